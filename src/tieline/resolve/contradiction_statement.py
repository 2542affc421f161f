"""Statements of single facts, brought into a form in which the same fact has the same key."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from tieline.model.contradiction import ContradictionKind, Side
from tieline.model.document import Document
from tieline.model.entity import Entity, Schema
from tieline.model.ids import DocumentId, EntityId, MentionId, UtteranceId
from tieline.model.reading import Reading
from tieline.model.span import Evidence
from tieline.model.tie import Property, RelationshipMention, RelationshipType
from tieline.model.utterance import Standing, Utterance, find_standing
from tieline.resolve.contradiction_authority import find_authority_family, load_contradiction_words
from tieline.text.normal import fold
from tieline.text.script import has_hanzi

_STATED = frozenset({Standing.SHOWN, Standing.SAID})
_LIST_WORDS = re.compile(r"\b(?:the|its|their|a|an|us|u\.s\.|of)\b|[^\w\u3400-\u9fff]+")
_NUMBER = re.compile(r"\d[\d,]*")
_DAY_CHARS = 10
"""Length of a whole day in ISO form."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One value of one fact, from one passage.

    Attributes:
        what: Which kind of fact.
        key: Equal for equal facts.
        matter: The fact in a few words.
        about: The entities that it is about.
        side: The value, and who states it.
        subject: What tells two values apart besides their words: the entity that is the value; None for other values.
    """

    what: ContradictionKind
    key: tuple[str, ...]
    matter: str
    about: tuple[EntityId, ...]
    side: Side
    subject: Entity | None = None

    @property
    def source(self) -> tuple[DocumentId | None, UtteranceId | None]:
        """Who states it: a document, or an utterance in one."""
        return self.side.document, self.side.according_to


@dataclass(frozen=True, slots=True)
class _Passage:
    """A tie as one passage states it, with its ends as entities and what is known of its document."""

    tie: RelationshipMention
    source: Entity
    target: Entity
    document: Document

    def values(self, name: str) -> list[Property]:
        return [one for one in self.tie.properties if one.name == name]

    def only(self, name: str) -> str | None:
        """The one value of a property; None where it has none or several."""
        values = {one.value for one in self.values(name)}
        return values.pop() if len(values) == 1 else None

    @property
    def as_of(self) -> str | None:
        """The day it speaks for: its own, else that of its document."""
        stated = self.only("date") or self.only("date_on")
        return stated or (str(self.document.published_on) if self.document.published_on else None)

    def side(self, value: str, *words: Evidence) -> Side:
        evidence = tuple(sorted({*self.tie.evidence, *words}))
        return Side(value, evidence, self.tie.according_to, self.document.id)


def iter_statements(
    readings: list[Reading],
    entity_of: Mapping[MentionId, EntityId],
    entities: Mapping[EntityId, Entity],
    documents: Mapping[DocumentId, Document],
) -> Iterator[Statement]:
    """Take the facts that can be compared out of what was read.

    Args:
        readings: Everything read.
        entity_of: The entity of every mention.
        entities: The entities by id.
        documents: The documents by id.

    Yields:
        Statements. What is denied or only asked, and what has an end carried over from another sentence, is left out.
    """
    for reading in readings:
        utterances: dict[UtteranceId, Utterance] = {one.id: one for one in reading.utterances}
        document = documents.get(reading.document)
        for tie in reading.relationships if document else ():
            source, target = entity_of.get(tie.source), entity_of.get(tie.target)
            make = _MAKERS.get(tie.type)
            if source is None or target is None or make is None or tie.inferred or document is None:
                continue
            if find_standing(tie.according_to, utterances) in _STATED:
                yield from make(_Passage(tie, entities[source], entities[target], document))


def list_key(name: str) -> str:
    """The form in which names of lists are compared.

    Args:
        name: A list as a source calls it.

    Returns:
        Lower case and simplified, without articles and marks.
    """
    return " ".join(_LIST_WORDS.sub(" ", fold(name)).split())


def authority_key(entity: Entity) -> str:
    """The form in which authorities are compared.

    Args:
        entity: The authority.

    Returns:
        Its family where it is known, else its id.
    """
    return find_authority_family(entity) or entity.id


def _of_listing(passage: _Passage) -> Iterator[Statement]:
    removal = load_contradiction_words().removal
    is_removal = any(removal.search(fold(one.quote)) for one in passage.tie.evidence)
    named = passage.only("list")
    days = [*passage.values("date_on"), *(() if is_removal else passage.values("date"))]
    yield from _dates_of_listing(passage, named, days, "date on")
    yield from _dates_of_listing(passage, named, passage.values("date_off"), "date off")
    for day in days:
        if len(day.value) == _DAY_CHARS:
            yield Statement(
                ContradictionKind.LISTING_AUTHORITY,
                (passage.source.id, day.value),
                f"who put {passage.source.name} on a list on {day.value}",
                (passage.source.id,),
                passage.side(passage.target.name, day.evidence),
                passage.target,
            )
            for count in passage.values("count"):
                yield from _count(passage, count, (authority_key(passage.target), day.value), f"on {day.value}")


def _dates_of_listing(passage: _Passage, named: str | None, days: list[Property], which: str) -> Iterator[Statement]:
    if named is None or not list_key(named):
        return
    for day in days:
        verb = "was put on" if which == "date on" else "was taken off"
        yield Statement(
            ContradictionKind.LISTING_DATE,
            (passage.source.id, authority_key(passage.target), list_key(named), which),
            f"when {passage.source.name} {verb} the list “{named}” of {passage.target.name}",
            (passage.source.id, passage.target.id),
            passage.side(day.value, day.evidence),
        )


def _count(passage: _Passage, count: Property, key: tuple[str, ...], when: str) -> Iterator[Statement]:
    number = _NUMBER.search(count.value)
    if number is None:
        return
    noun = list_key(count.value[number.end() :])
    actor = passage.source if passage.tie.type is RelationshipType.REMOVES else passage.target
    verb = "removed" if passage.tie.type is RelationshipType.REMOVES else "put on a list"
    yield Statement(
        ContradictionKind.COUNT,
        (*key, noun),
        f"how many {noun or 'items'} {actor.name} {verb} {when}",
        (actor.id,),
        passage.side(f"{number[0].replace(',', '')} {noun}".strip(), count.evidence),
    )


def _of_removal(passage: _Passage) -> Iterator[Statement]:
    if (as_of := passage.as_of) is not None:
        for count in passage.values("count"):
            yield from _count(passage, count, (passage.source.id, passage.target.id, as_of), f"as of {as_of}")


def _of_holding(passage: _Passage) -> Iterator[Statement]:
    if (as_of := passage.as_of) is None or len(passage.values("share")) != 1:
        return
    if any(one.value == "former" for one in passage.values("kind")):
        return
    share = passage.values("share")[0]
    yield Statement(
        ContradictionKind.SHARE,
        (passage.source.id, passage.target.id, passage.only("kind") or "", as_of),
        f"what share of {passage.target.name} {passage.source.name} holds as of {as_of}",
        (passage.target.id, passage.source.id),
        passage.side(share.value, share.evidence),
    )


def _of_leading(passage: _Passage) -> Iterator[Statement]:
    role = load_contradiction_words().legal_representative
    is_legal = any(role.search(fold(one.value)) for one in passage.values("role"))
    if (as_of := passage.as_of) is None or not is_legal or passage.source.schema is not Schema.PERSON:
        return
    script = "hanzi" if has_hanzi(passage.source.name) else "latin"
    yield Statement(
        ContradictionKind.LEGAL_REPRESENTATIVE,
        (passage.target.id, as_of, script),
        f"who is the legal representative of {passage.target.name} as of {as_of}",
        (passage.target.id,),
        passage.side(passage.source.name),
        passage.source,
    )


def _of_agreement(passage: _Passage) -> Iterator[Statement]:
    subject = passage.only("subject") or passage.only("title")
    if subject is None:
        return
    ends = sorted((passage.source, passage.target), key=lambda entity: entity.id)
    for day in passage.values("date"):
        yield Statement(
            ContradictionKind.AGREEMENT_DATE,
            (ends[0].id, ends[1].id, list_key(subject)),
            f"when {passage.source.name} and {passage.target.name} agreed on “{subject}”",
            (ends[0].id, ends[1].id),
            passage.side(day.value, day.evidence),
        )


_MAKERS: Mapping[RelationshipType, Callable[[_Passage], Iterator[Statement]]] = {
    RelationshipType.LISTED_BY: _of_listing,
    RelationshipType.REMOVES: _of_removal,
    RelationshipType.OWNS: _of_holding,
    RelationshipType.LEADS: _of_leading,
    RelationshipType.AGREEMENT: _of_agreement,
}
