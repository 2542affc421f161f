"""An inquiry: what is known on a day, about which any number of rules and companies can be asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tieline.model import Holding, PartialDate
from tieline.ownership.coverage import make_world
from tieline.ownership.ledger import Ledger, make_ledger
from tieline.ownership.listed import Listed, ListedOn, lists_of
from tieline.ownership.outcome import Phase, make_phase
from tieline.ownership.regime import Regime
from tieline.ownership.stakes import StakeGraph, make_graph


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What is known on a day.

    Attributes:
        graph: Who holds what on the day.
        lists_of: Lists of the listed parties, by their keys; empty where only the fact is known.
        as_of: The day.
        open_world: Whether the undisclosed rest of a company in the holdings may be anybody's.
    """

    graph: StakeGraph
    lists_of: Mapping[str, tuple[ListedOn, ...]]
    as_of: PartialDate
    open_world: bool

    def roots(self, rule: Regime) -> frozenset[str]:
        """Find the parties that a rule starts from.

        Args:
            rule: The rule.

        Returns:
            Keys of the parties on a list that the rule hangs on, or on no list that is known.
        """
        return frozenset(
            party
            for party, lists in self.lists_of.items()
            if not lists or any(rule.hangs_on(one.list_name) for one in lists)
        )

    def phases(self, rule: Regime, *, asked: str | None = None) -> list[Phase]:
        """Ask every version of a rule that the day may fall under.

        Args:
            rule: The rule.
            asked: Key of the company asked about; None where it is about all.

        Returns:
            A phase for each version, oldest first.
        """
        opened = self._opened(asked) if self.open_world else None
        roots = self.roots(rule)
        return [
            make_phase(rule, self.as_of, make_world(self.graph, version, self.lists_of, opened=opened), roots)
            for version in rule.versions_on(self.as_of)
        ]

    def _opened(self, asked: str | None) -> npt.NDArray[np.uint8]:
        """The companies that have an undisclosed rest: those in the holdings, and the one asked about."""
        opened = (np.diff(self.graph.arrays.stakes.first_in) > 0).astype(np.uint8)
        if asked is not None:
            opened[self.graph.ledger.numbers[asked]] = 1
        return opened


def make_inquiry(
    holdings: Ledger | Iterable[Holding], *, listed: Listed, as_of: PartialDate, open_world: bool = False
) -> Inquiry:
    """Put together what is known on a day.

    Args:
        holdings: All stakes known, of any date. A ledger must know the listed parties.
        listed: Names or ids of listed parties on that day, each with its lists.
        as_of: The day.
        open_world: See `Inquiry`.

    Returns:
        The inquiry.
    """
    ledger = holdings if isinstance(holdings, Ledger) else make_ledger(holdings, also=listed)
    found: dict[str, tuple[ListedOn, ...]] = {}
    for name, lists in listed.items():
        for number in ledger.find_parties(name):
            key = ledger.keys[number]
            found[key] = (*found.get(key, ()), *lists_of(lists))
    return Inquiry(make_graph(ledger, as_of), found, as_of, open_world)
