"""The verb that screens."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from openpyxl import Workbook, load_workbook

from tests.unit.cli.conftest import Run
from tests.unit.pipeline.test_import_lists import save_list
from tieline.screen import spark

TABLE = "party,land,tax\nBolt Holding,CN,\nXylophonics,,\n-,,\n=cmd(),,\n"
TABLE_OPTIONS = ("screen", "--file", "names.csv", "--column", "party")


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Give a table of four rows, one of which has no name.

    Returns:
        Its path.
    """
    path = tmp_path / "names.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_a_name_gives_its_hits_their_number_and_the_lists(case: Run) -> None:
    """A hit tells list, entry, score, verdict and reasons; the last record tells of the whole."""
    hit, screened, whole = case("screen", "Bolt Holding").records
    assert (hit["kind"], hit["row"], hit["query"], hit["name"], hit["verdict"]) == (
        "hit",
        1,
        "Bolt Holding",
        "Bolt Holding",
        "same",
    )
    assert {"list", "entry_id", "score", "reasons", "list_as_of", "list_sha256"} <= hit.keys()
    assert (screened["kind"], screened["row"], screened["hits"], screened["note"]) == ("screened", 1, 1, None)
    assert (whole["kind"], whole["input"], whole["old_lists"]) == ("screening", {"name": "Bolt Holding"}, [])


def test_lists_that_are_old_or_missing_are_named_in_every_result(case: Run) -> None:
    """On standard error, and in the last record."""
    ended = case("screen", "Xylophonics", "--max-age", "0")
    assert ended.records[-1]["old_lists"] == []
    assert "Military End User List" in ended.records[-1]["not_loaded"]  # type: ignore[operator]  # a list
    assert " lists not loaded: SDN, SSI, " in ended.err
    assert "note: --out FILE and --format jsonl name these lists in full" in ended.err


def test_old_lists_are_named(tieline: Run, tmp_path: Path) -> None:
    """A list of 2020 is three years old at the time of the tests."""
    save_list(tmp_path / "list_2020-11-14.csv", "Acme Rockets")
    ended = tieline("screen", "Acme Rockets", "--lists", "list_2020-11-14.csv")
    assert "older than 30 days, or of unknown age: Entity List (2020-11-14, 1,095 days old)" in ended.err
    assert ended.records[-1]["old_lists"] == ["Entity List"]
    assert "older" not in tieline("screen", "x y", "--lists", "list_2020-11-14.csv", "--max-age", "1095").err


def test_a_name_without_hits_is_a_result(case: Run) -> None:
    """No hit is exit code 0."""
    ended = case("screen", "Xylophonics")
    assert (ended.code, ended.records[0]["hits"]) == (0, 0)


def test_every_row_of_a_table_is_answered(case: Run, table: Path) -> None:
    """Rows without hits, and rows without a name, are told too; the latter make the run a partial one."""
    ended = case(*TABLE_OPTIONS)
    screened = [record for record in ended.records if record["kind"] == "screened"]
    assert [(record["row"], record["hits"], record["screened"]) for record in screened] == [
        (1, 1, True),
        (2, 0, True),
        (3, 0, False),
        (4, 0, True),
    ]
    assert ended.code == 3
    assert "issue: names.csv row 3: The name has no letter or digit that could be compared [no_letters]" in ended.err
    issues = [record for record in ended.records if record["kind"] == "issue"]
    assert [(issue["row"], issue["code"]) for issue in issues] == [(3, "no_letters")]


@pytest.mark.skipif(sys.platform != "linux", reason="asks for a pseudo terminal as Linux has it")
def test_a_person_who_watches_takes_no_record_away(case: Run, table: Path, tmp_path: Path) -> None:
    """With a terminal as standard error, and a bar on it, standard output holds what it holds without one."""
    theirs, ours = os.openpty()
    command = [sys.executable, "-m", "tieline.cli", *TABLE_OPTIONS]
    with (
        (tmp_path / "p.jsonl").open("wb") as out,
        subprocess.Popen(command, stdout=out, stderr=ours, cwd=tmp_path, env=os.environ | {"TERM": "xterm"}) as running,
    ):
        os.close(ours)
        shown = b"".join(_iter_shown(theirs))
    os.close(theirs)
    assert running.returncode == 3
    assert b"screening" in shown
    assert b'"kind"' not in shown
    assert (tmp_path / "p.jsonl").read_text(encoding="utf-8") == case(*TABLE_OPTIONS).out


def _iter_shown(terminal: int) -> Iterator[bytes]:
    """What is written to a pseudo terminal, until nobody holds it open any more."""
    with suppress(OSError):  # Linux tells the end so
        while shown := os.read(terminal, 4096):
            yield shown


