"""Whether two authorities may be one: a ministry under two names, or a state and one of its ministries."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from tieline.model.entity import Entity, Schema
from tieline.text.normal import fold
from tieline.text.script import has_hanzi


@dataclass(frozen=True, slots=True)
class ContradictionWords:
    """The words by which statements are compared.

    Attributes:
        families: For each family of authorities a pattern of its names.
        general: Names of a state or a government as a whole.
        legal_representative: Words of that role.
        removal: Words of a removal from a list.
    """

    families: tuple[tuple[str, re.Pattern[str]], ...]
    general: re.Pattern[str]
    legal_representative: re.Pattern[str]
    removal: re.Pattern[str]


@cache
def load_contradiction_words() -> ContradictionWords:
    """Load the words.

    Returns:
        The words; the same object at every call.
    """
    entry = yaml.safe_load(resources.files("tieline.resources").joinpath("resolve/authorities.yml").read_bytes())
    assert isinstance(entry, dict)
    return ContradictionWords(
        families=tuple((name, re.compile(words)) for name, words in entry["families"].items()),
        general=re.compile(entry["general"]),
        legal_representative=re.compile(entry["legal_representative"]),
        removal=re.compile(entry["removal"]),
    )


def find_authority_family(entity: Entity) -> str | None:
    """Find which authority an entity is, whatever it is called.

    Args:
        entity: An entity.

    Returns:
        A word for the family; None where none of its names tells, or they tell of several.
    """
    found = {find_family_of_words(name) for name in entity.names} - {None}
    return found.pop() if len(found) == 1 else None


def find_family_of_words(words: str) -> str | None:
    """Find which authority some words name.

    Args:
        words: A name, or a name with that of a list.

    Returns:
        A word for the family; None where the words name none, or several.
    """
    folded = fold(words)
    found = [family for family, pattern in load_contradiction_words().families if pattern.search(folded)]
    return found[0] if len(found) == 1 else None


def may_be_one_authority(left: Entity, right: Entity) -> bool:
    """Whether two entities may name one authority, or one of them a part of the other.

    Args:
        left: One.
        right: The other.

    Returns:
        False only where both are public bodies of different families, or of different names in one script, and
        neither is a state or a government as a whole.
    """
    if left.id == right.id or not (left.schema.is_organisation and right.schema.is_organisation):
        return True
    families = find_authority_family(left), find_authority_family(right)
    if None not in families:
        return families[0] == families[1]
    if any(_is_general(entity) for entity in (left, right)):
        return True
    if {left.schema, right.schema} != {Schema.PUBLIC_BODY} or has_hanzi(left.name) != has_hanzi(right.name):
        return True
    names = [set(map(fold, entity.names)) for entity in (left, right)]
    return any(one in other or other in one for one in names[0] for other in names[1])


def _is_general(entity: Entity) -> bool:
    general = load_contradiction_words().general
    return find_authority_family(entity) is None and any(general.search(fold(name)) for name in entity.names)
