"""The demo: the whole main job without a network."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.integration.program import Ended, forbid_network, run

BUNDLE = {
    "dossier.html",
    "dossier.json",
    "entities.ftm.json",
    "network.graphml",
    "network.svg",
    "records.jsonl",
    "statements.csv",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give an empty folder for all runs.

    Returns:
        The folder.
    """
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="module")
def ended(folder: Path) -> Ended:
    """Run the demo once, in a process where every connection fails.

    Returns:
        How it ended.
    """
    return run("demo", "--out", "demo", cwd=folder, variables=forbid_network(folder / "guard"))


@pytest.fixture(scope="module")
def records(ended: Ended, folder: Path) -> list[dict[str, object]]:
    """Give the records of the bundle.

    Returns:
        One a line.
    """
    return [json.loads(line) for line in (folder / "demo" / "records.jsonl").read_text(encoding="utf-8").splitlines()]


def test_the_demo_needs_no_network(ended: Ended) -> None:
    """It ends with 0 where no connection can be opened, and says where the dossier is."""
    assert (ended.code, ended.err.splitlines()[-1]) == (0, "The dossier is demo/dossier.html")


def test_the_guard_catches_connections(folder: Path) -> None:
    """The guard that the demo ran under does fail a run that asks for the network."""
    caught = run("add", "http://example.org/", cwd=folder, variables=forbid_network(folder / "guard"))
    assert caught.code == 3
    assert "the network was asked for" in caught.err


def test_the_demo_writes_the_whole_bundle(ended: Ended, folder: Path) -> None:
    """Every file is there, and the workspace beside them."""
    assert {path.name for path in (folder / "demo").iterdir()} == {*BUNDLE, "tieline.workspace"}


def test_the_summary_counts_what_matters(ended: Ended) -> None:
    """Documents, parties, ties, disputed claims, hits and findings are there; nothing failed."""
    (summary,) = ended.records
    assert summary["issues"] == 0
    assert summary["documents"] + summary["notices"] >= 14
    for name in ("parties", "relationships", "disputed_claims", "hits", "findings"):
        assert summary[name]


def test_the_demo_names_no_place_of_this_machine(ended: Ended, folder: Path) -> None:
    """Sources are named from the example's own folder."""
    for name in BUNDLE:
        text = (folder / "demo" / name).read_text(encoding="utf-8")
        assert str(folder) not in text
        assert "site-packages" not in text
        assert "src/tieline" not in text


def test_the_same_workspace_gives_the_same_bytes(ended: Ended, folder: Path) -> None:
    """A second demo, in another folder, gives equal files."""
    assert run("demo", "--out", "again", cwd=folder, variables={"PYTHONHASHSEED": "7"}).code == 0
    for name in BUNDLE:
        assert (folder / "demo" / name).read_bytes() == (folder / "again" / name).read_bytes()


def test_the_removed_listing_is_shown_as_removed(records: list[dict[str, object]]) -> None:
    """Xiaomi's entry bears the day on which it ended."""
    ended_on = {
        record["delisted_on"] for record in records if record["kind"] == "listing" and "Xiaomi" in str(record["name"])
    }
    assert ended_on == {"2021-05-25"}


@pytest.mark.parametrize(
    ("company", "rule", "answer"),
    [
        ("Example Castings Co., Ltd.", "ofac-50", "yes"),
        ("Example Precision Parts Co., Ltd.", "ofac-50", "yes"),
        ("Example Alloys Co., Ltd.", "ofac-50", "no"),
        ("Example Shipping Co., Ltd.", "ofac-50", "cannot_tell"),
        ("Example Tools Co., Ltd.", "ofac-50", "no"),
        ("Example Robotics Co., Ltd.", "ofac-50", "no"),
        ("Example Calibration Services Co., Ltd.", "bis-affiliates", "no"),
    ],
)
def test_rules_answer_as_the_example_says(
    records: list[dict[str, object]], company: str, rule: str, answer: str
) -> None:
    """The findings are those that the example's own page works out."""
    found = [
        one["answer"] for one in records if one["kind"] == "finding" and (one["entity"], one["rule"]) == (company, rule)
    ]
    assert found == [answer]


def test_hanzi_are_found_in_names_and_text(ended: Ended, folder: Path) -> None:
    """Two Hanzi find parties and passages."""
    found = run("search", "飞腾", "-w", "demo/tieline.workspace", cwd=folder, variables={"LANG": "C", "LC_ALL": "C"})
    assert {record["kind"] for record in found.records} == {"entity", "passage"}
    assert "飞腾" in found.out
