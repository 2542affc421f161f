"""Values of the vocabulary as JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass

from hypothesis import given, settings

from tests.contract.values import readings
from tieline.model import PartialDate, Reading
from tieline.store.plain_value import parse_value, write_value


@settings(max_examples=30, deadline=None)
@given(reading=readings("doc-1"))
def test_a_reading_comes_back_as_it_was(reading: Reading) -> None:
    """Spans, dates, closed lists and what is nested in them."""
    text = write_value(reading)
    assert (parse_value(Reading, text), text.isascii()) == (reading, True)


@dataclass(frozen=True, slots=True)
class Old:
    """A value of an older version."""

    day: PartialDate | None


@dataclass(frozen=True, slots=True)
class New:
    """The same with a field more, and without another."""

    day: PartialDate | None
    more: tuple[int, ...] = (7,)


def test_a_field_that_was_added_since_takes_its_default() -> None:
    """What was written before is still read."""
    assert parse_value(New, write_value(Old(PartialDate("2020-05")))) == New(PartialDate("2020-05"))
    assert json.loads(write_value(Old(None))) == {"day": None}
