"""Procurement notices: who supplies whom with what, for how much and since when, from what their labels announce."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from tieline.model.span import Span
from tieline.model.tie import Property, RelationshipMention, RelationshipType
from tieline.read.annotation import Annotation
from tieline.read.chinese.form import Field, find_fields
from tieline.read.chinese.label import find_labels, load_forms
from tieline.read.chinese.notice_detail import find_details
from tieline.read.chinese.notice_field import MAX_REMARK, complete_fields
from tieline.read.chinese.notice_party import (
    HEAD,
    Named,
    find_addressed,
    find_entrusting,
    find_inviting,
    find_titled,
    find_winning,
)
from tieline.read.chinese.party import NAMING, NEXT_LOT, Parties, tells_failure
from tieline.read.lexicon import load_yaml
from tieline.read.tie import make_tie

RULE = "zh.supplies.notice"
CANDIDATE_RULE = "zh.supplies.candidate"
"""The first candidate of a notice that names no winner yet: announced, and not yet awarded."""


def read_notice(annotation: Annotation, simple: str, confidence: Mapping[str, float]) -> list[RelationshipMention]:
    """Read a procurement notice.

    Args:
        annotation: The document as read so far; names that a label shows are added to it.
        simple: The document in simplified characters.
        confidence: Measured precision of the rules.

    Returns:
        A tie from each supplier to the buyer; none where the text is no notice, names no buyer or no supplier, or
        tells that the procurement came to nothing.
    """
    forms = load_forms("notice")
    if not forms.may_stand_in(simple):
        return []
    starts = {mention.span.start for mention in annotation.mentions if mention.schema.is_organisation}
    fields = complete_fields(simple, find_fields(simple, find_labels(simple, forms, starts), NAMING))
    parties = Parties(annotation, simple)
    named = {role: _named(parties, fields, role) for role in sorted(NAMING)}
    buyers = _find_buyers(annotation, simple, named)
    suppliers, rule = _find_suppliers(annotation, simple, named)
    if not buyers or not suppliers or _has_failed(annotation, simple, bool(named["supplier"])):
        return []
    details = find_details(annotation, simple, fields, [_start(one) for one in suppliers])
    found: dict[tuple[str, str], RelationshipMention] = {}
    for supplier, properties in zip(suppliers, details, strict=True):
        for buyer in buyers:
            key = (supplier.mention.name, buyer.mention.name)
            if key[0] != key[1] and key not in found:
                found[key] = _make(annotation, (supplier, buyer), properties, rule, confidence[rule])
    return list(found.values())


def _start(one: Named) -> int:
    """Where what announces a party begins; under a head of labels, its own cell."""
    return one.field.label.start if one.field is not None and not one.field.row else one.mention.span.start


def _named(parties: Parties, fields: Sequence[Field], role: str) -> list[Named]:
    """Who the fields of a role name, but for lots that came to nothing."""
    found: list[Named] = []
    for one in fields:
        own = NEXT_LOT.split(one.value.cut(parties.simple), maxsplit=1)[0] if one.role == role and one.closed else ""
        if one.role == role and not (len(own) <= MAX_REMARK and tells_failure(own)):
            behind = [mention for mention in parties.find(one) if mention.span.start >= one.label.start]
            found += [Named(mention, one, Span(one.label.start, mention.span.end)) for mention in behind]
    return found


def _find_buyers(annotation: Annotation, simple: str, named: Mapping[str, Sequence[Named]]) -> list[Named]:
    """Who buys: the final user and the buyer that labels name; else who entrusts an agency, publishes or is titled."""
    agents = {one.mention.name for one in named["agency"]}
    told = [
        _first_of_each([one for one in named[role] if one.mention.name not in agents]) for role in ("user", "buyer")
    ]
    if told[0] or told[1]:
        return _first_of_each([*told[0], *told[1]])
    entrusting = find_entrusting(annotation, simple)
    published = [one for one in named["publisher"] if one.mention.name not in agents]
    return (
        entrusting[:1]
        or published[:1]
        or (find_titled(annotation, simple, agents) or find_inviting(annotation, simple))[:1]
    )


def _first_of_each(named: Sequence[Named]) -> list[Named]:
    """Without repeats of a name; a shorter or longer form of it counts as a repeat."""
    kept: list[Named] = []
    for one in named:
        names = (one.mention.name, one.mention.same_as)
        if not any(names[0] in o.mention.name or o.mention.name in names[0] or names[1] == o.mention.id for o in kept):
            kept.append(one)
    return kept


def _find_suppliers(
    annotation: Annotation, simple: str, named: Mapping[str, Sequence[Named]]
) -> tuple[list[Named], str]:
    """Who supplies, and by which rule: labels, sentences, or the first candidate where nobody has won yet."""
    won = [*named["supplier"], *named["member"]]
    if not won:
        won = [*find_winning(annotation, simple), *find_addressed(annotation, simple)]
    if won:
        return sorted(_distinct(won), key=lambda one: one.span), RULE
    first: list[Named] = []
    for one in named["candidate"]:
        if one.field is not None and one.field.row <= 1 and not any(o.field == one.field for o in first):
            first.append(one)
    return _distinct(first), CANDIDATE_RULE


def _distinct(named: Sequence[Named]) -> list[Named]:
    """Without repeats of a place."""
    return list({one.mention.id: one for one in reversed(named)}.values())[::-1]


def _has_failed(annotation: Annotation, simple: str, has_winner: bool) -> bool:
    """Whether the title tells that the procurement came to nothing."""
    title = f"{annotation.document.title or ''}\n{simple[:HEAD]}"
    found = _failed_title().search(title)
    return found is not None and not (has_winner and re.search("中标|成交|中选", title[: found.start()]))


@cache
def _failed_title() -> re.Pattern[str]:
    data = load_yaml("read/zh/forms.yml")
    assert isinstance(data, dict)
    return re.compile("|".join(data["failed_title"]))


def _make(
    annotation: Annotation, ends: tuple[Named, Named], properties: tuple[Property, ...], rule: str, confidence: float
) -> RelationshipMention:
    supplier, buyer = (one.mention for one in ends)
    evidence = (annotation.quote(one.span) for one in ends)
    return make_tie(RelationshipType.SUPPLIES, (supplier.id, buyer.id), properties, evidence, rule, confidence)
