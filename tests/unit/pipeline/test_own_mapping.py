"""Mappings of own tables, as a workspace remembers them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tieline.errors import DamagedError, UsageError
from tieline.lists.options import TableMapping
from tieline.pipeline.own_mapping import FILE_NAME, load_mappings, parse_columns, save_mapping

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
