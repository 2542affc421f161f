"""What every store removes with a list, and what stays."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.contract.samples import (
    make_finding,
    make_hit,
    make_judgement,
    make_listing,
    make_screening,
    make_snapshot,
)
from tieline.errors import NotFoundError
from tieline.model import Hit
from tieline.model.ids import ListingId, SnapshotId
from tieline.model.list_check import ListCheck
from tieline.store.base import Store


@pytest.fixture
def kept(store: Store) -> Hit:
    """Give a store with two lists that have a hit each.

    Returns:
        The hit on the second list.
    """
    hits = []
    for source in ("a.csv", "b.csv"):
        snapshot = make_snapshot(source=source)
        listing = make_listing(snapshot, "1", "Acme", "Acme Works")
        store.save_snapshot(snapshot, [listing])
        url = f"https://example.org/{source}"
        store.save_check(ListCheck(url, "a", "2024-01-01T00:00:00+00:00", "0" * 64, snapshot.id))
        hits.append(replace(make_hit(f"acme {source}", 0.9), listing=listing.id))
    store.replace_hits(hits, ["Acme", "Bolt"])
    store.replace_findings([make_finding("Acme", "ofac-50")])
    return hits[1]


def test_a_list_goes_with_all_that_rests_on_it(store: Store, kept: Hit) -> None:
    """Listings, hits and the answer of its address go, and those of the other list stay; findings may rest on any."""
    first, second = store.iter_snapshots()
    assert store.count_hits_on(first.id) == 1
    store.remove_snapshot(first.id)
    assert list(store.iter_snapshots()) == [second]
    assert [listing.snapshot for listing in store.iter_listings()] == [second.id]
    assert [check.snapshot for check in store.iter_checks()] == [second.id]
    assert (list(store.iter_hits()), list(store.iter_findings())) == ([kept], [])
    assert (store.count_hits_on(first.id), store.count_hits_on(second.id)) == (0, 1)
    assert store.counts()["listed_name"] == 2


def test_what_people_did_outlives_the_list(store: Store, kept: Hit) -> None:
    """Judgements, screening records and the names that were screened stay."""
    judgement, record = make_judgement("ent-1", kept.listing), make_screening(1)
    store.add_judgement(judgement)
    store.add_screening(record)
    for snapshot in tuple(store.iter_snapshots()):
        store.remove_snapshot(snapshot.id)
    assert list(store.iter_judgements()) == [judgement]
    assert list(store.iter_screenings()) == [record]
    assert store.load_screened() == ("Acme", "Bolt")
    with pytest.raises(NotFoundError):
        store.get_listing(ListingId(kept.listing))


def test_a_list_that_is_not_there_cannot_be_removed(store: Store, kept: Hit) -> None:
    """Nothing goes, findings included."""
    with pytest.raises(NotFoundError):
        store.remove_snapshot(SnapshotId("sna-none"))
    assert len(list(store.iter_findings())) == 1
    assert kept in store.iter_hits()


def test_a_removed_list_can_be_put_back(store: Store) -> None:
    """Saving the same snapshot again gives it back as it was."""
    snapshot = make_snapshot()
    listing = make_listing(snapshot, "1", "Acme")
    store.save_snapshot(snapshot, [listing])
    store.remove_snapshot(snapshot.id)
    store.save_snapshot(snapshot, [listing])
    assert (list(store.iter_snapshots()), list(store.iter_listings())) == ([snapshot], [listing])
