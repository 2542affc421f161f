"""Tests of families of schemata."""

from __future__ import annotations

from tieline.model.entity import Schema
from tieline.resolve.family import Family, family_of


def test_organisations_of_all_kinds_are_one_family() -> None:
    """A company and a public body may be one entity."""
    assert {family_of(schema) for schema in Schema if schema.is_organisation} == {Family.ORGANISATION}


def test_every_schema_has_a_family() -> None:
    """No schema is left out."""
    assert {family_of(schema) for schema in Schema} == set(Family)
