"""Ties that have ended: the words by which a sentence says so."""

from __future__ import annotations

import re

from tieline.model.span import Span
from tieline.model.tie import RelationshipType
from tieline.read.english.matching import Fit
from tieline.read.rules import OPEN, Rule
from tieline.read.view import View

PAST = {"former": ("kind", "former"), "removed": ("kind", "removed")}
"""Name under which a rule's find carries the word -> the property it becomes."""

_LASTING = frozenset(
    {
        RelationshipType.OWNS,
        RelationshipType.PART_OF,
        RelationshipType.LEADS,
        RelationshipType.EMPLOYS,
        RelationshipType.MEMBER_OF,
        RelationshipType.REPRESENTS,
    }
)
_INSIDE = re.compile(
    rf"(?<!\()\b(?:former(?:ly)?|previously|ousted)\b(?! (?:known|called|named|{OPEN}))", re.IGNORECASE
)
_BEFORE = re.compile(
    r"\b(?:former(?:ly)?|previously|ousted|resigned as|stepped down as|retired as|removed as|dismissed as)"
    r"(?: (?:the|its|an?))? ?$",
    re.IGNORECASE,
)
_REMOVED = re.compile(
    r"\b(?:remov\w+|de-?list\w*|dropp\w+|delet\w+|struck|taken off|lift\w+|revok\w+|eased|ended)\b", re.IGNORECASE
)


def find_past(kind: RelationshipType, rule: Rule, fit: Fit, view: View) -> dict[str, Span]:
    """Find the word that says that a tie has ended.

    Args:
        kind: The tie.
        rule: The rule that found it.
        fit: Where it fits.
        view: The sentence as the rule saw it.

    Returns:
        One of PAST and where its word stands; empty where the tie is told as a present one.
    """
    if kind is RelationshipType.LISTED_BY and rule.dated == "date_off":
        words = list(_REMOVED.finditer(view.text))
        nearest = min(words, key=lambda word: abs(word.start() - fit.start), default=None)
        return {"removed": view.locate(nearest.start(), nearest.end())} if nearest else {}
    if kind not in _LASTING:
        return {}
    word = _INSIDE.search(view.text, fit.start, fit.end) or _BEFORE.search(view.text, 0, fit.start)
    if word is None:
        return {}
    return {"former": view.locate(word.start(), word.start() + len(word[0].split(" the")[0].rstrip()))}
