"""Claims: what is in dispute, who takes which stand on it, and from how many origins."""

from __future__ import annotations

from dataclasses import dataclass

from tieline.model.grade import ProposedGrade
from tieline.model.ids import ClaimId, EntityId, UtteranceId, content_id
from tieline.model.reply import ReadReply
from tieline.model.span import Evidence


@dataclass(frozen=True, slots=True)
class Origin:
    """Utterances that go back to one source, and count once.

    Attributes:
        utterances: In order of saying.
        reasons: Why they are one, each naming what was found; empty for a single utterance.
    """

    utterances: tuple[UtteranceId, ...]
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PositionChange:
    """One speaker who took another stand on the matter later.

    Attributes:
        earlier: What was said first.
        later: What was said on a later day, with another stance.
    """

    earlier: UtteranceId
    later: UtteranceId


@dataclass(frozen=True, slots=True)
class Claim:
    """What is in dispute: utterances about the same matter.

    Attributes:
        id: Content-based: that of the utterance that opens it, see `make_claim_id`.
        matter: A short text: words of the utterance that opens it, on one line, cut at a word.
        affirmed_by: Utterances that affirm it, in order of saying.
        denied_by: Utterances that deny it.
        unclear: Utterances about it that do neither, such as a declined comment.
        about: Entities that the utterances are about.
        partly: Utterances that affirm a part of it.
        stated: Where the words of `matter` stand; None only where no document is at hand.
        opened_by: The utterance those words are of.
        against: Entities that are accused of it.
        topics: Ids of the matters of the bilingual lexicon that its utterances touch.
        origins: Its utterances by independent origin, each utterance in one; the number of origins is what counts.
        changes: Speakers who changed their stand.
        grades: What rules propose for each utterance.
        replies: What documents tell of the right of reply of those who are accused, and of others who were asked.
    """

    id: ClaimId
    matter: str
    affirmed_by: tuple[UtteranceId, ...]
    denied_by: tuple[UtteranceId, ...]
    unclear: tuple[UtteranceId, ...]
    about: tuple[EntityId, ...]
    partly: tuple[UtteranceId, ...] = ()
    stated: Evidence | None = None
    opened_by: UtteranceId | None = None
    against: tuple[EntityId, ...] = ()
    topics: tuple[str, ...] = ()
    origins: tuple[Origin, ...] = ()
    changes: tuple[PositionChange, ...] = ()
    grades: tuple[ProposedGrade, ...] = ()
    replies: tuple[ReadReply, ...] = ()

    @property
    def utterances(self) -> tuple[UtteranceId, ...]:
        """All utterances: those that affirm, deny, affirm a part, and the rest."""
        return (*self.affirmed_by, *self.denied_by, *self.partly, *self.unclear)

    @property
    def is_disputed(self) -> bool:
        """Whether somebody affirms it, or a part of it, and somebody denies it."""
        return bool(self.denied_by) and bool(self.affirmed_by or self.partly)


def make_claim_id(opener: UtteranceId) -> ClaimId:
    """Make the id of a claim out of the utterance that opens it.

    Utterances that join the claim leave its id as it is. Where one of them opens it from then on, the claim is still
    found by the id it had: it belongs to an utterance of it.

    Args:
        opener: Id of the utterance.

    Returns:
        The id.
    """
    return ClaimId(content_id("clm", opener))
