"""What the single sections are given."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tieline.model import Answer, Holding, Issue, PartialDate, RelationshipType, Stance, content_id
from tieline.model.ids import IssueId, RelationshipId
from tieline.report.case import Case
from tieline.report.case_index import CaseIndex, index_case
from tieline.report.dossier import make_dossier
from tieline.report.view_absence import make_absence, make_issues
from tieline.report.view_claim import make_claims
from tieline.report.view_finding import make_ownership, share_of
from tieline.report.view_party import make_parties, status_of
from tieline.report.view_source import make_snapshots, make_sources, moment_of, size_of
from tieline.report.view_tie import make_tie_groups
from tieline.report.view_timeline import make_timeline
from tieline.text.count import count_of


def test_each_relationship_stands_in_one_group(index: CaseIndex) -> None:
    """A relationship is shown once, with the more important of its ends."""
    groups = make_tie_groups(index)
    anchors = [tie.anchor for group in groups for tie in group.ties]
    assert len(anchors) == len(set(anchors)) == 15
    assert groups[0].name == "Hongtan Microsystems"
    assert len(groups[0].ties) == 9


def test_share_in_the_sentence_is_not_repeated(index: CaseIndex) -> None:
    """A property that the sentence says from the same paragraph is not listed again."""
    ties = [tie for group in make_tie_groups(index) for tie in group.ties if tie.type == "owns"]
    assert all("Share" not in {item.label for item in tie.properties} for tie in ties)


def test_hit_without_its_listing_is_not_shown(case: Case) -> None:
    """A hit whose list entry is not part of the case has nothing to show."""
    assert make_parties(index_case(replace(case, listings=()))).with_hits == ()


def test_bare_hits_are_shown_apart(case: Case) -> None:
    """A hit of a name that was screened by itself belongs to no party."""
    bare = replace(case.hits[0], entity=None)
    assert len(make_parties(index_case(replace(case, hits=(bare,)))).bare_hits) == 1


def test_dates_off_are_told(case: Case) -> None:
    """An entry's status gives the dates that the list gives, and says what it does not give."""
    first, _, off = case.listings
    assert status_of(off) == "on the list from 2021-01-14, taken off on 2021-05-25"
    assert status_of(replace(off, listed_on=None)) == "taken off the list on 2021-05-25, date on not stated"
    assert status_of(replace(first, listed_on=None)) == "on the list, date on not stated"


def test_claims_are_sorted_by_dispute(case: Case) -> None:
    """Disputed, only denied and undisputed claims stand apart."""
    only = replace(case.claims[1], affirmed_by=())
    claims = make_claims(index_case(replace(case, claims=(case.claims[0], only, case.claims[2]))))
    assert [claim.matter[:10] for claim in claims.disputed] == ["Hongtan is"]
    assert [claim.matter for claim in claims.only_denied] == [only.matter]
    assert [claim.matter for claim in claims.undisputed] == [case.claims[2].matter]


def test_utterance_names_its_speaker_and_reporters(index: CaseIndex) -> None:
    """A speaker is linked, and who reports the words is named."""
    utterance = make_claims(index).undisputed[0].affirming[0]
    assert utterance.speaker.text == "Petra Oduya"
    oduya = next(party for party in index.parties if party.name == "Petra Oduya")
    assert utterance.speaker.href == index.find_party_href(oduya.id)
    assert [part.text for part in utterance.reported_by] == ["The Harbour Post"]


def test_unknown_speaker_keeps_the_words_of_the_document(index: CaseIndex) -> None:
    """A speaker that names no entity is shown as written, without a link."""
    he = make_claims(index).disputed[0].affirming[1]
    assert (he.speaker.text, he.speaker.href, he.words_for_speaker) == ("He", None, None)


def test_findings_that_bite_come_first(index: CaseIndex) -> None:
    """Yes stands before cannot tell, and cannot tell before no."""
    answers = [finding.answer for finding in make_ownership(index).findings]
    assert answers == ["yes", "cannot_tell"]


