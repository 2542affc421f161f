"""What two utterances have in common: words, matters, parties and days. Never their stance."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tieline.model.partial_date import PartialDate
from tieline.names.reading import syllables
from tieline.resolve.claim.side import Side
from tieline.resolve.claim.voice import Voice, weigh_words
from tieline.text.normal import fold
from tieline.text.script import has_hanzi


@dataclass(frozen=True, slots=True)
class Common:
    """What two utterances have in common.

    Attributes:
        words: Cosine of their weighted words, 0 to 1.
        count: How many different words they share.
        topics: Matters that both touch.
        keys: Parties that both are about.
        about: How many entities both name, places included.
        days: How many days lie between them at least; None where one has no date.
    """

    words: float
    count: int
    topics: frozenset[str]
    keys: frozenset[Side]
    about: int
    days: int | None


class Measure:
    """Compares utterances by the words of all of them."""

    def __init__(self, voices: Sequence[Voice]) -> None:
        """Weigh the words.

        Args:
            voices: All voices; the order of each is its place here.
        """
        self._weights = weigh_words(voices)
        self._norms = [math.sqrt(sum(self._weights[word] ** 2 for word in voice.words)) for voice in voices]

    @property
    def weights(self) -> Mapping[str, float]:
        """The weight of each word."""
        return self._weights

    def compare(self, left: Voice, right: Voice) -> Common:
        """Find out what two utterances have in common.

        Args:
            left: One.
            right: The other.

        Returns:
            What they share.
        """
        shared = left.words.keys() & right.words.keys()
        norm = self._norms[left.order] * self._norms[right.order]
        return Common(
            words=sum(self._weights[word] ** 2 for word in shared) / norm if norm else 0.0,
            count=len(shared),
            topics=left.topics & right.topics,
            keys=left.keys & right.keys,
            about=len(left.about & right.about),
            days=days_between(left.day, right.day),
        )


def is_of_another_side(answer: Voice, other: Voice) -> bool:
    """Whether a denial in the first person cannot answer an utterance, which is about others.

    Args:
        answer: What may be an answer.
        other: What may be answered.

    Returns:
        True where the denial says "we" of its speaker's side alone, and the other names nobody of that side.
    """
    return answer.is_own and not (answer.points or answer.refers or answer.sides & (other.named | other.accused))


@lru_cache(maxsize=10_000)
def days_between(left: PartialDate | None, right: PartialDate | None) -> int | None:
    """Count the days between two dates.

    Args:
        left: One.
        right: The other.

    Returns:
        The least that may lie between them; 0 where they may be one day; None where one is not known.
    """
    if left is None or right is None:
        return None
    return max(0, (left.first - right.last).days, (right.first - left.last).days)


def is_one_side(left: Voice, right: Voice) -> bool:
    """Whether two speakers stand on one side.

    Args:
        left: One.
        right: The other.

    Returns:
        True where they are one party, speak for one party or state, or bear one name, be it in Hanzi and in pinyin;
        "officials" is none.
    """
    if left.sides & right.sides or _sound_alike(left.utterance.speaker_name, right.utterance.speaker_name):
        return True
    if (left.speaker and right.speaker) or (left.sides and right.sides):
        return False
    names = (left.utterance.speaker_name.split(), right.utterance.speaker_name.split())
    is_name = bool(names[0]) and (names[0][-1][0].isupper() or has_hanzi(names[0][-1]))
    return is_name and min(map(len, names)) == 1 and names[0][-1] == names[1][-1]


def _sound_alike(left: str, right: str) -> bool:
    """Whether one name is written in Hanzi and the other one is its pinyin, of two syllables or more."""
    if has_hanzi(left) == has_hanzi(right):
        return False
    hanzi, latin = (left, right) if has_hanzi(left) else (right, left)
    return len(hanzi) <= MAX_PERSON and _pinyin(hanzi) == fold(latin).replace(" ", "").replace("-", "")


@lru_cache(maxsize=10_000)
def _pinyin(hanzi: str) -> str | None:
    """A name of Hanzi in pinyin by the usual readings; None where a character has none."""
    read = [syllables(character) for character in hanzi]
    return "".join(ways[0] for ways in read if ways) if len(read) > 1 and all(read) else None


MAX_PERSON = 4
"""Characters of a person's name in Hanzi: two of the family at most, and two given."""
