"""Silence as a listener."""

from __future__ import annotations

from tieline.pipeline.progress import SILENT


def test_silence_takes_any_amount() -> None:
    """The silent listener accepts what every stage tells it."""
    with SILENT.stage("reading", total=None, unit="characters") as advance:
        assert advance(3) is None
