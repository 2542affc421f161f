"""The stance of what Chinese speakers say, and denials that only point back."""

from __future__ import annotations

import pytest

from tests.unit.read.passage import make_document
from tieline.read.chinese.reader import ChineseReader


@pytest.mark.parametrize(
    ("said", "stance"),
    [
        ("中方坚决反对美方的行径", "denies"),
        ("中方坚决反对美方对云岭光电的制裁", "unclear"),
        ("中方坚决反对将云岭光电列入清单的做法", "unclear"),
        ("没有任何理由否认这次合作", "affirms"),
        ("公司从未停止供货", "affirms"),
        ("公司从未供货", "denies"),
        ("公司未收到货款，但确实已经供货", "affirms"),
        ("公司未向其供货，但已经报警", "denies"),
        ("其否认曾经供货", "denies"),
    ],
)
def test_words_of_denial_and_what_takes_them_back(chinese: ChineseReader, said: str, stance: str) -> None:
    """A denial of a denial, or what is owned to behind one, is none."""
    found = chinese.read(make_document(f"发言人王立新表示，{said}。", language="zh")).utterances
    assert found[0].stance.value == stance


@pytest.mark.parametrize(
    ("text", "pointer"),
    [
        ("白河机械股份有限公司对此予以否认。", "对此"),
        ("白河机械股份有限公司对此表示否认，称报道不实。", "对此"),
        ("白河机械股份有限公司对上述指控矢口否认。", "对上述指控"),
        ("对该指控，白河机械股份有限公司断然否认。", "对该指控"),
    ],
)
def test_a_denial_without_a_content_points_back(chinese: ChineseReader, text: str, pointer: str) -> None:
    """What is denied then is what was said before."""
    found = chinese.read(make_document(text, language="zh")).utterances
    assert [(one.speaker_name, one.stance.value, one.content) for one in found] == [
        ("白河机械股份有限公司", "denies", pointer)
    ]


def test_a_feeling_repeats_nothing(chinese: ChineseReader) -> None:
    """Regret at what somebody said is no saying of the same."""
    text = "王立新说：“有关报道不属实。”美方对此表示遗憾。"
    found = chinese.read(make_document(text, language="zh")).utterances
    assert [one.speaker_name for one in found] == ["王立新"]
