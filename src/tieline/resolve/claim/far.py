"""Pairs of utterances of different documents that speak of the same matter, in one language or across two.

Nothing but words, matters, entities and days ties such utterances together, so the bar is higher than within a
document: the parties must meet, the contents must agree, and what lies far apart in time must agree the more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tieline.model.utterance import CueClass, Stance
from tieline.resolve.claim.change import is_change
from tieline.resolve.claim.exchange import Link
from tieline.resolve.claim.likeness import Common, Measure, is_of_another_side, is_one_side
from tieline.resolve.claim.posting import Postings
from tieline.resolve.claim.voice import Voice
from tieline.text.normal import fold
from tieline.text.script import hanzi_share

LIKENESS_FAR = 0.30
"""Least cosine of rare words where nothing but words and entities ties two utterances together."""
LIKENESS_MET = 0.15
"""The same where one is against the other's speaker, or names it as who said it."""
LIKENESS_REPEATED = 0.45
"""The same where a year lies between them: an old matter comes up again in much the same words."""
LIKENESS_COPY = 0.60
"""From this cosine on, two accusations are one also where they name no common entity."""
DAYS_OF_ONE_DISPUTE = 60
"""An answer comes within this many days, or it needs more to be known as one. Set on the cases of the tests."""
DAYS_OF_ONE_YEAR = 400
"""What lies further apart is another dispute unless its words are much the same."""
DAYS_OF_ONE_EVENT = 14
"""Within this many days two states that accuse and deny the same matter speak of one event."""

_ASKED = 8
"""How many of its rarest words an utterance is looked up by."""

MIN_NAMED = 4
"""Fewest words of a speaker without a name that two documents hardly share by chance."""


def iter_far_links(voices: Sequence[Voice], measure: Measure, answered: frozenset[int]) -> Iterator[Link]:
    """Find pairs across documents.

    Args:
        voices: All voices, in order.
        measure: Compares them.
        answered: Places in the order of the utterances whose match was found in their own document: such a denial
            looks for others of its kind only.

    Yields:
        Pairs, each once.
    """
    postings = Postings()
    for voice in voices:
        if voice.disputes or voice.responds or voice.is_answerable:
            postings.add(voice.order, _features(voice, measure))
    for voice in voices:
        if not (voice.disputes or voice.responds):
            continue
        found = postings.find(_asked(voice, measure))
        others = [voices[number] for number in found if voices[number].document != voice.document]
        yield from ((voice, other) for other in others if _is_same(voice, other, measure))
        if voice.responds and voice.order not in answered:
            scored = [(_score(voice, other, measure), -other.order, other) for other in others]
            best = max(scored, default=None, key=lambda item: item[:2])
            if best is not None and best[0] > 0:
                yield voice, best[2]


def _features(voice: Voice, measure: Measure) -> Iterator[str]:
    """What an utterance can be found by: rare words, and entities and sides together with matters."""
    words = sorted(voice.words, key=lambda word: (-measure.weights[word], word))[:_ASKED]
    yield from (f"w:{word}" for word in words)
    yield from voice.keys
    yield from (f"t:{topic}|{end}" for topic in voice.topics for end in (*voice.keys, *voice.accused))
    yield from (f"f:{side}|{_month(voice)}" for side in voice.sides)


def _asked(voice: Voice, measure: Measure) -> Iterator[str]:
    yield from _features(voice, measure)
    yield from (f"t:{topic}|{side}" for topic in voice.topics for side in (*voice.sides, *voice.named))
    if voice.refers:
        yield from (f"f:{side}|{_month(voice)}" for side in voice.named)


def _month(voice: Voice) -> str:
    return "" if voice.day is None else voice.day.text[:7]


