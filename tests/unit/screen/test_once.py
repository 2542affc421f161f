"""One question to a large index, answered without a compiler."""

from __future__ import annotations

import pytest

from tests.unit.screen.listing_builder import make_listing
from tieline.screen import Index, engine
from tieline.screen.once import select_listings

NAMED = (
    make_listing("Qorvane Technologies Co., Ltd.", "Qorvane"),
    make_listing("General Directorate of Coastal Surveys"),
    make_listing("Harbin Engineering University"),
    make_listing("天津瑞博信息技术有限公司"),
)
LISTINGS = (*NAMED, *(make_listing(f"Company {number} Trading") for number in range(600)))


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("Qorvane", 0),
        ("GDCS", 1),
        ("Directorate for Coastal Survey", 1),
        ("哈尔滨工程大学", 2),
        ("瑞博", 3),
        ("Tianjin Ruibo", 3),
    ],
)
def test_meant_listing_is_among_those_selected(query: str, number: int) -> None:
    """Words, initials, meaning and sound lead to the listing, and few others are selected."""
    selected = select_listings(LISTINGS, [query])
    assert NAMED[number] in selected
    assert len(selected) < len(LISTINGS)


@pytest.mark.parametrize("query", ["", "!!!", "zzz"])
def test_nothing_in_common_selects_nothing(query: str) -> None:
    """A query that shares nothing has no listings."""
    assert select_listings(NAMED, [query]) == []


def test_answer_is_that_of_the_whole_index(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first questions are answered from a selection, with the hits that the whole index gives."""
    whole = Index.build(LISTINGS)
    wanted = {name: whole.find_many([name])[0] for name in ("Qorvane", "哈尔滨工程大学", "Coastal Surveys")}
    monkeypatch.setattr(engine, "COMPILE_NAMES", 100)
    monkeypatch.setattr(engine, "is_ready", lambda: False)
    asked = Index.build(LISTINGS)
    for name, matches in wanted.items():
        told = [(match.listing.id, match.score, match.verdict) for match in asked.find(name)]
        assert told == [(match.listing.id, match.score, match.verdict) for match in matches]
