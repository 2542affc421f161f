"""Keeping a person's decision about a party and a listing, or about two parties."""

from __future__ import annotations

from tieline.errors import NotFoundError, UsageError
from tieline.model import Judgement, Verdict, content_id
from tieline.model.ids import JudgementId, ListingId
from tieline.pipeline.party import get_parties
from tieline.pipeline.workspace import Workspace
from tieline.resolve.family import family_of
from tieline.resolve.judgement import entity_key, make_key


def judge(
    workspace: Workspace, left: str, right: str, verdict: Verdict, *, by: str, reason: str | None = None
) -> Judgement:
    """Keep a decision. It is applied the next time the workspace is resolved, and each time after that.

    Args:
        workspace: Open for writing.
        left: Name or id of a party.
        right: Id of a listing, or name or id of another party; also another name that a document gives the same party.
        verdict: The decision.
        by: Who decides.
        reason: Why, in the person's words.

    Returns:
        The judgement kept.

    Raises:
        NotFoundError: There is no such party.
        UsageError: Both are one party already, or nobody decides.
    """
    if not by.strip():
        raise UsageError("a judgement needs the name of who decides", hint="--by NAME")
    entities = workspace.store.load_resolution().entities
    left_party = get_parties(entities, left)[0]
    left_key = entity_key(left_party)
    if _is_listing(workspace, right):
        right_key = right
    elif (right_party := get_parties(entities, right)[0]) == left_party and left_party.id not in (left, right):
        # Two names that a document gives one party: a person may confirm them, or say that they are two.
        left_key, right_key = (make_key(family_of(left_party.schema), name) for name in (left, right))
    else:
        right_key = entity_key(right_party)
    if left_key == right_key and verdict is Verdict.SAME:
        raise UsageError(f"{left} and {right} name one party already", hint="name two different parties")
    at = workspace.now()
    judgement_id = JudgementId(content_id("jdg", left_key, right_key, verdict, by, at, reason))
    judgement = Judgement(judgement_id, left_key, right_key, verdict, by, at, reason)
    workspace.store.add_judgement(judgement)
    return judgement


def _is_listing(workspace: Workspace, name: str) -> bool:
    """Whether a listing has this id."""
    try:
        workspace.store.get_listing(ListingId(name))
    except NotFoundError:
        return False
    return True
