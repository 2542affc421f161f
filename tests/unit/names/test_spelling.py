"""The spelled form of a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieline.names.spelling import spell


@pytest.mark.parametrize(
    ("name", "spelled"),
    [
        ("Huawei Technologies Co., Ltd.", "huawei technologies co ltd"),
        ("S.A. de C.V.", "sa de cv"),
        ("U.S. A/S", "us as"),
        ("People’s Bank", "peoples bank"),
        ("Procter & Gamble", "procter and gamble"),
        ("Crédit Łódź Øre", "credit lodz ore"),
        ("中国ABC（深圳）", "中国 abc 深圳"),
        ("華為", "华为"),
        ("Газпром", "gazprom"),
        ("Gаzprom", "gazprom"),
        ("Hua\u200bwei\u202e", "huawei"),
        ("?Gaz-Oil?", "gaz oil"),
        ("", ""),
    ],
)
def test_spelled_form(name: str, spelled: str) -> None:
    """Case, accents, punctuation, other scripts and hidden characters come to one form."""
    assert spell(name) == spelled


@given(st.text(max_size=80))
def test_any_text_spells_to_words(text: str) -> None:
    """Any text gives words with single spaces and no capitals."""
    spelled = spell(text)
    assert spelled == " ".join(spelled.split())
    assert spelled == spelled.lower()


@pytest.mark.parametrize(
    ("japanese", "chinese"),
    [("哈爾浜工業大学", "哈尔滨工业大学"), ("上海工芸美術", "上海工艺美术"), ("沙家浜", "沙家浜")],
)
def test_hanzi_printed_in_japanese_are_read_as_chinese(japanese: str, chinese: str) -> None:
    """Characters that Chinese has with another meaning change only inside the words that tell."""
    assert spell(japanese) == spell(chinese)


@pytest.mark.parametrize(
    ("marked", "spelled"),
    [
        ("HIKVISION®", "hikvision"),
        ("HIKVISION™ Digital", "hikvision digital"),
        ("Huawei(TM) Technologies", "huawei technologies"),
        ("Huawei (r)", "huawei"),
        ("© SMIC℠", "smic"),
        ("华为®", "华为"),
        ("(R) Evolution", "r evolution"),
        ("Bank (Russia)", "bank russia"),
    ],
)
def test_marks_of_trade_names_are_left_out(marked: str, spelled: str) -> None:
    """A registered or claimed mark behind a word is no letter of the name."""
    assert spell(marked) == spelled
