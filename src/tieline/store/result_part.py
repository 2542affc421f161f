"""Judgements, the resolution, hits and findings in the database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from tieline.model import (
    Claim,
    Contradiction,
    Entity,
    Finding,
    Hit,
    Judgement,
    Relationship,
    Resolution,
    Screening,
    Technology,
)
from tieline.model.ids import EntityId, MentionId
from tieline.store.database import BATCH_ROWS, FETCH_ROWS, Row, insert_rows, to_row
from tieline.store.part import Part
from tieline.store.tables.result import (
    claim,
    contradiction,
    entity,
    entity_mention,
    entity_name,
    finding,
    hit,
    judgement,
    relationship,
    screening,
    screening_record,
    technology,
)
from tieline.store.tables.terms import name_terms
from tieline.text.search import search_terms

_STATED = frozenset({"stated"})
_LISTS = frozenset({"names", "mentions"})
_RESOLVED = (name_terms, entity_mention, entity_name, entity, relationship, claim, technology, contradiction)
"""The tables of the resolution, those that refer to others first."""


class ResultPart(Part):
    """Judgements, the resolution, hits and findings. See `result_port` for what each method promises."""

    def add_judgement(self, value: Judgement) -> None:
        """Insert a judgement unless it is there.

        Args:
            value: The decision.
        """
        with self._database.writing() as connection:
            connection.execute(self._database.backend.insert_new(judgement), to_row(value))

    def iter_judgements(self) -> Iterator[Judgement]:
        """Stream judgements.

        Yields:
            Judgements by time of decision, then id.
        """
        with self._database.reading() as connection:
            for row in connection.execute(select(judgement).order_by(judgement.c.decided_at, judgement.c.id)):
                yield Judgement(**row._mapping)

    def replace_resolution(self, value: Resolution) -> None:
        """Delete the old resolution and insert the new one.

        Args:
            value: Everything that was resolved.
        """
        with self._database.writing() as connection:
            for table in _RESOLVED:
                connection.execute(delete(table))
            insert_rows(connection, entity, (to_row(one, without=_LISTS) for one in value.entities))
            mentions = (
                {"entity": one.id, "place": place, "mention": mention}
                for one in value.entities
                for place, mention in enumerate(one.mentions)
            )
            insert_rows(connection, entity_mention, mentions)
            self._insert_names(connection, value.entities)
            insert_rows(connection, relationship, map(to_row, value.relationships))
            insert_rows(connection, claim, map(_claim_row, value.claims))
            insert_rows(connection, technology, map(to_row, value.technologies))
            insert_rows(connection, contradiction, map(to_row, value.contradictions))

    def _insert_names(self, connection: Connection, entities: Iterable[Entity]) -> None:
        names = [(one.id, name) for one in entities for name in one.names]
        statement = insert(entity_name).returning(entity_name.c.id, sort_by_parameter_order=True)
        terms_of = self._database.backend.index_terms
        for first in range(0, len(names), BATCH_ROWS):
            batch = names[first : first + BATCH_ROWS]
            ids = connection.scalars(statement, [{"entity": owner, "text": name} for owner, name in batch])
            rows = [
                {"rowid": row_id, "terms": terms_of(search_terms(name))}
                for row_id, (_, name) in zip(ids, batch, strict=True)
            ]
            insert_rows(connection, name_terms, rows)

    def load_resolution(self) -> Resolution:
        """Load everything that was resolved, in one transaction.

        Returns:
            The resolution.
        """
        with self._database.reading() as connection:
            return Resolution(
                entities=tuple(_load_entities(connection)),
                relationships=tuple(
                    Relationship(**row._mapping)
                    for row in connection.execute(select(relationship).order_by(relationship.c.id))
                ),
                claims=tuple(map(_make_claim, connection.execute(select(claim).order_by(claim.c.id)).mappings())),
                technologies=tuple(
                    Technology(**row._mapping)
                    for row in connection.execute(select(technology).order_by(technology.c.id))
                ),
                contradictions=tuple(
                    Contradiction(**row._mapping)
                    for row in connection.execute(select(contradiction).order_by(contradiction.c.id))
                ),
            )

    def replace_hits(self, hits: Iterable[Hit], screened: Iterable[str]) -> None:
        """Delete the old hits and insert the new ones.

        Args:
            hits: All hits.
            screened: The names that were screened, in order, those without a hit included.
        """
        with self._database.writing() as connection:
            connection.execute(delete(hit))
            connection.execute(delete(screening))
            insert_rows(connection, hit, map(to_row, hits))
            insert_rows(connection, screening, ({"position": n, "name": name} for n, name in enumerate(screened)))

    def iter_hits(self) -> Iterator[Hit]:
        """Stream hits.

        Yields:
            Hits by query, the nearest first, then id.
        """
        with self._database.reading() as connection:
            asked = select(hit).order_by(hit.c.query, hit.c.score.desc(), hit.c.id)
            for row in connection.execute(asked).yield_per(FETCH_ROWS):
                yield Hit(**row._mapping)

    def load_screened(self) -> tuple[str, ...]:
        """Load the names that were screened.

        Returns:
            The names in order.
        """
        with self._database.reading() as connection:
            return tuple(connection.scalars(select(screening.c.name).order_by(screening.c.position)))

    def add_screening(self, value: Screening) -> None:
        """Insert a screening record unless it is there.

        Args:
            value: What the record is about, and where its text is.
        """
        with self._database.writing() as connection:
            connection.execute(self._database.backend.insert_new(screening_record), to_row(value))

    def iter_screenings(self) -> Iterator[Screening]:
        """Stream screening records.

        Yields:
            Records by the time they were made, then id.
        """
        asked = select(screening_record).order_by(screening_record.c.made_at, screening_record.c.id)
        with self._database.reading() as connection:
            for row in connection.execute(asked).yield_per(FETCH_ROWS):
                yield Screening(**row._mapping)

    def replace_findings(self, findings: Iterable[Finding]) -> None:
        """Delete the old findings and insert the new ones.

        Args:
            findings: All findings.
        """
        with self._database.writing() as connection:
            connection.execute(delete(finding))
            insert_rows(connection, finding, (to_row(one, place=place) for place, one in enumerate(findings)))

    def iter_findings(self) -> Iterator[Finding]:
        """Stream findings.

        Yields:
            Findings by entity, rule and day, then in the order they were given.
        """
        columns = [column for column in finding.c if column is not finding.c.place]
        asked = select(*columns).order_by(finding.c.entity, finding.c.rule, finding.c.as_of, finding.c.place)
        with self._database.reading() as connection:
            for row in connection.execute(asked).yield_per(FETCH_ROWS):
                yield Finding(**row._mapping)


def _claim_row(value: Claim) -> Row:
    return to_row(value, without=_STATED, stated=() if value.stated is None else (value.stated,))


def _make_claim(row: Mapping[Any, Any]) -> Claim:
    """Make a claim of its row; the values have the types that the columns declare."""
    return Claim(**{**row, "stated": next(iter(row["stated"]), None)})


def _load_entities(connection: Connection) -> Iterator[Entity]:
    names: dict[EntityId, list[str]] = defaultdict(list)
    for row in connection.execute(select(entity_name).order_by(entity_name.c.id)):
        names[row.entity].append(row.text)
    mentions: dict[EntityId, list[MentionId]] = defaultdict(list)
    for row in connection.execute(select(entity_mention).order_by(entity_mention.c.entity, entity_mention.c.place)):
        mentions[row.entity].append(row.mention)
    for row in connection.execute(select(entity).order_by(entity.c.id)):
        yield Entity(**row._mapping, names=tuple(names[row.id]), mentions=tuple(mentions[row.id]))
