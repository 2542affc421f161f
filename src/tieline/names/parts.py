"""The parts of a name: its words with what each is, its Hanzi, its legal form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from tieline.names.legal_form import LegalForm, find_inner_form, strip_forms
from tieline.names.number import find_numbers
from tieline.names.place import Place, find_place
from tieline.names.spelling import NAME_CHARS, spell
from tieline.names.word import Word, WordKind, is_stop, make_word
from tieline.text.script import has_hanzi

CACHED_PARTS = 1 << 15
"""How many names stay taken apart, about 1.5 kB each: a batch of comparisons asks for the same ones again and again."""

_BRACKETED = re.compile(r"[(（\[【]([^()（）\[\]【】]*)[)）\]】]")
_GENERATIONS = frozenset({"jr", "sr"})
_HONOURS = frozenset({"dr", "prof", "sheikh", "shaikh", "sheik", "shaykh", "hajji", "haji", "hadji", "hajj", "sayyid"})
_COUNTED_FORMS = frozenset({"Corp.", "Co."})
_CORPORATION = (LegalForm("Corp.", "stock"),)
_UNCOUNTED_BODIES = frozenset({"group", "holding"})
MIN_LEFT_OUT_LETTERS = 4
"""Fewer letters are found by chance among the initials of a long name."""

INITIALS_SHARE = 0.7
"""Acronyms leave out at most this part of the words they stand for: "National" in CPMIEC. Set by hand."""

MAX_SHORT_CHARS = 20
"""A bracket with a longer text is no acronym or short form of the name before it."""


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name taken apart.

    Attributes:
        spelled: Its spelled form.
        words: The words, places and numbers of its Latin part in order, without legal forms, stops and repeats.
        hanzi: Its runs of Hanzi in order, simplified, without legal forms.
        forms: The legal forms, outermost first.
        shorts: Short forms that it gives itself in brackets ("CAST"), spelled; they are not among the words.
        closing: The words of the legal forms that close it, spelled ("sa de cv"); empty where none does.
        places: The places among the words.
        numbers: The numbers among the words.
    """

    spelled: str
    words: tuple[Word, ...]
    hanzi: tuple[str, ...]
    forms: tuple[LegalForm, ...]
    shorts: tuple[str, ...]
    closing: str = ""
    places: tuple[Place, ...] = field(init=False, compare=False, repr=False)
    numbers: frozenset[str] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Work out once what every comparison asks."""
        object.__setattr__(self, "places", tuple(word.place for word in self.words if word.place is not None))
        numbers = frozenset(word.text for word in self.words if word.kind is WordKind.NUMBER)
        object.__setattr__(self, "numbers", numbers)


def _read_words(written: Sequence[str]) -> tuple[Word, ...]:
    """What each word of a Latin name is, places and numbers of several words joined, without stops and repeats."""
    numbers = find_numbers(list(written))
    words = dict[str, Word]()
    at = 0
    while at < len(written):
        size = 1
        if at in numbers:
            text, size = numbers[at]
            word = Word(text, " ".join(written[at : at + size]), WordKind.NUMBER)
        elif (found := find_place(written, at)) is not None:
            place, size = found
            word = Word(place.code, " ".join(written[at : at + size]), WordKind.PLACE, place)
        elif (skipped := _uncounted(written, at)) > 0:
            at += skipped
            continue
        else:
            word = make_word(written[at])
        words.setdefault(f"{word.kind}:{word.text}", word)
        at += size
    return tuple(words.values())


def _uncounted(written: Sequence[str], at: int) -> int:
    """How many words do not count there: a stop, which no name ends with ("CETC LES"), or an inner legal form."""
    if is_stop(written[at]):
        return int(at < len(written) - 1)
    return find_inner_form(written, at)


def initials_of(words: Sequence[Word], forms: Sequence[LegalForm]) -> frozenset[str]:
    """The acronyms that the words of a name would give.

    Args:
        words: The words of a Latin name, in order.
        forms: Its legal forms: "Corporation" may give a letter, "Co., Ltd." does not.

    Returns:
        Lower-case letters: with and without words such as "Group", with and without the C of a corporation. Empty
        for a single word.
    """
    letters = list[tuple[str, bool]]()
    for word in words:
        if word.kind is not WordKind.NUMBER:
            optional = word.text in _UNCOUNTED_BODIES
            letters.extend((part[0], optional) for part in word.written.split())
    whole = "".join(letter for letter, _ in letters)
    short = "".join(letter for letter, optional in letters if not optional)
    found = {whole, short}
    if any(form.label in _COUNTED_FORMS for form in forms):
        found |= {whole + "c", short + "c"}
    return frozenset(text for text in found if len(text) > 1)


def _abbreviates(letters: str, outside: NameParts) -> bool:
    """Whether letters are initials of words that follow each other, with a few of them left out (CPMIEC, BACI)."""
    initials = [word[0] for word in outside.spelled.split() if not is_stop(word)]
    if len(letters) < MIN_LEFT_OUT_LETTERS:
        return False
    for start in (at for at, letter in enumerate(initials) if letter == letters[0]):
        end = start
        for letter in letters[1:]:
            end = next((at for at in range(end + 1, len(initials)) if initials[at] == letter), len(initials))
        if end < len(initials) and len(letters) >= INITIALS_SHARE * (end - start + 1):
            return True
    return False


def _is_short_form(inside: str, outside: NameParts) -> bool:
    """Whether the text of a bracket is an acronym or a repeated part of the name around it."""
    content = spell(inside).split()
    if not content or len(inside) > MAX_SHORT_CHARS:
        return False
    known = {word.written for word in outside.words} | {word.text for word in outside.words}
    known |= initials_of(outside.words, outside.forms)
    for size in range(2, len(outside.words)):
        known |= initials_of(outside.words[:size], _CORPORATION)
    if inside.isupper() and inside.isalpha() and _abbreviates(content[0], outside):
        known.add(content[0])
    numbers = find_numbers(content)
    heads = [word for at, word in enumerate(content) if at not in numbers]
    return bool(heads) and all(word in known for word in heads) and {n for n, _ in numbers.values()} <= outside.numbers


def _parse_plain(name: str, shorts: tuple[str, ...]) -> NameParts:
    """Take apart a name whose brackets no longer matter."""
    spelled = spell(name)
    written = spelled.split()
    if len(written) > 1 and written[-1] in _GENERATIONS:
        written.pop()
    if len(written) > 1 and written[0] in _HONOURS:
        del written[0]
    kept, forms = strip_forms(written)
    hanzi = tuple(word for word in kept if has_hanzi(word))
    latin = [word for word in kept if not has_hanzi(word)]
    words = _read_words(latin)
    if all(len(word.written) == 1 for word in words):
        words = tuple(Word(word, word, WordKind.TRADE) for word in dict.fromkeys(latin))
    closing = " ".join(written[len(kept) :]) if forms and written[: len(kept)] == kept else ""
    return NameParts(spelled, words, hanzi, forms, shorts, closing)


@lru_cache(maxsize=CACHED_PARTS)
def parse_name(name: str) -> NameParts:
    """Take a name apart.

    Args:
        name: A name in Latin script, Hanzi, or both; other scripts are read in Latin letters.

    Returns:
        Its parts. A name without letters has no parts.
    """
    name = name[:NAME_CHARS]
    brackets = list(_BRACKETED.finditer(name))
    if not brackets:
        return _parse_plain(name, ())
    outside = _parse_plain(_BRACKETED.sub(" ", name), ())
    shorts = [match for match in brackets if _is_short_form(match[1], outside)]
    for match in reversed(shorts):
        name = name[: match.start()] + " " + name[match.end() :]
    return _parse_plain(name, tuple(spell(match[1]) for match in shorts))
