"""Which listings a query may find: by kind, list and day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import numpy as np
import numpy.typing as npt

from tieline.model import Listing, PartialDate
from tieline.names import NameKind

Flags = npt.NDArray[np.bool_]
Days = npt.NDArray[np.int32]

_KINDS: dict[NameKind, frozenset[str]] = {
    "organisation": frozenset({"organisation", "unknown"}),
    "person": frozenset({"person", "unknown"}),
}
_NEVER, _ALWAYS = date.max.toordinal(), 0


def is_on_list(listing: Listing, as_of: PartialDate | None) -> bool:
    """Whether a listing may have been on its list on a day.

    Args:
        listing: The listing.
        as_of: The day; None asks about no day in particular.

    Returns:
        False when it was surely off by then, or surely not yet on; a date that is not stated rules nothing out.
    """
    if as_of is None:
        return True
    if listing.delisted_on is not None and listing.delisted_on.last <= as_of.first:
        return False
    return listing.listed_on is None or listing.listed_on.first <= as_of.last


class ListingTable:
    """Kind, list and dates of listings, as columns."""

    __slots__ = ("_first_days", "_kinds", "_last_days", "_list_of", "_lists")

    def __init__(self, listings: Sequence[Listing]) -> None:
        """Read the columns.

        Args:
            listings: The listings, in order.
        """
        count = len(listings)
        lists = dict[str, int]()
        self._list_of = np.fromiter(
            (lists.setdefault(one.list_name, len(lists)) for one in listings), dtype=np.int32, count=count
        )
        self._lists = lists
        self._kinds = np.array([one.kind for one in listings], dtype=np.str_)
        self._first_days = np.fromiter(
            (_ALWAYS if one.listed_on is None else one.listed_on.first.toordinal() for one in listings),
            dtype=np.int32,
            count=count,
        )
        self._last_days = np.fromiter(
            (_NEVER if one.delisted_on is None else one.delisted_on.last.toordinal() for one in listings),
            dtype=np.int32,
            count=count,
        )

    @property
    def lists(self) -> tuple[str, ...]:
        """The names of the lists, in the order they were met."""
        return tuple(self._lists)

    def select(self, *, kind: NameKind | None, as_of: PartialDate | None, lists: Iterable[str] | None) -> Flags:
        """Tell which listings may be found.

        Args:
            kind: What the name is of; None allows every kind.
            as_of: Leave out what was surely not on its list on this day (see `is_on_list`); None leaves nothing out.
            lists: Names of the lists searched; None searches all.

        Returns:
            A flag a listing.
        """
        allowed = np.ones(len(self._kinds), dtype=np.bool_)
        if kind is not None:
            allowed &= np.isin(self._kinds, sorted(_KINDS[kind]))
        if as_of is not None:
            allowed &= (self._last_days > as_of.first.toordinal()) & (self._first_days <= as_of.last.toordinal())
        if lists is not None:
            allowed &= np.isin(self._list_of, [self._lists[name] for name in lists if name in self._lists])
        return allowed
