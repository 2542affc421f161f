"""Kinds of entities."""

from __future__ import annotations

import pytest

from tieline.model import Schema


@pytest.mark.parametrize("schema", list(Schema))
def test_organisations_of_every_kind_are_told(schema: Schema) -> None:
    """Companies and public bodies are organisations; persons, places, events and things are none."""
    expected = schema in {Schema.ORGANIZATION, Schema.COMPANY, Schema.PUBLIC_BODY}
    assert schema.is_organisation is expected


def test_schemata_are_written_as_in_follow_the_money() -> None:
    """The values are the names that exports use."""
    assert [schema.value for schema in Schema] == [
        "Organization",
        "Company",
        "PublicBody",
        "Person",
        "Address",
        "Event",
        "Thing",
    ]
