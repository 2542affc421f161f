"""Pairs of utterances of one document that speak of the same matter: a denial or a silence, and what it answers."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence

from tieline.model.utterance import CueClass, Stance
from tieline.resolve.claim.change import is_change
from tieline.resolve.claim.exchange import Link, iter_exchanges, iter_same_questions, iter_told_twice
from tieline.resolve.claim.lexicon import load_claim_words
from tieline.resolve.claim.likeness import Common, Measure, is_of_another_side, is_one_side
from tieline.resolve.claim.posting import Postings
from tieline.resolve.claim.voice import Voice
from tieline.text.normal import fold

LIKENESS_NEAR = 0.06
"""Least cosine of rare words between a denial and what it answers in the same document, with common entities.
Set by eye on the development documents: answers repeat few words of what they answer."""
LIKENESS_ALONE = 0.12
"""The same where they name no common entity."""
LIKENESS_SAME = 0.30
"""Least cosine of two accusations, or two denials, of the same matter in one document."""
MIN_COMMON_WORDS = 3
"""Fewest words that a denial and a plain statement before it have in common, however rare."""
LEEWAY = 1.5
"""What is answered nearly as well as the best is answered too, where a denial speaks of somebody's "accusations"."""
LEEWAY_ALONE = 0.2
"""The same where only the matter tells what is answered: several accusations are rarely meant."""
REACH_CHARS = 1_200
"""How far before a denial that only points what it points to may end: a few paragraphs."""
WIDE = 200
"""How many utterances before it a denial of "the accusation" looks through: it may have been told pages before."""
BREATH = 8
"""How many earlier denials of one side a denial is compared with."""

_HELD = 4.0
_NAMED = 3.0
_DENYING = frozenset({CueClass.DENY, CueClass.REFUTE, CueClass.DECLINE_TO_COMMENT, CueClass.CONFIRM})
_ASKED = 10
"""How many of its rarest words an utterance is looked up by."""


def iter_near_links(voices: Sequence[Voice], measure: Measure) -> Iterator[Link]:
    """Find pairs within each document, and the questions that two records of one press conference share.

    Args:
        voices: All voices, in order.
        measure: Compares them.

    Yields:
        Pairs, the one that answers first.
    """
    by_document: dict[str, list[Voice]] = defaultdict(list)
    for voice in voices:
        by_document[voice.document].append(voice)
    for group in by_document.values():
        if any(voice.disputes for voice in group):
            yield from _Page(group, measure).iter_links()
            yield from iter_told_twice(group)
        yield from iter_exchanges(group, measure)
    yield from iter_same_questions(by_document.values())


