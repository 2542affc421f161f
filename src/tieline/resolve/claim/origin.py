"""Independence: which utterances of a claim go back to one origin and count once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tieline.model.claim import Origin
from tieline.model.document import Document
from tieline.model.ids import DocumentId, UtteranceId
from tieline.model.utterance import Stance
from tieline.resolve.claim.copy import find_agencies, iter_alike, name_agency, shingle
from tieline.resolve.claim.group import Union
from tieline.resolve.claim.likeness import days_between, is_one_side
from tieline.resolve.claim.voice import Voice
from tieline.text.normal import fold

COPY_SHARE = 0.7
"""Least share of the shorter passage's groups of words in the longer one for the same words. Set on the test cases."""
COPY_GROUPS = 3
"""Fewest groups of words for that: short stock phrases agree by chance."""
DOCUMENT_SHARE = 0.5
"""Least share of the shorter document for a copy of a whole article, cut or with another beginning."""
DOCUMENT_GROUPS = 25
"""Fewest groups of words of such a document."""
AGENCY_SHARE = 0.2
"""Least share of words of two passages whose documents credit one agency: agencies' copy is edited."""

Reason = tuple[Voice, Voice, str]


@dataclass(frozen=True, slots=True)
class Copies:
    """What documents tell of where they come from.

    Attributes:
        agencies: The news agencies that each document credits.
        alike: Number of the text that a document is a copy of, itself included; the same number for all copies.
    """

    agencies: Mapping[DocumentId, frozenset[str]]
    alike: Mapping[DocumentId, int]


def find_copies(documents: Sequence[Document]) -> Copies:
    """Find out which documents are copies of one another, and whom they credit.

    Args:
        documents: The documents that claims rest on.

    Returns:
        What they tell.
    """
    ordered = sorted(documents, key=lambda document: document.id)
    texts = {
        number: groups for number, one in enumerate(ordered) if len(groups := shingle(one.text)) >= DOCUMENT_GROUPS
    }
    union = Union()
    for left, right, _ in iter_alike(texts, DOCUMENT_SHARE):
        union.join(left, right)
    return Copies(
        agencies={one.id: find_agencies(one) for one in ordered},
        alike={one.id: union.find(number) for number, one in enumerate(ordered)},
    )


def find_origins(group: Sequence[Voice], copies: Copies) -> tuple[Origin, ...]:
    """Put the utterances of a claim together by origin.

    Args:
        group: The utterances, in order of saying.
        copies: What their documents tell.

    Returns:
        Every utterance in one origin, in order of their first utterances. Only utterances with the same stand are one.
    """
    place = {voice.utterance.id: number for number, voice in enumerate(group)}
    union = Union()
    reasons: list[Reason] = []
    for rule in _RULES:
        for left, right, why in rule(group, copies):
            if left.position is right.position and union.join(place[left.utterance.id], place[right.utterance.id]):
                reasons.append((left, right, why))
    members: defaultdict[int, list[UtteranceId]] = defaultdict(list)
    for number, voice in enumerate(group):
        members[union.find(number)].append(voice.utterance.id)
    why_of: defaultdict[int, dict[str, None]] = defaultdict(dict)
    for left, _, why in reasons:
        why_of[union.find(place[left.utterance.id])][why] = None
    return tuple(Origin(tuple(ids), tuple(why_of[root])) for root, ids in members.items())


def _iter_chained(group: Sequence[Voice], _: Copies) -> Iterator[Reason]:
    """One stands inside the words of the other: a quote of a quote."""
    by_id = {voice.utterance.id: voice for voice in group}
    for voice in group:
        outer = by_id.get(voice.utterance.parent) if voice.utterance.parent else None
        if outer is not None:
            names = outer.utterance.speaker_name, voice.utterance.speaker_name
            same = "one stands inside of the other"
            yield outer, voice, same if names[0] == names[1] else f"{names[0]} only reports what {names[1]} said"


def _iter_same_words(group: Sequence[Voice], _: Copies) -> Iterator[Reason]:
    """One speaker in nearly the same words, and nothing tells of two days; two speakers who agree stay two."""
    texts = {number: groups for number, one in enumerate(group) if len(groups := _groups(one)) >= COPY_GROUPS}
    for left, right, share in iter_alike(texts, COPY_SHARE):
        if _is_one_speaker(group[left], group[right]) and _is_one_day(group[left], group[right]):
            yield group[left], group[right], f"nearly the same words ({share:.0%} of their groups of four words)"


