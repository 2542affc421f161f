"""Finding the parties that a person means by a name or an id."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from tieline.errors import NotFoundError
from tieline.model import Entity
from tieline.names.key import name_key

CLOSE_NAMES = 3
"""How many close spellings an error offers."""


def get_parties(entities: Sequence[Entity], name: str) -> tuple[Entity, ...]:
    """Get the entities that a person means.

    Args:
        entities: All entities of a workspace.
        name: An entity id, or a name; letter case, accents and legal forms make no difference.

    Returns:
        At least one entity; several when they share the name.

    Raises:
        NotFoundError: No entity has this id or name; close spellings are offered.
    """
    by_id = tuple(entity for entity in entities if entity.id == name)
    if by_id:
        return by_id
    key = name_key(name)
    found = tuple(entity for entity in entities if any(name_key(other) == key for other in entity.names))
    if found:
        return found
    close = _find_close(entities, name)
    hint = f"did you mean {' or '.join(close)}?" if close else "`tieline search` finds names by their words"
    raise NotFoundError(f"{name}: no party of this workspace has this name", hint=hint)


def _find_close(entities: Sequence[Entity], name: str) -> list[str]:
    """The names that a person may have meant: those that hold its words, one a party; else those of close spelling."""
    words = frozenset(name.casefold().split())
    held = [next((other for other in one.names if words <= _words(other)), None) for one in entities]
    found = sorted({other for other in held if other is not None and words}, key=lambda other: (len(other), other))
    if found:
        return found[:CLOSE_NAMES]
    names = {other.casefold(): other for entity in entities for other in entity.names}
    return [names[folded] for folded in get_close_matches(name.casefold(), sorted(names), CLOSE_NAMES)]


def _words(name: str) -> frozenset[str]:
    """The words of a name, without the marks beside them."""
    return frozenset(word.strip(".,;()\"'") for word in name.casefold().split())
