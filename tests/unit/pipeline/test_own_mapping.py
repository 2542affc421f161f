"""Mappings of own tables, as a workspace remembers them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tieline.errors import DamagedError, UsageError
from tieline.lists.options import ReadOptions, TableMapping
from tieline.pipeline.import_lists import import_lists
from tieline.pipeline.own_mapping import FILE_NAME, load_mappings, parse_columns, save_mapping
from tieline.pipeline.workspace import open_workspace
from tieline.settings import Settings

FIRST = TableMapping((("name", "Wer"),), "Black list", "Compliance", ("Wer", "Wo"))


def test_columns_are_told_as_pairs() -> None:
    """A field may have several columns, and a column's name may hold any sign."""
    assert parse_columns(["name=Firma", "aliases=Alias 1", "aliases=a=b"]) == (
        ("name", "Firma"),
        ("aliases", "Alias 1"),
        ("aliases", "a=b"),
    )


@pytest.mark.parametrize("text", ["Firma", "name=", "colour=Farbe", "=x"])
def test_odd_pairs_are_wrong_usage(text: str) -> None:
    """The hint lists the fields."""
    with pytest.raises(UsageError) as raised:
        parse_columns([text])
    assert "aliases" in (raised.value.hint or "")


def test_nothing_told_is_nothing_remembered(tmp_path: Path) -> None:
    """A folder without the file has no mappings."""
    assert load_mappings(tmp_path) == ()


def test_a_mapping_is_remembered_whole(tmp_path: Path) -> None:
    """What is loaded is what was saved, the newest first, one for each header."""
    second = TableMapping((), "Other", "", ("名称",))
    save_mapping(tmp_path, TableMapping((("name", "Wo"),), "", "", FIRST.header))
    save_mapping(tmp_path, FIRST)
    save_mapping(tmp_path, second)
    assert load_mappings(tmp_path) == (second, FIRST)
    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]


@pytest.mark.parametrize(
    "text",
    ["{", "[]", '{"tables": [{"header": "x", "columns": [], "list": "", "authority": ""}]}', '{"tables": [1]}'],
)
def test_a_broken_file_is_told(tmp_path: Path, text: str) -> None:
    """It is not read as if nothing had been told."""
    (tmp_path / FILE_NAME).write_text(text, encoding="utf-8")
    with pytest.raises(DamagedError):
        load_mappings(tmp_path)


def test_what_was_told_is_used_for_the_next_table_of_the_same_header(tmp_path: Path) -> None:
    """The first import tells, the second need not; a table of another header is not read by it."""
    for name, text in (("a.csv", "Wer,Wo\nAcme,DE\n"), ("b.csv", "Wer,Wo\nBeta,FR\n"), ("c.csv", "Wer\nGamma\n")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    settings = Settings(workspace=str(tmp_path / "ws"))
    told = ReadOptions(tables=(TableMapping((("name", "Wer"),), "Black list", "Compliance"),))
    with open_workspace(settings, write=True, create=True) as workspace:
        assert not import_lists(workspace, [str(tmp_path / "a.csv")], read=told).issues
        assert not import_lists(workspace, [str(tmp_path / "b.csv")]).issues
        assert [issue.code for issue in import_lists(workspace, [str(tmp_path / "c.csv")]).issues] == ["unknown_format"]
        listed = {(one.list_name, one.authority, one.name) for one in workspace.store.iter_listings()}
    assert listed == {("Black list", "Compliance", "Acme"), ("Black list", "Compliance", "Beta")}


def test_nothing_is_remembered_of_a_table_that_was_not_told_about(tmp_path: Path) -> None:
    """Columns known by their names need no memory."""
    (tmp_path / "a.csv").write_text("name\nAcme\n", encoding="utf-8")
    settings = Settings(workspace=str(tmp_path / "ws"))
    with open_workspace(settings, write=True, create=True) as workspace:
        import_lists(workspace, [str(tmp_path / "a.csv")])
    assert load_mappings(tmp_path / "ws") == ()
