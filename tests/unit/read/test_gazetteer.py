"""Names of lists in running text."""

from __future__ import annotations

from tieline.read.gazetteer import Gazetteer


def test_longest_name_wins() -> None:
    """Of two names that begin alike, the longer is found."""
    gazetteer = Gazetteer(["Lanqiao Optics", "Lanqiao Optics Research Institute"])
    text = "The Lanqiao Optics Research Institute moved."
    assert [text[start:end] for start, end in gazetteer.find(text)] == ["Lanqiao Optics Research Institute"]


def test_everyday_word_is_no_name() -> None:
    """A single short word of a list is not searched, because lists hold everyday words."""
    assert list(Gazetteer(["Unity"]).find("Unity is strength.")) == []


def test_lower_case_words_are_no_name() -> None:
    """A name begins with a capital in the text."""
    assert list(Gazetteer(["Golden Wheel Trading"]).find("a golden wheel trading post")) == []
