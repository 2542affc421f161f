"""The table of known organisations."""

from __future__ import annotations

import pytest

from tieline.names.known import KnownBy, find_above, find_known, iter_trade_names, recognise

LOAD_S = 0.15
"""Longest time that loading the table may take."""


@pytest.mark.parametrize(
    ("name", "known", "by"),
    [
        ("SenseTime", "sensetime", KnownBy.NAME),
        ("SENSETIME GROUP LTD.", "sensetime", KnownBy.NAME),
        ("商湯科技", "sensetime", KnownBy.NAME),
        ("Phytium (飞腾)", "phytium", KnownBy.NAME),
        ("中国电子科技集团公司第54研究所", "cetc-54", KnownBy.NAME),
        ("54th Research Inst. of CETC", "cetc-54", KnownBy.SPELLING),
        ("Shangtang", "sensetime", KnownBy.SOUND),
    ],
)
def test_a_known_name_is_found_in_any_script(name: str, known: str, by: KnownBy) -> None:
    """The table says who is meant, and how that is known."""
    found = recognise(name)
    assert found is not None
    assert [one.id for one in found.organisations] == [known]
    assert list(KnownBy).index(found.by) >= list(KnownBy).index(by) or found.by is by


def test_a_short_form_of_several_is_ambiguous() -> None:
    """南航 is a university and an airline."""
    assert len(find_known("南航")) == 2


@pytest.mark.parametrize("name", ["", "!!", "Zenith Kitchens", "Huawei (阿克梅)", "Zenith (商汤)", "商汤火锅店"])
def test_other_names_are_not_known(name: str) -> None:
    """Neither an unknown name, nor one of which the table knows only a half."""
    assert find_known(name) == ()


def test_two_names_side_by_side_of_two_bodies_are_ambiguous() -> None:
    """The table does not choose between the scripts."""
    assert {one.id for one in find_known("Phytium (商汤)")} == {"phytium", "sensetime"}


def test_the_groups_above_an_organisation_are_told_nearest_first() -> None:
    """An institute belongs to its academy, and to the academy's group."""
    assert find_above("casc-771")[-1] == "casc"
    assert find_above("casc") == ()


def test_trade_names_pair_latin_with_hanzi() -> None:
    """They serve whole names that are built from them."""
    assert ("sensetime", "商汤") in {(one.latin, one.hanzi) for one in iter_trade_names()}


def test_every_organisation_has_a_name_and_a_source() -> None:
    """Nothing is known without saying where from."""
    ids = {one.organisation for one in iter_trade_names()}
    assert len(ids) > 100
    assert all(one.source and one.label for name in ids for one in find_known(name))
