"""Links by meaning, and words that stand in both names."""

from __future__ import annotations

import pytest

from tests.unit.names.cross.name_builder import find_links, find_trust
from tieline.names.cross.link import LinkKind


@pytest.mark.parametrize(
    ("latin", "hanzi"), [("Technology", "科技"), ("Science and Technology", "科技"), ("Great Wall", "长城")]
)
def test_a_rendering_of_the_gloss_links(latin: str, hanzi: str) -> None:
    """Every word of a rendering is there, so both names are explained."""
    assert [(link.kind, link.hanzi) for link in find_links(latin, hanzi)] == [(LinkKind.GLOSS, hanzi)]


def test_a_compound_written_as_one_word_links() -> None:
    """Greatwall is 长城, and so are neighbours that a rendering writes as one."""
    assert find_trust("Greatwall", "长城", LinkKind.GLOSS) == find_trust("Great Wall", "长城", LinkKind.GLOSS)


def test_part_of_a_rendering_explains_less() -> None:
    """One word of two is a weak sign; of three or more one alone is none."""
    assert 0.0 < find_trust("Medical", "医科大学", LinkKind.GLOSS) < 0.5


def test_part_of_a_known_name_is_no_link() -> None:
    """A known organisation is named whole or not at all."""
    assert find_trust("Sense", "商汤", LinkKind.KNOWN) == 0.0


def test_a_known_name_links() -> None:
    """商汤 is SenseTime."""
    assert find_trust("SenseTime", "商汤", LinkKind.KNOWN) == 1.0


def test_a_word_in_both_names_links() -> None:
    """TCL stands in TCL科技."""
    assert find_trust("TCL Technology", "TCL科技", LinkKind.SAME) == 1.0


def test_equal_digits_link() -> None:
    """54 stands in 54所, and is told as a number."""
    (link, *_) = find_links("No. 54 Institute", "54所")
    assert (link.kind, link.hanzi, link.latin) == (LinkKind.NUMBER, "54", "no 54")


def test_a_word_made_of_two_links_with_neighbours() -> None:
    """Redwall is 红墙 although no table has the two together; they must stand in the same order."""
    assert find_trust("Electrictechnology", "电气科技", LinkKind.GLOSS) > 0.5
    assert find_trust("Electrictechnology", "科技电气", LinkKind.GLOSS) == 0.0
