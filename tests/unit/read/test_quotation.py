"""Quotations."""

from __future__ import annotations

from tieline.model import Span
from tieline.read.quotation import find_quotations


def _cut(text: str) -> list[str]:
    return [span.cut(text) for span in find_quotations(text, Span(0, len(text)))]


def test_straight_marks_open_and_close_in_turn() -> None:
    """Straight marks come in pairs."""
    assert _cut('"One," he said, "and two."') == ["One,", "and two."]


def test_curly_marks_tell_by_their_shape() -> None:
    """A closing mark without an opening one quotes nothing."""
    assert _cut("He said” and “left” it.") == ["left"]


def test_open_quotation_runs_to_the_end_of_the_paragraph() -> None:
    """A quotation that goes on in the next paragraph ends with this one."""
    assert _cut('He said: "We stay') == ["We stay"]


def test_doubled_single_marks_are_marks() -> None:
    """Newspapers without curly marks write two single ones."""
    assert _cut("''One,'' he said, ``and two.''") == ["One,", "and two."]


def test_a_closing_mark_at_the_beginning_opens() -> None:
    """A paragraph that begins with the wrong mark is a quotation all the same."""
    assert _cut("”We stay.” ― Qiu Shan") == ["We stay."]
