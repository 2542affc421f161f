"""Tests of persons' names in records."""

from __future__ import annotations

import pytest

from tieline.resolve.person_name import (
    NameLikeness,
    are_generations_apart,
    compare_person_names,
    parse_person_name,
)


@pytest.mark.parametrize(
    ("left", "right", "likeness"),
    [
        ("Mara Velden", "Velden, Mara", NameLikeness.EXACT),
        ("Zhang Xiuying", "Xiu Ying Zhang", NameLikeness.EXACT),
        ("张秀英", "Zhang Xiuying", NameLikeness.EXACT),
        ("Robert Velden", "Bob J Velden", NameLikeness.CLOSE),
        ("Mara Velden", "Mara Velden Ostrow", NameLikeness.CLOSE),
        ("R Velden", "Robert Velden", NameLikeness.INITIAL),
        ("Velden", "Velden", NameLikeness.SINGLE),
        ("Mara Velden", "Mara Ostrow", NameLikeness.GIVEN_ONLY),
        ("Mara Velden", "Piet Velden", NameLikeness.GIVEN_DIFFERS),
        ("Mara Velden", "Piet Ostrow", NameLikeness.UNLIKE),
        ("Mara Velden", "", NameLikeness.UNLIKE),
    ],
)
def test_likeness_of_names(left: str, right: str, likeness: NameLikeness) -> None:
    """Names compare in any order of their parts."""
    assert compare_person_names(parse_person_name(left), parse_person_name(right)) is likeness
    assert compare_person_names(parse_person_name(right), parse_person_name(left)) is likeness


def test_hanzi_of_one_sound_are_two_names() -> None:
    """Where both names are in Hanzi the characters decide, not their sound."""
    assert compare_person_names(parse_person_name("王伟"), parse_person_name("王维")) is NameLikeness.GIVEN_DIFFERS
    assert compare_person_names(parse_person_name("王伟"), parse_person_name("黄薇")) is NameLikeness.UNLIKE


def test_traditional_hanzi_are_the_same_name() -> None:
    """Traditional and simplified characters are one name."""
    assert compare_person_names(parse_person_name("張偉"), parse_person_name("张伟")) is NameLikeness.EXACT


def test_parts_are_taken_as_given() -> None:
    """Parts that the source gives are not guessed again."""
    name = parse_person_name("", family="Sentosa Medina", given="Maria")
    assert (name.given, name.family) == (("maria",), ("sentosa", "medina"))


def test_generation_is_no_part_of_the_name() -> None:
    """ "Jr" is kept beside the words."""
    assert parse_person_name("Aldo Brenscher Jr.").generation == "junior"
    assert parse_person_name("Aldo Brenscher Jr.").words == ("aldo", "brenscher")


def test_stated_generations_keep_father_and_son_apart() -> None:
    """Two stated generations that differ are two persons; one alone says nothing."""
    senior, junior, plain = (parse_person_name(f"Aldo Brenscher {end}") for end in ("Sr", "Jr", ""))
    assert are_generations_apart(senior, junior)
    assert not are_generations_apart(senior, plain)
