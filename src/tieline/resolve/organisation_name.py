"""What an organisation's name says for resolution: its key, its short forms, whether it stands for itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import takewhile

from rapidfuzz.distance import OSA

from tieline.names.acronym import acronym, find_known_names, is_known_acronym
from tieline.names.key import name_key
from tieline.names.parts import initials_of, parse_name
from tieline.names.place import is_place
from tieline.names.spelling import spell
from tieline.names.word import Word, WordKind
from tieline.resolve.hanzi_name import is_specific_hanzi
from tieline.resolve.lexicon import load_organisation_words
from tieline.text.script import has_hanzi

CACHED = 1 << 16
TRADE_NAME_CHARS = 4
"""A single word of fewer letters is as likely an acronym or a word of another language."""
ENDING_WORDS = 2
"""Closing words that a short form may leave out; more make another body ("Tencent Music Entertainment Group")."""
COMMON_WORDS = 4
"""How many common words without a place or trade name make a name that only one body bears ("Ministry of Industry and
Information Technology"); with three there are several ("Internet Information Office")."""
SPELLING_SLIPS = 1
ACRONYM_CHARS = 3

_ACRONYM = re.compile(r"[A-Z][A-Za-z]{0,6}[A-Z]|[A-Z][A-Z0-9]{1,7}")
_TRAILING_BRACKET = re.compile(r"^(.*\S)\s*[(（]([^()（）]+)[)）]\s*(.*)$")
_POSSESSIVE = re.compile(r"(?<=\w)['’]s\b", re.IGNORECASE)
_HEAD_OF = re.compile(r"\b(?:of|for)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OrganisationName:
    """An organisation's name as resolution reads it.

    Attributes:
        key: Equal for two spellings of one name: without legal form, "the" and punctuation, variants of a word
            brought together; for bodies of a state also without the difference between "Ministry of X" and
            "X Ministry", and "Chinese", "China's" and "of China".
        words: Its words in order; a place by its code.
        leading_places: How many words at the front are places that a short form may leave out ("Tianjin Phytium"); a
            place behind or in brackets marks a branch or a subsidiary ("Phytium (Tianjin)"), which is another body.
        has_legal_form: Whether it has one: then it is a whole name and no short form.
        is_acronym: Whether it is written like an acronym: capitals without a space ("CETC", but also "XINHUA").
        is_specific: Whether it tells the organisation apart from all others, in any document.
    """

    key: str
    words: tuple[Word, ...]
    is_acronym: bool
    is_specific: bool
    leading_places: int = 0
    has_legal_form: bool = False


@lru_cache(maxsize=CACHED)
def read_organisation_name(name: str) -> OrganisationName:
    """Read an organisation's name.

    Args:
        name: As a document writes it.

    Returns:
        What it says.
    """
    table = load_organisation_words()
    name = table.other_names.get(name_key(name), name)
    name = _find_known_part(name) or name
    moved = _move_place(name)
    key = name_key(moved)
    if not key or has_hanzi(key):
        return OrganisationName(key, (), is_acronym=False, is_specific=is_specific_hanzi(key))
    parts = parse_name(_POSSESSIVE.sub("", moved))
    words = parts.words
    if _ACRONYM.fullmatch(name.strip()) and len(words) <= 1:
        return OrganisationName(key, words, is_acronym=True, is_specific=False)
    if not table.public.isdisjoint(word.text for word in words):
        words = _order_public(name, words)
        text = " ".join(["public", *(word.text for word in words)])
        is_specific = _is_known(name) or _is_public_specific(words)
        return OrganisationName(text, words, is_acronym=False, is_specific=is_specific, leading_places=len(words))
    texts = [_compared(word) for word in words]
    if any(word.kind is WordKind.NUMBER for word in words):
        texts.sort()  # "CETC 54th Research Institute" is the "54th Research Institute of CETC".
    return OrganisationName(
        " ".join(texts) or key,
        words,
        is_acronym=False,
        is_specific=_is_known(name) or _is_specific(words) or (bool(parts.forms) and len(words) > 1),
        leading_places=0 if moved != name else len(list(takewhile(lambda word: word.place is not None, words))),
        has_legal_form=bool(parts.forms),
    )


def is_short_form(short: OrganisationName, full: OrganisationName) -> bool:
    """Whether one name is the other with words left out that people leave out.

    Places at the front may be left out, and up to ENDING_WORDS words at the end of which the last is one such as
    "Group"; what stays must have a trade name, or be at least two words of a body whose places alone are missing.

    Args:
        short: The shorter name.
        full: The longer one.

    Returns:
        True if so. Whether they are one organisation depends on what else the document names.
    """
    if short.is_acronym or short.has_legal_form or not 0 < len(short.words) < len(full.words):
        return False
    dropped = _find_dropped(short.words, full.words)
    if dropped is None or any(word.kind in {WordKind.NUMBER, WordKind.TRADE} for _, word in dropped):
        return False
    if any(word.place is not None and at >= full.leading_places for at, word in dropped):
        return False
    others = [(at, word) for at, word in dropped if word.kind is not WordKind.PLACE]
    own = [word for word in short.words if word.kind is not WordKind.PLACE]
    if not others:
        return any(word.kind is WordKind.TRADE for word in own) or len(own) > 1
    is_end = [at for at, _ in others] == list(range(len(full.words) - len(others), len(full.words)))
    is_ending = others[-1][1].text in load_organisation_words().endings and len(others) <= ENDING_WORDS
    return is_end and is_ending and any(word.kind is WordKind.TRADE for word in own)


@lru_cache(maxsize=CACHED)
def acronyms_of(name: str) -> frozenset[str]:
    """List the acronyms that may stand for a name.

    Args:
        name: The name as written.

    Returns:
        Lower-case letters: the acronym it is known by, and its initials with or without its places and small words,
        from ACRONYM_CHARS letters on.
    """
    parts = parse_name(name)
    places = {part for word in parts.words if word.place is not None for part in word.written.split()}
    words = spell(name).split()
    own = [word for word in words if word not in places]
    found = set(initials_of(parts.words, parts.forms))
    found |= {"".join(word[0] for word in some) for some in (words, own) if len(some) > 1}
    found.add(acronym(name).casefold())
    return frozenset(letters for letters in found if len(letters) >= ACRONYM_CHARS)


def known_keys(letters: str) -> frozenset[str]:
    """The keys of the full names an acronym is known for.

    Args:
        letters: The acronym as written.

    Returns:
        Keys as `OrganisationName.key` has them; empty for letters that nobody knows.
    """
    return frozenset(read_organisation_name(name).key for name in find_known_names(letters))


def _move_place(name: str) -> str:
    """Move a place in brackets to the front: "Phytium (Tianjin)" is written "Tianjin Phytium" as well."""
    match = _TRAILING_BRACKET.match(name)
    if match is None or not is_place(match[2]):
        return name
    joint = "" if has_hanzi(match[2]) else " "
    return f"{match[2]}{joint}{match[1]}{joint}{match[3]}".strip()


def _find_dropped(short: Sequence[Word], full: Sequence[Word]) -> list[tuple[int, Word]] | None:
    """The words of the longer name that the shorter lacks, with their places; None when it is no part in order."""
    dropped: list[tuple[int, Word]] = []
    wanted = iter(short)
    current = next(wanted, None)
    for at, word in enumerate(full):
        if current is not None and (word.kind, word.text) == (current.kind, current.text):
            current = next(wanted, None)
        else:
            dropped.append((at, word))
    return dropped if current is None else None


def _order_public(name: str, words: Sequence[Word]) -> tuple[Word, ...]:
    """The words of a body of a state in compared order.

    Places come first, sorted; a head before "of" or "for" moves behind the rest; "affairs" goes; levels become one.
    """
    table = load_organisation_words()
    places = {word.text: word for word in words if word.place is not None}
    own = [
        replace(word, text=table.same_levels.get(word.text, word.text))
        for word in words
        if word.place is None and word.text != "affairs"
    ]
    if len(own) > 1 and own[0].text in table.public and own[-1].text not in table.public and _HEAD_OF.search(name):
        own = own[1:] + own[:1]
    return (*(places[code] for code in sorted(places)), *own)


def _has_trade_name(words: Iterable[Word]) -> bool:
    table = load_organisation_words()
    return any(word.kind is WordKind.TRADE and word.text not in table.common | table.public for word in words)


def _is_known(name: str) -> bool:
    return name_key(name) in load_organisation_words().known or is_known_acronym(acronym(name), name)


def _find_known_part(name: str) -> str | None:
    """A body known by one name behind its owner: "Commerce Department's Bureau of Industry and Security"."""
    _, mark, part = name.replace("’", "'").partition("'s ")
    return part if mark and _is_known(part) else None


def _compared(word: Word) -> str:
    """The word as keys have it: two spellings of a word are one (centre, center), its abbreviation is another word.

    China Telecom and China Telecommunications are two listed companies.
    """
    if word.place is not None or abs(len(word.text) - len(word.written)) > SPELLING_SLIPS:
        return word.written
    return word.text if OSA.distance(word.text, word.written) <= SPELLING_SLIPS else word.written


def _is_public_specific(words: Sequence[Word]) -> bool:
    table = load_organisation_words()
    texts = {word.text for word in words}
    places = [word.place for word in words if word.place is not None]
    is_local = any(place.within for place in places) or _has_trade_name(words)
    own = [word for word in words if word.place is None and word.text not in table.levels]
    if texts & table.missions:
        return len(places) + _has_trade_name(words) > 1
    if texts & table.levels and not is_local:
        return False
    if places:
        return len(own) > 1 or bool(texts & (table.one_of_a_state | table.levels))
    return len(own) > 1 if is_local else len(own) >= COMMON_WORDS


def _is_specific(words: Sequence[Word]) -> bool:
    table = load_organisation_words()
    places = [word.place for word in words if word.place is not None]
    own = [word for word in words if word.place is None]
    if not own or (table.levels & {word.text for word in words} and not places):
        return False
    if _has_trade_name(own):
        return len(words) > 1 or len(own[0].written) >= TRADE_NAME_CHARS
    if places and len(own) == 1:
        is_of = words[-1].place is not None  # "Bank of China", not "Chinese bank".
        return own[0].text in table.one_of_a_city and (is_of or bool(places[0].within))
    return len(own) > 1 if places else len(own) >= COMMON_WORDS
