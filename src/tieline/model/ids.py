"""Identifiers: content-based, so that the same facts always get the same id."""

from __future__ import annotations

import hashlib
import json
from typing import NewType

CaptureId = NewType("CaptureId", str)
DocumentId = NewType("DocumentId", str)
MentionId = NewType("MentionId", str)
EntityId = NewType("EntityId", str)
RelationshipId = NewType("RelationshipId", str)
UtteranceId = NewType("UtteranceId", str)
ClaimId = NewType("ClaimId", str)
SnapshotId = NewType("SnapshotId", str)
ListingId = NewType("ListingId", str)
HitId = NewType("HitId", str)
JudgementId = NewType("JudgementId", str)
IssueId = NewType("IssueId", str)
ScreeningId = NewType("ScreeningId", str)
TechnologyId = NewType("TechnologyId", str)
ContradictionId = NewType("ContradictionId", str)
GradeId = NewType("GradeId", str)
ReplyId = NewType("ReplyId", str)

ID_BYTES = 13
"""104 bits of SHA-256: about 10^-13 odds of any collision among a billion ids."""

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_DIGITS = "abcdefghijklmnopqrstuvwxyz234567"
_PAIRS = [first + second for first in _DIGITS for second in _DIGITS]


def content_id(kind: str, *parts: str | int | float | None) -> str:
    """Make an id from what a thing is.

    The parts are serialised as a JSON array before hashing, so no separator can be forged.

    Args:
        kind: A short prefix that says what the id names, such as "doc".
        *parts: What makes the thing itself; None is distinct from "".

    Returns:
        The prefix, a hyphen and 21 lower-case base-32 characters.
    """
    packed = f"[{','.join([_pack(part) for part in (kind, *parts)])}]".encode("utf-8", "surrogatepass")
    # A spare bit at the end makes 21 whole digits of five bits each, as RFC 4648 asks for.
    number = int.from_bytes(hashlib.sha256(packed).digest()[:ID_BYTES], "big") << 1
    return f"{kind}-{''.join([_PAIRS[number >> shift & 1023] for shift in range(95, 0, -10)])}{_DIGITS[number & 31]}"


def _pack(part: str | int | float | None) -> str:
    """One part in JSON; whole numbers, most of which are offsets, take the short way."""
    return str(part) if type(part) is int else _ENCODER.encode(part)
