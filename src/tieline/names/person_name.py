"""The name of a person taken apart: titles, particles, compounds, whose child, initials."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from tieline.names.knowledge import get_words, load_table
from tieline.names.parts import CACHED_PARTS
from tieline.names.person_word import PersonWord, make_person_word
from tieline.names.pinyin import is_pinyin
from tieline.names.spelling import NAME_CHARS, spell
from tieline.text.script import has_hanzi

# "Wen-bin" ends in a syllable of a given name, not in the particle that "bin" is elsewhere.
_LAST_SYLLABLE = re.compile(r"(?<=\w)-(bin|ben|de|da|do|di|du|la|le|ud)(?![\w-])", re.IGNORECASE)
_FILIAL = frozenset({"bin", "ibn", "ben", "bint", "ould"})
# Scripts that write few vowels or syllables where Latin script writes letters: Hebrew, Arabic, Kana, Khmer, Thai.
_FEW_VOWELS = re.compile("[\u0590-\u07bf\u0e00-\u0e7f\u1780-\u17ff\u3040-\u30ff\ufb1d-\ufdff\ufe70-\ufeff]")
_SERVANT = frozenset({"abd", "abdul", "abdel", "abdal", "abdoul", "abdol", "abdur", "abdus", "abdun"})
_ARTICLES = frozenset({"al", "el", "ul", "ol", "ar", "as", "an", "ur", "us", "un", "ad", "ud", "az", "uz"})
_KINSHIP = frozenset({"abu", "abou", "abi", "umm"})
_FAITH = re.compile("d+[iey]n")
MAX_GIVEN_CHARS = 40
MAX_WORDS = 24
"""No person's name has more words; what comes after is read no further, so that a hostile name costs no time."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """The name of a person.

    Attributes:
        words: Its words in order, without titles and particles, Arabic compounds joined ("abdulaziz"); all of them
            where nothing else is left.
        tokens: The same words looked up.
        hanzi: Whether it is written in Hanzi.
        fathers: Pairs of words of which the second names the father ("Salman bin Muhammad").
        few_vowels: Whether its script leaves vowels out, so that only consonants can be compared.
        chinese: Whether it reads as a Chinese name in pinyin, where one letter makes another name.
    """

    words: tuple[str, ...]
    tokens: tuple[PersonWord, ...]
    hanzi: bool
    fathers: frozenset[tuple[str, str]]
    few_vowels: bool
    chinese: bool


@cache
def _surnames() -> frozenset[str]:
    """The common Chinese surnames in pinyin; loaded once."""
    return frozenset(get_words(load_table("persons"), "surnames"))


@cache
def _uncounted() -> tuple[frozenset[str], frozenset[str]]:
    """Titles and particles; loaded once."""
    table = load_table("words")
    return frozenset(get_words(table, "person_titles")), frozenset(get_words(table, "particles"))


def _put_in_order(name: str) -> str:
    """Bring "Surname, Given" into the order of speech."""
    surname, comma, given = name.partition(",")
    if not comma or "," in given or not given.strip() or len(given) > MAX_GIVEN_CHARS or not surname.strip():
        return name
    return f"{given} {surname}"


def _join_compounds(words: list[str]) -> list[str]:
    """Join what Arabic writes as one name: "abd al aziz" and "abdul aziz", "saif al din", "abu bakar"."""
    joined = list[str]()
    at = 0
    while at < len(words):
        word, rest = words[at], words[at + 1 :]
        if (word in _SERVANT or word in _KINSHIP) and rest:
            skip = int(len(rest) > 1 and rest[0] in _ARTICLES)
            joined.append(("abdul" if word in _SERVANT else "abu") + rest[skip])
            at += 2 + skip
        elif len(rest) > 1 and rest[0] in _ARTICLES and _FAITH.fullmatch(rest[1]):
            joined.append(f"{word}uddin")
            at += 3
        else:
            joined.append(word)
            at += 1
    return joined


def _find_fathers(words: list[str], uncounted: frozenset[str]) -> frozenset[tuple[str, str]]:
    """Who is said to be whose child: the words before and behind each "bin"."""
    found = set[tuple[str, str]]()
    for at, word in enumerate(words):
        if word in _FILIAL:
            before = next((one for one in reversed(words[:at]) if one not in uncounted), None)
            behind = next((one for one in words[at + 1 :] if one not in uncounted), None)
            if before is not None and behind is not None:
                found.add((before, behind))
    return frozenset(found)


def _is_chinese(words: list[str]) -> bool:
    """Whether words are a surname of one syllable and a given name, all in pinyin."""
    if len(words) not in (2, 3) or not is_pinyin("".join(words)):
        return False
    return words[0] in _surnames() or words[-1] in _surnames()


@lru_cache(maxsize=CACHED_PARTS)
def parse_person(name: str) -> PersonName:
    """Take the name of a person apart. "Surname, Given" and "Given Surname" give the same words.

    Args:
        name: A name in any script.

    Returns:
        Its parts. A particle counts where only one other word would be left: "Bin Yang" is a full name.
    """
    name = name[:NAME_CHARS]
    words = spell(_LAST_SYLLABLE.sub(r"\1", _put_in_order(name))).split()[:MAX_WORDS]
    if words and all(map(has_hanzi, words)):
        whole = "".join(words)
        return PersonName((whole,), (), True, frozenset(), False, False)
    titles, particles = _uncounted()
    untitled = [word for word in words if word not in titles] or words
    compounds = _join_compounds(untitled)
    kept = [word for word in compounds if word not in particles]
    if len(kept) < 2:
        kept = untitled
    return PersonName(
        words=tuple(kept),
        tokens=tuple(map(make_person_word, kept)),
        hanzi=False,
        fathers=_find_fathers(compounds, particles),
        few_vowels=_FEW_VOWELS.search(name) is not None,
        chinese=_is_chinese(kept),
    )
