"""The compiled table of known organisations."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scripts import compile_known
from scripts.compile_known import (
    BadRowError,
    find_doubles,
    iter_number_keys,
    iter_pinyin,
    read_rows,
    read_short_forms,
    render_rows,
    sound_keys,
)

ROW = {"id": "acme", "names": ["Acme Chips"], "hanzi": ["阿克梅"], "source": "own site"}


def _save(folder: Path, *rows: object) -> Path:
    """Save rows as a source file."""
    (folder / "a.yml").write_text(json.dumps({"organisations": list(rows)}, ensure_ascii=False), encoding="utf-8")
    return folder


def test_the_compiled_table_is_what_its_sources_give() -> None:
    """Nobody edits the table without compiling it."""
    assert compile_known.main(["--check"]) == 0


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({**ROW, "id": "Acme Chips"}, "without a proper id"),
        ({**ROW, "name": "Acme"}, "unknown field name"),
        ({**ROW, "names": "Acme"}, "field names is no list"),
        ({**ROW, "names": [1]}, "field names is no list"),
        ({"id": "acme", "source": "x"}, "lacks a name or a source"),
        ({**ROW, "source": ""}, "lacks a name or a source"),
        ({**ROW, "hanzi": ["Acme"]}, "not in Hanzi"),
    ],
)
def test_a_bad_row_is_refused_by_name(tmp_path: Path, row: dict[str, object], told: str) -> None:
    """The message says which row of which file, and what is wrong."""
    with pytest.raises(BadRowError, match=told) as caught:
        read_rows(_save(tmp_path, row))
    assert "a.yml" in str(caught.value)


def test_an_id_stands_once(tmp_path: Path) -> None:
    """Two rows with one id would shadow each other."""
    with pytest.raises(BadRowError, match="another row has this id"):
        read_rows(_save(tmp_path, ROW, ROW))


def test_a_member_is_placed_in_its_group(tmp_path: Path) -> None:
    """Its own row may leave the group out, and counts more where it does not."""
    rows = [ROW, {**ROW, "id": "other"}, {**ROW, "id": "third", "parent": "other"}]
    text = json.dumps({"organisations": rows, "members": {"other": "acme", "third": "acme"}}, ensure_ascii=False)
    (tmp_path / "a.yml").write_text(text, encoding="utf-8")
    assert [row.get("parent") for row in read_rows(tmp_path)] == [None, "acme", "other"]


def test_two_shared_names_look_like_one_organisation_twice() -> None:
    """One shared short form is an ambiguity, two are a doubt."""
    other = {**ROW, "id": "other"}
    assert find_doubles([ROW, other]) == [("acme", "other")]
    assert find_doubles([ROW, {**other, "hanzi": ["阿克梅食品"]}]) == []


def test_pinyin_has_the_ways_people_write_it() -> None:
    """ü has three spellings, and a character that names read in two ways has both."""
    assert {"lvdi", "ludi", "lyudi"} <= set(iter_pinyin("绿地"))
    assert {"changxin", "zhangxin"} <= set(iter_pinyin("长鑫"))
    assert "shaanxi" in set(iter_pinyin("陕西"))


def test_sound_keys_put_pinyin_in_the_place_of_a_trade_name() -> None:
    """A full name is written with the pinyin of its trade name too."""
    row = {**ROW, "names": ["Tianjin Phytium Technology"], "trade": ["phytium"], "trade_hanzi": ["飞腾"]}
    assert {"akemei", "tianjinfeitengtechnology"} <= sound_keys(row)


def test_a_line_has_the_fields_and_the_keys() -> None:
    """One JSON array an organisation."""
    (line,) = render_rows([ROW], {"acme": ["AC"]}, {}).splitlines()
    values = json.loads(line)
    assert values[:7] == ["acme", ["Acme Chips"], ["阿克梅"], [], [], None, "own site"]
    assert values[7] == ["ac", "acmechips", "阿克梅"]


def test_a_number_counts_in_every_group_above_and_in_those_it_comes_from() -> None:
    """An institute of a merged group is found by the number that it bore in either."""
    group = {"id": "group", "hanzi": ["群星集团"], "source": "own site"}
    member = {
        "id": "member",
        "hanzi": ["群星集团第五十一研究所", "南星五十一所"],
        "parent": "group",
        "source": "own site",
    }
    keys = {key for one, key in iter_number_keys([group, member], {"group": ["former"]}) if one == "member"}
    assert keys == {"group#i51", "former#i51"}


@pytest.mark.parametrize("means", [["acme"], ["acme", "acme"], ["acme", "nobody"]])
def test_a_shared_short_form_means_two_that_are_there(tmp_path: Path, means: list[str]) -> None:
    """A short form of one organisation belongs to its names."""
    (tmp_path / "a.yml").write_text(json.dumps({"short_forms": [{"names": ["AC"], "means": means}]}), encoding="utf-8")
    with pytest.raises(BadRowError):
        read_short_forms(tmp_path, {"acme", "other"})


def test_a_shared_short_form_is_given_to_each(tmp_path: Path) -> None:
    """Then the table answers that it is ambiguous."""
    row = {"names": ["AC"], "means": ["acme", "other"]}
    (tmp_path / "a.yml").write_text(json.dumps({"short_forms": [row]}), encoding="utf-8")
    assert read_short_forms(tmp_path, {"acme", "other"}) == {"acme": ["AC"], "other": ["AC"]}
