"""Families of schemata: what may be one entity with what."""

from __future__ import annotations

from enum import StrEnum

from tieline.model.entity import Schema


class Family(StrEnum):
    """The kinds of thing that are never one another, in order of a tie in a vote."""

    ORGANISATION = "organisation"
    PERSON = "person"
    PLACE = "place"
    EVENT = "event"
    THING = "thing"


_FAMILIES = {
    Schema.ORGANIZATION: Family.ORGANISATION,
    Schema.COMPANY: Family.ORGANISATION,
    Schema.PUBLIC_BODY: Family.ORGANISATION,
    Schema.PERSON: Family.PERSON,
    Schema.PLACE: Family.PLACE,
    Schema.EVENT: Family.EVENT,
    Schema.THING: Family.THING,
}


def family_of(schema: Schema) -> Family:
    """Say which family a schema belongs to.

    Args:
        schema: Any schema.

    Returns:
        The family; one for organisations of all kinds.
    """
    return _FAMILIES[schema]
