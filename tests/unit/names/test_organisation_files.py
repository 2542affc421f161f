"""Contract of the files of known organisations: shape, sources, parents, and who may share a short form."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest
import yaml

from tieline.names.known_key import exact_key
from tieline.text.normal import fold

FOLDER = Path(__file__).resolve().parents[3] / "src" / "tieline" / "resources" / "names" / "organisations"
FILES = (
    "defence_groups",
    "defence_institutes",
    "military",
    "universities",
    "academies",
    "government",
    "state_enterprises",
    "taiwan_hongkong",
    "space_members",
    "aviation_members",
    "ship_ordnance_members",
    "nuclear_electronics_members",
    "military_members",
    "dual_use",
    "notices",
    "language_universities",
    "defence_further",
)
MIN_ORGANISATIONS = {
    "defence_groups": 180,
    "defence_institutes": 230,
    "military": 170,
    "universities": 260,
    "academies": 160,
    "government": 130,
    "state_enterprises": 165,
    "taiwan_hongkong": 150,
    "space_members": 100,
    "aviation_members": 75,
    "ship_ordnance_members": 155,
    "nuclear_electronics_members": 130,
    "military_members": 135,
    "dual_use": 160,
    "notices": 48,
    "language_universities": 10,
    "defence_further": 45,
}
FIELDS = frozenset({"id", "names", "hanzi", "trade", "trade_hanzi", "parent", "source"})

SHARED_SHORT_FORMS = frozenset(
    "东大 中大 中电 中电集团 九院 交大 人大 北医 华农 华农大 华工 华师 华师大 华电 南大 南航 宁大 山大 江大 河大 "
    "河工大 海大 电科院 西大 辽宁工大 青大 东吴大学 norinco".split()
)
"""Short forms in real use for several of these organisations, none the parent of another."""

SHARED_WITH_PARENT = frozenset(
    "中国船舶 中国移动 中国电信 中国石化 中石化 中国石油 中国铝业 中国中车 中车 中建 中远海运 东风汽车集团 chinamobile "
    "chinatelecom sinopec crrc".split()
)
"""Short forms that a group and its listed arm both go by."""


@cache
def _rows(stem: str) -> tuple[dict[str, object], ...]:
    """The rows of a file."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return tuple(yaml.load((FOLDER / f"{stem}.yml").read_text(encoding="utf-8"), Loader=loader)["organisations"])


@cache
def _all_ids() -> frozenset[str]:
    """The ids of every file of the folder."""
    texts = (path.read_text(encoding="utf-8") for path in FOLDER.glob("*.yml"))
    return frozenset(match for text in texts for match in re.findall(r"^\s*- id: (\S+)$", text, re.M))


def _texts(row: dict[str, object], field: str) -> list[str]:
    """A field of a row that is a list of texts."""
    values = row.get(field, [])
    assert isinstance(values, list), (row["id"], field)
    assert all(isinstance(value, str) for value in values), (row["id"], field)
    return values


def _keys(row: dict[str, object]) -> set[str]:
    """The name keys of a row."""
    return {exact_key(name) for name in [*_texts(row, "names"), *_texts(row, "hanzi")]}


@pytest.mark.parametrize("stem", FILES)
def test_a_file_opens_with_what_it_holds(stem: str) -> None:
    """Every file says what it holds and how it was made before its first row."""
    head = (FOLDER / f"{stem}.yml").read_text(encoding="utf-8").split("organisations:", 1)[0]
    assert head.startswith("# ")
    assert "compilation" in head


@pytest.mark.parametrize("stem", FILES)
def test_a_file_holds_enough_organisations(stem: str) -> None:
    """No file shrinks unseen."""
    assert len(_rows(stem)) >= MIN_ORGANISATIONS[stem]


@pytest.mark.parametrize("stem", FILES)
def test_rows_have_the_agreed_shape(stem: str) -> None:
    """A row has an id, at least Hanzi names and no field of another kind."""
    for row in _rows(stem):
        assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", str(row["id"])), row["id"]
        assert row.keys() <= FIELDS, row["id"]
        assert _texts(row, "hanzi"), row["id"]
        assert bool(_texts(row, "trade")) == bool(_texts(row, "trade_hanzi")), row["id"]


@pytest.mark.parametrize("stem", FILES)
def test_every_row_has_a_source(stem: str) -> None:
    """A source is told in words, and no placeholder is left in it."""
    for row in _rows(stem):
        assert len(str(row.get("source", ""))) >= 10, row["id"]
        assert "$" not in str(row["source"]), row["id"]


@pytest.mark.parametrize("stem", FILES)
def test_hanzi_names_are_simplified_and_latin_names_have_none(stem: str) -> None:
    """Traditional characters fold to simplified ones, so the table holds only these."""
    for row in _rows(stem):
        for name in [*_texts(row, "hanzi"), *_texts(row, "trade_hanzi")]:
            assert re.search("[\u3400-\u9fff]", name), name
            assert re.sub("[^\u3400-\u9fff]", "", fold(name)) == re.sub("[^\u3400-\u9fff]", "", name), name
        for name in [*_texts(row, "names"), *_texts(row, "trade")]:
            assert not re.search("[\u3400-\u9fff]", name), name


def test_ids_are_unique_over_the_folder() -> None:
    """No id stands twice, in one file or in two."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.yml"))]
    ids = [found for text in texts for found in re.findall(r"^\s*- id: (\S+)$", text, re.M)]
    assert len(ids) == len(set(ids)), sorted({found for found in ids if ids.count(found) > 1})


@pytest.mark.parametrize("stem", FILES)
def test_parents_exist(stem: str) -> None:
    """A parent is an organisation of the table, and never the row itself."""
    for row in _rows(stem):
        assert row.get("parent") != row["id"]
        assert "parent" not in row or row["parent"] in _all_ids(), row["id"]


def test_no_organisation_bears_the_name_of_its_parent() -> None:
    """A part is not called by the name of the whole, but for short forms that both are known to use."""
    rows = {str(row["id"]): row for stem in FILES for row in _rows(stem)}
    for row in rows.values():
        parent = rows.get(str(row.get("parent")))
        shared = set() if parent is None else _keys(row) & _keys(parent)
        assert shared <= SHARED_WITH_PARENT, (row["id"], shared)


def test_only_listed_short_forms_are_shared() -> None:
    """A name of two organisations makes every comparison with it unsure, so each is a decision."""
    owners = defaultdict[str, set[str]](set)
    for stem in FILES:
        for row in _rows(stem):
            for key in _keys(row):
                owners[key].add(str(row["id"]))
    shared = {key for key, ids in owners.items() if len(ids) > 1}
    assert shared <= SHARED_SHORT_FORMS | SHARED_WITH_PARENT, shared - SHARED_SHORT_FORMS - SHARED_WITH_PARENT


@pytest.mark.parametrize(
    "siblings",
    "casc/casic cssc/csic cnnc/cnec cec/cetc avic/aecc norinco-group/csgc hit/heu cetc-14/cetc-38 cetc-54/cetc-55 "
    "casc-1/casc-5 casic-2/casic-3 crec/crcc pla-asf/pla-csf cumt/cumtb nuaa/njust tsinghua/nthu-tw".split(),
)
def test_siblings_share_no_name(siblings: str) -> None:
    """Organisations that are often taken for one another have no name in common."""
    one, other = siblings.split("/")
    rows = {str(row["id"]): row for stem in FILES for row in _rows(stem)}
    assert not _keys(rows[one]) & _keys(rows[other])
