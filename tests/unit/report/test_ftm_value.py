"""FollowTheMoney values before they are written."""

from __future__ import annotations

import pytest

from tieline.report.ftm_value import PROPERTY_TYPES, Seen, Value, make_entity, values_of


def test_repeats_and_empty_values_are_left_out() -> None:
    """A value stands once, with its first origin, and blank ones not at all."""
    values = (Value("name", "A", seen=Seen("doc-1")), Value("name", " "), Value("name", "A ", seen=Seen("doc-2")))
    assert make_entity("x", "Person", values).values == (Value("name", "A", seen=Seen("doc-1")),)


def test_long_values_are_cut() -> None:
    """No value is longer than FollowTheMoney takes."""
    assert len(make_entity("x", "Address", [Value("full", "a" * 999)]).values[0].value) == 250


def test_white_space_is_squeezed() -> None:
    """Line breaks and repeated spaces inside a value become one space; the original is kept."""
    value = make_entity("x", "Person", [Value("name", "Shen\n  Luo", "Shen\n  Luo")]).values[0]
    assert (value.value, value.original) == ("Shen Luo", "Shen\n  Luo")


def test_original_is_kept_only_where_it_differs() -> None:
    """An original that equals the value says nothing."""
    assert make_entity("x", "Person", [Value("name", "A", "A")]).values[0].original is None


def test_missing_values_are_skipped() -> None:
    """None is no value."""
    assert list(values_of("name", (None, "A"))) == [Value("name", "A")]


@pytest.mark.extras
def test_types_are_those_of_followthemoney() -> None:
    """The table of property types agrees with every schema of the installed package that has the property."""
    model = pytest.importorskip("followthemoney").model
    found = {(prop.name, prop.type.name) for schema in model for prop in schema.properties.values() if not prop.stub}
    for name, kind in PROPERTY_TYPES.items():
        assert (name, kind) in found
