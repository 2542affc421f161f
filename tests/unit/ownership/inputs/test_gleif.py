"""GLEIF level 2: relationship records and reporting exceptions.

Small records follow the published formats (RR-CDF 2.1, Repex-CDF 2.1); the shared file is a real excerpt.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tieline.errors import DamagedError, UnsafeError
from tieline.ownership.inputs import HoldingTable, parse_holdings
from tieline.ownership.inputs.names import parse_names

NAMES = {"CHILD": "Child Ltd", "PARENT": "Parent Inc"}


def read(records: str, *, root: str = "RelationshipData") -> HoldingTable:
    """Read records."""
    data = f'<?xml version="1.0"?><rr:{root} xmlns:rr="x"><rr:All>{records}</rr:All></rr:{root}>'
    return parse_holdings(data.encode(), source="rr.xml", names=NAMES)


def record(kind: str, *, status: str = "ACTIVE", state: str = "PUBLISHED", end: str = "") -> str:
    """A relationship record in which CHILD has PARENT."""
    ended = f"<rr:EndDate>{end}</rr:EndDate>" if end else ""
    accounts = (
        "<rr:RelationshipPeriod><rr:StartDate>2001-01-01T00:00:00Z</rr:StartDate><rr:PeriodType>ACCOUNTING_PERIOD"
    )
    return (
        "<rr:RelationshipRecord><rr:Relationship><rr:StartNode><rr:NodeID>CHILD</rr:NodeID></rr:StartNode>"
        f"<rr:EndNode><rr:NodeID>PARENT</rr:NodeID></rr:EndNode><rr:RelationshipType>{kind}</rr:RelationshipType>"
        f"<rr:RelationshipPeriods>{accounts}</rr:PeriodType></rr:RelationshipPeriod><rr:RelationshipPeriod>"
        f"<rr:StartDate>2012-11-29T00:00:00.000Z</rr:StartDate>{ended}<rr:PeriodType>RELATIONSHIP_PERIOD</rr:PeriodType>"
        f"</rr:RelationshipPeriod></rr:RelationshipPeriods><rr:RelationshipStatus>{status}</rr:RelationshipStatus>"
        f"</rr:Relationship><rr:Registration><rr:RegistrationStatus>{state}</rr:RegistrationStatus></rr:Registration>"
        "</rr:RelationshipRecord>"
    )


def exception(reason: str, *, category: str = "DIRECT_ACCOUNTING_CONSOLIDATION_PARENT") -> str:
    """A reporting exception of CHILD."""
    return (
        f"<rr:Exception><rr:LEI>CHILD</rr:LEI><rr:ExceptionCategory>{category}</rr:ExceptionCategory>"
        f"<rr:ExceptionReason>{reason}</rr:ExceptionReason></rr:Exception>"
    )


def test_consolidation_is_control_of_the_child_by_the_parent() -> None:
    """The end node consolidates the start node; no share is stated; the period is that of the relationship."""
    (holding,) = read(record("IS_DIRECTLY_CONSOLIDATED_BY")).holdings
    assert (holding.owner, holding.owned, holding.kind, holding.high_pct) == (
        "Parent Inc",
        "Child Ltd",
        "control",
        None,
    )
    assert (holding.owner_id, holding.owned_id, holding.is_indirect) == ("PARENT", "CHILD", False)
    assert str(holding.held_from) == "2012-11-29"


def test_ultimate_consolidation_is_indirect() -> None:
    """The highest parent controls through others."""
    assert read(record("IS_ULTIMATELY_CONSOLIDATED_BY")).holdings[0].is_indirect


@pytest.mark.parametrize("kind", ["IS_FUND-MANAGED_BY", "IS_SUBFUND_OF", "IS_INTERNATIONAL_BRANCH_OF"])
def test_other_relationships_are_left_out_and_counted(kind: str) -> None:
    """Who manages a fund does not own it, and a branch is the company itself."""
    table = read(record(kind))
    assert table.holdings == ()
    assert f"{kind} (1)" in table.issues[0].message


@pytest.mark.parametrize("state", ["ANNULLED", "DUPLICATE"])
def test_void_records_do_not_count(state: str) -> None:
    """A record that never held is no holding."""
    assert read(record("IS_DIRECTLY_CONSOLIDATED_BY", state=state)).holdings == ()


def test_relationship_that_ended_has_its_last_day_or_is_left_out() -> None:
    """An inactive relationship without an end may have ended at any time."""
    kind = "IS_DIRECTLY_CONSOLIDATED_BY"
    table = read(record(kind, status="INACTIVE", end="2020-06-30T00:00:00Z") + record(kind, status="INACTIVE"))
    assert [str(one.held_to) for one in table.holdings] == ["2020-06-30"]
    assert [issue.code for issue in table.issues] == ["bad_date"]


@pytest.mark.parametrize("reason", ["NATURAL_PERSONS", "NON_CONSOLIDATING", "NO_KNOWN_PERSON"])
def test_exception_without_a_parent_is_a_notice(reason: str) -> None:
    """Where nobody consolidates, no owner is missing."""
    table = read(exception(reason), root="ReportingExceptionData")
    assert table.holdings == ()
    assert [issue.is_notice for issue in table.issues] == [True]


@pytest.mark.parametrize("reason", ["NO_LEI", "NON_PUBLIC", "LEGAL_OBSTACLES", "SOMETHING_NEW"])
def test_exception_that_hides_a_parent_is_an_unknown_owner(reason: str) -> None:
    """A parent who exists and is not named is kept, and the reason is told."""
    table = read(exception(reason, category="ULTIMATE_ACCOUNTING_CONSOLIDATION_PARENT"), root="ReportingExceptionData")
    (holding,) = table.holdings
    assert holding.owner.startswith("unknown owner of Child Ltd (")
    assert (holding.kind, holding.is_indirect) == ("control", True)
    assert "the owner is not known, because" in table.issues[0].message


def test_exception_of_an_unknown_kind_is_an_issue() -> None:
    """A category that is not known is told."""
    table = read(exception("NO_LEI", category="COUSIN"), root="ReportingExceptionData")
    assert [issue.code for issue in table.issues] == ["bad_record"]


def test_entities_in_xml_are_refused() -> None:
    """A document type is never read, so that nothing is expanded or fetched."""
    bomb = '<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><RelationshipData>&b;</RelationshipData>'
    with pytest.raises(UnsafeError):
        parse_holdings(bomb.encode(), source="rr.xml")


def test_nesting_without_end_is_refused() -> None:
    """A million elements inside each other are no relationships."""
    with pytest.raises(UnsafeError):
        parse_holdings(b"<RelationshipData>" + b"<a>" * 1_000_000, source="rr.xml")


def test_file_that_is_cut_off_gives_what_stands_before() -> None:
    """The records before the cut are read, and an issue tells of it."""
    whole = record("IS_DIRECTLY_CONSOLIDATED_BY")
    data = f'<RelationshipData xmlns:rr="x"><rr:All>{whole}{whole[:200]}'.encode()
    table = parse_holdings(data, source="rr.xml")
    assert len(table.holdings) == 1
    assert "cut_off" in [issue.code for issue in table.issues]


def test_xml_that_is_broken_at_once_is_damaged() -> None:
    """No record before the break means no file."""
    with pytest.raises(DamagedError):
        parse_holdings(b"<RelationshipData><a></b>", source="rr.xml")


def test_real_excerpt_is_read(shared: Path) -> None:
    """Ten real records: two consolidations, and eight about funds that are left out."""
    folder = shared / "ownership" / "gleif"
    names = parse_names((folder / "lei-data.xml").read_bytes(), source="lei-data.xml")
    assert (len(names.names), names.issues) == (13, ())
    table = parse_holdings((folder / "rr-data.xml").read_bytes(), source="rr-data.xml", names=names.names)
    assert (table.rows, len(table.holdings)) == (10, 2)
    assert [one.is_indirect for one in table.holdings] == [False, True]
