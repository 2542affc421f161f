"""Screening a name against listings."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.unit.screen.listing_builder import make_listing
from tieline.lists import import_list
from tieline.model import Listing, PartialDate, Verdict
from tieline.screen import Index, is_on_list

LISTINGS = (
    make_listing("Huawei Technologies Co., Ltd. (Huawei)", "Huawei"),
    make_listing("Huawei Cloud Argentina"),
    make_listing("Huawei Technologies Service Co., Ltd."),
    make_listing("Hangzhou Hikvision Digital Technology Co., Ltd.", "Hikvision"),
    make_listing("Tianjin Phytium Information Technology", "Phytium", "Tianjin Feiteng Information Technology"),
    make_listing("Dahua Technology"),
    make_listing("China Aerospace Science and Industry Corporation Limited"),
    make_listing("China Electronics Technology Group Corporation 54th Research Institute"),
    make_listing("Shining Path", "People's Liberation Army"),
    make_listing("Xiaomi Corporation", on="2021-01-14", off="2021-05-25"),
    make_listing("Bankovskie Innovatsii", "BIS"),
    make_listing("Cuba Bank", "~CB Holding Trust"),
    make_listing("天津飞腾信息技术有限公司"),
    make_listing("ZHANG, Wei", kind="person"),
    make_listing("Sea Star", kind="vessel"),
    make_listing("Supply Source Co."),
    make_listing("Tianjin Qorvane Information Technology", "Qorvane", "Tianjin Qowan Information Technology"),
    make_listing("Zelhua Technology"),
    make_listing("天津瑞博信息技术有限公司"),
)


@pytest.fixture(scope="module")
def index() -> Index:
    """Give an index over the listings of this module."""
    return Index.build(LISTINGS)


def find_names(index: Index, name: str) -> list[tuple[str, str]]:
    """Screen an organisation name.

    Args:
        index: The index.
        name: The name.

    Returns:
        Primary name of each listing found, and verdict.
    """
    return [(match.listing.name, match.verdict.value) for match in index.find(name, kind="organisation")]


def test_alias_that_is_the_bare_name_is_same_and_settles_its_list(index: Index) -> None:
    """A bare trade name that a listing has as alias is that listing; its relatives on that list are not proposed."""
    assert find_names(index, "Huawei") == [("Huawei Technologies Co., Ltd. (Huawei)", "same")]
    assert find_names(index, "Hikvision") == [("Hangzhou Hikvision Digital Technology Co., Ltd.", "same")]


@pytest.mark.parametrize("name", ["54所", "五十四所", "第五十四研究所"])
def test_number_in_hanzi_numerals_is_looked_up_as_digits(index: Index, name: str) -> None:
    """A bare institute's number is unsure, however it is written."""
    assert find_names(index, name) == [
        ("China Electronics Technology Group Corporation 54th Research Institute", "unsure")
    ]


@pytest.mark.parametrize("name", ["Huwaei", "Huaweii", "Huawai", "Huawai Technologies"])
def test_misspelt_known_trade_name_is_unsure_and_says_why(index: Index, name: str) -> None:
    """A known trade name with a slip in it is proposed for what has that name, not for every longer name with it."""
    match = index.find(name)[0]
    assert (match.listing.name, match.verdict) == ("Huawei Technologies Co., Ltd. (Huawei)", Verdict.UNSURE)
    assert match.reasons[-1].endswith("may be a slip for the known trade name Huawei.")
    assert "Huawei Cloud Argentina" not in {listed for listed, _ in find_names(index, name)}


@pytest.mark.parametrize("marked", ["HIKVISION®", "Hikvision™", "Hikvision(TM)", "HIKVISION (R)"])
def test_mark_of_a_trade_name_changes_nothing(index: Index, marked: str) -> None:
    """A name with the sign of a trade mark behind it is that name."""
    assert find_names(index, marked) == find_names(index, "Hikvision")


@pytest.mark.parametrize(
    ("name", "found", "listed_name"),
    [
        ("Tianjin Qowan", "Tianjin Qorvane Information Technology", "Tianjin Qowan Information Technology"),
        ("Tianjin Qorvane", "Tianjin Qorvane Information Technology", "Qorvane"),
        ("Zelhua", "Zelhua Technology", "Zelhua Technology"),
        ("天津瑞博", "天津瑞博信息技术有限公司", "天津瑞博信息技术有限公司"),
    ],
)
def test_short_form_is_unsure(index: Index, name: str, found: str, listed_name: str) -> None:
    """A short form leads to its listing, by the nearest of its names, and stays unsure."""
    (match,) = index.find(name, kind="organisation")
    assert (match.listing.name, match.listed_name, match.verdict) == (found, listed_name, Verdict.UNSURE)


@pytest.mark.parametrize(
    "name",
    [
        *("Internet Information Office", "General Office", "China", "Congress", "State Department", "BIS", "Trade"),
        *("Ministry of National Defense", "People's Liberation Army", "Source", "", "!!!", "x" * 10_000),
        "China Aerospace Science and Technology Corporation",
        "China Electronics Technology Group Corporation 55th Research Institute",
        "China Electronics Technology Group Corporation",
    ],
)
def test_common_words_siblings_and_rubbish_give_no_hit(index: Index, name: str) -> None:
    """Common words, letters of well-known bodies, siblings and texts without a name propose nothing."""
    assert find_names(index, name) == []


