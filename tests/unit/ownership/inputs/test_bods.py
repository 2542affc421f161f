"""Beneficial Ownership Data Standard, 0.2 to 0.4.

Small statements are written from the published schema of each version (standard.openownership.org); the shared examples
are those that Open Ownership publishes for 0.4.
"""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import pytest

from tieline.errors import DamagedError, EmptyError
from tieline.model import Holding, PartialDate
from tieline.ownership.inputs import HoldingTable, parse_holdings

Json = Mapping[str, object]


def read(*statements: Json) -> HoldingTable:
    """Read statements as an array."""
    return parse_holdings(json.dumps(statements).encode(), source="b.json")


def party(record: str, name: str, **details: object) -> Json:
    """An entity of 0.4."""
    stated = {"entityType": {"type": "registeredEntity"}, **({"name": name} if name else {}), **details}
    return {"statementId": f"s-{record}", "recordId": record, "recordType": "entity", "recordDetails": stated}


def tie(*interests: Json, owner: object = "o", status: str = "new", on: str = "2020-01-01", **details: object) -> Json:
    """A relationship of 0.4 between the records "o" and "c"."""
    stated = {"subject": "c", "interestedParty": owner, "interests": list(interests), **details}
    return {
        "statementId": f"t-{status}-{on}",
        "statementDate": on,
        "recordId": "t",
        "recordType": "relationship",
        "recordStatus": status,
        "recordDetails": stated,
    }


def share(exact: float, *, start: str = "2020-01-01", kind: str = "shareholding", **more: object) -> Json:
    """An interest of 0.4."""
    return {"type": kind, "directOrIndirect": "direct", "share": {"exact": exact}, "startDate": start, **more}


COMPANY, OWNER = party("c", "Company"), party("o", "Owner")


def test_statement_becomes_a_holding_with_its_id_as_source() -> None:
    """Names come from the parties' statements, and the proof can name the statement."""
    (holding,) = read(COMPANY, OWNER, tie(share(60))).holdings
    assert (holding.owner, holding.owned, holding.low_pct, holding.kind) == ("Owner", "Company", 60.0, "shares")
    assert (holding.owner_id, holding.owned_id) == ("o", "c")
    assert holding.source == "b.json statement t-new-2020-01-01"
    assert holding.held_from == PartialDate("2020-01-01")


def test_old_statements_are_read_alike() -> None:
    """0.2 names parties and bounds in other fields, with marks for excluded bounds."""
    (holding,) = read(
        {"statementID": "e1", "statementType": "entityStatement", "entityType": "registeredEntity", "name": "Company"},
        {"statementID": "p1", "statementType": "personStatement", "names": [{"type": "individual", "fullName": "Ann"}]},
        {
            "statementID": "o1",
            "statementType": "ownershipOrControlStatement",
            "subject": {"describedByEntityStatement": "e1"},
            "interestedParty": {"describedByPersonStatement": "p1"},
            "interests": [
                {
                    "type": "voting-rights",
                    "interestLevel": "indirect",
                    "share": {"minimum": 25, "exclusiveMinimum": True, "maximum": 50, "exclusiveMaximum": False},
                }
            ],
        },
    ).holdings
    assert (holding.owner, holding.kind, holding.is_indirect) == ("Ann", "votes", True)
    assert (holding.low_pct, holding.low_open, holding.high_pct, holding.high_open) == (25.0, True, 50.0, False)


def test_excluded_bounds_of_the_new_version_are_figures() -> None:
    """0.4 gives an excluded bound in a field of its own."""
    interest = {"type": "shareholding", "share": {"exclusiveMinimum": 50, "exclusiveMaximum": 75}}
    (holding,) = read(COMPANY, OWNER, tie(interest)).holdings
    assert (holding.low_pct, holding.low_open, holding.high_pct, holding.high_open) == (50.0, True, 75.0, True)


def test_replaced_statements_of_the_old_versions_do_not_count() -> None:
    """A statement that another replaces is history without dates."""
    parties = {"subject": {"describedByEntityStatement": "e"}, "interestedParty": {"describedByEntityStatement": "f"}}
    old = {"statementID": "1", "statementType": "ownershipOrControlStatement", **parties}
    new = {**old, "statementID": "2", "replacesStatements": ["1"]}
    table = read({**old, "interests": [share(100)]}, {**new, "interests": [share(40)]})
    assert [one.low_pct for one in table.holdings] == [40.0]


