"""Words that name a field of technology, found in running text of both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from tieline.model.span import Span
from tieline.model.technology import TechnologyArea
from tieline.read.lexicon import load_yaml
from tieline.text.normal import fold
from tieline.text.script import has_hanzi

_GAP = "[ \\-\n]"
_Tree = dict[str, "_Tree"]
_END = ""
"""The branch that ends a word; no character is the empty one."""


@dataclass(frozen=True, slots=True)
class Term:
    """What a word of the lexicon names.

    Attributes:
        area: Which area.
        subfield: What within it.
        is_acronym: Whether it counts only in the very letters of the lexicon.
        names: Whether it tells the field of an organisation that bears it in its name.
    """

    area: TechnologyArea
    subfield: str
    is_acronym: bool
    names: bool = True


@dataclass(frozen=True, slots=True)
class FoundTerm:
    """A word of the lexicon in a text.

    Attributes:
        span: Where it stands.
        term: What it names.
        is_maker: Whether it names who makes it ("chipmaker").
    """

    span: Span
    term: Term
    is_maker: bool


class TermFinder:
    """Finds words of the lexicon. Loaded once, used for many texts."""

    def __init__(self, terms: Mapping[str, Term | None]) -> None:
        """Make the pattern of all words.

        Args:
            terms: Words in lower case and simplified characters, a space for a gap; None for a word that names no
                field and hides shorter ones.
        """
        self._terms = terms
        latin = [word for word in terms if not has_hanzi(word)]
        hanzi = [word for word in terms if has_hanzi(word)]
        self._pattern = re.compile(
            rf"(?<![a-z0-9])(?P<latin>{_any_of(latin)})(?P<plural>s|es)?(?![a-z0-9])|(?P<hanzi>{_any_of(hanzi)})"
        )

    def find(self, text: str) -> Iterator[FoundTerm]:
        """Find all words, the longest at each place, without overlaps.

        Args:
            text: Canonical text.

        Yields:
            Words in text order.
        """
        for match in self._pattern.finditer(fold(text)):
            group = "latin" if match["latin"] else "hanzi"
            word = re.sub(_GAP, " ", match[group])
            term = self._terms.get(word)
            if term is None or (term.is_acronym and not _is_written(text, match.span(group))):
                continue
            yield FoundTerm(Span(*match.span()), term, word.endswith("maker"))


@cache
def load_terms() -> TermFinder:
    """Load the lexicon of technology.

    Returns:
        The finder; the same object at every call.
    """
    words = load_yaml("read/technologies.yml")
    assert isinstance(words, dict)
    silent = {fold(str(word)) for group in words["not_in_names"].values() for word in group}
    terms: dict[str, Term | None] = {}
    for area, subfields in words["areas"].items():
        for subfield in subfields:
            for word in map(str, (*subfield["en"], *subfield["zh"])):
                key = fold(word)
                is_acronym = word.upper() == word and not has_hanzi(word)
                terms.setdefault(key, Term(TechnologyArea(area), subfield["name"], is_acronym, key not in silent))
    terms |= dict.fromkeys((fold(str(word)) for group in words["not"].values() for word in group), None)
    return TermFinder(terms)


@cache
def load_name_heads() -> frozenset[str]:
    """Load the words that English names of makers and laboratories end with.

    Returns:
        Words in lower case.
    """
    words = load_yaml("read/technologies.yml")
    assert isinstance(words, dict)
    return frozenset(words["heads"])


def _is_written(text: str, place: tuple[int, int]) -> bool:
    """Whether an acronym stands in capitals."""
    word = text[place[0] : place[1]]
    return word == word.upper()


def _any_of(words: Sequence[str]) -> str:
    """A pattern of many words that takes the longest, and looks at each character once."""
    root: _Tree = {}
    for word in words:
        at = root
        for character in word:
            at = at.setdefault(character, {})
        at[_END] = {}
    return _branch(root)


def _branch(tree: _Tree) -> str:
    rest = [
        (_GAP if character == " " else re.escape(character)) + _branch(inner)
        for character, inner in sorted(tree.items())
        if character != _END
    ]
    if not rest:
        return ""
    return f"(?:{'|'.join(rest)}){'?' if _END in tree else ''}" if len(rest) > 1 or _END in tree else rest[0]
