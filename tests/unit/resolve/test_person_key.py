"""Tests of persons' names in running text."""

from __future__ import annotations

import pytest

from tieline.resolve.person_key import (
    is_full_name,
    is_rare_name,
    person_words,
    strip_titles,
    without_generation,
)


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Mr Gao", "Gao"),
        ("Deputy Director Gao Lianhua", "Gao Lianhua"),
        ("Quanhe President Gao Lianhua", "Gao Lianhua"),
        ("Gao Lianhua, founder of Quanhe", "Gao Lianhua"),
        ("Brandvold, Oriol", "Oriol Brandvold"),
        ("高连华董事长", "高连华"),
        ("President", "President"),
        ("Dean Velden", "Dean Velden"),
    ],
)
def test_titles_come_off(name: str, bare: str) -> None:
    """Titles and roles before and behind a name go, names that look like titles stay."""
    assert strip_titles(name) == bare


def test_inner_initials_do_not_count() -> None:
    """A middle initial is left out, an initial in front is not."""
    assert person_words("Thea R. Okonjo") == ("thea", "okonjo")
    assert person_words("T. Okonjo") == ("t", "okonjo")


@pytest.mark.parametrize(
    ("name", "full"),
    [("Gao Lianhua", True), ("Gao", False), ("T. Okonjo", False), ("高连华", True), ("高", False), ("Gao Jr", False)],
)
def test_full_name_has_family_and_given_name(name: str, full: bool) -> None:
    """A bare surname and an initial with a surname are no full names."""
    assert is_full_name(person_words(name)) is full


@pytest.mark.parametrize("name", ["Oriol Brandvold", "Xi Jinping", "Hua Chunying", "John Fitzgerald Kennedy", "高连华"])
def test_rare_names(name: str) -> None:
    """An unusual family name, three names, or three Hanzi are taken for one person's."""
    assert is_rare_name(person_words(name))


@pytest.mark.parametrize(
    "name", ["John Smith", "John Smith Jr", "Wang Wenbin", "Lei Jun", "Zhang Wei", "Christopher Ford", "王伟", "王秀英"]
)
def test_frequent_names(name: str) -> None:
    """Frequent family names, and pinyin of one syllable, are anybody's."""
    assert not is_rare_name(person_words(name))


def test_generation_is_no_surname() -> None:
    """ "Jr" comes off for the search of a surname."""
    assert without_generation(("aldo", "brenscher", "jr")) == ("aldo", "brenscher")
    assert without_generation(("jr",)) == ("jr",)
