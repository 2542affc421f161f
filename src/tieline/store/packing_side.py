"""The packed column of the sides of a contradiction."""

from __future__ import annotations

from typing import cast

from tieline.model import Side
from tieline.model.ids import DocumentId, ListingId, UtteranceId
from tieline.store.packing import Plain, pack_evidence, packed, unpack_evidence


def pack_side(side: Side) -> Plain:
    """Make a plain value of a side.

    Args:
        side: The side.

    Returns:
        Value, packed evidence, according_to, document and listing.
    """
    evidence = [pack_evidence(one) for one in side.evidence]
    return [side.value, evidence, side.according_to, side.document, side.listing]


def unpack_side(plain: Plain) -> Side:
    """Make a side of a plain value.

    Args:
        plain: Value, packed evidence, according_to, document and listing.

    Returns:
        The side.
    """
    value, evidence, said, document, listing = cast(
        "tuple[str, list[Plain], str | None, str | None, str | None]", plain
    )
    return Side(
        value,
        tuple(map(unpack_evidence, evidence)),
        None if said is None else UtteranceId(said),
        None if document is None else DocumentId(document),
        None if listing is None else ListingId(listing),
    )


SIDES = packed(pack_side, unpack_side)
