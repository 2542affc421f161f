"""Files of one list."""

from __future__ import annotations

from pathlib import Path

import pytest

from tieline.pipeline.companion import gather_list_files


def _make(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).write_text("x", encoding="utf-8")


@pytest.mark.parametrize(
    ("main", "companions"),
    [
        ("sdn.csv", {"add": "add.csv", "alt": "alt.csv"}),
        ("SDN.CSV", {"alt": "ALT.CSV"}),
        ("sdn.csv", {"comments": "sdn_comments.csv"}),
        ("sdn_2022-01-31.csv.gz", {"add": "add_2022-01-31.csv.gz", "alt": "alt_2022-01-31.csv.gz"}),
        (
            "cons_prim_2025-12-19.csv.gz",
            {"add": "cons_add_2025-12-19.csv.gz", "comments": "cons_comments_2025-12-19.csv.gz"},
        ),
    ],
)
def test_companions_are_found_by_name(tmp_path: Path, main: str, companions: dict[str, str]) -> None:
    """Files whose names differ from the main file's in the part alone belong to it."""
    _make(tmp_path, main, *companions.values())
    (found,) = gather_list_files([str(tmp_path / main)])
    assert {part: path.name for part, path in found.companions} == companions


def test_another_edition_is_no_companion(tmp_path: Path) -> None:
    """A file of another date, or of the other family, does not belong to a main file."""
    _make(tmp_path, "sdn_2024-05-01.csv.gz", "alt_2022-01-31.csv.gz", "cons_add_2024-05-01.csv.gz", "alt.csv")
    (found,) = gather_list_files([str(tmp_path / "sdn_2024-05-01.csv.gz")])
    assert found.companions == ()


def test_a_companion_means_its_main_file(tmp_path: Path) -> None:
    """Naming alt.csv imports sdn.csv with it."""
    _make(tmp_path, "sdn.csv", "alt.csv")
    (found,) = gather_list_files([str(tmp_path / "alt.csv")])
    assert found.path.name == "sdn.csv"


def test_a_companion_alone_stands_for_itself(tmp_path: Path) -> None:
    """Without its main file a companion is handed on as it is."""
    _make(tmp_path, "alt.csv")
    (found,) = gather_list_files([str(tmp_path / "alt.csv")])
    assert (found.path.name, found.companions) == ("alt.csv", ())


def test_a_folder_gives_each_main_file_once(tmp_path: Path) -> None:
    """All files of a folder are meant, hidden ones excepted, and companions are not imported twice."""
    _make(tmp_path, "sdn.csv", "alt.csv", "other.json", ".hidden.csv")
    assert [found.path.name for found in gather_list_files([str(tmp_path)])] == ["sdn.csv", "other.json"]


def test_a_missing_file_is_handed_on(tmp_path: Path) -> None:
    """A path that is not there is kept, so that its import can say so."""
    (found,) = gather_list_files([str(tmp_path / "none.csv")])
    assert found.path.name == "none.csv"


def test_a_file_named_twice_is_given_once(tmp_path: Path) -> None:
    """A main file that is named, and meant by its companion too, is imported once."""
    _make(tmp_path, "sdn.csv", "alt.csv")
    found = gather_list_files([str(tmp_path / "alt.csv"), str(tmp_path / "sdn.csv")])
    assert [file.path.name for file in found] == ["sdn.csv"]
