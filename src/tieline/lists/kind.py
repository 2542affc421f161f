"""What a listed party is, where its list does not say."""

from __future__ import annotations

from collections.abc import Iterable

from tieline.names.parts import parse_name
from tieline.names.word import WordKind

STATED = {"individual": "person", "entity": "organisation", "vessel": "vessel", "aircraft": "aircraft"}
"""What the US lists state, and what it means here."""

_COMMON = frozenset({WordKind.BODY, WordKind.SECTOR, WordKind.QUALITY})


def _reads_as_organisation(name: str) -> bool:
    """Whether a name has what only names of organisations have: a legal form, or several words of their vocabulary."""
    parts = parse_name(name)
    common = sum(1 for word in parts.words if word.kind in _COMMON)
    body = any(word.kind is WordKind.BODY for word in parts.words)
    return bool(parts.forms) or common >= 2 or (body and len(parts.words) >= 3)


def read_kind(stated: str, names: Iterable[str]) -> str | None:
    """Read what a party is.

    Args:
        stated: What the list says, in any case; empty when it says nothing.
        names: The party's names.

    Returns:
        "organisation", "person", "vessel", "aircraft" or "unknown"; None for a statement that is not known. A list
        that says nothing leaves "unknown", unless a name can only be an organisation's.
    """
    if stated:
        return STATED.get(stated.strip().casefold())
    return "organisation" if any(map(_reads_as_organisation, names)) else "unknown"
