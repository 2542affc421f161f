"""What resolution knows of the world, read once from the resources folder."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from tieline.text.normal import fold_plain


@dataclass(frozen=True, slots=True)
class AddressWords:
    """How the words of postal addresses are written in one way.

    Attributes:
        forms: A word -> the form that is compared.
        phrases: Words that stand for one, "british columbia" -> "bc".
        dropped: Words that carry nothing.
        role_mailboxes: First parts of e-mail addresses that belong to an office and not to a person.
    """

    forms: Mapping[str, str]
    phrases: Mapping[str, str]
    dropped: frozenset[str]
    role_mailboxes: frozenset[str]


def _load(name: str) -> dict[str, object]:
    text = resources.files("tieline.resources").joinpath("resolve", name).read_text(encoding="utf-8")
    loaded = yaml.safe_load(text)
    assert isinstance(loaded, dict)
    return loaded


def _words(value: object) -> list[str]:
    assert isinstance(value, list)
    return [str(word) for word in value]


def _table(value: object) -> dict[str, object]:
    assert isinstance(value, dict)
    return {str(key): entry for key, entry in value.items()}


@cache
def load_given_names() -> Mapping[str, frozenset[str]]:
    """Load the table of given names.

    Returns:
        A given name in lower case -> the formal names it may stand for, itself included where it is one.
    """
    formal: defaultdict[str, set[str]] = defaultdict(set)
    for name, others in _load("given_names.yml").items():
        for word in (name, *_words(others)):
            formal[word].add(name)
    return {word: frozenset(names) for word, names in formal.items()}


@cache
def load_address_words() -> AddressWords:
    """Load the words of postal addresses.

    Returns:
        The words.
    """
    data = _load("address.yml")
    forms = {other: form for form, others in _table(data["words"]).items() for other in _words(others)}
    regions = {str(name): short for short, name in _table(data["regions"]).items()}
    return AddressWords(
        forms=forms | {name: short for name, short in regions.items() if " " not in name},
        phrases={name: short for name, short in regions.items() if " " in name},
        dropped=frozenset(_words(data["dropped"])),
        role_mailboxes=frozenset(_words(data["role_mailboxes"])),
    )


@dataclass(frozen=True, slots=True)
class Places:
    """Countries and localities by their names.

    Attributes:
        names: A country's name as plain words joined by spaces -> its ISO 3166-1 alpha-2 code.
        adjectives: A country's adjective likewise -> its code.
        codes: ISO 3166-1 alpha-2 and alpha-3 codes in capitals -> alpha-2.
        localities: Names of provinces and cities likewise.
    """

    names: Mapping[str, str]
    adjectives: Mapping[str, str]
    codes: Mapping[str, str]
    localities: frozenset[str]


@cache
def load_places() -> Places:
    """Load countries and localities.

    Returns:
        The places.
    """
    data = _load("places.yml")
    names: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    codes: dict[str, str] = {}
    for code, entry in _table(data["countries"]).items():
        country = _table(entry)
        codes |= {code: code, str(country.get("alpha3", code)): code}
        names |= {place_key(name): code for name in _words(country["names"])}
        adjectives |= {place_key(name): code for name in _words(country["adjectives"])}
    return Places(names, adjectives, codes, frozenset(map(place_key, _words(data["localities"]))))


def place_key(name: str) -> str:
    """Bring the name of a place into the form it is looked up by.

    Args:
        name: A name in any case; points and apostrophes are ignored.

    Returns:
        Lower-case words joined by single spaces, or Hanzi.
    """
    return " ".join(fold_plain(name).replace("'", "").replace(".", "").split())
