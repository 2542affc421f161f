"""What resolution knows of the world, read once from the resources folder."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from tieline.names.key import name_key
from tieline.names.spelling import spell
from tieline.names.word import make_word


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
class OrganisationWords:
    """Which words of organisations' names tell them apart, all in the spelling that variants share.

    Attributes:
        public: Heads of bodies of a state.
        one_of_a_state: Of these, those of which a state has one.
        levels: Words that point to a place named before.
        missions: Heads of missions to another country.
        one_of_a_city: Heads of which a city has one.
        endings: Last words that people leave out.
        common: Words that make no name special.
        same_levels: A level -> the word of the same level that is compared.
        hanzi_heads: Common last words of names in Hanzi.
        known: Name keys of bodies known by one name everywhere.
        other_names: Name key of another name -> the name it stands for.
    """

    public: frozenset[str]
    one_of_a_state: frozenset[str]
    levels: frozenset[str]
    missions: frozenset[str]
    one_of_a_city: frozenset[str]
    endings: frozenset[str]
    common: frozenset[str]
    same_levels: Mapping[str, str]
    hanzi_heads: tuple[str, ...]
    known: frozenset[str]
    other_names: Mapping[str, str]


@cache
def load_organisation_words() -> OrganisationWords:
    """Load the words of organisations' names.

    Returns:
        The words.
    """
    data = _load("organisations.yml")
    lists = {
        field: value
        for field, value in data.items()
        if isinstance(value, list) and field not in {"known", "hanzi_heads"}
    }
    other_names = _table(data["other_names"]).items()
    return OrganisationWords(
        **{field: frozenset(make_word(word).text for word in _words(value)) for field, value in lists.items()},
        same_levels={level: str(same) for level, same in _table(data["same_levels"]).items()},
        hanzi_heads=tuple(_words(data["hanzi_heads"])),
        known=frozenset(map(name_key, _words(data["known"]))),
        other_names={name_key(other): name for name, others in other_names for other in _words(others)},
    )


@dataclass(frozen=True, slots=True)
class PersonWords:
    """What stands around persons' names, and which names many bear.

    Attributes:
        titles: Words before a name that are no part of it.
        hanzi_titles: The same after a name in Hanzi, longest first.
        common_family_names: Family names that many bear.
        common_hanzi_names: Full names in Hanzi that many bear.
        anaphors: Words that stand for a name given before, of persons and of organisations.
    """

    titles: frozenset[str]
    hanzi_titles: tuple[str, ...]
    common_family_names: frozenset[str]
    common_hanzi_names: frozenset[str]
    anaphors: frozenset[str]


@cache
def load_person_words() -> PersonWords:
    """Load the words of persons' names.

    Returns:
        The words.
    """
    data = {field: _words(value) for field, value in _load("persons.yml").items()}
    return PersonWords(
        titles=frozenset(data["titles"]),
        hanzi_titles=tuple(sorted(data["hanzi_titles"], key=lambda title: (-len(title), title))),
        common_family_names=frozenset(data["common_family_names"]),
        common_hanzi_names=frozenset(data["common_hanzi_names"]),
        anaphors=frozenset(data["anaphors"]),
    )


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Names of places beside those that every name is read with.

    Attributes:
        other_names: Another name in spelled form -> the name it stands for, in spelled form.
        kinds: Words after a place's name that say what kind of place it is.
    """

    other_names: Mapping[str, str]
    kinds: frozenset[str]


@cache
def load_place_words() -> PlaceWords:
    """Load the names of places.

    Returns:
        The names.
    """
    data = _load("places.yml")
    other_names = {
        spell(other): spell(name) for name, others in _table(data["other_names"]).items() for other in _words(others)
    }
    return PlaceWords(other_names, frozenset(_words(data["kinds"])))
