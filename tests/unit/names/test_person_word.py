"""Words of persons' names."""

from __future__ import annotations

import pytest

from tieline.names.person_word import is_common, make_person_word, skeleton, sound, sounds_alike


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("muhammad", "mohammed"),
        ("husayn", "hussein"),
        ("selenskyj", "zelenskyy"),
        ("ahmadinejad", "ahmadinezhad"),
        ("ivanoff", "ivanov"),
        ("yevgeny", "evgenii"),
        ("bachar", "bashar"),
        ("dzhamal", "jamal"),
    ],
)
def test_spellings_of_one_sound_agree(left: str, right: str) -> None:
    """Transcriptions of one name from Cyrillic and Arabic come to one sound."""
    assert sounds_alike(sound(left), sound(right))


@pytest.mark.parametrize(("left", "right"), [("jamal", "jamil"), ("marcos", "marquez"), ("karim", "karam"), ("", "")])
def test_other_names_do_not_agree(left: str, right: str) -> None:
    """A vowel that tells names apart is heard."""
    assert not sounds_alike(sound(left), sound(right))


def test_digits_among_letters_are_letters() -> None:
    """A digit that imitates a letter is read as one."""
    assert make_person_word("sech1n").text == "sechin"


def test_short_names_have_families() -> None:
    """A short form belongs to its full name, a spelling of another language too."""
    assert make_person_word("ted").families & make_person_word("theodore").families
    assert make_person_word("volodymyr").families == make_person_word("vladimir").families


def test_patronymic_is_told() -> None:
    """The father's name in the Slavic way is known by its ending."""
    assert make_person_word("viktorovich").is_patronymic
    assert make_person_word("ivanovna").is_patronymic
    assert not make_person_word("keller").is_patronymic


def test_common_words_tell_nobody_apart() -> None:
    """Names that very many bear are known."""
    assert is_common(make_person_word("ali"))
    assert not is_common(make_person_word("keller"))


def test_skeleton_has_consonants_alone() -> None:
    """What scripts without vowels share is the consonants by class."""
    assert skeleton("frnndw byryz") == skeleton("fernando perez")
