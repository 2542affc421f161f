"""Spellings of Hanzi in Latin letters other than pinyin: older schemes, Hong Kong, Macau, Southern Min."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from tieline.names.gloss import Phrase, stem_phrase
from tieline.names.knowledge import get_words, load_table

TABLE = "romanisation"


def _get_block(table: Mapping[str, object], block: str) -> Mapping[str, object]:
    """A block that is a mapping; an absent one is empty."""
    found = table.get(block, {})
    if not isinstance(found, dict):
        raise ValueError(f"block {block!r} of resources/names/{TABLE}.yml is not a mapping")
    return found


@cache
def _table() -> Mapping[str, object]:
    """Load the table, once."""
    return load_table(TABLE)


def _respell(syllable: str, scheme: Mapping[str, object]) -> tuple[str, ...]:
    """A syllable of pinyin in one scheme; several where the scheme has more than one spelling."""
    whole = _get_block(scheme, "syllables")
    if syllable in whole:
        return get_words(whole, syllable)
    initials = _get_block(scheme, "initials")
    initial = max((one for one in initials if syllable.startswith(one)), key=len, default="")
    rest = syllable[len(initial) :]
    heads = get_words(initials, initial) if initial else ("",)
    finals = _get_block(scheme, "finals")
    tails = get_words(finals, rest) if rest in finals else (rest,)
    return tuple(head + tail for head in heads for tail in tails)


@lru_cache(maxsize=1 << 10)
def respell(syllable: str) -> tuple[str, ...]:
    """Write a syllable of pinyin in every other scheme.

    Args:
        syllable: A syllable without tone.

    Returns:
        Its other spellings, without the one of pinyin, in the order of the table.
    """
    schemes = _get_block(_table(), "rules")
    found = (spelling for name in schemes for spelling in _respell(syllable, _get_block(schemes, name)))
    return tuple(dict.fromkeys(spelling for spelling in found if spelling != syllable))


@cache
def _regional() -> Mapping[str, tuple[str, ...]]:
    """The regional spellings of each character, once."""
    found = dict[str, dict[str, None]]()
    regions = _get_block(_table(), "characters")
    for region in regions:
        for spelling, characters in _get_block(regions, region).items():
            for character in str(characters):
                found.setdefault(character, {})[spelling] = None
    return {character: tuple(spellings) for character, spellings in found.items()}


def regional_spellings(character: str) -> tuple[str, ...]:
    """How a character is spelled in Hong Kong, Macau and Southern Min names.

    Args:
        character: One Hanzi, simplified.

    Returns:
        Its spellings in the order of the table; empty when the table lacks it.
    """
    return _regional().get(character, ())


def iter_spelled_words() -> Iterator[tuple[str, Phrase]]:
    """Words with a spelling of their own (孙中山, Sun Yat-sen).

    Yields:
        Each word with each of its spellings, as stems.
    """
    words = _get_block(_table(), "words")
    for hanzi, spellings in words.items():
        for spelling in spellings if isinstance(spellings, list) else [spellings]:
            yield hanzi, stem_phrase(str(spelling))
