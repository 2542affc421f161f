"""The verb that finds."""

from __future__ import annotations

from tests.unit.cli.conftest import Run


def test_two_hanzi_are_found_in_text(case: Run) -> None:
    """A passage tells its document and place."""
    (passage,) = case("search", "飞腾").records
    assert (passage["kind"], passage["path"]) == ("passage", "a.txt")
    assert "飞腾" in str(passage["snippet"])


def test_a_name_finds_the_party_and_the_text(case: Run) -> None:
    """Entities come first."""
    assert [record["kind"] for record in case("search", "sunwaysystems").records] == ["entity", "passage"]


def test_nothing_found_is_no_failure(case: Run) -> None:
    """An empty answer is an answer."""
    ended = case("search", "nowhere")
    assert (ended.code, ended.out, ended.err) == (0, "", "nothing found\n")


def test_a_table_shows_where(case: Run) -> None:
    """People see the path and the words around."""
    assert "a.txt" in case("search", "chips", "--format", "table").out
