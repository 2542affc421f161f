"""Comparing two names, with reasons."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Literal, NamedTuple

from tieline.model import Verdict
from tieline.names.comparison import UNSURE_CAP, UNSURE_SCORE, Comparison, Feature, judge
from tieline.names.hanzi import VETO_CAP, compare_hanzi, parse_hanzi
from tieline.names.key import name_key
from tieline.names.known import KnownBy, recognise
from tieline.names.known_compare import compare_known
from tieline.names.known_key import loose_key
from tieline.names.known_number import split_number
from tieline.names.known_part import names_group
from tieline.names.known_wide import recognise_widely
from tieline.names.latin import compare_latin
from tieline.names.parts import NameParts, parse_name
from tieline.names.person import compare_persons
from tieline.names.word import WordKind

MIN_PINYIN_CHARS = 16
"""Shorter names in pinyin may be those of others."""

_LATIN_INSTITUTE = re.compile(r"(?:^|\|)research\|(?:institute|academy)(?:\||$)")
_HANZI_INSTITUTE = re.compile("研究所|研究院|设计院")
_LATIN_BODY = re.compile(
    r"(?:^|\|)(?:institut|academy|research|design|laborator|cent|college|school|universit)|^[^|]*$"
)
_HANZI_BODY = re.compile("[所院会校学]|研究|中心|实验室")
"""Words that may stand for an institute; a single Latin word is an acronym or a trade name, which need not say it."""

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


class _Asked(NamedTuple):
    """Two names, as far as they can be compared one by one.

    Attributes:
        answer: What is known so far.
        cross: A Latin and a Hanzi name to be compared across scripts; None when that is not needed.
        is_mixed: Whether one name has both scripts, so that both must fit.
    """

    answer: Comparison
    cross: tuple[str, str] | None = None
    is_mixed: bool = False


_UNTOLD = judge(0.0, [])


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Keep the collector of cyclic garbage away from a batch: it makes none, and looking through its results again and
    again takes a third of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _ask(left: str, right: str) -> _Asked:
    """Compare two organisation names by all but what links Latin with Hanzi."""
    one, other = parse_name(left), parse_name(right)
    if not one.spelled or not other.spelled:
        return _Asked(judge(0.0, [Feature("A name has neither letters nor digits.")]))
    if bool(one.hanzi) != bool(other.hanzi) and not (one.words and other.words):
        if (known := compare_known(left, right)) is not None:
            return _Asked(known)
        if (other if other.hanzi else one).words:
            return _ask_parts(left, right, one, other)
        return _Asked(_UNTOLD, (right, left) if one.hanzi else (left, right))
    if one.hanzi and one.words and name_key(left) == name_key(right):
        return _Asked(judge(1.0, [Feature(f"Equal names: {name_key(left)}.")]))
    if one.spelled != other.spelled and _run_together(one) == _run_together(other):
        return _Asked(judge(0.97, [Feature("Equal names but for spaces.")]))
    same_key = name_key(left) == name_key(right)
    if not same_key and (known := compare_known(left, right)) is not None:
        return _Asked(known)
    asked = _ask_parts(left, right, one, other)
    if same_key and one.forms != other.forms and asked.answer.verdict is Verdict.UNSURE:
        known = compare_known(left, right)
        return asked if known is None else _Asked(known)
    heard = _find_heard(left, right) if asked.answer.verdict is not Verdict.SAME else None
    return asked if heard is None or one.hanzi or other.hanzi else _ask(*heard)


def _find_heard(left: str, right: str) -> tuple[str, str] | None:
    """A Latin name, and the Hanzi name of a known organisation that the other is in pinyin; None unless one is."""
    pairs = list[tuple[str, str]]()
    for name, other in ((left, right), (right, left)):
        found = recognise(name) if len(name) >= MIN_PINYIN_CHARS else None
        if found is None or found.by is not KnownBy.SOUND or len(found.organisations) > 1:
            continue
        if recognise_widely(other) is None:  # else it is known as somebody else
            pairs.append((other, found.organisations[0].hanzi[0]))
    return pairs[0] if len(pairs) == 1 else None


def _ask_parts(left: str, right: str, one: NameParts, other: NameParts) -> _Asked:
    """Compare two organisation names by the scripts they share."""
    hanzi = compare_hanzi(one, other) if one.hanzi and other.hanzi else None
    latin = compare_latin(one, other) if _has_latin(one) and _has_latin(other) else None
    if hanzi is not None and latin is not None:
        return _Asked(_nearer_to_no(hanzi, latin))
    if hanzi is not None:
        # The Latin words of a mixed name must fit the Hanzi of the other.
        mixed = (left, right) if one.words else (right, left)
        return _Asked(hanzi, mixed, is_mixed=True) if one.words or other.words else _Asked(hanzi)
    cross = (right, left) if one.hanzi else (left, right)
    if latin is not None and latin.verdict is Verdict.SAME:
        # The Latin words agree; the Hanzi beside them must fit by themselves.
        cross = cross[0], "".join(one.hanzi or other.hanzi)
    if latin is None:
        return _Asked(_UNTOLD, cross)
    if not one.hanzi and not other.hanzi:
        return _Asked(latin)
    if _numbers_differ(one, other):
        return _Asked(judge(latin.score, [*map(Feature, latin.reasons), Feature("The numbers differ.", 0.5, VETO_CAP)]))
    return _Asked(latin, cross, is_mixed=True)


def _numbers_differ(one: NameParts, other: NameParts) -> bool:
    """Whether each name, in either script, has a number that the other lacks."""
    ours, theirs = (parts.numbers | parse_hanzi(parts.hanzi, parts.numbers).numbers for parts in (one, other))
    return bool(ours - theirs) and bool(theirs - ours)


def _join(question: _Asked, crossed: Comparison) -> Comparison:
    """Join what one script says with what both scripts of a mixed name say."""
    answer = question.answer
    told = None if crossed.verdict is not Verdict.SAME or question.cross is None else _tell_lack(*question.cross)
    if told is not None:
        crossed = judge(crossed.score, [*map(Feature, crossed.reasons), Feature(told, 1.0, UNSURE_CAP)])
    if not question.is_mixed or crossed.score >= UNSURE_SCORE:
        return answer if answer.score > crossed.score else crossed
    doubt = Feature("What the mixed name says in the other script is not explained.", 1.0, UNSURE_CAP)
    return judge(answer.score, [*map(Feature, answer.reasons), doubt])


def _tell_lack(latin: str, hanzi: str) -> str | None:
    """What makes one name that of an institute, and is missing in the other; None where nothing does.

    A number of its group, or that it is an institute at all: a company and the institute of its trade often share all
    other words (中车株洲电力机车 and CRRC Zhuzhou Electric Locomotive Research Institute).
    """
    one, other = loose_key(latin), loose_key(hanzi)
    for numbered, bare in ((one, other), (other, one)):
        found = None if any(map(str.isdigit, bare)) else split_number(numbered)
        if found is not None and found.rest and names_group(bare, found.rest):
            return "Only one name has a number of its group."
    in_latin, in_hanzi = _LATIN_INSTITUTE.search(one) is not None, _HANZI_INSTITUTE.search(other) is not None
    if in_latin != in_hanzi and not (_LATIN_BODY if in_hanzi else _HANZI_BODY).search(one if in_hanzi else other):
        return "Only one name is that of a research institute."
    return None


def _compare_across(pairs: Sequence[tuple[str, str]]) -> list[Comparison]:
    """Compare Latin with Hanzi names. Its kernels and tables are loaded by the first run that needs them."""
    from tieline.names.cross.matcher import cross_matcher

    return cross_matcher().compare_many(pairs)


def compare_many(pairs: Sequence[tuple[str, str]], *, kind: NameKind = "organisation") -> list[Comparison]:
    """Compare many pairs of names; names that occur often are analysed once.

    Args:
        pairs: The pairs.
        kind: What the names are of.

    Returns:
        What `compare` says of each pair, in order.
    """
    if kind == "person":
        return [compare_persons(left, right) for left, right in pairs]
    with _collector_paused():
        asked = [_ask(left, right) for left, right in pairs]
        crossing = [question.cross for question in asked if question.cross is not None]
        crossed = iter(_compare_across(crossing) if crossing else ())
        return [question.answer if question.cross is None else _join(question, next(crossed)) for question in asked]


def compare(left: str, right: str, *, kind: NameKind = "organisation") -> Comparison:
    """Compare two names.

    What the table of known organisations says of two names counts before everything else. Then Latin with Latin: word
    order, abbreviations, slips of the pen, numbers, places, look-alike words, legal forms. Hanzi with Hanzi: equal or
    near, place, number and legal form apart. Latin with Hanzi: meaning, sound and known equivalents, one to one. A bare
    trade name beside a full name is unsure at most, unless the table knows it.

    Args:
        left: A name.
        right: Another.
        kind: What the names are of. Persons' names have other rules: any order, initials, titles.

    Returns:
        Score, verdict and reasons; the same whichever name comes first, but for the order of words in reasons.

    Source:
        Thresholds of Latin names in `names.comparison`, measured by `bench/names_latin.py`; of names across scripts in
        `resources/names/cross/run.yml`, with what they yield in `docs/names-calibration.md`.
    """
    return compare_many([(left, right)], kind=kind)[0]
