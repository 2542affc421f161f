"""Tables of persons and their offices."""

from __future__ import annotations

import re

from tieline.model.entity import Mention, Schema
from tieline.model.tie import RelationshipType
from tieline.read.chinese.lexicon import load_lexicon as load_chinese_lexicon
from tieline.read.entry.name import kind_of_party
from tieline.read.lexicon import load_lexicon
from tieline.read.table.grid import Table
from tieline.read.table.header import Header, show_columns
from tieline.read.table.row import Row, find_party, is_sum, iter_rows
from tieline.read.table.statement import RowTie, TableStatements
from tieline.read.table.subject import Subject, find_subject
from tieline.read.trace import Reason
from tieline.text.script import has_hanzi

OFFICE = "table.office"
_GAP = re.compile(r"[、,，;；/\n]|\band\b|兼|和")


def read_officers(table: Table, header: Header, statements: TableStatements) -> None:
    """Read a table of officers.

    Args:
        table: The table.
        header: Its header.
        statements: What takes the ties. Rows are left out and counted where the table does not say of which
            organisation, or where the office is none that we know.
    """
    subject = None if "organisation" in header.columns else find_subject(statements.document, table, header)
    for row in iter_rows(table, header):
        if not is_sum(row):
            _read_row(row, header, statements, subject)


def _read_row(row: Row, header: Header, statements: TableStatements, subject: Subject | None) -> None:
    text = statements.document.text
    person = find_party(text, header.get(row.cells, "person"))
    body = subject.name if subject is not None else find_party(text, header.get(row.cells, "organisation"))
    role = header.get(row.cells, "role")
    if person is None or body is None or role is None:
        reason = Reason.NO_SUBJECT if body is None else Reason.NO_PARTY
        statements.leave_out(OFFICE, row.span, reason, show_columns(header))
        return
    kind = find_office(role.text)
    if kind is None:
        statements.leave_out(OFFICE, row.span, Reason.NO_ROLE, role.text)
        return
    ends = (statements.mention(person, Schema.PERSON), statements.mention(body, kind_of_party(body.cut(text), "")))
    source, target = _ordered(kind, *ends)
    stated = statements.stated("role", role)
    for name, column in (("date_on", "from"), ("date_off", "to")):
        cell = header.get(row.cells, column)
        stated += statements.dated(name, cell.span if cell is not None else None)
    evidence = [row.span, *([subject.words] if subject is not None else [])]
    statements.spans.append(row.span)
    is_inferred = subject is not None and subject.is_inferred
    statements.add(RowTie(OFFICE, kind, source, target, stated, evidence, is_inferred))


def find_office(words: str) -> RelationshipType | None:
    """Find the tie that an office stands for.

    Args:
        words: What a cell says, one office or several.

    Returns:
        The tie of the first office that the lexicon knows; None where it knows none.
    """
    for piece in _GAP.split(words):
        office = piece.strip()
        if has_hanzi(office):
            roles = load_chinese_lexicon().roles
            found = next((roles[office[at:]] for at in range(len(office)) if office[at:] in roles), None)
        else:
            match = load_lexicon().role_pattern.search(office)
            found = load_lexicon().roles.get(match[0].lower()) if match is not None else None
        if found is not None:
            return found
    return None


def _ordered(kind: RelationshipType, person: Mention, body: Mention) -> tuple[Mention, Mention]:
    """The ends of a tie in its direction: an organisation employs, a person leads, represents and belongs to."""
    return (body, person) if kind is RelationshipType.EMPLOYS else (person, body)
