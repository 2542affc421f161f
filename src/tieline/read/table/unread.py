"""Tables that look like tables of owners, and from which no tie was read."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tieline.model.document import Document
from tieline.model.entity import Schema
from tieline.model.span import Span
from tieline.read.entry.shape import ends_with_form
from tieline.read.formats.readable import Gap
from tieline.read.table.grid import Table, TableCell, find_tables
from tieline.read.table.header import find_header
from tieline.read.table.ownership import OWNS
from tieline.read.table.row import find_party, kind_of_owner
from tieline.read.table.statement import TableStatements
from tieline.read.table.subject import find_subject
from tieline.read.trace import Reason

TABLE_GAP = "not_read:table"
"""The notice code of tables of owners that state no tie."""

MIN_RATIO = 0.6
"""So many cells of a column must be names, or shares, for the column to be one of these (our choice)."""

MIN_OWNERS = 2
"""A table of fewer owners is not told from others (our choice)."""

MAX_LOOKED = 40
"""So many rows show what a table holds (our choice)."""

_SHARE = re.compile(r"[<>≥≤~约]?\s*(?P<figure>[0-9]{1,3}(?:[.,][0-9]{1,8})?)\s*(?P<sign>[%％])?")
_NO_HEADER_RULE = "table"


def leave_out_unheaded(table: Table, statements: TableStatements) -> None:
    """Tell who asks that the rows of a table state nothing, because no row is a header that is known.

    Args:
        table: The table.
        statements: What counts the rows of tables that look like tables of owners.
    """
    first = " | ".join(cell.text for _, cell in sorted(table.rows[0][1].items()))
    shown = f"first row: {first[:120]}"
    is_owned = looks_owned(statements.document.text, table)
    if not is_owned and statements.observer is None:
        return
    for number, cells in table.rows:
        own = [cell.span for cell in cells.values() if cell.row == number]
        if own:
            statements.leave_out(
                OWNS if is_owned else _NO_HEADER_RULE, Span.around(own), Reason.NO_HEADER, shown, is_counted=is_owned
            )


def looks_owned(text: str, table: Table) -> bool:
    """Whether a table without a header that is known looks like one of owners.

    Args:
        text: Canonical text.
        table: The table.

    Returns:
        True if a column of names stands beside a column of percentages, or of figures up to 100 where a name ends with
        a legal form.
    """
    columns: dict[int, list[TableCell]] = {}
    for _, row in table.rows[:MAX_LOOKED]:
        for column, cell in row.items():
            columns.setdefault(column, []).append(cell)
    if not any(_are_shares(cells, needs_sign=False) for cells in columns.values()):
        return False
    named = [cells for cells in columns.values() if _are_owners(text, cells)]
    if not named:
        return False
    has_form = any(ends_with_form(cell.text) for cells in named for cell in cells)
    return any(_are_shares(cells, needs_sign=not has_form) for cells in columns.values())


def _are_owners(text: str, cells: Sequence[TableCell]) -> bool:
    names = [name for cell in cells if (name := find_party(text, cell)) is not None]
    sure = [name for name in names if kind_of_owner(name.cut(text), None) is not Schema.ORGANIZATION]
    return len(sure) >= max(MIN_OWNERS, MIN_RATIO * len(cells))


def _are_shares(cells: Sequence[TableCell], *, needs_sign: bool) -> bool:
    found = [match for cell in cells if (match := _SHARE.fullmatch(cell.text)) is not None]
    shares = [match for match in found if float(match["figure"].replace(",", ".")) <= 100]
    if needs_sign or all(float(match["figure"].replace(",", ".")) % 1 == 0 for match in shares):
        shares = [match for match in shares if match["sign"]]
    return len(shares) >= max(MIN_OWNERS, MIN_RATIO * len(cells))


def find_table_gaps(document: Document) -> tuple[Gap, ...]:
    """Find the tables that look like tables of owners and state no tie.

    Args:
        document: The document.

    Returns:
        One notice that counts them; none where there are none.
    """
    found = [reason for table in find_tables(document) if (reason := _find_reason(document, table)) is not None]
    if not found:
        return ()
    whys = {Reason.NO_HEADER: "no row says what their columns hold", Reason.NO_SUBJECT: "nothing says whose they are"}
    why = " or ".join(words for reason, words in whys.items() if reason in found)
    counted = "1 table of owners" if len(found) == 1 else f"{len(found)} tables of owners"
    message = f"No tie was read from what looks like {counted} in {document.path}, because {why}."
    hint = (
        f'Ask "tieline read {document.path} --explain WORDS" with words of a cell, or give the holdings to '
        '"tieline ownership" as a file with columns owner, owned and share.'
    )
    return (Gap(TABLE_GAP, message, hint),)


def _find_reason(document: Document, table: Table) -> Reason | None:
    """Why a table that looks like one of owners states no tie; None where it states some, or looks otherwise."""
    header = find_header(table)
    if header is None:
        return Reason.NO_HEADER if looks_owned(document.text, table) else None
    if header.kind.name != "ownership":
        return None
    is_open = "owned" not in header.columns and find_subject(document, table, header) is None
    return Reason.NO_SUBJECT if is_open and table.last_row - header.last_row >= MIN_OWNERS else None
