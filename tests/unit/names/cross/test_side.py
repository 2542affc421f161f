"""One name as the comparison across scripts sees it."""

from __future__ import annotations

import pytest

from tests.unit.names.cross.name_builder import small_measurer
from tieline.names.cross.lexicon import UnitKind
from tieline.names.cross.side import MAX_UNITS, MAX_WORDS, HanziSide, LatinSide, strip_inner_forms


def _hanzi(name: str) -> HanziSide:
    """Analyse a Hanzi name."""
    return small_measurer().analyse_hanzi(name)


def _latin(name: str) -> LatinSide:
    """Analyse a Latin name."""
    return small_measurer().analyse_latin(name)


def _units(name: str) -> list[str]:
    """The units of a Hanzi name."""
    return [unit.text for unit in _hanzi(name).units]


def test_units_are_characters_and_latin_words_stand_whole() -> None:
    """A Latin word inside a Hanzi name is one unit."""
    assert _units("TCL科技") == ["tcl", "科", "技"]


@pytest.mark.parametrize(
    ("name", "unit", "digits"),
    [
        ("第五十四研究所", "第五十四", "54"),
        ("七一四研究所", "七一四", "714"),
        ("54所", "54", "54"),
        ("054", "054", "54"),
    ],
)
def test_a_number_is_one_unit(name: str, unit: str, digits: str) -> None:
    """A number in Hanzi or digits is a unit of its own, and known by its digits."""
    first = _hanzi(name).units[0]
    assert (first.text, first.number) == (unit, digits)


def test_a_numeral_that_counts_nothing_is_no_number() -> None:
    """The 一 of 一汽 is a character of a trade name."""
    assert [(unit.text, unit.number) for unit in _hanzi("一汽").units] == [("一", ""), ("汽", "")]


def test_a_sign_and_its_number_are_one_word() -> None:
    """ "No. 54" is one word of the Latin name and reads as it stands."""
    assert [(token.written, token.number) for token in _latin("No. 54 Institute").tokens] == [
        ("no 54", "54"),
        ("institute", ""),
    ]


@pytest.mark.parametrize("name", ["科技有限公司", "科技官方网站", "科技 简称", "\u200f科技\u200e"])
def test_forms_and_debris_are_left_out(name: str) -> None:
    """Legal forms, what web pages hang on a name, and invisible marks are no units."""
    assert _units(name) == ["科", "技"]


def test_a_legal_form_inside_a_name_is_left_out() -> None:
    """The form of a group stands before that of its institute."""
    assert strip_inner_forms("电子科技集团公司第五十四研究所") == "电子科技集团第五十四研究所"


def test_traditional_characters_are_read_as_simplified() -> None:
    """清華大學 is 清华大学."""
    assert _units("清華大學") == _units("清华大学")


def test_kinds_of_units_follow_the_longest_word() -> None:
    """医科大学 is a kind of body from end to end, 科技 a common word, the rest a trade name."""
    kinds = [unit.kind for unit in _hanzi("商汤医科大学科技").units]
    assert kinds == [*[UnitKind.BRAND] * 2, *[UnitKind.BODY] * 4, *[UnitKind.GENERIC] * 2]


def test_kinds_of_words() -> None:
    """Places, bodies, common words and trade names are told apart."""
    kinds = [token.kind for token in _latin("Shanghai SenseTime Technology University").tokens]
    assert kinds == [UnitKind.PLACE, UnitKind.BRAND, UnitKind.GENERIC, UnitKind.BODY]


def test_places_and_forms_are_kept_apart_from_words() -> None:
    """Places are known as such; a legal form is no word but marks a company."""
    side = _latin("Shanghai SenseTime Co., Ltd.")
    assert ([place.label for place in side.places], len(side.tokens), side.is_company) == (["Shanghai"], 2, True)


def test_hanzi_in_a_latin_name_are_left_out() -> None:
    """A mixed name gives its Latin words."""
    assert [token.written for token in _latin("清华 Tsinghua").tokens] == ["tsinghua"]


@pytest.mark.parametrize("name", ["", "...", "，。", "\u200e\u200f"])
def test_a_name_without_letters_has_no_parts(name: str) -> None:
    """Nothing comes of nothing."""
    assert _latin(name).tokens == ()
    assert _hanzi(name).units == ()


def test_long_names_are_cut() -> None:
    """No name has more words or units than there are bits for them, and its spans end with it."""
    side = _hanzi("科技" * 200)
    assert len(side.units) == MAX_UNITS
    assert max(end for _, end, _ in side.spans) <= MAX_UNITS
    assert len(_latin("word " * 200).tokens) == MAX_WORDS


def test_the_acronym_that_a_name_gives_of_itself_is_left_out() -> None:
    """Words in brackets that only shorten the name are no words of the Hanzi name."""
    assert [token.written for token in _latin("Changzhou Utek Composite Co., Limited. (CUC)").tokens] == [
        "changzhou",
        "utek",
        "composite",
    ]
