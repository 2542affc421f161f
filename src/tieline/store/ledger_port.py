"""The part of the store that keeps what people recorded about claims: grades and replies."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from tieline.model import GradeDecision, ReplyRecord


class LedgerPort(Protocol):
    """Grades and replies, as people recorded them. Nothing is ever deleted."""

    def add_grade(self, grade: GradeDecision) -> None:
        """Keep a grade for good. One that is kept already stays as it is.

        Args:
            grade: The decision of a person.

        Raises:
            StoreError: It cannot be written.
        """
        ...

    def iter_grades(self) -> Iterator[GradeDecision]:
        """Go through all grades, those that were overruled included.

        Yields:
            Grades by time of decision, then id.
        """
        ...

    def add_reply(self, reply: ReplyRecord) -> None:
        """Keep a record of asking for good. One that is kept already stays as it is.

        Args:
            reply: What a person recorded.

        Raises:
            StoreError: It cannot be written.
        """
        ...

    def iter_replies(self) -> Iterator[ReplyRecord]:
        """Go through all records of asking, those that were overruled included.

        Yields:
            Records by the time they were made, then id.
        """
        ...
