"""Comparing what was read in one document with its key; see `bench.documents`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from bench.document_key import Key, KeySaying, KeyTie
from tieline.model import Relationship, RelationshipType, Utterance
from tieline.model.ids import EntityId, UtteranceId
from tieline.model.span import Span
from tieline.names import compare, name_key
from tieline.report.case import Case

UNDIRECTED = frozenset({RelationshipType.AGREEMENT, RelationshipType.LINKED_TO, RelationshipType.ALIAS_OF})
DATES = frozenset({"date", "date_on", "date_off"})
LEAST_OVERLAP = 0.5
"""Contents are the same saying when they share this part of the key's characters ..."""
LEAST_OF_FOUND = 0.25
"""... and this part of those found, so that a page is no saying; a choice of ours."""
INSIDE = 0.8
"""A piece of a saying is that saying when this part of it lies inside; a choice of ours."""
LEAST_WORDS = 2
"""One name may be part of another only with so many words, or so many Hanzi and one more: "China" names no academy."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many.

    Attributes:
        right: How many are right.
        all: How many there are.
    """

    right: int = 0
    all: int = 0

    def __add__(self, other: Share) -> Share:
        """Both counts together."""
        return Share(self.right + other.right, self.all + other.all)

    @property
    def value(self) -> float:
        """The share; 1 of nothing."""
        return self.right / self.all if self.all else 1.0


@dataclass(slots=True)
class Tally:
    """What was counted, by the name of the figure.

    Attributes:
        shares: Counts by name.
        lines: What is missed, and what is found beyond the key, for a person to judge.
    """

    shares: dict[str, Share] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)

    def count(self, name: str, right: Iterable[bool]) -> None:
        """Add to one figure.

        Args:
            name: Its name.
            right: One item each, whether it is right.
        """
        items = list(right)
        self.shares[name] = self.shares.get(name, Share()) + Share(sum(items), len(items))


@dataclass(frozen=True, slots=True)
class Found:
    """What was read in one document.

    Attributes:
        text: Its text.
        ties: Relationships with evidence in the part that the key covers.
        spans: Where they stand in this document, by relationship.
        utterances: Utterances whose content lies in that part.
        names: Names by entity.
        said_by: All utterances, by id.
        case: What all documents give together.
    """

    text: str
    ties: tuple[Relationship, ...]
    spans: dict[str, tuple[Span, ...]]
    utterances: tuple[Utterance, ...]
    names: dict[EntityId, tuple[str, ...]]
    said_by: dict[UtteranceId, Utterance]
    case: Case


def score_ties(key: Key, found: Found, tally: Tally) -> None:
    """Compare the ties of one document.

    Args:
        key: Its key.
        found: What was read.
        tally: Takes the counts.
    """
    fits = [(one, [tie for tie in found.ties if _is_same_tie(one, tie, found)]) for one in key.ties]
    asked = [(one, ties) for one, ties in fits if not one.is_also]
    right = {tie.id for _, ties in fits for tie in ties}
    tally.count("ties: recall", (bool(ties) for _, ties in asked))
    tally.count("ties: precision", (tie.id in right for tie in found.ties))
    met = [(one, ties) for one, ties in asked if ties]
    said = [(one, ties) for one, ties in met if one.said]
    tally.count("ties only said: carry who says it", (all(tie.according_to for tie in ties) for _, ties in said))
    tally.count("ties only said: the right one says it", (_is_said_by(one, ties, found) for one, ties in said))
    shown = [ties for one, ties in met if one.said == ()]
    tally.count("ties shown: stand on no saying", (any(not tie.according_to for tie in ties) for ties in shown))
    tally.count("ties: dates right", (_is_dated(one.date, ties) for one, ties in met if one.date))
    tally.lines += [
        f"date of tie {one.kinds[0]}: {one.source[0]} -> {one.target[0]}, not {one.date}"
        for one, ties in met
        if one.date and not _is_dated(one.date, ties)
    ]
    for one, ties in asked:
        if not ties:
            tally.lines.append(f"missed tie {one.kinds[0]}: {one.source[0]} -> {one.target[0]} | {_cut(one.at, found)}")
    for tie in found.ties:
        if tie.id not in right:
            where = _cut(found.spans[tie.id][0], found)
            tally.lines.append(f"extra tie {tie.type} ({tie.rule}): {tie.source_name} -> {tie.target_name} | {where}")


def score_sayings(key: Key, found: Found, tally: Tally) -> None:
    """Compare the sayings of one document.

    Args:
        key: Its key.
        found: What was read.
        tally: Takes the counts.
    """
    matches = match_sayings(key.sayings, found.utterances)
    taken = {one.id for one in matches.values()}
    asked = [saying for saying in key.sayings if not saying.is_also]
    pieces = {
        one.id
        for one in found.utterances
        if one.id not in taken and any(_is_same_content(key_, one) and _speaks(key_, one) for key_ in key.sayings)
    }
    tally.count("sayings: recall", (saying.id in matches for saying in asked))
    tally.count("sayings: precision", (one.id in taken | pieces for one in found.utterances))
    met = [(saying, matches[saying.id]) for saying in asked if saying.id in matches]
    tally.count("sayings: stance right", (one.stance.value in saying.stances for saying, one in met))
    tally.count("sayings: speaker right", (_speaks(saying, one) for saying, one in met))
    dated = [(saying, one) for saying, one in met if saying.dates]
    tally.count("sayings: dates right", (_day(one) in saying.dates for saying, one in dated))
    tally.count(
        "sayings: dates found", (_day(one) in saying.dates for saying, one in dated if None not in saying.dates)
    )
    denials = [saying for saying in asked if saying.answers]
    tally.count("denials: meet their accusation", (_meets(saying, key, found) for saying in denials))
    for saying in asked:
        if saying.id not in matches:
            tally.lines.append(f"missed saying {saying.id}: {saying.speaker[0]} | {_cut(saying.at, found)}")
    for saying, one in met:
        tally.lines += _faults(saying, one)
    tally.lines += [f"denial alone: {saying.id}" for saying in denials if not _meets(saying, key, found)]
    for one in found.utterances:
        if one.id not in taken | pieces:
            tally.lines.append(f"extra saying ({one.rule}): {one.speaker_name} {one.cue} | {_short(one.content)}")


