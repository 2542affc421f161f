"""Values of the vocabulary as JSON, by the types of their fields: for what is always kept and loaded as a whole."""

from __future__ import annotations

import json
import types
import typing
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

from tieline.model import PartialDate

Value = TypeVar("Value")


def write_value(value: object) -> str:
    """Write a value.

    Args:
        value: A frozen value of the vocabulary.

    Returns:
        JSON in ASCII, so that any database takes any character.
    """
    return json.dumps(_to_plain(value), separators=(",", ":"))


def parse_value(kind: type[Value], text: str) -> Value:
    """Make the same value of what was written.

    Args:
        kind: Its class.
        text: What `write_value` gave, perhaps before fields with a default were added to the class.

    Returns:
        The value.
    """
    return typing.cast("Value", _of_plain(kind, json.loads(text)))


def _to_plain(value: object) -> object:
    if isinstance(value, PartialDate):
        return str(value)
    if is_dataclass(value):
        return {field.name: _to_plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [_to_plain(item) for item in value]
    return value


def _of_plain(kind: Any, plain: Any) -> Any:
    """A value of a type; the types are those that the vocabulary uses."""
    if isinstance(kind, typing.NewType):
        return _of_plain(kind.__supertype__, plain)
    if kind is PartialDate or (isinstance(kind, type) and issubclass(kind, StrEnum)):
        return kind(plain)
    if is_dataclass(kind):
        make: Any = kind
        return make(**{name: _of_plain(hint, plain[name]) for name, hint in _hints(make) if name in plain})
    parts = typing.get_args(kind)
    if typing.get_origin(kind) is tuple:
        inner = [parts[0]] * len(plain) if parts[1:] == (...,) else parts
        return tuple(_of_plain(one, item) for one, item in zip(inner, plain, strict=True))
    if isinstance(kind, types.UnionType):
        (known,) = (part for part in parts if part is not types.NoneType)
        return None if plain is None else _of_plain(known, plain)
    return plain


@cache
def _hints(kind: Any) -> tuple[tuple[str, Any], ...]:
    hints = typing.get_type_hints(kind)
    return tuple((field.name, hints[field.name]) for field in fields(kind))
