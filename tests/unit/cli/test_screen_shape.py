"""The shape of screening records."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.pipeline.sample import make_listing
from tests.unit.screen.result_builder import make_head, make_hit, make_result, make_used
from tieline.cli.screen_shape import SCREEN_COLUMNS, Shapes, change_record, list_words, rank, screening_record
from tieline.model import ListedName, NameQuality, ScreeningSummary, Verdict
from tieline.model.ids import ListingId
from tieline.screen.change import RowChange, What, Why

LISTING = replace(make_listing("Acme Ltd"), id=ListingId("lst-1"))
SHAPES = Shapes("a.csv", {LISTING.id: LISTING}, {LISTING.snapshot: "2026-11-01"}, {LISTING.snapshot: "a" * 64})


def test_a_hit_names_its_snapshot() -> None:
    """Day and hash of the list stand in each hit."""
    hit, _ = SHAPES.iter_records(make_result(1, "Acme", make_hit()))
    assert (hit["list_as_of"], hit["list_sha256"], hit["listing"]) == ("2026-11-01", "a" * 64, "lst-1")


def test_an_issue_of_a_row_is_a_record() -> None:
    """It has the shape of every issue, and the row."""
    issue, screened = SHAPES.iter_records(make_result(4, ""))
    assert (issue["kind"], issue["code"], issue["item"], issue["row"], issue["notice"]) == (
        "issue",
        "empty_name",
        "a.csv row 4",
        4,
        False,
    )
    assert (screened["screened"], screened["note"]) == (False, "Not screened. There is no name.")


def test_rejected_hits_stand_in_the_note() -> None:
    """A person sees that there was a hit, and who rejected it."""
    rejected = replace(make_hit(verdict=Verdict.DIFFERENT), reasons=("Judged different by me.",))
    (row,) = SHAPES.iter_rows(make_result(1, "Acme", rejected=(rejected,)))
    assert (row["verdict"], row["note"]) == ("no hit", "Rejected: Acme Ltd (Sample List, 1). Judged different by me.")


def test_rows_are_ranked_by_what_is_urgent() -> None:
    """The same first, then unsure, then what could not be screened, then the rest."""
    results = [
        make_result(1, "Acme", make_hit()),
        make_result(2, "Acme", make_hit(verdict=Verdict.UNSURE)),
        make_result(3, ""),
        make_result(4, "Bolt"),
    ]
    assert [rank(result) for result in results] == [0, 1, 2, 3]


def test_the_last_record_names_lists_of_unknown_age() -> None:
    """They may be old, so they are told with the old ones."""
    head = make_head(replace(make_used(as_of=None), is_old=None, age_days=None))
    record = screening_record(head, ScreeningSummary(), sha256="c" * 64)
    assert (record["old_lists"], record["not_loaded"], record["record_sha256"]) == (
        ["Sample List"],
        ["Entity List"],
        "c" * 64,
    )
    assert list_words(head.lists[0]) == "Sample List (no date known)"


def test_a_change_tells_both_states() -> None:
    """Before and after, with the reason of the change."""
    result = make_result(1, "Acme")
    change = RowChange(result.query, What.HIT_REMOVED, Why.LIST, "The entry is off the list.", before=make_hit())
    record = change_record(change)
    assert (record["change"], record["why"], record["list"], record["after"]) == (
        "hit removed",
        "list change",
        "Sample List",
        None,
    )


def test_a_hit_names_its_entry_beside_the_alias() -> None:
    """Records have the entry's primary name; tables call the columns entry and listed name."""
    listing = replace(LISTING, names=(ListedName("Bolt Holding", NameQuality.PRIMARY), *LISTING.names))
    shapes = replace(SHAPES, listings={listing.id: listing})
    hit, _ = shapes.iter_records(make_result(1, "Acme", make_hit()))
    assert (hit["name"], hit["listing_name"]) == ("Acme Ltd", "Bolt Holding")
    headings = {column.field: column.heading for column in SCREEN_COLUMNS}
    assert (headings["name"], headings["listing_name"]) == ("listed name", "entry")
