"""Parties told apart, and statements as arrays."""

from __future__ import annotations

import pytest

from tieline.model import Holding
from tieline.ownership.ledger import has_bad_share, make_ledger, origin_of


def holding(
    owner: str,
    owned: str,
    *,
    low: float = 60,
    high: float | None = 60,
    is_open: bool = False,
    owner_id: str | None = None,
) -> Holding:
    """Give a holding of shares."""
    return Holding(owner, owned, low, high, is_open, False, "shares", None, None, "a.csv row 2", owner_id)


def test_a_bare_name_is_the_one_party_with_an_id_that_bears_it() -> None:
    """A table with names and a register with numbers speak of one company."""
    ledger = make_ledger([holding("Acme", "Bolt", owner_id="GB-1"), holding("Acme", "Cato")])
    assert len(ledger.find_parties("Acme")) == 1
    assert ledger.find_parties("GB-1") == ledger.find_parties("ACME")


def test_a_bare_name_that_two_ids_bear_is_a_party_of_its_own() -> None:
    """Nothing tells which of both is meant; both are shown with their ids."""
    rows = [holding("Acme", "Bolt", owner_id=f"GB-{number}") for number in (1, 2)]
    ledger = make_ledger([*rows, holding("Acme", "Cato")])
    assert len(ledger.find_parties("Acme")) == 3
    assert {"Acme [GB-1]", "Acme [GB-2]", "Acme"} <= set(ledger.names)


def test_names_that_hold_nothing_can_be_asked_about() -> None:
    """A listed party is known to the ledger whether or not it holds anything."""
    ledger = make_ledger([holding("Acme", "Bolt")], also=["Dart"])
    assert [ledger.names[number] for number in ledger.find_parties("dart")] == ["Dart"]


def test_owners_that_a_source_leaves_open_are_found() -> None:
    """They may be anybody, and so are not the party of that name."""
    ledger = make_ledger([holding("unknown owner of Bolt", "Bolt", owner_id="unknown:Bolt")])
    assert [ledger.names[number] for number in ledger.unknown_owners()] == ["unknown owner of Bolt"]


@pytest.mark.parametrize(
    ("low", "high", "is_open", "bad"),
    [
        (0, None, False, False),
        (0, 100, False, False),
        (-1, 10, False, True),
        (10, 101, False, True),
        (30, 20, False, True),
        (50, 50, True, True),
        (50, None, True, False),
    ],
)
def test_shares_that_cannot_be_are_told(low: float, high: float | None, is_open: bool, bad: bool) -> None:
    """Above all, below nothing, the wrong way round, or nothing between the bounds."""
    assert has_bad_share(holding("X", "A", low=low, high=high, is_open=is_open)) is bad


@pytest.mark.parametrize(
    ("source", "origin"), [("a b.csv row 3", "a b.csv"), ("stakes.json", "stakes.json"), ("row 2", "row")]
)
def test_the_origin_of_a_source_is_its_file(source: str, origin: str) -> None:
    """Rows of one file speak with one voice."""
    assert origin_of(source) == origin
