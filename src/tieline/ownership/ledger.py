"""The ledger: all holdings of any date, their parties told apart, as arrays."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from tieline.model import Holding
from tieline.ownership.arrays import ALWAYS_FROM, ALWAYS_TO, Statements
from tieline.ownership.kernel_stake import HIGH_OPEN, INDIRECT, JOINT, LOW_OPEN, UNSTATED
from tieline.ownership.reach import KINDS
from tieline.ownership.scale import WHOLE_UNITS, units_of

UNKNOWN_MARK = "unknown:"
"""How ids of owners begin that a source leaves open: they may be anybody, listed parties too."""

ID_MARK = "="
"""How keys of parties told apart by an id begin; no folded name does."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """All that is stated of who holds what.

    Attributes:
        holdings: As given.
        keys: What tells each party apart, by its number: its id or its folded name.
        names: Name of each party as first written, by its number; with the id where several parties bear the name.
        numbers: Number of each party, by its key.
        bearers: Numbers of the parties that bear a name, by the folded name.
        statements: The holdings as arrays.
    """

    holdings: tuple[Holding, ...]
    keys: tuple[str, ...]
    names: tuple[str, ...]
    numbers: Mapping[str, int]
    bearers: Mapping[str, tuple[int, ...]]
    statements: Statements

    def unknown_owners(self) -> list[int]:
        """Find the owners that a source leaves open.

        Returns:
            Their numbers, rising.
        """
        mark = ID_MARK + UNKNOWN_MARK
        return [number for number, key in enumerate(self.keys) if key.startswith(mark)]

    def find_parties(self, text: str) -> tuple[int, ...]:
        """Find who is meant.

        Args:
            text: An id, or a name in any spelling.

        Returns:
            Numbers of the parties; empty when nobody bears it.
        """
        number = self.numbers.get(ID_MARK + text.strip())
        return self.bearers.get(party_key(text), ()) if number is None else (number,)


def party_key(name: str) -> str:
    """Fold a name so that spellings of one name meet, and no two names do.

    Args:
        name: As stated.

    Returns:
        The name without case, width and punctuation; legal forms are kept, for "X Ltd" need not be "X LLC".
    """
    folded = unicodedata.normalize("NFKC", name).casefold()
    return " ".join(re.findall(r"\w+", folded)) or folded.strip()


def make_ledger(holdings: Iterable[Holding], *, also: Iterable[str] = ()) -> Ledger:
    """Draw up the ledger.

    Parties that have an id are joined by it. One that has only a name is the party with an id of that name, if exactly
    one bears it, else it is joined by its name.

    Args:
        holdings: All that is stated.
        also: Names of parties that need not hold anything.

    Returns:
        The ledger.
    """
    rows = tuple(holdings)
    parties = _Parties(rows)
    ends = [(parties.number(row.owner, row.owner_id), parties.number(row.owned, row.owned_id)) for row in rows]
    for name in also:
        parties.find_or_add(name)
    return Ledger(
        holdings=rows,
        keys=tuple(parties.numbers),
        names=parties.shown(),
        numbers=parties.numbers,
        bearers={key: tuple(sorted(found)) for key, found in parties.bearers.items()},
        statements=_make_statements(rows, ends, len(parties.numbers)),
    )


def origin_of(source: str) -> str:
    """Name the file or document that a holding is stated in.

    Args:
        source: As in `Holding.source`: "holdings.csv row 3", "doc-1 10-20".

    Returns:
        The source without the place in it.
    """
    words = source.split(" ")
    return " ".join(words[:-2]) if len(words) > 2 else words[0]


def has_bad_share(holding: Holding) -> bool:
    """Whether the bounds of a holding are no share of a whole.

    Args:
        holding: The holding.

    Returns:
        True if one lies outside 0 to 100, or nothing lies between them; such a share counts as unknown.
    """
    low, high = holding.low_pct, 100.0 if holding.high_pct is None else holding.high_pct
    is_empty = low == high and (holding.low_open or holding.high_open)
    return not 0 <= low <= high <= 100 or is_empty


class _Parties:
    """Parties met so far, and the names that they bear."""

    def __init__(self, rows: Sequence[Holding]) -> None:
        """Note which names are borne by which ids."""
        self.numbers: dict[str, int] = {}
        self.bearers: defaultdict[str, set[int]] = defaultdict(set)
        self._first_names: list[str] = []
        self._folded: dict[str, str] = {}
        self._ids: defaultdict[str, set[str]] = defaultdict(set)
        for row in rows:
            for name, party_id in ((row.owner, row.owner_id), (row.owned, row.owned_id)):
                if party_id is not None:
                    self._ids[self._fold(name)].add(party_id)

    def number(self, name: str, party_id: str | None) -> int:
        """Number a party."""
        folded = self._fold(name)
        ids = self._ids.get(folded, set())
        told = party_id if party_id is not None else next(iter(ids)) if len(ids) == 1 else None
        number = self.numbers.setdefault(folded if told is None else ID_MARK + told, len(self.numbers))
        if number == len(self._first_names):
            self._first_names.append(name)
        self.bearers[folded].add(number)
        return number

    def find_or_add(self, name: str) -> None:
        """Number a party that no holding names."""
        if self._fold(name) not in self.bearers:
            self.number(name, None)

    def shown(self) -> tuple[str, ...]:
        """The name of each party, with its id where the name does not tell it apart."""
        counts: defaultdict[str, int] = defaultdict(int)
        for name in self._first_names:
            counts[self._fold(name)] += 1
        return tuple(
            f"{name} [{key.removeprefix(ID_MARK)}]" if counts[self._fold(name)] > 1 and key[:1] == ID_MARK else name
            for name, key in zip(self._first_names, self.numbers, strict=True)
        )

    def _fold(self, name: str) -> str:
        folded = self._folded.get(name)
        if folded is None:
            folded = self._folded[name] = party_key(name)
        return folded


def _make_statements(rows: Sequence[Holding], ends: Sequence[tuple[int, int]], parties: int) -> Statements:
    origins: dict[str, int] = {}
    bounds = [_bounds(row) for row in rows]
    ends_array = np.array(ends, dtype=np.int32).reshape(-1, 2)
    units = np.array([(low, high) for low, high, _ in bounds], dtype=np.int64).reshape(-1, 2)
    return Statements(
        parties=parties,
        owner=ends_array[:, 0].copy(),
        owned=ends_array[:, 1].copy(),
        kind=np.array([KINDS[row.kind] for row in rows], dtype=np.int8),
        low=units[:, 0].copy(),
        high=units[:, 1].copy(),
        flags=np.array([flags for _, _, flags in bounds], dtype=np.uint16),
        origin=np.array([origins.setdefault(origin_of(row.source), len(origins)) for row in rows], dtype=np.int32),
        days=np.array([_days(row) for row in rows], dtype=np.int32).reshape(-1, 4),
    )


def _bounds(row: Holding) -> tuple[int, int, int]:
    """The bounds of a share in units, and the flags of its statement."""
    flags = (JOINT if row.is_joint else 0) | (INDIRECT if row.is_indirect else 0)
    if has_bad_share(row):
        return 0, WHOLE_UNITS, flags | UNSTATED
    flags |= (LOW_OPEN if row.low_open else 0) | (HIGH_OPEN if row.high_open else 0)
    if row.high_pct is None:
        return units_of(row.low_pct), WHOLE_UNITS, flags | (UNSTATED if row.low_pct == 0 else 0)
    return units_of(row.low_pct), units_of(row.high_pct), flags


def _days(row: Holding) -> tuple[int, int, int, int]:
    start, end = row.held_from, row.held_to
    begins = (ALWAYS_FROM, ALWAYS_FROM) if start is None else (start.first.toordinal(), start.last.toordinal())
    ends = (ALWAYS_TO, ALWAYS_TO) if end is None else (end.first.toordinal(), end.last.toordinal())
    return *begins, *ends
