"""Issues: what went wrong with one item. Recorded, counted and shown, never swallowed."""

from __future__ import annotations

from dataclasses import dataclass

from tieline.model.ids import IssueId

NOTICE_PREFIX = "not_read:"
"""Issue codes that start so are notices: nothing failed; a part was left out, and the person should know."""

DOUBT_PREFIX = "doubtful:"
"""So do those that start so: what a source states was kept, and looks wrong."""


@dataclass(frozen=True, slots=True)
class Issue:
    """Something that went wrong with one item.

    Attributes:
        id: Content-based: stage, code and item.
        stage: Which stage met it: archive, read, lists, resolve, screen, ownership, report.
        code: A short stable name ("encrypted_pdf", "not_read:needs-ocr").
        item: Which item: a path, a URL, a document id, "file.csv row 12".
        message: One sentence: what happened.
        hint: One sentence: what to try; None when there is nothing to try.
    """

    id: IssueId
    stage: str
    code: str
    item: str
    message: str
    hint: str | None

    @property
    def is_notice(self) -> bool:
        """Whether nothing failed, and a part was merely left out: an extra is not installed, a date is none."""
        return self.code.startswith((NOTICE_PREFIX, DOUBT_PREFIX))
