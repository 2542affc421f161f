"""Renderings of their own: trade names, names of known organisations, words with an old spelling (Sun Yat-sen)."""

from __future__ import annotations

from collections.abc import Iterator

from tieline.names.cross.lexicon import MAX_HANZI, LexiconRow, Source
from tieline.names.cross.side import strip_inner_forms
from tieline.names.gloss import Phrase, stem, stem_phrase
from tieline.names.known import KnownOrganisation, iter_organisations
from tieline.names.legal_form import strip_forms
from tieline.names.romanisation import iter_spelled_words
from tieline.names.spelling import spell
from tieline.names.word import is_stop
from tieline.text.script import has_hanzi

MIN_HANZI = 2
"""A single character names no organisation inside a longer name."""


def _phrase(name: str) -> Phrase:
    """The stems of a Latin name without its legal form."""
    return tuple(stem(word) for word in strip_forms(spell(name).split())[0] if not is_stop(word))


def _hanzi(name: str) -> str:
    """A Hanzi name without its legal form."""
    return strip_inner_forms("".join(strip_forms(spell(name).split())[0]))


def _of_organisation(known: KnownOrganisation) -> Iterator[tuple[str, Phrase]]:
    """Every Hanzi form of an organisation with every Latin one."""
    for hanzi in known.trade_hanzi:
        for trade in known.trade:
            yield hanzi, stem_phrase(trade)
    latin = {_phrase(name) for name in known.names if not has_hanzi(name)}
    for hanzi in dict.fromkeys(map(_hanzi, filter(has_hanzi, known.hanzi))):
        for phrase in sorted(latin):
            yield hanzi, phrase


def iter_equivalents() -> Iterator[LexiconRow]:
    """Every rendering of the table.

    Yields:
        Rows for the lexicon, in the order of the table.
    """
    for known in iter_organisations():
        for hanzi, phrase in _of_organisation(known):
            if phrase and MIN_HANZI <= len(hanzi) <= MAX_HANZI:
                yield LexiconRow(hanzi, phrase, Source.KNOWN, 1.0)
    for hanzi, phrase in iter_spelled_words():
        yield LexiconRow(hanzi, phrase, Source.KNOWN, 1.0)
