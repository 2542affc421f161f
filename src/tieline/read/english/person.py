"""Names of persons that stand beside a title or a role."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tieline.read.english.generic import is_generic
from tieline.read.lexicon import Lexicon
from tieline.read.mention import strip_possessive

_AFTER_TITLE = re.compile(
    r"[ \n]+((?:[A-Z][\w’'\-]+|[A-Z]\.)"
    r"(?:[ \n]+(?:[A-Z][\w’'\-]+|[A-Z]\.|(?:bin|al|van|de|von|der|den)(?=\s[a-zA-Z]))){0,4})"
)
_NOT_NAMES = frozenset({"corporate", "emeritus", "emerita", "elect", "designate", "order", "orders"})
"""Words behind a title that belong to it: "Professor Emeritus", "Executive Order"."""
_BEFORE_ROLE = re.compile(
    r"\b((?:[A-Z][\w’'-]+|[A-Z]\.)(?: (?:[A-Z][\w’'-]+|[A-Z]\.)){1,3}), "
    r"(?:(?:the|an?|its|former|current|then|now|deputy|acting|founding|senior|executive|first) )*$"
)
_OF_BODY = re.compile(r" (?:of|at|for|in)\b")
_NAME_CHARS = 100
"""Characters before a role in which the name of its holder stands."""
_PERSONAL_ROLES = frozenset(
    "president chairman chairwoman chairperson director officer ceo secretary minister spokesman spokeswoman "
    "spokesperson designer engineer scientist professor editor dean commander governor mayor ambassador analyst "
    "researcher fellow lecturer economist chief rector chancellor".split()
)
"""Last words of roles that no organisation has; an owner or a member may be one."""


def iter_persons(text: str, roles: Sequence[re.Match[str]], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Find names behind a role or a courtesy title, and names right before a role.

    Args:
        text: The sentence.
        roles: The roles in it.
        lexicon: The words of English names.

    Yields:
        Offsets [start, end) in the sentence; they may overlap.
    """
    for role in roles:
        yield from _after_title(text, role.end(), lexicon)
        yield from _before_role(text, role, lexicon)
    for word in re.finditer(r"\b\w+\.?(?=\s[A-Z])", text):
        if word[0].lower() in lexicon.courtesy:
            yield from _after_title(text, word.end(), lexicon)


def _after_title(text: str, end: int, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    match = _AFTER_TITLE.match(text, end)
    if match is None:
        return
    words = match[1].split()
    if words[0].lower() in _NOT_NAMES:
        return
    if any(word.lower() in lexicon.heads or word.lower() in lexicon.not_names for word in words):
        return
    name = strip_possessive(match[1])
    if is_generic(name, lexicon):
        return
    if name not in lexicon.places and name not in lexicon.demonyms:
        yield match.start(1), match.start(1) + len(name)


def _before_role(text: str, role: re.Match[str], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """The person right before a role that only persons have: "Jane Doe, the chief designer of"."""
    if role[0].lower().split()[-1] not in _PERSONAL_ROLES or _OF_BODY.match(text, role.end()) is None:
        return
    first = max(0, role.start() - _NAME_CHARS)
    named = _BEFORE_ROLE.search(text[first : role.start()])
    if named is not None and not any(_tells_no_person(word, lexicon) for word in named[1].split()):
        yield first + named.start(1), first + named.end(1)


def _tells_no_person(word: str, lexicon: Lexicon) -> bool:
    if word in lexicon.places or word in lexicon.demonyms or word in lexicon.cities:
        return True
    return word.lower() in lexicon.heads or word.lower() in lexicon.not_names or word.lower() in lexicon.fields
