"""Tables of shareholders and of holdings: who owns how much of whom."""

from __future__ import annotations

from collections.abc import Mapping

from tieline.model.span import Span
from tieline.model.tie import Property, RelationshipType
from tieline.read.entry.name import kind_of_party
from tieline.read.table.as_at import find_day
from tieline.read.table.grid import Table, TableCell
from tieline.read.table.header import Header, show_columns
from tieline.read.table.row import Row, find_party, is_sum, iter_rows, kind_of_owner
from tieline.read.table.share import read_shares
from tieline.read.table.statement import RowTie, TableStatements
from tieline.read.table.subject import Subject, find_subject, iter_before
from tieline.read.trace import Reason

OWNS = "table.owns"
_FIGURES = ("share", "min", "max")


def read_ownership(table: Table, header: Header, statements: TableStatements) -> None:
    """Read a table of owners.

    Args:
        table: The table.
        header: Its header.
        statements: What takes the ties. Rows are left out and counted where the table does not say whom they own.
    """
    rows = [row for row in iter_rows(table, header) if not is_sum(row)]
    subject = None if "owned" in header.columns else find_subject(statements.document, table, header)
    shares = {role: _shares(rows, header, role) for role in _FIGURES if role in header.columns}
    before = list(iter_before(statements.document.text, table, header))
    day = find_day(table, header, statements, before)
    if not day and subject is not None:
        day = statements.dated("date", subject.words)
    for row in rows:
        _read_row(row, header, statements, (subject, shares, day))


def _read_row(
    row: Row,
    header: Header,
    statements: TableStatements,
    known: tuple[Subject | None, Mapping[str, Mapping[int, str | None]], list[Property]],
) -> None:
    subject, shares, day = known
    text = statements.document.text
    owner = find_party(text, header.get(row.cells, "owner"))
    owned = subject.name if subject is not None else find_party(text, header.get(row.cells, "owned"))
    if owner is None or owned is None or owner == owned:
        reason = Reason.NO_PARTY if owner is None or subject is not None else Reason.NO_SUBJECT
        statements.leave_out(OWNS, row.span, reason, show_columns(header))
        return
    kind = header.get(row.cells, "kind")
    source = statements.mention(owner, kind_of_owner(owner.cut(text), kind.text if kind is not None else None))
    target = statements.mention(owned, kind_of_party(owned.cut(text), ""))
    stated: list[Property] = []
    for role, by_row in shares.items():
        cell = header.get(row.cells, role)
        if cell is not None and by_row.get(row.number) is not None:
            stated += statements.stated(role, cell, value=_bounded(role, by_row[row.number] or ""))
        elif cell is not None and any(ch.isdigit() for ch in cell.text):
            statements.leave_out(OWNS, row.span, Reason.NO_UNIT, f"{header.names[role]}: {cell.text}")
    stated += statements.stated("amount", _own(header.get(row.cells, "subscribed")))
    stated += statements.stated("kind", kind)
    since = header.get(row.cells, "from")
    stated += statements.dated("date_on", since.span if since is not None else None)
    until = header.get(row.cells, "to")
    stated += statements.dated("date_off", until.span if until is not None else None)
    if not any(one.name.startswith("date") for one in stated):
        stated += day
    evidence = [row.span, *([subject.words] if subject is not None else []), *_merged(row, owner)]
    statements.spans.append(row.span)
    is_inferred = subject is not None and subject.is_inferred
    statements.add(RowTie(OWNS, RelationshipType.OWNS, source, target, _as_share(stated), evidence, is_inferred))


def _shares(rows: list[Row], header: Header, role: str) -> Mapping[int, str | None]:
    """The shares of a column by row; a cell over several rows states one share of several owners, and so of none."""
    cells = {row.number: cell for row in rows if (cell := _own(header.get(row.cells, role))) is not None}
    values = read_shares([cell.text for cell in cells.values()], is_percent=header.is_percent(role))
    return dict(zip(cells, values, strict=True))


def _own(cell: TableCell | None) -> TableCell | None:
    return cell if cell is not None and cell.row == cell.last_row else None


def _bounded(role: str, value: str) -> str:
    """A bound as a share: a lower one is "at least", an upper one "at most"."""
    if role == "share" or value[:1] in "<>":
        return value
    return f">={value}" if role == "min" else f"<={value}"


def _as_share(stated: list[Property]) -> list[Property]:
    """Bounds of two columns are shares as well: the relationship knows one name for them."""
    return [Property("share", one.value, one.evidence) if one.name in {"min", "max"} else one for one in stated]


def _merged(row: Row, owner: Span) -> list[Span]:
    """The owner's cell, where it is merged with rows above."""
    return [] if row.span.covers(owner) else [owner]
