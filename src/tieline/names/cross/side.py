"""One name as the cross-script comparison sees it: analysed once, compared often."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tieline.names.cross.lexicon import Lexicon, UnitKind, word_hash
from tieline.names.cross.rarity import Rarity
from tieline.names.gloss import GlossKind, stem
from tieline.names.hanzi import NUMBER, parse_hanzi
from tieline.names.legal_form import strip_forms
from tieline.names.number import find_numbers, write_digits
from tieline.names.parts import parse_name
from tieline.names.pinyin import count_syllables
from tieline.names.place import Place, find_place
from tieline.names.spelling import spell
from tieline.names.word import is_stop
from tieline.text.script import has_hanzi

MAX_WORDS = 24
MAX_UNITS = 48
"""Longer names are cut here: kernels keep one bit for each word and each character."""

MIN_HALF = 3
"""Shorter halves of a word ("at", "in") stand in many words by chance."""

NO_HALVES = (0, 0)
"""The halves of a word that is none of two words."""

MAX_PLACES = 4
MAX_NUMBERS = 4

_INNER_FORM = re.compile("(?:股份|控股)?有限(?:责任)?公司|总公司|(?<![分子])公司")
_HOME_REMARK = re.compile(r"\S\s*[(（](?:P\.?\s?R\.?\s?)?China[)）]\s*$", re.IGNORECASE)
_DEBRIS = re.compile("(?:官方网站|官网|播报|简称|编辑)+$")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a Latin name.

    Attributes:
        written: As it stands in the spelled name.
        hash: Number of its stem.
        kind: What it is.
        rarity: How much it tells.
        syllables: How many pinyin syllables it reads as; 0 when it does not.
        number: The digits it stands for; empty when it is no number.
        halves: Hashes of the stems of two words that it is made of ("redwall"); zeros when it is not.
    """

    written: str
    hash: int
    kind: UnitKind
    rarity: float
    syllables: int
    number: str
    halves: tuple[int, int] = NO_HALVES


@dataclass(frozen=True, slots=True)
class Unit:
    """A character of a Hanzi name, or a Latin word or number inside it.

    Attributes:
        text: What it is.
        kind: What it belongs to.
        rarity: How much it tells.
        hash: Number of its stem where it is a Latin word; 0 for a Hanzi.
        number: The digits it stands for; empty when it is no number.
    """

    text: str
    kind: UnitKind
    rarity: float
    hash: int
    number: str


@dataclass(frozen=True, slots=True)
class LatinSide:
    """A Latin name, analysed.

    Attributes:
        tokens: Its words without legal forms and stops.
        written: The same as they stand in the spelled name.
        stems: Their stems.
        places: Its places.
        numbers: Its numbers in digits.
        is_company: Whether it has the legal form of a company.
        has_home_remark: Whether it ends with the home country in brackets, as catalogues add it: "Tencent (China)".
    """

    tokens: tuple[Token, ...]
    written: tuple[str, ...]
    stems: tuple[str, ...]
    places: tuple[Place, ...]
    numbers: tuple[str, ...]
    is_company: bool
    has_home_remark: bool = False


@dataclass(frozen=True, slots=True)
class HanziSide:
    """A Hanzi name, analysed.

    Attributes:
        units: Its characters without legal forms; Latin words stand whole.
        texts: The same as text, one by one.
        text: The same as one text.
        spans: Words of the lexicon in it: start, end, entry.
        places: Its places.
        numbers: Its numbers in digits.
        is_company: Whether it has the legal form of a company.
    """

    units: tuple[Unit, ...]
    texts: tuple[str, ...]
    text: str
    spans: tuple[tuple[int, int, int], ...]
    places: tuple[Place, ...]
    numbers: tuple[str, ...]
    is_company: bool


def _iter_tokens(written: Sequence[str], lexicon: Lexicon, rarity: Rarity) -> Iterable[Token]:
    """The words of a Latin name with what each is."""
    numbers = find_numbers(list(written))
    place_ends = number_ends = 0
    for at, word in enumerate(written):
        if at < number_ends:
            continue
        if at >= place_ends and (found := find_place(written, at)) is not None:
            place_ends = at + found[1]
        number_ends = at + numbers[at][1] if at in numbers else 0
        if at not in numbers and is_stop(word) and not (len(written) == 1 or word.isdigit()):
            continue
        if at in numbers:
            yield _make_number(" ".join(written[at:number_ends]), numbers[at][0], rarity)
            continue
        text, syllables = stem(word), count_syllables(word)
        kind = UnitKind.PLACE if at < place_ends else lexicon.kind_of_word(text)
        halves = NO_HALVES if syllables or kind is not UnitKind.BRAND else split_compound(word, lexicon)
        yield Token(word, word_hash(text), kind, rarity.of_word(text), syllables, "", halves)


def split_compound(word: str, lexicon: Lexicon) -> tuple[int, int]:
    """Split a word into two that the lexicon knows: "redwall" beside 红墙.

    Args:
        word: A word of a spelled name.
        lexicon: The lexicon of the comparison.

    Returns:
        Hashes of the stems of its halves, the shorter half as long as can be; zeros for a word that cannot be split.
    """
    cuts = sorted(range(MIN_HALF, len(word) - MIN_HALF + 1), key=lambda cut: (abs(2 * cut - len(word)), cut))
    for cut in cuts:
        first, second = stem(word[:cut]), stem(word[cut:])
        if lexicon.knows(first) and lexicon.knows(second):
            return word_hash(first), word_hash(second)
    return NO_HALVES