def match_sayings(sayings: Sequence[KeySaying], utterances: Sequence[Utterance]) -> dict[str, Utterance]:
    """Pair sayings of the key with utterances one to one: the right speaker first, then the best overlap.

    Args:
        sayings: Of the key.
        utterances: Found.

    Returns:
        Utterances by the id of the saying.
    """
    pairs = sorted(
        (
            (_speaks(saying, one), _jaccard(saying.at, one.content_span), -i, -j)
            for i, saying in enumerate(sayings)
            for j, one in enumerate(utterances)
            if _is_same_content(saying, one)
        ),
        reverse=True,
    )
    matches: dict[str, Utterance] = {}
    taken: set[int] = set()
    for _, _, i, j in pairs:
        if sayings[-i].id not in matches and j not in taken:
            matches[sayings[-i].id] = utterances[-j]
            taken.add(j)
    return matches


def is_same_name(expected: Iterable[str], found: Iterable[str]) -> bool:
    """Whether two parties are one by their names.

    Args:
        expected: Names of the key.
        found: Names that were read.

    Returns:
        True where a name of one is a name of the other to the product's comparison, or part of it.
    """
    return any(_is_one_name(one, other) for one in expected for other in set(found))


def _is_one_name(one: str, other: str) -> bool:
    left, right = name_key(one), name_key(other)
    if left and left == right:
        return True
    shorter, longer = sorted((left, right), key=len)
    if len(shorter.split()) >= LEAST_WORDS and f" {shorter} " in f" {longer} ":
        return True
    if not shorter.isascii() and len(shorter) > LEAST_WORDS and shorter in longer:
        return True
    return compare(one, other).verdict == "same"


def _is_same_tie(one: KeyTie, tie: Relationship, found: Found) -> bool:
    if tie.type.value not in one.kinds or not any(one.at.overlaps(span) for span in found.spans[tie.id]):
        return False
    source = (tie.source_name, *found.names[tie.source])
    target = (tie.target_name, *found.names[tie.target])
    if is_same_name(one.source, source) and is_same_name(one.target, target):
        return True
    return tie.type in UNDIRECTED and is_same_name(one.source, target) and is_same_name(one.target, source)


def _is_said_by(one: KeyTie, ties: Iterable[Relationship], found: Found) -> bool:
    """Whether somebody of the key says it, at the tie or further up who reports it."""
    for tie in ties:
        at = tie.according_to
        while at is not None and at in found.said_by:
            if is_same_name(one.said or (), [found.said_by[at].speaker_name]):
                return True
            at = found.said_by[at].parent
    return False


def _is_dated(date: str, ties: Iterable[Relationship]) -> bool:
    """Whether a tie has the date, or begins on it."""
    return any(one.name in DATES and one.value.split("/")[0] == date for tie in ties for one in tie.properties)


def _is_same_content(saying: KeySaying, one: Utterance) -> bool:
    key, span = saying.at, one.content_span
    common = min(key.end, span.end) - max(key.start, span.start)
    of_found = common / (span.end - span.start)
    return of_found >= INSIDE or (common / (key.end - key.start) >= LEAST_OVERLAP and of_found >= LEAST_OF_FOUND)


def _jaccard(one: Span, other: Span) -> float:
    common = min(one.end, other.end) - max(one.start, other.start)
    return common / (max(one.end, other.end) - min(one.start, other.start))


def _speaks(saying: KeySaying, one: Utterance) -> bool:
    return is_same_name(saying.speaker, [one.speaker_name])


def _day(one: Utterance) -> str | None:
    return None if one.said_on is None else str(one.said_on)


def _meets(denial: KeySaying, key: Key, found: Found) -> bool:
    """Whether a claim holds the denial and an accusation that it answers."""
    denied = {one.id for one in found.utterances if _is_same_content(denial, one) and _speaks(denial, one)}
    accusations = [saying for saying in key.sayings if saying.id in denial.answers]
    accused = {one.id for one in found.utterances for saying in accusations
               if _is_same_content(saying, one) and _speaks(saying, one)}  # fmt: skip
    return any(denied & set(claim.utterances) and accused & set(claim.utterances) for claim in found.case.claims)


def _faults(saying: KeySaying, one: Utterance) -> Iterator[str]:
    """What is wrong with a saying that was found."""
    if one.stance.value not in saying.stances:
        yield f"stance of {saying.id}: {one.stance.value} ({one.cue}), not {saying.stances[0]}"
    if not _speaks(saying, one):
        yield f"speaker of {saying.id}: {one.speaker_name}, not {saying.speaker[0]}"
    if saying.dates and _day(one) not in saying.dates:
        yield f"date of {saying.id}: {_day(one)}, not {saying.dates[0]}"


def _cut(span: Span, found: Found) -> str:
    return _short(span.cut(found.text))


def _short(words: str) -> str:
    return " ".join(words.split())[:110]
