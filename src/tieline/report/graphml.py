"""The whole network as GraphML, for graph tools such as Gephi, yEd and networkx."""

from __future__ import annotations

import networkx

from tieline.model import Relationship
from tieline.report.case import Case
from tieline.report.case_index import CaseIndex, index_case
from tieline.report.visible import keep_xml_characters
from tieline.report.wording import find_speakers, name_speaker, tie_standing, word_tie


def render_graphml(case: Case) -> str:
    """Render every entity and relationship as a graph.

    Args:
        case: The case.

    Returns:
        GraphML of a directed graph whose pairs may have several edges; attributes are typed. `standing` tells what a
        document itself shows from what was said, denied or not affirmed, and `according_to` names the speaker.
    """
    index = index_case(case)
    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for entity in sorted(case.entities, key=lambda entity: entity.id):
        graph.add_node(
            entity.id,
            label=keep_xml_characters(entity.name),
            schema=entity.schema.value,
            names=keep_xml_characters("; ".join(entity.names)),
            lists=index.find_list_standing(entity.id) or "",
            mentions=len(entity.mentions),
        )
    for tie in sorted(case.relationships, key=lambda tie: tie.id):
        if tie.source in graph and tie.target in graph:
            graph.add_edge(tie.source, tie.target, key=tie.id, **_edge(index, tie))
    lines = networkx.generate_graphml(graph, named_key_ids=True)
    return "\n".join(("<?xml version='1.0' encoding='utf-8'?>", *lines, ""))


def _edge(index: CaseIndex, tie: Relationship) -> dict[str, str | float | bool | int]:
    speakers = find_speakers(index, tie.according_to) if tie.according_to else ()
    names = ", reported by ".join(name_speaker(index, utterance).text for utterance in speakers)
    return {
        "type": tie.type.value,
        "standing": tie_standing(index, tie).value,
        "according_to": keep_xml_characters(names),
        "wording": keep_xml_characters("".join(part.text for part in word_tie(index, tie))),
        "properties": keep_xml_characters("; ".join(f"{item.name}: {item.value}" for item in tie.properties)),
        "confidence": float(tie.confidence),
        "inferred": tie.inferred,
        "evidence": len(tie.evidence),
    }
