"""Names taken apart for readers."""

from __future__ import annotations

import pytest

from tieline.names.parse import ParsedName, Script, parse
from tieline.names.part import PartKind

NAMES = (
    "上海商汤智能科技有限公司",
    "哈爾濱工業大學（深圳）",
    "TCL科技集团股份有限公司",
    "Tianjin Phytium Information Technology Co., Ltd.",
    "Hua\u200bwei Technologies (Shenzhen) Co., Ltd.",
    "Société Générale S.A.",
    "ПАО «Газпром»",
    "",
    "，。！()",
    "\u202e\u200fHuawei\u200e",
    "中国电子" * 2500,
    "x)(" * 4000,
)


def _shown(name: str) -> list[tuple[str, str]]:
    """Texts and kinds of the parts."""
    return [(part.text, part.kind.value) for part in parse(name).parts]


def _meanings(parsed: ParsedName) -> dict[str, str | None]:
    """Meanings by text."""
    return {part.text: part.meaning for part in parsed.parts}


@pytest.mark.parametrize("name", NAMES)
def test_parts_stand_in_the_name_in_order(name: str) -> None:
    """Every part quotes the name as given, and none overlaps the one before."""
    at = 0
    for part in parse(name).parts:
        assert name[part.start : part.end] == part.text
        assert at <= part.start < part.end
        at = part.end


def test_chinese_company_is_place_trade_name_sector_and_form() -> None:
    """A full company name falls into its four parts, glued legal form included."""
    assert _shown("上海商汤智能科技有限公司") == [
        ("上海", "place"),
        ("商汤", "trade name"),
        ("智能科技", "sector"),
        ("有限公司", "legal form"),
    ]


def test_two_characters_are_a_trade_name() -> None:
    """A name of two characters that no table explains is a trade name."""
    assert _shown("禾苍") == [("禾苍", "trade name")]


def test_traditional_form_keeps_its_characters() -> None:
    """Traditional Hanzi are read, and quoted as given; a bracket is marked."""
    parsed = parse("哈爾濱工業大學（深圳）")
    assert [part.text for part in parsed.parts] == ["哈爾濱", "工業大學", "深圳"]
    assert [part.bracketed for part in parsed.parts] == [False, False, True]


def test_number_means_its_digits() -> None:
    """Numerals in Chinese and English words mean digits."""
    assert _meanings(parse("中国电子科技集团公司第五十四研究所"))["第五十四"] == "54"
    assert _meanings(parse("Fifty-Fourth Research Institute"))["Fifty-Fourth"] == "54"
    assert _meanings(parse("CETC 54所"))["54"] == "54"


def test_group_before_the_own_words_is_the_parent() -> None:
    """What stands before a numbered institute is the name of its group."""
    parent = parse("中国电子科技集团公司第五十四研究所").parent
    assert parent is not None
    assert parent.text == "中国电子科技集团公司"
    assert parse("上海商汤智能科技有限公司").parent is None


def test_meaning_goes_both_ways() -> None:
    """Hanzi are told in English, English words in Hanzi, unknown words not at all."""
    meanings = _meanings(parse("Harbin Qorvex Information Technology"))
    assert meanings["Harbin"] == "哈尔滨"
    assert meanings["Qorvex"] is None
    assert _meanings(parse("航空航天大学")) == {"航空航天大学": "university of aeronautics and astronautics"}


def test_branch_place_and_form_of_the_parent_are_told() -> None:
    """A branch has its own place behind the legal form of its company."""
    assert _shown("中国石油天然气股份有限公司大庆分公司")[-3:] == [
        ("股份有限公司", "legal form"),
        ("大庆", "place"),
        ("分公司", "branch"),
    ]


def test_capitals_are_an_acronym_unless_all_are() -> None:
    """Capital letters among other words are an acronym; a name all in capitals has none by that."""
    assert ("XQZ", "acronym") in _shown("XQZ Heavy Industries")
    assert ("VOSTOKA", "trade name") in _shown("VOSTOKA HEAVY INDUSTRIES")


def test_script_is_told() -> None:
    """The script is Latin, Hanzi, mixed, another or none."""
    names = ("Huawei", "华为", "TCL科技", "Газпром", "...")
    assert [parse(name).script for name in names] == [
        Script.LATIN,
        Script.HANZI,
        Script.MIXED,
        Script.OTHER,
        Script.NONE,
    ]


def test_every_kind_is_a_word_a_reader_knows() -> None:
    """Kinds are shown as they are named."""
    assert {kind.value for kind in PartKind} >= {"place", "trade name", "sector", "legal form", "acronym"}
