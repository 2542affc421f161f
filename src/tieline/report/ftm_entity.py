"""A case in the terms of FollowTheMoney, for the tools around it (nomenklatura, yente, Aleph).

What is said is not exported as a fact. Graph tools draw every Ownership they find, whatever its description says; so a
relationship with `according_to` becomes an UnknownLink whose role starts with "said:", "denied:" or "not affirmed:",
whose status says so, and whose summary is the sentence that names the speaker. No topic marks it, since topics mark
entities and not links. Only what a document itself states becomes Ownership, Directorship, Employment, Membership,
Representation or Sanction; ties that FollowTheMoney has no schema for are UnknownLinks with the verb as their role.

A hit is a proposal: the listing is exported as an entity of its own with its Sanction, and the hit as a Similar
between the two. No Sanction and no topic is put on the party itself. An organisation that a document states to be
owned is exported as a Company, because FollowTheMoney lets only assets be owned. Utterances and claims have no
counterpart; they stand in `records.jsonl`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from tieline.model import Document, Entity, Hit, Property, Relationship, RelationshipType, Schema
from tieline.model.ids import DocumentId
from tieline.model.utterance import Standing
from tieline.report.case import Case
from tieline.report.case_index import CaseIndex, index_case
from tieline.report.ftm_listing import make_listing_entities
from tieline.report.ftm_value import DATASET, FtmEntity, Seen, Value, make_entity, values_of
from tieline.report.visible import find_web_address
from tieline.report.wording import percent, tie_standing, verb_of, word_tie

_LANGUAGES = {
    "ar": "ara",
    "de": "deu",
    "en": "eng",
    "es": "spa",
    "fa": "fas",
    "fr": "fra",
    "it": "ita",
    "ja": "jpn",
    "ko": "kor",
    "pt": "por",
    "ru": "rus",
    "zh": "zho",
}
_SCHEMATA = {Schema.THING: "Note"}
"""FollowTheMoney's Thing is abstract; a Note is the plainest thing with a name."""

_EDGES = {
    RelationshipType.OWNS: ("Ownership", "owner", "asset"),
    RelationshipType.LEADS: ("Directorship", "director", "organization"),
    RelationshipType.EMPLOYS: ("Employment", "employer", "employee"),
    RelationshipType.MEMBER_OF: ("Membership", "member", "organization"),
    RelationshipType.REPRESENTS: ("Representation", "agent", "client"),
}
_ORGANISATIONS = frozenset({"Organization", "Company", "PublicBody"})
_RANGES = {
    "owner": _ORGANISATIONS | {"Person"},
    "asset": frozenset({"Company"}),
    "director": _ORGANISATIONS | {"Person"},
    "organization": _ORGANISATIONS,
    "employer": _ORGANISATIONS,
    "employee": frozenset({"Person"}),
    "member": _ORGANISATIONS | {"Person"},
    "agent": _ORGANISATIONS | {"Person"},
    "client": _ORGANISATIONS | {"Person"},
}
_DATES = {"date": "date", "date_on": "startDate", "date_off": "endDate"}
_DATE = re.compile(r"\d{4}(?:-\d{2}){0,2}")
_MEDIA_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+")
_STATUS = {
    Standing.SHOWN: "shown",
    Standing.SAID: "said, not shown",
    Standing.DENIED: "denied",
    Standing.NOT_AFFIRMED: "not affirmed",
}


def render_ftm(case: Case) -> str:
    """Render the case as FollowTheMoney entities.

    Args:
        case: The case.

    Returns:
        JSON Lines, one entity a line: id, schema, properties, datasets.
    """
    return "".join(
        json.dumps(ftm_record(entity), ensure_ascii=False, separators=(",", ":")) + "\n"
        for entity in make_ftm_entities(index_case(case))
    )


