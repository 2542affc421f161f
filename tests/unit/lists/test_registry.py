"""Importing list files."""

from __future__ import annotations

import gzip
import random

import pytest

from tests.unit.lists.csl_builder import csl_csv
from tests.unit.lists.test_ofac_csv import ADD, ALT, MAIN
from tests.unit.lists.test_unpack import make_zip
from tieline.errors import EmptyError, UnknownFormatError
from tieline.lists import FORMATS, find_date, import_list
from tieline.model import PartialDate

AT = "2026-11-21T09:30:00+00:00"


@pytest.mark.parametrize(
    ("source", "date"),
    [
        ("a/consolidated_2026-07-31.csv.gz", "2026-07-31"),
        ("consolidated_2022-04.csv.gz", "2022-04"),
        ("sdn_20240501.csv", "2024-05-01"),
        ("2020-01-01/sdn.csv", None),
        ("sdn_123456789.csv", None),
        ("sdn_2024-02-31.csv", None),
        ("https://example.org/x/list_2025-11-08.csv", "2025-11-08"),
    ],
)
def test_date_of_a_file_name(source: str, date: str | None) -> None:
    """A day or month in the last part of the name is what the file speaks for."""
    assert find_date(source) == (None if date is None else PartialDate(date))


def test_given_day_wins_over_the_name() -> None:
    """What the person told counts more than the file's name."""
    data = csl_csv({"name": "One"})
    told = import_list(data, source="l_2020-01-01.csv", imported_at=AT, as_of=PartialDate("2021"))
    assert told.snapshot.as_of == PartialDate("2021")
    assert import_list(data, source="l_2020-01-01.csv", imported_at=AT).snapshot.as_of == PartialDate("2020-01-01")


@pytest.mark.parametrize(
    ("data", "seen"),
    [
        (b"%PDF-1.7 ...", "a PDF file"),
        (b"<!DOCTYPE html><html>", "a web page"),
        (b'{"a": 1}', "a JSON file"),
        (b"owner;country\nX;CN\n", "owner;country"),
        (b"\n \n", "white space"),
        (b"\x00\x01\x02", "a text that begins"),
    ],
)
def test_unknown_format_says_what_was_seen_and_what_is_known(data: bytes, seen: str) -> None:
    """An unknown file is described, and the hint lists every known format."""
    with pytest.raises(UnknownFormatError, match=seen) as caught:
        import_list(data, source="x.bin", imported_at=AT)
    assert all(known.id in (caught.value.hint or "") for known in FORMATS)


def test_empty_file_is_refused() -> None:
    """An empty file is no list."""
    with pytest.raises(EmptyError):
        import_list(b"", source="x.csv", imported_at=AT)


def test_archive_with_companions_is_one_import() -> None:
    """A ZIP archive of OFAC's files is read as main file with companions, in whatever order they are packed."""
    result = import_list(make_zip({"alt.csv": ALT, "add.csv": ADD, "sdn.csv": MAIN}), source="sdn.zip", imported_at=AT)
    assert len(result.listings) == 3
    assert result.listings[0].addresses


def test_same_file_gives_the_same_ids() -> None:
    """Ids come from content: importing twice, or packed anew with the same bytes, changes nothing."""
    data = gzip.compress(csl_csv({"name": "One"}, {"name": "Two"}), mtime=0)
    first, second = (import_list(data, source=name, imported_at=AT) for name in ("a.csv.gz", "b.csv.gz"))
    assert first.listings == second.listings
    assert first.snapshot.id == second.snapshot.id


def test_companions_make_another_snapshot() -> None:
    """With companions a main file says more, so it is another snapshot."""
    alone = import_list(MAIN, source="sdn.csv", imported_at=AT).snapshot
    beside = import_list(MAIN, source="sdn.csv", imported_at=AT, companions={"alt": ALT}).snapshot
    assert alone.id != beside.id


def test_made_entry_ids_do_not_depend_on_row_order_or_other_rows() -> None:
    """Entries without a number keep their id when rows move, when others come, and when an address changes."""
    rows = [{"name": name, "addresses": "X, CN"} for name in ("One", "Two", "Three")]
    rows += [{"name": "Twin", "addresses": "A, CN"}, {"name": "Twin", "addresses": "B, CN"}]
    mixed = [{**row} for row in rows]
    random.Random(1).shuffle(mixed)
    mixed[0] = {**mixed[0]}
    before = import_list(csl_csv(*rows), source="a.csv", imported_at=AT).listings
    after = import_list(csl_csv(*mixed, {"name": "New"}), source="b.csv", imported_at=AT).listings
    assert {listing.entry_id for listing in before} < {listing.entry_id for listing in after}
    moved = import_list(csl_csv({"name": "One", "addresses": "Y, CN"}), source="c.csv", imported_at=AT).listings
    assert moved[0].entry_id == before[0].entry_id


def test_entries_that_nothing_tells_apart_have_their_own_ids() -> None:
    """Two equal rows are two listings."""
    listings = import_list(csl_csv({"name": "One"}, {"name": "One"}), source="a.csv", imported_at=AT).listings
    assert len({listing.id for listing in listings}) == 2


def test_old_encoding_is_an_issue() -> None:
    """A file in Windows-1252 is read, and the reader is told."""
    data = csl_csv({"name": "Société Anonyme"}).decode().encode("cp1252")
    result = import_list(data, source="a.csv", imported_at=AT)
    assert result.listings[0].name == "Société Anonyme"
    assert [issue.code for issue in result.issues] == ["encoding"]
