"""The verb that screens."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.unit.cli.conftest import Run
from tests.unit.pipeline.test_import_lists import save_list


def test_a_name_gives_its_hits_and_their_number(case: Run) -> None:
    """A hit tells list, entry, score, verdict and reasons."""
    hit, screened = case("screen", "Bolt Holding").records
    assert (hit["kind"], hit["row"], hit["query"], hit["name"], hit["verdict"]) == (
        "hit",
        1,
        "Bolt Holding",
        "Bolt Holding",
        "same",
    )
    assert {"list", "entry_id", "score", "reasons"} <= hit.keys()
    assert screened == {"kind": "screened", "row": 1, "query": "Bolt Holding", "hits": 1, "note": None}


def test_a_name_without_hits_is_a_result(case: Run) -> None:
    """No hit is exit code 0."""
    ended = case("screen", "Xylophonics")
    assert (ended.code, [record["hits"] for record in ended.records]) == (0, [0])


def test_every_row_of_a_table_is_answered(case: Run, tmp_path: Path) -> None:
    """Rows without hits, and rows without a name, are told too."""
    (tmp_path / "names.csv").write_text("party\nBolt Holding\nXylophonics\n-\n", encoding="utf-8")
    records = case("screen", "--file", "names.csv", "--column", "party").records
    assert [(record["row"], record["hits"]) for record in records if record["kind"] == "screened"] == [
        (1, 1),
        (2, 0),
        (3, 0),
    ]


def test_lists_can_be_told(tieline: Run, tmp_path: Path) -> None:
    """With a list file no workspace is needed."""
    save_list(tmp_path / "list.csv", "Acme Rockets")
    assert tieline("screen", "Acme Rockets", "--lists", "list.csv").records[0]["verdict"] == "same"


def test_a_bad_list_among_good_ones_is_partial(tieline: Run, tmp_path: Path) -> None:
    """What could be read is screened against, and the exit code tells that some was not."""
    save_list(tmp_path / "list.csv", "Acme Rockets")
    ended = tieline("screen", "Acme Rockets", "--lists", "list.csv", "--lists", "none.csv")
    assert (ended.code, len(ended.records)) == (3, 2)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["screen"], "screening takes either a name or --file"),
        (["screen", "x", "--file", "y.csv"], "screening takes either a name or --file"),
        (["screen", "x", "--as-of", "soon"], "'soon' is not a date"),
        (["screen", "x", "--lists", "none.csv"], "none of the lists holds an entry"),
        (["screen", "--file", "names.csv"], "names.csv: there is no column 'name'"),
        (["screen", "x", "--out", "x.doc"], "x.doc: not a table format"),
    ],
)
def test_wrong_usage_is_told(case: Run, tmp_path: Path, arguments: list[str], message: str) -> None:
    """Each mistake names itself and exits with 2."""
    (tmp_path / "names.csv").write_text("party\nBolt\n", encoding="utf-8")
    ended = case(*arguments)
    assert ended.code == 2
    assert f"error: {message}" in ended.err


def test_a_workspace_without_lists_is_told(tieline: Run) -> None:
    """There is nothing to screen against before a list is imported."""
    tieline("init")
    assert "holds no lists" in tieline("screen", "x").err


def test_a_table_for_people_is_written(case: Run, tmp_path: Path) -> None:
    """Names that begin like a formula are made harmless."""
    (tmp_path / "names.csv").write_text("name\nBolt Holding\n=Xylophonics()\n", encoding="utf-8")
    ended = case("screen", "--file", "names.csv", "--out", "hits.csv")
    rows = list(csv.DictReader((tmp_path / "hits.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert ended.err == "2 rows are in hits.csv\n"
    assert [(row["query"], row["verdict"]) for row in rows] == [("Bolt Holding", "same"), ("'=Xylophonics()", "no hit")]


def test_people_see_rows_without_hits(case: Run) -> None:
    """A table on a terminal says so where there is no hit."""
    assert "no hit" in case("screen", "Xylophonics", "--format", "table").out
