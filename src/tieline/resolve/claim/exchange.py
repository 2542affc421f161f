"""Pairs of question and answer, and of a mail and what it quotes: the form of the document tells what is answered.

A turn is all that one voice says before another speaks. An answer's turn follows its question's; a mail stands above
the part that it quotes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from tieline.model.utterance import CueClass, Stance
from tieline.resolve.claim.copy import name_agency
from tieline.resolve.claim.lexicon import load_claim_words
from tieline.resolve.claim.likeness import Measure, is_one_side
from tieline.resolve.claim.voice import Voice
from tieline.text.normal import fold

Link = tuple[Voice, Voice]
"""Two utterances about the same matter."""

LIKENESS_ASKED = 0.06
"""Least cosine of rare words of a later denial of a turn and what was asked. As for a denial near what it answers."""
MAX_TURN = 50
"""Of a longer turn only so many utterances are compared with those of another."""
HELD_SHARE = 0.5
"""Least share of the words of a turn that somebody's saying in it fills, for both to be about one matter. Set on the
cases of the tests."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What one voice says before another speaks.

    Attributes:
        voices: Its own utterances, in text order.
        reported: What others are told in them to have said.
    """

    voices: tuple[Voice, ...]
    reported: tuple[Voice, ...]

    @property
    def asks(self) -> bool:
        """Whether it is a questioner's."""
        return self.voices[0].utterance.cue_class is CueClass.REPORT

    @property
    def is_quoted_mail(self) -> bool:
        """Whether it is the part of a mail that another one quotes."""
        return bool(load_claim_words().quoted_mail.search(fold(self.voices[0].utterance.cue)))


def find_turns(page: Sequence[Voice]) -> list[Turn]:
    """Find the turns of a document.

    Args:
        page: Its utterances, in text order.

    Returns:
        Turns in text order; empty where its form tells of no voices.
    """
    own = [voice for voice in page if voice.is_voiced]
    inside = {voice.utterance.id: voice for voice in own}
    grouped = [tuple(group) for _, group in groupby(own, key=lambda voice: voice.utterance.cue_span)]
    reported: dict[int, list[Voice]] = {group[0].order: [] for group in grouped}
    first = {voice.utterance.id: group[0].order for group in grouped for voice in group}
    for voice in page:
        if voice.utterance.parent in inside and not voice.is_voiced:
            reported[first[voice.utterance.parent]].append(voice)
    return [Turn(group, tuple(reported[group[0].order])) for group in grouped]


def iter_exchanges(page: Sequence[Voice], measure: Measure) -> Iterator[Link]:
    """Find what answers what.

    Args:
        page: The utterances of one document, in text order.
        measure: Compares them.

    Yields:
        Pairs, the one that answers first.
    """
    for earlier, later in pairwise(find_turns(page)):
        if earlier.asks and not later.asks:
            yield from _iter_answers(later, earlier, measure, asked=True)
        elif later.is_quoted_mail:
            yield from _iter_answers(earlier, later, measure, asked=False)


def _iter_answers(answer: Turn, question: Turn, measure: Measure, *, asked: bool) -> Iterator[Link]:
    """The first denial or silence of an answer is about the question; a mail's only where they agree."""
    premises = [voice for voice in (*question.voices, *question.reported) if voice.stance_is_plain]
    is_bare = not premises
    premises = premises or list(question.voices)
    answering = [voice for voice in answer.voices if voice.answers][:MAX_TURN]
    foreign = [voice for voice in premises if not is_one_side(voice, answer.voices[0])][:MAX_TURN]
    for number, voice in enumerate(answering):
        scored = [(measure.compare(voice, other).words, -other.order, other) for other in foreign]
        best = max(scored, default=None, key=lambda item: item[:2])
        if best is None or (is_bare and not asked):
            continue
        agrees = best[0] >= LIKENESS_ASKED or bool(voice.topics & best[2].topics)
        if agrees or (not number and (asked or voice.points)):
            yield voice, best[2]
            yield from ((best[2], other) for other in foreign if _holds(other, best[2]) or _holds(best[2], other))


def _holds(outer: Voice, inner: Voice) -> bool:
    """Whether one is told in the other's words and says nearly all that they say."""
    spans = outer.utterance.content_span, inner.utterance.evidence_span
    share = (spans[1].end - spans[1].start) / (spans[0].end - spans[0].start)
    return inner.utterance.parent == outer.utterance.id and share >= HELD_SHARE


def iter_same_questions(pages: Iterable[Sequence[Voice]]) -> Iterator[Link]:
    """Find the questions that two records of one press conference have in common, in one language or in two.

    Args:
        pages: The utterances of each document, in text order.

    Yields:
        Pairs of what two questions state, where one agency asks once on one day, and one person answers in both.
    """
    asked: defaultdict[tuple[str, str], list[tuple[Turn, Turn]]] = defaultdict(list)
    for page in pages:
        found: defaultdict[tuple[str, str], list[tuple[Turn, Turn]]] = defaultdict(list)
        for question, answer in pairwise(find_turns(page)):
            agency, day = name_agency(question.voices[0].utterance.speaker_name), question.voices[0].utterance.said_on
            if question.asks and not answer.asks and agency is not None and day is not None:
                found[agency, str(day)].append((question, answer))
        for key, pairs in found.items():
            asked[key] += pairs if len(pairs) == 1 else []
    for records in asked.values():
        for left, right in pairwise(records):
            if is_one_side(left[1].voices[0], right[1].voices[0]):
                yield left[0].voices[0], right[0].voices[0]


def iter_told_twice(page: Sequence[Voice]) -> Iterator[Link]:
    """Find what is told twice with one stand: "we deny that ..." in a turn that denies. What is affirmed is left out.

    Args:
        page: The utterances of one document.

    Yields:
        Pairs, the inner one first.
    """
    by_id = {voice.utterance.id: voice for voice in page}
    for voice in page:
        outer = by_id.get(voice.utterance.parent) if voice.utterance.parent else None
        if outer is None or voice.position is not outer.position or not _holds(outer, voice):
            continue
        if voice.position is not Stance.AFFIRMS and outer.utterance.cue_class is not CueClass.REPORT:
            yield voice, outer