def ftm_record(entity: FtmEntity) -> dict[str, object]:
    """Give an entity in the JSON form of FollowTheMoney.

    Args:
        entity: The entity.

    Returns:
        Its id, schema, properties as lists of strings, and dataset.
    """
    properties: dict[str, list[str]] = {}
    for value in entity.values:
        properties.setdefault(value.prop, []).append(value.value)
    return {"id": entity.id, "schema": entity.schema, "properties": properties, "datasets": [DATASET]}


def make_ftm_entities(index: CaseIndex) -> tuple[FtmEntity, ...]:
    """Give a case in the terms of FollowTheMoney.

    Args:
        index: The case with its look-ups.

    Returns:
        Documents, entities, relationships, listings and hits, each by id.
    """
    schemata = _schemata(index)
    entities = sorted(index.case.entities, key=lambda entity: entity.id)
    ties = sorted(index.case.relationships, key=lambda tie: tie.id)
    hits = sorted(index.case.hits, key=lambda hit: hit.id)
    listings = sorted(index.listing_of.values(), key=lambda listing: listing.id)
    known = [tie for tie in ties if tie.source in schemata and tie.target in schemata]
    return (
        *(_document(index, document) for document in index.documents),
        *(_entity(index, entity, schemata[entity.id]) for entity in entities),
        *(_tie(index, tie, schemata) for tie in known),
        *(made for listing in listings for made in make_listing_entities(index, listing)),
        *(_similar(hit) for hit in hits if hit.entity in schemata and hit.listing in index.listing_of),
    )


def _schemata(index: CaseIndex) -> dict[str, str]:
    """The schema each entity is exported with."""
    owned = {
        tie.target
        for tie in index.case.relationships
        if tie.type is RelationshipType.OWNS and tie_standing(index, tie) is Standing.SHOWN
    }
    return {
        entity.id: "Company"
        if entity.schema is Schema.ORGANIZATION and entity.id in owned
        else _SCHEMATA.get(entity.schema, entity.schema.value)
        for entity in index.case.entities
    }


def _seen(index: CaseIndex, documents: Iterable[DocumentId]) -> Seen:
    """From the first document, and when all of them were captured."""
    known = [index.document_of[document] for document in dict.fromkeys(documents) if document in index.document_of]
    known.sort(key=lambda document: index.number_of[document.id])
    times = sorted(
        capture.retrieved_at[:19] for document in known for capture in index.captures_of.get(document.sha256, ())
    )
    return Seen(known[0].id if known else None, times[0] if times else None, times[-1] if times else None)


def _document(index: CaseIndex, document: Document) -> FtmEntity:
    seen = _seen(index, (document.id,))
    name = document.path.rsplit("/", 1)[-1] or document.path
    pairs = (
        ("name", document.title or name),
        ("fileName", name),
        ("title", document.title),
        ("mimeType", document.media_type if _MEDIA_TYPE.fullmatch(document.media_type) else None),
        ("language", _LANGUAGES.get(document.language or "")),
        ("publishedAt", None if document.published_on is None else str(document.published_on)),
        ("retrievedAt", seen.first),
        ("sourceUrl", find_web_address(document.path)),
        ("notes", f"SHA-256 {document.sha256}"),
    )
    values = (value for prop, text in pairs for value in values_of(prop, (text,), seen=seen))
    return make_entity(document.id, "Document", values, seen=seen)


def _entity(index: CaseIndex, entity: Entity, schema: str) -> FtmEntity:
    mentions = [index.mention_of[mention] for mention in entity.mentions if mention in index.mention_of]
    whole = _seen(index, (mention.document for mention in mentions))
    values: list[Value] = []
    for name in (entity.name, *entity.names):
        same = [mention for mention in mentions if mention.name == name]
        seen = _seen(index, (mention.document for mention in same)) if same else whole
        prop = "name" if name == entity.name else "alias"
        values.append(Value(prop, name, same[0].quote if same else None, seen))
    if schema == "Address":
        values.append(Value("full", entity.name, seen=whole))
    documents = sorted({mention.document for mention in mentions if mention.document in index.number_of})
    values.extend(values_of("proof", documents, seen=whole))
    return make_entity(entity.id, schema, values, seen=whole)


