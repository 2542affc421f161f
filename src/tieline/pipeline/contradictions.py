"""Contradictions of a case: those between documents, and those between documents and official lists."""

from __future__ import annotations

from tieline.model import Contradiction
from tieline.report.case import Case
from tieline.resolve.contradiction_listing import oppose_listings
from tieline.resolve.contradiction_statement import iter_statements


def find_case_contradictions(case: Case) -> tuple[Contradiction, ...]:
    """Find the contradictions of a case. Lists come in here, because a party's entries are known after screening.

    Args:
        case: The case with its hits and listings, and with the contradictions of its resolution.

    Returns:
        All contradictions, sorted by id; one with an official list as a side stands in the place of the same one
        without it.
    """
    entities = {entity.id: entity for entity in case.entities}
    entity_of = {mention: entity.id for entity in case.entities for mention in entity.mentions}
    documents = {document.id: document for document in case.documents}
    stated = iter_statements(list(case.readings), entity_of, entities, documents)
    with_lists = oppose_listings(stated, case.hits, {one.id: one for one in case.listings}, entities)
    wider = [(one.what, set(one.sides)) for one in with_lists]
    between = (
        one
        for one in case.contradictions
        if not any(what is one.what and sides.issuperset(one.sides) for what, sides in wider)
    )
    return tuple(sorted((*between, *with_lists), key=lambda one: one.id))
