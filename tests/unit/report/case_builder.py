"""Builds cases from texts and quotes, so that every span of a test case is right by construction."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from tieline.model import (
    Capture,
    CueClass,
    Document,
    Entity,
    Evidence,
    Mention,
    PartialDate,
    Property,
    Reading,
    Region,
    Relationship,
    RelationshipType,
    Schema,
    Span,
    Stance,
    Utterance,
    content_id,
)
from tieline.model.ids import CaptureId, DocumentId, EntityId, MentionId, RelationshipId, UtteranceId

RETRIEVED_AT = "2026-11-20T08:15:00+00:00"


@dataclass
class CaseBuilder:
    """Collects documents, entities, ties and utterances by quoting the texts.

    Attributes:
        documents: Documents by path.
        captures: Their captures.
        names: Names of each entity by its key; the first is the one shown.
        schemas: Schema of each entity by its key.
        mentions: Mentions by entity key.
        ties: Relationships so far.
        utterances: Utterances so far.
    """

    documents: dict[str, Document] = field(default_factory=dict)
    captures: list[Capture] = field(default_factory=list)
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    schemas: dict[str, Schema] = field(default_factory=dict)
    mentions: dict[str, list[Mention]] = field(default_factory=dict)
    ties: list[Relationship] = field(default_factory=list)
    utterances: list[Utterance] = field(default_factory=list)

    def add_document(self, path: str, text: str, **facts: object) -> None:
        """Add a document and its capture; `pages` are offsets at which pages start."""
        sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        pages = facts.pop("pages", ())
        assert isinstance(pages, tuple)
        starts = [text.index(opening) for opening in pages]
        ends = [*starts[1:], len(text)] if starts else []
        regions = tuple(
            Region(Span(start, end), "page", str(number))
            for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1)
        )
        values: dict[str, object] = {
            "media_type": "text/plain",
            "title": None,
            "language": "en",
            "published_on": None,
            **facts,
        }
        self.documents[path] = Document(
            id=DocumentId(content_id("doc", sha256)), sha256=sha256, path=path, text=text, regions=regions, **values
        )  # type: ignore[arg-type]  # the test's own keywords
        http = path.startswith("http")
        self.captures.append(
            Capture(
                id=CaptureId(content_id("cap", path, RETRIEVED_AT, sha256)),
                source=path,
                retrieved_at=RETRIEVED_AT,
                method="http" if http else "file",
                status=200 if http else None,
                headers=(("content-type", "text/html"),) if http else (),
                sha256=sha256,
                size_bytes=len(text.encode("utf-8", "surrogatepass")),
            )
        )

    def add_entity(self, key: str, schema: Schema, *names: str) -> None:
        """Add an entity; every place where a text holds one of its names becomes a mention, longest names first."""
        self.names[key], self.schemas[key], self.mentions[key] = names, schema, []
        for document in self.documents.values():
            taken: list[Span] = []
            for name in sorted(names, key=len, reverse=True):
                start = document.text.find(name)
                while start >= 0:
                    span = Span(start, start + len(name))
                    if not any(span.overlaps(other) for other in taken):
                        taken.append(span)
                    start = document.text.find(name, span.end)
            for span in sorted(taken):
                identity = MentionId(content_id("mention", document.id, span.start, span.end, schema.value))
                quote = span.cut(document.text)
                self.mentions[key].append(Mention(identity, document.id, span, quote, schema, quote))

    def quote(self, path: str, words: str) -> Evidence:
        """Find words in a document."""
        document = self.documents[path]
        start = document.text.index(words)
        return Evidence(document.id, Span(start, start + len(words)), words)

    def add_tie(self, tie: str, source: str, target: str, path: str, words: str, **more: object) -> None:
        """Add a relationship; keywords are properties as (value, words) or `according_to` or `inferred`."""
        according_to = more.pop("according_to", None)
        inferred = bool(more.pop("inferred", False))
        assert according_to is None or isinstance(according_to, Utterance)
        properties = []
        for name, stated in more.items():
            value, place = stated if isinstance(stated, tuple) else (stated, stated)
            properties.append(Property(name, str(value), self.quote(path, str(place))))
        identity = RelationshipId(content_id("tie", tie, source, target, according_to.id if according_to else None))
        self.ties.append(
            Relationship(
                id=identity,
                type=RelationshipType(tie),
                source=self.entity_id(source),
                target=self.entity_id(target),
                source_name=self.names[source][0],
                target_name=self.names[target][0],
                properties=tuple(sorted(properties)),
                evidence=(self.quote(path, words),),
                according_to=according_to.id if according_to else None,
                rule=f"test-{tie}",
                confidence=0.87,
                inferred=inferred,
            )
        )

    def add_utterance(self, path: str, passage: str, content: str, cue: str, **more: object) -> Utterance:
        """Add an utterance; keywords are speaker (entity key), speaker_name, cue_class, stance, said_on, parent."""
        whole = self.quote(path, passage)
        inner = whole.span.start + passage.index(content)
        cue_start = whole.span.start + passage.index(cue)
        content_span = Span(inner, inner + len(content))
        speaker, parent, said_on = more.get("speaker"), more.get("parent"), more.get("said_on")
        assert parent is None or isinstance(parent, Utterance)
        mention = next(
            (
                item
                for item in (self.mentions[str(speaker)] if speaker else [])
                if item.document == whole.document and whole.span.covers(item.span)
            ),
            None,
        )
        about = tuple(
            item.id
            for found in self.mentions.values()
            for item in found
            if item.document == whole.document and content_span.covers(item.span)
        )
        utterance = Utterance(
            id=UtteranceId(content_id("utt", whole.document, cue_start, inner)),
            document=whole.document,
            speaker_name=str(more.get("speaker_name") or (mention.quote if mention else "officials")),
            speaker=mention.id if mention else None,
            cue=cue,
            cue_span=Span(cue_start, cue_start + len(cue)),
            cue_class=CueClass(str(more.get("cue_class", "assert"))),
            stance=Stance(str(more.get("stance", "affirms"))),
            content_span=content_span,
            content=content,
            evidence_span=whole.span,
            about=about,
            said_on=PartialDate(str(said_on)) if said_on else None,
            parent=parent.id if parent else None,
            rule="test-utterance",
            confidence=0.91,
        )
        self.utterances.append(utterance)
        return utterance

    def entity_id(self, key: str) -> EntityId:
        """Make the id of an entity from its key."""
        return EntityId(content_id("ent", self.schemas[key].value, key))

    def entities(self) -> tuple[Entity, ...]:
        """Give the entities, sorted by id."""
        made = (
            Entity(
                self.entity_id(key),
                self.schemas[key],
                names[0],
                tuple(sorted(set(names))),
                tuple(sorted(mention.id for mention in self.mentions[key])),
            )
            for key, names in self.names.items()
        )
        return tuple(sorted(made, key=lambda entity: entity.id))

    def readings(self) -> tuple[Reading, ...]:
        """Give one reading for each document."""
        found = []
        for document in self.documents.values():
            mentions = [m for items in self.mentions.values() for m in items if m.document == document.id]
            said = [utterance for utterance in self.utterances if utterance.document == document.id]
            found.append(
                Reading(
                    document.id,
                    tuple(sorted(mentions, key=lambda mention: mention.span)),
                    (),
                    tuple(sorted(said, key=lambda utterance: utterance.evidence_span)),
                )
            )
        return tuple(found)
