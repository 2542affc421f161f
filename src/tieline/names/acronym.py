"""Acronyms: the one a name gives, the ones it is known by, and whether letters may stand for it."""

from __future__ import annotations

from functools import cache

from tieline.names.key import name_key
from tieline.names.knowledge import get_rows, get_text, get_words, load_table
from tieline.names.parts import NameParts, initials_of, parse_name

MIN_LETTERS = 3
MAX_LETTERS = 8


@cache
def _known() -> tuple[dict[str, str], dict[str, frozenset[str]]]:
    """The table both ways: acronym by name key, and name keys by acronym; loaded once."""
    by_name = dict[str, str]()
    by_letters = dict[str, frozenset[str]]()
    for row in get_rows(load_table("acronyms"), "acronyms"):
        letters = get_text(row, "acronym")
        names = row.get("names")
        if not isinstance(names, list):
            raise ValueError(f"acronym {letters} has no list of names")
        keys = frozenset(name_key(str(name)) for name in names)
        by_name.update(dict.fromkeys(keys, letters))
        by_letters[letters.casefold()] = keys
    return by_name, by_letters


def acronym(name: str) -> str:
    """The acronym that a name is known by, or else the initials of its significant words.

    Args:
        name: A name in Latin script.

    Returns:
        Capital letters: "CASC" for China Aerospace Science and Technology Corporation (by table), "CETC" for China
        Electronics Technology Group Corporation. Empty for a name of one word.

    Source:
        `resources/names/acronyms.yml` for the known ones.
    """
    known = _known()[0].get(name_key(name))
    if known is not None:
        return known
    parts = parse_name(name)
    found = initials_of(parts.words, parts.forms)
    counted = [letters for letters in found if letters.endswith("c")] if parts.forms else []
    return min(counted or found, key=lambda letters: (len(letters), letters), default="").upper()


def is_known_acronym(letters: str, name: str) -> bool:
    """Whether the table knows letters for a name.

    Args:
        letters: An acronym in any case.
        name: A name in Latin script.

    Returns:
        True if the table has them for a name with the same key.
    """
    return name_key(name) in _known()[1].get(letters.casefold(), frozenset())


def find_known_names(letters: str) -> frozenset[str]:
    """The keys of the names that the table knows an acronym for.

    Args:
        letters: An acronym in any case.

    Returns:
        Name keys; empty for letters that the table does not have.
    """
    return _known()[1].get(letters.casefold(), frozenset())


@cache
def _elsewhere() -> frozenset[str]:
    """Letters that mean a well-known body that stands on no list; loaded once."""
    return frozenset(get_words(load_table("acronyms"), "elsewhere"))


def is_elsewhere(letters: str) -> bool:
    """Whether letters mean a well-known body that stands on no list (UN, BIS, CNN).

    Args:
        letters: Letters in any case.

    Returns:
        True if they do.

    Source:
        `resources/names/acronyms.yml`, block `elsewhere`.
    """
    return letters.casefold() in _elsewhere()


def are_initials(letters: str, name: str | NameParts) -> bool:
    """Whether letters are the initials of a name's significant words.

    Args:
        letters: An acronym in any case; of other lengths than 3 to 8 letters it proves nothing.
        name: A name in Latin script, or its parts.

    Returns:
        True if they are, with or without words such as "Group" and the C of "Corporation".
    """
    if not MIN_LETTERS <= len(letters) <= MAX_LETTERS:
        return False
    parts = parse_name(name) if isinstance(name, str) else name
    return letters.casefold() in initials_of(parts.words, parts.forms)
