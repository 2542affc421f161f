"""Screening a record batch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.screen.listing_builder import make_listing
from tieline.model import Listing, PartialDate
from tieline.screen.batch import IDENTIFIER_SCORE, RESULT_SCHEMA, BatchOptions, Screener, get_thresholds, screen_batch
from tieline.screen.engine import Index, Match
from tieline.screen.local import LocalEngine
from tieline.screen.table import Cells, TableColumns, make_batch, make_query

COLUMNS = TableColumns("name", "country", ("tax",))
ACME = replace(make_listing("Acme Rockets Ltd"), countries=("CN",), identifiers=(("Tax ID No.", "CN, 7736640919"),))
BOLT = make_listing("Bolt Holding", off="2020-01-01")


def _screen(
    *rows: tuple[object, ...], listings: tuple[Listing, ...] = (ACME, BOLT), options: BatchOptions | None = None
) -> list[dict[str, object]]:
    queries = [make_query(number, Cells([*row, None, None][:3]), COLUMNS) for number, row in enumerate(rows, 1)]
    return screen_batch(make_batch(queries), Screener.build(listings), options or BatchOptions()).to_pylist()


def test_every_row_has_a_result() -> None:
    """Rows without a name and rows without a hit are there, in order."""
    rows = _screen(("Acme Rockets",), ("",), ("Xylophonics",), ("...",))
    assert [(row["row"], row["screened"], len(row["hits"])) for row in rows] == [
        (1, True, 1),
        (2, False, 0),
        (3, True, 0),
        (4, False, 0),
    ]


def test_an_equal_number_lifts_a_hit() -> None:
    """The number is the first reason, and the score is above that of the number alone."""
    (row,) = _screen(("Acme Rockets Group", None, "77-3664-0919"))
    (hit,) = row["hits"]
    assert hit["verdict"] == "same"
    assert hit["score"] > IDENTIFIER_SCORE
    assert hit["reasons"][0] == "Identifier equal: 77-3664-0919 is listed as Tax ID No. CN, 7736640919."


def test_an_equal_number_is_a_hit_by_itself() -> None:
    """A row that bears another name is found by its number, and the reasons say that the names are not alike."""
    (row,) = _screen(("Xylophonics", None, "7736640919"))
    (hit,) = row["hits"]
    assert (hit["score"], hit["verdict"]) == (IDENTIFIER_SCORE, "same")
    assert hit["reasons"][1] == "The names are not alike: Xylophonics and Acme Rockets Ltd."


def test_a_number_finds_a_row_without_a_name() -> None:
    """The row counts as screened, and its issue says by what."""
    (row,) = _screen(("", None, "7736640919"))
    assert (row["screened"], len(row["hits"]), row["issues"][0]["code"]) == (True, 1, "empty_name")


def test_another_country_is_told_and_changes_nothing() -> None:
    """A firm has branches: the hit stays what it is."""
    plain, here, there = (_screen(("Acme Rockets Ltd", country))[0]["hits"][0] for country in (None, "CN", "Germany"))
    assert [hit["verdict"] for hit in (plain, here, there)] == ["same", "same", "same"]
    assert (here["reasons"][-1], there["reasons"][-1]) == (
        "Country equal: CN.",
        "Country differs: the row says DE, the list CN.",
    )


def test_an_unknown_country_is_an_issue() -> None:
    """The row is screened all the same."""
    (row,) = _screen(("Acme Rockets Ltd", "Atlantis"))
    assert (row["screened"], [issue["code"] for issue in row["issues"]]) == (True, ["unknown_country"])


def test_who_is_off_the_list_is_left_out() -> None:
    """A day asked about holds for names and for numbers."""
    bolt = replace(BOLT, identifiers=(("Passport", "X99887766"),))
    options = BatchOptions(as_of=PartialDate("2024-01-01"))
    rows = _screen(("Bolt Holding", None, "X99887766"), listings=(bolt,), options=options)
    assert rows[0]["hits"] == []
    assert len(_screen(("Bolt Holding", None, "X99887766"), listings=(bolt,))[0]["hits"]) == 1


def test_without_lists_nothing_is_screened() -> None:
    """No comparison was made, so no row counts as screened."""
    (row,) = _screen(("Acme",), listings=())
    assert (row["screened"], row["issues"][0]["code"]) == (False, "no_lists")


def test_a_name_that_cannot_be_compared_does_not_end_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of ours is an issue of its row; the row is not screened, and the others are."""

    def find(self: Index, name: str, **options: object) -> tuple[Match, ...]:
        if name == "Acme":
            raise ValueError("a made-up fault")
        return ()

    def find_many(self: Index, names: Sequence[str], **options: object) -> list[tuple[Match, ...]]:
        return [find(self, name, **options) for name in names]

    monkeypatch.setattr(Index, "find", find)
    monkeypatch.setattr(Index, "find_many", find_many)
    first, second = _screen(("Acme",), ("Bolt",))
    assert (first["screened"], first["issues"][0]["code"], second["screened"]) == (False, "unexpected", True)


def test_the_local_engine_gives_a_batch_for_each() -> None:
    """Batches come back in order, in the schema of results."""
    batches = [make_batch([make_query(n, Cells(["Acme", None, None]), COLUMNS)]) for n in (1, 2)]
    found = list(LocalEngine().screen(batches, Screener.build([ACME]), BatchOptions()))
    assert [(batch.schema.equals(RESULT_SCHEMA), batch["row"].to_pylist()) for batch in found] == [
        (True, [1]),
        (True, [2]),
    ]
    assert LocalEngine().name == "local"


def test_an_empty_batch_is_screened_to_an_empty_one() -> None:
    """Spark hands over empty parts."""
    empty = make_batch([])
    found = screen_batch(empty, Screener.build([ACME]), BatchOptions())
    assert (found.num_rows, isinstance(found, pa.RecordBatch)) == (0, True)


def test_thresholds_have_names() -> None:
    """A record tells what its verdicts come from."""
    assert {"hit", "same", "unsure", "identifier"} <= get_thresholds().keys()


@settings(max_examples=60)
@given(st.lists(st.tuples(st.text(max_size=60), st.text(max_size=12), st.text(max_size=20)), max_size=5))
def test_any_rows_have_results(rows: list[tuple[str, str, str]]) -> None:
    """Whatever stands in the cells, each row comes back once, screened or with an issue that says why not."""
    found = _screen(*rows)
    assert [row["row"] for row in found] == list(range(1, len(rows) + 1))
    assert all(row["screened"] or any(issue["blocks"] for issue in row["issues"]) for row in found)
