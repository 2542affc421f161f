"""What the network picture shows."""

from __future__ import annotations

from tests.unit.report.test_network_drawing import random_case
from tieline.model import RelationshipType
from tieline.report.case import Case
from tieline.report.case_index import CaseIndex, index_case
from tieline.report.network_graph import FAMILIES, make_graph


def luminance(colour: str) -> float:
    """Relative luminance of a colour, by WCAG."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_colours_have_contrast_on_white() -> None:
    """Every colour of a line's words has a contrast of at least 4.5 to 1."""
    assert all(1.05 / (luminance(colour) + 0.05) >= 4.5 for _, colour in FAMILIES.values())


def test_few_parties_are_all_shown(index: CaseIndex) -> None:
    """Nothing is left out of a small network."""
    graph = make_graph(index)
    assert (graph.left_out, graph.ties_left_out) == (0, 0)
    assert {node.name for node in graph.nodes} >= {"Hongtan Microsystems", "Linhai Air Show"}


def test_many_parties_are_cut_to_the_most_important(case: Case) -> None:
    """A large network shows as many as allowed, none alone, and counts the rest."""
    graph = make_graph(index_case(random_case(case, 5, nodes=120, ties=200)))
    assert len(graph.nodes) <= 40
    assert graph.left_out > 50
    assert graph.ties_left_out > 50
    tied = {end for edge in graph.edges for end in (edge.source, edge.target)}
    assert tied == set(range(len(graph.nodes)))


def test_every_type_has_a_colour(case: Case) -> None:
    """No type of tie is without a family."""
    index = index_case(random_case(case, 9, nodes=30, ties=400))
    assert {tie.type for tie in index.case.relationships} == set(RelationshipType)
    assert {edge.family for edge in make_graph(index).edges} == set(FAMILIES)


def test_equal_ties_are_one_line(index: CaseIndex) -> None:
    """Two parties have one line per label and standing."""
    edges = make_graph(index).edges
    assert len(edges) == len(set(edges))
