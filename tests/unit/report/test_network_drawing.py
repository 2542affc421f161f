"""Boxes, curves and labels of the network picture."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from tieline.model import Entity, Relationship, RelationshipType, Schema
from tieline.model.ids import EntityId, RelationshipId
from tieline.report.case import Case
from tieline.report.case_index import CaseIndex, index_case
from tieline.report.network_drawing import Drawing, make_drawing
from tieline.report.network_graph import make_graph

WIDTH = 940.0
WORDS = (
    "Great River Northern Precision Instrument Aerospace Institute 研究所 有限公司 Industries Holding 第五十四".split()
)


def random_case(case: Case, seed: int, *, nodes: int = 40, ties: int = 70) -> Case:
    """Give a case with a random network of invented names."""
    chance = random.Random(seed)
    entities = tuple(
        Entity(
            EntityId(f"ent-{number:02}"),
            chance.choice([Schema.COMPANY, Schema.PERSON, Schema.EVENT]),
            " ".join(chance.choices(WORDS, k=chance.randint(1, 7))),
            (),
            (),
        )
        for number in range(nodes)
    )
    pairs = [(chance.choice(entities), chance.choice(entities)) for _ in range(ties)]
    made = tuple(
        replace(
            case.relationships[0],
            id=RelationshipId(f"tie-{number:03}"),
            type=chance.choice(list(RelationshipType)),
            source=source.id,
            target=target.id,
            properties=(),
            according_to=None,
        )
        for number, (source, target) in enumerate(pairs)
    )
    return replace(case, entities=entities, relationships=made, claims=(), hits=(), about=())


def draw(index: CaseIndex) -> Drawing:
    """Draw a case at the usual width."""
    return make_drawing(index, make_graph(index), width_px=WIDTH)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_labels_never_overlap(case: Case, seed: int) -> None:
    """No two labels share an area, neither names nor words on lines, and all are inside the picture."""
    labels = draw(index_case(random_case(case, seed))).labels
    assert len(labels) > 40
    for place, label in enumerate(labels):
        assert not any(label.box.overlaps(other.box) for other in labels[:place])
        assert label.box.x >= 0
        assert label.box.x + label.box.width <= WIDTH


def test_listed_parties_are_marked(index: CaseIndex) -> None:
    """The picture says who is on a list and who may be."""
    marks = {node.entity.name: node.mark for node in draw(index).nodes}
    assert marks["Hongtan Microsystems"] == "on a list"
    assert marks["Qinglan Great River Technology Group"] == "list entry unsure"
    assert marks["Shen Luo"] is None


def test_ties_between_the_same_two_are_drawn_apart(index: CaseIndex) -> None:
    """What is said and what is denied of the same two parties are two curves."""
    drawing = draw(index)
    names = [node.entity.name for node in drawing.nodes]
    fleet = names.index("Northern Fleet")
    curves = [line for line in drawing.lines if fleet in (line.edge.source, line.edge.target)]
    assert {line.edge.standing for line in curves} == {"said", "denied"}
    assert len({line.bend for line in curves}) == 2


def test_network_without_ties_is_empty(case: Case) -> None:
    """Parties that nothing ties are not drawn."""
    none: tuple[Relationship, ...] = ()
    drawing = draw(index_case(replace(case, relationships=none)))
    assert (drawing.nodes, drawing.lines, drawing.height_px) == ((), (), 0.0)
