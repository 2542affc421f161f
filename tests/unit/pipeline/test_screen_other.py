"""Other names of screened rows."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.pipeline.match_sample import ToldIndex, make_match
from tests.unit.pipeline.sample import make_listing
from tests.unit.screen.result_builder import make_result
from tieline.model import ListedName, NameQuality, RowHit, Verdict
from tieline.pipeline.alias import Aliases, OtherName
from tieline.pipeline.screen_other import OtherNames

FIRST = replace(
    make_listing("Acme", list_name="One List"),
    names=(ListedName("Acme", NameQuality.PRIMARY), ListedName("Feiteng", NameQuality.ALIAS)),
)
SECOND = make_listing("Feiteng", list_name="Two List", entry_id="2")
LISTINGS = {listing.id: listing for listing in (FIRST, SECOND)}
HIT = RowHit(FIRST.id, "One List", "1", "Acme", 1.0, Verdict.SAME, ("equal",), "f1")
INDEX = ToldIndex({"Feiteng": (make_match(SECOND),)})


def test_the_other_names_of_a_listing_are_searched() -> None:
    """A list gives the bearer of the name another one, under which another list has it: unsure at most."""
    found = OtherNames(lambda: INDEX, LISTINGS).extend(make_result(1, "Acme", HIT))
    assert [(hit.listing, hit.verdict) for hit in found.hits] == [(FIRST.id, Verdict.SAME), (SECOND.id, Verdict.UNSURE)]
    assert found.hits[1].reasons[0].startswith("Only a list's word")


def test_the_names_that_documents_give_are_searched() -> None:
    """A page's word reaches unsure at most."""
    aliases = Aliases({"bolt": (OtherName("Feiteng", "Only a document's word."),)}, {})
    (hit,) = OtherNames(lambda: INDEX, LISTINGS, aliases=aliases).extend(make_result(1, "Bolt")).hits
    assert (hit.listing, hit.verdict, hit.reasons[0]) == (SECOND.id, Verdict.UNSURE, "Only a document's word.")


def test_a_row_without_other_names_needs_no_index() -> None:
    """The index is not built for it."""

    def fail() -> ToldIndex:
        raise AssertionError

    result = make_result(1, "Bolt")
    assert OtherNames(fail, LISTINGS).extend(result) is result