def test_proof_links_the_documents_it_names(case: Case) -> None:
    """A step that names a document of the case links to it."""
    document = case.documents[0]
    finding = replace(case.findings[0], answer=Answer.NO, proof=(f"Stated in {document.id} [3, 9).", "doc-x"))
    index = index_case(replace(case, findings=(finding,)))
    steps = make_ownership(index).findings[0].proof
    number = index.number_of[document.id]
    assert [step.sources for step in steps] == [((f"S{number}", f"#source-{number}"),), ()]


@pytest.mark.parametrize(
    ("low", "high", "low_open", "high_open", "words"),
    [
        (33.0, 33.0, False, False, "33\u00a0%"),
        (50.0, 100.0, True, False, "more than 50\u00a0%"),
        (25.0, 50.0, True, False, "more than 25\u00a0%, at most 50\u00a0%"),
        (25.0, 50.0, False, True, "at least 25\u00a0%, less than 50\u00a0%"),
        (0.0, None, False, False, "share not stated"),
        (50.0, None, True, False, "more than 50\u00a0%"),
    ],
)
def test_shares_keep_their_open_bounds(
    low: float, high: float | None, low_open: bool, high_open: bool, words: str
) -> None:
    """A range is worded with its bounds, and an unknown share as not stated."""
    assert share_of(Holding("a", "b", low, high, low_open, high_open, "shares", None, None, "x")) == words


def test_timeline_runs_by_year_and_day(index: CaseIndex) -> None:
    """Entries stand in order, and each date stands in its year."""
    years = make_timeline(index)
    assert [year.year for year in years] == ["2019", "2021", "2022", "2023", "2024"]
    dates = [entry.on for year in years for entry in year.entries]
    assert dates == sorted(dates)


def test_timeline_words_what_was_said_as_said(index: CaseIndex) -> None:
    """An utterance is worded by its stance, in quotation marks, with who reports it."""
    words = ["".join(part.text for part in entry.words) for year in make_timeline(index) for entry in year.entries]
    assert (
        'Aldous Fenwright said: “Hongtan is "an arm of a weapons programme" and that it is owned by the Northern'
        in ("\n".join(words))
    )
    assert "Mei Lanyu denied: “this accusation. It is groundless.”" in words


def test_long_quote_is_cut_in_the_timeline(case: Case) -> None:
    """A quote of many words is cut at a word; the claims section has it whole."""
    reading = next(reading for reading in case.readings if reading.utterances)
    long = replace(reading.utterances[0], content="word " * 200, said_on=PartialDate("2020"), stance=Stance.UNCLEAR)
    changed = tuple(replace(item, utterances=(long,)) if item is reading else item for item in case.readings)
    years = make_timeline(index_case(replace(case, readings=changed)))
    words = next(
        "".join(part.text for part in entry.words) for year in years if year.year == "2020" for entry in year.entries
    )
    assert words.endswith(" …”")
    assert len(words) < 330


def test_issues_are_failures_and_notices(index: CaseIndex) -> None:
    """What failed stands apart from what an optional part would read."""
    issues = make_issues(index)
    assert [issue.code for issue in issues.failures] == ["encrypted"]
    assert [issue.code for issue in issues.notices] == ["not_read:needs-ocr"]


def test_gaps_are_counted(index: CaseIndex) -> None:
    """Names without hits, sources without text and parties without ties are all told."""
    absence = make_absence(index)
    assert (absence.screened, absence.names_with_hits, len(absence.unlisted)) == (15, 3, 12)
    assert absence.unread == ("sources/annex.pdf",)
    assert [name for name, _ in absence.untied] == ["临海市市场监督管理局"]
    assert (absence.undenied, absence.claims) == (1, 3)


def test_document_without_words_is_a_gap(case: Case) -> None:
    """A document whose text is blank counts as not readable."""
    blank = replace(case.documents[0], text=" \n")
    absence = make_absence(index_case(replace(case, documents=(blank,), readings=(), relationships=(), claims=())))
    assert blank.path in absence.unread


