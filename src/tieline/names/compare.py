"""Comparing two names, with reasons."""

from __future__ import annotations

from typing import Literal

from tieline.names.comparison import UNSURE_CAP, Comparison, Feature, judge
from tieline.names.hanzi import compare_hanzi
from tieline.names.key import name_key
from tieline.names.known_compare import compare_known
from tieline.names.latin import compare_latin
from tieline.names.parts import NameParts, parse_name
from tieline.names.person import compare_persons
from tieline.names.word import WordKind

NameKind = Literal["organisation", "person"]


def _has_latin(parts: NameParts) -> bool:
    """Whether a name has Latin words of its own; digits beside Hanzi belong to the Hanzi."""
    return any(word.kind is not WordKind.NUMBER for word in parts.words) or not parts.hanzi


def _run_together(parts: NameParts) -> str:
    """The spelled form without spaces."""
    return parts.spelled.replace(" ", "")


def _nearer_to_no(one: Comparison, other: Comparison) -> Comparison:
    """The more doubtful of two comparisons, with the reasons of both."""
    first, second = sorted((one, other), key=lambda result: result.score)
    return Comparison(first.score, first.verdict, first.reasons + second.reasons)


def _compare_parts(left: NameParts, right: NameParts) -> Comparison:
    """Compare two organisation names by the scripts they share."""
    hanzi = compare_hanzi(left, right) if left.hanzi and right.hanzi else None
    latin = compare_latin(left, right) if _has_latin(left) and _has_latin(right) else None
    if hanzi is not None and latin is not None:
        return _nearer_to_no(hanzi, latin)
    if hanzi is not None:
        return hanzi
    if latin is None:
        return judge(0.0, [Feature("The names have no common script, and nothing is known that links them.")])
    mixed = left if left.hanzi else right
    if mixed.hanzi and len(mixed.words) == 1:
        capped = min(latin.score, UNSURE_CAP)
        reason = Feature("Hanzi beside the Latin word are not explained.", 1.0, UNSURE_CAP)
        return judge(capped, [*map(Feature, latin.reasons), reason])
    return latin


def compare(left: str, right: str, *, kind: NameKind = "organisation") -> Comparison:
    """Compare two names.

    What the table of known organisations says of two names counts before everything else. Then Latin with Latin: word
    order, abbreviations, slips of the pen, numbers, places, look-alike words, legal forms. Hanzi with Hanzi: equal or
    near, place, number and legal form apart. Latin with Hanzi: different, for lack of a common script. A bare trade
    name beside a full name is unsure at most, unless the table knows it.

    Args:
        left: A name.
        right: Another.
        kind: What the names are of. Persons' names have other rules: any order, initials, titles.

    Returns:
        Score, verdict and reasons; the same whichever name comes first, but for the order of words in reasons.

    Source:
        Thresholds in `names.comparison`; measured on the 259 Latin organisation pairs of the name bench that
        nomenklatura publishes (see `tests/unit/names/test_figures.py`).
    """
    if kind == "person":
        return compare_persons(left, right)
    left_parts, right_parts = parse_name(left), parse_name(right)
    if not left_parts.spelled or not right_parts.spelled:
        return judge(0.0, [Feature("A name has neither letters nor digits.")])
    if left_parts.hanzi and left_parts.words and name_key(left) == name_key(right):
        return judge(1.0, [Feature(f"Equal names: {name_key(left)}.")])
    if left_parts.spelled != right_parts.spelled and _run_together(left_parts) == _run_together(right_parts):
        return judge(0.97, [Feature("Equal names but for spaces.")])
    if name_key(left) != name_key(right) and (known := compare_known(left, right)) is not None:
        return known
    return _compare_parts(left_parts, right_parts)
