"""Formats that are tables in which each row is an entry."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from tieline.lists.draft import Draft, ListFile, Parsed
from tieline.lists.gathered import check_columns
from tieline.lists.table import read_table
from tieline.lists.trouble import Troubles

MakeDraft = Callable[[int, Mapping[str, str], Troubles], Draft | None]
"""Makes the entry of a row, of its number, its values and where troubles are noted; None where it is none."""


def parse_rows(
    file: ListFile,
    make_draft: MakeDraft,
    *,
    required: Collection[str],
    used: Sequence[str],
    ignored: Collection[str] = (),
) -> Parsed:
    """Read a table in which each row is an entry.

    Args:
        file: The file, CSV or XLSX.
        make_draft: Makes the entry of a row; columns that the table lacks are empty.
        required: Columns by which the header is found.
        used: All columns that `make_draft` asks for.
        ignored: Columns that are read past on purpose.

    Returns:
        The entries; broken rows and unknown columns are issues, and the rest goes on.

    Raises:
        DamagedError: It has no such header, or is a broken workbook.
        TooLargeError: It has more rows, columns or bytes than are allowed.
    """
    troubles = Troubles(file.source)
    table = read_table(file, troubles, columns=required)
    check_columns(table.header, {*used, *ignored}, troubles, row=len(table.preamble) + 1)
    absent = dict.fromkeys(used, "")
    made = (make_draft(number, absent | dict(values), troubles) for number, values in table.rows)
    drafts = tuple(draft for draft in made if draft is not None)
    return Parsed(drafts, troubles.issues(), tuple(name for name in sorted(ignored) if name in table.header))
