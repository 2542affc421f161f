"""Tables of contracts and awards: who supplies whom with what."""

from __future__ import annotations

from tieline.model.tie import RelationshipType
from tieline.read.entry.name import kind_of_party
from tieline.read.table.grid import Table
from tieline.read.table.header import Header, show_columns
from tieline.read.table.row import Row, find_party, is_sum, iter_rows, kind_of_owner
from tieline.read.table.statement import RowTie, TableStatements
from tieline.read.table.subject import Subject, find_subject
from tieline.read.trace import Reason

SUPPLIES = "table.supplies"


def read_supply(table: Table, header: Header, statements: TableStatements) -> None:
    """Read a table of contracts.

    Args:
        table: The table.
        header: Its header.
        statements: What takes the ties. Rows are left out and counted where the table does not say who buys.
    """
    subject = None if "buyer" in header.columns else find_subject(statements.document, table, header)
    for row in iter_rows(table, header):
        if not is_sum(row):
            _read_row(row, header, statements, subject)


def _read_row(row: Row, header: Header, statements: TableStatements, subject: Subject | None) -> None:
    text = statements.document.text
    supplier = find_party(text, header.get(row.cells, "supplier"))
    buyer = subject.name if subject is not None else find_party(text, header.get(row.cells, "buyer"))
    if supplier is None or buyer is None or supplier == buyer:
        reason = Reason.NO_SUBJECT if buyer is None and supplier is not None else Reason.NO_PARTY
        statements.leave_out(SUPPLIES, row.span, reason, show_columns(header))
        return
    source = statements.mention(supplier, kind_of_owner(supplier.cut(text), None))
    target = statements.mention(buyer, kind_of_party(buyer.cut(text), ""))
    stated = [
        *statements.stated("product", header.get(row.cells, "product")),
        *statements.stated("value", header.get(row.cells, "value")),
    ]
    date = header.get(row.cells, "date")
    stated += statements.dated("date", date.span if date is not None else None)
    evidence = [row.span, *([subject.words] if subject is not None else [])]
    evidence += [end for end in (supplier, buyer) if subject is None and not row.span.covers(end)]
    statements.spans.append(row.span)
    statements.add(RowTie(SUPPLIES, RelationshipType.SUPPLIES, source, target, stated, evidence))
