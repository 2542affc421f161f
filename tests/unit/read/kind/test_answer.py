"""Answers that negate what they were asked."""

from __future__ import annotations

import pytest

from tieline.read.kind.answer import denies_asked, find_stems

ENGLISH = "The Audit Office says that Pellan Bank hid losses of 4 million. Is that right?"
CHINESE = "有报道称，滨海青禾化工有限公司向河道倾倒废液。请问是否属实？"


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("No.", ENGLISH),
        ("Pellan Bank did not hide any losses.", ENGLISH),
        ("No losses were hidden by Pellan Bank.", ENGLISH),
        ("滨海青禾化工有限公司没有向河道倾倒废液。", CHINESE),
        ("没有，这种情况不存在。", CHINESE),
    ],
)
def test_an_answer_that_negates_the_question_denies_it(sentence: str, asked: str) -> None:
    """A plain no, or a negation of the words that were asked, is a denial."""
    assert denies_asked(sentence, find_stems(asked))


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("Pellan Bank lost 4 million in that year.", ENGLISH),
        ("We do not publish forecasts.", ENGLISH),
        ("No comment.", ENGLISH),
        ("No other bank but Pellan Bank hid losses.", ENGLISH),
        ("We have never denied that Pellan Bank hid losses.", ENGLISH),
        ("滨海青禾化工有限公司从未停止向河道倾倒废液。", CHINESE),
        ("滨海青禾化工有限公司成立于2001年。", CHINESE),
    ],
)
def test_other_answers_deny_nothing(sentence: str, asked: str) -> None:
    """What is not negated, or negates something else, is no denial of what was asked."""
    assert not denies_asked(sentence, find_stems(asked))
