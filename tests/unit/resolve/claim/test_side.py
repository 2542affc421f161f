"""On whose side a speaker stands."""

from __future__ import annotations

import pytest

from tieline.resolve.claim.lexicon import load_topics
from tieline.resolve.claim.side import find_state, find_states
from tieline.text.normal import fold


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("Chinese authorities", "state:CN"),
        ("China's Foreign Ministry", "state:CN"),
        ("美国商务部工业和安全局", "state:US"),
        ("中國商務部", "state:CN"),
        ("外交部", "state:CN"),
        ("中方", "state:CN"),
        ("the White House", "state:US"),
        ("China Mobile", None),
        ("北京大学", None),
        ("Lanqiao Group", None),
    ],
)
def test_names_that_speak_for_a_state(name: str, state: str | None) -> None:
    """A country before a word of state speaks for it; a company with a country in its name does not."""
    assert find_state(name) == state


def test_a_place_speaks_for_its_state() -> None:
    """A capital or a country that speaks is its state."""
    assert find_state("China", is_place=True) == "state:CN"


def test_states_are_found_in_chinese_texts() -> None:
    """Words such as 美方 name a state without being a name."""
    assert find_states(fold("敦促美方糾正錯誤做法，中方對此反對")) == {"state:US", "state:CN"}


@pytest.mark.parametrize(
    ("english", "chinese", "topic"),
    [
        ("uses military-civil fusion to arm itself", "推动军民融合", "military-civil-fusion"),
        ("used forced labour in its mills", "使用强迫劳动", "forced-labour"),
        ("had stolen trade secrets", "窃取商业机密", "theft-of-technology"),
        ("received illegal subsidies", "获得非法补贴", "subsidies"),
        ("ordered pages to be deleted and censored them", "要求删除相关页面", "removal-of-content"),
        ("was spying on ships", "从事间谍活动", "espionage"),
        ("was placed under sanctions", "受到制裁", "sanctions"),
    ],
)
def test_matters_are_one_in_two_languages(english: str, chinese: str, topic: str) -> None:
    """The lexicon finds one matter in either language."""
    topics = load_topics()
    assert topic in topics.find(fold(english))
    assert topic in topics.find(fold(chinese))


def test_plain_words_touch_no_matter() -> None:
    """Most of what is said is about none of the matters."""
    assert load_topics().find(fold("The ferry leaves at noon, and the weather is fine.")) == frozenset()
