"""Making documents and readings."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.pipeline.sample import FirstWordReader, keep_listings, make_listing
from tieline.model import Issue, NameQuality
from tieline.model.ids import IssueId
from tieline.pipeline import read as stage
from tieline.pipeline.add import add
from tieline.pipeline.read import list_names, read
from tieline.pipeline.workspace import Workspace
from tieline.settings import Limits


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> FirstWordReader:
    """Put a small reader in the place of the real one.

    Returns:
        The reader.
    """
    small = FirstWordReader()
    monkeypatch.setattr(stage, "load_reader", lambda names: small)
    return small


def _add(workspace: Workspace, folder: Path, **files: str) -> None:
    for name, text in files.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    add(workspace, [str(folder / f"{name}.txt") for name in files])


def test_blobs_become_documents_and_readings(workspace: Workspace, tmp_path: Path, reader: FirstWordReader) -> None:
    """Every captured text is made a document and read."""
    _add(workspace, tmp_path, a="Acme makes chips.", b="Bolt buys chips.")
    done = read(workspace)
    assert (done.documents, done.readings, done.characters) == (2, 2, 33)
    assert [reading.mentions[0].name for reading in workspace.store.iter_readings()] == ["Acme", "Bolt"]


def test_what_was_read_is_not_read_again(workspace: Workspace, tmp_path: Path, reader: FirstWordReader) -> None:
    """A second run has nothing to do, unless it is told to read again."""
    _add(workspace, tmp_path, a="Acme makes chips.")
    read(workspace)
    assert read(workspace).readings == 0
    assert read(workspace, again=True).readings == 1


def test_nothing_to_read_loads_no_reader(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """The language model is loaded only when there is a document for it."""
    monkeypatch.setattr(stage, "load_reader", lambda names: pytest.fail("loaded"))
    assert read(workspace).readings == 0


def test_a_failing_document_is_an_issue_and_the_rest_goes_on(
    workspace: Workspace, tmp_path: Path, reader: FirstWordReader
) -> None:
    """One document that the reader chokes on does not keep the others from being read."""
    _add(workspace, tmp_path, a="UNREADABLE text here.", b="Bolt buys chips.")
    done = read(workspace)
    (issue,) = done.issues
    assert done.readings == 1
    assert issue.code == "unexpected"
    assert "a.txt: unexpected ValueError: a made-up fault" in issue.message


def test_an_unreadable_blob_is_an_issue(workspace: Workspace, tmp_path: Path, reader: FirstWordReader) -> None:
    """An empty file gets an issue and no document."""
    _add(workspace, tmp_path, a="", b="Bolt buys chips.")
    done = read(workspace)
    assert done.documents == 1
    assert [issue.code for issue in done.issues] == ["empty"]


def test_failures_are_tried_again(
    workspace: Workspace, tmp_path: Path, reader: FirstWordReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run after the cause is gone leaves no issue behind."""
    _add(workspace, tmp_path, a="UNREADABLE text here.")
    read(workspace)
    monkeypatch.setattr(
        reader, "read", lambda document: FirstWordReader().read(replace(document, text="Acme is back."))
    )
    assert read(workspace).readings == 1
    assert list(workspace.store.iter_issues()) == []


def test_issues_about_parts_of_documents_stay(workspace: Workspace, tmp_path: Path, reader: FirstWordReader) -> None:
    """What could not be read of a document that is kept is still told after another run."""
    _add(workspace, tmp_path, a="Acme makes chips.")
    read(workspace)
    (document,) = workspace.store.iter_documents()
    part = Issue(IssueId("iss-1"), "read", "not_read:needs-ocr", document.path, "page 2 is a picture", None)
    workspace.store.record_issue(part)
    read(workspace)
    assert list(workspace.store.iter_issues()) == [part]


def test_the_reader_is_told_the_names_of_listed_organisations(workspace: Workspace) -> None:
    """Names of organisations go to the reader; weak names, persons and ships do not."""
    acme = make_listing("Acme Holding")
    weak = replace(acme.names[0], text="Acme", quality=NameQuality.WEAK)
    keep_listings(
        workspace,
        replace(acme, names=(*acme.names, weak)),
        make_listing("Ann Example", entry_id="2", kind="person"),
        make_listing("Sea Star", entry_id="3", kind="vessel"),
    )
    assert list(list_names(workspace)) == ["Acme Holding"]


def test_a_text_that_is_too_long_is_kept_and_not_read(
    workspace: Workspace, tmp_path: Path, reader: FirstWordReader
) -> None:
    """A text over the limit is searchable, and an issue says that it was not read."""
    small = replace(workspace, settings=replace(workspace.settings, limits=Limits(reading_chars=10)))
    _add(small, tmp_path, a="Acme makes many chips.", b="Bolt.")
    done = read(small)
    assert (done.documents, done.readings, [issue.code for issue in done.issues]) == (2, 1, ["too_large"])
    assert [found.path.endswith("a.txt") for found in small.store.search("chips").documents] == [True]
