"""Right of reply: what a party was asked about a claim, and what it answered."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tieline.model.ids import EntityId, ReplyId, UtteranceId
from tieline.model.partial_date import PartialDate
from tieline.model.span import Evidence


class ReplyStatus(StrEnum):
    """How a party's right of reply stands."""

    NOT_ASKED = "not_asked"
    ASKED = "asked"
    ANSWERED = "answered"
    DECLINED = "declined"
    NO_ANSWER = "no_answer"


@dataclass(frozen=True, slots=True)
class ReadReply:
    """What documents tell of a party's right of reply. What a person recorded always stands before it.

    Attributes:
        party: The party; None when the document's words name no entity.
        party_name: Its name, or the document's words.
        status: How it stands: answered where the party or somebody for it takes a stand, declined or no_answer where
            a document says so, not_asked where no document tells anything.
        utterance: The utterance that tells; None where no document tells anything.
    """

    party: EntityId | None
    party_name: str
    status: ReplyStatus
    utterance: UtteranceId | None


@dataclass(frozen=True, slots=True)
class ReplyRecord:
    """What a person recorded of asking a party. The newest record of a party on a claim counts; none is deleted.

    Attributes:
        id: Content-based: everything else.
        evidence: Words of the claim: the passage of one of its utterances. Claims are rebuilt, so words are kept.
        party: Name of the party asked.
        status: How it stands; not_asked takes back what was recorded before.
        asked_on: When the party was asked; None when the person does not tell.
        answered_on: When it answered; None when it did not, or the person does not tell.
        answer: The answer in the party's words; None when there is none.
        by: Who recorded it.
        recorded_at: Aware UTC time in ISO 8601.
    """

    id: ReplyId
    evidence: Evidence
    party: str
    status: ReplyStatus
    asked_on: PartialDate | None
    answered_on: PartialDate | None
    answer: str | None
    by: str
    recorded_at: str
