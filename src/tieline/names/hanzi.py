"""Comparing the Hanzi parts of two names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from tieline.names.comparison import UNSURE_CAP, Comparison, Feature, judge
from tieline.names.knowledge import get_words, load_table
from tieline.names.number import write_digits
from tieline.names.parts import CACHED_PARTS, NameParts
from tieline.names.place import Place, find_conflict, find_hanzi_place
from tieline.names.reading import syllables

VETO_CAP = 0.4
MIN_NEAR_CHARS = 8
"""From this length on, one wrong character may be a slip; in shorter names it makes another name."""

MIN_HOMOPHONE_CHARS = 6
"""From this length on, a character that sounds the same may be a slip of the keyboard, which offers it beside the right
one."""

_NUMERAL = "[〇零○一二三四五六七八九十百0-9]+"
_UNIT = "研究所|研究院|设计院|所|厂|院|局|部队|基地|师|旅|军|室|医院|中学|小学|团|大队|支队|处|航校|工程局"
NUMBER = re.compile(f"第({_NUMERAL})|({_NUMERAL})(?={_UNIT})")

_BRANCH = re.compile("^(.*公司)(.{2,8})分(?:公司)?$")
_DISTRICT = re.compile("(?:新区|自治县|区(?!块|域)|县)(?=..)")

_INNER_FORM = re.compile("(?:股份)?有限(?:责任)?公司|公司")


@dataclass(frozen=True, slots=True)
class HanziName:
    """The Hanzi part of a name, taken apart.

    Attributes:
        core: What is left without place, number and legal form.
        places: Places at its head or in brackets of their own.
        numbers: Its ordinals in digits.
        branch: What stands before the word for branch (上海 of 上海分公司); empty for the whole company.
    """

    core: str
    places: tuple[Place, ...]
    numbers: frozenset[str]
    branch: str = ""


@cache
def _common_words() -> frozenset[str]:
    """The common Hanzi words of organisation names; loaded once."""
    table = load_table("hanzi_words")
    return frozenset(word for block in table for word in get_words(table, block))


@cache
def _look_alikes() -> tuple[tuple[str, str], ...]:
    """The curated pairs of words that stand in one slot of different names, both ways; loaded once."""
    rows = load_table("look_alikes")["hanzi"]
    if not isinstance(rows, list):
        raise ValueError("block 'hanzi' of resources/names/look_alikes.yml is not a list")
    return tuple((str(one), str(other)) for row in rows for one, other in (row, row[::-1]))


@lru_cache(maxsize=CACHED_PARTS)
def parse_hanzi(runs: tuple[str, ...], digits: frozenset[str]) -> HanziName:
    """Take the Hanzi part of a name apart.

    Args:
        runs: Its runs of Hanzi in order, without legal forms.
        digits: Numbers that the name writes in digits.

    Returns:
        Its parts.
    """
    places, numbers, core, branch = list[Place](), set(digits), "", ""
    for run in runs:
        at = 0
        if (parted := _BRANCH.match(run)) is not None:
            run, branch = parted[1], parted[2]
        while (found := find_hanzi_place(run, at)) is not None and (at + found[1] < len(run) or len(runs) > 1):
            places.append(found[0])
            at += found[1]
            if (district := _DISTRICT.match(run, at)) is not None:
                at = district.end()
            if at >= len(run):
                break
        core += run[at:].removesuffix("第") if digits else run[at:]
    for match in NUMBER.finditer(core):
        numbers.add(write_digits(match[1] or match[2]))
    core = NUMBER.sub("", core)
    if numbers:
        core = re.sub("(?<!研究)所$", "研究所", core)
    return HanziName(_INNER_FORM.sub("", core) or core, tuple(places), frozenset(numbers), branch)


@lru_cache(maxsize=CACHED_PARTS)
def is_common(text: str) -> bool:
    """Whether Hanzi are nothing but common words of organisation names.

    Args:
        text: Simplified Hanzi; the empty text is.

    Returns:
        True if they part into such words without a rest.
    """
    words, reach = _common_words(), {0}
    for end in range(1, len(text) + 1):
        if any(start in reach and text[start:end] in words for start in range(max(0, end - 6), end)):
            reach.add(end)
    return len(text) in reach


def _compare_places(left: HanziName, right: HanziName) -> list[Feature]:
    """Places that contradict rule out that the names are of one body; one that only one name has leaves it open."""
    conflict = find_conflict(left.places, right.places)
    if conflict is not None:
        return [Feature(f"The places differ: {conflict[0].label} and {conflict[1].label}.", 0.5, VETO_CAP)]
    if bool(left.places) != bool(right.places):
        place = (left.places or right.places)[0]
        return [Feature(f"Only one name has a place: {place.label}.", 0.96, UNSURE_CAP)]
    return []


def _compare_numbers(left: HanziName, right: HanziName) -> list[Feature]:
    """Ordinals that contradict rule out that the names are of one body; so does one that only one name has, nearly."""
    if left.numbers == right.numbers:
        return [Feature(f"Equal number: {', '.join(sorted(left.numbers))}.")] if left.numbers else []
    told = f"{', '.join(sorted(left.numbers)) or 'none'} and {', '.join(sorted(right.numbers)) or 'none'}"
    return [Feature(f"The numbers differ: {told}.", 0.5, VETO_CAP)]


def _compare_branches(left: HanziName, right: HanziName) -> list[Feature]:
    """A branch is no other branch, and hardly its company."""
    if left.branch == right.branch:
        return [Feature(f"Equal branch: {left.branch}.")] if left.branch else []
    if left.branch and right.branch:
        return [Feature(f"The branches differ: {left.branch} and {right.branch}.", 0.5, VETO_CAP)]
    return [Feature(f"Only one name is of a branch: {left.branch or right.branch}.", 0.85, UNSURE_CAP)]


def _find_homophone(left: str, right: str) -> tuple[str, str] | None:
    """The two characters by which alone two names differ and which sound the same."""
    if len(left) != len(right) or len(left) < MIN_HOMOPHONE_CHARS:
        return None
    apart = [(one, other) for one, other in zip(left, right, strict=True) if one != other]
    if len(apart) != 1 or set(syllables(apart[0][0])).isdisjoint(syllables(apart[0][1])):
        return None
    return apart[0]


def _find_look_alike(left: str, right: str) -> tuple[str, str] | None:
    """The curated pair of words by which alone two names differ."""
    for one, other in _look_alikes():
        if one in left and other in right and left.replace(one, "#", 1) == right.replace(other, "#", 1):
            return one, other
    return None


def _compare_cores(left: str, right: str) -> tuple[float, list[Feature]]:
    """How near the names are without places and numbers: equal, one inside the other, one character apart, or not."""
    if left == right:
        return 1.0, [Feature(f"Equal Hanzi: {left}." if left else "Equal but for places.")]
    pair = _find_look_alike(left, right)
    if pair is not None:
        return VETO_CAP, [Feature(f"Words that tell such names apart: {pair[0]} and {pair[1]}.", 1.0, VETO_CAP)]
    short, long = sorted((left, right), key=len)
    if short and long.startswith(short) and not is_common(short):
        rest = long[len(short) :]
        told = Feature(f"{short} begins the longer name, which adds {rest}.", 1.0, UNSURE_CAP)
        return (0.76 + 0.1 * len(short) / len(long) if is_common(rest) else 0.6), [told]
    homophone = _find_homophone(left, right)
    if homophone is not None:
        told = Feature(
            f"One character differs and sounds the same: {homophone[0]} and {homophone[1]}.", 1.0, UNSURE_CAP
        )
        return 0.8, [told]
    if len(short) >= MIN_NEAR_CHARS and OSA.distance(left, right, score_cutoff=1) == 1:
        return 0.76, [Feature("The Hanzi differ in one character.", 1.0, UNSURE_CAP)]
    return 0.5 * OSA.normalized_similarity(left, right), [Feature(f"Different Hanzi: {left} and {right}.")]


def compare_hanzi(left: NameParts, right: NameParts) -> Comparison:
    """Compare the Hanzi parts of two names. Traditional and simplified forms are one; legal forms do not count.

    Args:
        left: A name with at least one Hanzi.
        right: Another.

    Returns:
        The comparison. One character makes another name, except in long ones, where it leaves the matter open.
    """
    one, other = (parse_hanzi(parts.hanzi, parts.numbers) for parts in (left, right))
    base, features = _compare_cores(one.core, other.core)
    features += _compare_numbers(one, other) + _compare_places(one, other) + _compare_branches(one, other)
    if is_common(one.core) and is_common(other.core) and not (one.places or one.numbers) and len(one.core) < 6:
        features.append(Feature("These words alone name many bodies.", 0.85, UNSURE_CAP))
    return judge(base, features)