def test_the_last_record_counts_the_rows(case: Run, table: Path) -> None:
    """Rows held to be the same, unsure, without a hit and not screened make all of them."""
    summary = case(*TABLE_OPTIONS).records[-1]["summary"]
    assert summary == {"rows": 4, "same": 1, "unsure": 0, "none": 2, "not_screened": 1, "rejected": 0}


def test_lists_can_be_told(tieline: Run, tmp_path: Path) -> None:
    """With a list file no workspace is needed."""
    save_list(tmp_path / "list.csv", "Acme Rockets")
    assert tieline("screen", "Acme Rockets", "--lists", "list.csv").records[0]["verdict"] == "same"


def test_a_bad_list_among_good_ones_is_partial(tieline: Run, tmp_path: Path) -> None:
    """What could be read is screened against, and the exit code tells that some was not."""
    save_list(tmp_path / "list.csv", "Acme Rockets")
    ended = tieline("screen", "Acme Rockets", "--lists", "list.csv", "--lists", "none.csv")
    assert (ended.code, [record["kind"] for record in ended.records]) == (3, ["hit", "screened", "screening"])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["screen"], "screening takes either a name or --file"),
        (["screen", "x", "--file", "y.csv"], "screening takes either a name or --file"),
        (["screen", "x", "--as-of", "soon"], "'soon' is not a date"),
        (["screen", "x", "--lists", "none.csv"], "none of the lists holds an entry"),
        (["screen", "--file", "names.csv"], "names.csv: there is no column 'name'"),
        (["screen", "--file", "names.csv", "--column", "party", "--id-column", "vat"], "there is no column 'vat'"),
        (["screen", "x", "--out", "x.doc"], "x.doc: not a table format"),
        (["screen", "x", "--since", "last"], "--since compares tables"),
        (["screen", "x", "--verify", "last"], "--verify takes no name"),
    ],
)
def test_wrong_usage_is_told(case: Run, table: Path, arguments: list[str], message: str) -> None:
    """Each mistake names itself and exits with 2."""
    ended = case(*arguments)
    assert ended.code == 2
    assert message in ended.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--out", "names.csv"), "--out names.csv is the file that --file reads"),
        (("--out", "./link.csv"), "--out link.csv is the file that --file reads"),
        (("--record", "names.csv"), "--record names.csv is the file that --file reads"),
        (("--since", "r.json", "--record", "r.json"), "--record r.json is the file that --since reads"),
        (("--lists", "list_2024-01-01.csv", "--out", "list_2024-01-01.csv"), "is the file that --lists reads"),
        (("--lists", ".", "--record", "r.json"), "is there already, in the folder that --lists reads"),
        (("--out", "new.jsonl", "--record", "new.jsonl"), "--out and --record name the same file"),
    ],
    ids=["table", "link", "record-table", "earlier-record", "list", "folder", "twice"],
)
def test_no_file_that_is_read_is_replaced(
    case: Run, table: Path, tmp_path: Path, arguments: tuple[str, ...], told: str
) -> None:
    """Writing over an input, by whatever name, is refused before anything is read."""
    (tmp_path / "link.csv").symlink_to(table)
    (tmp_path / "r.json").write_text("{}", encoding="utf-8")
    before = {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    ended = case(*TABLE_OPTIONS, *arguments)
    assert (ended.code, told in ended.err) == (2, True), ended.err
    assert {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before


def test_a_wrong_column_says_which_there_are(case: Run, table: Path) -> None:
    """The person need not open the file."""
    assert "try: the columns are: party, land, tax" in case("screen", "--file", "names.csv").err


def test_a_workspace_without_lists_is_told(tieline: Run) -> None:
    """There is nothing to screen against before a list is imported."""
    tieline("init")
    assert "holds no lists" in tieline("screen", "x").err


def test_a_csv_table_for_people_is_written(case: Run, table: Path, tmp_path: Path) -> None:
    """Every row is there, and names that begin like a formula are made harmless."""
    ended = case(*TABLE_OPTIONS, "--country-column", "land", "--out", "hits.csv")
    rows = list(csv.DictReader((tmp_path / "hits.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert "4 rows are in hits.csv\n" in ended.err
    assert [(row["query"], row["verdict"], row["country"]) for row in rows] == [
        ("Bolt Holding", "same", "CN"),
        ("Xylophonics", "no hit", ""),
        ("'-", "not screened", ""),
        ("'=cmd()", "no hit", ""),
    ]


def test_a_workbook_can_be_filed(case: Run, table: Path, tmp_path: Path) -> None:
    """It is sorted and coloured by verdict, and tells lists, versions and what was not loaded."""
    case(*TABLE_OPTIONS, "--out", "hits.xlsx")
    book = load_workbook(tmp_path / "hits.xlsx")
    sheet = book["Screening"]
    rows = [(row[0].value, row[2].value, row[2].fill.fgColor.rgb[-6:]) for row in sheet.iter_rows(min_row=2)]
    assert rows == [
        (1, "same", "FFC7CE"),
        (3, "not screened", "D9D9D9"),
        (2, "no hit", "E2EFDA"),
        (4, "no hit", "E2EFDA"),
    ]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:R5")
    assert {cell.data_type for cells in sheet.iter_rows() for cell in cells} <= {"s", "n"}
    lists = {row[0].value: row[1].value for row in book["Lists"].iter_rows(min_row=2)}
    assert (lists["Entity List"], lists["Military End User List"]) == ("used", "NOT LOADED")
    about = {row[0].value: row[1].value for row in book["About"].iter_rows(min_row=2)}
    assert (about["rows"], about["rows that could not be screened"], about["input: file"]) == (4, 1, "names.csv")


def test_parquet_and_json_lines_hold_every_row(case: Run, table: Path, tmp_path: Path) -> None:
    """Parquet has typed columns and the last record as metadata; JSON Lines are those of standard output."""
    case(*TABLE_OPTIONS, "--out", "hits.parquet")
    case(*TABLE_OPTIONS, "--out", "hits.jsonl")
    found = pq.read_table(tmp_path / "hits.parquet")
    assert found.column("verdict").to_pylist() == ["same", "no hit", "not screened", "no hit"]
    assert json.loads(pq.read_metadata(tmp_path / "hits.parquet").metadata[b"tieline"])["summary"]["rows"] == 4
    lines = [json.loads(line) for line in (tmp_path / "hits.jsonl").read_text().splitlines()]
    assert lines == case(*TABLE_OPTIONS).records


def test_people_see_rows_without_hits(case: Run) -> None:
    """A table on a terminal says so where there is no hit."""
    assert "no hit" in case("screen", "Xylophonics", "--format", "table").out


def test_sheets_that_are_not_read_are_told(case: Run, tmp_path: Path) -> None:
    """Only the first sheet of a workbook is a table of names."""
    book = Workbook()
    book.active.append(["name"])
    book.active.append(["Bolt Holding"])
    book.create_sheet("More").append(["name"])
    book.save(tmp_path / "names.xlsx")
    ended = case("screen", "--file", "names.xlsx")
    assert "note: only the first sheet in view of the 2 sheets of names.xlsx is read" in ended.err
    assert ended.records[0]["name"] == "Bolt Holding"


def test_a_table_without_rows_is_a_result(case: Run, tmp_path: Path) -> None:
    """Zero rows are counted as zero."""
    (tmp_path / "none.csv").write_text("name\n")
    ended = case("screen", "--file", "none.csv")
    assert (ended.code, len(ended.records), ended.records[0]["summary"]["rows"]) == (0, 1, 0)  # type: ignore[index]  # a JSON object


def test_a_record_is_written_kept_and_confirmed(case: Run, table: Path, tmp_path: Path) -> None:
    """It can be checked as a file and as the workspace's last one."""
    ended = case(*TABLE_OPTIONS, "--record", "r.json")
    assert "the workspace keeps it as screening-" in ended.err
    assert ended.records[-1]["record_sha256"] == json.loads((tmp_path / "r.json").read_text())["sha256"]
    for name in ("r.json", "last"):
        checked = case("screen", "--verify", name)
        assert (checked.code, checked.records[0]["confirmed"], checked.records[0]["rows"]) == (0, True, 4)


def test_a_changed_record_is_not_confirmed(case: Run, table: Path, tmp_path: Path) -> None:
    """The exit code is 1."""
    case(*TABLE_OPTIONS, "--record", "r.json")
    path = tmp_path / "r.json"
    path.write_text(path.read_text().replace("Xylophonics", "Xylophonicz"))
    ended = case("screen", "--verify", "r.json")
    assert (ended.code, ended.records[0]["intact"]) == (1, False)


def test_a_record_whose_list_is_gone_cannot_be_checked(case: Run, table: Path, tmp_path: Path) -> None:
    """The list is named, and the exit code is 3."""
    case(*TABLE_OPTIONS, "--record", "r.json")
    save_list(tmp_path / "other.csv", "Acme Rockets")
    ended = case("screen", "--verify", "r.json", "--lists", "other.csv")
    assert ended.code == 3
    assert "Entity List of 2024-01-01 is not at hand" in str(ended.records[0]["missing"])


def test_a_record_of_hashes_is_checked_with_its_table(case: Run, table: Path) -> None:
    """Names are in the table only."""
    case(*TABLE_OPTIONS, "--record", "r.json", "--hash-names")
    assert case("screen", "--verify", "r.json").code == 3
    assert case("screen", "--verify", "r.json", "--file", "names.csv").records[0]["confirmed"] is True


def test_only_what_changed_is_reported(case: Run, table: Path, tmp_path: Path) -> None:
    """A new entry of a newer list is a list change; rows that are what they were are not told."""
    case(*TABLE_OPTIONS, "--record", "r.json")
    assert [record["kind"] for record in case(*TABLE_OPTIONS, "--since", "last").records] == ["screening"]
    save_list(tmp_path / "list_2024-02-01.csv", "Sunwaysystems", "Bolt Holding", "Xylophonics")
    case("lists", "import", "list_2024-02-01.csv")
    change, _ = case(*TABLE_OPTIONS, "--since", "r.json").records
    assert (change["row"], change["change"], change["why"]) == (2, "hit added", "list change")
    assert "is new on the list" in str(change["because"])


def test_a_weekly_run_compares_and_keeps(case: Run, table: Path) -> None:
    """The new record is kept beside the one it was compared with, and is the last one then."""
    case(*TABLE_OPTIONS, "--record", "one.json")
    table.write_text(TABLE.replace("Xylophonics", "Sunwaysystems"), encoding="utf-8")
    change, _ = case(*TABLE_OPTIONS, "--since", "last", "--record", "two.json").records
    assert (change["row"], change["change"], change["why"]) == (2, "hit added", "name change")
    (whole,) = case(*TABLE_OPTIONS, "--since", "two.json").records
    assert whole["kind"] == "screening"


def test_a_record_needs_lists_to_be_checked_with(tieline: Run, tmp_path: Path) -> None:
    """Without a workspace they are to be named."""
    save_list(tmp_path / "list.csv", "Acme Rockets")
    tieline("screen", "Acme Rockets", "--lists", "list.csv", "--record", "r.json")
    ended = tieline("screen", "--verify", "r.json")
    assert (ended.code, "try: --lists FILE" in ended.err) == (2, True)
    assert tieline("screen", "--verify", "r.json", "--lists", "list.csv").code == 0


def test_changes_can_be_filed(case: Run, table: Path, tmp_path: Path) -> None:
    """As a table for people; other formats are refused."""
    case(*TABLE_OPTIONS, "--record", "r.json")
    table.write_text(TABLE.replace("Bolt Holding", "Other Name"))
    case(*TABLE_OPTIONS, "--since", "r.json", "--out", "changes.csv")
    (row,) = csv.DictReader((tmp_path / "changes.csv").read_text(encoding="utf-8-sig").splitlines())
    assert (row["change"], row["why"]) == ("hit removed", "name change")
    assert case(*TABLE_OPTIONS, "--since", "r.json", "--out", "changes.parquet").code == 2


def test_a_rejected_hit_stays_rejected_until_its_entry_changes(case: Run, table: Path, tmp_path: Path) -> None:
    """A person's decision about a screened name is kept, counted, and lapses when the list says something else."""
    hit = case(*TABLE_OPTIONS, "--record", "r.json").records[0]
    decided = case(
        "review", "decide", "Bolt Holding", str(hit["listing"]), "different", "--by", "me", "--why", "a bakery"
    )
    assert decided.code == 0
    screened, *_, whole = case(*TABLE_OPTIONS, "--record", "s.json").records
    assert (screened["kind"], screened["rejected"], whole["summary"]["rejected"]) == ("screened", 1, 1)  # type: ignore[index]  # a JSON object
    assert "Judged different by me on 2023-11-14: a bakery" in str(screened["note"])
    (change, _) = case(*TABLE_OPTIONS, "--since", "r.json").records
    assert (change["change"], change["why"]) == ("hit rejected", "judgement")
    assert case("screen", "--verify", "s.json").records[0]["confirmed"] is True


def test_spark_that_is_not_installed_is_told(case: Run, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One clear line and what to install."""
    monkeypatch.setattr(spark, "find_spec", lambda name: None)
    ended = case(*TABLE_OPTIONS, "--engine", "spark")
    assert (ended.code, 'try: pip install "tieline[spark]"' in ended.err) == (2, True)


def test_screening_without_lists_and_workspace_names_the_option(tieline: Run) -> None:
    """Where there is nothing to screen against, the hint names both ways to give lists."""
    ended = tieline("screen", "Acme")
    assert (ended.code, "--lists" in ended.err, "-w" in ended.err) == (2, True, True)