def _iter_same_article(group: Sequence[Voice], copies: Copies) -> Iterator[Reason]:
    """Two documents are copies of one article, and quote one speaker."""
    yield from _chain(
        group,
        lambda voice: [(copies.alike[voice.document], voice.utterance.speaker_name, voice.position)],
        lambda left, right: left.document != right.document,
        lambda _: "their documents are copies of one article",
    )


def _iter_same_agency(group: Sequence[Voice], copies: Copies) -> Iterator[Reason]:
    """Two documents credit one agency, or one quotes the agency that the other credits."""

    def credited(voice: Voice) -> list[tuple[str, Stance]]:
        own = name_agency(voice.utterance.speaker_name)
        return [(name, voice.position) for name in sorted(copies.agencies[voice.document] | ({own} if own else set()))]

    def is_copy(left: Voice, right: Voice) -> bool:
        own = name_agency(left.utterance.speaker_name) or name_agency(right.utterance.speaker_name)
        shared = len(_groups(left) & _groups(right)) / max(1, min(len(_groups(left)), len(_groups(right))))
        same = bool(left.sides & right.sides) or bool(own)
        return left.document != right.document and (same or shared >= AGENCY_SHARE)

    for name_left, name_right, key in _pairs(group, credited):
        if is_copy(name_left, name_right):
            yield name_left, name_right, f"both go back to {key[0]}, by their bylines or sources"


def _iter_same_occasion(group: Sequence[Voice], _: Copies) -> Iterator[Reason]:
    """One speaker, or one who speaks for another, on one day."""
    yield from _chain(
        group,
        lambda voice: (
            [(side, str(voice.utterance.said_on), voice.position) for side in sorted(_parties(voice))]
            if voice.utterance.said_on is not None and len(voice.utterance.said_on.text) == len("2000-01-01")
            else []
        ),
        lambda *_: True,
        lambda voice: f"one side speaks on one day ({voice.utterance.said_on})",
    )


def _iter_same_page(group: Sequence[Voice], _: Copies) -> Iterator[Reason]:
    """One speaker, or one who speaks for another, in one document, on one day or the next, when it is reported."""
    yield from _chain(
        group,
        lambda voice: [(side, voice.document, voice.position) for side in sorted(voice.sides)],
        _is_one_day,
        lambda _: "one side speaks in one document",
    )


_RULES = (_iter_chained, _iter_same_words, _iter_same_article, _iter_same_occasion, _iter_same_page, _iter_same_agency)


def _is_one_speaker(left: Voice, right: Voice) -> bool:
    return is_one_side(left, right) or fold(left.utterance.speaker_name) == fold(right.utterance.speaker_name)


def _is_one_day(left: Voice, right: Voice) -> bool:
    """Whether both may have been said on one day, or on the next, when it is reported."""
    return (days_between(left.utterance.said_on, right.utterance.said_on) or 0) <= 1


def _parties(voice: Voice) -> frozenset[str]:
    """The sides of a speaker that are no whole state: two ministries of one state may speak on one day."""
    own = frozenset(side for side in voice.sides if not side.startswith("state:"))
    return own or voice.sides


def _pairs(
    group: Sequence[Voice], keys: Callable[[Voice], Sequence[tuple[object, ...]]]
) -> Iterator[tuple[Voice, Voice, tuple[object, ...]]]:
    """Utterances with a key in common, each with the last one before it that has the key."""
    last: dict[tuple[object, ...], Voice] = {}
    for voice in group:
        for key in keys(voice):
            if key in last:
                yield last[key], voice, key
            last[key] = voice


def _chain(
    group: Sequence[Voice],
    keys: Callable[[Voice], Sequence[tuple[object, ...]]],
    is_one: Callable[[Voice, Voice], bool],
    why: Callable[[Voice], str],
) -> Iterator[Reason]:
    for left, right, _ in _pairs(group, keys):
        if is_one(left, right):
            yield left, right, why(right)


def _groups(voice: Voice) -> frozenset[int]:
    return shingle(voice.utterance.content)