def _make_number(written: str, digits: str, rarity: Rarity) -> Token:
    """A number with its sign, as one word."""
    return Token(written, word_hash(digits), UnitKind.NUMBER, rarity.of_word(digits), count_syllables(written), digits)


def _strip_forms(words: list[str]) -> tuple[Sequence[str], Sequence[object]]:
    """The words without legal forms at the end, or before a place at the end ("… Co., Ltd., Shenzhen")."""
    kept, forms = strip_forms(words)
    at = len(words) - 1
    if forms or at < 1 or find_place(words, at) is None:
        return kept, forms
    before, inner = strip_forms(words[:at])
    return ([*before, words[at]], inner) if inner else (kept, forms)


def analyse_latin(name: str, lexicon: Lexicon, rarity: Rarity) -> LatinSide:
    """Analyse the Latin part of a name.

    Args:
        name: A name; Hanzi in it are left out.
        lexicon: The lexicon of the comparison.
        rarity: How rare words are.

    Returns:
        What the comparison needs of it.
    """
    parts = parse_name(name)
    kept, forms = _strip_forms([word for word in parts.spelled.split() if not has_hanzi(word)])
    tokens = tuple(_iter_tokens(kept, lexicon, rarity))[:MAX_WORDS]
    return LatinSide(
        tokens=tokens,
        written=tuple(token.written for token in tokens),
        stems=tuple(stem(token.written) for token in tokens),
        places=parts.places[:MAX_PLACES],
        numbers=tuple(sorted(parts.numbers))[:MAX_NUMBERS],
        is_company=bool(forms),
        has_home_remark=_HOME_REMARK.search(name) is not None,
    )


def strip_inner_forms(hanzi: str) -> str:
    """Leave out legal forms inside a Hanzi name.

    Args:
        hanzi: A name in simplified Hanzi.

    Returns:
        The name without them: that of a group stands before that of its institute.
    """
    return _INNER_FORM.sub("", hanzi)


def _split_units(words: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """The characters of Hanzi words; numbers and other words stand whole. Each with its digits where it is a number."""
    units = list[tuple[str, str]]()
    for word in words:
        if not has_hanzi(word):
            units.append((word, (word.lstrip("0") or "0") if word.isdigit() else ""))
            continue
        text, at = _DEBRIS.sub("", strip_inner_forms(word)), 0
        for match in NUMBER.finditer(text):
            units += ((character, "") for character in text[at : match.start()])
            units.append((match[0], write_digits(match[1] or match[2])))
            at = match.end()
        units += ((character, "") for character in text[at:])
    return tuple(units[:MAX_UNITS])


def _make_unit(text: str, number: str, kind: UnitKind, rarity: Rarity) -> Unit:
    """One unit: digits, a Hanzi or a number in Hanzi, or a Latin word.

    A number in Hanzi is left unexplained even where the Latin name has it: names with numbers have near siblings, and
    `number_state` tells whether they agree. Source: linking them cost .006 of recall at precision .97 on organisations
    not seen (two seeds; 2026-11).
    """
    if text.isdigit():
        return Unit(text, UnitKind.NUMBER, rarity.of_word(text), word_hash(text), number)
    if has_hanzi(text):
        return Unit(text, kind, rarity.of_character(text), 0, number)
    return Unit(text, UnitKind.BRAND, rarity.of_word(stem(text)), word_hash(stem(text)), number)


_UNIT_KINDS = {
    GlossKind.PLACE: UnitKind.PLACE,
    GlossKind.INSTITUTION: UnitKind.BODY,
    GlossKind.TRADE: UnitKind.BRAND,
}


def _unit_kinds(units: tuple[str, ...], lexicon: Lexicon) -> list[UnitKind]:
    """What each character belongs to: the longest known word from the left, but for single characters."""
    kinds = [UnitKind.BRAND] * len(units)
    at = 0
    while at < len(units):
        size = 1
        for length in range(min(8, len(units) - at), 1, -1):
            kind = lexicon.kind_of("".join(units[at : at + length]))
            if kind is not None:
                kinds[at : at + length] = [_UNIT_KINDS.get(kind, UnitKind.GENERIC)] * length
                size = length
                break
        else:
            if lexicon.kind_of(units[at]) is GlossKind.INSTITUTION:
                kinds[at] = UnitKind.BODY
        at += size
    return kinds


def analyse_hanzi(name: str, lexicon: Lexicon, rarity: Rarity) -> HanziSide:
    """Analyse a name in Hanzi.

    Args:
        name: A name with Hanzi, simplified or traditional; Latin words in it count too.
        lexicon: The lexicon of the comparison.
        rarity: How rare characters are.

    Returns:
        What the comparison needs of it.
    """
    kept, forms = strip_forms(spell(name).split())
    split = _split_units(kept)
    texts = tuple(text for text, _ in split)
    parsed = parse_hanzi(tuple(word for word in kept if has_hanzi(word)), parse_name(name).numbers)
    kinds = _unit_kinds(texts, lexicon)
    return HanziSide(
        units=tuple(_make_unit(*unit, kind, rarity) for unit, kind in zip(split, kinds, strict=True)),
        texts=texts,
        text="".join(texts),
        spans=tuple(lexicon.iter_spans(texts)),
        places=parsed.places[:MAX_PLACES],
        numbers=tuple(sorted(parsed.numbers))[:MAX_NUMBERS],
        is_company=bool(forms),
    )
