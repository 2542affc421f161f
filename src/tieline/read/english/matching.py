"""Where a surface rule fits a sentence: one pattern, or a chain of them behind one anchor."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tieline.read.english.undone import find_undone, is_question
from tieline.read.rules import OPEN, Rule
from tieline.read.view import View

_UNREAL = re.compile(
    r"\b(?:not|never|no|neither|nor|if|unless|whether|once|would|could|might|may|hardly|barely|scarcely|wrongly"
    r"|falsely|erroneously|mistakenly|incorrectly)\b|n't\b"
)
_UNREAL_BEFORE = re.compile(
    r"\b(?:(?:not true|false|untrue|wrong|a lie|a myth|no evidence)(?: to (?:claim|say|state|suggest|assert))? that"
    r"|if|unless|whether|as if|nor|neither|(?:rumou?rs?|myth|hoax) that|(?:no|none|neither)(?: [a-z-]+){0,2} of"
    r"|(?:talks|negotiations|discussions|plans?|proposals?|offers?|bids?|requests?|hopes?|attempts?|possibility"
    r"|prospects?) (?:on|about|over|for|of)"
    r"|without [a-z]+ing|instead of [a-z]+ing) (?:the |an? )?$",
    re.IGNORECASE,
)
_TOLD_BEFORE = re.compile(
    r"\b(?:reports?|claims?|rumou?rs?|allegations?|suggestions?|assertions?|statements?|news|stories|story|idea|belief)"
    r"(?: [a-z-]+ing)? that (?:the )?$",
    re.IGNORECASE,
)
_UNTRUE_AFTER = re.compile(
    r"[^.;:]{0,80}?\b(?:is|are|was|were|proved|be|been|turned out)(?: (?:to be|later|simply|[a-z]+ly))? "
    r"(?:false|untrue|wrong|incorrect|unfounded|baseless|inaccurate|fake|denied|rejected|dismissed)\b"
)
"""What is said of a report behind what it tells: "reports that A sold its stake were false"."""

OWN = frozenset({"former", "ending"})
"""Groups of a pattern whose words may negate: what is no more, and the end that has not come."""


@dataclass(frozen=True, slots=True)
class Part:
    """What a named group of a pattern took.

    Attributes:
        text: The marked words.
        start: Offset in the view.
        end: Offset after it.
    """

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Fit:
    """One place where a surface rule fits a view.

    Attributes:
        parts: Name of a group -> what it took; groups that took nothing are left out, unless they are empty on purpose.
        start: Offset in the view.
        end: Offset after it.
    """

    parts: Mapping[str, Part]
    start: int
    end: int

    def text(self, name: str) -> str:
        """The marked words of a group.

        Args:
            name: The group.

        Returns:
            Its words; empty where it took nothing.
        """
        return self.parts[name].text if name in self.parts else ""


def iter_fits(rule: Rule, view: View) -> Iterator[Fit]:
    """Find where a surface rule fits.

    Args:
        rule: A rule with a surface pattern.
        view: The marked sentence.

    Yields:
        Fits in order, but for what is negated or conditional. Behind an anchor each further match of the pattern is
        a fit of its own, as long as the words between them pass: "she is chief of A, member of B and director of C".
    """
    if rule.surface is None or is_question(view.text):
        return
    if rule.anchor is None:
        for match in _iter_matches(rule.surface, view.text):
            if not find_unreal(match):
                yield Fit(_parts(match), match.start(), match.end())
        return
    for anchor in rule.anchor.finditer(view.text):
        if not find_unreal(anchor):
            yield from _chain(rule, anchor, view)


def find_unreal(match: re.Match[str]) -> str:
    """Find the words that negate a match or make it conditional.

    Args:
        match: A match in the view of a sentence.

    Returns:
        The words; empty where there are none.
    """
    found = _UNREAL.search(_without_own(match)) or _UNREAL_BEFORE.search(match.string, 0, match.start())
    if found is None and _TOLD_BEFORE.search(match.string, 0, match.start()) is not None:
        found = _UNTRUE_AFTER.match(match.string, match.end())
    found = found or find_undone(match)
    return found[0].strip() if found is not None else ""


def _without_own(match: re.Match[str]) -> str:
    """A match without the words by which its own rule says what is no more ("no longer") or not yet over."""
    text = match[0]
    for name in OWN & match.re.groupindex.keys():
        if match[name] is not None:
            start, end = (at - match.start() for at in match.span(name))
            text = text[:start] + " " * (end - start) + text[end:]
    return text


def _iter_matches(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Matches one after the other; the last mark of one may be the first of the next: "A, owned by B, owned by C"."""
    at = 0
    while (match := pattern.search(text, at)) is not None:
        yield match
        last = text.rfind(OPEN, match.start() + 1, match.end())
        at = last if last > match.start() else max(match.end(), match.start() + 1)


def _chain(rule: Rule, anchor: re.Match[str], view: View) -> Iterator[Fit]:
    assert rule.surface is not None
    at = anchor.end()
    for match in rule.surface.finditer(view.text, at):
        gap = view.text[at : match.start()]
        passes = rule.between is None or rule.between.fullmatch(gap) is not None
        if not passes or _UNREAL.search(gap) or _UNREAL.search(match[0]):
            return
        yield Fit({**_parts(anchor), **_parts(match)}, match.start(), match.end())
        at = match.end()


def _parts(match: re.Match[str]) -> dict[str, Part]:
    return {
        name: Part(text, match.start(name), match.end(name))
        for name, text in match.groupdict().items()
        if text is not None
    }
