"""One word of a person's name: how it sounds, what it is short for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from tieline.names.knowledge import get_words, load_table

CACHED_WORDS = 1 << 16

MIN_SOUND_CHARS = 4
"""In shorter words ("Un", "On") one vowel makes another name."""

# Letters and groups that transcriptions of one sound use by turns, in the order in which they are read. Source: the
# systems in use for Cyrillic (ICAO Doc 9303 part 3, BGN/PCGN 1947, ISO 9, German and French press usage) and for
# Arabic and Persian (BGN/PCGN 1956 and 1958, French usage in the Maghreb).
_CONSONANTS = tuple(
    (re.compile(pattern), letters)
    for pattern, letters in (
        (r"(.)\1+", r"\1"),
        ("schtsch|shch|szcz", "S"),
        ("tsch|tch|tsh", "C"),
        ("dsch|dzh|dj|zh", "j"),
        ("sch|sh|sz", "S"),
        ("(?<=[aeiou])ch(?=[aeiou])", "S"),
        ("ch", "C"),
        ("c(?=[eiy])", "s"),
        ("qu(?=[ei])|ck|q|c", "k"),
        ("x", "ks"),
        ("kh", "h"),
        ("gh", "g"),
        ("ph", "f"),
        ("(?<=[td])h", ""),
        ("(?<=[aeiouy])h(?![aeiouy])", ""),
        ("w|f$", "v"),
        ("z", "s"),
        ("j(?=$|[^aeiouy])", "i"),
        (r"([^aeiouy])\1+", r"\1"),
    )
)
_VOWELS = tuple(
    (re.compile(pattern), letters)
    for pattern, letters in (
        ("[yi](?=[aeou])", ""),
        ("[aeiouy]*[ou][aeiouy]*", "o"),
        ("[iy]+", "i"),
        ("a+(?![aei])", "a"),
        ("[aei]{2,}", "e"),
    )
)
_LEET = str.maketrans("013459", "oieasg")
_PATRONYMIC = re.compile(".{2,}(?:[oeyi]vi(?:ch|c|tch|tsch)|[oeiy]vych|[oe]vna|[iy]vna|[oe]vn[iy]|ogl[yiu]|[kq]yz[iy])")
_UNHEARD = re.compile("[aeiouywvh]")
_REPEATED = re.compile(r"([^ ])\1+")
_ONE_CLASS = str.maketrans("plzgqC", "brskkS")


@dataclass(frozen=True, slots=True)
class PersonWord:
    """One word of a person's name.

    Attributes:
        text: As spelled.
        sound: What spellings of one sound share; of short words only doubled letters fall together.
        families: The given names that it is a form of.
    """

    text: str
    sound: str
    families: frozenset[str]

    @property
    def is_initial(self) -> bool:
        """Whether it is a single letter."""
        return len(self.text) == 1

    @property
    def is_patronymic(self) -> bool:
        """Whether it names the father in the Slavic or Turkic way (Viktorovich)."""
        return _PATRONYMIC.fullmatch(self.text) is not None


@dataclass(frozen=True, slots=True)
class _Families:
    """The given names that a word may stand for.

    Attributes:
        by_word: Names by word.
        common: Words that tell nobody apart.
    """

    by_word: dict[str, frozenset[str]]
    common: frozenset[str]


@cache
def _families() -> _Families:
    """Load the table of given names, once."""
    table = load_table("persons")
    short, respelt = table["short_names"], table["respelt"]
    if not isinstance(short, dict) or not isinstance(respelt, list):
        raise ValueError("resources/names/persons.yml has blocks of another shape")
    found = dict[str, set[str]]()
    groups = [str(words).split() for words in respelt]
    heads = {word: words[0] for words in groups for word in words}
    for word, head in heads.items():
        found.setdefault(word, set()).add(head)
    for name in map(str, short):
        for word in (name, *get_words(short, name)):
            found.setdefault(word, set()).add(heads.get(name, name))
    return _Families({word: frozenset(names) for word, names in found.items()}, frozenset(get_words(table, "common")))


def is_common(word: PersonWord) -> bool:
    """Whether a word is borne by so many people that it tells nobody apart.

    Args:
        word: A word of a name.

    Returns:
        True if it does not.
    """
    return word.text in _families().common


@lru_cache(maxsize=CACHED_WORDS)
def sound(word: str) -> str:
    """Bring a word to the letters that all transcriptions of its sound share.

    Args:
        word: Letters a to z.

    Returns:
        Consonants by class; "o" for o and u and what contains them, "a", "i", and "e" for what may be either.
    """
    for pattern, letters in _CONSONANTS:
        word = pattern.sub(letters, word)
    for pattern, letters in _VOWELS:
        word = pattern.sub(letters, word)
    return word


def sounds_alike(left: str, right: str) -> bool:
    """Whether two sounds agree. An "e" agrees with "a" and with "i", which tell names apart (Jamal, Jamil).

    Args:
        left: A sound as `sound` gives it.
        right: Another.

    Returns:
        True if they do; an empty sound agrees with none.
    """
    if len(left) != len(right) or not left:
        return False
    return left == right or all(
        one == other or (one == "e" and other in "ai") or (other == "e" and one in "ai")
        for one, other in zip(left, right, strict=True)
    )


def skeleton(text: str) -> str:
    """The consonants of a name by class: all that scripts without vowels have in common with Latin.

    Args:
        text: Letters a to z, possibly several words.

    Returns:
        Consonants without repeats; spaces stay.
    """
    letters = _UNHEARD.sub("", " ".join(map(sound, text.split()))).translate(_ONE_CLASS)
    return _REPEATED.sub(r"\1", letters)


@lru_cache(maxsize=CACHED_WORDS)
def make_person_word(text: str) -> PersonWord:
    """Look a word of a person's name up.

    Args:
        text: The word in spelled form.

    Returns:
        The word; digits among letters are read as the letters they imitate.
    """
    if not text.isdigit() and not text.isalpha():
        text = text.translate(_LEET)
    heard = sound(text) if len(text) >= MIN_SOUND_CHARS else _REPEATED.sub(r"\1", text).upper()
    return PersonWord(text, heard, _families().by_word.get(text, frozenset()))
