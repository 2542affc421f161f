"""Small values of the vocabulary with the fields that a test cares about."""

from __future__ import annotations

import hashlib

from tieline.model import (
    Capture,
    Document,
    Entity,
    Evidence,
    Finding,
    Hit,
    Holding,
    Issue,
    Judgement,
    ListedName,
    Listing,
    Mention,
    NameQuality,
    PartialDate,
    Reading,
    Relationship,
    RelationshipType,
    Resolution,
    Schema,
    Screening,
    Snapshot,
    Span,
    Verdict,
)
from tieline.model.holding import Answer
from tieline.model.ids import (
    CaptureId,
    DocumentId,
    EntityId,
    HitId,
    IssueId,
    JudgementId,
    ListingId,
    MentionId,
    RelationshipId,
    ScreeningId,
    SnapshotId,
)

NOON = "2026-11-21T12:00:00+00:00"


def sha256(content: str) -> str:
    """Hash a content.

    Args:
        content: What stands for the bytes.

    Returns:
        Its SHA-256 in hexadecimal.
    """
    return hashlib.sha256(content.encode()).hexdigest()


def make_capture(source: str, content: str, *, at: str = NOON) -> Capture:
    """Make a capture of a file.

    Args:
        source: Where from.
        content: What stands for the bytes.
        at: When.

    Returns:
        The capture.
    """
    return Capture(
        CaptureId(f"cap-{source}-{content}-{at}"), source, at, "file", None, (), sha256(content), len(content)
    )


def make_document(path: str, text: str, *, title: str | None = None, content: str | None = None) -> Document:
    """Make a document of a plain text.

    Args:
        path: Where from.
        text: Its text.
        title: Its title.
        content: What stands for the bytes; None means the path.

    Returns:
        The document.
    """
    hashed = sha256(path if content is None else content)
    return Document(DocumentId(f"doc-{hashed[:8]}"), hashed, path, "text/plain", title, None, None, text)


def make_reading(document: Document, *quotes: str) -> Reading:
    """Make a reading with a mention for each quote.

    Args:
        document: What was read.
        *quotes: Words that stand in its text.

    Returns:
        The reading.
    """
    mentions = []
    for quote in quotes:
        start = document.text.index(quote)
        mention_id = MentionId(f"men-{document.id}-{start}")
        span = Span(start, start + len(quote))
        mentions.append(Mention(mention_id, document.id, span, quote, Schema.COMPANY, quote))
    return Reading(document.id, tuple(mentions), (), ())


def make_issue(stage: str, item: str, *, code: str = "damaged", message: str = "It is cut off.") -> Issue:
    """Make an issue.

    Args:
        stage: Which stage met it.
        item: Which item.
        code: Its code.
        message: What happened.

    Returns:
        The issue.
    """
    return Issue(IssueId(f"iss-{stage}-{code}-{item}"), stage, code, item, message, None)


def make_snapshot(*, source: str = "list.csv") -> Snapshot:
    """Make a snapshot.

    Args:
        source: The file it was imported from.

    Returns:
        The snapshot.
    """
    return Snapshot(SnapshotId(f"sna-{source}"), source, "test-csv", sha256(source), PartialDate("2026-07"), NOON, 2)


def make_listing(snapshot: Snapshot, entry: str, *names: str) -> Listing:
    """Make a listing.

    Args:
        snapshot: Where it stands.
        entry: The list's number for it.
        *names: Its names, the primary one first.

    Returns:
        The listing.
    """
    listed = tuple(
        ListedName(name, NameQuality.ALIAS if place else NameQuality.PRIMARY) for place, name in enumerate(names)
    )
    listing_id = ListingId(f"lis-{snapshot.id}-{entry}")
    return Listing(listing_id, snapshot.id, "Entity List", "BIS", entry, "organisation", listed)


def make_holding(owner: str, owned: str, low_pct: float) -> Holding:
    """Make a holding of a known share.

    Args:
        owner: Who holds.
        owned: What is held.
        low_pct: The share in percent.

    Returns:
        The holding.
    """
    return Holding(owner, owned, low_pct, low_pct, False, False, "shares", None, None, "table.csv row 2")


def make_judgement(left: str, right: str, *, at: str = NOON) -> Judgement:
    """Make a judgement that two parties are the same.

    Args:
        left: One.
        right: The other.
        at: When it was decided.

    Returns:
        The judgement.
    """
    return Judgement(JudgementId(f"jud-{left}-{right}-{at}"), left, right, Verdict.SAME, "reviewer", at)


def make_entity(number: int, *names: str) -> Entity:
    """Make an entity.

    Args:
        number: Makes its id.
        *names: Its names; the first is shown.

    Returns:
        The entity.
    """
    mentions = (MentionId(f"men-{number}"),)
    return Entity(EntityId(f"ent-{number}"), Schema.COMPANY, names[0], tuple(sorted(names)), mentions)


def make_resolution(*entities: Entity) -> Resolution:
    """Make a resolution in which the first entity owns the last.

    Args:
        *entities: Sorted by id.

    Returns:
        The resolution.
    """
    owner, owned = entities[0], entities[-1]
    evidence = (Evidence(DocumentId("doc-1"), Span(0, 4), "owns"),)
    ends = (owner.id, owned.id, owner.name, owned.name)
    tie = Relationship(RelationshipId("rel-1"), RelationshipType.OWNS, *ends, (), evidence, None, "owns-1", 0.9)
    return Resolution(entities, (tie,), ())


def make_hit(query: str, score: float) -> Hit:
    """Make a hit.

    Args:
        query: What was screened.
        score: How near it is.

    Returns:
        The hit.
    """
    hit_id = HitId(f"hit-{query}-{score}")
    return Hit(hit_id, query, None, ListingId("lis-1"), query.upper(), score, Verdict.UNSURE, ("the same words",))


def make_finding(entity: str, rule: str) -> Finding:
    """Make a finding.

    Args:
        entity: Whom it is about.
        rule: Id of the rule.

    Returns:
        The finding.
    """
    return Finding(entity, rule, "a rule", PartialDate("2026-11-21"), Answer.NO, ("1. Nobody holds a share.",), ())


def make_screening(number: int, *, at: str = NOON) -> Screening:
    """Make a screening record.

    Args:
        number: Makes its id.
        at: When it was made.

    Returns:
        The record.
    """
    hashed = sha256(f"record {number}")
    return Screening(ScreeningId(f"scr-{number}"), at, "names.csv", None, hashed, hashed, 10**10, 1, 2)
