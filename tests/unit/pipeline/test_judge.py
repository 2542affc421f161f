"""Keeping decisions."""

from __future__ import annotations

import pytest

from tests.unit.pipeline.sample import AT, keep_entities, keep_listings, make_entity, make_listing
from tieline.errors import NotFoundError, UsageError
from tieline.model import Verdict
from tieline.pipeline.judge import judge
from tieline.pipeline.workspace import Workspace

LISTING = make_listing("Acme Holding Ltd")


@pytest.fixture(autouse=True)
def parties(workspace: Workspace) -> None:
    """Put two parties and a listing into the workspace."""
    keep_listings(workspace, LISTING)
    keep_entities(workspace, make_entity("Acme Chips"), make_entity("Bolt"))


def test_a_decision_is_kept_with_who_when_and_why(workspace: Workspace) -> None:
    """Every field that a reviewer needs is there."""
    judge(workspace, "Acme Chips", LISTING.id, Verdict.SAME, by="A. Analyst", reason="same address")
    (kept,) = workspace.store.iter_judgements()
    assert (kept.left, kept.right, kept.verdict) == ("organisation:acme chips", LISTING.id, Verdict.SAME)
    assert (kept.by, kept.decided_at, kept.reason) == ("A. Analyst", AT, "same address")


def test_two_parties_are_named_by_keys_that_outlive_ids(workspace: Workspace) -> None:
    """A decision about two parties names both by family and name."""
    kept = judge(workspace, "Acme Chips", "Bolt", Verdict.DIFFERENT, by="me")
    assert (kept.left, kept.right) == ("organisation:acme chips", "organisation:bolt")


def test_a_party_is_the_same_as_itself_already(workspace: Workspace) -> None:
    """Judging one party the same as itself is a mistake."""
    with pytest.raises(UsageError, match="one party already"):
        judge(workspace, "Bolt", "bolt", Verdict.SAME, by="me")


def test_two_names_of_one_party_are_judged_as_names(workspace: Workspace) -> None:
    """A person can confirm that two names which a document gives one party are the same, or that they are two."""
    keep_entities(workspace, make_entity("Acme Chips", names=("Other Foods",)))
    kept = judge(workspace, "Acme Chips", "Other Foods", Verdict.DIFFERENT, by="me")
    assert (kept.left, kept.right) == ("organisation:acme chips", "organisation:other foods")


def test_a_decision_needs_somebody(workspace: Workspace) -> None:
    """Nobody's decision is refused."""
    with pytest.raises(UsageError, match="who decides"):
        judge(workspace, "Bolt", LISTING.id, Verdict.SAME, by=" ")


def test_an_unknown_party_is_named(workspace: Workspace) -> None:
    """A decision about nobody in the workspace is refused."""
    with pytest.raises(NotFoundError, match="Nobody"):
        judge(workspace, "Nobody", LISTING.id, Verdict.SAME, by="me")


def test_an_entry_is_known_by_its_number(workspace: Workspace) -> None:
    """The number that tables show names the newest listing of the entry."""
    newer = make_listing("Acme Holding Ltd", snapshot="two")
    keep_listings(workspace, newer, as_of="2024-06-01")
    assert judge(workspace, "Acme Chips", "1", Verdict.DIFFERENT, by="me").right == newer.id


def test_a_number_of_several_lists_is_asked_about(workspace: Workspace) -> None:
    """Each listing of that number is named with its id."""
    other = make_listing("Bolt Ltd", snapshot="two", list_name="Other List")
    keep_listings(workspace, other)
    with pytest.raises(UsageError, match="several lists") as raised:
        judge(workspace, "Acme Chips", "1", Verdict.DIFFERENT, by="me")
    assert f"{other.id} is Bolt Ltd of Other List" in str(raised.value.hint)


def test_the_argument_that_nothing_has_is_blamed(workspace: Workspace) -> None:
    """A party that is there is not said to be missing where the entry is."""
    with pytest.raises(NotFoundError, match=r"^7: no listing"):
        judge(workspace, "Acme Chips", "7", Verdict.DIFFERENT, by="me")
