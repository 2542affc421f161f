"""Progress bars."""

from __future__ import annotations

import io
import sys

import pytest

from tieline.cli.bar import BarProgress


def test_a_bar_takes_amounts_with_and_without_a_total(capsys: pytest.CaptureFixture[str]) -> None:
    """A stage of unknown length can be watched too, and standard output stays clean."""
    for total in (10, None):
        with BarProgress().stage("reading", total=total, unit="characters") as advance:
            advance(4)
    assert capsys.readouterr().out == ""


class TerminalText(io.StringIO):
    """A stream in memory that says it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


@pytest.mark.parametrize("is_terminal", [False, True], ids=["file", "terminal"])
def test_records_written_under_a_bar_reach_standard_output(is_terminal: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a person at standard error, a file or pipe gets its records itself; on a terminal they go above the bar."""
    out, err = TerminalText() if is_terminal else io.StringIO(), TerminalText()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", err)
    with BarProgress().stage("screening", total=2, unit="rows") as advance:
        advance(1)
        sys.stdout.write('{"row": 1}\n')
    assert sys.stdout is out
    assert ('{"row": 1}' in err.getvalue()) is is_terminal
    assert out.getvalue() == ("" if is_terminal else '{"row": 1}\n')
    assert "screening" in err.getvalue()
