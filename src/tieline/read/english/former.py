"""Ties that have ended: the words by which a sentence says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Token

from tieline.model.span import Span
from tieline.model.tie import RelationshipType
from tieline.read.english.matching import Fit
from tieline.read.rules import ENDED, OPEN, Rule
from tieline.read.view import View

PAST = {"former": ("kind", "former"), "removed": ("kind", "removed")}
"""Name under which a rule's find carries the word -> the property it becomes."""

OFF = "date_off"
"""What a rule dates whose ties are no more."""

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
_LEFT = "ousted|resigned as|stepped down as|retired as|removed as|dismissed as"
_INSIDE = re.compile(
    rf"(?<!\()\b(?:former(?:ly)?|previously|ousted)\b(?! (?:known|called|named|{OPEN}))"
    r"|\b(?:sold(?: off)?|divested(?: itself of)?|spun off|disposed of)(?= (?:its|their|his|her|our) "
    r"(?:(?!through|via|to|by|from|in|and|for)[\w-]+ ){0,4}?(?:subsidiar|unit|affiliate|arm|division))",
    re.IGNORECASE,
)
_BEFORE = re.compile(rf"\b(?:former(?:ly)?|previously|{_LEFT})(?: (?:the|its|an?))? ?$", re.IGNORECASE)
_REMOVED = re.compile(
    r"\b(?:remov\w+|de-?list\w*|dropp\w+|delet\w+|struck|taken off|lift\w+|revok\w+|eased|ended)\b", re.IGNORECASE
)
_OWN = frozenset({"its", "their", "his", "her", "all", "entire", "whole", "remaining"})
"""Words before a stake by which the whole of it is meant."""
_SOME = frozenset({"half", "some", "part", "most", "much"})
"""Words before a stake by which a part of it is meant, though it is the seller's own."""
_NOT_AN_END = re.compile(r"(?:former(?:ly)?|previously|no longer)", re.IGNORECASE)

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_ON = (
    r"(?:(?!\b(?:will|would|may|might|could|should|shall|can|must|to|not|never|if|unless|whether|until|be|and|but|while"
    rf"|as|after|before|when)\b)(?:[^.;:A-Z]|\b(?:{_MONTHS})\b)){{0,50}}?"
)
"""Words that go on about an agreement: none that names another party, turns to another matter or takes the truth."""
_AGREEMENT = "(?:agreement|contract|memorandum|deal|partnership|venture|pact|cooperation|collaboration)"
_AFTER = re.compile(
    rf"{_ON}(?:\b(?:was|were|has been|have been|had been)(?: \w+ly| then| later| since)? (?!\w+s\b)"
    rf"(?P<undone>{ENDED})\b"
    rf"|, (?:later |since |\w+ly )?(?!\w+s\b)(?P<apposed>{ENDED})(?= (?:in|on|by|last)\b)"
    r"|\b(?P<over>ended|expired|lapsed|collapsed|ran out|fell apart|came to an end|broke down)"
    r"(?= (?:in|on|at|after|last|this|when|because|amid|early|late|with|following|without)\b| ?[.,;]|$)"
    r"|(?:,? (?:and|but|which|that|before|then))(?: it| they| later| then| has| had| both| \w+ly)* "
    rf"(?!\w+s\b)(?P<joined>{ENDED})(?= (?:it|them|the {_AGREEMENT}|that {_AGREEMENT}|in|on|last)\b))"
)

_COMING = re.compile(
    r"[^.;:]{0,50}?(?:\b(?:will|would|may|might|could|should|shall|can|must|is|are|was|were|due|set|expected)"
    r"(?: (?!been\b)[a-z]+){0,3}? (?:end|expir|terminat|lapse|cancel|dissol|run out)\w*"
    r"|\b(?:ends|expires|lapses|terminates|is valid|runs) )"
)
"""Words behind the parties of an agreement that tell of an end that has not come, or of which none says that it has."""


