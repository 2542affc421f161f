"""Searching the database for words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, RowMapping, Select, Table, case, func, select

from tieline.model import Span
from tieline.model.ids import DocumentId, EntityId
from tieline.store.found import FoundDocument, FoundEntity, SearchResults
from tieline.store.part import Part
from tieline.store.snippet import SNIPPET_CHARS, Places, Window, make_snippet
from tieline.store.tables.evidence import document, document_text, passage
from tieline.store.tables.result import entity, entity_name
from tieline.store.tables.terms import name_terms, passage_terms
from tieline.text.search import iter_phrase_spans, search_phrases

MOST_PHRASES = 16
"""Further phrases of one search are not looked at, so that no search takes long."""


@dataclass(frozen=True, slots=True)
class _Indexed:
    """Texts that are indexed: their terms, the texts themselves, and what each belongs to."""

    terms: Table
    texts: Table
    owner: Column[Any]


_PASSAGES = _Indexed(passage_terms, passage, passage.c.document)
_NAMES = _Indexed(name_terms, entity_name, entity_name.c.entity)


class SearchPart(Part):
    """Searching. See `base` for what it promises."""

    def search(self, words: str, *, limit: int = 20) -> SearchResults:
        """Ask the index of names and the index of passages.

        Args:
            words: Words that must all occur.
            limit: Most entities and most documents to give.

        Returns:
            The best matches.
        """
        phrases = search_phrases(words)[:MOST_PHRASES]
        if not phrases:
            return SearchResults((), ())
        with self._database.reading() as connection:
            entities = self._find_entities(connection, phrases, limit)
            return SearchResults(entities, self._find_documents(connection, phrases, limit))

    def _find_owners(self, connection: Connection, where: _Indexed, phrases: Sequence[str], limit: int) -> list[Any]:
        """Find what has all phrases, in whichever of its texts, the best first."""
        rank = func.min(self._database.backend.rank(where.terms, phrases))
        asked = self._matching(where, phrases, where.owner).group_by(where.owner)
        if len(phrases) > 1:
            for phrase in phrases:
                asked = asked.where(where.owner.in_(self._matching(where, [phrase], where.owner)))
        return list(connection.scalars(asked.order_by(rank, where.owner).limit(limit)))

    def _matching(self, where: _Indexed, phrases: Sequence[str], *columns: Any) -> Select[Any]:
        joined = where.terms.join(where.texts, where.texts.c.id == where.terms.c.rowid)
        return select(*columns).select_from(joined).where(self._database.backend.matches(where.terms, phrases))

    def _find_entities(self, connection: Connection, phrases: Sequence[str], limit: int) -> tuple[FoundEntity, ...]:
        ids: list[EntityId] = self._find_owners(connection, _NAMES, phrases, limit)
        heads = {row.id: row for row in connection.execute(select(entity).where(entity.c.id.in_(ids)))}
        names: dict[EntityId, list[str]] = defaultdict(list)
        asked = select(entity_name).where(entity_name.c.entity.in_(ids)).order_by(entity_name.c.text)
        for row in connection.execute(asked):
            if any(next(iter_phrase_spans(row.text, phrase), None) for phrase in phrases):
                names[row.entity].append(row.text)
        return tuple(FoundEntity(one, heads[one].schema, heads[one].name, tuple(names[one])) for one in ids)

    def _find_documents(self, connection: Connection, phrases: Sequence[str], limit: int) -> tuple[FoundDocument, ...]:
        ids: list[DocumentId] = self._find_owners(connection, _PASSAGES, phrases, limit)
        asked = select(document.c.id.label("document"), document.c.path, document.c.title).where(document.c.id.in_(ids))
        heads = {row.document: row._mapping for row in connection.execute(asked)}
        places: dict[DocumentId, Places] = defaultdict(Places)
        for phrase in phrases:
            for row in connection.execute(self._first_windows(phrase, ids)):
                places[row.document].add(Window(row.low, row.text, Span(row.start, row.end)), phrase)
        return tuple(_found_document(heads[one], places[one]) for one in ids)

    def _first_windows(self, phrase: str, ids: Sequence[DocumentId]) -> Select[Any]:
        """Ask for the first passage of each document that has a phrase, with some text around it."""
        start = func.min(passage.c.start).label("start")
        matching = self._matching(_PASSAGES, [phrase], passage.c.document, start)
        in_text = matching.where(passage.c.document.in_(ids), passage.c.start >= 0)
        first = in_text.group_by(passage.c.document).subquery()
        low = case((passage.c.start > SNIPPET_CHARS, passage.c.start - SNIPPET_CHARS), else_=0)
        window = func.substr(document_text.c.text, low + 1, passage.c.end + SNIPPET_CHARS - low)
        asked = select(passage.c.document, passage.c.start, passage.c.end, low.label("low"), window.label("text"))
        asked = asked.join(first, (first.c.document == passage.c.document) & (first.c.start == passage.c.start))
        return asked.join(document_text, document_text.c.document == passage.c.document)


def _found_document(head: RowMapping, places: Places) -> FoundDocument:
    spans = tuple(sorted(places.spans))
    for window in places.windows:
        if spans and window.passage.covers(spans[0]):
            snippet, marks = make_snippet(window.text, window.start, spans)
            return FoundDocument(**head, spans=spans, snippet=snippet, marks=marks)
    return FoundDocument(**head, spans=(), snippet=head["title"] or "", marks=())
