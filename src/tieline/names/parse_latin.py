"""A stretch of Latin words taken apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from tieline.names.acronym import find_known_names
from tieline.names.gloss import stem
from tieline.names.legal_form import find_form
from tieline.names.number import find_numbers
from tieline.names.parse_gloss import english_phrases, most_words, trade_names
from tieline.names.part import NamePart, PartKind
from tieline.names.place import find_place, iter_places
from tieline.names.word import WordKind, is_stop, make_word

MAX_ACRONYM_CHARS = 8
_WORD_KINDS = {
    WordKind.TRADE: PartKind.TRADE,
    WordKind.BODY: PartKind.INSTITUTION,
    WordKind.SECTOR: PartKind.SECTOR,
    WordKind.QUALITY: PartKind.QUALITY,
}


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a name.

    Attributes:
        start: Where it begins in the name.
        end: Where it ends.
        spelled: Its spelled form, one word.
        bracketed: Whether it stands in brackets.
    """

    start: int
    end: int
    spelled: str
    bracketed: bool


@dataclass(frozen=True, slots=True)
class _Found:
    """What begins at a word.

    Attributes:
        size: How many words it takes.
        kind: What it is.
        meaning: What it means.
    """

    size: int
    kind: PartKind
    meaning: str | None = None


def _find_phrase(words: Sequence[str], at: int) -> _Found | None:
    """The longest phrase that the gloss knows; words such as "of" inside it do not count."""
    phrases, stems, best = english_phrases(), list[str](), None
    for end in range(at, min(len(words), at + most_words() + 2)):
        if end > at and find_form(words, end):
            break
        if is_stop(words[end]):
            if not stems:
                return None
            continue
        stems.append(stem(words[end]))
        if (phrase := phrases.get(tuple(stems))) is not None:
            best = _Found(end - at + 1, phrase.kind, phrase.hanzi)
    return best


@cache
def _places() -> dict[str, str]:
    """The Hanzi of every place by its code."""
    return {names.place.code: names.hanzi[0] for names in iter_places() if names.hanzi}


def _find_place(words: Sequence[str], at: int) -> _Found | None:
    """The place that begins at a word."""
    found = find_place(words, at)
    if found is None:
        return None
    return _Found(found[1], PartKind.PLACE, _places().get(found[0].code))


def _find_legal_form(words: Sequence[str], at: int) -> _Found | None:
    """The legal form that begins at a word, at either end of the name or inside it."""
    size = find_form(words, at)
    return _Found(size, PartKind.LEGAL_FORM) if size else None


def _find_trade_name(words: Sequence[str], at: int) -> _Found | None:
    """The trade name of a known organisation that begins at a word, of up to three words."""
    to_hanzi = trade_names()[1]
    for size in range(min(3, len(words) - at), 0, -1):
        if (hanzi := to_hanzi.get("".join(words[at : at + size]))) is not None:
            return _Found(size, PartKind.TRADE, hanzi)
    return None


_FINDERS: tuple[Callable[[Sequence[str], int], _Found | None], ...] = (
    _find_legal_form,
    _find_trade_name,
    _find_place,
    _find_phrase,
)


def _is_acronym(text: str, spelled: str, shouted: bool) -> bool:
    """Whether a word is letters that stand for words: capitals among other words, or known, or without vowels."""
    letters = text.replace(".", "")
    if not letters.isupper() or not 2 <= len(letters) <= MAX_ACRONYM_CHARS or not letters.isalpha():
        return False
    return not shouted or bool(find_known_names(spelled)) or not set(spelled) & set("aeiouy")


def _read_acronym(token: Token, text: str, shouted: bool) -> _Found | None:
    """The acronym that a word is."""
    if not _is_acronym(text[token.start : token.end], token.spelled, shouted):
        return None
    words = (token.spelled,)
    if find_form(("", *words), 1) or find_place(words, 0) is not None:
        return None
    phrase = english_phrases().get((stem(token.spelled),))
    return _Found(1, PartKind.ACRONYM, phrase.hanzi if phrase is not None else trade_names()[1].get(token.spelled))


def parse_tokens(tokens: Sequence[Token], text: str) -> list[NamePart]:
    """Take a stretch of Latin words apart.

    Args:
        tokens: The words in order.
        text: The whole name.

    Returns:
        The parts in order. Words that do not count (of, and) are in none, unless inside one.
    """
    words = [token.spelled for token in tokens]
    numbers = find_numbers(words)
    shouted = sum(text[token.start : token.end].isupper() for token in tokens) * 2 > len(tokens) > 1
    parts, at = list[NamePart](), 0
    while at < len(tokens):
        found = _read_acronym(tokens[at], text, shouted)
        if at in numbers:
            found = _Found(numbers[at][1], PartKind.NUMBER, numbers[at][0])
        for finder in _FINDERS:
            found = found or finder(words, at)
        if found is None and is_stop(words[at]) and len(tokens) > 1:
            at += 1
            continue
        found = found or _Found(1, _WORD_KINDS[make_word(words[at]).kind])
        end = tokens[at + found.size - 1].end
        end += found.kind is PartKind.LEGAL_FORM and text[end : end + 1] == "."
        start, bracketed = tokens[at].start, tokens[at].bracketed
        parts.append(NamePart(start, end, text[start:end], found.kind, found.meaning, bracketed))
        at += found.size
    return parts
