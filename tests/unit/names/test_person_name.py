"""Names of persons taken apart."""

from __future__ import annotations

import pytest

from tieline.names.person_name import parse_person


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Gen. Ahmad al-Rashid", ("ahmad", "rashid")),
        ("Keller, Anna", ("anna", "keller")),
        ("'Abd al-Aziz al-Rashid", ("abdulaziz", "rashid")),
        ("Abdul Aziz Rashid", ("abdulaziz", "rashid")),
        ("Saif al-Din Rashid", ("saifuddin", "rashid")),
        ("Abu Bakar Rashid", ("abubakar", "rashid")),
        ("", ()),
        ("...", ()),
    ],
)
def test_words_are_brought_to_one_order_and_form(name: str, words: tuple[str, ...]) -> None:
    """Titles and particles go, compounds are joined, a comma is undone."""
    assert parse_person(name).words == words


def test_child_and_father_are_told() -> None:
    """Who is whose child is read from the word between them."""
    assert parse_person("Salman bin Muhammad al-Rashid").fathers == {("salman", "muhammad")}


def test_pinyin_with_a_surname_is_chinese() -> None:
    """A common surname and a given name in pinyin are a Chinese name; a Latin name is none."""
    assert parse_person("Wang Wenbin").chinese
    assert not parse_person("Anna Keller").chinese


def test_scripts_with_few_vowels_are_told() -> None:
    """Arabic leaves vowels out, Cyrillic does not."""
    assert parse_person("محمد بن سلمان").few_vowels
    assert not parse_person("Сергей Лавров").few_vowels


def test_long_and_hostile_names_are_read() -> None:
    """Ten thousand characters and marks of direction cost nothing."""
    assert parse_person("\u202e\u200f").words == ()
    assert parse_person("abc " * 2500).words
