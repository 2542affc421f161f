"""Whether a listing stands on its list, and is in effect, on a day: asked here and nowhere else."""

from __future__ import annotations

from tieline.model.listing import Listing
from tieline.model.partial_date import PartialDate


def is_on_list(listing: Listing, as_of: PartialDate | None) -> bool:
    """Whether a listing may have been on its list, and in effect, on a day.

    Args:
        listing: The listing.
        as_of: The day; None asks about no day in particular.

    Returns:
        False when it was surely off by then, surely not yet on, or surely suspended; a date that is not stated rules
        nothing out.
    """
    if as_of is None:
        return True
    if listing.delisted_on is not None and listing.delisted_on.last <= as_of.first:
        return False
    if listing.listed_on is not None and listing.listed_on.first > as_of.last:
        return False
    return not is_suspended(listing, as_of)


def is_suspended(listing: Listing, as_of: PartialDate) -> bool:
    """Whether a listing was surely without effect on a day, though it stood on its list.

    Args:
        listing: The listing.
        as_of: The day.

    Returns:
        True from the last day that may be its first without effect, up to the first that may be its last; a suspension
        whose end is not stated goes on.
    """
    if listing.suspended_on is None or listing.suspended_on.last > as_of.first:
        return False
    return listing.suspended_until is None or as_of.last <= listing.suspended_until.first
