"""Tests of the invented mentions that speed is measured on."""

from __future__ import annotations

import random

from bench.resolve_speed import DOCUMENTS, MENTIONS, make_readings


def test_readings_are_invented_the_same_way_every_time() -> None:
    """One seed gives one set of readings, of the size that is reported."""
    readings = make_readings(random.Random(1))
    assert (len(readings), len(readings[0].mentions)) == (DOCUMENTS, MENTIONS)
    assert readings[0] == make_readings(random.Random(1))[0]