def test_delisted_entry_is_found_with_its_end(index: Index) -> None:
    """Without a day, and before its end, an entry that left the list is found and says when."""
    for day in (None, PartialDate("2021-03-01"), PartialDate("2021")):
        (match,) = index.find("Xiaomi", as_of=day)
        assert any("delisted on 2021-05-25" in reason for reason in match.reasons)


def test_entry_is_left_out_after_its_end_and_before_its_start(index: Index) -> None:
    """On the day it left and later, and before it came, an entry is not on its list."""
    for day in ("2021-05-25", "2022", "2020-12-31"):
        assert index.find("Xiaomi", as_of=PartialDate(day)) == ()


def test_kinds_are_kept_apart(index: Index) -> None:
    """Persons meet persons only, organisations no vessels; without a kind everything is compared."""
    assert find_names(index, "Zhang Wei") == []
    assert [match.listing.kind for match in index.find("Wei Zhang", kind="person")] == ["person"]
    assert index.find("Sea Star", kind="organisation") == ()
    assert [match.listing.kind for match in index.find("Sea Star")] == ["vessel"]


def test_short_person_name_is_unsure(index: Index) -> None:
    """A person's name of two words tells no identity."""
    (match,) = index.find("Zhang Wei", kind="person")
    assert match.verdict is Verdict.UNSURE
    assert any("compare birth" in reason for reason in match.reasons)


def test_weak_alias_is_unsure(index: Index) -> None:
    """A name that the list gives as weak stays unsure however equal it is."""
    (match,) = index.find("CB Holding Trust")
    assert match.verdict is Verdict.UNSURE


def test_result_does_not_depend_on_the_order_of_listings(index: Index) -> None:
    """The same listings in another order give the same matches in the same order."""
    mixed = list(LISTINGS)
    random.Random(7).shuffle(mixed)
    other = Index.build(mixed)
    for name in ("Huawei", "Huawei Technologies", "Dahua", "Tianjin Qowan", "Technology"):
        assert other.find(name) == index.find(name)


def test_limit_cuts_after_the_nearest() -> None:
    """At most as many listings as asked for come back, nearest first."""
    index = Index.build([make_listing(f"Sugon {word}") for word in ("Cloud", "Chip", "Server", "Software")])
    assert len(index.find("Sugon", limit=2)) == 2
    assert index.find("Sugon", limit=2) == index.find("Sugon")[:2]


def test_empty_index_finds_nothing() -> None:
    """An index without listings answers."""
    assert Index.build([]).find("Huawei") == ()
    assert len(Index.build([])) == 0


def test_partial_dates_rule_out_only_what_is_sure() -> None:
    """A date on or off that may fall either side of the day leaves the listing in."""
    listing: Listing = make_listing("X", on="2021", off="2022")
    assert is_on_list(listing, PartialDate("2021-06-01"))
    assert is_on_list(listing, PartialDate("2022-06-01"))
    assert not is_on_list(listing, PartialDate("2020"))
    assert not is_on_list(listing, PartialDate("2022-12-31"))
    assert is_on_list(listing, None)


def test_real_list_answers_as_it_should(shared: Path) -> None:
    """On the real list of 2026 the companies of the seed articles are found, first and with the right verdict."""
    path = shared / "lists" / "us-csl" / "consolidated_2026-07-31.csv.gz"
    at = "2026-11-21T09:30:00+00:00"
    index = Index.build(import_list(path.read_bytes(), source=path.name, imported_at=at).listings)
    wanted = {
        "Huawei": ("Huawei Technologies Co., Ltd. (Huawei)", "same"),
        "Hikvision": ("Hangzhou Hikvision Digital Technology Co., Ltd.", "same"),
        "Phytium": ("Tianjin Phytium Information Technology", "same"),
        "Tianjin Feiteng": ("Tianjin Phytium Information Technology", "same"),
        "Dahua": ("Dahua Technology", "same"),
        "Megvii": ("Megvii Technology", "same"),
    }
    assert {name: find_names(index, name)[0] for name in wanted} == wanted
    for name in ("Internet Information Office", "General Office", "China", "Congress", "State Department"):
        assert find_names(index, name) == []


@pytest.mark.parametrize("listed", ["National Computing Center Tianjin (NCC-TJ)", "Avin Electronics Ltd. (AETCO)"])
def test_name_without_the_acronym_behind_it_is_the_same(listed: str) -> None:
    """Nobody writes the bracket that a list puts behind a name."""
    index = Index.build([make_listing(listed)])
    (match,) = index.find(listed.rpartition(" (")[0])
    assert match.verdict is Verdict.SAME


def test_index_tells_whether_it_has_names_in_hanzi(index: Index) -> None:
    """Without one, a Chinese name cannot be screened."""
    assert (index.has_hanzi, Index.build([make_listing("Acme")]).has_hanzi) == (True, False)
