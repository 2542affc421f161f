"""The shape of each kind of record, as JSON can hold it; see `tieline.report.records` for what they have in common."""

from __future__ import annotations

from tieline.model import Document, Entity, Evidence, Finding, Issue, Listing, Mention, Relationship, Utterance
from tieline.report.case_index import CaseIndex

Record = dict[str, object]


def document_record(document: Document) -> Record:
    """Give a document as a record.

    Args:
        document: The document.

    Returns:
        Its canonical text and where it comes from.
    """
    return {
        "kind": "document",
        "id": document.id,
        "path": document.path,
        "title": document.title,
        "language": document.language,
        "published_on": _text(document.published_on),
        "sha256": document.sha256,
        "media_type": document.media_type,
        "text": document.text,
    }


def entity_record(entity: Entity) -> Record:
    """Give an entity as a record.

    Args:
        entity: The entity.

    Returns:
        Its names; `schema` is a FollowTheMoney schema.
    """
    return {
        "kind": "entity",
        "id": entity.id,
        "schema": entity.schema.value,
        "name": entity.name,
        "names": list(entity.names),
        "mentions": list(entity.mentions),
    }


def mention_record(mention: Mention, *, entity: str | None) -> Record:
    """Give a mention as a record.

    Args:
        mention: The mention.
        entity: The entity it belongs to; None when it belongs to none.

    Returns:
        Where it stands and what it names.
    """
    return {
        "kind": "mention",
        "id": mention.id,
        "document": mention.document,
        "start": mention.span.start,
        "end": mention.span.end,
        "quote": mention.quote,
        "schema": mention.schema.value,
        "name": mention.name,
        "entity": entity,
        "same_as": mention.same_as,
    }


def relationship_record(tie: Relationship) -> Record:
    """Give a relationship as a record.

    Args:
        tie: The relationship.

    Returns:
        Its ends, properties and evidence, and the utterance it is according to, if any.
    """
    values: dict[str, list[str]] = {}
    words: dict[str, list[Record]] = {}
    for item in tie.properties:
        if item.value not in values.setdefault(item.name, []):
            values[item.name].append(item.value)
        words.setdefault(item.name, []).append({"value": item.value, **evidence_record(item.evidence)})
    return {
        "kind": "relationship",
        "id": tie.id,
        "type": tie.type.value,
        "source_name": tie.source_name,
        "target_name": tie.target_name,
        "source": tie.source,
        "target": tie.target,
        "properties": {name: stated[0] if len(stated) == 1 else stated for name, stated in values.items()},
        "property_evidence": words,
        "evidence": [evidence_record(item) for item in tie.evidence],
        "according_to": tie.according_to,
        "rule": tie.rule,
        "confidence": tie.confidence,
        "inferred": tie.inferred,
        "accepted_by": tie.accepted_by,
    }


def utterance_record(index: CaseIndex, utterance: Utterance) -> Record:
    """Give an utterance as a record.

    Args:
        index: The case with its look-ups.
        utterance: The utterance.

    Returns:
        Who says what; speaker and about are entities.
    """
    document = index.document_of.get(utterance.document)
    passage = utterance.evidence_span
    about = (index.entity_of_mention.get(mention) for mention in utterance.about)
    return {
        "kind": "utterance",
        "id": utterance.id,
        "speaker_name": utterance.speaker_name,
        "speaker": None if utterance.speaker is None else index.entity_of_mention.get(utterance.speaker),
        "cue": utterance.cue,
        "cue_class": utterance.cue_class.value,
        "stance": utterance.stance.value,
        "content": {
            "start": utterance.content_span.start,
            "end": utterance.content_span.end,
            "quote": utterance.content,
        },
        "about": list(dict.fromkeys(entity for entity in about if entity is not None)),
        "said_on": _text(utterance.said_on),
        "parent": utterance.parent,
        "document": utterance.document,
        "cue_start": utterance.cue_span.start,
        "cue_end": utterance.cue_span.end,
        "passage": {
            "start": passage.start,
            "end": passage.end,
            "quote": None if document is None else passage.cut(document.text),
        },
        "rule": utterance.rule,
        "confidence": utterance.confidence,
    }


def listing_record(listing: Listing) -> Record:
    """Give an entry of an official list as a record.

    Args:
        listing: The entry.

    Returns:
        Everything the list says of it.
    """
    return {
        "kind": "listing",
        "id": listing.id,
        "snapshot": listing.snapshot,
        "list": listing.list_name,
        "authority": listing.authority,
        "entry_id": listing.entry_id,
        "party": listing.kind,
        "name": listing.name,
        "names": [name.text for name in listing.names],
        "aliases": [name.text for name in listing.names[1:]],
        "name_qualities": [name.quality.value for name in listing.names],
        "countries": list(listing.countries),
        "addresses": list(listing.addresses),
        "identifiers": [{"type": kind, "value": value} for kind, value in listing.identifiers],
        "programmes": list(listing.programmes),
        "reason": listing.reason,
        "citation": listing.citation,
        "licence_requirement": listing.licence_requirement,
        "licence_policy": listing.licence_policy,
        "listed_on": _text(listing.listed_on),
        "delisted_on": _text(listing.delisted_on),
        "suspended_on": _text(listing.suspended_on),
        "suspended_until": _text(listing.suspended_until),
        "linked": [{"relation": one.relation, "name": one.name, "entry_id": one.entry_id} for one in listing.linked],
        "remarks": listing.remarks,
        "url": listing.url,
        "row": listing.row,
    }


def finding_record(finding: Finding) -> Record:
    """Give a finding as a record.

    Args:
        finding: The finding.

    Returns:
        The answer with its proof and what is missing.
    """
    return {
        "kind": "finding",
        "entity": finding.entity,
        "rule": finding.rule,
        "rule_title": finding.rule_title,
        "as_of": str(finding.as_of),
        "answer": finding.answer.value,
        "proof": list(finding.proof),
        "missing": list(finding.missing),
        "note": finding.note,
    }


def issue_record(issue: Issue) -> Record:
    """Give an issue as a record.

    Args:
        issue: The issue.

    Returns:
        What went wrong with which item, and what to try; `notice` is true where nothing failed.
    """
    return {
        "kind": "issue",
        "id": issue.id,
        "stage": issue.stage,
        "code": issue.code,
        "item": issue.item,
        "message": issue.message,
        "try": issue.hint,
        "notice": issue.is_notice,
    }


def evidence_record(evidence: Evidence) -> Record:
    """Give the words that state something, as part of a record.

    Args:
        evidence: The words.

    Returns:
        Document, start, end and quote.
    """
    return {
        "document": evidence.document,
        "start": evidence.span.start,
        "end": evidence.span.end,
        "quote": evidence.quote,
    }


def _text(value: object) -> str | None:
    return None if value is None else str(value)