class _Page:
    """The utterances of one document, with what finds them."""

    def __init__(self, group: Sequence[Voice], measure: Measure) -> None:
        self._group = group
        self._measure = measure
        self._starts = [voice.utterance.cue_span.start for voice in group]
        self._postings = Postings()
        for number, voice in enumerate(group):
            if voice.is_answerable:
                self._postings.add(number, (*_sides_of(voice), *self._rare(voice)))

    def iter_links(self) -> Iterator[Link]:
        """Find the pairs of this document."""
        said: defaultdict[str, deque[int]] = defaultdict(lambda: deque(maxlen=BREATH))
        for number, voice in enumerate(self._group):
            if voice.responds:
                yield from ((voice, other) for other in self._find_answered(number, voice))
            if voice.disputes or voice.responds:
                earlier = dict.fromkeys(at for side in _own(voice) for at in said[side])
                yield from ((voice, self._group[at]) for at in earlier if self._is_same_matter(number, at))
                for side in _own(voice):
                    said[side].append(number)

    def _find_answered(self, number: int, voice: Voice) -> list[Voice]:
        features = (f"f:{side}" for side in voice.named) if voice.refers else ()
        asked = (*features, *(f"s:{side}" for side in voice.sides), *self._rare(voice))
        numbers = dict.fromkeys([*self._held(voice), *self._postings.find_near(asked, number)])
        scored = [(score, self._group[at]) for at in numbers if (score := self._score(voice, self._group[at])) > 0]
        if not scored:
            return self._pointed_to(number, voice)
        best = max(score for score, _ in scored)
        if voice.topics and any(voice.topics & other.topics for score, other in scored if score == best):
            scored = [(score, other) for score, other in scored if score == best or voice.topics & other.topics]
        leeway = LEEWAY if best >= _NAMED and _means_all(voice) else LEEWAY_ALONE
        return [other for score, other in scored if score >= best - (leeway if other.accuses else LEEWAY_ALONE)]

    def _held(self, voice: Voice) -> Iterable[int]:
        """What stands inside of its content."""
        span = voice.utterance.content_span
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return (at for at in range(first, last) if self._group[at] is not voice)

    def _rare(self, voice: Voice) -> list[str]:
        """What tells its matter: entities, matters, and its rarest words."""
        weights = self._measure.weights
        words = sorted(voice.words, key=lambda word: (-weights[word], word))[:_ASKED]
        return [*voice.keys, *(f"t:{topic}" for topic in voice.topics), *(f"w:{word}" for word in words)]

    def _score(self, answer: Voice, other: Voice) -> float:
        """How well one utterance answers another; 0 where it does not."""
        if is_change(answer, other, self._measure.compare(answer, other)):
            return _HELD
        if not other.is_answerable or is_one_side(answer, other) or _reports(other, answer):
            return 0.0
        if is_of_another_side(answer, other):
            return 0.0
        if answer.utterance.content_span.covers(other.utterance.content_span) and (
            other.accuses or answer.utterance.cue_class in _DENYING
        ):
            return _HELD
        common = self._measure.compare(answer, other)
        base = _score_accusation(answer, other, common) if other.accuses else _score_statement(answer, other, common)
        names = 1.0 if answer.refers and other.speaker in answer.about else 0.0
        return base + names + min(1.0, 4 * common.words) + 0.3 * len(common.topics) if base else 0.0

    def _pointed_to(self, number: int, voice: Voice) -> list[Voice]:
        """What a denial that says nothing of its matter points to: what was said last against its speaker."""
        asks = voice.utterance.cue_class is CueClass.DECLINE_TO_COMMENT and _is_request(voice)
        if not (voice.points or asks):
            return []
        before = (one for one in reversed(self._group[:number][-WIDE:]) if one.is_answerable)
        foreign = [one for one in before if not (is_one_side(voice, one) or _reports(one, voice))]
        near = [one for one in foreign if _chars_between(one, voice) <= REACH_CHARS]
        own = frozenset(side for side in voice.sides if not side.startswith("state:"))
        if asks:
            met = [one for one in near if (one.accused & voice.sides if one.accuses else one.named & own)]
            return met[:1] or self._only_open(voice, own)
        against = [one for one in foreign if one.accuses]
        met = [one for one in against if one.accused & voice.sides]
        if _speaks_of_accusations(voice):
            meant = met if _means_all(voice) and met else (met or against)[:1]
            return meant or [one for one in near if one.named & own][:1]
        return [one for one in near if one.accuses][:1] or near[:1]

    def _only_open(self, voice: Voice, own: frozenset[str]) -> list[Voice]:
        """The one accusation of the document that names a party; else the one denial that does."""
        naming = [one for one in self._group if one.named & own and not is_one_side(voice, one)]
        accusing = [one for one in naming if one.accuses]
        open_now = accusing or [one for one in naming if one.utterance.stance is Stance.DENIES]
        return open_now if len(open_now) == 1 else []

    def _is_same_matter(self, number: int, earlier: int) -> bool:
        """Whether two utterances of one side stand alike on one matter."""
        voice, other = self._group[number], self._group[earlier]
        if voice.position is not other.position:
            return False
        common = self._measure.compare(voice, other)
        if voice.points and other.points:
            return common.words >= LIKENESS_SAME
        foreign = (voice.named & other.named) - voice.sides
        if common.words >= LIKENESS_SAME or (foreign and (common.topics or common.words >= LIKENESS_ALONE)):
            return True
        if common.topics and common.words >= LIKENESS_NEAR:
            return True
        return bool(foreign) and self._is_same_breath(number, earlier)

    def _is_same_breath(self, number: int, earlier: int) -> bool:
        """Whether nobody else speaks between two utterances of one side."""
        between = self._group[earlier + 1 : number]
        return len(between) <= BREATH and all(is_one_side(self._group[number], voice) for voice in between)