def test_closed_record_ends_the_day_before_it_is_closed() -> None:
    """Where nothing says when it ended, it was surely held until it was last stated, and perhaps until the closing."""
    table = read(COMPANY, OWNER, tie(share(100)), tie(share(100), status="closed", on="2021-05-01"))
    assert [(one.low_pct, one.high_pct, str(one.held_from), str(one.held_to)) for one in table.holdings] == [
        (100.0, 100.0, "2020-01-01", "2020-01-01"),
        (0.0, 100.0, "2020-01-02", "2021-04-30"),
    ]


def test_closed_record_ends_as_its_interests_say() -> None:
    """An end that is stated needs no guess; the day on which a stake ended is not one on which it was held."""
    closing = tie(share(100, endDate="2021-03-01"), status="closed", on="2021-05-01")
    table = read(COMPANY, OWNER, tie(share(100)), closing)
    assert [(one.low_pct, str(one.held_to)) for one in table.holdings] == [(100.0, "2021-02-28")]


def test_new_share_from_a_later_day_ends_the_old_one() -> None:
    """Two versions of one stake never count on one day."""
    table = read(COMPANY, OWNER, tie(share(100)), tie(share(40, start="2021-05-01"), status="updated", on="2021-06-01"))
    assert [(one.low_pct, str(one.held_from), str(one.held_to)) for one in table.holdings] == [
        (100.0, "2020-01-01", "2021-04-30"),
        (40.0, "2021-05-01", "None"),
    ]


def test_new_share_from_the_same_day_counts_from_its_statement() -> None:
    """A share that changes while its first day stays was stated as the old one until then."""
    table = read(COMPANY, OWNER, tie(share(50)), tie(share(100), status="updated", on="2021-06-01"))
    assert [(one.low_pct, str(one.held_from), str(one.held_to)) for one in table.holdings] == [
        (50.0, "2020-01-01", "2021-05-31"),
        (100.0, "2021-06-01", "None"),
    ]


def test_interest_that_a_later_version_leaves_out_has_ended() -> None:
    """What is not stated any more was surely held when it was last stated, and perhaps until the day before."""
    later = tie(share(10, kind="votingRights"), status="updated", on="2021-06-01")
    table = read(COMPANY, OWNER, tie(share(50)), later)
    assert [(one.kind, one.low_pct, str(one.held_to)) for one in table.holdings] == [
        ("shares", 50.0, "2020-01-01"),
        ("shares", 0.0, "2021-05-31"),
        ("votes", 10.0, "None"),
    ]


@pytest.mark.parametrize(
    "owner", [{"reason": "subjectUnableToConfirmOrIdentifyBeneficialOwner"}, {"describedBy": 1}, None]
)
def test_owner_left_open_is_kept(owner: object) -> None:
    """An owner whom nobody names holds all the same, and may be anybody."""
    (holding,) = read(COMPANY, tie(share(30), owner=owner)).holdings
    assert holding.owner.startswith("unknown owner of Company")
    assert holding.owner_id is not None
    assert holding.owner_id.startswith("unknown:")
    assert holding.low_pct == 30.0


def test_no_owner_to_name_is_no_holding() -> None:
    """A statement that there is nobody is not an owner who is unknown."""
    table = read(COMPANY, tie(owner={"reason": "noBeneficialOwners"}))
    assert table.holdings == ()
    assert [issue.is_notice for issue in table.issues] == [True]


def test_person_who_is_not_named_is_unknown() -> None:
    """An anonymous person is an owner left open, with the reason stated."""
    person = {
        "statementId": "p",
        "recordId": "o",
        "recordType": "person",
        "recordDetails": {
            "personType": "anonymousPerson",
            "unspecifiedPersonDetails": {"reason": "informationUnknown"},
        },
    }
    (holding,) = read(COMPANY, person, tie(share(30))).holdings
    assert holding.owner == "unknown owner of Company (anonymousPerson, informationUnknown)"


def test_summary_of_components_is_indirect() -> None:
    """A stake that sums up others is never added to them."""
    interest = {"type": "shareholding", "directOrIndirect": "unknown", "share": {"exact": 50}}
    (holding,) = read(COMPANY, OWNER, tie(interest, componentRecords=["x"])).holdings
    assert holding.is_indirect


def test_owners_of_an_arrangement_hold_jointly() -> None:
    """Who shares in an arrangement acts with the others in it."""
    (holding,) = read(party("c", "Joint", entityType={"type": "arrangement"}), OWNER, tie(share(50))).holdings
    assert holding.is_joint


