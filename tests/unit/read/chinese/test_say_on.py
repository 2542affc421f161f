"""Quotations before a Chinese cue, and what a speaker goes on to say."""

from __future__ import annotations

import pytest

from tests.unit.read.passage import make_document
from tieline.read.chinese.reader import ChineseReader


def _read(chinese: ChineseReader, text: str) -> list[tuple[str, str, str]]:
    found = chinese.read(make_document(text, language="zh")).utterances
    return [(one.speaker_name, one.stance.value, one.content) for one in found]


def test_a_quotation_and_a_clause_around_one_cue(chinese: ChineseReader) -> None:
    """What is quoted before the speaker and what follows the cue are two sayings of one speaker."""
    text = "“这种做法没有根据”，外交部发言人王立新对此表示，中方坚决维护企业权益。"
    assert _read(chinese, text) == [
        ("王立新", "denies", "这种做法没有根据"),
        ("王立新", "affirms", "中方坚决维护企业权益"),
    ]


def test_a_quotation_inside_another_clause_stays_there(chinese: ChineseReader) -> None:
    """A quotation that is part of the clause before is not the next speaker's."""
    found = _read(chinese, "双方签署了“加强合作”协议，发言人王立新表示，会谈十分顺利。")
    assert found == [("王立新", "affirms", "会谈十分顺利")]


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "外交部发言人王立新表示，中方十分关注。我们敦促有关方面纠正错误。中方也将维护企业权益。会议五点结束。",
            ["中方十分关注", "我们敦促有关方面纠正错误", "中方也将维护企业权益"],
        ),
        ("白河机械股份有限公司回应称，报道不实。本公司从未供货。", ["报道不实", "本公司从未供货"]),
        ("外交部发言人王立新表示，将与各方会谈。中方代表团周二抵达。", ["将与各方会谈"]),
        ("外交部发言人王立新表示，中方十分关注。\n我们乘车离开了会场。", ["中方十分关注"]),
    ],
    ids=["first-person-and-side", "company", "another-subject", "another-paragraph"],
)
def test_who_speaks_goes_on(chinese: ChineseReader, text: str, contents: list[str]) -> None:
    """The next sentences of a paragraph are the speaker's where they say we, or the side they began with."""
    assert [content for _, _, content in _read(chinese, text)] == contents


def test_the_day_goes_on_with_the_speaker(chinese: ChineseReader) -> None:
    """What the same speaker says further on was said on the same day."""
    text = "2023年3月3日，外交部发言人王立新表示，中方十分关注。\n王立新对此表示，有关指责毫无根据。"
    found = chinese.read(make_document(text, language="zh")).utterances
    assert [str(one.said_on) for one in found] == ["2023-03-03", "2023-03-03"]


def test_who_is_cited_speaks(chinese: ChineseReader) -> None:
    """An agency that cites somebody lets them speak."""
    assert _read(chinese, "新华社援引王立新的话说，会谈十分顺利。") == [("王立新", "affirms", "会谈十分顺利")]
