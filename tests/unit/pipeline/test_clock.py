"""The clock."""

from __future__ import annotations

from datetime import UTC, datetime

from tieline.pipeline.clock import make_clock


def test_fixed_clock_gives_the_moment_it_was_told() -> None:
    """SOURCE_DATE_EPOCH replaces the clock by one moment, in aware UTC."""
    assert make_clock(0)() == "1970-01-01T00:00:00+00:00"


def test_running_clock_gives_whole_seconds_of_now() -> None:
    """Without an epoch the clock of the machine is used, to the second."""
    before = datetime.now(UTC).replace(microsecond=0)
    told = datetime.fromisoformat(make_clock(None)())
    assert before <= told <= datetime.now(UTC)
