"""The gloss read for single parts of a name: Hanzi in English, English in Hanzi."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tieline.names.gloss import GlossKind, Phrase, iter_rows, load_gloss
from tieline.names.knowledge import get_words, load_table
from tieline.names.known import iter_trade_names
from tieline.names.part import PartKind

PART_KINDS = {
    GlossKind.PLACE: PartKind.PLACE,
    GlossKind.SECTOR: PartKind.SECTOR,
    GlossKind.FUNCTION: PartKind.FUNCTION,
    GlossKind.INSTITUTION: PartKind.INSTITUTION,
    GlossKind.DISCIPLINE: PartKind.DISCIPLINE,
    GlossKind.QUALITY: PartKind.QUALITY,
    GlossKind.DIRECTION: PartKind.DIRECTION,
    GlossKind.GROUP: PartKind.GROUP,
    GlossKind.BRANCH: PartKind.BRANCH,
    GlossKind.TRADE: PartKind.TRADE,
}

HANZI_A_WORD = 2
"""So many characters render an English word as a rule."""

RARE_COST = 1.5
"""A word that few names have is a worse rendering than a common one whose rendering comes second."""


@dataclass(frozen=True, slots=True)
class EnglishPhrase:
    """An English phrase that the gloss knows.

    Attributes:
        kind: What it is.
        hanzi: The Hanzi that it renders most usually.
    """

    kind: PartKind
    hanzi: str


@cache
def english_phrases() -> dict[Phrase, EnglishPhrase]:
    """The gloss the other way round.

    Returns:
        For every English phrase as stems, the Hanzi that most usually stand for it: a common word, of about two
        characters for each of its own. Places are left out: `place` knows their spellings.
    """
    common = load_table("hanzi_words")
    usual = frozenset(word for block in common for word in get_words(common, block))
    best = dict[Phrase, tuple[float, int, EnglishPhrase]]()
    for at, (hanzi, entry) in enumerate(load_gloss().iter_entries()):
        if entry.kind is GlossKind.PLACE:
            continue
        for rank, phrase in enumerate(entry.phrases):
            odd_length = abs(len(hanzi) - HANZI_A_WORD * len(phrase))
            cost = rank + (0.0 if hanzi in usual else RARE_COST) + odd_length / 2
            if phrase not in best or (cost, at) < best[phrase][:2]:
                best[phrase] = (cost, at, EnglishPhrase(PART_KINDS[entry.kind], hanzi))
    return {phrase: found[2] for phrase, found in best.items()}


@cache
def renderings() -> dict[str, str]:
    """The gloss as written.

    Returns:
        For every Hanzi word its most usual rendering ("university of technology").
    """
    first = dict[str, str]()
    for hanzi, _, texts in iter_rows():
        first.setdefault(hanzi, texts.partition(",")[0].strip())
    return first


@cache
def most_words() -> int:
    """How many words the longest phrase has.

    Returns:
        The number.
    """
    return max(map(len, english_phrases()), default=1)


@cache
def trade_names() -> tuple[dict[str, str], dict[str, str]]:
    """The trade names of known organisations, both ways.

    Returns:
        Latin by Hanzi, and Hanzi by Latin without spaces.
    """
    to_latin, to_hanzi = dict[str, str](), dict[str, str]()
    for trade in iter_trade_names():
        to_latin.setdefault(trade.hanzi, trade.latin)
        to_hanzi.setdefault(trade.latin, trade.hanzi)
    return to_latin, to_hanzi
