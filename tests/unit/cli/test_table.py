"""Tables on a terminal."""

from __future__ import annotations

import pytest

from tieline.cli.column import Column
from tieline.cli.table import PART_ROWS, make_console, print_table


def test_a_cell_is_never_markup(capsys: pytest.CaptureFixture[str]) -> None:
    """What looks like a command for the terminal is shown as it is written."""
    print_table([{"a": "[red]x[/red] \x1b[31m"}], [Column("a", "a")])
    assert "[red]x[/red] \ufffd[31m" in capsys.readouterr().out


def test_no_color_is_obeyed(monkeypatch: pytest.MonkeyPatch) -> None:
    """NO_COLOR turns colour off."""
    monkeypatch.setenv("NO_COLOR", "1")
    assert make_console(error=True).no_color


def test_colour_is_on_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty NO_COLOR says nothing."""
    monkeypatch.setenv("NO_COLOR", "")
    assert not make_console(error=False).no_color


def test_a_long_table_comes_in_parts(capsys: pytest.CaptureFixture[str]) -> None:
    """Headings are repeated, and no row is lost."""
    assert print_table(({"a": number} for number in range(PART_ROWS + 1)), [Column("heading", "a")]) == PART_ROWS + 1
    assert capsys.readouterr().out.count("heading") == 2
