"""The case in the terms of FollowTheMoney."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from tieline.model import Schema
from tieline.report.case import Case
from tieline.report.ftm_entity import render_ftm


def entities(case: Case) -> list[dict[str, object]]:
    """Give the exported entities."""
    return [json.loads(line) for line in render_ftm(case).splitlines()]


def properties(entity: dict[str, object]) -> dict[str, list[str]]:
    """Give the properties of an exported entity."""
    found = entity["properties"]
    assert isinstance(found, dict)
    return found


def test_said_is_never_exported_as_fact(case: Case) -> None:
    """No relationship that was said becomes an Ownership or any schema but UnknownLink, and its role says so."""
    said = {tie.id for tie in case.relationships if tie.according_to}
    exported = [entity for entity in entities(case) if entity["id"] in said]
    assert len(exported) == 3
    for entity in exported:
        assert entity["schema"] == "UnknownLink"
        assert properties(entity)["role"][0].startswith(("said: ", "denied: "))
        assert properties(entity)["status"][0] in {"said, not shown", "denied"}
        assert properties(entity)["summary"][0].startswith(("According to ", "Denied by "))
        assert properties(entity)["proof"]


def test_shown_relationships_use_the_schema_made_for_them(case: Case) -> None:
    """Ownership, directorship, employment, representation and listing by an authority have their own schema."""
    by_id = {str(entity["id"]): entity for entity in entities(case)}
    schemata = {(tie.type.value, by_id[tie.id]["schema"]) for tie in case.relationships if not tie.according_to}
    assert schemata == {
        ("supplies", "UnknownLink"),
        ("owns", "Ownership"),
        ("leads", "Directorship"),
        ("part_of", "UnknownLink"),
        ("represents", "Representation"),
        ("employs", "Employment"),
        ("agreement", "UnknownLink"),
        ("listed_by", "Sanction"),
        ("participates_in", "UnknownLink"),
    }
    shares = {value for entity in by_id.values() for value in properties(entity).get("percentage", [])}
    assert shares == {"41.5 %", "33 %"}


def test_hit_is_a_proposal(case: Case) -> None:
    """A hit links party and listing as similar; no Sanction and no topic is put on the party."""
    exported = entities(case)
    similar = [entity for entity in exported if entity["schema"] == "Similar"]
    assert len(similar) == 3
    parties = {entity.id for entity in case.entities}
    from_lists = [entity for entity in exported if str(entity["id"]).endswith("-sanction")]
    assert len(from_lists) == 3
    assert all(properties(entity)["entity"][0] not in parties for entity in from_lists)
    assert all("topics" not in properties(entity) for entity in exported)


def test_owned_organisation_becomes_a_company(case: Case) -> None:
    """FollowTheMoney lets only assets be owned, so an owned organisation is exported as a company."""
    plain = tuple(
        replace(entity, schema=Schema.ORGANIZATION) if entity.name == "Hongtan Microsystems" else entity
        for entity in case.entities
    )
    exported = entities(replace(case, entities=plain))
    hongtan = next(entity for entity in exported if properties(entity).get("name") == ["Hongtan Microsystems"])
    assert hongtan["schema"] == "Company"


def test_range_of_days_becomes_start_and_end(case: Case) -> None:
    """FollowTheMoney has no ranges: the first and the last day are exported, and other words are no date."""
    tie = next(tie for tie in case.relationships if any(item.value == "2021-06-18" for item in tie.properties))
    day = next(item for item in tie.properties if item.name == "date")
    ranged = replace(tie, properties=(replace(day, value="2021-06-18/2021-06-20"), replace(day, value="last spring")))
    exported = next(entity for entity in entities(replace(case, relationships=(ranged,))) if entity["id"] == tie.id)
    assert properties(exported)["startDate"] == ["2021-06-18"]
    assert properties(exported)["endDate"] == ["2021-06-20"]
    assert "date" not in properties(exported)


def test_unsafe_addresses_are_left_out(hostile_case: Case) -> None:
    """No source address with another scheme than http or https is exported."""
    addresses = [value for entity in entities(hostile_case) for value in properties(entity).get("sourceUrl", [])]
    assert all(address.startswith(("http://", "https://")) for address in addresses)


@pytest.mark.extras
@pytest.mark.parametrize("name", ["case", "hostile_case"])
def test_followthemoney_accepts_every_entity(name: str, request: pytest.FixtureRequest) -> None:
    """Schemata, properties, required values, ranges and cleaned values are those of the installed package."""
    model = pytest.importorskip("followthemoney").model
    exported = {str(entity["id"]): entity for entity in entities(request.getfixturevalue(name))}
    for entity in exported.values():
        schema = model.get(entity["schema"])
        assert not schema.abstract
        assert all(properties(entity).get(required) for required in schema.required)
        schema.validate(entity)
        for prop_name, values in properties(entity).items():
            prop = schema.get(prop_name)
            for value in values:
                if name == "case":
                    assert prop.type.clean(value, format=prop.format) == value
                if prop.type.name == "entity":
                    assert model.get(exported[value]["schema"]).is_a(prop.range)