def find_past(kind: RelationshipType, rule: Rule, fit: Fit, view: View) -> dict[str, Span]:
    """Find the word that says that a tie has ended.

    Args:
        kind: The tie.
        rule: The rule that found it.
        fit: Where it fits.
        view: The sentence as the rule saw it.

    Returns:
        One of PAST and where its word stands; empty where the tie is told as a present one, and where the rule itself
        has a group for the word.
    """
    if kind is RelationshipType.LISTED_BY and rule.dated == OFF:
        words = list(_REMOVED.finditer(view.text))
        nearest = min(words, key=lambda word: abs(word.start() - fit.start), default=None)
        return {"removed": view.locate(nearest.start(), nearest.end())} if nearest else {}
    if kind not in _LASTING or "former" in fit.parts:
        return {}
    word = _INSIDE.search(view.text, fit.start, fit.end) or _BEFORE.search(view.text, 0, fit.start)
    if word is None:
        return {}
    return {"former": view.locate(word.start(), word.start() + len(word[0].split(" the")[0].rstrip()))}


def find_end_after(text: str, ends: Sequence[Span], sentence: Span) -> Span | None:
    """Find the word that says, behind the parties of an agreement, that it is no more.

    Args:
        text: The document.
        ends: Where the parties stand.
        sentence: The sentence.

    Returns:
        Where the word stands: "expired", "which was terminated", "and cancelled it"; None where nothing says so.
    """
    at = _find_behind(ends, sentence)
    match = None if at is None else _AFTER.match(text, at, sentence.end)
    if match is None or match.lastgroup is None:
        return None
    return Span(match.start(match.lastgroup), match.end(match.lastgroup))


def has_end_to_come(text: str, ends: Sequence[Span], sentence: Span) -> bool:
    """Whether the words behind the parties of an agreement tell of an end to come, so that no date is its beginning.

    Args:
        text: The document.
        ends: Where the parties stand.
        sentence: The sentence.

    Returns:
        Whether they do: "will be terminated in 2030", "expires in 2030".
    """
    at = _find_behind(ends, sentence)
    return at is not None and _COMING.match(text, at, sentence.end) is not None


def _find_behind(ends: Sequence[Span], sentence: Span) -> int | None:
    """Where a sentence goes on behind the parties that stand in it."""
    return max((span.end for span in ends if sentence.start <= span.start and span.end <= sentence.end), default=None)


def find_verb_past(rule: Rule, verb: Token, start: int) -> dict[str, Span] | None:
    """Find the word by which the verb of a clause says that a tie has ended.

    Args:
        rule: The rule; one whose ties are no more dates their end.
        verb: The verb of the clause.
        start: Where its sentence starts.

    Returns:
        One of PAST and where the verb stands; empty for other rules; None where the end is still to come, and where
        not the whole of a stake is given up.
    """
    if rule.dated != OFF:
        return {}
    place = Span(start + verb.idx, start + verb.idx + len(verb.text))
    if rule.type is RelationshipType.LISTED_BY:
        return {"removed": place}
    aux = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    if aux & {"will", "shall", "'ll", "’ll", "to"} or (verb.tag_ == "VBG" and verb.dep_ in {"ROOT", "conj", "ccomp"}):
        return None
    return None if rule.type is RelationshipType.OWNS and not _is_own_stake(verb) else {"former": place}


def _is_own_stake(verb: Token) -> bool:
    """Whether what is sold is told as all that its seller holds: "its stake", "the remaining shares"."""
    things = [child for child in verb.children if child.dep_ in {"dobj", "nsubjpass"}]
    words = {child.lower_ for thing in things for child in thing.children}
    return bool(words & _OWN) and not words & _SOME


def is_end(word: str) -> bool:
    """Whether a word of PAST tells of the end itself, and a date beside it so dates the end.

    Args:
        word: The word.

    Returns:
        False for "former" and its like, which only look back.
    """
    return _NOT_AN_END.fullmatch(word) is None
