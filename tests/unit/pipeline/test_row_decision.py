"""Decisions about names, applied to rows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.pipeline.sample import AT, keep_entities, keep_listings, make_entity, make_listing
from tests.unit.screen.result_builder import make_result
from tieline.model import Listing, RowHit, Verdict
from tieline.pipeline.judge import judge
from tieline.pipeline.row_decision import Earlier, RowDecisions
from tieline.pipeline.workspace import Workspace
from tieline.screen.batch import IDENTIFIER_EQUAL
from tieline.screen.record import listing_fingerprint

LISTING = make_listing("Acme Holding Ltd")
NEWER = make_listing("Acme Holding Group Ltd", snapshot="two")
LATER = "2030-01-01T00:00:00+00:00"


@pytest.fixture(autouse=True)
def party(workspace: Workspace) -> None:
    """Put a party and a listing into the workspace."""
    keep_listings(workspace, LISTING)
    keep_entities(workspace, make_entity("Acme"))


def hit_on(listing: Listing) -> RowHit:
    """Make an open hit on a listing."""
    told = (listing.list_name, listing.entry_id, listing.name, 0.9, Verdict.SAME, ("sounds alike",))
    return RowHit(listing.id, *told, listing_fingerprint(listing))


def decisions(workspace: Workspace, *listings: Listing, until: str | None = None) -> RowDecisions:
    """Load the decisions about a listing."""
    return RowDecisions.load(workspace.store, listings or [LISTING], until=until)


def test_what_was_rejected_is_no_hit(workspace: Workspace) -> None:
    """It stands apart, with who decided and when."""
    judge(workspace, "Acme", LISTING.id, Verdict.DIFFERENT, by="me", reason="a bakery")
    found = decisions(workspace).apply(make_result(1, "ACME Ltd", hit_on(LISTING)))
    assert found.hits == ()
    assert found.rejected[0].reasons[0] == "Judged different by me on 2023-11-14: a bakery"


def test_another_name_is_not_concerned(workspace: Workspace) -> None:
    """The row that bears another name is still to be looked at."""
    judge(workspace, "Acme", LISTING.id, Verdict.DIFFERENT, by="me")
    result = make_result(1, "Acme Holding", hit_on(LISTING))
    assert decisions(workspace).apply(result) == result


def test_an_identifier_reopens_what_was_rejected_by_name(workspace: Workspace) -> None:
    """Whoever called the name another's did not see the number of this row."""
    judge(workspace, "Acme", LISTING.id, Verdict.DIFFERENT, by="me")
    numbered = replace(hit_on(LISTING), reasons=(f"{IDENTIFIER_EQUAL}91310000 is listed as Tax ID 91310000.",))
    (hit,) = decisions(workspace).apply(make_result(1, "Acme", numbered)).hits
    assert (hit.judged, "an identifier of the listing" in hit.reasons[0]) == (False, True)


def test_a_changed_entry_is_shown_again(workspace: Workspace) -> None:
    """The hit is open, and its first reason says why."""
    judge(workspace, "Acme", LISTING.id, Verdict.DIFFERENT, by="me")
    (hit,) = decisions(workspace, NEWER).apply(make_result(1, "Acme", hit_on(NEWER))).hits
    assert (hit.judged, "the entry changed since" in hit.reasons[0]) == (False, True)


def test_an_unchanged_entry_of_a_newer_edition_stays_rejected(workspace: Workspace) -> None:
    """The decision was about the entry, not about a file."""
    judge(workspace, "Acme", LISTING.id, Verdict.DIFFERENT, by="me")
    again = make_listing("Acme Holding Ltd", snapshot="two")
    assert decisions(workspace, again).apply(make_result(1, "Acme", hit_on(again))).hits == ()


def test_a_changed_row_is_shown_again(workspace: Workspace) -> None:
    """Another country or number of the row since the record makes the hit open."""
    judge(workspace, "Acme", LISTING.id, Verdict.DIFFERENT, by="me")
    now = make_result(1, "Acme", hit_on(LISTING), country="DE")
    earlier = Earlier(make_result(1, "Acme"), is_changed=True, made_at=LATER)
    (hit,) = decisions(workspace).apply(now, earlier=earlier).hits
    assert "the row changed since" in hit.reasons[0]


def test_a_hit_that_came_back_stays_until_it_is_judged_again(workspace: Workspace) -> None:
    """The next record shows the same row with an open hit: the old decision does not close it."""
    judge(workspace, "Acme", LISTING.id, Verdict.DIFFERENT, by="me")
    now = make_result(1, "Acme", hit_on(LISTING), country="DE")
    earlier = Earlier(now, is_changed=False, made_at=LATER)
    assert len(decisions(workspace).apply(now, earlier=earlier).hits) == 1
    judge(replace(workspace, now=lambda: "2031-01-01T00:00:00+00:00"), "Acme", LISTING.id, Verdict.DIFFERENT, by="me")
    assert decisions(workspace).apply(now, earlier=earlier).hits == ()


def test_what_was_called_the_same_is_there_without_a_proposal(workspace: Workspace) -> None:
    """A person knows more than the index."""
    judge(workspace, "Acme", LISTING.id, Verdict.SAME, by="me")
    (hit,) = decisions(workspace).apply(make_result(1, "Acme")).hits
    assert (hit.listing, hit.verdict, hit.judged, hit.score) == (LISTING.id, Verdict.SAME, True, 1.0)


def test_later_decisions_are_left_out_when_asked(workspace: Workspace) -> None:
    """A record is checked with what was decided by then."""
    judge(workspace, "Acme", LISTING.id, Verdict.DIFFERENT, by="me")
    result = make_result(1, "Acme", hit_on(LISTING))
    assert decisions(workspace, until="2020-01-01T00:00:00+00:00").apply(result) == result
    assert decisions(workspace, until=AT).apply(result).hits == ()
