"""Progress bars."""

from __future__ import annotations

import pytest

from tieline.cli.bar import BarProgress


def test_a_bar_takes_amounts_with_and_without_a_total(capsys: pytest.CaptureFixture[str]) -> None:
    """A stage of unknown length can be watched too, and standard output stays clean."""
    for total in (10, None):
        with BarProgress().stage("reading", total=total, unit="characters") as advance:
            advance(4)
    assert capsys.readouterr().out == ""