def test_sources_tell_their_custody(index: CaseIndex) -> None:
    """A source gives where it is from, when it was captured, how, and its size."""
    source = make_sources(index)[0]
    assert source.address == source.path == "https://ministry.example/briefings/2024-03-07"
    assert source.captures[0].how == "http, status 200"
    assert source.captures[0].retrieved_at == "2026-11-20 08:15:00 UTC"
    assert source.language_label == "English"


def test_lists_tell_their_age(index: CaseIndex) -> None:
    """A list without a day of its own says that its age is unknown."""
    assert [(item.label, item.age) for item in make_snapshots(index)] == [
        ("L1", "age unknown"),
        ("L2", "113 days old, more than 30"),
    ]


@pytest.mark.parametrize(
    ("size", "words"), [(9999, "9,999 bytes"), (90_112, "90 kB"), (52_428_800, "52 MB"), (0, "0 bytes")]
)
def test_sizes_are_readable(size: int, words: str) -> None:
    """Sizes are in bytes, kB or MB."""
    assert size_of(size) == words


def test_odd_times_stay_as_they_are() -> None:
    """Only our own form of a time is reworded."""
    assert moment_of("2026-11-20T08:15:00Z") == "2026-11-20 08:15:00 UTC"
    assert moment_of("yesterday") == "yesterday"


def test_declined_matters_stand_apart(case: Case) -> None:
    """A matter that nobody affirms or denies is not shown as said."""
    silent = replace(case.claims[2], affirmed_by=())
    claims = make_claims(index_case(replace(case, claims=(silent,))))
    assert [claim.matter for claim in claims.unanswered] == [silent.matter]
    assert claims.undisputed == ()


def test_other_name_of_one_party_is_no_relationship(case: Case) -> None:
    """A tie that only gives a party another name stands with the party, with the words that give it."""
    tie = case.relationships[0]
    alias = replace(tie, id=RelationshipId("tie-alias"), type=RelationshipType.ALIAS_OF, target=tie.source)
    index = index_case(replace(case, relationships=(*case.relationships, alias)))
    assert sum(len(group.ties) for group in make_tie_groups(index)) == 15
    parties = make_parties(index)
    named = [party for party in (*parties.with_hits, *parties.without_hits) if party.named_by]
    assert [party.name for party in named] == [tie.source_name]


def test_numbers_of_proof_steps_are_not_doubled(case: Case) -> None:
    """The page numbers the steps of a proof itself."""
    finding = replace(case.findings[0], proof=("1. First step.", "2. Second step."))
    steps = make_ownership(index_case(replace(case, findings=(finding,)))).findings[0].proof
    assert [step.text for step in steps] == ["First step.", "Second step."]


def test_negative_findings_stand_apart(case: Case) -> None:
    """What a rule answers with no is kept, below what it answers with yes."""
    no = replace(case.findings[0], answer=Answer.NO)
    view = make_ownership(index_case(replace(case, findings=(no, case.findings[1]))))
    assert [finding.answer for finding in view.deciding] == ["yes"]
    assert [finding.answer for finding in view.negative] == ["no"]


def test_range_of_days_is_worded(case: Case) -> None:
    """A date that is a range of days reads as from and to."""
    tie = next(tie for tie in case.relationships if any(item.value == "2021-06-18" for item in tie.properties))
    ranged = replace(tie, properties=tuple(replace(item, value="2021-06-18/2021-06-20") for item in tie.properties[:1]))
    groups = make_tie_groups(index_case(replace(case, relationships=(ranged,))))
    assert [item.value for item in groups[0].ties[0].properties] == ["2021-06-18 to 2021-06-20"]


