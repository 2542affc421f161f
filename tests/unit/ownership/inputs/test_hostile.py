"""Ownership files made to do harm, and files with anything anywhere."""

from __future__ import annotations

import copy
import json
from typing import TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tieline.errors import TielineError
from tieline.ownership.inputs import HoldingTable, parse_holdings

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"

BODS: list[Json] = [
    {"statementId": "e", "recordId": "c", "recordType": "entity", "recordDetails": {"name": "C", "identifiers": []}},
    {"statementId": "p", "recordId": "o", "recordType": "person", "recordDetails": {"names": [{"fullName": "O"}]}},
    {
        "statementId": "t",
        "recordId": "t",
        "recordType": "relationship",
        "recordStatus": "new",
        "statementDate": "2020-01-01",
        "recordDetails": {
            "subject": "c",
            "interestedParty": "o",
            "interests": [{"type": "shareholding", "share": {"exact": 60}, "startDate": "2019-01-01"}],
        },
    },
    {
        "statementId": "u",
        "recordId": "t",
        "recordType": "relationship",
        "recordStatus": "closed",
        "statementDate": "2021-01-01",
        "recordDetails": {
            "subject": "c",
            "interestedParty": {"reason": "unknown"},
            "interests": [{"type": "shareholding", "share": {"minimum": 10, "maximum": 20}}],
        },
    },
]
PSC: list[Json] = [
    {
        "company_number": "1",
        "data": {
            "kind": "individual-person-with-significant-control",
            "name": "A",
            "natures_of_control": ["ownership-of-shares-25-to-50-percent"],
            "identification": {"registration_number": "1", "country_registered": "England"},
            "notified_on": "2020-01-01",
            "ceased_on": "2021-01-01",
            "links": {"self": "/company/1/x"},
        },
    }
]
FTM: list[Json] = [
    {"id": "a", "schema": "Company", "properties": {"name": ["A"]}},
    {
        "id": "o",
        "schema": "Ownership",
        "properties": {
            "owner": ["a"],
            "asset": [{"id": "b", "properties": {}}],
            "percentage": ["1"],
            "startDate": ["2"],
        },
    },
]
ANYTHING = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=12),
    st.sampled_from(["9999-12-31", "0001-01-01", "0000-00-00", "2020-02-30", "1e400", "NaN", "约三成"]),
    st.lists(st.none() | st.text(max_size=3), max_size=2),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
)


def _slots(value: Json) -> list[tuple[list[Json] | dict[str, Json], int | str]]:
    """Every place of a value that another can be put in."""
    found: list[tuple[list[Json] | dict[str, Json], int | str]] = []
    inner = enumerate(value) if isinstance(value, list) else value.items() if isinstance(value, dict) else ()
    for key, one in inner:
        found.append((value, key))  # type: ignore[arg-type]  # only lists and mappings have inner values
        found += _slots(one)
    return found


def check(table: HoldingTable) -> None:
    """Hold what is true of every table: names, and bounds of a share."""
    for one in table.holdings:
        assert one.owner
        assert one.owned
        assert 0 <= one.low_pct <= (100 if one.high_pct is None else one.high_pct) <= 100


@settings(max_examples=150)
@given(st.sampled_from([BODS, PSC, FTM]), st.integers(min_value=0), ANYTHING)
def test_any_value_anywhere_is_read_or_refused(sample: list[Json], place: int, value: Json) -> None:
    """A field of any type, at any place of a record, is an issue or an error of Tieline's own."""
    changed = copy.deepcopy(sample)
    slots = _slots(changed)
    holder, key = slots[place % len(slots)]
    holder[key] = value  # type: ignore[index,call-overload]  # the key is one of its holder's
    try:
        check(parse_holdings(json.dumps(changed).encode(), source="f"))
    except TielineError:
        return


@given(st.lists(st.lists(st.text(max_size=8), max_size=9), max_size=4))
def test_any_cells_are_read_or_refused(rows: list[list[str]]) -> None:
    """Cells with anything in them, under a header in two languages."""
    header = "owner,owned,持股比例,min,max,kind,认缴出资额,注册资本,截止日期"
    lines = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    try:
        check(parse_holdings("\n".join([header, *lines]).encode("utf-8", "replace"), source="f.csv"))
    except TielineError:
        return


@pytest.mark.parametrize("date", ["9999-12-31", "0001-01-01"])
def test_first_and_last_day_of_the_calendar_do_no_harm(date: str) -> None:
    """A day before the first, or after the last, is never asked for."""
    text = f"owner,owned,share,截止日期\nX,A,10,{date}\nY,A,20,2020-01-01\n"
    assert len(parse_holdings(text.encode(), source="f.csv").holdings) == 2
    changed = json.loads(json.dumps(BODS).replace("2021-01-01", date))
    check(parse_holdings(json.dumps(changed).encode(), source="f"))
