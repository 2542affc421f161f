"""Other names that only a document's word gives."""

from __future__ import annotations

import json

import pytest

from bench.resolve_cases import parse_case
from tieline.model import Judgement, Verdict
from tieline.model.ids import JudgementId
from tieline.resolve.alias import find_own_names, is_claimed, is_evident, is_judged_same, read_edges
from tieline.resolve.judgement import Decisions, read_decisions

NOBODY = Decisions((), ())


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Quanhe Optics", "QUANHE OPTICS CO., LTD."),
        ("Quanhe", "Quanhe Group"),
        ("China Academy of Space Technology", "CAST"),
        ("Aerodynamics Research Development Center", "ARDC"),
        ("SenseTime", "商汤"),
        ("天津铂腾", "天津铂腾信息技术有限公司"),
    ],
)
def test_likeness_shows_by_itself(left: str, right: str) -> None:
    """Spellings, short forms, acronyms and known equivalents need nobody's word."""
    assert is_evident(left, right)
    assert is_evident(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Huawei Technologies", "Acme Bakery"),
        ("Acme Bakery", "CETC"),
        ("Huawei Technologies", "阿克梅"),
        ("Marlow Gauges", "Oldfield Instruments"),
        ("CETC 54th Research Institute", "CETC 55th Research Institute"),
    ],
)
def test_other_names_rest_on_somebodys_word(left: str, right: str) -> None:
    """Nothing in the names themselves ties them."""
    assert not is_evident(left, right)
    assert is_claimed(left, right)


def test_a_description_may_be_given_a_name() -> None:
    """ "The largest research centre (ARDC)" is no company that another name could be taken for."""
    assert not is_claimed("Acme Bakery", "the centre")


def _own(marked: str, *ties: tuple[str, str], decisions: Decisions = NOBODY) -> set[str]:
    """The own names of the one organisation of a marked text."""
    told = [{"type": "alias_of", "source": alias, "target": named} for alias, named in ties]
    case = {"strength": "strong", "documents": [{"text": marked, "ties": told}]}
    (reading,) = parse_case("case", json.dumps(case, ensure_ascii=False)).readings
    return set(find_own_names(reading.mentions, read_edges([reading]), decisions))


def test_what_is_claimed_takes_its_short_forms_along() -> None:
    """A spelling of the claimed name is as doubtful as that is."""
    text = "[Huawei Technologies|Company|h] ([Acme Bakery|Company|h]), [Acme Bakery Ltd|Company|h]"
    assert _own(text, ("Acme Bakery", "Huawei Technologies")) == {"Huawei Technologies"}


def test_a_third_name_makes_no_two_parties_one() -> None:
    """Two parties that are both given one other name stay apart: only the first is who the page speaks of."""
    text = "[Huawei Technologies|Company|h] ([阿克梅|Company|h]), [Acme Bakery|Company|h] ([阿克梅|Company|h])"
    assert _own(text, ("阿克梅", "Huawei Technologies"), ("阿克梅", "Acme Bakery")) == {"Huawei Technologies"}


def test_names_that_claim_each_other_keep_the_first() -> None:
    """Somebody must be who the document speaks of."""
    text = "[Acme Bakery|Company|h] and [Huawei Technologies|Company|h]"
    edges = (("Acme Bakery", "Huawei Technologies"), ("Huawei Technologies", "Acme Bakery"))
    assert _own(text, *edges) == {"Acme Bakery"}


def test_nothing_claimed_hides_nothing() -> None:
    """Without a doubtful word every name counts."""
    text = "[Quanhe Group|Company|q], or [Quanhe|Company|q]"
    assert _own(text, ("Quanhe", "Quanhe Group")) == {"Quanhe", "Quanhe Group"}


@pytest.mark.parametrize(
    ("judged", "verdict", "is_same"),
    [
        (("huawei technologies", "acme bakery"), Verdict.SAME, True),
        (("acme bakery", "huawei technologies"), Verdict.SAME, True),
        (("acme bakery limited", "huawei technologies"), Verdict.SAME, True),
        (("acme bakery", "huawei technologies"), Verdict.UNSURE, False),
        (("acme bakery", "zenith kitchens"), Verdict.SAME, False),
    ],
)
def test_a_judgement_on_the_names_lifts_the_doubt(judged: tuple[str, str], verdict: Verdict, is_same: bool) -> None:
    """Either way round, and also on another spelling."""
    left, right = (f"organisation:{name}" for name in judged)
    at = "2026-11-21T09:30:00+00:00"
    decisions = read_decisions([Judgement(JudgementId("j"), left, right, verdict, "analyst", at)])
    assert is_judged_same(decisions, "Acme Bakery", "Huawei Technologies") is is_same
    assert not is_judged_same(NOBODY, "Acme Bakery", "Huawei Technologies")
