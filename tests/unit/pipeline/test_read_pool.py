"""Reading in several processes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.unit.pipeline.mortal_reader import load_mortal, load_nothing
from tieline.errors import NotFoundError
from tieline.model import Document, Issue, Reading
from tieline.model.ids import DocumentId, IssueId
from tieline.pipeline import read as stage
from tieline.pipeline.add import add
from tieline.pipeline.read import read
from tieline.pipeline.read_pool import CHARS_A_PROCESS, PoolPlan, count_processes, iter_outcomes
from tieline.pipeline.workspace import Workspace


def _document(text: str) -> Document:
    return Document(DocumentId(f"doc-{text}"), "0" * 64, f"{text}.txt", "text/plain", None, "en", None, text)


_PLAN = PoolPlan(2, load_mortal, ("Acme",))


def _shown(outcome: Reading | Issue) -> str:
    return outcome.document.removeprefix("doc-") if isinstance(outcome, Reading) else outcome.code


def test_killed_process_costs_one_document_and_order_is_kept() -> None:
    """A process that is killed leaves an issue for the document it was reading; all others are read, in order."""
    words = ("Acme", "UNREADABLE", "Bolt", "DEADLY", "Cork", "DEADLY too", "Dent", "Elm", "Fir", "Gum", "Hay", "Ivy")
    refused = Issue(IssueId("iss-1"), "read", "too_large", "doc-x", "too long", None)
    outcomes = list(iter_outcomes([refused, *map(_document, words)], _PLAN))
    assert list(map(_shown, outcomes)) == [
        "too_large", "Acme", "unexpected", "Bolt", "crashed", "Cork", "crashed", "Dent", "Elm", "Fir", "Gum", "Hay",
        "Ivy",
    ]  # fmt: skip
    assert isinstance(outcomes[4], Issue)
    assert "DEADLY.txt: the process that read it came to an end" in outcomes[4].message


def test_reader_that_cannot_be_loaded_ends_the_stage() -> None:
    """A missing model is one clear error, not an issue for each document."""
    with pytest.raises(NotFoundError, match="not installed"):
        list(iter_outcomes([_document("Acme"), _document("Bolt")], PoolPlan(2, load_nothing, ())))


@pytest.mark.parametrize(
    ("jobs", "lengths", "expected"),
    [
        (None, [10, 10], 0),
        (None, [CHARS_A_PROCESS * 5], 0),
        (None, [], 0),
        (8, [1, 1, 1], 3),
        (8, [1], 1),
        (1, [CHARS_A_PROCESS] * 9, 0),
    ],
)
def test_small_work_stays_in_this_process(jobs: int | None, lengths: list[int], expected: int) -> None:
    """Little text, or one document, is read here; a person's word counts, up to the number of documents."""
    assert count_processes(jobs, lengths) == expected


def test_what_ended_a_process_is_never_read_here() -> None:
    """After a crash even little work goes to another process."""
    assert count_processes(None, [10], apart=True) == 1
    assert count_processes(1, [10], apart=True) == 1


def test_much_text_takes_the_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is much to read, there is a process for each core at most."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(6)), raising=False)
    assert count_processes(None, [CHARS_A_PROCESS] * 4) == 4
    assert count_processes(None, [CHARS_A_PROCESS] * 40) == 6


def test_workspace_is_read_by_processes_and_goes_on_later(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All but the deadly document are kept; a second run tries only that one, and not in this process."""
    monkeypatch.setattr(stage, "load_reader", load_mortal)
    for name, text in {"a": "Acme makes chips.", "b": "DEADLY text.", "c": "Bolt buys chips."}.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    add(workspace, [str(tmp_path / f"{name}.txt") for name in "abc"])
    done = read(workspace, jobs=2)
    assert (done.readings, [issue.code for issue in done.issues]) == (2, ["crashed"])
    again = read(workspace)
    assert (again.readings, [issue.code for issue in again.issues]) == (0, ["crashed"])
