"""What all values have in common."""

from __future__ import annotations

import dataclasses
import inspect

import pytest

import tieline.model

VALUES = [value for name in tieline.model.__all__ if dataclasses.is_dataclass(value := getattr(tieline.model, name))]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: value.__name__)
def test_values_are_frozen_and_slotted(value: type) -> None:
    """No value can change after it was made, nor take on fields that it does not name."""
    assert value.__dataclass_params__.frozen  # type: ignore[attr-defined]  # set by the decorator
    assert "__slots__" in vars(value)


@pytest.mark.parametrize("value", VALUES, ids=lambda value: value.__name__)
def test_every_field_is_documented(value: type) -> None:
    """The docstring of a value names each of its fields."""
    documented = inspect.getdoc(value) or ""
    assert [field.name for field in dataclasses.fields(value) if f"    {field.name}: " not in documented] == []
