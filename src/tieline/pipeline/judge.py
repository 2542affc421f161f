"""Keeping a person's decision about a party and a listing, or about two parties."""

from __future__ import annotations

from collections.abc import Sequence

from tieline.errors import NotFoundError, UsageError
from tieline.model import Entity, Judgement, Listing, Verdict, content_id
from tieline.model.ids import JudgementId, ListingId
from tieline.pipeline.edition import current_listings
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
        right: Id of a listing, or the number that its list gives its entry; or name or id of another party, also
            another name that a document gives the same party.
        verdict: The decision.
        by: Who decides.
        reason: Why, in the person's words.

    Returns:
        The judgement kept.

    Raises:
        NotFoundError: There is no such party, listing or entry.
        UsageError: Both are one party already, several lists have the number, or nobody decides.
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
    listing = _find_listing(workspace, entities, right)
    if listing is not None:
        return _find_key(workspace, entities, left, listing), listing.id
    if not _is_party(entities, right) and (_is_party(entities, left) or was_screened(workspace, left)):
        raise NotFoundError(
            f"{right}: no listing has this id, no entry this number, and no party this name",
            hint="take `listing` or `entry_id` of the hit, as `tieline screen` and `tieline review ls` show them",
        )
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


def _find_listing(workspace: Workspace, entities: Sequence[Entity], name: str) -> Listing | None:
    """The listing of an id, or the newest of an entry's number that names no party; None where there is none."""
    try:
        return workspace.store.get_listing(ListingId(name))
    except NotFoundError:
        if _is_party(entities, name):
            return None
    found = {one.list_name: one for one in current_listings(workspace.store) if one.entry_id == name}
    if len(found) > 1:
        told = "; ".join(f"{one.id} is {one.name} of {list_name}" for list_name, one in found.items())
        raise UsageError(f"{name}: several lists have an entry of this number", hint=f"name the listing: {told}")
    return next(iter(found.values()), None)


def _is_party(entities: Sequence[Entity], name: str) -> bool:
    """Whether a party has a name or id."""
    try:
        return bool(get_parties(entities, name))
    except NotFoundError:
        return False
