"""Verbs that write what was found."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.unit.cli.conftest import Run


def test_a_dossier_goes_to_standard_output(case: Run) -> None:
    """HTML is the default, JSON on demand."""
    assert case("dossier").out.startswith("<!")
    assert isinstance(json.loads(case("dossier", "all", "--format", "json").out), dict)


def test_a_dossier_is_about_a_party(case: Run) -> None:
    """The party's name is the title."""
    assert "<title>Sunwaysystems" in case("dossier", "sunwaysystems").out


def test_a_folder_gets_the_whole_bundle(case: Run, tmp_path: Path) -> None:
    """Dossier and exports are written side by side, and each is named."""
    ended = case("dossier", "--out", "out/")
    assert {path.name for path in (tmp_path / "out").iterdir()} >= {"dossier.html", "records.jsonl", "statements.csv"}
    assert "out/dossier.html" in ended.err


def test_a_file_gets_the_dossier(case: Run, tmp_path: Path) -> None:
    """One file is written and named."""
    assert case("dossier", "--out", "d.html").err == "d.html\n"
    assert (tmp_path / "d.html").read_text(encoding="utf-8").startswith("<!")


def test_an_unknown_party_offers_close_names(case: Run) -> None:
    """A misspelt name is told."""
    ended = case("dossier", "Sunwaysistems")
    assert (ended.code, ended.err.splitlines()[1]) == (1, "try: did you mean Sunwaysystems?")


@pytest.mark.parametrize(
    ("name", "start"), [("ftm", "{"), ("records", "{"), ("statements", "id,"), ("graphml", "<?xml")]
)
def test_exports_go_to_standard_output_or_a_file(case: Run, tmp_path: Path, name: str, start: str) -> None:
    """Each export is the same in both places."""
    out = case("export", name).out
    case("export", name, "--out", "file")
    assert out.startswith(start) or name == "statements"
    assert (tmp_path / "file").read_bytes().decode("utf-8") == out


def test_a_place_that_cannot_be_written_is_named(case: Run) -> None:
    """A missing folder is an error with the path."""
    ended = case("export", "ftm", "--out", "missing/file")
    assert (ended.code, ended.err.startswith("error: missing/file: cannot be written")) == (1, True)


def test_an_area_without_parties_is_told(case: Run) -> None:
    """A field of technology that no party has, and one that does not exist, are errors with a way on."""
    unknown = case("dossier", "--technology", "alchemy")
    assert (unknown.code, unknown.err.splitlines()[0]) == (
        1,
        "error: alchemy: no single area of technology is called so",
    )
    empty = case("dossier", "--technology", "hypersonics")
    assert (empty.code, "Hypersonics" in empty.err) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("--out", "dossier"), "try: name it dossier.html, or name a folder (dossier/)"),
        (("--out", "d.json"), "try: ask for it with --format json, or name a folder"),
        (("--out", "d.html", "--format", "json"), "try: ask for it with --format html, or name a folder"),
    ],
)
def test_a_name_without_an_ending_is_refused(case: Run, tmp_path: Path, arguments: tuple[str, ...], hint: str) -> None:
    """Nobody gets a file of another kind than its name tells; nothing is written."""
    before = set(tmp_path.iterdir())
    ended = case("dossier", *arguments)
    assert (ended.code, ended.err.splitlines()[1].startswith(hint)) == (2, True)
    assert set(tmp_path.iterdir()) == before
