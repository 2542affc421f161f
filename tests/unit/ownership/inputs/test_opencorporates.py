"""Relationship tables in the style of OpenCorporates, written for these tests after its published column names."""

from __future__ import annotations

from tieline.ownership.inputs import HoldingTable, parse_holdings

HEADER = (
    "oc_relationship_identifier,relationship_type,subject_entity_name,subject_entity_company_number,"
    "subject_entity_jurisdiction_code,object_entity_name,object_entity_company_number,object_entity_jurisdiction_code,"
    "percentage_min_share_ownership,percentage_max_share_ownership,percentage_min_voting_rights,"
    "percentage_max_voting_rights,start_date,end_date,source_url\n"
)


def read(*rows: str) -> HoldingTable:
    """Read rows under the header."""
    return parse_holdings((HEADER + "\n".join(rows)).encode(), source="r.csv")


def test_row_may_state_shares_and_votes() -> None:
    """One row gives a holding of each kind that it has bounds of."""
    table = read("1,control_statement,X,,,A Ltd,123,gb,25,50,75,100,2016-04-06,,u")
    assert [(one.kind, one.low_pct, one.high_pct) for one in table.holdings] == [
        ("shares", 25.0, 50.0),
        ("votes", 75.0, 100.0),
    ]
    assert (table.format, table.ignored_fields) == ("opencorporates", ("source_url",))


def test_companies_go_by_jurisdiction_and_number() -> None:
    """A British company bears the id that it has in the British register."""
    (holding,) = read("1,subsidiary,X,77,us_de,A Ltd,123,gb,,,,,,,").holdings
    assert (holding.owner_id, holding.owned_id) == ("us_de:77", "GB-COH:00000123")


def test_subsidiary_without_a_share_is_of_unknown_share() -> None:
    """A subsidiary is owned; a control statement controls; how much, neither says."""
    table = read("1,subsidiary,X,,,A,,,,,,,,,", "2,control_statement,X,,,B,,,,,,,,,")
    assert [(one.kind, one.high_pct) for one in table.holdings] == [("shares", None), ("control", None)]


def test_branches_are_left_out_and_counted() -> None:
    """A branch is the company itself."""
    table = read("1,branch,X,,,A,,,,,,,,,")
    assert table.holdings == ()
    assert "branch (1)" in table.issues[0].message


def test_rows_that_state_nothing_known_are_issues() -> None:
    """An unknown type without a share, a row without a name, and bounds that cross."""
    table = read("1,friend,X,,,A,,,,,,,,,", "2,subsidiary,,,,A,,,,,,,,,", "3,subsidiary,X,,,A,,,60,50,,,,,")
    assert [issue.code for issue in table.issues] == ["unknown_kind", "missing_name", "bad_share"]
    assert [(one.low_pct, one.high_pct) for one in table.holdings] == [(0.0, 100.0)]
