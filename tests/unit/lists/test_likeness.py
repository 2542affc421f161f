"""Whether two names can be spellings of one."""

from __future__ import annotations

import pytest

from tests.unit.lists.entry_builder import make_entry
from tieline.lists.likeness import find_likeness, mend, split_words
from tieline.lists.support import Support


@pytest.mark.parametrize(
    ("left", "right", "needed"),
    [
        ("Acme Works", "ACME works.", 0),
        ("Gonzalez Works, Jr.", "Jr. Gonzalez Works", 0),
        ("Acme Works, Suzhou", "Acme Works", 1),
        ("Acme Works, Building 647 Road 2811", "Acme Works", 2),
        ("Elizaveta Krapivinia", "Elizaveta Krapivina", 1),
    ],
)
def test_the_less_like_names_are_the_more_they_need(left: str, right: str, needed: int) -> None:
    """Equal words need nothing; an address behind a name needs support."""
    one, other = (make_entry(name, kind="unknown") for name in (left, right))
    assert find_likeness(one, other, Support(needed, ())) is not None
    assert needed == 0 or find_likeness(one, other, Support(needed - 1, ())) is None


def test_what_speaks_against_it_decides() -> None:
    """Equal names of two countries are of two parties."""
    assert find_likeness(make_entry("A B"), make_entry("A B"), Support(3, (), against="The countries differ.")) is None


def test_lost_letters_are_mended() -> None:
    """A question mark inside a word stood for an apostrophe."""
    assert mend("Xi?an Why?") == "Xi'an Why?"


def test_spellings_share_words_without_vowels() -> None:
    """So that candidates are found among thousands."""
    assert split_words("Muhammed Sayed") == split_words("Mohamad Sayyid")
