"""What every list format keeps, on real files where they are present."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tieline.lists import ListImport, import_list

AT = "2026-11-21T09:30:00+00:00"

FILES = (
    ("us-csl/consolidated_2022-04.csv.gz", 14_160, {}),
    ("us-csl/consolidated_2026-07-31.csv.gz", 25_921, {}),
    ("us-bis/entity-list_2025-11-08.csv.gz", 3_421, {}),
    (
        "us-ofac/sdn_2022-01-31.csv.gz",
        9_044,
        {"alt": "us-ofac/alt_2022-01-31.csv.gz", "add": "us-ofac/add_2022-01-31.csv.gz"},
    ),
    ("us-ofac/sdn_2024-05-01.csv.gz", 14_966, {}),
    (
        "us-ofac/cons_prim_2025-12-19.csv.gz",
        442,
        {part: f"us-ofac/cons_{part}_2025-12-19.csv.gz" for part in ("alt", "add", "comments")},
    ),
)


def load(folder: Path, file: str, companions: dict[str, str]) -> ListImport:
    """Import a shared list file.

    Args:
        folder: The folder of shared data.
        file: The file below `lists`.
        companions: Files beside it, by part.

    Returns:
        The import.
    """
    beside = {part: (folder / "lists" / name).read_bytes() for part, name in companions.items()}
    path = folder / "lists" / file
    return import_list(path.read_bytes(), source=str(path), imported_at=AT, companions=beside)


@pytest.mark.parametrize(("file", "rows", "companions"), FILES, ids=[file for file, _, _ in FILES])
def test_every_row_becomes_a_whole_listing(shared: Path, file: str, rows: int, companions: dict[str, str]) -> None:
    """Each row gives one listing with a list, an authority, a tidy primary name and an id of its own."""
    result = load(shared, file, companions)
    assert len(result.listings) == result.snapshot.listings == rows
    assert len({listing.id for listing in result.listings}) == rows
    assert result.snapshot.as_of is not None
    for listing in result.listings:
        assert listing.list_name
        assert listing.authority
        assert listing.kind in {"organisation", "person", "vessel", "aircraft", "unknown"}
        texts = [name.text for name in listing.names]
        assert all(text == " ".join(text.split()) and text for text in texts)
        assert len(texts) == len(set(texts))
    assert not [issue for issue in result.issues if issue.code in {"broken_row", "no_name", "no_list", "unknown_field"}]


def test_huawei_affiliates_are_parties_of_their_own(shared: Path) -> None:
    """No affiliate of Huawei's bears the parent's names; each says whose affiliate it is listed as."""
    listings = load(shared, "us-bis/entity-list_2025-11-08.csv.gz", {}).listings
    affiliates = [listing for listing in listings if "affiliated entity of Huawei" in (listing.remarks or "")]
    assert len(affiliates) >= 20
    assert not [listing for listing in affiliates if "Affiliated Entity" in listing.name]
    assert not [name for listing in affiliates for name in listing.names if name.text == "Huawei"]
    (parent,) = [listing for listing in listings if any(name.text == "Huawei" for name in listing.names)]
    assert parent.listed_on is not None
    assert "84 FR 22963" in (parent.citation or "")


def test_reading_is_fast_enough(shared: Path) -> None:
    """Twenty-six thousand rows are read in seconds: 1.6 to 2.5 were measured on a busy machine (2026-11)."""
    started = time.process_time()
    load(shared, "us-csl/consolidated_2026-07-31.csv.gz", {})
    assert time.process_time() - started < 8.0
