"""What a run writes."""

from __future__ import annotations

import json

import pytest

from tieline.cli.column import Column, cell_text, plain
from tieline.cli.session import OutputFormat, Session, warn
from tieline.model import Issue
from tieline.model.ids import IssueId
from tieline.settings import Settings

RECORDS = [{"name": "飞腾", "names": ["a", "b"]}]


def _session(*, form: OutputFormat = OutputFormat.JSONL, quiet: bool = False) -> Session:
    return Session(Settings(), form, quiet)


def test_records_are_json_lines(capsys: pytest.CaptureFixture[str]) -> None:
    """One object a line, Hanzi as they are."""
    assert _session().emit(RECORDS, ()) == 1
    out = capsys.readouterr().out
    assert json.loads(out) == RECORDS[0]
    assert "飞腾" in out


def test_records_are_a_table_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    """Headings and cells stand in columns."""
    columns = (Column("who", "name"), Column("also", lambda record: "x"))
    assert _session(form=OutputFormat.TABLE).emit(RECORDS, columns) == 1
    head, _, row = [line.split() for line in capsys.readouterr().out.splitlines() if line.strip()]
    assert (head, row) == (["who", "also"], ["飞腾", "x"])


def test_an_empty_table_is_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """No rows give no headings."""
    assert _session(form=OutputFormat.TABLE).emit([], ()) == 0
    assert capsys.readouterr().out == ""


def test_talk_goes_to_standard_error_and_can_be_turned_off(capsys: pytest.CaptureFixture[str]) -> None:
    """Quiet silences talk."""
    _session().say("hello")
    _session(quiet=True).say("silence")
    assert capsys.readouterr() == ("", "hello\n")


def test_failures_are_listed_even_when_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    """Failed items give exit code 3 and one line each, with what to try."""
    issue = Issue(IssueId("1"), "read", "empty", "a.pdf", "The file\nhas no bytes.", "get it again")
    assert _session(quiet=True).report_issues([issue]) == 3
    assert capsys.readouterr().err == "issue: a.pdf: The file has no bytes; try: get it again [empty]\n"


def test_an_item_is_named_once(capsys: pytest.CaptureFixture[str]) -> None:
    """A message that names the item is not repeated."""
    _session().report_issues([Issue(IssueId("1"), "read", "empty", "a.pdf", "a.pdf is empty.", None)])
    assert capsys.readouterr().err == "issue: a.pdf is empty [empty]\n"


def test_notices_are_no_failures(capsys: pytest.CaptureFixture[str]) -> None:
    """An item that waits for an optional package leaves the exit code at 0, and is silent when quiet."""
    notice = Issue(IssueId("1"), "read", "not_read:needs-ocr", "a.png", "a.png is a picture", "pip install x")
    assert _session().report_issues([notice]) == 0
    assert _session(quiet=True).report_issues([notice]) == 0
    assert capsys.readouterr().err.count("notice: ") == 1


@pytest.mark.parametrize("character", ["\x1b", "\x07", "\u202e", "\x9b", "\u2066"])
def test_a_document_cannot_steer_the_terminal(character: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Control characters and marks of direction are made visible."""
    assert plain(f"a{character}b") == "a\ufffdb"
    warn(f"a{character}b\nc")
    assert capsys.readouterr().err == "a\ufffdb\nc\n"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (0.987, "0.99"),
        (["a", None, 1], "a; ; 1"),
        ({"a": [1, 2]}, "a: 1; 2"),
        ("a\n b", "a b"),
        (True, "True"),
    ],
)
def test_cells_are_one_line(value: object, text: str) -> None:
    """Every value has a short text on one line."""
    assert cell_text(value) == text


def test_no_bar_is_drawn_where_nobody_watches() -> None:
    """Progress is silent unless standard error is a terminal."""
    assert type(_session().progress()).__name__ == "SilentProgress"
