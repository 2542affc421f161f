"""Verbs about editions of lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.cli.conftest import Run
from tests.unit.pipeline.test_import_lists import save_list

EXAMPLE = Path(__file__).parents[4] / "src" / "tieline" / "resources" / "examples" / "phytium" / "lists"


def test_diff_of_two_files_tells_each_change(tieline: Run, tmp_path: Path) -> None:
    """One record a change, with the entry on both sides; the counts are said."""
    save_list(tmp_path / "a_2024-01-01.csv", "Acme Works", "Bolt & Co", "Gone")
    save_list(tmp_path / "b_2024-02-01.csv", "Acme Works", "Bolt and Co", "New")
    ended = tieline("lists", "diff", "a_2024-01-01.csv", "b_2024-02-01.csv")
    assert ended.code == 0
    assert [(record["kind"], record["change"], record["name"]) for record in ended.records] == [
        ("change", "respelt", "Bolt and Co"),
        ("change", "removed", "Gone"),
        ("change", "added", "New"),
    ]
    assert ended.records[0]["fields"] == [{"field": "names", "before": ["Bolt & Co"], "after": ["Bolt and Co"]}]
    assert ended.records[1]["after"] is None
    assert "1 added, 1 removed, 1 respelt" in ended.err


def test_diff_takes_a_list_on_two_days_of_the_workspace(tieline: Run, tmp_path: Path) -> None:
    """LIST@DATE means what the list said on that day."""
    for month, name in (("01", "Gone"), ("02", "New")):
        save_list(tmp_path / f"list_2024-{month}-01.csv", name)
        tieline("lists", "import", f"list_2024-{month}-01.csv", "--force")
    ended = tieline("lists", "diff", "Entity List@2024-01-15", "EL@2024-02-15")
    assert [record["change"] for record in ended.records] == ["removed", "added"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("none.csv", "none.csv"), "none.csv: there is no such file"),
        (("a.csv", "a.csv", "--list", "No List"), "No List: no list of that name"),
    ],
)
def test_diff_of_what_is_not_there_is_told(
    tieline: Run, tmp_path: Path, arguments: tuple[str, ...], message: str
) -> None:
    """The message names what is missing."""
    save_list(tmp_path / "a.csv", "Acme")
    ended = tieline("lists", "diff", *arguments)
    assert ended.code == 1
    assert message in ended.err


def test_history_of_the_bundled_example(tieline: Run) -> None:
    """Xiaomi was put on in January 2021 and taken off in May, by the file and entry that say so."""
    ended = tieline("lists", "history", "Xiaomi", "--lists", str(EXAMPLE))
    told = [(record["event"], record["on"], record["source"]) for record in ended.records]
    assert told[:2] == [
        ("listed", "2021-01-14", "screening-list_2026-07-31.csv"),
        ("delisted", "2021-05-25", "screening-list_2026-07-31.csv"),
    ]


def test_history_over_editions_bounds_what_no_list_states(tieline: Run, tmp_path: Path) -> None:
    """Who is missing from a later edition was taken off between the two."""
    save_list(tmp_path / "list_2024-01-01.csv", "Acme", "Gone")
    save_list(tmp_path / "list_2024-02-01.csv", "Acme")
    tieline("lists", "import", "list_2024-01-01.csv", "list_2024-02-01.csv", "--force")
    last = tieline("lists", "history", "Gone").records[-1]
    assert (last["event"], last["on"], last["not_before"], last["not_after"]) == (
        "delisted",
        None,
        "2024-01-01",
        "2024-02-01",
    )


def test_history_of_an_unknown_name_is_no_failure(case: Run) -> None:
    """Nothing is written, and it is said."""
    ended = case("lists", "history", "Nobody At All")
    assert (ended.code, ended.out) == (0, "")
    assert "no list at hand has Nobody At All" in ended.err


def test_import_refuses_a_shrunken_list_unless_forced(tieline: Run, tmp_path: Path) -> None:
    """The good edition stays; --force takes the new one."""
    save_list(tmp_path / "list_2024-01-01.csv", *(f"Acme Works {number}" for number in range(10)))
    save_list(tmp_path / "list_2024-02-01.csv", "Acme Works 1")
    tieline("lists", "import", "list_2024-01-01.csv")
    ended = tieline("lists", "import", "list_2024-02-01.csv")
    assert (ended.code, ended.out) == (3, "")
    assert "Entity List has 1 entries, 90 % fewer than the 10 of its last edition" in ended.err
    assert tieline("lists", "import", "list_2024-02-01.csv", "--force").code == 0
    assert len(tieline("lists", "ls").records) == 2


def test_a_file_that_is_cut_off_is_read_when_asked(tieline: Run, shared: Path) -> None:
    """It is refused with the count of its entries, and read with --partial."""
    path = str(shared / "lists" / "eu" / "fsf_2022-03-18_truncated.xml.gz")
    refused = tieline("lists", "import", path)
    assert refused.code == 3
    assert "is cut off" in refused.err
    read = tieline("lists", "import", path, "--partial")
    assert [record["is_partial"] for record in read.records] == [True]
    assert f"{read.records[0]['listings']:,} entries" in refused.err
    assert len(tieline("lists", "show", path, "--partial").records) == read.records[0]["listings"]


def test_update_of_an_unknown_source_offers_names(tieline: Run) -> None:
    """Nothing is asked of the network."""
    ended = tieline("lists", "update", "nowhere")
    assert ended.code == 1
    assert "us-ofac-sdn" in ended.err


def test_screening_asks_the_edition_of_the_day(tieline: Run, tmp_path: Path) -> None:
    """Who was on the list then is found, though a later edition has dropped the entry."""
    save_list(tmp_path / "list_2024-01-01.csv", "Gone Works", "Acme Works")
    save_list(tmp_path / "list_2024-02-01.csv", "Acme Works")
    lists = ("--lists", "list_2024-01-01.csv", "--lists", "list_2024-02-01.csv")
    then = tieline("screen", "Gone Works", *lists, "--as-of", "2024-01-15").records
    now = tieline("screen", "Gone Works", *lists).records
    assert [(record["name"], record["list_as_of"]) for record in then if record["kind"] == "hit"] == [
        ("Gone Works", "2024-01-01")
    ]
    assert [record for record in now if record["kind"] == "hit" and record["name"] == "Gone Works"] == []
