"""Entries of official lists in the terms of FollowTheMoney."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tieline.report.case_index import CaseIndex
from tieline.report.ftm_listing import make_listing_entities
from tieline.report.ftm_value import FtmEntity


def values(entity: FtmEntity, prop: str) -> list[str]:
    """Give the values of one property."""
    return [value.value for value in entity.values if value.prop == prop]


def test_sanction_carries_what_the_list_says(index: CaseIndex) -> None:
    """List, authority, dates, reason and citation stand on the sanction, names on the party."""
    party, sanction = make_listing_entities(index, index.case.listings[0])
    assert values(party, "name") == ["Hongtan Microsystems Co., Ltd."]
    assert values(party, "alias") == ["泓潭微系统有限公司"]
    assert values(party, "weakAlias") == ["HTM"]
    assert values(party, "country") == ["cn"]
    assert values(sanction, "entity") == [party.id]
    assert values(sanction, "program") == ["Restricted Parties List", "RPL-WEAPONS"]
    assert values(sanction, "startDate") == ["2024-03-18"]
    assert values(sanction, "summary") == ["Citation: 12 MR 4407"]


def test_entry_that_was_taken_off_has_an_end(index: CaseIndex) -> None:
    """A delisted entry keeps both dates and says so."""
    _, sanction = make_listing_entities(index, index.case.listings[2])
    assert values(sanction, "endDate") == ["2021-05-25"]
    assert values(sanction, "status") == ["taken off the list"]
    assert values(sanction, "sourceUrl") == []


@pytest.mark.parametrize(
    ("kind", "schema"),
    [("person", "Person"), ("vessel", "Vessel"), ("aircraft", "Airplane"), ("unknown", "LegalEntity")],
)
def test_kind_decides_the_schema(index: CaseIndex, kind: str, schema: str) -> None:
    """Persons, ships and aircraft have their own schema; what is not known is a legal entity."""
    party, _ = make_listing_entities(index, replace(index.case.listings[0], kind=kind))
    assert party.schema == schema


def test_country_in_words_is_kept_as_a_note(index: CaseIndex) -> None:
    """Only codes are countries to FollowTheMoney."""
    party, _ = make_listing_entities(index, replace(index.case.listings[0], countries=("Marland",)))
    assert values(party, "country") == []
    assert "Country: Marland" in values(party, "notes")
