"""Gathering a case and writing its bundle."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.pipeline.match_sample import ToldIndex, make_match
from tests.unit.pipeline.sample import keep_entities, keep_listings, make_entity, make_listing
from tieline.errors import NotFoundError, StoreError
from tieline.pipeline.report import count_case, load_case, report
from tieline.pipeline.screen import screen
from tieline.pipeline.workspace import Workspace

ACME = make_entity("Acme Holding")
LISTING = make_listing("Acme Holding Ltd")


@pytest.fixture(autouse=True)
def screened(workspace: Workspace) -> None:
    """Put a party with a hit, and a listing without one, into the workspace."""
    keep_listings(workspace, LISTING, make_listing("Other", entry_id="2"))
    keep_entities(workspace, ACME)
    screen(workspace, index=ToldIndex({"Acme Holding": (make_match(LISTING),)}))


def test_a_case_holds_the_listings_of_its_hits_only(workspace: Workspace) -> None:
    """The rest of a list of thousands has no place in a dossier."""
    assert [listing.name for listing in load_case(workspace).listings] == ["Acme Holding Ltd"]


def test_a_case_is_about_the_party_asked_for(workspace: Workspace) -> None:
    """The title and the subject are the party's."""
    case = load_case(workspace, about="acme holding")
    assert (case.title, case.about) == ("Acme Holding", (ACME.id,))


def test_a_case_about_nobody_known_is_refused(workspace: Workspace) -> None:
    """A name that is not in the workspace gets an error with close spellings."""
    with pytest.raises(NotFoundError, match="Acma"):
        load_case(workspace, about="Acma Holding")


def test_the_bundle_is_written_whole(workspace: Workspace, tmp_path: Path) -> None:
    """Every file of the bundle lies in the folder, and nothing else is left behind."""
    done = report(workspace, tmp_path / "out")
    assert {path.name for path in (tmp_path / "out").iterdir()} == {path.name for path in done.files}
    assert (tmp_path / "out" / "dossier.html").read_text(encoding="utf-8").startswith("<!")


def test_the_same_workspace_gives_the_same_bytes(workspace: Workspace, tmp_path: Path) -> None:
    """Two bundles of one workspace are equal, byte for byte."""
    first = report(workspace, tmp_path / "one").files
    second = report(workspace, tmp_path / "two").files
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_other_files_of_the_folder_are_left_alone(workspace: Workspace, tmp_path: Path) -> None:
    """Writing replaces the files of the bundle only."""
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    report(workspace, tmp_path)
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_a_folder_that_cannot_be_written_is_named(workspace: Workspace, tmp_path: Path) -> None:
    """A file in the place of the folder is an error of the store."""
    (tmp_path / "taken").write_text("x", encoding="utf-8")
    with pytest.raises(StoreError, match="taken"):
        report(workspace, tmp_path / "taken")


def test_counts_tell_parties_and_hits(workspace: Workspace) -> None:
    """The summary counts what a reader looks for first."""
    counts = dict(count_case(load_case(workspace)))
    assert (counts["parties"], counts["hits"], counts["names screened"], counts["issues"]) == (1, 1, 1, 0)
