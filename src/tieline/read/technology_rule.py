"""Rules that tie a field of technology to an organisation: patterns over a sentence with marks for both."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypedDict, cast

from tieline.read.lexicon import load_yaml
from tieline.read.rules import CLOSE, OPEN, precision

_ORGANISATION, _FIELD, _MAKER = (rf"{OPEN}{code}\d+{CLOSE}" for code in "OXM")

_BEFORE = {"en": 24, "zh": 6}
"""Characters before a match, in its clause, that are searched for the same words."""
_CLAUSE_ENDS = re.compile("[,;:，。；：]")
_MARKS = re.compile(rf"{OPEN}\w\d+{CLOSE}")


@dataclass(frozen=True, slots=True)
class TechnologyRule:
    """One rule.

    Attributes:
        id: Stable name, such as "en.technology.verb".
        surface: Pattern over a marked sentence; its groups "o" and "x" (or "m") hold the marks.
        unreal: Words of denial, of plans and of conditions.
        language: Which language: "en" or "zh".
        confidence: Measured precision: right answers plus one over judged plus two (Laplace).
        match: Marked examples that must match.
        no_match: Sentences in which the rule must find nothing.
    """

    id: str
    surface: re.Pattern[str]
    unreal: re.Pattern[str]
    language: str
    confidence: float
    match: tuple[str, ...]
    no_match: tuple[str, ...]

    def find(self, marked: str) -> list[re.Match[str]]:
        """Find what the rule reads in a sentence.

        Args:
            marked: The sentence with marks.

        Returns:
            Matches that tell of something real, in order; one may start inside another.
        """
        found, at = [], 0
        while (match := self.surface.search(marked, at)) is not None:
            before = _CLAUSE_ENDS.split(marked[max(0, match.start() - _BEFORE[self.language]) : match.start()])[-1]
            if not self.unreal.search(_MARKS.sub("", before + match[0])):
                found.append(match)
            at = match.start() + 1
        return found


@cache
def load_technology_rules(language: str) -> tuple[TechnologyRule, ...]:
    """Load the rules of a language.

    Args:
        language: "en" or "zh".

    Returns:
        The rules, in the order of their file.
    """
    pack = _load_pack(language)
    unreal = re.compile(_joined(pack["unreal"]))
    return tuple(
        TechnologyRule(
            str(entry["id"]),
            re.compile(_expand(str(entry["surface"]), pack["words"])),
            unreal,
            language,
            measured_precision(entry),
            tuple(entry.get("match", ())),
            tuple(entry.get("no_match", ())),
        )
        for entry in pack["rules"]
        if "surface" in entry
    )


@cache
def load_precision(language: str) -> dict[str, float]:
    """Load the measured precision of every rule of a language, those without a pattern included.

    Args:
        language: "en" or "zh".

    Returns:
        Rule id to precision, 0 to 1.
    """
    return {str(entry["id"]): measured_precision(entry) for entry in _load_pack(language)["rules"]}


def measured_precision(entry: Mapping[str, object]) -> float:
    """The precision of a rule by the counts that stand with it.

    Args:
        entry: The rule as its file gives it.

    Returns:
        See `tieline.read.rules.precision`.
    """
    counts = {name: int(str(entry.get(name, 0))) for name in ("judged", "right")}
    return precision({"rule": counts}, "rule")


class _Pack(TypedDict):
    """What the file of a language holds."""

    words: dict[str, str | list[str]]
    unreal: list[str]
    rules: list[dict[str, Any]]


def _load_pack(language: str) -> _Pack:
    return cast("_Pack", load_yaml(f"read/{language}/technology.yml"))


def _joined(words: str | list[str]) -> str:
    return words if isinstance(words, str) else f"(?:{'|'.join(words)})"


def _expand(pattern: str, words: Mapping[str, str | list[str]]) -> str:
    join = _joined(words["JOIN"])
    several = rf"{_ORGANISATION}(?:(?:,? and |, |、|和|与|及|以及)(?:the )?{_ORGANISATION})*"
    pattern = pattern.replace("{O+}", rf"(?P<o>{several})").replace("{O}", rf"(?P<o>{_ORGANISATION})")
    pattern = pattern.replace("{X}", rf"(?P<x>{_FIELD}(?:{join}{_FIELD})*)").replace("{M}", rf"(?P<m>{_MAKER})")
    for _ in range(2):  # a shorthand may hold another
        for name, alternatives in words.items():
            pattern = pattern.replace(f"{{{name}}}", _joined(alternatives))
    return pattern
