"""Words of two names that tell organisations apart although the rest agrees: 工业 beside Engineering."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from tieline.names.cross.side import HanziSide, LatinSide
from tieline.names.gloss import Phrase, load_gloss, stem
from tieline.names.knowledge import load_table


@cache
def _look_alikes() -> tuple[tuple[str, str], ...]:
    """The curated pairs of Hanzi words, both ways, the longer word first; loaded once."""
    rows = load_table("look_alikes")["hanzi"]
    if not isinstance(rows, list):
        raise ValueError("block 'hanzi' of resources/names/look_alikes.yml is not a list")
    pairs = ((str(one), str(other)) for row in rows for one, other in (row, row[::-1]))
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))


@lru_cache(maxsize=1 << 10)
def _renderings(hanzi: str) -> frozenset[Phrase]:
    """The English renderings of a Hanzi word; empty when the gloss lacks it."""
    entry = load_gloss().find(hanzi)
    return frozenset() if entry is None else frozenset(entry.phrases)


def _has(stems: Sequence[str], phrase: Phrase) -> bool:
    """Whether a rendering stands in a name, its words together in any order."""
    return any(set(phrase) <= set(stems[at : at + len(phrase) + 1]) for at in range(len(stems)))



def find_look_alike(latin: LatinSide, hanzi: HanziSide) -> tuple[str, str] | None:
    """Find a Hanzi word that the Latin name lacks while it has what a look-alike is called.

    Args:
        latin: The Latin name.
        hanzi: The Hanzi name.

    Returns:
        The Hanzi word and the English one ("工业", "engineering"); None when nothing tells the names apart.
    """
    text = "".join(unit.text for unit in hanzi.units)
    stems = [stem(token.written) for token in latin.tokens]
    for word, other in _look_alikes():
        if word not in text or other in text or any(_has(stems, own) for own in _renderings(word)):
            continue
        for phrase in sorted(_renderings(other) - _renderings(word)):
            if _has(stems, phrase) and _is_missing(phrase, text):
                return word, " ".join(phrase)
    return None


def _is_missing(phrase: Phrase, text: str) -> bool:
    """Whether no other word of the Hanzi name is called so."""
    return not any(phrase in _renderings(text[at:end]) for at in range(len(text)) for end in range(at + 1, min(at + 6, len(text)) + 1))
