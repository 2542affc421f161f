"""Grades in the Admiralty system: how reliable a source is, and how credible what it says, kept apart.

Source:
    NATO STANAG 2511 and AJP-2.1: source reliability A to F, information credibility 1 to 6.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tieline.model.ids import GradeId, UtteranceId
from tieline.model.span import Evidence


class Reliability(StrEnum):
    """How reliable a source is. It says nothing of one statement."""

    COMPLETELY = "A"
    USUALLY = "B"
    FAIRLY = "C"
    NOT_USUALLY = "D"
    UNRELIABLE = "E"
    CANNOT_BE_JUDGED = "F"


class Credibility(StrEnum):
    """How credible a piece of information is. It says nothing of who gave it."""

    CONFIRMED = "1"
    PROBABLY_TRUE = "2"
    POSSIBLY_TRUE = "3"
    DOUBTFUL = "4"
    IMPROBABLE = "5"
    CANNOT_BE_JUDGED = "6"


@dataclass(frozen=True, slots=True)
class ProposedGrade:
    """What stated rules propose for an utterance of a claim. A person's grade always stands before it.

    Attributes:
        utterance: Which utterance.
        reliability: Of its source.
        credibility: Of what it says of the matter: that it is so, or that it is not.
        reliability_reason: The rule's reason, as printed.
        credibility_reason: Likewise.
    """

    utterance: UtteranceId
    reliability: Reliability
    credibility: Credibility
    reliability_reason: str
    credibility_reason: str


@dataclass(frozen=True, slots=True)
class GradeDecision:
    """What a person graded. The newest decision on an axis counts; nothing is ever deleted.

    Attributes:
        id: Content-based: everything else.
        evidence: The words graded: the passage of an utterance. Claims are rebuilt, so it is their words that are kept.
        reliability: Of the source; None where the person says nothing of it.
        credibility: Of the information; None likewise.
        by: Who decided.
        decided_at: Aware UTC time in ISO 8601.
        reason: Why, in the person's words; None where none was given.
        taken_back: Whether the person takes back what was decided on these words before.
    """

    id: GradeId
    evidence: Evidence
    reliability: Reliability | None
    credibility: Credibility | None
    by: str
    decided_at: str
    reason: str | None = None
    taken_back: bool = False
