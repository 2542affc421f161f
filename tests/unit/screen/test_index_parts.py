"""Saving, opening, adding to and removing from an index over listings."""

from __future__ import annotations

import pickle
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.screen.listing_builder import make_listing
from tieline.errors import DamagedError
from tieline.model import Listing, PartialDate
from tieline.model.ids import ListingId
from tieline.screen import Index, Match

LISTINGS = (
    make_listing("Qorvane Technologies Co., Ltd.", "Qorvane"),
    make_listing("Zelhua Digital Technology Co., Ltd.", "Zelhua", on="2021-01-14", off="2021-05-25"),
    make_listing("天津齐万信息技术有限公司"),
    replace(make_listing("Vantorix Shipping"), list_name="SDN"),
    make_listing("Brino Yards"),
    make_listing("Calder Optics"),
)


@pytest.fixture(scope="module")
def index() -> Index:
    """Give an index over the listings of this module."""
    return Index.build(LISTINGS)


def told(matches: tuple[Match, ...]) -> list[tuple[str, float, str]]:
    """What matches say, but for how likely they are.

    Args:
        matches: The matches.

    Returns:
        Name, score and verdict of each.
    """
    return [(match.listed_name, match.score, match.verdict.value) for match in matches]


def test_opened_index_answers_like_the_saved_one(index: Index, tmp_path: Path) -> None:
    """Every query gives the same from memory, from the file and through pickling, filters included."""
    index.save(tmp_path / "index")
    opened = Index.open(tmp_path / "index")
    pickled = pickle.loads(pickle.dumps(opened))
    assert (len(opened), opened.lists, opened.has_hanzi) == (6, ("Entity List", "SDN"), True)
    for name in ("Qorvane", "Zelhua", "齐万", "Vantorix Shipping", "Tianjin Qiwan"):
        for day in (None, PartialDate("2022")):
            wanted = index.find(name, as_of=day)
            assert opened.find(name, as_of=day) == pickled.find(name, as_of=day) == wanted
    assert opened.find("Vantorix Shipping", lists=["Entity List"]) == ()


def test_damaged_index_is_refused(index: Index, tmp_path: Path) -> None:
    """A flipped byte is found out when the index is opened."""
    index.save(tmp_path / "index")
    path = tmp_path / "index" / "arrays.bin"
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 255
    path.write_bytes(data)
    with pytest.raises(DamagedError, match="damaged"):
        Index.open(tmp_path / "index")


def test_added_listings_are_found_as_if_built_in(index: Index) -> None:
    """Adding some gives the same hits as building with all of them; the index added to stays as it was."""
    part = Index.build(LISTINGS[:4]).add(LISTINGS[4:])
    for name in ("Qorvane", "Brino Yards", "Calder Optics Ltd", "齐万"):
        assert told(part.find(name)) == told(index.find(name))
    assert told(Index.build(LISTINGS[:4]).find("Brino Yards")) == []


def test_listing_added_again_takes_the_place_of_the_old(index: Index) -> None:
    """An id that is there already is replaced, not doubled."""
    changed: Listing = replace(LISTINGS[4], names=make_listing("Torvel Yards").names)
    again = index.add([changed])
    assert len(again) == len(LISTINGS)
    assert (told(again.find("Brino Yards")), len(again.find("Torvel Yards"))) == ([], 1)


def test_removed_listings_are_not_found(index: Index, tmp_path: Path) -> None:
    """What was removed is gone, also after saving; unknown ids do nothing."""
    less = index.remove([LISTINGS[0].id, "no such listing"])
    less.save(tmp_path / "index")
    for one in (less, Index.open(tmp_path / "index")):
        assert (len(one), one.find("Qorvane")) == (5, ())
    assert len(index.find("Qorvane")) == 1


def test_many_changes_are_built_into_one(index: Index) -> None:
    """After many additions and removals everything is still found, and nothing else."""
    grown = index
    for word in "Alban Borek Cidra Dolma Erzin Fulda Gomel Hovar Ipsal".split():
        grown = grown.add([make_listing(f"{word} Foundry")])
    shrunk = grown.remove([listing.id for listing in LISTINGS])
    assert len(grown) == len(LISTINGS) + 9
    assert len(grown.find("Gomel Foundry")) == 1
    assert (len(shrunk), shrunk.find("Qorvane")) == (9, ())
    assert len(shrunk.find("Gomel Foundry")) == 1


def test_many_names_are_answered_as_one_by_one(index: Index) -> None:
    """A batch gives for each name what asking for it alone gives."""
    names = ["Qorvane", "", "齐万", "Zelhua Digital", "!!!", "Qorvane"]
    assert index.find_many(names) == [index.find(name) for name in names]


def test_names_beside_a_name_do_not_change_its_hits() -> None:
    """A name in Hanzi in the same batch lets no further candidates in: batches are cut differently on every engine."""
    same = make_listing("Qorvane Works")
    many = Index.build([replace(same, id=ListingId(f"listing-{at}"), entry_id=str(at)) for at in range(40)])
    alone = many.find("Qorvane Works", limit=60)
    assert alone
    assert many.find_many(["Qorvane Works", "齐万信息"], limit=60)[0] == alone
