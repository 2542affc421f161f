"""Counting results as they pass."""

from __future__ import annotations

import pytest

from tests.unit.screen.result_builder import make_hit, make_result
from tieline.cli.screen_count import ISSUES_TOLD, CountedResults, tell_issues
from tieline.cli.session import OutputFormat, Session
from tieline.settings import Settings


def test_results_are_counted_once() -> None:
    """However often they are gone through."""
    rows = [make_result(1, "Acme", make_hit()), make_result(2, "")]
    counted = CountedResults(lambda: rows)
    assert [list(counted()), list(counted())] == [rows, rows]
    counted.finish()
    assert (counted.summary.rows, counted.summary.same, counted.failed) == (
        2,
        1,
        [(2, "empty_name", "There is no name.")],
    )


def test_many_bad_rows_are_counted_not_listed(capsys: pytest.CaptureFixture[str]) -> None:
    """The first are listed one by one, and the rest told in one line."""
    counted = CountedResults(lambda: [make_result(row, "") for row in range(1, 101)])
    counted.finish()
    assert tell_issues(Session(Settings(), OutputFormat.JSONL), counted, source="a.csv") == 3
    lines = capsys.readouterr().err.splitlines()
    assert (len(lines), lines[-1][:33]) == (ISSUES_TOLD + 1, "80 further rows of a.csv could no")
