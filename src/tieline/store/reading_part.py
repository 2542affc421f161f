"""Readings in the database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Table, delete, or_, select

from tieline.model import Mention, Reading, RelationshipMention, Span, TechnologyMention, Utterance
from tieline.model.ids import DocumentId
from tieline.store.database import Row, insert_rows, to_row
from tieline.store.part import Part
from tieline.store.tables.evidence import document
from tieline.store.tables.reading import mention, reading, relationship_mention, technology_mention, utterance

FETCH_READINGS = 200
"""How many readings are in memory at once while all are gone through."""

_UTTERANCE_SPANS = ("cue", "content", "evidence")
_SPAN = frozenset({"span"})
_SPANS = frozenset(f"{name}_span" for name in _UTTERANCE_SPANS)

_PLACING = frozenset({"document", "place"})

Cells = dict[str, Any]
"""A row as the database gives it, by column. Its values have the types that the columns declare."""


class ReadingPart(Part):
    """Readings. See `evidence_port` for what each method promises."""

    def save_reading(self, value: Reading, *, version: str) -> None:
        """Replace the reading of a document with everything that was read in it.

        Args:
            value: What was read.
            version: Version of the reader.
        """
        row: Row = {"document": value.document, "version": version, "dropped": value.dropped}
        with self._database.writing() as connection:
            connection.execute(delete(reading).where(reading.c.document == value.document))
            insert_rows(connection, reading, [row])
            insert_rows(connection, mention, (_mention_row(one, place) for place, one in enumerate(value.mentions)))
            insert_rows(
                connection,
                relationship_mention,
                (to_row(one, document=value.document, place=place) for place, one in enumerate(value.relationships)),
            )
            insert_rows(connection, utterance, (_utterance_row(one, at) for at, one in enumerate(value.utterances)))
            insert_rows(
                connection,
                technology_mention,
                (to_row(one, document=value.document, place=place) for place, one in enumerate(value.technologies)),
            )

    def find_reading(self, document_id: DocumentId) -> Reading | None:
        """Load the reading of one document.

        Args:
            document_id: Id of the document.

        Returns:
            The reading, or None.
        """
        with self._database.reading() as connection:
            return next(iter(_load_readings(connection, [document_id])), None)

    def iter_readings(self) -> Iterator[Reading]:
        """Stream readings, some documents at a time.

        Yields:
            Readings by path of their document, then its id.
        """
        with self._database.reading() as connection:
            asked = select(document.c.id).join(reading, reading.c.document == document.c.id)
            ids = list(connection.scalars(asked.order_by(document.c.path, document.c.id)))
            for first in range(0, len(ids), FETCH_READINGS):
                yield from _load_readings(connection, ids[first : first + FETCH_READINGS])

    def documents_to_read(self, version: str) -> list[DocumentId]:
        """List documents without a reading of this version.

        Args:
            version: Version of the reader.

        Returns:
            Ids by path of the document, then id.
        """
        asked = select(document.c.id).join(reading, reading.c.document == document.c.id, isouter=True)
        asked = asked.where(or_(reading.c.version.is_(None), reading.c.version != version))
        with self._database.reading() as connection:
            return [DocumentId(one) for one in connection.scalars(asked.order_by(document.c.path, document.c.id))]


def _load_readings(connection: Connection, ids: Sequence[DocumentId]) -> Iterator[Reading]:
    asked = select(reading.c.document, reading.c.dropped).where(reading.c.document.in_(ids))
    dropped = {row.document: row.dropped for row in connection.execute(asked)}
    mentions = _load_cells(connection, mention, ids)
    relationships = _load_cells(connection, relationship_mention, ids)
    utterances = _load_cells(connection, utterance, ids)
    technologies = _load_cells(connection, technology_mention, ids)
    for one in ids:
        if one in dropped:
            yield Reading(
                document=one,
                mentions=tuple(Mention(document=one, **_join_span(cells, "")) for cells in mentions[one]),
                relationships=tuple(RelationshipMention(**cells) for cells in relationships[one]),
                utterances=tuple(Utterance(document=one, **_join_spans(cells)) for cells in utterances[one]),
                dropped=dropped[one],
                technologies=tuple(TechnologyMention(**cells) for cells in technologies[one]),
            )


def _load_cells(connection: Connection, table: Table, ids: Sequence[DocumentId]) -> dict[DocumentId, list[Cells]]:
    """Load the rows of some readings in the order of each reading, without the columns that place them there."""
    found: dict[DocumentId, list[Cells]] = defaultdict(list)
    asked = select(table).where(table.c.document.in_(ids)).order_by(table.c.document, table.c.place)
    for row in connection.execute(asked).mappings():
        found[row["document"]].append({name: row[name] for name in row if name not in _PLACING})
    return found


def _mention_row(value: Mention, place: int) -> Row:
    return to_row(value, without=_SPAN, place=place, start=value.span.start, end=value.span.end)


def _utterance_row(value: Utterance, place: int) -> Row:
    row = to_row(value, without=_SPANS, place=place)
    for name in _UTTERANCE_SPANS:
        span: Span = getattr(value, f"{name}_span")
        row |= {f"{name}_start": span.start, f"{name}_end": span.end}
    return row


def _join_span(cells: Cells, prefix: str) -> Cells:
    """Put a span in place of its two columns."""
    cells[f"{prefix}span"] = Span(cells.pop(f"{prefix}start"), cells.pop(f"{prefix}end"))
    return cells


def _join_spans(cells: Cells) -> Cells:
    for name in _UTTERANCE_SPANS:
        _join_span(cells, f"{name}_")
    return cells
