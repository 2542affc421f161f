"""Tests of organisations' names in Hanzi."""

from __future__ import annotations

import pytest

from tieline.resolve.hanzi_name import is_hanzi_short_form, is_specific_hanzi, without_hanzi_place


@pytest.mark.parametrize(
    ("short", "full", "expected"),
    [
        ("博朗", "天津博朗信息技术", True),
        ("天津博朗", "天津博朗信息技术", True),
        ("商务部", "美国商务部", True),
        ("大学", "天津大学", False),
        ("信息", "天津博朗信息技术", False),
        ("Bolang", "天津博朗信息技术", False),
    ],
)
def test_hanzi_short_form_is_how_the_name_begins(short: str, full: str, expected: bool) -> None:
    """A short form in Hanzi begins the name, with or without the place."""
    assert is_hanzi_short_form(short, full) is expected


def test_place_comes_off_a_hanzi_name() -> None:
    """The place in front goes; a name without one stays."""
    assert without_hanzi_place("天津博朗") == "博朗"
    assert without_hanzi_place("博朗") == "博朗"


@pytest.mark.parametrize(
    ("key", "expected"), [("博朗", True), ("国防科技大学", True), ("商务部", False), ("研究院", False)]
)
def test_common_word_alone_is_anybodys(key: str, expected: bool) -> None:
    """A trade name or a long name stands for itself, a ministry without its country does not."""
    assert is_specific_hanzi(key) is expected
