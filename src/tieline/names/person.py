"""Comparing the names of two persons: order, initials, titles, particles and slips of the pen."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from tieline.names.comparison import UNSURE_CAP, Comparison, Feature, judge
from tieline.names.knowledge import get_words, load_table
from tieline.names.parts import CACHED_PARTS
from tieline.names.spelling import spell
from tieline.text.script import has_hanzi

INITIAL_LIKENESS = 0.6
"""What an initial counts beside a written-out name: it fits one name in about fifteen by chance."""

_SINGLE_WORD = Feature("A single word is no full name.", 1.0, UNSURE_CAP)
# "Wen-bin" ends in a syllable of a given name, not in the particle that "bin" is elsewhere.
_LAST_SYLLABLE = re.compile(r"(?<=\w)-(bin|ben|de|da|do|di|du|la|le|ud)(?![\w-])", re.IGNORECASE)
_FILIAL = frozenset({"bin", "ibn", "ben", "bint", "ould"})


@dataclass(frozen=True, slots=True)
class PersonName:
    """The name of a person.

    Attributes:
        words: Its words in order, without titles and particles; all of them where nothing else is left.
        hanzi: Whether it is written in Hanzi.
        filial: Whether it says whose child the person is ("Salman bin Muhammad"), so that order matters.
    """

    words: tuple[str, ...]
    hanzi: bool
    filial: bool


@cache
def _uncounted() -> tuple[frozenset[str], frozenset[str]]:
    """Titles and particles; loaded once."""
    table = load_table("words")
    return frozenset(get_words(table, "person_titles")), frozenset(get_words(table, "particles"))


@lru_cache(maxsize=CACHED_PARTS)
def parse_person(name: str) -> PersonName:
    """Take the name of a person apart. "Surname, Given" and "Given Surname" give the same words.

    Args:
        name: A name in any script.

    Returns:
        Its parts. A particle counts where only one other word would be left: "Bin Yang" is a full name.
    """
    words = spell(_LAST_SYLLABLE.sub(r"\1", name)).split()
    titles, particles = _uncounted()
    untitled = [word for word in words if word not in titles] or words
    kept = [word for word in untitled if word not in particles]
    if len(kept) < 2:
        kept = untitled
    hanzi = bool(kept) and all(map(has_hanzi, kept))
    filial = not _FILIAL.isdisjoint(words)
    return PersonName(tuple(["".join(kept)] if hanzi else kept), hanzi, filial)


def _likeness(left: str, right: str) -> float:
    """How alike two words of names are: equal, one the initial of the other, or a slip or two apart."""
    if left == right:
        return 1.0
    if min(len(left), len(right)) == 1:
        return INITIAL_LIKENESS if left[0] == right[0] else 0.0
    longer = max(len(left), len(right))
    allowed = 0 if longer < 4 else 1 if longer < 7 else 2
    distance = OSA.distance(left, right, score_cutoff=allowed)
    return 0.0 if distance > allowed or left[0] != right[0] else 1.0 - 0.8 * distance / longer


def _pair(left: tuple[str, ...], right: tuple[str, ...]) -> list[tuple[str, str, float]]:
    """Pair the words of two names, nearest first."""
    near = sorted(
        (-likeness, left_at, right_at)
        for left_at, one in enumerate(left)
        for right_at, other in enumerate(right)
        if (likeness := _likeness(one, other)) > 0.0
    )
    pairs, used_left, used_right = list[tuple[str, str, float]](), set[int](), set[int]()
    for negative, left_at, right_at in near:
        if left_at not in used_left and right_at not in used_right:
            pairs.append((left[left_at], right[right_at], -negative))
            used_left.add(left_at)
            used_right.add(right_at)
    return pairs


def _agreements(pairs: list[tuple[str, str, float]]) -> list[Feature]:
    """Reasons for the words that agree, fully, by an initial, or nearly."""
    equal = [one for one, _, likeness in pairs if likeness == 1.0]
    features = [Feature(f"Equal words: {', '.join(equal)}.")] if equal else []
    for one, other, likeness in pairs:
        if min(len(one), len(other)) == 1 < max(len(one), len(other)):
            features.append(Feature(f"An initial for a name: {one} and {other}.", 1.0, UNSURE_CAP))
        elif likeness < 1.0:
            features.append(Feature(f"Nearly equal words: {one} and {other}."))
    return features


def _differences(pairs: list[tuple[str, str, float]], left: PersonName, right: PersonName) -> list[Feature]:
    """Reasons against: words that either name has instead of the other's, missing words, too little in common."""
    left_over = [word for word in left.words if word not in {one for one, _, _ in pairs}]
    right_over = [word for word in right.words if word not in {other for _, other, _ in pairs}]
    if left_over and right_over:
        told = f"{', '.join(left_over)}; {', '.join(right_over)}"
        return [Feature(f"Each has names that the other has not: {told}.", 0.75, UNSURE_CAP)]
    whole = sum(1 for _, _, likeness in pairs if likeness == 1.0)
    if left_over or right_over:
        cap = 1.0 if whole >= 2 and len(left_over + right_over) == 1 else UNSURE_CAP
        return [Feature(f"Only one name has: {', '.join(left_over or right_over)}.", 1.0, cap)]
    if len(pairs) == 1:
        return [_SINGLE_WORD]
    if left.filial and right.filial and left.words[0] != right.words[0]:
        return [Feature("Who is whose child differs.", 0.8, UNSURE_CAP)]
    return []


def compare_persons(left: str, right: str) -> Comparison:
    """Compare the names of two persons.

    Args:
        left: A name in any script; Hanzi are compared with Hanzi only.
        right: Another.

    Returns:
        The comparison. It speaks of names: namesakes are the same name.
    """
    one, other = parse_person(left), parse_person(right)
    if not one.words or not other.words:
        return judge(0.0, [Feature("A name has neither letters nor digits.")])
    if one.hanzi != other.hanzi:
        return judge(0.0, [Feature("The names have no common script.")])
    if "".join(one.words) == "".join(other.words):
        equal = Feature(f"Equal names: {' '.join(one.words)}.")
        return judge(1.0, [equal] if len(one.words) > 1 or one.hanzi else [equal, _SINGLE_WORD])
    if one.hanzi:
        return judge(0.0, [Feature(f"Different Hanzi: {one.words[0]} and {other.words[0]}.")])
    pairs = _pair(one.words, other.words)
    if not pairs:
        return judge(0.0, [Feature("No word in common.")])
    matched = sum(likeness for _, _, likeness in pairs)
    shorter, longer = sorted((len(one.words), len(other.words)))
    # Half of the score asks how much of both names is explained, half how much of the shorter one: people drop names.
    base = 0.5 * 2 * matched / (shorter + longer) + 0.5 * matched / shorter
    return judge(base, [*_agreements(pairs), *_differences(pairs, one, other)])
