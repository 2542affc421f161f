"""The vocabulary as frozen values. No input or output happens here."""

from tieline.model.capture import Capture
from tieline.model.change import Change, ChangeKind, FieldChange
from tieline.model.claim import Claim, Origin, PositionChange
from tieline.model.contradiction import Contradiction, ContradictionKind, Side
from tieline.model.document import Document, Region
from tieline.model.entity import Entity, Judgement, Mention, Schema, Verdict
from tieline.model.event import Event, EventKind
from tieline.model.grade import Credibility, GradeDecision, ProposedGrade, Reliability
from tieline.model.holding import Answer, Finding, Holding
from tieline.model.ids import content_id
from tieline.model.issue import Issue
from tieline.model.listing import Hit, LinkedParty, ListedName, Listing, NameQuality, Snapshot
from tieline.model.partial_date import PartialDate
from tieline.model.path import ExposurePath
from tieline.model.proposal import (
    ModelAnswer,
    Proposal,
    ProposalDecision,
    ProposalKind,
    Proposals,
    ProposalStatus,
    Usage,
)
from tieline.model.reading import Reading, Resolution
from tieline.model.reply import ReadReply, ReplyRecord, ReplyStatus
from tieline.model.screening import ListUsed, Query, RowHit, RowIssue, RowResult, Screening, ScreeningSummary
from tieline.model.span import Evidence, Span
from tieline.model.technology import Technology, TechnologyArea, TechnologyMention, TechnologyScheme
from tieline.model.tie import Property, Relationship, RelationshipMention, RelationshipType
from tieline.model.utterance import CueClass, Stance, Utterance

__all__ = [
    "Answer",
    "Capture",
    "Change",
    "ChangeKind",
    "Claim",
    "Contradiction",
    "ContradictionKind",
    "Credibility",
    "CueClass",
    "Document",
    "Entity",
    "Event",
    "EventKind",
    "Evidence",
    "ExposurePath",
    "FieldChange",
    "Finding",
    "GradeDecision",
    "Hit",
    "Holding",
    "Issue",
    "Judgement",
    "LinkedParty",
    "ListUsed",
    "ListedName",
    "Listing",
    "Mention",
    "ModelAnswer",
    "NameQuality",
    "Origin",
    "PartialDate",
    "PositionChange",
    "Property",
    "Proposal",
    "ProposalDecision",
    "ProposalKind",
    "ProposalStatus",
    "Proposals",
    "ProposedGrade",
    "Query",
    "ReadReply",
    "Reading",
    "Region",
    "Relationship",
    "RelationshipMention",
    "RelationshipType",
    "Reliability",
    "ReplyRecord",
    "ReplyStatus",
    "Resolution",
    "RowHit",
    "RowIssue",
    "RowResult",
    "Schema",
    "Screening",
    "ScreeningSummary",
    "Side",
    "Snapshot",
    "Span",
    "Stance",
    "Technology",
    "TechnologyArea",
    "TechnologyMention",
    "TechnologyScheme",
    "Usage",
    "Utterance",
    "Verdict",
    "content_id",
]
