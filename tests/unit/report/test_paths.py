"""Paths in words and pictures."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from xml.etree.ElementTree import fromstring

import pytest

from tieline.model import Evidence, PartialDate, RelationshipType, Span, Verdict
from tieline.model.ids import DocumentId, ListingId, UtteranceId
from tieline.model.path import Denial, ExposurePath, Hop, Link, ListedAs, Party, Validity
from tieline.model.utterance import Standing
from tieline.report.case import Case
from tieline.report.case_index import index_case
from tieline.report.path_picture import MAX_PATHS, render_paths
from tieline.report.path_shape import find_against, find_denials, path_record, word_hop, word_link, word_listed
from tieline.report.view_path import make_paths

A, B, C = Party("a", "A"), Party("b", "B <b>"), Party("c", "丙")
WORDS = Evidence(DocumentId("doc-1"), Span(0, 6), "A owns")
OWNS = Link(RelationshipType.OWNS, "b", "a", "B", "A", Standing.SHOWN, 1.0, record="t.csv row 1", detail="60 %")
SAID = Link(
    RelationshipType.SUPPLIES,
    "b",
    "c",
    "B",
    "丙",
    Standing.SAID,
    0.9,
    according_to=UtteranceId("u"),
    evidence=(WORDS,),
    detail="lasers",
)
LISTED = ListedAs(
    ListingId("l"), "Entity List", "7", "丙", Verdict.SAME, False, PartialDate("2019-10-09"), PartialDate("2026-07-31")
)
PATH = ExposurePath((Hop(A, B, (OWNS,)), Hop(B, C, (SAID, OWNS))), 2.5, (LISTED,))


def test_a_step_against_the_direction_of_a_tie_has_an_arrow() -> None:
    """Nobody takes the owned for the owner."""
    assert word_hop(PATH.hops[0]) == "← owns 60 %"


def test_what_is_said_is_worded_as_said() -> None:
    """And how many ties there are besides is told."""
    assert word_hop(PATH.hops[1]) == "said: supplies lasers (and 1 more)"


def test_a_list_has_its_own_words() -> None:
    """They are the verb."""
    link = Link(RelationshipType.LINKED_TO, "a", "b", "A", "B", Standing.SHOWN, 1.0, record="r", detail="subsidiary of")
    assert word_link(link) == "subsidiary of"


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        (Verdict.SAME, "on Entity List since 2019-10-09 (list of 2026-07-31, proposed)"),
        (Verdict.UNSURE, "may be on Entity List since 2019-10-09 (list of 2026-07-31, proposed)"),
    ],
)
def test_being_listed_says_how_sure_and_how_old(verdict: Verdict, words: str) -> None:
    """A proposed match is no judgement."""
    entry = ListedAs(LISTED.listing, "Entity List", "7", "丙", verdict, False, LISTED.listed_on, LISTED.list_as_of)
    assert word_listed(entry) == words


def test_a_path_is_as_weak_as_its_weakest_step() -> None:
    """One said step makes the whole way a said one."""
    record = path_record(PATH)
    assert (record["standing"], record["source_name"], record["target_name"]) == ("said", "A", "丙")


def test_a_record_has_sentence_or_row_for_every_tie() -> None:
    """Evidence or nothing."""
    hops = path_record(PATH)["hops"]
    assert isinstance(hops, list)
    assert all(tie["evidence"] or tie["record"] for hop in hops for tie in hop["ties"])


def test_the_picture_is_well_formed_and_escaped() -> None:
    """Names come from strangers; a said tie is dashed."""
    picture = render_paths([PATH])
    fromstring(picture)  # our own bytes
    assert "B &lt;b&gt;" in picture
    assert "stroke-dasharray" in picture


def test_the_picture_says_what_it_leaves_out() -> None:
    """And that there is nothing, where that is so."""
    assert "3 further paths" in render_paths([PATH] * (MAX_PATHS + 3))
    assert "There is no path." in render_paths([])


def test_long_paths_go_on_in_another_line() -> None:
    """Eight steps fit the width of a page."""
    keys = [Party(str(number), f"Party {number}") for number in range(9)]
    hops = tuple(Hop(one, other, (OWNS,)) for one, other in pairwise(keys))
    picture = render_paths([ExposurePath(hops, 8.0)])
    boxes = [piece for piece in fromstring(picture).iter() if piece.tag.endswith("rect")]  # our own
    assert max(float(box.get("x", "0")) + float(box.get("width", "0")) for box in boxes[1:]) <= 960


def test_the_page_shows_a_quote_where_its_document_is_not_in_the_dossier() -> None:
    """A step that other documents state is not without its sentence."""
    (path,) = make_paths(index_case(Case("t", "2026-01-01T00:00:00+00:00", paths=(PATH,)))).paths
    assert path.hops[1].ties[0].quote == "A owns"
    assert path.hops[0].ties[0].record == "t.csv row 1"


def test_what_speaks_against_a_step_is_always_told() -> None:
    """A denial and an end stand beside the step, however many ties come before them."""
    denied = replace(OWNS, standing=Standing.DENIED, detail="denied")
    ended = replace(OWNS, validity=Validity.ENDED, past="former", until=PartialDate("2021-05"))
    more = [replace(OWNS, detail=f"{number} %") for number in range(4)]
    hop = Hop(B, A, (OWNS, *more, denied, ended))
    assert find_against(hop) == (denied, ended)
    assert word_hop(hop) == "owns 60 % (and 6 more, 2 of them against it)"
    (path,) = make_paths(index_case(Case("t", "2026-01-01T00:00:00+00:00", paths=(ExposurePath((hop,), 1.0),)))).paths
    assert [tie.standing_label for tie in path.hops[0].ties] == ["Shown", "Shown", "Shown", "Denied", "Shown"]
    assert path.hops[0].ties[-1].mark == "ended 2021-05"


@pytest.mark.parametrize(
    ("validity", "past", "until", "words"),
    [
        (Validity.ENDED, "former", "2021-05", "owns 60 % (ended 2021-05)"),
        (Validity.ENDED, "former", None, "owns 60 % (formerly)"),
        (Validity.ENDED, "removed", None, "owns 60 % (removed from the list)"),
        (Validity.ENDED, None, None, "owns 60 % (ended)"),
        (Validity.MAY_HAVE_ENDED, None, None, "owns 60 % (may have ended)"),
        (Validity.HOLDS, None, None, "owns 60 %"),
    ],
)
def test_an_ended_tie_says_so(validity: Validity, past: str | None, until: str | None, words: str) -> None:
    """With its day where that is stated."""
    day = None if until is None else PartialDate(until)
    assert word_link(replace(OWNS, validity=validity, past=past, until=day)) == words


def test_the_dossier_counts_what_is_left_out() -> None:
    """In one line, in agreement with the number."""
    case = Case("t", "2026-01-01T00:00:00+00:00", paths_left_out=2)
    assert make_paths(index_case(case)).left_out.startswith("Left out: 2 ties that have ended")
    assert make_paths(index_case(replace(case, paths_left_out=1))).left_out.startswith("Left out: 1 tie that has ended")


def test_who_denies_a_claim_stands_beside_its_step() -> None:
    """Once, with the words said; a denial that is a tie of the step itself stands there already."""
    denial = Denial(UtteranceId("no"), "A spokesman", Evidence(DocumentId("doc-1"), Span(9, 20), "it is false"))
    said, again = (replace(SAID, denials=(denial,), detail=detail) for detail in ("lasers", "lenses"))
    hop = Hop(B, C, (said, again))
    assert find_denials(hop) == (denial,)
    assert find_denials(Hop(B, C, (said, replace(SAID, according_to=UtteranceId("no"))))) == ()
    case = Case("t", "2026-01-01T00:00:00+00:00", paths=(ExposurePath((hop,), 1.0),))
    (path,) = make_paths(index_case(case)).paths
    assert [(one.speaker, one.quote) for one in path.hops[0].denials] == [("A spokesman", "it is false")]
    assert path_record(case.paths[0])["hops"][0]["ties"][0]["denied_by"][0]["speaker_name"] == "A spokesman"


def test_what_is_no_object_of_the_verb_stands_behind_a_colon() -> None:
    """Nobody has an agreement with a contract."""
    assert word_link(replace(OWNS, type=RelationshipType.AGREEMENT, detail="contract")) == (
        "has an agreement with: contract"
    )
