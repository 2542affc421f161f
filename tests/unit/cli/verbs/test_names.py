"""The verbs that take names apart and compare them."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.unit.cli.conftest import Run

PAIRS = "no,left,right\n1,SenseTime,商汤科技\n2,,x\n3,Acme Bolts,=Zenith Screws\n"


@pytest.fixture
def pairs(tmp_path: Path) -> str:
    """Give a table of pairs.

    Returns:
        Its path.
    """
    (tmp_path / "pairs.csv").write_text(PAIRS, encoding="utf-8")
    return "pairs.csv"


def test_two_names_are_compared_with_reasons(tieline: Run) -> None:
    """The record tells score, verdict and reasons."""
    (record,) = tieline("names", "compare", "SenseTime", "商汤").records
    assert (record["kind"], record["verdict"]) == ("comparison", "same")
    assert "商汤" in str(record["reasons"])


def test_persons_are_told_by_an_option(tieline: Run) -> None:
    """With --kind person the order of the words does not matter."""
    (record,) = tieline("names", "compare", "Wang Xiaoming", "Xiaoming Wang", "--kind", "person").records
    assert record["verdict"] == "same"


def test_a_table_for_people_shows_the_verdict(tieline: Run) -> None:
    """On a terminal a line tells it."""
    assert "same" in tieline("names", "compare", "Acme Ltd", "Acme", "--format", "table").out


def test_pairs_come_back_as_records(tieline: Run, pairs: str) -> None:
    """Every row of the table is there in its order, its cells unchanged."""
    ended = tieline("names", "compare", "--pairs", pairs)
    assert [(one["kind"], one["row"], one["verdict"]) for one in ended.records] == [
        ("comparison", 1, "same"),
        ("comparison", 2, "different"),
        ("comparison", 3, "different"),
    ]
    assert [one["cells"] for one in ended.records] == list(csv.DictReader(PAIRS.splitlines()))
    assert [(one["left"], one["right"]) for one in ended.records][1:] == [("", "x"), ("Acme Bolts", "=Zenith Screws")]
    assert ended.code == 0
    assert tieline("names", "compare", "--pairs", pairs, "--format", "jsonl").out == ended.out


def test_pairs_are_shown_as_a_table(tieline: Run, pairs: str) -> None:
    """A person sees number, names, verdict, score and reasons."""
    heading, _, first = tieline("names", "compare", "--pairs", pairs, "--format", "table").out.strip().splitlines()[:3]
    assert heading.split() == ["row", "left", "right", "verdict", "score", "reasons"]
    assert first.split()[:4] == ["1", "SenseTime", "商汤科技", "same"]


def test_pairs_are_filed_as_csv(tieline: Run, pairs: str, tmp_path: Path) -> None:
    """With --out the columns of the table stand unchanged before score, verdict and reasons."""
    assert tieline("names", "compare", "--pairs", pairs, "--out", "out.csv").out == ""
    rows = list(csv.reader((tmp_path / "out.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert rows[0] == ["no", "left", "right", "score", "verdict", "reasons"]
    assert [row[:2] for row in rows[1:]] == [line.split(",")[:2] for line in PAIRS.splitlines()[1:]]
    assert [row[4] for row in rows[1:]] == ["same", "different", "different"]


def test_cells_under_equal_headings_are_all_there(tieline: Run, tmp_path: Path) -> None:
    """They are told by the numbers of their columns."""
    (tmp_path / "p.csv").write_text("left,note,right,note\nAcme,a,Acme,b\n", encoding="utf-8")
    (record,) = tieline("names", "compare", "--pairs", "p.csv").records
    assert record["cells"] == {"left": "Acme", "#2": "a", "right": "Acme", "#4": "b"}


def test_a_table_for_people_has_no_formulas(tieline: Run, pairs: str, tmp_path: Path) -> None:
    """A workbook of pairs never runs anything."""
    assert tieline("names", "compare", "--pairs", pairs, "--out", "out.xlsx").code == 0
    sheet = load_workbook(tmp_path / "out.xlsx").worksheets[0]
    assert [cell.value for cell in sheet[4]][:3] == ["3", "Acme Bolts", "'=Zenith Screws"]


def test_the_table_of_pairs_is_not_replaced(tieline: Run, pairs: str, tmp_path: Path) -> None:
    """Writing over it is refused."""
    ended = tieline("names", "compare", "--pairs", pairs, "--out", str(tmp_path / pairs))
    assert (ended.code, "is the file that --pairs reads" in ended.err) == (2, True)
    assert (tmp_path / pairs).read_text(encoding="utf-8") == PAIRS


def test_rows_that_cannot_be_read_make_a_partial_success(tieline: Run, tmp_path: Path) -> None:
    """They are rows with a reason, and the exit code tells."""
    (tmp_path / "pairs.jsonl").write_text('{"left": "a b", "right": "a b"}\nnot json\n', encoding="utf-8")
    ended = tieline("names", "compare", "--pairs", "pairs.jsonl")
    assert (ended.code, len(ended.records)) == (3, 2)
    assert "1 of 2 rows could not be compared" in ended.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("compare",),
        ("compare", "A"),
        ("compare", "A", "B", "--pairs", "pairs.csv"),
        ("compare", "A", "B", "--out", "x"),
    ],
)
def test_wrong_usage_is_told(tieline: Run, pairs: str, arguments: tuple[str, ...]) -> None:
    """Comparing takes two names or a table, and nothing between."""
    ended = tieline("names", *arguments)
    assert (ended.code, ended.out) == (2, "")


def test_a_wrong_column_tells_which_there_are(tieline: Run, pairs: str) -> None:
    """The hint names the headings."""
    ended = tieline("names", "compare", "--pairs", pairs, "--left-column", "english")
    assert ended.code == 2
    assert "no, left, right" in ended.err


def test_parts_of_a_name_have_places_and_kinds(tieline: Run) -> None:
    """Every part says where it stands and what it is; the spans cut the name as written."""
    (record,) = tieline("names", "parse", "Huawei Technologies (Shenzhen) Co., Ltd.").records
    parts = record["parts"]
    assert isinstance(parts, list)
    assert record["script"] == "latin"
    assert all(str(record["text"])[part["start"] : part["end"]] == part["text"] for part in parts)
    assert {"trade name", "place", "legal form"} <= {part["kind"] for part in parts}


def test_parts_are_shown_as_a_table(tieline: Run) -> None:
    """A name without letters has its line too."""
    shown = tieline("names", "parse", "中电科54所", "!!", "--format", "table").out
    assert "54" in shown
    assert "no letters" in shown


def test_a_row_without_a_name_is_told(tieline: Run, pairs: str) -> None:
    """It does not fail, and nobody takes it for a comparison."""
    assert "1 of 3 rows could not be compared" in tieline("names", "compare", "--pairs", pairs).err


def test_a_name_is_cleaned_and_what_was_in_it_told(tieline: Run) -> None:
    """Marks that turn the direction of writing are not passed on."""
    ended = tieline("names", "compare", "Ac\u202eme", "Acme")
    assert (json.loads(ended.out)["left"], ended.code) == ("Acme", 0)
    assert "invisible" in ended.err


def test_an_empty_name_is_no_name(tieline: Run) -> None:
    """There is nothing to compare it with."""
    ended = tieline("names", "compare", " ", "Acme")
    assert ended.code == 2
    assert "no name" in ended.err
