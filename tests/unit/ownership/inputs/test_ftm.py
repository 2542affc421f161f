"""FollowTheMoney entities with Ownership."""

from __future__ import annotations

import json

from tieline.ownership.inputs import HoldingTable, parse_holdings


def read(*entities: dict[str, object]) -> HoldingTable:
    """Read entities, one on each line, after two companies."""
    known = [company("a", "A Ltd"), company("b", "B Ltd")]
    return parse_holdings("\n".join(map(json.dumps, (*known, *entities))).encode(), source="e.json")


def company(key: str, name: str) -> dict[str, object]:
    """A company."""
    return {"id": key, "schema": "Company", "properties": {"name": [name]}}


def stake(**properties: list[object]) -> dict[str, object]:
    """An Ownership entity between the two companies."""
    return {"id": "o", "schema": "Ownership", "properties": {"owner": ["a"], "asset": ["b"], **properties}}


def test_ownership_becomes_a_holding() -> None:
    """Parties have the names of their entities, and the proof names the entity."""
    (holding,) = read(stake(percentage=["51.5%"], startDate=["2019"], endDate=["2021-05-01"])).holdings
    assert (holding.owner, holding.owned, holding.low_pct) == ("A Ltd", "B Ltd", 51.5)
    assert (str(holding.held_from), str(holding.held_to)) == ("2019", "2021-04-30")
    assert (holding.source, holding.owner_id, holding.owned_id) == ("e.json entity o", "a", "b")


def test_ownership_without_a_percentage_is_unknown() -> None:
    """What is not stated is not nothing."""
    assert read(stake()).holdings[0].high_pct is None


def test_type_of_ownership_gives_the_kind() -> None:
    """Votes and control are told apart from shares, and what is held through others from what is not."""
    (holding,) = read(stake(ownershipType=["indirect voting rights"])).holdings
    assert (holding.kind, holding.is_indirect) == ("votes", True)


def test_several_percentages_are_a_range() -> None:
    """Nobody decides between figures of two sources."""
    table = read(stake(percentage=["30", "45"]))
    assert (table.holdings[0].low_pct, table.holdings[0].high_pct) == (30.0, 45.0)
    assert [issue.code for issue in table.issues] == ["disputed_share"]


def test_several_owners_have_no_share_of_their_own() -> None:
    """A percentage of two owners is nobody's."""
    table = read(stake(owner=["a", "c"], percentage=["60"]))
    assert [(one.owner, one.high_pct) for one in table.holdings] == [("A Ltd", None), ("c", None)]


def test_ownership_of_nobody_has_an_unknown_owner() -> None:
    """An asset without an owner is held by somebody."""
    (holding,) = read(stake(owner=[], percentage=["60"])).holdings
    assert holding.owner == "unknown owner of B Ltd (no owner in the entity)"


def test_other_ties_are_left_out_and_counted() -> None:
    """A directorship is no holding."""
    table = read({"id": "d", "schema": "Directorship", "properties": {}})
    assert table.holdings == ()
    assert "Directorship (1)" in table.issues[0].message


def test_fields_that_are_not_known_are_reported() -> None:
    """A property that the schema does not have is told."""
    assert [issue.code for issue in read(stake(colour=["red"])).issues] == ["unknown_field"]


def test_share_above_a_whole_is_unknown() -> None:
    """150 percent is an issue."""
    table = read(stake(percentage=["150"]))
    assert table.holdings[0].high_pct is None
    assert [issue.code for issue in table.issues] == ["bad_share"]
