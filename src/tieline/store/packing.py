"""Packed columns: a tuple of values as a JSON array, for what is always loaded as a whole."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TypeVar, cast

from tieline.model import Evidence, LinkedParty, Property, Region, Span
from tieline.model.document import RegionKind
from tieline.model.ids import DocumentId
from tieline.store.column import WrittenText

Item = TypeVar("Item")
Plain = str | int | float | bool | None | list["Plain"] | tuple["Plain", ...]
"""What JSON can say of an item."""

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def packed(pack: Callable[[Item], Plain], unpack: Callable[[Plain], Item]) -> WrittenText[tuple[Item, ...]]:
    """Make the type of a packed column.

    Args:
        pack: Makes a plain value of an item.
        unpack: Makes the same item of a plain value; it gets lists where a tuple was packed.

    Returns:
        The column type.
    """

    def write(items: tuple[Item, ...]) -> str:
        return _ENCODER.encode([pack(item) for item in items]) if items else "[]"

    def parse(text: str) -> tuple[Item, ...]:
        return () if text == "[]" else tuple(map(unpack, json.loads(text)))

    return WrittenText(write=write, parse=parse)


def pack_evidence(evidence: Evidence) -> Plain:
    """Make a plain value of evidence.

    Args:
        evidence: The words quoted.

    Returns:
        Document, start, end and quote.
    """
    return [evidence.document, evidence.span.start, evidence.span.end, evidence.quote]


def unpack_evidence(plain: Plain) -> Evidence:
    """Make evidence of a plain value.

    Args:
        plain: Document, start, end and quote.

    Returns:
        The words quoted.
    """
    document, start, end, quote = cast("tuple[str, int, int, str]", plain)
    return Evidence(DocumentId(document), Span(start, end), quote)


def pack_property(stated: Property) -> Plain:
    """Make a plain value of a property.

    Args:
        stated: The property.

    Returns:
        Name, value and packed evidence.
    """
    return [stated.name, stated.value, pack_evidence(stated.evidence)]


def unpack_property(plain: Plain) -> Property:
    """Make a property of a plain value.

    Args:
        plain: Name, value and packed evidence.

    Returns:
        The property.
    """
    name, value, evidence = cast("tuple[str, str, Plain]", plain)
    return Property(name, value, unpack_evidence(evidence))


def pack_linked(linked: LinkedParty) -> Plain:
    """Make a plain value of a linked party.

    Args:
        linked: The linked party.

    Returns:
        Relation, name and entry id.
    """
    return [linked.relation, linked.name, linked.entry_id]


def unpack_linked(plain: Plain) -> LinkedParty:
    """Make a linked party of a plain value.

    Args:
        plain: Relation, name and entry id.

    Returns:
        The linked party.
    """
    relation, name, entry_id = cast("tuple[str, str, str | None]", plain)
    return LinkedParty(relation, name, entry_id)


def pack_region(region: Region) -> Plain:
    """Make a plain value of a region.

    Args:
        region: The region.

    Returns:
        Start, end, kind and label, and the score where there is one.
    """
    packed: list[Plain] = [region.span.start, region.span.end, region.kind, region.label]
    return packed if region.score is None else [*packed, region.score]


def unpack_region(plain: Plain) -> Region:
    """Make a region of a plain value.

    Args:
        plain: Start, end, kind and label, and perhaps a score.

    Returns:
        The region.
    """
    start, end, kind, label, *scores = cast("tuple[int, int, RegionKind, str, float]", plain)
    return Region(Span(start, end), kind, label, *scores)


def _keep(plain: Plain) -> Plain:
    return plain


def _freeze(plain: Plain) -> Plain:
    return tuple(_freeze(inner) for inner in plain) if isinstance(plain, list) else plain


PLAIN = packed(_keep, _freeze)
"""Tuples of plain values, or of tuples of them."""

EVIDENCE = packed(pack_evidence, unpack_evidence)
PROPERTIES = packed(pack_property, unpack_property)
LINKED = packed(pack_linked, unpack_linked)
REGIONS = packed(pack_region, unpack_region)
