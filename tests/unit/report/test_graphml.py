"""The network as GraphML."""

from __future__ import annotations

import io

import networkx

from tieline.report.case import Case
from tieline.report.graphml import render_graphml


def read(case: Case) -> networkx.MultiDiGraph[str]:
    """Read the graph back with the library that graph people use."""
    graph = networkx.read_graphml(io.BytesIO(render_graphml(case).encode()), force_multigraph=True)
    assert isinstance(graph, networkx.MultiDiGraph)
    return graph


def test_every_entity_and_relationship_is_in_the_graph(case: Case) -> None:
    """Nothing is left out, whatever the picture shows."""
    graph = read(case)
    assert graph.number_of_nodes() == len(case.entities)
    assert graph.number_of_edges() == len(case.relationships)


def test_attributes_are_typed(case: Case) -> None:
    """Numbers and truth values come back as such."""
    graph = read(case)
    _, _, edge = next(iter(graph.edges(data=True)))
    assert isinstance(edge["confidence"], float)
    assert isinstance(edge["inferred"], bool)
    assert isinstance(edge["evidence"], int)


def test_said_edges_name_their_speaker(case: Case) -> None:
    """An edge that was said carries its standing and who said it."""
    said = [edge for _, _, edge in read(case).edges(data=True) if edge["standing"] != "shown"]
    assert {edge["according_to"] for edge in said} == {
        "Petra Oduya, reported by The Harbour Post",
        "Aldous Fenwright",
        "Shen Luo",
    }


def test_hostile_names_leave_the_file_well_formed(hostile_case: Case) -> None:
    """Control characters and markup in names do not break the XML."""
    assert read(hostile_case).number_of_nodes() == 2
