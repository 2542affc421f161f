"""What asking the store gives that is no value of the vocabulary: search results and heads of documents."""

from __future__ import annotations

from dataclasses import dataclass

from tieline.model import PartialDate, Schema, Span
from tieline.model.ids import DocumentId, EntityId


@dataclass(frozen=True, slots=True)
class DocumentHead:
    """A document without its text, for lists of documents.

    Attributes:
        id: Id of the document.
        sha256: Hash of the bytes it was read from.
        path: The source of the first capture of these bytes.
        media_type: What the bytes turned out to be.
        title: As the document states it; None when it does not.
        language: ISO 639-1 code; None when too short to tell.
        published_on: As the document states it; None when it does not.
        text_chars: Length of its text, in code points.
    """

    id: DocumentId
    sha256: str
    path: str
    media_type: str
    title: str | None
    language: str | None
    published_on: PartialDate | None
    text_chars: int


@dataclass(frozen=True, slots=True)
class FoundEntity:
    """An entity that a search found.

    Attributes:
        entity: Id of the entity.
        schema: What kind of thing it is.
        name: The name shown.
        matched: Its names that have the words searched, sorted.
    """

    entity: EntityId
    schema: Schema
    name: str
    matched: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FoundDocument:
    """A document that a search found, with the first places of the words.

    Attributes:
        document: Id of the document.
        path: The source of the first capture of its bytes.
        title: As the document states it; None when it does not.
        spans: Where the words first stand in its canonical text, in text order; empty when only the title has them.
        snippet: The text around the first span, or the title; line breaks are spaces.
        marks: Half-open offsets into the snippet of the words searched, in order.
    """

    document: DocumentId
    path: str
    title: str | None
    spans: tuple[Span, ...]
    snippet: str
    marks: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class SearchResults:
    """What a search found.

    Attributes:
        entities: Entities, best first.
        documents: Documents, best first.
    """

    entities: tuple[FoundEntity, ...]
    documents: tuple[FoundDocument, ...]
