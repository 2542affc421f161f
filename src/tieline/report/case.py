"""The case: everything one dossier is made from, frozen."""

from __future__ import annotations

from dataclasses import dataclass

from tieline.model import (
    Capture,
    Claim,
    Contradiction,
    Document,
    Entity,
    ExposurePath,
    Finding,
    GradeDecision,
    Hit,
    Holding,
    Issue,
    Judgement,
    Listing,
    Reading,
    Relationship,
    ReplyRecord,
    Snapshot,
    Technology,
)
from tieline.model.ids import EntityId
from tieline.model.page_picture import PagePicture
from tieline.settings import DEFAULT_LIST_AGE_DAYS


@dataclass(frozen=True, slots=True)
class Case:
    """Everything one dossier is made from. The same case always gives the same bytes.

    Attributes:
        title: What the dossier is called.
        generated_at: Aware UTC time in ISO 8601 that the dossier bears; told by the caller, never read from a clock.
        about: Entities the dossier is mainly about; empty when it is about all of them.
        captures: Retrievals of the documents.
        documents: What was read.
        readings: What was read in them.
        entities: Parties, places, events and things.
        relationships: Ties between entities.
        claims: What is in dispute.
        snapshots: Official lists that were screened against.
        listings: Entries of those lists that hits point to.
        hits: Listings proposed for entities or names.
        findings: Results of ownership rules.
        holdings: Stated stakes that the findings rest on.
        judgements: Decisions by people.
        issues: What went wrong with single items.
        max_list_age_days: From which age on a list counts as old.
        paths: Ways from parties of the case to listed parties, the strongest and shortest first.
        paths_left_out: How many ties that have ended lie on further such ways, which are left out.
        listed_names: Names in the holdings that are held to be listed parties, each with its lists in words.
        screened: Every name that was screened, of parties and bare, in order; those without a hit included.
        proposals_waiting: How many proposals of models wait for a rule or a person; none of them is in the case.
        pictures: Scanned pages to show beside the text that was recognised in them.
        technologies: Fields of technology that sources tie to entities.
        contradictions: Facts that sources state with values that cannot all be true.
        grades: What people graded, the overruled included.
        replies: What people recorded of asking parties, the overruled included.
        disputed_outside: How many claims of the workspace are disputed and left out, where the case is narrowed.
    """

    title: str
    generated_at: str
    about: tuple[EntityId, ...] = ()
    captures: tuple[Capture, ...] = ()
    documents: tuple[Document, ...] = ()
    readings: tuple[Reading, ...] = ()
    entities: tuple[Entity, ...] = ()
    relationships: tuple[Relationship, ...] = ()
    claims: tuple[Claim, ...] = ()
    snapshots: tuple[Snapshot, ...] = ()
    listings: tuple[Listing, ...] = ()
    hits: tuple[Hit, ...] = ()
    findings: tuple[Finding, ...] = ()
    holdings: tuple[Holding, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    issues: tuple[Issue, ...] = ()
    max_list_age_days: int = DEFAULT_LIST_AGE_DAYS
    paths: tuple[ExposurePath, ...] = ()
    paths_left_out: int = 0
    listed_names: tuple[tuple[str, tuple[str, ...]], ...] = ()
    screened: tuple[str, ...] = ()
    proposals_waiting: int = 0
    pictures: tuple[PagePicture, ...] = ()
    technologies: tuple[Technology, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    grades: tuple[GradeDecision, ...] = ()
    replies: tuple[ReplyRecord, ...] = ()
    disputed_outside: int = 0
