"""Shares as sources write them, in English and Chinese: an exact figure, a range, open bounds, words, or nothing."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from tieline.ownership.inputs.numeral import spell_out
from tieline.ownership.inputs.resource import load_texts, load_words

RESOURCE = "share_words.yml"
MAX_CHARS = 200
"""A longer text is no share. Source: the longest wording in use, a band of the British register, has 90."""
KEPT = 16_384
"""Shares kept after reading: with two decimals there are 10,001 of them; none kept is longer than `MAX_CHARS`."""

_NUMBER = r"(\d{1,3}(?:[.,]\d{1,30})?)\s*%?"
_FROM_TO = re.compile(rf"(?:from |自|从)?{_NUMBER}\s*(?:-|–|—|~|to|\.\.|至|到)\s*{_NUMBER}")
_BETWEEN = re.compile(rf"between {_NUMBER} and {_NUMBER}")
_JOINT = re.compile(r",?\s+(?:but|and)\s+|[,、](?!\d)\s*(?:但|且)?|(?:但|且)(?=不)")
_SIGN = re.compile(r"\s*(?:per ?cent|pct\.?)(?![a-z])")


@dataclass(frozen=True, slots=True)
class Share:
    """What a source states of a share.

    Attributes:
        low_pct: Lower bound; None when not stated.
        high_pct: Upper bound; None when not stated.
        low_open: Whether the lower bound is excluded.
        high_open: Whether the upper bound is excluded.
    """

    low_pct: float | None = None
    high_pct: float | None = None
    low_open: bool = False
    high_open: bool = False

    @property
    def is_unknown(self) -> bool:
        """Whether nothing is stated."""
        return self.low_pct is None and self.high_pct is None


@dataclass(frozen=True, slots=True)
class _Marks:
    """The words for bounds, as patterns."""

    lower: re.Pattern[str]
    lower_after: re.Pattern[str]
    upper: re.Pattern[str]
    upper_after: re.Pattern[str]
    about: re.Pattern[str]
    open: frozenset[str]
    words: dict[str, str]
    unknown: frozenset[str]
    no_share: frozenset[str]


@lru_cache(maxsize=KEPT)
def parse_share(text: str) -> Share:
    """Read a share.

    Args:
        text: Percent from 0 to 100 with or without the sign: "49.99", "49,99 %", ">50", "25-50", "more than 25 but not
            more than 50", "50%以上", "三成五", "百分之三十五", "三分之一", "majority", or a word for what is not known.

    Returns:
        Its bounds; nothing stated stays None and never becomes 0.

    Raises:
        ValueError: The text is none of these, names no share of a whole, or is only about a figure: how near to it the
            share is, the source does not say, so that no bound can be had from it.
    """
    marks, folded = _marks(), fold_share(text)
    if folded in marks.unknown or not folded:
        return Share()
    if folded in marks.no_share:
        raise ValueError(f"{_shown(text)} tells of control and states no share")
    folded = marks.words.get(folded, folded)
    if marks.about.fullmatch(folded):
        raise ValueError(f"{_shown(text)} is about a share, and how near it comes the source does not say")
    folded = spell_out(folded)
    if exact := re.fullmatch(_NUMBER, folded):
        return check_share(Share(_number(exact[1]), _number(exact[1])))
    if pair := _FROM_TO.fullmatch(folded) or _BETWEEN.fullmatch(folded):
        return check_share(Share(_number(pair[1]), _number(pair[2])))
    share = Share()
    for part in _JOINT.split(folded):
        share = _with_bound(share, part, text)
    return check_share(share)


@lru_cache(maxsize=KEPT)
def parse_bounds(low_text: str, high_text: str) -> Share:
    """Read a share whose bounds stand in two columns.

    Args:
        low_text: The lower bound: a figure, one with an open or closed mark (">25", ">=25"), or a word for unknown.
        high_text: The upper bound, likewise ("<50").

    Returns:
        Both bounds.

    Raises:
        ValueError: A text is no bound of its side, or the lower bound is above the upper.
    """
    low, high = _bound(low_text, _marks().lower), _bound(high_text, _marks().upper)
    return check_share(Share(low[0], high[0], low[1], high[1]))


def fold_share(text: str) -> str:
    """Bring the wording of a share into one form.

    Args:
        text: As a source writes it.

    Returns:
        Without differences of width, case and spaces; "percent" is the sign.

    Raises:
        ValueError: It is too long to be a share.
    """
    if len(text) > MAX_CHARS:
        raise ValueError(f"{_shown(text)} is too long for a share")
    folded = " ".join(unicodedata.normalize("NFKC", text).replace("\u2212", "-").casefold().split())
    return _SIGN.sub("%", folded)


def _shown(text: str) -> str:
    return repr(text if len(text) <= 60 else text[:60] + "…")


@cache
def _marks() -> _Marks:
    """The words of the resource, longest first, so that "not more than" is not read as "more than"."""
    words, texts = load_words(RESOURCE), load_texts(RESOURCE)

    def any_of(*names: str) -> str:
        found = sorted((fold_share(word) for name in names for word in words[name]), key=len, reverse=True)
        return "|".join(map(re.escape, found))

    about = f"(?:{any_of('about.before')}).+|.+(?:{any_of('about.after')})"
    return _Marks(
        lower=re.compile(rf"({any_of('lower_open', 'lower_closed')})\s*{_NUMBER}"),
        lower_after=re.compile(rf"{_NUMBER}\s*({any_of('lower_open_after', 'lower_closed_after')})"),
        upper=re.compile(rf"({any_of('upper_open', 'upper_closed')})\s*{_NUMBER}"),
        upper_after=re.compile(rf"{_NUMBER}\s*({any_of('upper_closed_after')})"),
        about=re.compile(about),
        open=frozenset(map(fold_share, (*words["lower_open"], *words["lower_open_after"], *words["upper_open"]))),
        words={fold_share(word): meaning for word, meaning in texts["words"].items()},
        unknown=frozenset(map(fold_share, words["unknown"])),
        no_share=frozenset(map(fold_share, words["no_share"])),
    )


def _bound(text: str, pattern: re.Pattern[str]) -> tuple[float | None, bool]:
    folded = spell_out(fold_share(text))
    if not folded or folded in _marks().unknown:
        return None, False
    if exact := re.fullmatch(_NUMBER, folded):
        return _number(exact[1]), False
    if marked := pattern.fullmatch(folded):
        return _number(marked[2]), marked[1] in _marks().open
    raise ValueError(f"not a bound of a share: {_shown(text)}")


def _with_bound(share: Share, part: str, whole: str) -> Share:
    marks = _marks()
    low = _find(part, marks.lower, marks.lower_after)
    if low is not None and share.low_pct is None:
        return Share(low[1], share.high_pct, low[0] in marks.open, share.high_open)
    high = _find(part, marks.upper, marks.upper_after)
    if high is not None and share.high_pct is None:
        return Share(share.low_pct, high[1], share.low_open, high[0] in marks.open)
    raise ValueError(f"not a share: {_shown(whole)}")


def _find(part: str, before: re.Pattern[str], after: re.Pattern[str]) -> tuple[str, float] | None:
    """The mark and the figure of one bound, the mark before or after the figure."""
    if found := before.fullmatch(part):
        return found[1], _number(found[2])
    if found := after.fullmatch(part):
        return found[2], _number(found[1])
    return None


def check_share(share: Share) -> Share:
    """Check that bounds are those of a share.

    Args:
        share: Bounds as read.

    Returns:
        The same.

    Raises:
        ValueError: They cross, or go beyond a whole.
    """
    low = 0.0 if share.low_pct is None else share.low_pct
    high = 100.0 if share.high_pct is None else share.high_pct
    is_empty = low > high or (low == high and (share.low_open or share.high_open))
    if is_empty or low < 0 or high > 100 or low != low or high != high:
        raise ValueError(f"no share of a whole: from {low:g} to {high:g} percent")
    return share


def _number(text: str) -> float:
    return float(text.replace(",", "."))
