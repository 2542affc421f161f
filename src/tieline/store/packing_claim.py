"""The packed columns of claims."""

from __future__ import annotations

from typing import cast

from tieline.model import Credibility, Origin, PositionChange, ProposedGrade, ReadReply, Reliability, ReplyStatus
from tieline.model.ids import EntityId, UtteranceId
from tieline.store.packing import Plain, packed


def pack_origin(origin: Origin) -> Plain:
    """Make a plain value of an origin.

    Args:
        origin: The origin.

    Returns:
        Utterances and reasons.
    """
    return [list(origin.utterances), list(origin.reasons)]


def unpack_origin(plain: Plain) -> Origin:
    """Make an origin of a plain value.

    Args:
        plain: Utterances and reasons.

    Returns:
        The origin.
    """
    utterances, reasons = cast("tuple[list[str], list[str]]", plain)
    return Origin(tuple(map(UtteranceId, utterances)), tuple(reasons))


def pack_change(change: PositionChange) -> Plain:
    """Make a plain value of a change of position.

    Args:
        change: The change.

    Returns:
        The earlier and the later utterance.
    """
    return [change.earlier, change.later]


def unpack_change(plain: Plain) -> PositionChange:
    """Make a change of position of a plain value.

    Args:
        plain: The earlier and the later utterance.

    Returns:
        The change.
    """
    earlier, later = cast("tuple[str, str]", plain)
    return PositionChange(UtteranceId(earlier), UtteranceId(later))


def pack_grade(grade: ProposedGrade) -> Plain:
    """Make a plain value of a proposed grade.

    Args:
        grade: The grade.

    Returns:
        Utterance, reliability, credibility and their reasons.
    """
    reasons = [grade.reliability_reason, grade.credibility_reason]
    return [grade.utterance, grade.reliability, grade.credibility, *reasons]


def unpack_grade(plain: Plain) -> ProposedGrade:
    """Make a proposed grade of a plain value.

    Args:
        plain: Utterance, reliability, credibility and their reasons.

    Returns:
        The grade.
    """
    utterance, reliability, credibility, *reasons = cast("tuple[str, str, str, str, str]", plain)
    return ProposedGrade(UtteranceId(utterance), Reliability(reliability), Credibility(credibility), *reasons)


def pack_reply(reply: ReadReply) -> Plain:
    """Make a plain value of what documents tell of a reply.

    Args:
        reply: What they tell.

    Returns:
        Party, its name, status and utterance.
    """
    return [reply.party, reply.party_name, reply.status, reply.utterance]


def unpack_reply(plain: Plain) -> ReadReply:
    """Make what documents tell of a reply of a plain value.

    Args:
        plain: Party, its name, status and utterance.

    Returns:
        What they tell.
    """
    party, name, status, utterance = cast("tuple[str | None, str, str, str | None]", plain)
    return ReadReply(
        None if party is None else EntityId(party),
        name,
        ReplyStatus(status),
        None if utterance is None else UtteranceId(utterance),
    )


ORIGINS = packed(pack_origin, unpack_origin)
CHANGES = packed(pack_change, unpack_change)
GRADES = packed(pack_grade, unpack_grade)
REPLIES = packed(pack_reply, unpack_reply)
