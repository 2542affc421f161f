"""Tests of figures and pair counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.figure import NoDataError, Pairs, count_pairs, get_shared, hash_files


def test_pairs_of_equal_groupings_are_all_right() -> None:
    """The same groups under other labels are the same."""
    pairs = count_pairs({"a": "x", "b": "x", "c": "y"}, {"a": "1", "b": "1", "c": "2"})
    assert (pairs.precision, pairs.recall) == (1.0, 1.0)


def test_one_group_of_all_has_full_recall_and_low_precision() -> None:
    """Joining everything finds every pair, and many that are none."""
    pairs = count_pairs(dict.fromkeys("abcd", "x"), {"a": "1", "b": "1", "c": "2", "d": "3"})
    assert pairs == Pairs(right=1, found=6, expected=1)
    assert (pairs.precision, pairs.recall) == (1 / 6, 1.0)


def test_no_pairs_are_no_mistake() -> None:
    """Where nothing is found nothing is wrong."""
    assert Pairs(0, 0, 0).precision == Pairs(0, 0, 0).recall == 1.0


def test_counts_add_up() -> None:
    """Pairs of several cases are added."""
    assert Pairs(1, 2, 3) + Pairs(1, 1, 1) == Pairs(2, 3, 4)


def test_hash_depends_on_names_and_contents_and_not_on_order(tmp_path: Path) -> None:
    """Data is the same data in whatever order it is named."""
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text("one")
    second.write_text("two")
    both = hash_files([first, second])
    assert both == hash_files([second, first])
    second.write_text("three")
    assert hash_files([first, second]) != both


def test_missing_data_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Data that is not there is said to be missing, by its own name."""
    monkeypatch.setenv("TIELINE_SHARED", str(tmp_path))
    with pytest.raises(NoDataError, match=r"labels/key[.]csv"):
        get_shared("labels", "key.csv")
    (tmp_path / "labels").mkdir()
    assert get_shared("labels") == tmp_path / "labels"
