"""The dossier as one JSON object, for programs: the twin of the page.

Its shape is stable: `version` goes up when a field is renamed or removed, and fields may be added at any time.

    {"format": "tieline-dossier", "version": 1, "title": .., "generated_at": .., "about": [entity ids],
     "counts": {name: n}, "sources": [..], "entities": [..], "relationships": [..], "utterances": [..], "claims": [..],
     "technologies": [..], "contradictions": [..],
     "lists": [..], "listings": [..], "hits": [..], "screened": [..], "findings": [..], "paths": [..], "holdings": [..],
     "judgements": [..], "issues": [..], "not_found": {..}}

Items are records as in `records.jsonl`, without texts and mentions, which stand there. Sources add their number in the
dossier, media type, number of characters and captures. Relationships add `standing` (shown, said, denied,
not_affirmed) and `wording`, the sentence of the page.
"""

from __future__ import annotations

import json

from tieline.model import Capture, Document, Holding, Judgement, Relationship, Snapshot
from tieline.model.utterance import Standing
from tieline.report.case import Case
from tieline.report.case_index import CaseIndex, index_case
from tieline.report.list_age import age_of
from tieline.report.record_shape import Record, document_record, relationship_record
from tieline.report.records import iter_indexed_records
from tieline.report.view_absence import make_absence
from tieline.report.wording import tie_standing, word_tie

FORMAT_VERSION = 1

_SECTIONS = {
    "entity": "entities",
    "relationship": "relationships",
    "utterance": "utterances",
    "claim": "claims",
    "technology": "technologies",
    "contradiction": "contradictions",
    "listing": "listings",
    "hit": "hits",
    "screened": "screened",
    "finding": "findings",
    "path": "paths",
    "issue": "issues",
}


def render_dossier_json(case: Case) -> str:
    """Render the dossier for programs.

    Args:
        case: The case.

    Returns:
        One JSON object, indented, ended by a line feed; equal cases give equal text.
    """
    return json.dumps(make_dossier_record(index_case(case)), ensure_ascii=False, indent=1) + "\n"


def make_dossier_record(index: CaseIndex) -> Record:
    """Make the object of `dossier.json`.

    Args:
        index: The case with its look-ups.

    Returns:
        What JSON can hold; see the module's description.
    """
    case = index.case
    sections: dict[str, list[Record]] = {name: [] for name in _SECTIONS.values()}
    for record in iter_indexed_records(index):
        section = _SECTIONS.get(str(record["kind"]))
        if section is not None:
            sections[section].append(record)
    sections["relationships"] = [
        _relationship(index, tie) for tie in sorted(case.relationships, key=lambda tie: tie.id)
    ]
    standings = [record["standing"] for record in sections["relationships"]]
    return {
        "format": "tieline-dossier",
        "version": FORMAT_VERSION,
        "title": case.title,
        "generated_at": case.generated_at,
        "about": list(case.about),
        "counts": {
            "sources": len(index.documents),
            "parties": len(index.parties),
            "parties_listed": sum(index.is_listed(party.id) for party in index.parties),
            "relationships": len(standings),
            "relationships_shown": standings.count(Standing.SHOWN),
            "claims": len(case.claims),
            "claims_disputed": sum(claim.is_disputed for claim in case.claims),
            "names_screened": len(case.screened),
            "findings": len(case.findings),
            "issues": len(case.issues),
            "notices": sum(issue.is_notice for issue in case.issues),
        },
        "sources": [_source(index, document) for document in index.documents],
        **sections,
        "lists": [_list(snapshot, case) for snapshot in index.snapshots],
        "holdings": [_holding(item) for item in sorted(case.holdings, key=_holding_order)],
        "judgements": [_judgement(item) for item in sorted(case.judgements, key=lambda item: item.id)],
        "not_found": _not_found(index),
    }


def _relationship(index: CaseIndex, tie: Relationship) -> Record:
    wording = "".join(part.text for part in word_tie(index, tie))
    return {**relationship_record(tie), "standing": tie_standing(index, tie).value, "wording": wording}


def _source(index: CaseIndex, document: Document) -> Record:
    record = document_record(document)
    del record["text"]
    captures = index.captures_of.get(document.sha256, ())
    return {
        **record,
        "number": index.number_of[document.id],
        "characters": len(document.text),
        "captures": [_capture(capture) for capture in captures],
    }


def _capture(capture: Capture) -> Record:
    return {
        "id": capture.id,
        "source": capture.source,
        "retrieved_at": capture.retrieved_at,
        "method": capture.method,
        "status": capture.status,
        "headers": [list(header) for header in capture.headers],
        "size_bytes": capture.size_bytes,
    }


def _list(snapshot: Snapshot, case: Case) -> Record:
    return {
        "id": snapshot.id,
        "source": snapshot.source,
        "format": snapshot.format,
        "sha256": snapshot.sha256,
        "as_of": None if snapshot.as_of is None else str(snapshot.as_of),
        "age": age_of(snapshot, case.generated_at, max_age_days=case.max_list_age_days),
        "imported_at": snapshot.imported_at,
        "listings": snapshot.listings,
        "ignored_fields": list(snapshot.ignored_fields),
    }


def _holding(holding: Holding) -> Record:
    return {
        "owner": holding.owner,
        "owned": holding.owned,
        "low_pct": holding.low_pct,
        "high_pct": holding.high_pct,
        "low_open": holding.low_open,
        "high_open": holding.high_open,
        "kind": holding.kind,
        "held_from": None if holding.held_from is None else str(holding.held_from),
        "held_to": None if holding.held_to is None else str(holding.held_to),
        "source": holding.source,
    }


def _holding_order(holding: Holding) -> tuple[str, str, str, str]:
    return (holding.owned, holding.owner, holding.kind, holding.source)


def _judgement(judgement: Judgement) -> Record:
    return {
        "id": judgement.id,
        "left": judgement.left,
        "right": judgement.right,
        "verdict": judgement.verdict.value,
        "by": judgement.by,
        "decided_at": judgement.decided_at,
        "reason": judgement.reason,
    }


def _not_found(index: CaseIndex) -> Record:
    absence = make_absence(index)
    return {
        "names_screened": absence.screened,
        "names_with_hits": absence.names_with_hits,
        "names_without_hits": list(absence.unlisted_names),
        "parties_without_hits": [name for name, _ in absence.unlisted],
        "sources_without_text": list(absence.unread),
        "parties_without_ties_or_claims": [name for name, _ in absence.untied],
        "claims_without_denial": absence.undenied,
    }
