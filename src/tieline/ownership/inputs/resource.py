"""Word lists of the ownership inputs, from the package's resources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import yaml

_FOLDER = "ownership"


@cache
def load_words(name: str) -> Mapping[str, tuple[str, ...]]:
    """Load the lists of words of a resource.

    Args:
        name: Its file name.

    Returns:
        The lists by key; one inside a mapping by "outer.inner".
    """
    found = dict[str, tuple[str, ...]]()
    for key, value in _load(name).items():
        if isinstance(value, list):
            found[key] = tuple(map(str, value))
        elif isinstance(value, dict):
            found |= {f"{key}.{inner}": tuple(map(str, one)) for inner, one in value.items() if isinstance(one, list)}
    return MappingProxyType(found)


@cache
def load_texts(name: str) -> Mapping[str, Mapping[str, str]]:
    """Load the maps from text to text of a resource.

    Args:
        name: Its file name.

    Returns:
        The maps by key.
    """
    found = dict[str, Mapping[str, str]]()
    for key, value in _load(name).items():
        if isinstance(value, dict):
            found[key] = {str(inner): str(one) for inner, one in value.items() if isinstance(one, str)}
    return MappingProxyType(found)


@dataclass(frozen=True, slots=True)
class Layout:
    """A set of columns in which some mean something else than their names alone would say.

    Attributes:
        when: Names of columns, all of which the table has.
        then: Roles by name of column.
    """

    when: tuple[str, ...]
    then: Mapping[str, str]


@cache
def load_layouts(name: str) -> tuple[Layout, ...]:
    """Load the layouts of a resource.

    Args:
        name: Its file name.

    Returns:
        The layouts under its key "layouts", in order.
    """
    layouts = _load(name).get("layouts")
    found = layouts.values() if isinstance(layouts, dict) else ()
    return tuple(
        Layout(tuple(map(str, one["when"])), {str(key): str(role) for key, role in one["then"].items()})
        for one in found
    )


def _load(name: str) -> dict[str, object]:
    text = files("tieline.resources").joinpath(_FOLDER).joinpath(name).read_text(encoding="utf-8")
    data = yaml.safe_load(text)
    if not isinstance(data, dict):
        raise ValueError(f"{name} is not a mapping")
    return {str(key): value for key, value in data.items()}
