"""Which listings a query may find: by kind, list and day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from tieline.model import Listing, PartialDate
from tieline.model.validity import is_on_list
from tieline.names import NameKind

__all__ = ["ListingTable", "is_on_list"]

Flags = npt.NDArray[np.bool_]
Column = npt.NDArray[np.int32]

_KINDS: dict[NameKind, frozenset[str]] = {
    "organisation": frozenset({"organisation", "unknown"}),
    "person": frozenset({"person", "unknown"}),
}
_NEVER, _ALWAYS = date.max.toordinal(), 0


@dataclass(frozen=True, slots=True)
class ListingTable:
    """Kind, list and dates of listings, as columns.

    Attributes:
        kinds: The kinds, each once.
        lists: The names of the lists, each once.
        kind_of: For each listing, the number of its kind.
        list_of: For each listing, the number of its list.
        first_days: For each listing, the earliest day that it may have been on its list, as an ordinal.
        last_days: For each listing, the day from which on it is surely off its list.
        paused_from: For each listing, the day from which on it is surely suspended.
        paused_to: For each listing, the last day on which it surely is.
    """

    kinds: tuple[str, ...]
    lists: tuple[str, ...]
    kind_of: Column
    list_of: Column
    first_days: Column
    last_days: Column
    paused_from: Column
    paused_to: Column

    @classmethod
    def read(cls, listings: Sequence[Listing]) -> ListingTable:
        """Read the columns.

        Args:
            listings: The listings, in order.

        Returns:
            The table.
        """
        kinds, lists = dict[str, int](), dict[str, int]()
        kind_of = [kinds.setdefault(one.kind, len(kinds)) for one in listings]
        list_of = [lists.setdefault(one.list_name, len(lists)) for one in listings]
        first = [_ALWAYS if one.listed_on is None else one.listed_on.first.toordinal() for one in listings]
        last = [_NEVER if one.delisted_on is None else one.delisted_on.last.toordinal() for one in listings]
        paused = [_NEVER if one.suspended_on is None else one.suspended_on.last.toordinal() for one in listings]
        until = [_NEVER if one.suspended_until is None else one.suspended_until.first.toordinal() for one in listings]
        columns = (np.array(column, dtype=np.int32) for column in (kind_of, list_of, first, last, paused, until))
        return cls(tuple(kinds), tuple(lists), *columns)

    def select(self, *, kind: NameKind | None, as_of: PartialDate | None, lists: Iterable[str] | None) -> Flags:
        """Tell which listings may be found.

        Args:
            kind: What the name is of; None allows every kind.
            as_of: Leave out what was surely not on its list on this day (see `is_on_list`); None leaves nothing out.
            lists: Names of the lists searched; None searches all.

        Returns:
            A flag a listing.
        """
        allowed = np.ones(len(self.kind_of), dtype=np.bool_)
        if kind is not None:
            allowed &= np.isin(self.kind_of, [at for at, name in enumerate(self.kinds) if name in _KINDS[kind]])
        if as_of is not None:
            first, last = as_of.first.toordinal(), as_of.last.toordinal()
            allowed &= (self.last_days > first) & (self.first_days <= last)
            allowed &= (self.paused_from > first) | (self.paused_to < last)
        if lists is not None:
            wanted = frozenset(lists)
            allowed &= np.isin(self.list_of, [at for at, name in enumerate(self.lists) if name in wanted])
        return allowed
