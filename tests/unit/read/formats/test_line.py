"""Line ends of printed pages."""

from __future__ import annotations

import pytest

from tieline.read.formats.line import find_page_separator, find_separators

WRAPPED = [
    "A HEADING OF THE LETTER",
    "The group owns 25 percent of Example Castings Co., Ltd. and a",
    "further 30 percent through its subsidiary, which was founded",
    "in 2009.",
    "1. The first entry of a list that is long enough to be wrapped",
    "goes on here.",
    "2. The second entry.",
]


def test_full_lines_are_joined_and_short_ones_end() -> None:
    """Headings, last lines and entries keep their line end."""
    assert find_separators(WRAPPED) == ["\n", " ", " ", "\n", " ", "\n"]


def test_hanzi_are_joined_without_a_space() -> None:
    """A Chinese line goes on in the next one without anything between."""
    lines = [
        "我集团持有示例铸造有限公司百分之二十五的股份，蓝桥示例",
        "计算技术有限公司另持有其百分之三十的股份。",
        "总经理",
    ]
    assert find_separators(lines) == ["", "\n"]


def test_a_page_of_short_lines_keeps_them() -> None:
    """A list or a slide has no soft line ends."""
    assert find_separators(["Acme Ltd", "Beta Inc", "Gamma"]) == ["\n", "\n"]


def test_boxes_tell_paragraphs_apart() -> None:
    """A line with room for the next word, or with white space below, ends a paragraph."""
    lines = ["Our group owns most of", "the shares and said so", "Tao Ming, Manager"]
    near = [(0, 0, 980, 40), (0, 42, 970, 80), (0, 82, 600, 120)]
    far = [(0, 0, 980, 40), (0, 42, 970, 80), (0, 140, 600, 180)]
    assert find_separators(lines, boxes=near) == [" ", " "]
    assert find_separators(lines, boxes=far) == [" ", "\n"]


@pytest.mark.parametrize(
    ("last", "first", "separator"),
    [
        ("signed by the", "board of Acme.", " "),
        ("It ended.", "board of Acme.", "\n\n"),
        ("signed by the", "Board of Acme.", "\n\n"),
        ("我集团持有示例铸造有限公司百分之二十五的股份", "并且拥有其他公司", ""),
        ("", "First page", "\n\n"),
    ],
)
def test_a_sentence_may_run_over_the_page(last: str, first: str, separator: str) -> None:
    """Pages are apart by a blank line unless a sentence goes on."""
    assert find_page_separator(last, first) == separator
