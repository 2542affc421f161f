"""Links: what relationships, holdings and lists state, in the one form in which a path shows it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from tieline.model import (
    Evidence,
    Holding,
    LinkedParty,
    Listing,
    PartialDate,
    Property,
    Relationship,
    RelationshipType,
    Snapshot,
    Utterance,
)
from tieline.model.ids import DocumentId, UtteranceId
from tieline.model.path import Link
from tieline.model.utterance import Standing, find_standing

_DETAILS = ("share", "product", "subject", "role", "kind", "value", "amount", "title")
"""The properties of which the first that is stated goes with a link, the most telling first."""

PAST = frozenset({"former", "removed"})
"""Kinds of a tie that say that it is over."""

_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def links_of_relationship(
    tie: Relationship,
    utterances: Mapping[UtteranceId, Utterance],
    published: Mapping[DocumentId, PartialDate | None],
) -> tuple[Link, ...]:
    """Make the links of a relationship that documents state.

    Args:
        tie: The relationship.
        utterances: Utterances by id.
        published: The day of each document.

    Returns:
        One link of the sentences that tell it as held, and one of those that tell it as over, where there are both;
        what stands in the content of an utterance stands as its stance says, an unknown one as said.
    """
    told: dict[str | None, list[Evidence]] = {}
    for sentence in tie.evidence:
        told.setdefault(_past_of(tie, sentence), []).append(sentence)
    standing = find_standing(tie.according_to, utterances)
    return tuple(
        _link_of_sentences(tie, standing, past, tuple(sentences), published) for past, sentences in told.items()
    )


def _past_of(tie: Relationship, sentence: Evidence) -> str | None:
    """Whether a sentence of a relationship tells that it is over; a word outside of all sentences speaks for each."""
    over = [one for one in tie.properties if one.name == "kind" and one.value in PAST]
    return next((one.value for one in over if _speaks_for(one, tie, (sentence,))), None)


def _is_inside(place: Evidence, sentence: Evidence) -> bool:
    within = sentence.span.start <= place.span.start and place.span.end <= sentence.span.end
    return within and place.document == sentence.document


def _link_of_sentences(
    tie: Relationship,
    standing: Standing,
    past: str | None,
    sentences: tuple[Evidence, ...],
    published: Mapping[DocumentId, PartialDate | None],
) -> Link:
    """The link of those sentences of a relationship that tell the same of its end."""
    own = [one for one in tie.properties if _speaks_for(one, tie, sentences)]
    stated = {one.name: one.value for one in reversed(own) if one.value not in PAST}
    since, until = _days(stated, is_over=past is not None)
    return Link(
        type=tie.type,
        source=tie.source,
        target=tie.target,
        source_name=tie.source_name,
        target_name=tie.target_name,
        standing=standing,
        confidence=tie.confidence,
        relationship=tie.id,
        according_to=tie.according_to,
        evidence=sentences,
        detail=next((_worded(name, stated[name]) for name in _DETAILS if name in stated), None),
        since=since,
        until=until,
        past=past,
        told_on=_latest(tie, own, sentences, published),
    )


def _speaks_for(stated: Property, tie: Relationship, sentences: tuple[Evidence, ...]) -> bool:
    """Whether a property is one of some sentences; one that stands in no sentence of the tie is one of all."""
    if any(_is_inside(stated.evidence, sentence) for sentence in sentences):
        return True
    return not any(_is_inside(stated.evidence, sentence) for sentence in tie.evidence)


def _latest(
    tie: Relationship,
    stated: Iterable[Property],
    sentences: tuple[Evidence, ...],
    published: Mapping[DocumentId, PartialDate | None],
) -> PartialDate | None:
    """The last day for which sentences speak: a date of their own, else that of their document."""
    own = {"date", "date_on"} if tie.type is RelationshipType.LISTED_BY else {"date"}
    dated = [one for one in stated if one.name in own]
    days = [
        next((_day(one.value, first=False) for one in dated if _is_inside(one.evidence, sentence)), None)
        or published.get(sentence.document)
        for sentence in sentences
    ]
    return max((day for day in days if day is not None), key=lambda day: day.last, default=None)


def link_of_holding(holding: Holding, *, owner: str, owned: str) -> Link:
    """Make the link of a stated stake.

    Args:
        holding: The stake.
        owner: Key of the owner.
        owned: Key of the company.

    Returns:
        The link: who holds, owns.
    """
    detail = f"{_share(holding)}, through others" if holding.is_indirect else _share(holding)
    return Link(
        type=RelationshipType.OWNS,
        source=owner,
        target=owned,
        source_name=holding.owner,
        target_name=holding.owned,
        standing=Standing.SHOWN,
        confidence=1.0,
        record=holding.source,
        detail=detail if holding.kind == "shares" else f"{holding.kind}: {detail}",
        since=holding.held_from,
        until=holding.held_to,
    )


def _share(holding: Holding) -> str:
    """How much is held, in words."""
    low, high = holding.low_pct, holding.high_pct
    if high is not None and low == high:
        return f"{low:g} %"
    above = f"{'more than' if holding.low_open else 'at least'} {low:g} %" if low > 0 or holding.low_open else ""
    capped = high is not None and (high < 100 or holding.high_open)
    below = f"{'less than' if holding.high_open else 'at most'} {high:g} %" if capped else ""
    return ", ".join(filter(None, (above, below))) or "share not stated"


def link_of_listing(
    listing: Listing, linked: LinkedParty, snapshot: Snapshot | None, *, party: str, other: str
) -> Link:
    """Make the link that a list states between a listed party and another.

    Args:
        listing: The entry that states it.
        linked: The other party, and how it is tied.
        snapshot: The snapshot that the entry stands in; None when it is not known.
        party: Key of the listed party.
        other: Key of the other.

    Returns:
        The link, with the list's row as its record: owner owns where the words say so, else listed party to the other.
    """
    day = "" if snapshot is None or snapshot.as_of is None else f" of {snapshot.as_of}"
    row = listing.row or f"entry {listing.entry_id}"
    ends = ((party, listing.name), (other, linked.name))
    (source, source_name), (target, target_name) = reversed(ends) if linked.is_owner else ends
    return Link(
        type=RelationshipType.OWNS if linked.is_owner or linked.is_owned else RelationshipType.LINKED_TO,
        source=source,
        target=target,
        source_name=source_name,
        target_name=target_name,
        standing=Standing.SHOWN,
        confidence=1.0,
        record=f"{listing.list_name}{day}, {row}",
        detail=f"“{linked.relation}”",
        since=listing.listed_on,
        until=listing.delisted_on,
        told_on=None if snapshot is None else snapshot.as_of,
    )


def _worded(name: str, value: str) -> str:
    """A property as people write it."""
    return f"{value} %" if name == "share" and _NUMBER.fullmatch(value) else value


def _days(stated: Mapping[str, str], *, is_over: bool) -> tuple[PartialDate | None, PartialDate | None]:
    """From when to when a tie is stated to hold; a single date says when it began, and where it is over nothing."""
    began = stated.get("date_on") or (None if is_over and "date_off" not in stated else stated.get("date"))
    return _day(began, first=True), _day(stated.get("date_off"), first=False)


def _day(value: str | None, *, first: bool) -> PartialDate | None:
    """The first or last day of a date or an interval ("2018-01/2018-03")."""
    if value is None:
        return None
    try:
        return PartialDate(value.split("/")[0 if first else -1])
    except ValueError:
        return None
