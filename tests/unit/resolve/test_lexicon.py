"""Tests of the knowledge that resolution loads."""

from __future__ import annotations

from tieline.resolve.lexicon import (
    load_address_words,
    load_given_names,
    load_organisation_words,
    load_person_words,
    load_place_words,
)


def test_formal_names_stand_for_themselves() -> None:
    """A formal given name is in its own set."""
    assert "robert" in load_given_names()["robert"]
    assert load_given_names()["pat"] == {"patricia", "patrick"}


def test_given_names_are_plain_words() -> None:
    """The table is written in plain lower-case letters, so that look-ups find it."""
    assert all(name.isascii() and name.isalpha() and name.islower() for name in load_given_names())


def test_regions_are_known_in_short() -> None:
    """A state in full and in short is one word."""
    words = load_address_words()
    assert words.forms["ohio"] == "oh"
    assert words.phrases["british columbia"] == "bc"


def test_words_of_organisations_do_not_contradict() -> None:
    """What a state has one of is a public body; no ending is one."""
    words = load_organisation_words()
    assert words.one_of_a_state <= words.public
    assert words.missions <= words.public
    assert words.endings.isdisjoint(words.public)


def test_no_title_is_a_frequent_given_name() -> None:
    """Taking titles off must not take names off."""
    assert load_person_words().titles.isdisjoint(load_given_names())


def test_longest_hanzi_title_comes_first() -> None:
    """总经理 is tried before 经理."""
    titles = load_person_words().hanzi_titles
    assert titles.index("总经理") < titles.index("经理")


def test_capital_is_no_country() -> None:
    """No city stands for its country."""
    assert "beijing" not in load_place_words().other_names
