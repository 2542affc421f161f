"""The names of persons in structured records: their parts, and how alike two of them are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tieline.resolve.word_likeness import INITIAL, MISSPELT, plain_words, score_words
from tieline.text.normal import fold
from tieline.text.script import find_hanzi

_GENERATIONS = {
    "jr": "junior",
    "junior": "junior",
    "sr": "senior",
    "senior": "senior",
    "i": "first",
    "ii": "second",
    "iii": "third",
    "iv": "fourth",
}


class NameLikeness(StrEnum):
    """How two names of persons compare, nearest first."""

    EXACT = "exact"
    CLOSE = "close"
    INITIAL = "initial"
    SINGLE = "single"
    GIVEN_ONLY = "given_only"
    GIVEN_DIFFERS = "given_differs"
    UNLIKE = "unlike"


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in parts.

    Attributes:
        family: Words of the family name; empty when not given.
        given: Words of the given and middle names; empty when not given.
        generation: "junior", "senior", "first" to "fourth"; None when not stated.
        romanised: Whether the name was written in another script than the Latin one.
        hanzi: The name's Hanzi, simplified; empty when it has none. One sound stands for many of them.
    """

    family: tuple[str, ...]
    given: tuple[str, ...]
    generation: str | None
    romanised: bool
    hanzi: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """All words, given names first."""
        return self.given + self.family


def parse_person_name(full: str, *, family: str | None = None, given: str | None = None) -> PersonName:
    """Take a person's name apart.

    Args:
        full: The whole name, used when family and given name are None: "Given Family", "Family, Given" or Hanzi.
        family: The family name where the source gives it by itself.
        given: Given and middle names where the source gives them by themselves.

    Returns:
        The parts; empty ones when there is no letter in the name.
    """
    romanised = not all(ch.isascii() or "À" <= ch <= "ɏ" for ch in f"{full}{family or ''}{given or ''}" if ch.isalpha())
    if family is not None or given is not None:
        family_words, given_words = plain_words(family or ""), plain_words(given or "")
    elif "," in full:
        before, _, after = full.partition(",")
        family_words, given_words = plain_words(before), plain_words(after)
    else:
        words = plain_words(full)
        hanzi = romanised and " " not in full.strip() and len(words) > 1
        family_words, given_words = (words[:1], words[1:]) if hanzi else (words[-1:], words[:-1])
        if not hanzi and len(words) > 1 and words[-1] in _GENERATIONS:
            family_words, given_words = words[-2:], words[:-2]
    family_words, first = _split_generation(family_words)
    given_words, second = _split_generation(given_words)
    hanzi_text = "".join(find_hanzi(fold(f"{family or ''}{given or ''}" or full)))
    return PersonName(family_words, given_words, first or second, romanised, hanzi_text)


def compare_person_names(left: PersonName, right: PersonName) -> NameLikeness:
    """Say how alike two names are, in any order of their parts.

    Args:
        left: A name.
        right: Another.

    Returns:
        The likeness; UNLIKE also when one of them is empty.
    """
    if left.hanzi and right.hanzi and left.hanzi != right.hanzi:
        return NameLikeness.GIVEN_DIFFERS if left.hanzi[0] == right.hanzi[0] else NameLikeness.UNLIKE
    fewer, more = sorted((left.words, right.words), key=lambda words: (len(words), words))
    if not fewer:
        return NameLikeness.UNLIKE
    if len(fewer) > 1 and not _turns(fewer).isdisjoint(_turns(more)):
        return NameLikeness.EXACT
    romanised = left.romanised != right.romanised
    scores = _align(fewer, more, romanised=romanised)
    if min(scores) < INITIAL:
        return _compare_partly(left, right, romanised=romanised)
    if len(fewer) == 1:
        return NameLikeness.SINGLE if scores[0] >= MISSPELT else NameLikeness.UNLIKE
    whole = sum(score > INITIAL for score in scores)
    return NameLikeness.CLOSE if whole > 1 else NameLikeness.INITIAL if whole == 1 else NameLikeness.UNLIKE


def are_generations_apart(left: PersonName, right: PersonName) -> bool:
    """Whether the names state two generations, as father and son do.

    Args:
        left: A name.
        right: Another.

    Returns:
        True only when both state one and they differ.
    """
    return None not in (left.generation, right.generation) and left.generation != right.generation


def _compare_partly(left: PersonName, right: PersonName, *, romanised: bool) -> NameLikeness:
    if not (left.family and right.family and left.given and right.given):
        return NameLikeness.UNLIKE
    if _agree(left.family, right.family, romanised=romanised):
        return NameLikeness.GIVEN_DIFFERS
    if _agree(left.given, right.given, romanised=romanised):
        return NameLikeness.GIVEN_ONLY
    return NameLikeness.UNLIKE


def _agree(left: tuple[str, ...], right: tuple[str, ...], *, romanised: bool) -> bool:
    fewer, more = sorted((left, right), key=len)
    return min(_align(fewer, more, romanised=romanised)) >= MISSPELT


def _align(fewer: tuple[str, ...], more: tuple[str, ...], *, romanised: bool) -> list[float]:
    """Give every word of the shorter name its best free partner, surest pairs first."""
    pairs = sorted(
        ((score_words(a, b, romanised=romanised), i, j) for i, a in enumerate(fewer) for j, b in enumerate(more)),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    scores = [0.0] * len(fewer)
    done: set[int] = set()
    used: set[int] = set()
    for score, i, j in pairs:
        if i not in done and j not in used:
            scores[i] = score
            done.add(i)
            used.add(j)
    return scores


def _turns(words: tuple[str, ...]) -> set[str]:
    """The words run together, starting at any of them: "zhang xiu ying" and "xiuying zhang" share one."""
    return {"".join(words[i:] + words[:i]) for i in range(len(words))}


def _split_generation(words: tuple[str, ...]) -> tuple[tuple[str, ...], str | None]:
    if len(words) > 1 and words[-1] in _GENERATIONS:
        return words[:-1], _GENERATIONS[words[-1]]
    return words, None
