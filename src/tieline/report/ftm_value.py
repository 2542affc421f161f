"""FollowTheMoney entities as frozen values, before they become JSON or statements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tieline.report.visible import keep_xml_characters

DATASET = "tieline"
"""The name FollowTheMoney is given for where the data comes from: lower-case letters only, as it demands."""

PROPERTY_TYPES = {
    "address": "address",
    "alias": "name",
    "agent": "entity",
    "asset": "entity",
    "authority": "string",
    "authorityId": "identifier",
    "candidate": "entity",
    "client": "entity",
    "confidenceScore": "number",
    "country": "country",
    "criteria": "string",
    "date": "date",
    "description": "text",
    "director": "entity",
    "employee": "entity",
    "employer": "entity",
    "endDate": "date",
    "entity": "entity",
    "fileName": "string",
    "full": "address",
    "idNumber": "identifier",
    "language": "language",
    "listingDate": "date",
    "match": "entity",
    "matcher": "string",
    "member": "entity",
    "mimeType": "mimetype",
    "name": "name",
    "notes": "text",
    "object": "entity",
    "organization": "entity",
    "owner": "entity",
    "percentage": "string",
    "previousName": "name",
    "program": "string",
    "proof": "entity",
    "provisions": "string",
    "publishedAt": "date",
    "reason": "text",
    "recordId": "string",
    "retrievedAt": "date",
    "role": "string",
    "sourceUrl": "url",
    "startDate": "date",
    "status": "string",
    "subject": "entity",
    "summary": "text",
    "title": "string",
    "weakAlias": "name",
}
"""The type of every property that is exported.

Source:
    The schema files of followthemoney 4.11; a test holds this table against the installed package.
"""

_LONGEST = {"address": 250, "identifier": 64, "name": 384, "string": 1024, "text": 65000, "url": 4096}
"""The longest values that FollowTheMoney takes, by type; longer ones are cut."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Where and when a value was seen.

    Attributes:
        origin: The document or list snapshot it comes from; None when it is ours.
        first: When it was seen first, as "2026-11-20T08:15:00" in UTC; None when unknown.
        last: When it was seen last.
    """

    origin: str | None = None
    first: str | None = None
    last: str | None = None


NOWHERE = Seen()


@dataclass(frozen=True, slots=True)
class Value:
    """One value of one property.

    Attributes:
        prop: The property, a key of `PROPERTY_TYPES`.
        value: The value, in the form FollowTheMoney keeps.
        original: The source's wording where it differs; None where it does not.
        seen: Where and when.
    """

    prop: str
    value: str
    original: str | None = None
    seen: Seen = NOWHERE


@dataclass(frozen=True, slots=True)
class FtmEntity:
    """A FollowTheMoney entity.

    Attributes:
        id: Ours.
        schema: A schema of FollowTheMoney.
        values: In a fixed order, without repeats of property and value.
        seen: Where and when the entity itself was seen.
    """

    id: str
    schema: str
    values: tuple[Value, ...]
    seen: Seen = NOWHERE


def make_entity(id: str, schema: str, values: Iterable[Value], *, seen: Seen = NOWHERE) -> FtmEntity:
    """Make an entity from values that may be empty, too long, or repeated.

    Args:
        id: Its id.
        schema: A schema of FollowTheMoney.
        values: Its values.
        seen: Where and when the entity itself was seen.

    Returns:
        The entity, with spaces squeezed, values cut to the longest that is allowed, and empty ones and repeats left
        out.
    """
    kept: dict[tuple[str, str], Value] = {}
    for value in values:
        text = keep_xml_characters(" ".join(value.value.split()))[: _LONGEST.get(PROPERTY_TYPES[value.prop], 65000)]
        if text:
            original = None if value.original == text else value.original
            kept.setdefault((value.prop, text), Value(value.prop, text, original, value.seen))
    return FtmEntity(id, schema, tuple(kept.values()), seen)


def values_of(prop: str, texts: Iterable[str | None], *, seen: Seen = NOWHERE) -> Iterator[Value]:
    """Make the values of one property.

    Args:
        prop: The property.
        texts: What it is stated to be; None is left out.
        seen: Where and when.

    Yields:
        One value for each text.
    """
    for text in texts:
        if text is not None:
            yield Value(prop, text, seen=seen)
