"""What every list format keeps, on every real file, where they are present."""

from __future__ import annotations

import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from tests.contract.list_files import AT, ListCase, load_cases, load_file, recount
from tieline.errors import DamagedError
from tieline.lists import import_list
from tieline.model import NameQuality

CASES = load_cases()
KINDS = {"organisation", "person", "vessel", "aircraft", "unknown"}

each_file = pytest.mark.parametrize("case", CASES, ids=[case.file for case in CASES])


def test_the_table_has_every_real_file(shared: Path) -> None:
    """A file that is added gets a row."""
    folder = shared / "lists"
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert {case.file for case in CASES} == found


@each_file
def test_a_file_gives_what_the_table_says(shared: Path, case: ListCase) -> None:
    """Entries, names, dates, ties, lists, ignored fields, the day and every kind of issue are as counted."""
    result = load_file(shared, case.file)
    listings, snapshot = result.listings, result.snapshot
    assert (snapshot.format, snapshot.is_partial) == (case.format, case.partial)
    assert len(listings) == snapshot.listings == case.entries
    assert sum(len(one.names) for one in listings) == case.names
    assert sum(one.listed_on is not None for one in listings) == case.dated
    assert sum(one.delisted_on is not None for one in listings) == case.ended
    assert sum(bool(one.linked) for one in listings) == case.linked
    assert len({one.list_name for one in listings}) == case.lists
    assert len(snapshot.ignored_fields) == case.ignored
    assert (snapshot.as_of and snapshot.as_of.text) == case.as_of
    assert Counter(issue.code for issue in result.issues) == case.issues


@each_file
def test_the_entries_are_those_that_stand_in_the_file(shared: Path, case: ListCase) -> None:
    """A count that knows nothing of Tieline agrees."""
    if case.count is not None:
        assert recount(shared, case) == case.entries


@each_file
def test_every_entry_is_a_whole_listing(shared: Path, case: ListCase) -> None:
    """Each has a list, an authority, a row, tidy composed names with the primary one first, and an id of its own."""
    listings = load_file(shared, case.file).listings
    assert len({one.id for one in listings}) == len(listings)
    for listing in listings:
        assert listing.list_name
        assert listing.authority
        assert listing.row
        assert listing.kind in KINDS
        assert [name.quality is NameQuality.PRIMARY for name in listing.names] == [True] + [False] * (
            len(listing.names) - 1
        )
        texts = [name.text for name in listing.names]
        assert len(texts) == len(set(texts))
        for text in texts:
            assert text
            assert text == " ".join(text.split())
            assert unicodedata.is_normalized("NFC", text)
            assert text.isprintable() or not [sign for sign in text if unicodedata.category(sign) in {"Cc", "Cs"}]


def test_a_truncated_file_is_refused_with_the_count(shared: Path) -> None:
    """It is no snapshot unless a part is asked for, and the refusal says how much can be read."""
    data = (shared / "lists" / "eu" / "fsf_2022-03-18_truncated.xml.gz").read_bytes()
    with pytest.raises(DamagedError, match="1,044 entries"):
        import_list(data, source="fsf.xml.gz", imported_at=AT)


def test_huawei_affiliates_are_parties_of_their_own(shared: Path) -> None:
    """No affiliate of Huawei's bears the parent's names; each says whose affiliate it is listed as."""
    listings = load_file(shared, "us-bis/entity-list_2025-11-08.csv.gz").listings
    affiliates = [listing for listing in listings if "affiliated entity of Huawei" in (listing.remarks or "")]
    assert len(affiliates) >= 20
    assert not [listing for listing in affiliates if "Affiliated Entity" in listing.name]
    assert not [name for listing in affiliates for name in listing.names if name.text == "Huawei"]
    (parent,) = [listing for listing in listings if any(name.text == "Huawei" for name in listing.names)]
    assert parent.listed_on is not None
    assert "84 FR 22963" in (parent.citation or "")


def test_hanzi_names_of_the_end_user_list_are_all_found(shared: Path) -> None:
    """Of METI's 835 entries 220 have a name in Hanzi, most of them a name of its own beside the Latin one."""
    listings = load_file(shared, "jp/meti-end-user_2025-09-29.csv.gz").listings
    hanzi = [one for one in listings if any("\u4e00" <= sign <= "\u9fff" for name in one.names for sign in name.text)]
    assert len(hanzi) == 220
    assert sum(one.name.isascii() for one in hanzi) >= 200
