"""Who owns a company, as a graph and as a picture."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring

from tieline.model import Answer, Holding, PartialDate
from tieline.report.ownership_graph import MAX_OWNERS, Known, OwnershipGraph, make_ownership_graph
from tieline.report.ownership_picture import render_ownership

DAY = PartialDate("2026-01-01")


def hold(owner: str, owned: str, low: float, *, high: float | None = None, until: str | None = None) -> Holding:
    """Make a stake; without a second bound it is exact."""
    end = None if until is None else PartialDate(until)
    return Holding(owner, owned, low, low if high is None else high, False, False, "shares", None, end, "t row 1")


def levels(graph: OwnershipGraph) -> dict[str, int]:
    """Tell the level of each party."""
    return {box.name: box.level for box in graph.boxes}


def test_owners_stand_above_what_they_own() -> None:
    """Also where one holds stakes at two levels."""
    graph = make_ownership_graph([hold("A", "B", 60), hold("B", "C", 60), hold("A", "C", 10)], "C", as_of=DAY, known={})
    assert levels(graph) == {"C": 0, "B": 1, "A": 2}


def test_a_loop_is_a_line_and_ends() -> None:
    """Each party has one box."""
    graph = make_ownership_graph([hold("A", "B", 60), hold("B", "A", 40), hold("A", "A", 5)], "B", as_of=DAY, known={})
    assert len(graph.boxes) == 2
    assert [line.is_loop for line in graph.stakes] == [True, True, True]
    assert "a loop" in render_ownership(graph, title="B", id_prefix="x")


def test_stakes_of_other_days_are_left_out() -> None:
    """Those that surely ended."""
    graph = make_ownership_graph([hold("A", "B", 60, until="2020"), hold("C", "B", 10)], "B", as_of=DAY, known={})
    assert levels(graph) == {"B": 0, "C": 1}


def test_many_owners_share_a_box() -> None:
    """The largest have one of their own, and how many are left out is told."""
    graph = make_ownership_graph([hold(f"O{n}", "B", n + 1) for n in range(20)], "B", as_of=DAY, known={})
    assert len(graph.boxes) == MAX_OWNERS + 2
    assert "15 further owners" in levels(graph)
    assert "Left out for legibility: 15 owners." in render_ownership(graph, title="B", id_prefix="x")


def test_listed_and_covered_parties_are_marked() -> None:
    """With list and date, and what the rule yields."""
    known = {"A": Known(("Entity List since 2019-10-09",)), "B": Known((), Answer.YES)}
    picture = render_ownership(
        make_ownership_graph([hold("A", "B", 25, high=50)], "B", as_of=DAY, known=known), title="B", id_prefix="x"
    )
    fromstring(picture)  # our own bytes
    assert "Entity List since" in picture
    assert "covered" in picture
    assert "stroke-dasharray" in picture


def test_a_company_without_owners_is_a_picture_too() -> None:
    """It stands alone."""
    picture = fromstring(  # our own bytes
        render_ownership(make_ownership_graph([], "B", as_of=DAY, known={}), title="B", id_prefix="x")
    )
    assert "B" in {"".join(text.itertext()).strip() for text in picture.iter("{http://www.w3.org/2000/svg}text")}
