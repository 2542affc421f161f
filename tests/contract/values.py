"""Arbitrary values of the vocabulary, built from the types of their fields."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable
from enum import StrEnum
from typing import Any

from hypothesis import strategies as st

from tieline.model import (
    Document,
    Entity,
    Listing,
    Mention,
    PartialDate,
    Reading,
    RelationshipMention,
    Resolution,
    Span,
    Utterance,
)

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
DATES = st.dates().map(str).flatmap(lambda day: st.sampled_from([4, 7, 10]).map(lambda end: PartialDate(day[:end])))
SPANS = st.tuples(st.integers(0, 10**9), st.integers(1, 10**6)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))

_PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXT,
    int: st.integers(0, 2**31 - 1),
    float: st.floats(0, 100),
    bool: st.booleans(),
    types.NoneType: st.none(),
    PartialDate: DATES,
    Span: SPANS,
}


def values(kind: Any, **given: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Make arbitrary values of a type.

    Args:
        kind: A class of the vocabulary, or the type of one of its fields.
        **given: Strategies for fields that other fields constrain.

    Returns:
        The strategy.
    """
    if kind in _PLAIN:
        return _PLAIN[kind]
    if dataclasses.is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        fields = {
            field.name: values(hints[field.name]) for field in dataclasses.fields(kind) if field.name not in given
        }
        return st.builds(typing.cast("Callable[..., Any]", kind), **fields, **given)
    if isinstance(kind, typing.NewType):
        return values(kind.__supertype__)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return st.sampled_from(list(kind))
    return _composed(typing.get_origin(kind), typing.get_args(kind))


def _composed(origin: Any, parts: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    """Make values of a type that is composed of others."""
    if origin is typing.Literal:
        return st.sampled_from(parts)
    if origin is tuple and parts[1:] == (...,):
        return st.lists(values(parts[0]), max_size=3).map(tuple)
    if origin is tuple:
        return st.tuples(*map(values, parts))
    return st.one_of(*map(values, parts))


def documents() -> st.SearchStrategy[Document]:
    """Make arbitrary documents.

    Returns:
        The strategy.
    """
    return typing.cast("st.SearchStrategy[Document]", values(Document))


def readings(document: str) -> st.SearchStrategy[Reading]:
    """Make arbitrary readings of a document.

    Args:
        document: Id of the document.

    Returns:
        The strategy.
    """
    same = st.just(document)
    return typing.cast(
        "st.SearchStrategy[Reading]",
        values(
            Reading,
            document=same,
            mentions=st.lists(values(Mention, document=same), max_size=3).map(tuple),
            relationships=st.lists(values(RelationshipMention), max_size=2).map(tuple),
            utterances=st.lists(values(Utterance, document=same), max_size=2).map(tuple),
        ),
    )


def listings(snapshot: str) -> st.SearchStrategy[list[Listing]]:
    """Make arbitrary listings of a snapshot, with ids of their own and a name at least.

    Args:
        snapshot: Id of the snapshot.

    Returns:
        The strategy.
    """
    names = values(typing.get_type_hints(Listing)["names"]).filter(bool)
    one = values(Listing, snapshot=st.just(snapshot), names=names)
    return st.lists(one, max_size=4, unique_by=lambda listing: listing.id)


def resolutions() -> st.SearchStrategy[Resolution]:
    """Make arbitrary resolutions: what has an id is sorted by it, and has it for itself.

    Returns:
        The strategy.
    """
    hints = typing.get_type_hints(Resolution)
    entity = values(Entity, names=_sorted_texts(), mentions=_sorted_texts())
    parts = {"entities": entity} | {
        name: values(typing.get_args(hints[name])[0])
        for name in ("relationships", "claims", "technologies", "contradictions")
    }
    by_id = {
        name: st.lists(part, max_size=3, unique_by=lambda one: one.id).map(
            lambda found: tuple(sorted(found, key=lambda one: one.id))
        )
        for name, part in parts.items()
    }
    return st.builds(Resolution, **by_id)


def _sorted_texts() -> st.SearchStrategy[tuple[str, ...]]:
    """Make tuples of texts, each once and in order."""
    return st.sets(TEXT, max_size=3).map(lambda found: tuple(sorted(found)))