def _score(answer: Voice, other: Voice, measure: Measure) -> float:
    """How well an utterance of another document is answered; 0 where it is not."""
    if not other.is_answerable or is_one_side(answer, other) or is_of_another_side(answer, other):
        return 0.0
    common = measure.compare(answer, other)
    met = bool(other.accused & answer.sides)
    named = answer.refers and bool(other.sides & answer.named)
    foreign = common.keys - answer.sides
    if not (met or named or common.keys):
        return 0.0
    if answer.utterance.cue_class is CueClass.DECLINE_TO_COMMENT and not met:
        return 0.0
    only_named = named and answer.points and common.days is not None and common.days <= DAYS_OF_ONE_EVENT
    if not (other.accuses or named) and common.words < LIKENESS_MET:
        return 0.0
    agrees = common.words >= LIKENESS_MET or bool(common.topics)
    if not (only_named or (agrees and _is_in_time(common, bool(foreign), met or named))):
        return 0.0
    return common.words + 0.5 * len(common.topics) + 0.5 * met + 0.5 * named + 0.3 * len(foreign)


def _is_in_time(common: Common, shares_foreign: bool, met: bool) -> bool:
    """Whether what two utterances share is enough for the time between them."""
    if common.words >= LIKENESS_REPEATED:
        return True
    if common.days is not None and common.days > DAYS_OF_ONE_YEAR:
        return False
    if common.days is not None and common.days <= DAYS_OF_ONE_DISPUTE and met:
        return common.words >= LIKENESS_MET or bool(common.topics)
    return common.words >= LIKENESS_FAR or (bool(common.topics) and (shares_foreign or (met and bool(common.keys))))


def _is_same(voice: Voice, other: Voice, measure: Measure) -> bool:
    """Whether two utterances take the same stand on the same matter, or one speaker took two."""
    common = measure.compare(voice, other)
    if is_change(voice, other, common):
        return True
    if voice.position is not other.position:
        return False
    if voice.position is Stance.UNCLEAR:
        return _is_same_silence(voice, other, common)
    if common.days is not None and common.days > DAYS_OF_ONE_YEAR and common.words < LIKENESS_REPEATED:
        return False
    if voice.position is Stance.AFFIRMS:
        return _is_same_accusation(voice, other, common)
    return is_one_side(voice, other) and _is_same_denial(voice, other, common)


def _is_same_silence(voice: Voice, other: Voice, common: Common) -> bool:
    """Whether one party is told to say nothing in the same words, on a day that may be the same."""
    told = [(fold(one.utterance.speaker_name), fold(one.utterance.content)) for one in (voice, other)]
    copied = told[0] == told[1] and common.days == 0 and len(told[0][0].split()) >= MIN_NAMED
    return copied or (is_one_side(voice, other) and common.words >= LIKENESS_COPY and common.days in {None, 0})


def _is_same_accusation(voice: Voice, other: Voice, common: Common) -> bool:
    if not (voice.accuses or other.accuses):
        return False
    if common.words >= LIKENESS_COPY and (common.about or not (voice.about and other.about)):
        return True
    if common.about >= 2 and common.words >= LIKENESS_FAR:
        return True
    if common.topics and common.words >= LIKENESS_MET and is_one_side(voice, other):
        near = common.days is not None and common.days <= DAYS_OF_ONE_DISPUTE
        return near and (not (voice.accused and other.accused) or bool(voice.accused & other.accused))
    return _meets_across_languages(voice, other, common) and bool(
        voice.accused & other.accused and (is_one_side(voice, other) or common.keys)
    )


def _is_same_denial(voice: Voice, other: Voice, common: Common) -> bool:
    if voice.points or other.points:
        return common.words >= LIKENESS_COPY and common.days == 0
    foreign = bool(common.keys - voice.sides) or bool((voice.named & other.named) - voice.sides)
    if common.words >= LIKENESS_COPY:
        return True
    if common.words >= LIKENESS_FAR and (foreign or common.topics):
        return True
    return _meets_across_languages(voice, other, common) and (foreign or bool(common.keys))


def _meets_across_languages(voice: Voice, other: Voice, common: Common) -> bool:
    """Whether two utterances in two languages touch one matter within days of each other."""
    if _is_hanzi(voice) == _is_hanzi(other) or not common.topics or common.days is None:
        return False
    return common.days <= DAYS_OF_ONE_EVENT


def _is_hanzi(voice: Voice) -> bool:
    return hanzi_share(voice.utterance.content) > 0.3