def _tie(index: CaseIndex, tie: Relationship, schemata: dict[str, str]) -> FtmEntity:
    standing = tie_standing(index, tie)
    seen = _seen(index, (evidence.document for evidence in tie.evidence))
    documents = sorted({evidence.document for evidence in tie.evidence if evidence.document in index.number_of})
    values = [
        Value("summary", "".join(part.text for part in word_tie(index, tie)), seen=seen),
        *values_of("description", (evidence.quote for evidence in tie.evidence), seen=seen),
        *values_of("proof", documents, seen=seen),
        Value("status", _STATUS[standing], seen=seen),
        Value("recordId", tie.id, seen=seen),
        *(value for item in tie.properties for value in _dates(item, seen)),
    ]
    if standing is Standing.SHOWN and tie.type is RelationshipType.LISTED_BY:
        return make_entity(tie.id, "Sanction", [*_sanction(tie, seen), *values], seen=seen)
    if standing is Standing.SHOWN and tie.type in _EDGES:
        schema, source, target = _EDGES[tie.type]
        if schemata[tie.source] in _RANGES[source] and schemata[tie.target] in _RANGES[target]:
            ends = [Value(source, tie.source, seen=seen), Value(target, tie.target, seen=seen)]
            return make_entity(tie.id, schema, [*ends, *_details(tie, seen), *values], seen=seen)
    role = verb_of(tie.type) if standing is Standing.SHOWN else f"{standing.replace('_', ' ')}: {verb_of(tie.type)}"
    ends = [Value("subject", tie.source, seen=seen), Value("object", tie.target, seen=seen)]
    return make_entity(tie.id, "UnknownLink", [*ends, Value("role", role, seen=seen), *values], seen=seen)


def _dates(item: Property, seen: Seen) -> Iterator[Value]:
    """A day, month or year; a range of days becomes its start and end."""
    first, slash, last = item.value.partition("/")
    ends = (("startDate", first), ("endDate", last)) if slash else ((_DATES.get(item.name), first),)
    for prop, day in ends:
        if item.name in _DATES and prop is not None and _DATE.fullmatch(day):
            yield Value(prop, day, item.evidence.quote, seen)


def _details(tie: Relationship, seen: Seen) -> Iterator[Value]:
    for item in tie.properties:
        if item.name == "role" or (item.name in {"kind", "title"} and tie.type is RelationshipType.OWNS):
            yield Value("role", item.value, item.evidence.quote, seen)
        elif item.name == "share" and tie.type is RelationshipType.OWNS:
            yield Value("percentage", percent(item.value), item.evidence.quote, seen)


def _sanction(tie: Relationship, seen: Seen) -> Iterator[Value]:
    yield Value("entity", tie.source, seen=seen)
    yield Value("authority", tie.target_name, seen=seen)
    for item in tie.properties:
        if item.name == "reason":
            yield Value("reason", item.value, item.evidence.quote, seen)
        elif item.name == "list":
            yield Value("program", item.value, item.evidence.quote, seen)
        elif item.name in {"date_on", "date"} and _DATE.fullmatch(item.value):
            yield Value("listingDate", item.value, item.evidence.quote, seen)


def _similar(hit: Hit) -> FtmEntity:
    status = "decided by a person" if hit.judged else "proposed"
    return make_entity(
        hit.id,
        "Similar",
        (
            *values_of("candidate", (hit.entity,)),
            Value("match", hit.listing),
            Value("confidenceScore", f"{hit.score:g}"),
            *values_of("criteria", (f"{hit.verdict.value}, {status}", *hit.reasons)),
            Value("matcher", DATASET),
        ),
    )
