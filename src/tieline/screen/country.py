"""The country given with a row, beside the countries of a listing."""

from __future__ import annotations

from tieline.model import Listing
from tieline.names.country import GREATER, find_country

__all__ = ["compare_country", "find_country"]


def compare_country(country: str, listing: Listing) -> str | None:
    """Say how the country of a row stands to those of a listing.

    Args:
        country: As the row gives it.
        listing: The listing.

    Returns:
        A sentence for a reviewer; None where the row or the list names no known country.
    """
    code = find_country(country)
    listed = {known for told in listing.countries if (known := find_country(told)) is not None}
    if code is None or not listed:
        return None
    told = ", ".join(sorted(listed))
    if code in listed:
        return f"Country equal: {code}."
    if GREATER.get(code, code) in {GREATER.get(known, known) for known in listed}:
        return f"Country near: the row says {code}, the list {told}."
    return f"Country differs: the row says {code}, the list {told}."
