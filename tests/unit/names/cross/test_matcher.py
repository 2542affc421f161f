"""Latin beside Hanzi names, by the shipped model."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from tieline.model import Verdict
from tieline.names.cross.feature import FEATURES, FeatureName
from tieline.names.cross.matcher import FAINT_SOUND, cross_matcher, find_brandless

PAIRS = [
    ("Sieyuan Electric Co., Ltd.", "思源电气股份有限公司"),
    ("Sieyuan Electric Co., Ltd.", "比亚迪股份有限公司"),
    ("Zhejiang Wondfo Biotech", "万孚生物技术"),
    ("Harbin Institute of Technology", "哈尔滨工程大学"),
    ("YJK Building Software", "盈建科软件"),
    ("No. 54 Research Institute", "第五十四研究所"),
    ("", "思源电气"),
]

_BOTH_WAYS = """
import numpy as np
from tieline.names.cross.matcher import cross_matcher
from tieline.names.kernel import compile_kernels, is_compiled

latin, hanzi = zip(*{pairs!r})
matcher = cross_matcher()
packs = matcher.pack_latin(latin)[1], matcher.pack_hanzi(hanzi)[1]
rows = np.arange(len(latin), dtype=np.int32)
assert not is_compiled()
plain, by_python = matcher.score(*packs, rows, rows)
compile_kernels()
scores, by_machine = matcher.score(*packs, rows, rows)
assert np.array_equal(scores, plain), (scores, plain)
assert all(np.array_equal(one, other) for one, other in zip(by_python, by_machine, strict=True))
"""


def test_plain_python_and_compiled_code_agree() -> None:
    """The same features, links and scores come of both, to the last bit."""
    run = subprocess.run(
        [sys.executable, "-c", _BOTH_WAYS.format(pairs=PAIRS)], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr


def test_a_batch_says_what_single_comparisons_say() -> None:
    """Names are laid out together without touching each other."""
    matcher = cross_matcher()
    assert matcher.compare_many(PAIRS) == [matcher.compare_many([pair])[0] for pair in PAIRS]


def test_the_order_of_pairs_does_not_matter() -> None:
    """A batch backwards gives the same comparisons backwards."""
    matcher = cross_matcher()
    assert matcher.compare_many(PAIRS[::-1])[::-1] == matcher.compare_many(PAIRS)


def test_no_pairs_give_no_comparisons() -> None:
    """An empty batch is no fault."""
    assert cross_matcher().compare_many([]) == []


@pytest.mark.parametrize(
    ("latin", "hanzi"),
    [
        ("", ""),
        ("...", "，。！"),
        ("x" * 10_000, "思" * 10_000),
        (" ".join("abc" for _ in range(500)), "盈建科" * 100),
        ("\u202e\u200f", "\u200e"),
        ("2024", "二〇二四"),
        ("\x00\ufffd", "\ufffd思"),
        ("思源", "Sieyuan"),
    ],
)
def test_odd_names_get_an_answer(latin: str, hanzi: str) -> None:
    """Empty, endless, invisible and swapped names are compared like any other, and are not the same."""
    (comparison,) = cross_matcher().compare_many([(latin, hanzi)])
    assert 0.0 <= comparison.score < 1.0
    assert comparison.verdict is not Verdict.SAME
    assert comparison.reasons


def test_an_empty_name_scores_nothing() -> None:
    """There is nothing to compare."""
    assert [one.score for one in cross_matcher().compare_many([("", "思源"), ("Sieyuan", "")])] == [0.0, 0.0]


def test_invisible_marks_change_nothing() -> None:
    """A name between right-to-left marks is the same name."""
    plain, marked = cross_matcher().compare_many(
        [("Sieyuan Electric", "思源电气"), ("\u202eSieyuan Electric\u202c", "\u200f思源电气\u200f")]
    )
    assert plain == marked


def test_different_evidence_gives_different_scores() -> None:
    """The more agrees, the higher the score; nothing is pressed to one value."""
    latin = "Zhongshan Anbote Precision Instrument Co., Ltd."
    near = ["中山安博特精密仪器有限公司", "安博特精密仪器", "安博特仪器"]
    far = ["安达特机械", "比亚迪汽车"]
    scores = [one.score for one in cross_matcher().compare_many([(latin, name) for name in (*near, *far)])]
    assert len(set(scores)) == len(scores)
    assert scores[: len(near)] == sorted(scores, reverse=True)[: len(near)]


@pytest.mark.parametrize(
    ("latin", "hanzi"),
    [
        ("Anbote Technology 54th Institute", "安博特科技第五十五研究所"),
        ("Shanghai Anbote Precision Instrument", "北京安博特精密仪器"),
    ],
)
def test_other_numbers_and_places_are_never_the_same(latin: str, hanzi: str) -> None:
    """No evidence outweighs a contradiction."""
    (comparison,) = cross_matcher().compare_many([(latin, hanzi)])
    assert comparison.verdict is Verdict.DIFFERENT
    assert any("differ" in reason for reason in comparison.reasons)


def test_a_bare_trade_name_is_unsure_at_most() -> None:
    """Others may bear it, unless the table knows it."""
    (comparison,) = cross_matcher().compare_many([("Anbote", "安博特")])
    assert comparison.verdict is not Verdict.SAME


@pytest.mark.parametrize(("is_sure", "links", "is_unclear"), [(True, 2, False), (False, 2, True), (True, 1, True)])
def test_a_faint_sound_is_enough_when_all_the_rest_agrees(is_sure: bool, links: int, is_unclear: bool) -> None:
    """A trade name that hardly sounds alike leaves pairs unclear whose other evidence is middling, or none."""
    features = np.zeros((1, FEATURES), dtype=np.float32)
    features[0, FeatureName.BEST_SOUND] = FAINT_SOUND - 0.01
    features[0, FeatureName.LINKS] = links
    assert find_brandless(features, np.array([is_sure])).tolist() == [is_unclear]


@pytest.mark.parametrize(("latin", "hanzi"), [("Donghua Daxue", "东华大学"), ("Sanjun Zongyiyuan", "三军总医院")])
def test_a_name_spelled_whole_in_pinyin_is_the_same(latin: str, hanzi: str) -> None:
    """Its words for the kind of body are spelled too: it is no bare trade name, and lacks no hospital."""
    (comparison,) = cross_matcher().compare_many([(latin, hanzi)])
    assert comparison.verdict is Verdict.SAME
