"""Holdings from documents: the `owns` ties read from them, each with the words that state its share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tieline.model import Evidence, Holding, Property, Relationship, RelationshipType, Utterance
from tieline.model.ids import EntityId, UtteranceId
from tieline.model.utterance import Standing, find_standing
from tieline.names.key import name_key
from tieline.ownership.inputs.share import Share, parse_share
from tieline.ownership.inputs.stake import Party, Term, make_holding, maybe
from tieline.pipeline.stake_end import StakeEnd, find_day, find_stake_ends, holds

BEFORE_CHARS = 30
"""How far before a share the words that bound it may stand: "not more than about", with an article."""

_BOUND = re.compile(
    r"(?:(?:about|roughly|around|nearly|almost|approximately|some|more than|over|at least|less than|under|up to|"
    r"not more than|no more than|exceeding)\s+)+$",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"\b(?:wholly|fully|100 ?%|100[- ]percent)[- ]?(?:owned)?\s*$", re.IGNORECASE)
_MOST = re.compile(r"\bmajority[- ](?:owned|held)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DocumentHoldings:
    """What documents state of who owns whom.

    Attributes:
        holdings: In the order of the ties.
        left_out: How many ties were left out because who speaks of them denies them, or does not affirm them.
    """

    holdings: tuple[Holding, ...]
    left_out: int


def make_document_holdings(
    relationships: Iterable[Relationship],
    utterances: Mapping[UtteranceId, Utterance],
    *,
    names: Mapping[EntityId, str] | None = None,
) -> DocumentHoldings:
    """Turn `owns` ties into holdings.

    A tie that somebody says, and no document shows, may hold: its lower bound is 0, its source names who says it, and
    so it never makes a sure answer. So does one whose end was carried over from another sentence, and one that another
    passage tells as ended on a day unknown. One that is told as ended later ends on that day. A tie that its speaker
    denies or leaves open is no holding.

    Args:
        relationships: Ties of any type.
        utterances: Utterances by id.
        names: What to call parties; None, and for parties without an entry, as the ties do.

    Returns:
        The holdings: one for each share that a passage states, or one of unknown share.
    """
    ties = tuple(relationships)
    ends = find_stake_ends(ties, utterances)
    holdings, left_out = list[Holding](), 0
    for tie in ties:
        if tie.type is not RelationshipType.OWNS:
            continue
        standing = find_standing(tie.according_to, utterances)
        if standing in {Standing.DENIED, Standing.NOT_AFFIRMED}:
            left_out += 1
            continue
        speaker = None if tie.according_to is None else utterances.get(tie.according_to)
        known = names or {}
        parties = Party(known.get(tie.source, tie.source_name)), Party(known.get(tie.target, tie.target_name))
        said_by = None if standing is Standing.SHOWN else (speaker.speaker_name if speaker else "") or "somebody"
        holdings.extend(_iter_holdings(tie, parties, said_by, ends.get((tie.source, tie.target), ())))
    return DocumentHoldings(tuple(holdings), left_out)


def _iter_holdings(
    tie: Relationship, parties: tuple[Party, Party], said_by: str | None, ends: Sequence[StakeEnd]
) -> Iterator[Holding]:
    """The holdings of one tie: what a source calls a former stake is none, and ends what others tell as held."""
    owner, owned = parties
    passages = [(_sentence(tie, one), one) for one in tie.properties if one.name == "share"]
    unstated = [] if passages else [(tie.evidence[0], None)]
    for sentence, stated in (*passages, *unstated):
        if any(holds(sentence, end.place) for end in ends):
            continue
        share, words = _read_share(tie, sentence, stated)
        source = _name_source(sentence if stated is None else stated.evidence, words) + _name_parties(tie, parties)
        if said_by is not None:
            source = f"{source}, said by {said_by} and not shown"
        if tie.inferred:
            source = f"{source}, a party carried over from another sentence"
        days = {name: find_day(tie, sentence, name) for name in ("date", "date_on", "date_off")}
        since, until = days["date_on"] or days["date"], days["date_off"]
        sure = [end.day for end in ends if end.day is not None and end.surely_ends(since, share)]
        until = until or min(sure, key=lambda day: day.first, default=None)
        doubt = None if until else next((end for end in ends if end.may_end(since)), None)
        if doubt is not None:
            source = f"{source}, told as ended in {_name_source(doubt.place, doubt.place.quote)}"
        if said_by is not None or tie.inferred or doubt is not None:
            share = Share() if share.is_unknown else maybe(share)
        indirect = "indirect" in words.casefold()
        term = Term(source, "shares", since, until, is_indirect=indirect)
        yield make_holding(owner, owned, share, term=term)


def _sentence(tie: Relationship, stated: Property) -> Evidence:
    """The sentence in which a property stands; its own words where none of the tie's sentences has it."""
    place = stated.evidence
    return next((one for one in tie.evidence if holds(one, place)), place)


def _read_share(tie: Relationship, sentence: Evidence, stated: Property | None) -> tuple[Share, str]:
    """The share that a passage states, and its words; words that state none leave it unknown."""
    if stated is None:
        kind = next((one for one in tie.properties if one.name == "kind" and holds(sentence, one.evidence)), None)
        before = "" if kind is None else _before(sentence, kind.evidence)
        if _WHOLE.search(before):
            return Share(100.0, 100.0), "wholly owned"
        return (parse_share("majority"), "majority-owned") if _MOST.search(before) else (Share(), "")
    bound = _BOUND.search(_before(sentence, stated.evidence))
    words = f"{bound[0] if bound else ''}{stated.value}"
    try:
        return parse_share(words), words
    except ValueError:
        return Share(), words


def _before(sentence: Evidence, place: Evidence) -> str:
    at = place.span.start - sentence.span.start
    return " ".join(sentence.quote[max(0, at - BEFORE_CHARS) : at].split()) + " "


def _name_source(place: Evidence, words: str) -> str:
    told = f' ("{words}")' if words else ""
    return f"document {place.document} {place.span.start} to {place.span.end}{told}"


def _name_parties(tie: Relationship, parties: tuple[Party, Party]) -> str:
    """What the document calls parties that the holding has under other names."""
    told = (tie.source_name, tie.target_name)
    others = [name for name, party in zip(told, parties, strict=True) if name_key(name) != name_key(party.name)]
    return f", there named {' and '.join(others)}" if others else ""