def test_one_list_entry_stands_once_in_the_timeline(case: Case) -> None:
    """An entry that several names hit is one event, told of the party and not of the bare name."""
    bare = replace(case.hits[0], entity=None, query="Hongtan Ltd")
    years = make_timeline(index_case(replace(case, hits=(bare, *case.hits))))
    entries = [entry for year in years for entry in year.entries if entry.words[0].text.startswith("Hongtan Micro")]
    listed = [entry for entry in entries if entry.kind == "listing"]
    assert len(listed) == 1
    assert listed[0].words[0].href is not None


def test_made_up_numbers_of_entries_are_not_shown(case: Case) -> None:
    """An id that was made from an entry's content is no number of the list."""
    made = replace(case.listings[0], entry_id=content_id("entry", "Hongtan"))
    views = make_parties(index_case(replace(case, listings=(made, *case.listings[1:])))).with_hits
    assert views[0].hits[0].entry_id is None
    assert views[1].hits[0].entry_id == "RPL-2024-0118"


def test_assertion_against_a_claim_is_labelled_as_such(case: Case) -> None:
    """A plain saying that stands against a claim contradicts it, whatever its cue word."""
    denying = make_claims(index_case(case)).disputed[0].denying
    assert [utterance.cue_label for utterance in denying] == ["refutes", "asserts"]
    readings = tuple(
        replace(reading, utterances=tuple(replace(item, stance=Stance.DENIES) for item in reading.utterances))
        for reading in case.readings
    )
    denying = make_claims(index_case(replace(case, readings=readings))).disputed[0].denying
    assert [utterance.cue_label for utterance in denying] == ["refutes", "contradicts"]


@pytest.mark.parametrize(
    ("missing", "why"),
    [
        ({"holdings": ()}, "no stake is known"),
        ({"snapshots": ()}, "no official list was given"),
        ({"listed_names": ()}, "in the stakes is held to be on the lists"),
        ({}, "parties in the stakes are listed (Entity List), and no rule"),
    ],
)
def test_ownership_says_why_no_rule_was_checked(case: Case, missing: dict[str, tuple[()]], why: str) -> None:
    """Nobody takes a question that was not asked for one answered no."""
    held = (Holding("A", "B", 60, 60, False, False, "shares", None, None, "t row 1"),)
    asked = replace(case, findings=(), holdings=held, listed_names=(("A", ("Entity List",)),))
    changed = replace(asked, **missing)
    assert why in make_ownership(index_case(changed)).unasked
    assert make_ownership(index_case(case)).unasked == ""


@pytest.mark.parametrize("missing", [{"snapshots": ()}, {"screened": (), "hits": ()}], ids=["lists", "screening"])
def test_first_page_says_that_nobody_was_screened(case: Case, missing: dict[str, tuple[()]]) -> None:
    """Without a list, or without screening, the first page counts nobody as off the lists."""
    summary = make_dossier(index_case(replace(case, **missing))).summary
    assert "not screened" in {figure.detail for figure in summary.figures}
    assert summary.highlights[0].empty.startswith("Not screened: ")


def test_first_page_names_lists_that_could_not_be_read(case: Case) -> None:
    """Nobody may take a list for clean that was never read; a few are named and the rest is counted."""
    broken = [
        Issue(IssueId(f"i{number}"), "lists", "unknown_format", f"list{number}.csv", "It is no list.", None)
        for number in range(10)
    ]
    summary = make_dossier(index_case(replace(case, issues=tuple(broken)))).summary
    assert (summary.unread[0], len(summary.unread), summary.more_unread) == ("list0.csv", 8, 2)
    assert make_dossier(index_case(replace(case, issues=()))).summary.unread == ()


def test_first_page_counts_issues_apart_from_notices(index: CaseIndex) -> None:
    """What failed is an issue; notices are told beside the number and not in it."""
    figure = next(figure for figure in make_dossier(index).summary.figures if figure.href == "#issues")
    failed = [issue for issue in index.case.issues if not issue.is_notice]
    assert (figure.value, figure.detail) == (len(failed), count_of(len(index.case.issues) - len(failed), "notice"))
