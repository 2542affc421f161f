"""What the Hanzi words of organisation names mean in English: the gloss."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from tieline.names.knowledge import load_compiled
from tieline.names.spelling import spell
from tieline.names.word import is_stop, make_word

MAX_HANZI = 8
"""Length of the longest key; longer terms are read as their parts."""

Phrase = tuple[str, ...]


class GlossKind(StrEnum):
    """What a glossed word of a name is."""

    PLACE = "place"
    SECTOR = "sector"
    FUNCTION = "function"
    INSTITUTION = "institution"
    DISCIPLINE = "discipline"
    QUALITY = "quality"
    DIRECTION = "direction"
    GROUP = "group"
    BRANCH = "branch"
    TRADE = "trade"


@dataclass(frozen=True, slots=True)
class GlossEntry:
    """A Hanzi word with what it is called in English.

    Attributes:
        kind: What it is; where several tables know it, the first of them in the order of `GlossKind`.
        phrases: Its renderings as stems, most usual first.
    """

    kind: GlossKind
    phrases: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class GlossSpan:
    """A word of a name that the gloss knows.

    Attributes:
        start: Where it begins, in characters of the text searched.
        end: Where it ends.
        kind: What it is.
        phrases: Its renderings in English as stems, most usual first.
    """

    start: int
    end: int
    kind: GlossKind
    phrases: tuple[Phrase, ...]


@lru_cache(maxsize=1 << 16)
def stem(written: str) -> str:
    """Bring an English word to the form that its variants share.

    Args:
        written: A word of a to z and digits.

    Returns:
        Its shared spelling ("technology" for "tech"), without the s of a plural ("science" for "sciences").
    """
    text = make_word(written).text
    if len(text) > 4 and text.endswith("ies"):
        return text[:-3] + "y"
    if len(text) > 3 and text.endswith("s") and not text.endswith(("ss", "us", "is")):
        return make_word(text[:-1]).text
    return text


def stem_phrase(phrase: str) -> Phrase:
    """Bring an English phrase to stems.

    Args:
        phrase: Words in any spelling.

    Returns:
        Their stems in order, without articles and prepositions.
    """
    return tuple(stem(word) for word in spell(phrase).split() if not is_stop(word))


class Gloss:
    """Every Hanzi word that the tables know, places included. Immutable once loaded."""

    __slots__ = ("_entries",)

    def __init__(self, entries: Mapping[str, GlossEntry]) -> None:
        """Hold the entries.

        Args:
            entries: By Hanzi word.
        """
        self._entries = entries

    def __len__(self) -> int:
        """How many Hanzi words it knows."""
        return len(self._entries)

    def find(self, word: str) -> GlossEntry | None:
        """Look one word up.

        Args:
            word: Simplified Hanzi.

        Returns:
            Its entry; None when the gloss does not know it.
        """
        return self._entries.get(word)

    def iter_entries(self) -> Iterator[tuple[str, GlossEntry]]:
        """Every word with its entry.

        Yields:
            Words in the order of the tables.
        """
        yield from self._entries.items()

    def spans(self, hanzi: str) -> tuple[GlossSpan, ...]:
        """Find every known word in a text; they may overlap.

        Args:
            hanzi: A name in simplified Hanzi; other characters match nothing.

        Returns:
            The words by start, longest first.
        """
        entries, found = self._entries, list[GlossSpan]()
        for start in range(len(hanzi)):
            for end in range(min(len(hanzi), start + MAX_HANZI), start, -1):
                entry = entries.get(hanzi[start:end])
                if entry is not None:
                    found.append(GlossSpan(start, end, entry.kind, entry.phrases))
        return tuple(found)


@cache
def _compiled() -> tuple[tuple[str, GlossKind, str, str], ...]:
    """The rows of the compiled table: Hanzi, kind, renderings as written, the same as stems."""
    rows = (line.split("\t") for line in load_compiled("gloss.tsv").splitlines() if not line.startswith("#"))
    return tuple((hanzi, GlossKind(kind), written, stems) for hanzi, kind, written, stems in rows)


def iter_rows() -> Iterator[tuple[str, GlossKind, str]]:
    """Every row of the gloss.

    Yields:
        A Hanzi word, what it is, and its renderings as written, with commas between them.
    """
    for hanzi, kind, written, _ in _compiled():
        yield hanzi, kind, written


@cache
def load_gloss() -> Gloss:
    """Load the gloss, once.

    Returns:
        The gloss.

    Source:
        `resources/names/gloss/*.yml` and `places.yml`, each block with its own source, as `scripts/compile_gloss.py`
        brings them together.
    """
    entries = dict[str, GlossEntry]()
    for hanzi, kind, _, stems in _compiled():
        entries[hanzi] = GlossEntry(kind, tuple(tuple(phrase.split(" ")) for phrase in stems.split(",")))
    return Gloss(entries)
