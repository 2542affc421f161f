"""Screening the parties of a workspace."""

from __future__ import annotations

import pytest

from tests.unit.pipeline.match_sample import ToldIndex, make_match
from tests.unit.pipeline.sample import keep_entities, keep_listings, make_entity, make_listing
from tieline.model import Schema, Verdict
from tieline.pipeline.judge import judge
from tieline.pipeline.screen import iter_screened_names, load_index, screen
from tieline.pipeline.workspace import Workspace

ACME = make_entity("Acme Holding", names=("Acme",))
LISTING = make_listing("Acme Holding Ltd")


def test_hits_carry_the_listing_and_the_reasons(workspace: Workspace) -> None:
    """What the index proposes for a party is kept as a hit."""
    keep_listings(workspace, LISTING)
    keep_entities(workspace, ACME)
    done = screen(workspace, index=ToldIndex({"Acme Holding": (make_match(LISTING),)}))
    (hit,) = workspace.store.iter_hits()
    assert (hit.entity, hit.listing, hit.reasons) == (ACME.id, LISTING.id, ("sounds alike",))
    assert (done.names, done.same, done.unsure) == (2, 1, 0)


def test_the_best_name_of_a_party_gives_the_hit(workspace: Workspace) -> None:
    """Two names of one party that hit one listing give one hit."""
    keep_listings(workspace, LISTING)
    keep_entities(workspace, ACME)
    index = ToldIndex({"Acme Holding": (make_match(LISTING, score=0.7),), "Acme": (make_match(LISTING, score=0.8),)})
    screen(workspace, index=index)
    assert [(hit.query, hit.score) for hit in workspace.store.iter_hits()] == [("Acme", 0.8)]


def test_persons_and_organisations_are_kept_apart(workspace: Workspace) -> None:
    """The index is asked for persons where the party is one; places and events are not screened."""
    keep_entities(
        workspace,
        ACME,
        make_entity("Ann Example", schema=Schema.PERSON),
        make_entity("Tianjin", schema=Schema.PLACE),
        make_entity("Expo", schema=Schema.EVENT),
    )
    index = ToldIndex({})
    screen(workspace, index=index)
    assert set(index.asked) == {("Acme Holding", "organisation"), ("Acme", "organisation"), ("Ann Example", "person")}


def test_bare_names_are_screened_against_every_kind(workspace: Workspace) -> None:
    """A name of a counterparty belongs to no entity and may be anybody's."""
    keep_listings(workspace, LISTING)
    index = ToldIndex({"Acme": (make_match(LISTING),)})
    screen(workspace, names=("Acme", "Other"), index=index)
    (hit,) = workspace.store.iter_hits()
    assert hit.entity is None
    assert index.asked == [("Acme", None), ("Other", None)]
    assert workspace.store.load_screened() == ("Acme", "Other")


@pytest.mark.parametrize(
    ("name", "schema", "screened"),
    [
        ("Wang", Schema.PERSON, False),
        ("王伟", Schema.PERSON, True),
        ("Huawei", Schema.COMPANY, True),
        ("X", Schema.COMPANY, False),
    ],
)
def test_names_that_say_too_little_are_not_screened(name: str, schema: Schema, screened: bool) -> None:
    """A lone family name or letter would hit everybody."""
    assert bool(list(iter_screened_names(make_entity(name, schema=schema)))) is screened


def test_a_judgement_survives_resolving_again_and_a_new_edition(workspace: Workspace) -> None:
    """A decision is about the entry, and holds for its listing in a later edition of the list."""
    keep_listings(workspace, LISTING)
    keep_entities(workspace, ACME)
    judge(workspace, "Acme Holding", LISTING.id, Verdict.DIFFERENT, by="me")
    newer = make_listing("Acme Holding Ltd", snapshot="two")
    keep_listings(workspace, newer, as_of="2024-02-01")
    screen(workspace, index=ToldIndex({"Acme Holding": (make_match(newer),)}))
    assert list(workspace.store.iter_hits()) == []


def test_what_was_rejected_is_shown_again_when_its_entry_changed(workspace: Workspace) -> None:
    """A decision was about what the list said then: another name must be looked at again."""
    keep_listings(workspace, LISTING)
    keep_entities(workspace, ACME)
    judge(workspace, "Acme Holding", LISTING.id, Verdict.DIFFERENT, by="me")
    newer = make_listing("Acme Holding Group Ltd", snapshot="two")
    keep_listings(workspace, newer, as_of="2024-02-01")
    screen(workspace, index=ToldIndex({"Acme Holding": (make_match(newer),)}))
    (hit,) = workspace.store.iter_hits()
    assert (hit.judged, "the entry changed since" in hit.reasons[0]) == (False, True)


def test_what_a_person_called_the_same_is_a_hit_without_a_proposal(workspace: Workspace) -> None:
    """A pair judged the same is there even where the index does not find it."""
    keep_listings(workspace, LISTING)
    keep_entities(workspace, ACME)
    judge(workspace, "Acme Holding", LISTING.id, Verdict.SAME, by="me", reason="same address")
    screen(workspace, index=ToldIndex({}))
    (hit,) = workspace.store.iter_hits()
    assert (hit.verdict, hit.judged) == (Verdict.SAME, True)
    assert hit.reasons == ("Judged same by me on 2023-11-14: same address",)


def test_a_judgement_sets_the_verdict_of_a_proposal(workspace: Workspace) -> None:
    """A proposed hit that a person called the same carries that verdict, and the reasons of both."""
    keep_listings(workspace, LISTING)
    keep_entities(workspace, ACME)
    judge(workspace, "Acme Holding", LISTING.id, Verdict.SAME, by="me")
    screen(workspace, index=ToldIndex({"Acme": (make_match(LISTING, verdict=Verdict.UNSURE),)}))
    (hit,) = workspace.store.iter_hits()
    assert (hit.verdict, hit.judged, hit.reasons[1]) == (Verdict.SAME, True, "sounds alike")


def test_the_index_holds_current_editions_only(workspace: Workspace) -> None:
    """An entry of an older edition is not proposed any more."""
    keep_listings(workspace, make_listing("Acme Holding", snapshot="old"), as_of="2023-01-01")
    keep_listings(workspace, make_listing("Bolt Holding", snapshot="new"), as_of="2024-01-01")
    index = load_index(workspace)
    assert len(index) == 1
    assert [match.listing.name for match in index.find("Bolt Holding")] == ["Bolt Holding"]


def test_a_chinese_name_is_screened_against_lists_without_hanzi(workspace: Workspace) -> None:
    """The English entry of a Chinese company is found from its Hanzi name alone."""
    keep_listings(workspace, make_listing("Sieyuan Electric Co., Ltd.", snapshot="new"), as_of="2024-01-01")
    screen(workspace, names=("思源电气股份有限公司",))
    assert workspace.store.load_screened() == ("思源电气股份有限公司",)
    assert [hit.listed_name for hit in workspace.store.iter_hits()] == ["Sieyuan Electric Co., Ltd."]


def test_without_lists_nothing_is_screened(workspace: Workspace) -> None:
    """No list was read, so nothing can be said of any name."""
    screen(workspace, names=("Acme",))
    assert workspace.store.load_screened() == ()
