"""Grades and replies in the database."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import select

from tieline.model import Evidence, GradeDecision, ReplyRecord, Span
from tieline.model.ids import DocumentId
from tieline.store.database import Row, to_row
from tieline.store.part import Part
from tieline.store.tables.ledger import claim_grade, claim_reply

_EVIDENCE = frozenset({"evidence"})


class LedgerPart(Part):
    """What people recorded about claims. See `ledger_port` for what each method promises."""

    def add_grade(self, value: GradeDecision) -> None:
        """Insert a grade unless it is there.

        Args:
            value: The decision.
        """
        with self._database.writing() as connection:
            row = to_row(value, without=_EVIDENCE) | _split(value.evidence)
            connection.execute(self._database.backend.insert_new(claim_grade), row)

    def iter_grades(self) -> Iterator[GradeDecision]:
        """Stream grades.

        Yields:
            Grades by time of decision, then id.
        """
        asked = select(claim_grade).order_by(claim_grade.c.decided_at, claim_grade.c.id)
        with self._database.reading() as connection:
            for row in connection.execute(asked).mappings():
                yield GradeDecision(**_join(row))

    def add_reply(self, value: ReplyRecord) -> None:
        """Insert a record of asking unless it is there.

        Args:
            value: What was recorded.
        """
        with self._database.writing() as connection:
            row = to_row(value, without=_EVIDENCE) | _split(value.evidence)
            connection.execute(self._database.backend.insert_new(claim_reply), row)

    def iter_replies(self) -> Iterator[ReplyRecord]:
        """Stream records of asking.

        Yields:
            Records by the time they were made, then id.
        """
        asked = select(claim_reply).order_by(claim_reply.c.recorded_at, claim_reply.c.id)
        with self._database.reading() as connection:
            for row in connection.execute(asked).mappings():
                yield ReplyRecord(**_join(row))


def _split(evidence: Evidence) -> Row:
    """The columns that keep words."""
    span = evidence.span
    return {"document": evidence.document, "start": span.start, "end": span.end, "quote": evidence.quote}


def _join(row: Mapping[Any, Any]) -> dict[str, Any]:
    """Put words in place of their columns. The values of a row have the types that the columns declare."""
    cells = dict(row)
    document, start, end, quote = (cells.pop(name) for name in ("document", "start", "end", "quote"))
    return cells | {"evidence": Evidence(DocumentId(document), Span(start, end), quote)}
