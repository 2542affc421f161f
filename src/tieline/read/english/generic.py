"""What is written like a name and names nobody: headings, labels, kinds of organisations, parts of laws."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from tieline.model.entity import Schema
from tieline.read.lexicon import Lexicon, load_yaml

_ONE_WORD_BODIES = frozenset({"pentagon", "congress", "parliament", "treasury", "senate", "politburo"})
"""Words that are a body's whole name; of other heads, one word alone is a description ("the Company")."""

_JOINTS = frozenset({"and", "of", "the", "&", "for", "in", "on", "by", "to", "at", "as", "or", "with", "per", "other"})
_TITLED = frozenset({"artificial", "international", "non-proliferation"})
_CITATION = re.compile(r"\bL\. ?[\dE]|\b\d+ (?:CFR|C\.F\.R\.|FR|F\.R\.|U\.?S\.?C|Stat)\b|^Pub\. L|§|^(?:Sec|Art)\. ?\d")
_MARKS = ".,:;()/'’\"-—"
_THINGS = frozenset({"product", "exception", "requirement", "requirements"})
_DEFINED = re.compile(
    r"(?P<before>[\w’'-]+)(?: of \d{4})?(?: \([^()]{1,40}\))?,? "
    r"[(（](?:the )?[“\"]?(?P<name>[A-Z][A-Z&.]{1,7})[”\"]?[)）]"
)
"""Letters in brackets, and the word before them, which tells what they stand for."""


@dataclass(frozen=True, slots=True)
class Headings:
    """Words and phrases that name nobody.

    Attributes:
        plain: Words of which headings, labels and menus are made.
        phrases: Whole phrases.
    """

    plain: frozenset[str]
    phrases: frozenset[str]


@cache
def load_headings() -> Headings:
    """Load the words of headings.

    Returns:
        The words; the same object at every call.
    """
    words = load_yaml("read/en/headings.yml")
    assert isinstance(words, dict)
    return Headings(frozenset(map(str, words["plain"])), frozenset(words["phrases"]))


def is_generic(name: str, lexicon: Lexicon) -> bool:
    """Whether a name is made of common words only, or heads a document and no organisation.

    Args:
        name: The name.
        lexicon: The words of English names.

    Returns:
        True where it names nobody.
    """
    words = [word.lower() for word in name.split()]
    if (
        len(words) == 1
        and words[0] not in _ONE_WORD_BODIES
        and (words[0] in lexicon.nominals or words[0] in lexicon.heads)
    ):
        return True
    head = words[words.index("of") - 1] if "of" in words[1:] else words[-1]
    if words[-1] in lexicon.not_organisations or head in lexicon.not_organisations:
        return True
    if _CITATION.search(name) or " ".join(words) in load_headings().phrases:
        return True
    return all(_is_plain(word.strip(_MARKS), lexicon) for word in words)


def _is_plain(word: str, lexicon: Lexicon) -> bool:
    """Whether a word by itself shows no name."""
    if not word or word in _JOINTS or word in _TITLED or word in lexicon.fields or word in lexicon.not_names:
        return True
    return word in load_headings().plain or word in lexicon.not_organisations or word.isdigit()


def is_shapeless(name: str, schema: Schema | None) -> bool:
    """Whether what the model took for a name has not the shape of one.

    Args:
        name: The words as they stand.
        schema: What it would name; None when unknown.

    Returns:
        True for words across cells, and for persons with a digit or a small letter at the beginning.
    """
    if "\t" in name or "|" in name:
        return True
    return schema is Schema.PERSON and (any(ch.isdigit() for ch in name) or name[0].islower())


def find_defined(text: str, lexicon: Lexicon) -> frozenset[str]:
    """Find the letters that a document puts for something that is no party: "the Arms Act (AA)", "a license (NLR)".

    Args:
        text: Canonical text.
        lexicon: The words of English names.

    Returns:
        The letters; those that it puts for a party elsewhere are left out.
    """
    things, parties = set[str](), set[str]()
    for match in _DEFINED.finditer(text):
        word = match["before"].lower()
        is_party = word in lexicon.heads or word in lexicon.nominals
        is_thing = word in lexicon.not_organisations or word in _THINGS or match["before"].islower()
        (things if is_thing and not is_party else parties).add(match["name"])
    return frozenset(things - parties)
