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
from tieline.paths.link import link_of_holding, link_of_listing, links_of_relationship

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
    (link,) = links_of_relationship(tie, {}, {})
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


def test_sentences_that_tell_otherwise_make_two_links() -> None:
    """The older document tells the tie as held, the newer one its end: each has its sentence, day and dates."""
    newer = Evidence(DocumentId("doc-2"), Span(0, 20), "They ended the deal.")
    stated = (
        Property("date", "2018", WORDS),
        Property("date_off", "2021-05", newer),
        Property("kind", "former", Evidence(DocumentId("doc-2"), Span(5, 10), "ended")),
        Property("kind", "contract", WORDS),
    )
    tie = Relationship(
        RelationshipId("r"), RelationshipType.AGREEMENT, EntityId("a"), EntityId("b"), "A", "B", stated,
        (WORDS, newer), None, "rule", 0.9,
    )  # fmt: skip
    held, over = links_of_relationship(tie, {}, {DocumentId("doc-2"): PartialDate("2021-06-01")})
    assert (held.past, held.since, held.until, held.told_on) == (None, PartialDate("2018"), None, PartialDate("2018"))
    assert (over.past, over.since, over.until, over.evidence) == ("former", None, PartialDate("2021-05"), (newer,))
    assert (held.detail, over.detail, over.told_on) == ("contract", None, PartialDate("2021-06-01"))