def test_companies_go_by_ids_that_other_sources_use() -> None:
    """An LEI or a British number joins a company with the same one elsewhere."""
    lei = party("c", "Company", identifiers=[{"scheme": "XI-LEI", "id": "5493001Z012YSB2A0K51"}])
    number = party("o", "Owner", identifiers=[{"scheme": "GB-COH", "id": "1234567"}])
    (holding,) = read(lei, number, tie(share(10))).holdings
    assert (holding.owner_id, holding.owned_id) == ("GB-COH:01234567", "5493001Z012YSB2A0K51")


@pytest.mark.parametrize(
    "bad", [{"exact": 120}, {"exact": -1}, {"exact": "much"}, {"minimum": 60, "maximum": 50}, {"exact": 1e999}]
)
def test_share_that_cannot_be_is_unknown_with_an_issue(bad: Json) -> None:
    """A share above a whole or below nothing is told, and taken as unknown."""
    table = read(COMPANY, OWNER, tie({"type": "shareholding", "share": bad}))
    assert (table.holdings[0].low_pct, table.holdings[0].high_pct) == (0.0, None)
    # JSON has no infinity: a reader that meets one reads nothing there.
    assert [issue.code for issue in table.issues] in (["bad_share"], [])


def test_unknown_fields_and_types_are_reported() -> None:
    """What the standard does not have is told, not passed over."""
    table = read(COMPANY, OWNER, tie({"type": "friendship", "colour": "red"}))
    assert {issue.code for issue in table.issues} == {"unknown_kind", "unknown_field"}


def test_lines_are_read_and_a_broken_one_is_left_out() -> None:
    """JSON Lines with a bad line give the others."""
    lines = [json.dumps(COMPANY), '{"statementId": ', json.dumps(OWNER), json.dumps(tie(share(10)))]
    table = parse_holdings("\n".join(lines).encode(), source="b.jsonl")
    assert len(table.holdings) == 1
    assert [(issue.code, issue.item) for issue in table.issues] == [("broken_record", "b.jsonl line 2")]


def test_deep_nesting_is_refused() -> None:
    """Brackets without end are damaged data, not a crash."""
    with pytest.raises(DamagedError, match="deep"):
        parse_holdings(b'[{"statementId":' + b"[" * 200_000, source="b.json")


def test_array_without_records_is_refused() -> None:
    """An array of nothing that is a statement is empty."""
    with pytest.raises(EmptyError):
        parse_holdings(b'["statementId", "statementId"]', source="b.json")


@pytest.fixture(scope="module")
def examples(shared: Path) -> dict[str, HoldingTable]:
    """The published examples, by file name."""
    found = {}
    for path in sorted((shared / "ownership" / "bods").iterdir()):
        data = path.read_bytes()
        packed = path.suffix == ".gz"
        found[path.name] = parse_holdings(gzip.decompress(data) if packed else data, source=path.name)
    return found


def test_published_examples_are_read_without_an_issue(examples: dict[str, HoldingTable]) -> None:
    """All fields and types in them are known."""
    faults = [issue.message for table in examples.values() for issue in table.issues if not issue.is_notice]
    assert faults == []
    counts = {name: (table.rows, len(table.holdings)) for name, table in examples.items()}
    assert counts == {
        "bods-package-fi-soe.json": (9, 5),
        "fermcat.json": (23, 4),
        "indirect-ownership.json": (6, 3),
        "joint-ownership.json": (7, 3),
        "levent.json": (7, 2),
        "mixed-direct-and-indirect-ownership.json": (6, 4),
        "multiple-indirect-ownership.json": (9, 5),
        "mutilple-indirect-ownership-2.json": (9, 5),
        "nomination.json": (8, 1),
        "sample_300_statements.json.gz": (300, 100),
        "tecido.json": (11, 14),
    }


def _direct_totals(holdings: tuple[Holding, ...], day: PartialDate) -> dict[tuple[str, str], float]:
    totals: defaultdict[tuple[str, str], float] = defaultdict(float)
    for one in holdings:
        began = one.held_from is None or one.held_from.first <= day.first
        lasts = one.held_to is None or one.held_to.last >= day.last
        if began and lasts and not one.is_indirect:
            totals[one.owned_id or one.owned, one.kind] += one.low_pct
    return totals


def test_no_published_example_ever_holds_more_than_a_whole(examples: dict[str, HoldingTable]) -> None:
    """On no day on which anything changes do the direct stakes in a company add up to more than 100 percent."""
    for table in examples.values():
        days = {day for one in table.holdings for day in (one.held_from, one.held_to) if day is not None}
        for day in days:
            assert max(_direct_totals(table.holdings, day).values(), default=0.0) <= 100.0
