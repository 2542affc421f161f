"""Pairs of names, and how they are cut."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import numpy as np

from training.pairs import PAIRS, RECORDS, NamePair, count_rarity, cut_folds, find_organisations, load_pairs


def _pair(organisation: str, english: str, hanzi: str) -> NamePair:
    """A pair of a listed company."""
    return NamePair("listed", organisation, english, hanzi)


PAIRS_OF_FOUR = [
    _pair("1", "Acme Widgets", "安可美"),
    _pair("1", "Acme", "安可美集团"),
    _pair("2", "Acme Widgets (China)", "别的名字"),
    _pair("3", "Other Works", "别的名字股份公司"),
    _pair("4", "Lonely", "独一"),
]


def test_rows_that_share_a_number_or_a_name_are_one_organisation() -> None:
    """A number of the source, an English name or a Hanzi name without its form ties rows, also in a chain."""
    first, *others, lonely = find_organisations(PAIRS_OF_FOUR).tolist()
    assert set(others) == {first}
    assert lonely != first


def test_an_organisation_lies_in_one_part() -> None:
    """No part holds a name of an organisation of another part."""
    pairs = [_pair(str(at // 3), f"Name {at}", f"名{at}") for at in range(300)]
    organisations = find_organisations(pairs)
    folds = cut_folds(pairs, organisations, 3)
    assert all(len(set(folds[organisations == one])) == 1 for one in set(organisations))
    assert set(folds) == {0, 1, 2}


def test_parts_are_the_same_in_every_run() -> None:
    """The cut depends on the numbers of organisations alone."""
    organisations = np.arange(len(PAIRS_OF_FOUR))
    first, second = (cut_folds(PAIRS_OF_FOUR, organisations, 3) for _ in range(2))
    assert first.tolist() == second.tolist()


def test_pairs_and_counts_are_read_from_the_folder(tmp_path: Path) -> None:
    """Kinds of sources are told apart; words of one name only are not counted."""
    (tmp_path / "names").mkdir()
    (tmp_path / PAIRS).write_text(
        "source,source_id,english,hanzi,kind,note\n"
        "szse,1,Acme Technology,安可美科技,listed,\n"
        "meti_2025,2,Other Technologies,别的科技,end user,\n",
        encoding="utf-8",
    )
    with gzip.open(tmp_path / RECORDS, "wt", encoding="utf-8") as file:
        file.write(json.dumps({"names": [["Technology University", "en"], ["大学", "zh"]]}) + "\n")
    pairs = load_pairs(tmp_path)
    rarity = count_rarity(tmp_path, pairs)
    assert [pair.group for pair in pairs] == ["listed", "METI"]
    assert dict(rarity.words) == {"technology": 3}
    assert (rarity.names, rarity.hanzi_names, rarity.characters["科"]) == (3, 2, 2)
