"""The words that link Hanzi with English, as arrays for the kernels: glosses, known trade names, learned pairs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from tieline.names.cross.arrays import Bytes, Floats, Int8s, Int32s, Int64s
from tieline.names.gloss import Gloss, GlossKind, Phrase, stem_phrase
from tieline.names.place import iter_places

MAX_HANZI = 16
"""Length of the longest key of the lexicon: the full name of a group inside the name of its institute."""

HEAD = "^"
"""Stands before a word that means what it does only at the head of a name."""

RANK_STEP = 0.02
LEAST_WEIGHT = 0.86
"""Renderings of the gloss stand with the most usual one first: each later one is a little less sure."""


class Source(IntEnum):
    """Where a link between Hanzi and English comes from."""

    GLOSS = 0
    PLACE = 1
    KNOWN = 2
    LEARNED = 3


class UnitKind(IntEnum):
    """What a word of a Latin name, or a character of a Hanzi name, belongs to."""

    BRAND = 0
    GENERIC = 1
    PLACE = 2
    NUMBER = 3
    BODY = 4


@dataclass(frozen=True, slots=True)
class LexiconRow:
    """One rendering of a Hanzi word.

    Attributes:
        hanzi: The word, simplified.
        phrase: Its rendering as English stems.
        source: Where it comes from.
        weight: How sure it is, 0 to 1.
    """

    hanzi: str
    phrase: Phrase
    source: Source
    weight: float


class LexiconArrays(NamedTuple):
    """The lexicon as the kernels read it.

    Attributes:
        phrase_starts: Where the renderings of each entry begin; one more than there are entries.
        word_starts: Where the words of each rendering begin; one more than there are renderings.
        words: Hashes of the words.
        weights: How sure each rendering is.
        sources: Where each comes from.
    """

    phrase_starts: Int32s
    word_starts: Int32s
    words: Int64s
    weights: Floats
    sources: Int8s


Vocabulary = tuple[frozenset[str], frozenset[str]]
"""English words for kinds of body, and all others that are no trade names."""


@lru_cache(maxsize=1 << 17)
def word_hash(word: str) -> int:
    """A number for a word, the same in every process.

    Args:
        word: A stem.

    Returns:
        63 bits of its digest: no two of a million words share one but by a chance of one in ten million.
    """
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), "little") >> 1


class Lexicon:
    """Every Hanzi word that links with English. Immutable once built."""

    __slots__ = ("_bodies", "_generic", "_hashes", "_kinds", "_numbers", "arrays")

    def __init__(self, keys: Sequence[str], arrays: LexiconArrays, gloss: Gloss, words: Vocabulary) -> None:
        """Hold a lexicon; `build` and `open` are the public ways.

        Args:
            keys: The Hanzi words, in the order of the arrays.
            arrays: Their renderings.
            gloss: What each word of the gloss is.
            words: What each English word is.
        """
        self._numbers = {hanzi: number for number, hanzi in enumerate(keys)}
        self._kinds = {hanzi: entry.kind for hanzi, entry in gloss.iter_entries()}
        self._bodies, self._generic = words
        self._hashes = frozenset(arrays.words.tolist())
        self.arrays = arrays

    @classmethod
    def build(cls, gloss: Gloss, extra: Iterable[LexiconRow]) -> Lexicon:
        """Build a lexicon.

        Args:
            gloss: The hand-written gloss.
            extra: Known names and learned pairs; of equal renderings the first counts, those of the gloss before them.

        Returns:
            The lexicon.
        """
        rows = dict[str, dict[Phrase, LexiconRow]]()
        for row in (*_gloss_rows(gloss), *extra):
            rows.setdefault(row.hanzi, {}).setdefault(row.phrase, row)
        return cls(tuple(rows), _pack(rows), gloss, _english_words(gloss))

    @classmethod
    def open(cls, file: Path, gloss: Gloss) -> Lexicon:
        """Open a lexicon that was saved.

        Args:
            file: The file.
            gloss: The gloss it was built with.

        Returns:
            The lexicon.
        """
        with np.load(file, allow_pickle=False) as stored:
            arrays = LexiconArrays(*(stored[name] for name in LexiconArrays._fields))
            keys, bodies, generic = (_read_words(stored[name]) for name in ("keys", "bodies", "generic"))
        return cls(keys, arrays, gloss, (frozenset(bodies), frozenset(generic)))

    def save(self, file: Path) -> None:
        """Save the lexicon; the same lexicon gives the same arrays.

        Args:
            file: Where to.
        """
        words = {"keys": list(self._numbers), "bodies": sorted(self._bodies), "generic": sorted(self._generic)}
        texts = {name: _write_words(texts) for name, texts in words.items()}
        np.savez_compressed(file, allow_pickle=False, **self.arrays._asdict(), **texts)

    def iter_spans(self, units: tuple[str, ...]) -> Iterator[tuple[int, int, int]]:
        """Find the words of the lexicon in a name.

        Args:
            units: Its characters; Latin words among them stand whole.

        Yields:
            Start, end and entry number of each word; they may overlap.
        """
        numbers = self._numbers
        if units and (head := numbers.get(HEAD + units[0])) is not None:
            yield 0, 1, head
        for start in range(len(units)):
            text = ""
            for end in range(start, min(len(units), start + MAX_HANZI)):
                text += units[end]
                number = numbers.get(text)
                if number is not None:
                    yield start, end + 1, number

    def kind_of(self, hanzi: str) -> GlossKind | None:
        """What a Hanzi word is.

        Args:
            hanzi: Simplified.

        Returns:
            Its kind; None when the gloss lacks it.
        """
        return self._kinds.get(hanzi)

    def knows(self, stem: str) -> bool:
        """Whether an English word stands in any rendering.

        Args:
            stem: The word.

        Returns:
            True if it does.
        """
        return word_hash(stem) in self._hashes

    def kind_of_word(self, stem: str) -> UnitKind:
        """What an English word is.

        Args:
            stem: The word.

        Returns:
            A body, generic, or a brand: no gloss uses it but for trade names.
        """
        if stem in self._bodies:
            return UnitKind.BODY
        return UnitKind.GENERIC if stem in self._generic else UnitKind.BRAND


def _gloss_rows(gloss: Gloss) -> Iterator[LexiconRow]:
    """The renderings of the gloss, and those of several words also written as one ("greatwall"); 沪 at the head."""
    for place in iter_places():
        for short in place.short:
            for words in place.words:
                yield LexiconRow(HEAD + short, stem_phrase(" ".join(words)), Source.PLACE, 0.9)
    for hanzi, entry in gloss.iter_entries():
        source = Source.PLACE if entry.kind is GlossKind.PLACE else Source.GLOSS
        for rank, phrase in enumerate(entry.phrases):
            weight = max(LEAST_WEIGHT, 1.0 - RANK_STEP * rank)
            yield LexiconRow(hanzi, phrase, source, weight)
            if len(phrase) > 1:
                yield LexiconRow(hanzi, ("".join(phrase),), source, weight)


_NO_VOCABULARY = frozenset({GlossKind.PLACE, GlossKind.TRADE})


def _write_words(words: Sequence[str]) -> Bytes:
    """Words as an array of bytes, one a line."""
    return np.frombuffer("\n".join(words).encode(), dtype=np.uint8)


def _read_words(stored: Bytes) -> list[str]:
    """Words from an array of bytes."""
    return stored.tobytes().decode().split("\n")


def _english_words(gloss: Gloss) -> Vocabulary:
    """The English words that the gloss uses for bodies, and for everything else but places and trade names."""
    bodies, generic = set[str](), set[str]()
    for _, entry in gloss.iter_entries():
        if entry.kind not in _NO_VOCABULARY:
            (bodies if entry.kind is GlossKind.INSTITUTION else generic).update(phrase[-1] for phrase in entry.phrases)
            generic.update(word for phrase in entry.phrases for word in phrase)
    return frozenset(bodies), frozenset(generic)


def _pack(rows: Mapping[str, Mapping[Phrase, LexiconRow]]) -> LexiconArrays:
    """Lay the rows out."""
    flat = [row for of_word in rows.values() for row in of_word.values()]
    sizes = np.fromiter((len(of_word) for of_word in rows.values()), dtype=np.int32, count=len(rows))
    lengths = np.fromiter((len(row.phrase) for row in flat), dtype=np.int32, count=len(flat))
    words = [word_hash(word) for row in flat for word in row.phrase]
    return LexiconArrays(
        phrase_starts=np.concatenate(([0], np.cumsum(sizes))).astype(np.int32),
        word_starts=np.concatenate(([0], np.cumsum(lengths))).astype(np.int32),
        words=np.array(words, dtype=np.int64),
        weights=np.fromiter((row.weight for row in flat), dtype=np.float32, count=len(flat)),
        sources=np.fromiter((row.source for row in flat), dtype=np.int8, count=len(flat)),
    )
