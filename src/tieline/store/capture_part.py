"""Captures and issues in the database."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from sqlalchemy import Select, delete, exists, select

from tieline.model import Capture, Issue
from tieline.store.database import FETCH_ROWS, insert_rows, to_row
from tieline.store.part import Part
from tieline.store.tables.evidence import capture, document, issue

"""The stage whose issues say that a blob was tried and could not become a document."""

_FIRST_CAPTURE = (capture.c.source, capture.c.retrieved_at, capture.c.id)


class CapturePart(Part):
    """Captures and issues. See `evidence_port` for what each method promises."""

    def save_capture(self, value: Capture) -> None:
        """Insert a capture unless it is there.

        Args:
            value: The capture.
        """
        with self._database.writing() as connection:
            connection.execute(self._database.backend.insert_new(capture), to_row(value))

    def find_capture(self, source: str, sha256: str) -> Capture | None:
        """Look a capture up by the index on hash and source.

        Args:
            source: Where from.
            sha256: Hash of the bytes.

        Returns:
            The first such capture, or None.
        """
        asked = select(capture).where(capture.c.source == source, capture.c.sha256 == sha256)
        with self._database.reading() as connection:
            row = connection.execute(asked.order_by(*_FIRST_CAPTURE).limit(1)).first()
        return None if row is None else Capture(**row._mapping)

    def iter_captures(self) -> Iterator[Capture]:
        """Stream all captures.

        Yields:
            Captures by source, then time.
        """
        return self._iter_captures(select(capture).order_by(*_FIRST_CAPTURE))

    def unread_blobs(self) -> Iterator[Capture]:
        """Stream the first capture of each blob without document; what failed before is tried again.

        Yields:
            Captures by hash.
        """
        asked = select(capture).where(~exists().where(document.c.sha256 == capture.c.sha256))
        waiting = self._iter_captures(asked.order_by(capture.c.sha256, *_FIRST_CAPTURE))
        return (next(same) for _, same in groupby(waiting, key=lambda one: one.sha256))

    def _iter_captures(self, asked: Select[tuple[object, ...]]) -> Iterator[Capture]:
        with self._database.reading() as connection:
            for row in connection.execute(asked).yield_per(FETCH_ROWS):
                yield Capture(**row._mapping)

    def record_issue(self, value: Issue) -> None:
        """Put an issue in place of the one with its id.

        Args:
            value: The issue.
        """
        with self._database.writing() as connection:
            connection.execute(delete(issue).where(issue.c.id == value.id))
            insert_rows(connection, issue, [to_row(value)])

    def clear_issues(self, stage: str, *, item: str | None = None) -> None:
        """Delete the issues of a stage.

        Args:
            stage: Which stage.
            item: Only those of this item; None means all.
        """
        cleared = delete(issue).where(issue.c.stage == stage)
        with self._database.writing() as connection:
            connection.execute(cleared if item is None else cleared.where(issue.c.item == item))

    def iter_issues(self, stage: str | None = None) -> Iterator[Issue]:
        """Stream issues.

        Args:
            stage: Only those of this stage; None means all.

        Yields:
            Issues by stage, item and code.
        """
        # shape: the stage stands first, as where issues are cleared 2026-11-21
        asked = select(issue).order_by(issue.c.stage, issue.c.item, issue.c.code, issue.c.id)
        with self._database.reading() as connection:
            for row in connection.execute(asked if stage is None else asked.where(issue.c.stage == stage)):
                yield Issue(**row._mapping)
