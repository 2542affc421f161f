"""The records that other programs rely on, as JSON Lines: one object a line, its shape told by `kind`.

Kinds come in this order: document, entity, mention, relationship, utterance, list_relationship, claim, technology,
contradiction, listing, hit, screened, finding, path, issue; within a kind the order is fixed by content. Every `start`
and `end` are code points into the `text` of the document named, and `text[start:end]` is the `quote` beside them.
Fields may be added, never renamed.

`properties` of a relationship gives a string where sources agree, and a list of strings where they state several
values; `property_evidence` gives the words for each. A relationship with `according_to` was said in that utterance:
it is no fact of the document. Evidence that was recognised in a picture has `places`: page, box (left, top, right and
bottom in pixels) and the score of its least sure character.
"""

from __future__ import annotations

from collections.abc import Iterator

from tieline.model import Finding, Hit, Utterance
from tieline.report.case import Case
from tieline.report.case_index import CaseIndex, bare_names, hit_order, index_case
from tieline.report.claim_shape import iter_claim_records
from tieline.report.contradiction_record import contradiction_record
from tieline.report.list_tie import iter_list_ties
from tieline.report.path_shape import path_record
from tieline.report.picture_record import add_places
from tieline.report.record_shape import (
    Record,
    document_record,
    entity_record,
    finding_record,
    issue_record,
    listing_record,
    mention_record,
    relationship_record,
    utterance_record,
)
from tieline.report.technology_record import technology_record


def iter_records(case: Case) -> Iterator[Record]:
    """Give a case as records.

    Args:
        case: The case.

    Yields:
        One record at a time, in a stable order; the values are what JSON can hold.
    """
    yield from iter_indexed_records(index_case(case))


def iter_indexed_records(index: CaseIndex) -> Iterator[Record]:
    """Give a case as records, from look-ups that are already made.

    Args:
        index: The case with its look-ups.

    Yields:
        As `iter_records`.
    """
    case = index.case
    yield from (document_record(document) for document in index.documents)
    yield from (entity_record(entity) for entity in sorted(case.entities, key=lambda entity: entity.id))
    yield from _mentions(index)
    yield from (
        add_places(index, relationship_record(tie)) for tie in sorted(case.relationships, key=lambda tie: tie.id)
    )
    yield from (utterance_record(index, item) for item in order_utterances(index))
    yield from iter_list_ties(index)
    yield from iter_claim_records(index)
    yield from (
        add_places(index, technology_record(item)) for item in sorted(case.technologies, key=lambda item: item.id)
    )
    yield from (contradiction_record(index, item) for item in sorted(case.contradictions, key=lambda item: item.id))
    yield from (listing_record(listing) for listing in sorted(case.listings, key=lambda listing: listing.id))
    yield from _screening(index)
    yield from (finding_record(finding) for finding in sorted(case.findings, key=_finding_order))
    yield from map(path_record, case.paths)
    yield from (issue_record(issue) for issue in sorted(case.issues, key=lambda issue: issue.id))


def order_utterances(index: CaseIndex) -> tuple[Utterance, ...]:
    """Put utterances in the order of the sources.

    Args:
        index: The case with its look-ups.

    Returns:
        By document, then by where they stand in it.
    """
    last = len(index.documents) + 1
    return tuple(
        sorted(
            index.utterance_of.values(),
            key=lambda item: (index.number_of.get(item.document, last), item.evidence_span, item.id),
        )
    )


def _mentions(index: CaseIndex) -> Iterator[Record]:
    order = sorted(
        index.mention_of.values(),
        key=lambda item: (index.number_of.get(item.document, len(index.documents) + 1), item.span, item.id),
    )
    yield from (mention_record(item, entity=index.entity_of_mention.get(item.id)) for item in order)


def _screening(index: CaseIndex) -> Iterator[Record]:
    """Hits, then one row for each party and each bare name that was screened, rows without hits included."""
    if not index.case.screened:
        return
    bare = bare_names(index)
    row_of = {query: len(index.parties) + number for number, query in enumerate(bare, 1)}
    counts = dict.fromkeys(range(1, len(index.parties) + len(bare) + 1), 0)
    rows: list[tuple[int, Hit]] = []
    for hit in index.case.hits:
        number = None if hit.entity is None else index.party_number_of.get(hit.entity)
        rows.append((row_of[hit.query] if number is None else number, hit))
        counts[rows[-1][0]] += 1
    for row, hit in sorted(rows, key=lambda item: (item[0], hit_order(item[1]))):
        yield _hit(index, hit, row)
    for number, party in enumerate(index.parties, 1):
        yield {"kind": "screened", "row": number, "hits": counts[number], "query": party.name, "entity": party.id}
    for query in bare:
        yield {"kind": "screened", "row": row_of[query], "hits": counts[row_of[query]], "query": query, "entity": None}


def _hit(index: CaseIndex, hit: Hit, row: int) -> Record:
    listing = index.listing_of.get(hit.listing)
    return {
        "kind": "hit",
        "id": hit.id,
        "row": row,
        "query": hit.query,
        "entity": hit.entity,
        "list": None if listing is None else listing.list_name,
        "entry_id": None if listing is None else listing.entry_id,
        "listing": hit.listing,
        "name": hit.listed_name,
        "score": hit.score,
        "verdict": hit.verdict.value,
        "judged": hit.judged,
        "reasons": list(hit.reasons),
    }


def _finding_order(finding: Finding) -> tuple[str, str, str]:
    return (finding.entity, finding.rule, finding.as_of.text)
