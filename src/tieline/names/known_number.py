"""Institutes, academies, factories and departments by their number within a group, however it is written."""

from __future__ import annotations

import re
from typing import NamedTuple

from tieline.names.known_key import WORD_JOINT
from tieline.text.script import has_hanzi

_KINDS = {"institute": "i", "ri": "i", "factory": "f", "plant": "f", "department": "d", "academy": "a"}
"""What bears a number, innermost first: a name that numbers both an academy and its institute is the institute's."""

_HANZI_KINDS = {"研究所": "i", "所": "i", "工厂": "f", "厂": "f", "部": "d", "研究院": "a", "院": "a"}
_HANZI_NUMBERED = re.compile("(?:no)?([0-9]+)(研究所|所|工厂|厂|部|研究院|院)$")
_RUN_TOGETHER = re.compile("([a-z]{3,})([0-9]+)")
_RANKS = "ifda"


class NumberedName(NamedTuple):
    """A name that says a number of its group.

    Attributes:
        rest: The loose key without number and kind; empty for a bare number.
        code: The kind and the number ("i771").
    """

    rest: str
    code: str


def split_number(loose: str) -> NumberedName | None:
    """Part a name into its group and its number within that.

    Args:
        loose: The loose key of a name ("771st Research Institute of ..." or 第七七一研究所).

    Returns:
        The innermost number that stands beside its kind of body, and the rest; None for a name that has none.
    """
    return _split_hanzi(loose) if has_hanzi(loose) else _split_latin(loose.split(WORD_JOINT))


def _split_hanzi(loose: str) -> NumberedName | None:
    """Part a Hanzi name, which closes with its number: 航天五院西安分院 is no fifth academy."""
    found = _HANZI_NUMBERED.search(loose)
    return None if found is None else NumberedName(loose[: found.start()], _HANZI_KINDS[found[2]] + found[1])


def _split_latin(words: list[str]) -> NumberedName | None:
    """Part a Latin name."""
    found = [one for at, word in enumerate(words) if word.isdigit() for one in _find_kinds(words, at)]
    kind, start, end, number = min(found, key=lambda one: _RANKS.index(one[0]), default=("", 0, 0, ""))
    if kind in ("", "a") and end < len(words) and (bare := _split_bare(words)) is not None:
        return bare
    return NumberedName(WORD_JOINT.join(words[:start] + words[end:]), kind + number) if kind else None


def _split_bare(words: list[str]) -> NumberedName | None:
    """Part a name that closes with a number without its kind ("CASC 771", "CASC771", "CASIC Third Academy 31")."""
    last = words[-1]
    if (glued := _RUN_TOGETHER.fullmatch(last)) is not None:
        return NumberedName(WORD_JOINT.join([*words[:-1], glued[1]]), _KINDS["institute"] + glued[2])
    if len(words) < 2 or not last.isdigit() or words[-2].isdigit():
        return None
    return NumberedName(WORD_JOINT.join(words[:-1]), _KINDS["institute"] + last)


def _find_kinds(words: list[str], at: int) -> list[tuple[str, int, int, str]]:
    """The kind behind a number or, where none is, before it; with the words that say both."""
    end = at + 1 + (words[at + 1 : at + 2] == ["research"])
    if end < len(words) and words[end] in _KINDS:
        return [(_KINDS[words[end]], at, end + 1, words[at])]
    if at and words[at - 1] in _KINDS:
        start = at - 1 - (words[max(0, at - 2) : at - 1] == ["research"])
        return [(_KINDS[words[at - 1]], start, at + 1, words[at])]
    return []
