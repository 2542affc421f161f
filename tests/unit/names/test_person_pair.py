"""Words of two persons' names paired."""

from __future__ import annotations

import pytest

from tieline.names.person_pair import INITIAL_LIKENESS, RESPELT, SHORT_FORM, likeness, pair_words
from tieline.names.person_word import make_person_word


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("anna", "anna", 1.0),
        ("a", "anna", INITIAL_LIKENESS),
        ("osama", "usama", RESPELT),
        ("ted", "theodore", SHORT_FORM),
        ("saifullah", "abdulsaifullah", SHORT_FORM),
        ("bill", "jill", 0.0),
        ("un", "on", 0.0),
    ],
)
def test_likeness_has_a_reason(left: str, right: str, expected: float) -> None:
    """Each way in which words agree has its own likeness."""
    assert likeness(make_person_word(left), make_person_word(right))[0] == expected


def test_compound_is_paired_with_its_parts() -> None:
    """A word written apart is one pair with the word written together."""
    left = [make_person_word(word) for word in ("mohammad", "hasni", "khan")]
    right = [make_person_word(word) for word in ("mohammadhasni", "khan")]
    assert {(pair.left_words, pair.right_words) for pair in pair_words(left, right)} == {((2,), (1,)), ((0, 1), (0,))}


def test_pinyin_has_no_slips() -> None:
    """Where one letter makes another name, only equal words are paired."""
    left, right = [make_person_word("jinping")], [make_person_word("jinpeng")]
    assert pair_words(left, right)
    assert not pair_words(left, right, only_equal=True)
