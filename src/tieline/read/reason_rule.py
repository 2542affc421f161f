"""The words by which a language states reasons, loaded once from the resources."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from tieline.model.tie import RelationshipType
from tieline.read.lexicon import load_yaml
from tieline.read.technology_rule import measured_precision

GAP_CHARS = {"en": 260, "zh": 60}
"""Most characters between an act and its reason: three long names with their remarks. Set by eye on notices."""


@dataclass(frozen=True, slots=True)
class ReasonRule:
    """One pattern.

    Attributes:
        id: Stable name, such as "en.reason.because".
        where: Where the reason stands: "after" the act, "before" it, or in the sentence "next" to it.
        only: Ties it applies to; empty for all.
        needs_end: Whether the words before its cue must end a party or one of the words that end a phrase.
        surface: The pattern; its group "reason" holds the reason, and "act" the act.
        unreal: Words by which a cue states no reason.
        confidence: Measured precision: right answers plus one over judged plus two (Laplace).
        match: Marked examples that must match.
        no_match: Sentences in which it must find nothing.
    """

    id: str
    where: str
    only: frozenset[RelationshipType]
    needs_end: bool
    surface: re.Pattern[str]
    unreal: re.Pattern[str]
    confidence: float
    match: tuple[str, ...]
    no_match: tuple[str, ...]

    def applies(self, kind: RelationshipType) -> bool:
        """Whether it may state the reason of a tie.

        Args:
            kind: Which tie.

        Returns:
            True where it applies to all, or names the tie.
        """
        return not self.only or kind in self.only

    def find(self, words: str) -> Iterator[re.Match[str]]:
        """Find what it states in a sentence.

        Args:
            words: The sentence.

        Yields:
            Matches in which no word of denial or doubt stands outside of the reason.
        """
        for match in self.surface.finditer(words):
            start, end = match.span("reason")
            around = words[max(0, match.start() - 12) : start] + " " + match.string[end : match.end()]
            if not self.unreal.search(around):
                yield match


@dataclass(frozen=True, slots=True)
class ReasonGrammar:
    """How a language states reasons.

    Attributes:
        language: "en" or "zh".
        acts: For each tie that may have a reason, the words that tell of it.
        ends: Words that end a phrase, at the end of what stands before a weak cue.
        stops: Where another statement begins.
        unreal: Words of denial and doubt.
        rules: The patterns, in the order in which they are tried.
    """

    language: str
    acts: Mapping[RelationshipType, re.Pattern[str]]
    ends: re.Pattern[str]
    stops: re.Pattern[str]
    unreal: re.Pattern[str]
    rules: tuple[ReasonRule, ...]

    def starts_unreal(self, words: str) -> bool:
        """Whether a reason is none ("not given", "unknown").

        Args:
            words: The words of the reason.

        Returns:
            True where a word of denial or doubt opens it.
        """
        return (
            self.unreal.match(words) is not None
            or re.match(r"(?:unknown|unclear|unstated)\b|不明|不详|未知", words) is not None
        )

    def precision_of(self, rule: str) -> float:
        """The measured precision of a rule.

        Args:
            rule: Its id.

        Returns:
            0 to 1.
        """
        return next(one.confidence for one in self.rules if one.id == rule)


@cache
def load_reason_grammar(language: str) -> ReasonGrammar:
    """Load how a language states reasons.

    Args:
        language: "en" or "zh".

    Returns:
        The grammar; the same object at every call.
    """
    entry = load_yaml(f"read/{language}/reasons.yml")
    assert isinstance(entry, dict)
    edge = r"\b" if language == "en" else ""
    acts = {RelationshipType(kind): f"{edge}(?:{words}){edge}" for kind, words in entry["acts"].items()}
    anything = "|".join(acts.values())
    unreal = re.compile(entry["unreal"])
    rules = tuple(_make_rule(rule, anything, GAP_CHARS[language], unreal) for rule in entry["patterns"])
    return ReasonGrammar(
        language=language,
        acts={kind: re.compile(words) for kind, words in acts.items()},
        ends=re.compile(f"(?:{entry['ends']})$" if entry["ends"] else "$"),
        stops=re.compile(entry["stops"]),
        unreal=unreal,
        rules=rules,
    )


def _make_rule(entry: dict[str, object], anything: str, gap: int, unreal: re.Pattern[str]) -> ReasonRule:
    surface = str(entry["surface"])
    surface = surface.replace("{ACT}", f"(?P<act>{anything})").replace(
        "{GAP}", rf"(?:(?!{anything})[^;；。]){{0,{gap}}}?"
    )
    only = entry.get("only", [])
    match, no_match = entry.get("match", []), entry.get("no_match", [])
    assert isinstance(only, list)
    assert isinstance(match, list)
    assert isinstance(no_match, list)
    return ReasonRule(
        id=str(entry["id"]),
        where=str(entry["where"]),
        only=frozenset(map(RelationshipType, only)),
        needs_end=entry.get("needs_end") is True,
        surface=re.compile(surface),
        unreal=unreal,
        confidence=measured_precision(entry),
        match=tuple(match),
        no_match=tuple(no_match),
    )
