"""Whom lists affect on a day, and whose answer changes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.pipeline.sample import keep_listings, make_listing
from tieline.errors import NotFoundError, UsageError
from tieline.model import Answer, Holding, PartialDate
from tieline.ownership.regime import get_regime
from tieline.pipeline.ownership_list import ListedNames
from tieline.pipeline.ownership_scan import (
    Edition,
    Scene,
    choose_lists,
    find_edition,
    find_scenes,
    is_affected,
    load_editions,
    make_scan_ledger,
    narrow_editions,
    scan,
    scan_change,
)
from tieline.pipeline.workspace import Workspace

BIS = get_regime("bis-affiliates")
ENTITY_LIST = "Entity List"
EARLY, LATE = PartialDate("2025-10-15"), PartialDate("2025-10-20")
HOLDINGS = (
    Holding("Acme Holding", "Bolt", 60, 60, False, False, "shares", None, None, "a.csv row 2"),
    Holding("Cato Holding", "Dart", 60, 60, False, False, "shares", None, None, "a.csv row 3"),
)


@pytest.fixture
def lists(workspace: Workspace) -> Workspace:
    """Keep two editions of a list, the later one with a further party, and a list that no rule hangs on.

    Returns:
        The workspace.
    """
    acme = make_listing("Acme Holding", snapshot="one", list_name=ENTITY_LIST)
    keep_listings(workspace, acme, as_of="2025-10-01")
    both = (
        make_listing("Acme Holding", snapshot="two", list_name=ENTITY_LIST),
        make_listing("Cato Holding", snapshot="two", list_name=ENTITY_LIST, entry_id="2"),
        make_listing("Cato Holding", snapshot="two", list_name="Book List", entry_id="3"),
    )
    keep_listings(workspace, *both, as_of="2025-10-18")
    return workspace


def scenes_of(workspace: Workspace, *days: PartialDate) -> list[Scene]:
    """Who is listed on some days."""
    editions = load_editions(workspace, days, [BIS])
    return find_scenes(workspace, HOLDINGS, list(zip(editions, days, strict=True)))


def test_each_day_has_its_edition(lists: Workspace) -> None:
    """Only the newest edition is that of the kept index, and only lists that a rule hangs on are looked at."""
    early, late = load_editions(lists, [EARLY, LATE], [BIS])
    assert ([one.name for one in early.listings], early.is_current) == (["Acme Holding"], False)
    assert ([one.name for one in late.listings], late.is_current) == (["Acme Holding", "Cato Holding"], True)


def test_lists_that_do_not_matter_make_no_notes(lists: Workspace) -> None:
    """The other list has no edition of the day, which nobody asked about; what came on the asked one later is told."""
    (edition,) = load_editions(lists, [EARLY], [BIS])
    (note,) = edition.notes
    assert ("Entity List 1" in note, "Book List" in note) == (True, False)


def test_who_became_listed_changes_what_is_covered(lists: Workspace) -> None:
    """The party that the later edition adds, and its company."""
    first, second = scenes_of(lists, EARLY, LATE)
    changes = list(scan_change(make_scan_ledger(HOLDINGS, [first, second]), (first, second), [BIS]))
    assert [change.after.entity for change in changes] == ["Cato Holding", "Dart"]
    assert {(change.before.answer, change.after.answer) for change in changes} == {(Answer.NO, Answer.YES)}


def test_a_scan_finds_whom_a_day_affects(lists: Workspace) -> None:
    """In the order of names, with a caution about the proposed match."""
    (scene,) = scenes_of(lists, LATE)
    found = list(scan(make_scan_ledger(HOLDINGS, [scene]), scene, [BIS]))
    assert [(one.entity, is_affected(one)) for one in found] == [("Bolt", True), ("Dart", True)]
    assert "nobody has judged" in (found[0].note or "")


def test_a_suspended_rule_affects_nobody() -> None:
    """What it would reach is found, and is no effect."""
    scene = Scene(PartialDate("2026-03-01"), ListedNames({"Acme Holding": ()}))
    (finding,) = scan(make_scan_ledger(HOLDINGS, [scene]), scene, [BIS])
    assert (finding.answer, is_affected(finding)) == (Answer.NO, False)


def test_a_list_is_chosen_by_any_of_its_names(lists: Workspace) -> None:
    """One that is not there is told, with those that are."""
    assert choose_lists([ENTITY_LIST, "Book List"], [BIS], "entity") == {ENTITY_LIST}
    with pytest.raises(UsageError, match="no list 'Best'"):
        load_editions(lists, [LATE], [BIS], wanted="Best")


def test_a_snapshot_is_found_by_its_file_name(lists: Workspace) -> None:
    """The whole of it, of which the lists that matter are left."""
    edition = find_edition(lists, "two.csv")
    assert (len(edition.listings), edition.day) == (3, PartialDate("2025-10-18"))
    assert [len(one.listings) for one in narrow_editions([edition, Edition(())], [BIS])] == [2, 0]


def test_a_snapshot_that_is_nowhere_is_told(workspace: Workspace, tmp_path: Path) -> None:
    """Neither kept nor a file."""
    with pytest.raises(NotFoundError, match="neither a file nor a snapshot"):
        find_edition(workspace, str(tmp_path / "none.csv"))


def test_editions_that_differ_have_their_own_indexes(lists: Workspace) -> None:
    """A listing of one edition is not found on the day of another."""
    (edition,) = load_editions(lists, [EARLY], [BIS])
    other = replace(edition, listings=())
    scenes = find_scenes(lists, HOLDINGS, [(edition, EARLY), (other, EARLY)])
    assert [sorted(scene.listed.lists) for scene in scenes] == [["Acme Holding"], []]
