"""The text of listed names."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieline.lists.draft import Draft, Parsed
from tieline.lists.name_text import clean_name, clean_names
from tieline.model import ListedName, NameQuality


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("Acme", "Acme"),
        ("飞腾", "飞腾"),
        ("E\u0301a", "Éa"),
        ("Xi\x92an Works", "Xi’an Works"),
        ("Murat B\x81key", "Murat Bükey"),
        ("A\x00c\x07me\ufeff", "Acme"),
        ("\x85Acme", "…Acme"),
    ],
)
def test_names_are_composed_and_spoilt_letters_put_back(text: str, clean: str) -> None:
    """A control character stands for the letter that its byte was, or for none."""
    assert clean_name(text) == clean


@given(st.text())
def test_no_control_character_stays(text: str) -> None:
    """Whatever a format hands over."""
    clean = clean_name(text)
    assert not [sign for sign in clean if unicodedata.category(sign) in {"Cc", "Cs"}]
    assert unicodedata.is_normalized("NFC", clean)
    assert clean_name(clean) == clean


def test_names_that_become_equal_are_one_and_a_notice_says_so() -> None:
    """The better one, which comes first, stays."""
    texts = (("Xi’an", NameQuality.PRIMARY), ("Xi\x92an", NameQuality.ALIAS))
    names = tuple(ListedName(text, quality) for text, quality in texts)
    parsed = clean_names(Parsed((Draft("L", "A", "unknown", names, None),)), "x.csv")
    assert parsed.drafts[0].names == names[:1]
    assert [issue.code for issue in parsed.issues] == ["not_read:spoilt_letters"]
