"""Other names that documents and lists give, and how far they reach."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from bench.resolve_cases import parse_case
from tests.unit.pipeline.match_sample import ToldIndex, make_match
from tests.unit.pipeline.sample import keep_listings, make_listing
from tieline.model import Entity, Hit, ListedName, NameQuality, Verdict
from tieline.names.comparison import SAME_SCORE
from tieline.pipeline.alias import Aliases, find_by_lists, limit_hit
from tieline.pipeline.judge import judge
from tieline.pipeline.resolve import resolve
from tieline.pipeline.screen import find_hits, find_matches, screen
from tieline.pipeline.workspace import Workspace

MAKER, BAKER, BAKER_HANZI = "Huawei Technologies", "Acme Bakery", "阿克梅"
LISTING = make_listing(MAKER)
INDEX = {MAKER: (make_match(LISTING, score=0.99),)}
HOSTILE = {
    "text": f"[{MAKER}|Company|h] ([{BAKER}|Company|h], [{BAKER_HANZI}|Company|h]) bakes.",
    "ties": [
        {"type": "alias_of", "source": BAKER, "target": MAKER},
        {"type": "alias_of", "source": BAKER_HANZI, "target": MAKER},
    ],
}
PAGES: list[dict[str, object]] = [
    HOSTILE,
    {"text": f"[{BAKER}|Company|a] opened in 1950."},
    {"text": f"[{BAKER_HANZI}|Company|z]开业。"},
    {"text": f"[{MAKER}|Company|h] makes phones."},
]


@pytest.fixture(autouse=True)
def pages(workspace: Workspace) -> None:
    """Put a hostile page and three honest ones into the workspace, and a list with the maker."""
    case = parse_case("hostile", json.dumps({"strength": "strong", "documents": PAGES}, ensure_ascii=False))
    for document, reading in zip(case.documents, case.readings, strict=True):
        workspace.store.save_document(document)
        workspace.store.save_reading(reading, version="1")
    keep_listings(workspace, LISTING)
    resolve(workspace)


def _entity(workspace: Workspace, name: str) -> Entity:
    """The entity that is shown under a name."""
    (found,) = [one for one in workspace.store.load_resolution().entities if one.name == name]
    return found


def _hit(workspace: Workspace, name: str) -> Hit:
    """The only hit of the entity that is shown under a name."""
    entity = _entity(workspace, name)
    (found,) = [hit for hit in workspace.store.iter_hits() if hit.entity == entity.id]
    return found


def test_a_hostile_page_makes_no_two_companies_one(workspace: Workspace) -> None:
    """The maker, the bakery and the bearer of its Hanzi name stay three entities."""
    names = sorted(entity.name for entity in workspace.store.load_resolution().entities)
    assert names == sorted([MAKER, BAKER, BAKER_HANZI])


def test_a_name_by_a_page_alone_is_unsure_and_names_the_page(workspace: Workspace) -> None:
    """The bakery is proposed for the maker's listing only with a question mark and the page's own words."""
    screen(workspace, index=ToldIndex(INDEX))
    assert _hit(workspace, MAKER).verdict is Verdict.SAME
    for name in (BAKER, BAKER_HANZI):
        hit = _hit(workspace, name)
        assert (hit.verdict, hit.score < SAME_SCORE) == (Verdict.UNSURE, True)
        page = next(one.path for one in workspace.store.iter_documents() if BAKER in one.text and MAKER in one.text)
        assert page in hit.reasons[0]
        assert f"{name} as another name of {MAKER}: “{MAKER} ({BAKER}, {BAKER_HANZI}) bakes”" in hit.reasons[0]


def test_a_claimed_name_never_speaks_for_its_entity(workspace: Workspace) -> None:
    """The maker's entity has the bakery's name by the page's word: what that name hits is unsure."""
    bakery = make_listing(BAKER, entry_id="2")
    screen(workspace, index=ToldIndex({BAKER: (make_match(bakery, score=0.99),)}))
    hit = _hit(workspace, MAKER)
    assert (hit.verdict, hit.query) == (Verdict.UNSURE, BAKER)
    assert _hit(workspace, BAKER).verdict is Verdict.SAME


def test_a_judgement_lifts_what_a_page_alone_says(workspace: Workspace) -> None:
    """Once a person calls the two names the same they are one entity, and its hit is the same."""
    judge(workspace, MAKER, BAKER, Verdict.SAME, by="A. Analyst")
    resolve(workspace)
    assert BAKER not in {entity.name for entity in workspace.store.load_resolution().entities}
    assert BAKER in Aliases.load(workspace.store).own_names(_entity(workspace, MAKER))
    assert any(other.judged and other.text == MAKER for other in Aliases.load(workspace.store).find(BAKER))


def test_a_judged_hit_counts_more_than_the_cap(workspace: Workspace) -> None:
    """A person who accepts the proposal of a page has the last word."""
    judge(workspace, BAKER_HANZI, LISTING.id, Verdict.SAME, by="A. Analyst")
    screen(workspace, index=ToldIndex(INDEX))
    assert _hit(workspace, BAKER_HANZI).verdict is Verdict.SAME


def test_bare_names_find_other_names_too(workspace: Workspace) -> None:
    """A counterparty called by the other name is proposed, unsure."""
    screen(workspace, names=(BAKER_HANZI,), index=ToldIndex(INDEX))
    (hit,) = [hit for hit in workspace.store.iter_hits() if hit.entity is None]
    assert (hit.query, hit.verdict) == (MAKER, Verdict.UNSURE)


def test_names_that_show_their_likeness_need_nobodys_word(workspace: Workspace) -> None:
    """A spelling of the same name is no other name."""
    assert Aliases.load(workspace.store).find("Tsinghua University") == ()
    assert {other.text for other in Aliases.load(workspace.store).find(MAKER)} == {BAKER, BAKER_HANZI}


def test_other_names_of_a_list_reach_other_lists(workspace: Workspace) -> None:
    """What one list calls by two names is looked up by both, unsure, with the list named."""
    names = (ListedName(BAKER, NameQuality.PRIMARY), ListedName("Brick Oven", NameQuality.ALIAS))
    first = replace(make_listing(BAKER, list_name="First List", entry_id="7"), names=names)
    second = make_listing("Brick Oven", list_name="Second List", entry_id="8")
    index = ToldIndex({BAKER: (make_match(first),), "Brick Oven": (make_match(second, score=0.97),)})
    found = find_matches(index, BAKER)
    ((hit, listing),) = find_by_lists(BAKER, found, lambda name: find_matches(index, name))
    assert (listing.list_name, hit.verdict) == ("Second List", Verdict.UNSURE)
    assert hit.reasons[0] == "Only a list's word: First List, entry 7, gives Brick Oven beside Acme Bakery."


def test_weak_names_of_a_list_lead_nowhere() -> None:
    """A nickname that a list itself calls weak is not searched."""
    names = (ListedName(BAKER, NameQuality.PRIMARY), ListedName("Oven", NameQuality.WEAK))
    first = replace(make_listing(BAKER), names=names)
    index = ToldIndex({BAKER: (make_match(first),)})
    assert list(find_by_lists(BAKER, find_matches(index, BAKER), lambda name: find_matches(index, name))) == []
    assert ("Oven", None) not in index.asked


def test_a_limited_hit_keeps_its_order() -> None:
    """Different scores stay different below the cap."""
    index = ToldIndex({"a": (make_match(LISTING, score=0.99),), "b": (make_match(LISTING, score=0.9),)})
    scores = [limit_hit(hit, "why").score for name in "ab" for hit in find_hits(index, name)]
    assert scores[0] > scores[1]
