"""Keeping a person's decision about a party and a listing, or about two parties."""

from __future__ import annotations

from collections.abc import Sequence

from tieline.errors import NotFoundError, UsageError
from tieline.model import Entity, Judgement, Listing, Verdict, content_id
from tieline.model.ids import JudgementId, ListingId
from tieline.pipeline.party import get_parties
from tieline.pipeline.screen_record import was_screened
from tieline.pipeline.workspace import Workspace
from tieline.resolve.family import Family, family_of
from tieline.resolve.judgement import entity_key, make_key


def judge(
    workspace: Workspace, left: str, right: str, verdict: Verdict, *, by: str, reason: str | None = None
) -> Judgement:
    """Keep a decision. It is applied the next time the workspace is resolved, and each time after that.

    Args:
        workspace: Open for writing.
        left: Name or id of a party; with a listing, also a name of a row that a screening record of the workspace has.
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
    left_key, right_key = _find_keys(workspace, left, right)
    if left_key == right_key and verdict is Verdict.SAME:
        raise UsageError(f"{left} and {right} name one party already", hint="name two different parties")
    at = workspace.now()
    judgement_id = JudgementId(content_id("jdg", left_key, right_key, verdict, by, at, reason))
    judgement = Judgement(judgement_id, left_key, right_key, verdict, by, at, reason)
    workspace.store.add_judgement(judgement)
    return judgement


def _find_keys(workspace: Workspace, left: str, right: str) -> tuple[str, str]:
    """The keys that a judgement on two things names."""
    entities = workspace.store.load_resolution().entities
    listing = _find_listing(workspace, right)
    if listing is not None:
        return _find_key(workspace, entities, left, listing), right
    left_party, right_party = (get_parties(entities, name)[0] for name in (left, right))
    if right_party == left_party and left_party.id not in (left, right):
        # Two names that a document gives one party: a person may confirm them, or say that they are two.
        family = family_of(left_party.schema)
        return make_key(family, left), make_key(family, right)
    return entity_key(left_party), entity_key(right_party)


def _find_key(workspace: Workspace, entities: Sequence[Entity], name: str, listing: Listing) -> str:
    """The key of a party, or else of a name that was screened by itself."""
    try:
        return entity_key(get_parties(entities, name)[0])
    except NotFoundError:
        if not was_screened(workspace, name):
            raise
    return make_key(Family.PERSON if listing.kind == "person" else Family.ORGANISATION, name)


def _find_listing(workspace: Workspace, name: str) -> Listing | None:
    """The listing of an id; None where there is none."""
    try:
        return workspace.store.get_listing(ListingId(name))
    except NotFoundError:
        return None