def _sides_of(voice: Voice) -> Iterator[str]:
    """Who says it, and against whom."""
    yield from (f"f:{side}" for side in voice.sides)
    if voice.accuses:
        yield from (f"s:{side}" for side in voice.accused)


def _own(voice: Voice) -> tuple[str, ...]:
    return tuple(voice.sides) or (voice.utterance.speaker_name,)


def _score_accusation(answer: Voice, other: Voice, common: Common) -> float:
    met = bool(other.accused & answer.sides)
    if answer.refers and other.sides & answer.named:
        return _NAMED
    agrees = bool(common.topics or common.keys - answer.sides) or common.words >= LIKENESS_NEAR
    if answer.utterance.cue_class is CueClass.DECLINE_TO_COMMENT and not met:
        return 0.0
    if agrees and met:
        return 2.0
    return 1.5 if agrees and (common.about or answer.refers) else 0.0


def _score_statement(answer: Voice, other: Voice, common: Common) -> float:
    """A plain statement is answered where it stands before the answer and speaks of the same, or is spoken of."""
    if answer.refers and other.sides & answer.named:
        return 2.0
    silent = answer.utterance.cue_class is CueClass.DECLINE_TO_COMMENT
    if silent:
        return 0.0
    if answer.denies_of_itself and answer.deals and other.deals and _names_both(answer, other, common):
        return 1.0
    if not _is_earlier(other, answer):
        return 0.0
    if common.topics and other.named & answer.sides:
        return 1.0
    is_alike = common.count >= MIN_COMMON_WORDS and common.words >= LIKENESS_ALONE
    shares = common.count > MIN_COMMON_WORDS and common.words >= LIKENESS_NEAR and (common.about or common.keys)
    return 1.0 if is_alike or shares else 0.0


def _names_both(answer: Voice, other: Voice, common: Common) -> bool:
    """Whether a statement names who denies it, and whom else the denial names."""
    return bool(other.named & answer.sides) and bool(common.keys - answer.sides)


def _is_earlier(other: Voice, answer: Voice) -> bool:
    """Whether something was said before an answer: it stands before it, or was said on an earlier day."""
    days = other.utterance.said_on, answer.utterance.said_on
    return other.order < answer.order or bool(days[0] and days[1] and days[0].is_before(days[1]))


def _reports(other: Voice, answer: Voice) -> bool:
    """Whether one only tells that somebody gave the answer."""
    return other.utterance.content_span.covers(answer.utterance.cue_span)


def _chars_between(earlier: Voice, later: Voice) -> int:
    return later.utterance.cue_span.start - earlier.utterance.content_span.end


def _speaks_of_accusations(voice: Voice) -> bool:
    """Whether it speaks of accusations by that word: then a plain statement is not meant."""
    return bool(load_claim_words().accusations.search(fold(voice.utterance.content)))


def _means_all(voice: Voice) -> bool:
    """Whether it speaks of more than one thing that was said."""
    return bool(load_claim_words().refers_to_all.search(fold(voice.utterance.content)))


def _is_request(voice: Voice) -> bool:
    return bool(load_claim_words().requests.search(fold(voice.utterance.content)))
