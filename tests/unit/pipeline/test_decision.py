"""Decisions applied to bare names."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.pipeline.match_sample import ToldIndex, make_match
from tests.unit.pipeline.sample import keep_entities, keep_listings, make_entity, make_listing
from tieline.model import Verdict
from tieline.pipeline.decision import Decisions
from tieline.pipeline.judge import judge
from tieline.pipeline.screen import find_hits
from tieline.pipeline.workspace import Workspace

LISTING = make_listing("Acme Holding Ltd")


def test_a_decision_about_a_party_holds_for_its_bare_name(workspace: Workspace) -> None:
    """A name in a table of holdings follows what was decided about the party of that name."""
    keep_listings(workspace, LISTING)
    keep_entities(workspace, make_entity("Acme Holding"))
    judge(workspace, "Acme Holding", LISTING.id, Verdict.DIFFERENT, by="me")
    hits = find_hits(ToldIndex({"ACME Holding": (make_match(LISTING),)}), "ACME Holding")
    assert Decisions.load(workspace.store).apply_to_name("ACME Holding", hits) == ()


def test_a_later_decision_overrules(workspace: Workspace) -> None:
    """Of two decisions on one pair the newest counts."""
    keep_listings(workspace, LISTING)
    keep_entities(workspace, make_entity("Acme Holding"))
    judge(workspace, "Acme Holding", LISTING.id, Verdict.DIFFERENT, by="me")
    later = replace(workspace, now=lambda: "2024-01-01T00:00:00+00:00")
    judge(later, "Acme Holding", LISTING.id, Verdict.SAME, by="you")
    hits = find_hits(ToldIndex({"Acme": (make_match(LISTING, verdict=Verdict.UNSURE),)}), "Acme")
    (hit,) = Decisions.load(workspace.store).apply_to_name("Acme Holding", hits)
    assert (hit.verdict, hit.judged) == (Verdict.SAME, True)


def test_a_decision_follows_a_party_that_was_renamed(workspace: Workspace) -> None:
    """When no party is shown under the name judged, the one that has it among its names is meant."""
    keep_listings(workspace, LISTING)
    keep_entities(workspace, make_entity("Acme"))
    judge(workspace, "Acme", LISTING.id, Verdict.DIFFERENT, by="me")
    renamed = make_entity("Acme Holding of Lanqiao", names=("Acme",))
    hits = find_hits(ToldIndex({"Acme": (make_match(LISTING),)}), "Acme", entity=renamed)
    decisions = Decisions.load(workspace.store)
    assert decisions.apply(renamed, hits, shown={"organisation:acme holding of lanqiao"}) == ()
    assert decisions.apply(renamed, hits, shown={"organisation:acme"}) == hits
