"""The clock: the time of this machine, or one fixed moment."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], str]
"""Gives aware UTC time in ISO 8601 with seconds."""


def make_clock(source_date_epoch: int | None) -> Clock:
    """Make the clock that a workspace uses.

    Args:
        source_date_epoch: Seconds since 1970 that replace the clock; None uses the clock of this machine.

    Returns:
        A function that gives aware UTC time in ISO 8601 with seconds ("2026-11-21T09:30:00+00:00").

    Source:
        SOURCE_DATE_EPOCH, reproducible-builds.org.
    """
    if source_date_epoch is None:
        return lambda: datetime.now(UTC).isoformat(timespec="seconds")
    fixed = datetime.fromtimestamp(source_date_epoch, UTC).isoformat(timespec="seconds")
    return lambda: fixed
