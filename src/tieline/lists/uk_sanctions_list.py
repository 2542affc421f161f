"""List format: the UK Sanctions List, official CSV, or the same table as XLSX."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tieline.lists.day import find_day
from tieline.lists.draft import ListFile, Parsed
from tieline.lists.gathered import check_columns
from tieline.lists.table import find_header, is_workbook, read_table
from tieline.lists.trouble import Troubles
from tieline.lists.uk_columns import USED_COLUMNS
from tieline.lists.uk_entry import Row, gather_entries
from tieline.lists.uk_list import UkList

ID = "uk-sanctions-list"
TITLE = "UK Sanctions List (FCDO), CSV or XLSX"
IS_TEXT = True

LIST = UkList(
    name="UK Sanctions List",
    authority="Foreign, Commonwealth and Development Office",
    number="unique id",
    other_number=("ofsi group id", "OFSI group ID"),
)
REQUIRED = frozenset({"Unique ID", "Name 6", "Name type", "Regime Name"})
FALLBACK = "ofsi group id"
"""Its number stands in for a unique ID that is missing."""

IGNORED_FIELDS = ("Non-latin script type",)
"""Read past on purpose: the letters of the name show their script."""


def claims(file: ListFile) -> bool:
    """Whether a file is in this format.

    Args:
        file: The file.

    Returns:
        True when a row near its top names the columns that every such file has.

    Raises:
        DamagedError: It is a workbook, and broken.
        TooLargeError: It unpacks to more bytes than are allowed.
        UnsafeError: It is packed more tightly than the limits allow.
    """
    return (is_workbook(file) or b"Unique ID" in file.head) and find_header(file, REQUIRED) is not None


def _iter_rows(rows: Iterator[tuple[int, Mapping[str, str]]], header: tuple[str, ...]) -> Iterator[tuple[int, Row]]:
    """The rows under the names of `uk_columns`."""
    columns = [(name, name.casefold()) for name in header]
    for number, values in rows:
        yield number, {column: values[name] for name, column in columns}


def parse(file: ListFile) -> Parsed:
    """Read a file of this format.

    Args:
        file: A file that `claims` says yes to.

    Returns:
        Its entries; broken rows, rows of an entry that disagree, odd dates and unknown columns are issues, and the rest
        goes on.

    Raises:
        DamagedError: It is a workbook, and broken.
        TooLargeError: It has more bytes, rows or cells than are allowed.
        UnsafeError: It is packed more tightly than the limits allow.
    """
    troubles = Troubles(file.source)
    table = read_table(file, troubles, columns=REQUIRED)
    ignored = tuple(name for name in table.header if name.casefold() == IGNORED_FIELDS[0].casefold())
    known = {name for name in table.header if name.casefold() in USED_COLUMNS}
    check_columns(table.header, {*known, *ignored}, troubles, row=len(table.preamble) + 1)
    drafts = gather_entries(_iter_rows(table.rows, table.header), LIST, troubles, fallback=FALLBACK)
    stated = (find_day(cell.removeprefix("Report Date:")) for line in table.preamble for cell in line)
    return Parsed(drafts, troubles.issues(), ignored, next((day for day in stated if day is not None), None))
