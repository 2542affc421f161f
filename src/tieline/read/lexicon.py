"""The words of English names, loaded once from the resources."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from tieline.model.entity import Schema
from tieline.model.tie import RelationshipType


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What makes a run of words a name.

    Attributes:
        heads: Last word of a name -> what it names.
        openers: Words after which "of" or "for" goes on with the name.
        fields: Words that "and" joins inside one name.
        causes: What parties stand for or are made of; "and" joins them inside a name.
        backers: Plural people whose name goes on with "for".
        foreign_heads: First words of the names of parties in other languages.
        not_names: Words that start sentences and headings, and no name.
        courtesy: "Mr", "Dr" and their like.
        roles: A role, in lower case -> the tie it stands for.
        role_pattern: Finds roles and person marks, longest first, ignoring case.
        nominals: Common noun -> the kind of thing it refers to.
        places: A country's name or other name -> its main name.
        demonyms: A country's adjective -> its main name.
        cities: Names of divisions and cities whose names are hardly ever those of persons.
        not_organisations: Head words of documents, plans and rules.
        state_roles: Offices that a state, a province or a town has.
        transparent: Nouns that only lead on to the name behind them.
        speakers: Nouns by which a text takes up a person it has named.
    """

    heads: Mapping[str, Schema]
    openers: frozenset[str]
    fields: frozenset[str]
    causes: frozenset[str]
    backers: frozenset[str]
    foreign_heads: frozenset[str]
    not_names: frozenset[str]
    courtesy: frozenset[str]
    roles: Mapping[str, RelationshipType | None]
    role_pattern: re.Pattern[str]
    nominals: Mapping[str, Schema]
    places: Mapping[str, str]
    demonyms: Mapping[str, str]
    cities: frozenset[str]
    not_organisations: frozenset[str]
    state_roles: frozenset[str]
    transparent: frozenset[str]
    speakers: frozenset[str]


def load_yaml(path: str) -> object:
    """Read a resource file.

    Args:
        path: Path below the resources folder, such as "read/en/places.yml".

    Returns:
        The parsed YAML.
    """
    return yaml.load(resources.files("tieline.resources").joinpath(path).read_bytes(), Loader=_LOADER)


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def load_lexicon() -> Lexicon:
    """Load the English lexicon.

    Returns:
        The lexicon; the same object at every call.
    """
    words = load_yaml("read/en/mentions.yml")
    assert isinstance(words, dict)
    roles: dict[str, RelationshipType | None] = {
        role: RelationshipType(tie) for tie, names in words["roles"].items() for role in names
    }
    roles |= dict.fromkeys(words["person_marks"])
    longest = sorted(roles, key=lambda role: (-len(role), role))
    places, demonyms, cities = _load_places()
    return Lexicon(
        heads={word: Schema(kind) for kind, group in words["heads"].items() for word in group},
        openers=frozenset(words["openers"]),
        fields=frozenset(words["fields"]),
        causes=frozenset(words["causes"]),
        backers=frozenset(words["backers"]),
        foreign_heads=frozenset(words["foreign_heads"]),
        not_names=frozenset(str(word).lower() for word in words["not_names"]),
        courtesy=frozenset(words["courtesy"]),
        roles=roles,
        role_pattern=re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, longest)) + r")(?![\w-])", re.IGNORECASE),
        nominals={word: Schema(kind) for kind, group in words["nominals"].items() for word in group},
        places=places,
        demonyms=demonyms,
        cities=cities,
        not_organisations=frozenset(words["not_organisations"]),
        state_roles=frozenset(words["state_roles"]),
        transparent=frozenset(words["transparent"]),
        speakers=frozenset(words["speakers"]),
    )


def _load_places() -> tuple[dict[str, str], dict[str, str], frozenset[str]]:
    countries = load_yaml("read/en/places.yml")
    assert isinstance(countries, dict)
    cities = frozenset([*countries.pop("_cities"), *countries.pop("_regions")])
    places: dict[str, str] = {}
    demonyms: dict[str, str] = {}
    for name, entry in countries.items():
        places[name] = name
        places |= dict.fromkeys(entry.get("names", ()), name)
        demonyms |= dict.fromkeys(entry["demonyms"], name)
    return places, demonyms, cities
