"""What announces a list, and what only stands before a colon."""

from __future__ import annotations

import pytest

from tieline.model.span import Span
from tieline.read.entry.lead import find_announcement
from tieline.read.entry.shape import looks_like_name


@pytest.mark.parametrize(
    ("words", "announces"),
    [
        ("现将以下28家实体列入名单", True),
        ("北国商务部决定将下列公司列入清单", True),
        ("企业可依法维权。今日记者会主要内容如下:\n北国商务部又对20多个实体实施限制", False),
    ],
    ids=["following", "below", "contents-of-a-page"],
)
def test_a_list_is_announced_in_one_sentence(words: str, announces: bool) -> None:
    """Words of two sentences, or on both sides of a colon, announce nothing together."""
    assert (find_announcement(words, Span(0, len(words))) is not None) is announces


@pytest.mark.parametrize("words", ["他们没有看到迹象", "白宫发言人周四表示", "我们觉得还有可能"])
def test_a_chinese_clause_is_no_name(words: str) -> None:
    """Pronouns and verbs of saying stand in no name of a list."""
    assert not looks_like_name(words)
