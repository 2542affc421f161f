"""Widths and line breaks of labels."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tieline.report.label import width_of, wrap


@given(st.text(max_size=80))
def test_no_line_is_wider_than_allowed(text: str) -> None:
    """Whatever the name, its lines fit and there are not too many of them."""
    lines = wrap(text, width_px=90, size_px=12, lines=3)
    assert 1 <= len(lines) <= 3
    assert all(width_of(line, 12) <= 90 for line in lines)


def test_words_break_at_spaces() -> None:
    """Words stay whole where they fit."""
    assert wrap("Linhai Aerodynamics Research", width_px=120, size_px=12, lines=3) == (
        "Linhai",
        "Aerodynamics",
        "Research",
    )


def test_hanzi_break_anywhere() -> None:
    """Chinese names need no spaces to break."""
    assert wrap("临海空气动力研究中心", width_px=60, size_px=12, lines=3) == ("临海空气动", "力研究中心")


def test_lines_are_even() -> None:
    """A name is not broken so that one character stands alone on its last line."""
    assert wrap("临海空气动力研究", width_px=84, size_px=12, lines=3) == ("临海空气", "动力研究")


def test_what_does_not_fit_is_cut_visibly() -> None:
    """A name that is too long ends with an ellipsis."""
    assert wrap("word " * 50, width_px=90, size_px=12, lines=2)[-1].endswith("…")


def test_name_without_visible_words_is_a_question_mark() -> None:
    """An empty name still gets a label."""
    assert wrap("  ", width_px=90, size_px=12, lines=2) == ("?",)


def test_hanzi_are_one_em_wide() -> None:
    """Chinese characters are as wide as they are high, and combining marks have no width."""
    assert width_of("飞腾", 12) == 24
    assert width_of("e\u0301", 12) == width_of("e", 12)
