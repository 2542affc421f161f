"""The parts of a name."""

from __future__ import annotations

import pytest

from tieline.names.parts import parse_name
from tieline.names.word import WordKind


def test_kinds_of_words_are_told_apart() -> None:
    """Place, trade name, sector and legal form of a company name are found."""
    parts = parse_name("Tianjin Phytium Information Technology Co., Ltd.")
    assert [word.kind for word in parts.words] == [
        WordKind.PLACE,
        WordKind.TRADE,
        WordKind.SECTOR,
        WordKind.SECTOR,
    ]
    assert parts.forms[0].label == "Co., Ltd."


def test_bracketed_short_form_is_no_word() -> None:
    """An acronym or repeated word in brackets is kept apart from the words."""
    assert parse_name("China Academy of Space Technology (CAST)").shorts == ("cast",)
    assert parse_name("Huawei Technologies Co., Ltd. (Huawei)").shorts == ("huawei",)
    group = parse_name("China Electronics Technology Group Corporation 13th Research Institute (CETC 13)")
    assert group.shorts == ("cetc 13",)
    assert group.numbers == {"13"}


@pytest.mark.parametrize(
    ("name", "shorts"),
    [
        ("China National Precision Machinery Import and Export Corporation (CPMIEC)", ("cpmiec",)),
        ("Beijing Aerospace Automatic Control Institute (BACI)", ("baci",)),
        ("China Gas Turbine Establishment (CGTE)", ("cgte",)),
        ("Harbin Engineering Works (HZK)", ()),
        ("Northern Optical Research Institute of Vacuum Systems (Novi)", ()),
    ],
)
def test_an_acronym_may_leave_out_a_word_or_take_one_of_the_legal_form(name: str, shorts: tuple[str, ...]) -> None:
    """Four letters and more, in capitals, in the order of the words."""
    assert parse_name(name).shorts == shorts


def test_bracketed_place_is_a_word() -> None:
    """A place in brackets counts as a place of the name."""
    assert [place.label for place in parse_name("Huawei Terminal (Shenzhen) Co., Ltd.").places] == ["Shenzhen"]


def test_inner_legal_form_does_not_count() -> None:
    """A legal form before a branch is no word of the name."""
    words = parse_name("Huawei Technologies Co., Ltd., Beijing Research Institute").words
    assert [word.written for word in words] == ["huawei", "technologies", "beijing", "research", "institute"]


def test_name_of_stops_keeps_its_words() -> None:
    """A name of nothing but short and uncounted words still has words."""
    assert [word.written for word in parse_name("AT&T").words] == ["at", "and", "t"]


def test_hanzi_and_latin_are_parted() -> None:
    """A bilingual name has both parts."""
    parts = parse_name("Tianjin Phytium (天津飞腾)")
    assert parts.hanzi == ("天津飞腾",)
    assert [word.written for word in parts.words] == ["tianjin", "phytium"]
