"""Links of paths."""

from __future__ import annotations

import pytest

from tieline.model import (
    Evidence,
    Holding,
    LinkedParty,
    ListedName,
    Listing,
    NameQuality,
    PartialDate,
    Property,
    Relationship,
    RelationshipType,
    Snapshot,
    Span,
)
from tieline.model.ids import DocumentId, EntityId, ListingId, RelationshipId, SnapshotId
from tieline.model.utterance import Standing
from tieline.paths.link import link_of_holding, link_of_listing, link_of_relationship

WORDS = Evidence(DocumentId("doc-1"), Span(0, 3), "A B")


@pytest.mark.parametrize(
    ("low", "high", "is_open", "told"),
    [
        (60.0, 60.0, False, "60 %"),
        (25.0, 50.0, True, "more than 25 %, at most 50 %"),
        (50.0, 100.0, True, "more than 50 %"),
        (50.0, None, False, "at least 50 %"),
        (0.0, None, False, "share not stated"),
    ],
)
def test_a_stake_says_how_much(low: float, high: float | None, is_open: bool, told: str) -> None:
    """As stated, with its row."""
    holding = Holding("A", "B", low, high, is_open, False, "shares", PartialDate("2020"), None, "t.csv row 3")
    link = link_of_holding(holding, owner="a", owned="b")
    assert (link.detail, link.record, link.standing, link.since) == (told, "t.csv row 3", "shown", PartialDate("2020"))


def test_a_list_states_ties_in_its_own_words() -> None:
    """With the row of the list as record."""
    listing = Listing(
        ListingId("l"),
        SnapshotId("s"),
        "SDN List",
        "OFAC",
        "12",
        "organisation",
        (ListedName("Acme", NameQuality.PRIMARY),),
        row="row 7",
    )
    snapshot = Snapshot(SnapshotId("s"), "sdn.csv", "f", "0", PartialDate("2024-05-03"), "now", 1)
    link = link_of_listing(listing, LinkedParty("Linked To", "Zenith"), snapshot, party="a", other="z")
    assert (link.detail, link.record) == ("“Linked To”", "SDN List of 2024-05-03, row 7")


def test_a_relationship_keeps_its_sentences_and_dates() -> None:
    """An interval begins with its first day; the most telling property goes with the tie."""
    stated = (Property("date", "2018-01/2018-03", WORDS), Property("product", "lasers", WORDS))
    tie = Relationship(
        RelationshipId("r"),
        RelationshipType.SUPPLIES,
        EntityId("a"),
        EntityId("b"),
        "A",
        "B",
        stated,
        (WORDS,),
        None,
        "rule",
        0.9,
    )
    link = link_of_relationship(tie, {})
    assert (link.detail, link.since, link.evidence) == ("lasers", PartialDate("2018-01"), (WORDS,))
    assert link.standing is Standing.SHOWN


def test_an_owner_that_a_list_names_owns() -> None:
    """Whichever way the list writes it."""
    listing = Listing(
        ListingId("l"), SnapshotId("s"), "SDN List", "OFAC", "12", "organisation",
        (ListedName("Acme", NameQuality.PRIMARY),),
    )  # fmt: skip
    link = link_of_listing(listing, LinkedParty("Owned or Controlled By", "Zenith"), None, party="a", other="z")
    assert (link.type, link.source, link.target) == ("owns", "z", "a")
