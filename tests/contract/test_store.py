"""What every store keeps, and in which order it gives it back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.contract.samples import (
    make_capture,
    make_document,
    make_entity,
    make_finding,
    make_hit,
    make_holding,
    make_issue,
    make_judgement,
    make_listing,
    make_reading,
    make_resolution,
    make_screening,
    make_snapshot,
    sha256,
)
from tests.contract.values import documents, listings, readings, resolutions, values
from tieline.errors import NotFoundError, StoreError
from tieline.model import (
    Capture,
    Document,
    Finding,
    GradeDecision,
    Hit,
    Holding,
    Issue,
    Judgement,
    Listing,
    PartialDate,
    Reading,
    ReplyRecord,
    Resolution,
    Screening,
    Snapshot,
)
from tieline.model.ids import DocumentId, ListingId
from tieline.model.list_check import ListCheck
from tieline.store.base import Store

NAMES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
ARBITRARY = settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@ARBITRARY
@given(value=values(Capture))
def test_a_capture_comes_back_as_it_was(store: Store, value: Capture) -> None:
    """Every field of a capture survives."""
    expected = {capture.id: capture for capture in store.iter_captures()}
    expected.setdefault(value.id, value)
    store.save_capture(value)
    assert {capture.id: capture for capture in store.iter_captures()} == expected


def test_a_capture_is_kept_once(store: Store) -> None:
    """Saving a capture again changes nothing."""
    capture = make_capture("a.txt", "one")
    store.save_capture(capture)
    store.save_capture(capture)
    assert list(store.iter_captures()) == [capture]


def test_captures_come_by_source_and_time(store: Store) -> None:
    """The order of captures is not that of saving."""
    late = make_capture("b", "one", at="2026-11-21T13:00:00+00:00")
    captures = [make_capture("a", "two"), make_capture("b", "one"), late, make_capture("飞", "one")]
    for capture in reversed(captures):
        store.save_capture(capture)
    assert list(store.iter_captures()) == captures


def test_a_capture_is_found_by_source_and_bytes(store: Store) -> None:
    """Of several captures of the same bytes from one source the first is found, and none of other bytes."""
    first = make_capture("a", "one")
    store.save_capture(make_capture("a", "one", at="2026-11-21T13:00:00+00:00"))
    store.save_capture(first)
    assert store.find_capture("a", sha256("one")) == first
    assert store.find_capture("a", sha256("two")) is None
    assert store.find_capture("b", sha256("one")) is None


def test_a_blob_is_unread_until_it_is_a_document(store: Store) -> None:
    """Equal bytes wait once, under their first source, and no longer when there is a document."""
    for source in ("b", "a"):
        store.save_capture(make_capture(source, "one"))
    store.save_capture(make_capture("c", "two"))
    waiting = list(store.unread_blobs())
    assert {capture.source for capture in waiting} == {"a", "c"}
    assert [capture.sha256 for capture in waiting] == sorted(capture.sha256 for capture in waiting)
    store.save_document(make_document("a", "text", content="one"))
    assert [capture.source for capture in store.unread_blobs()] == ["c"]


def test_a_blob_that_failed_is_tried_again(store: Store) -> None:
    """An issue takes no blob out: neither the one it is about nor a later one of the same source."""
    store.save_capture(make_capture("a", "one"))
    store.record_issue(make_issue("read", "a"))
    store.save_capture(make_capture("a", "two"))
    assert len(list(store.unread_blobs())) == 2


@ARBITRARY
@given(value=documents())
def test_a_document_comes_back_as_it_was(store: Store, value: Document) -> None:
    """Every field of a document survives, also when it is saved in place of another."""
    store.save_document(value)
    store.save_document(value)
    assert store.get_document(value.id) == value


def test_documents_come_by_path(store: Store) -> None:
    """The order of documents is not that of saving, and heads come in the same order."""
    kept = [make_document(path, path * 3) for path in ("A", "a", "b", "é", "飞")]
    for document in reversed(kept):
        store.save_document(document)
    assert list(store.iter_documents()) == kept
    heads = list(store.iter_document_heads())
    assert [head.id for head in heads] == [document.id for document in kept]
    assert [head.text_chars for head in heads] == [3, 3, 3, 3, 3]


def test_a_document_that_is_not_there_is_not_found(store: Store) -> None:
    """Asking for an unknown document raises, and there is no reading of it."""
    with pytest.raises(NotFoundError):
        store.get_document(DocumentId("doc-none"))
    assert store.find_reading(DocumentId("doc-none")) is None


def test_another_text_of_a_document_drops_its_reading(store: Store) -> None:
    """A reading whose spans would be off goes; one of the same text stays."""
    document = make_document("a", "Phytium and Feiteng")
    store.save_document(document)
    store.save_reading(make_reading(document, "Phytium"), version="1")
    store.save_document(make_document("a", document.text, title="A title"))
    assert store.find_reading(document.id) is not None
    store.save_document(make_document("a", "Feiteng and Phytium"))
    assert store.find_reading(document.id) is None
    assert store.get_document(document.id).text == "Feiteng and Phytium"


@ARBITRARY
@given(value=readings("doc-1"))
def test_a_reading_comes_back_as_it_was(store: Store, value: Reading) -> None:
    """Every mention, relationship and utterance survives, in order; the newer reading replaces the older one."""
    document = make_document("a", "text")
    store.save_document(Document(DocumentId("doc-1"), *[getattr(document, name) for name in Document.__slots__[1:]]))
    store.save_reading(value, version="1")
    store.save_reading(value, version="1")
    assert store.find_reading(DocumentId("doc-1")) == value
    assert list(store.iter_readings()) == [value]


def test_a_reading_needs_its_document(store: Store) -> None:
    """A reading of an unknown document is refused and leaves nothing."""
    with pytest.raises(StoreError):
        store.save_reading(make_reading(make_document("a", "text"), "text"), version="1")
    assert store.counts()["mention"] == 0


def test_readings_come_by_path_of_their_document(store: Store) -> None:
    """The order of readings is that of documents."""
    kept = [make_document(path, f"text {path}") for path in "abc"]
    for document in reversed(kept):
        store.save_document(document)
        store.save_reading(make_reading(document, "text"), version="1")
    assert [reading.document for reading in store.iter_readings()] == [document.id for document in kept]


def test_documents_to_read_are_those_of_no_or_another_version(store: Store) -> None:
    """A new version of the reader reads everything again."""
    kept = [make_document(path, "text") for path in "ab"]
    for document in reversed(kept):
        store.save_document(document)
    store.save_reading(make_reading(kept[0], "text"), version="1")
    assert store.documents_to_read("1") == [kept[1].id]
    assert store.documents_to_read("2") == [kept[0].id, kept[1].id]


@ARBITRARY
@given(value=values(Issue))
def test_an_issue_comes_back_as_it_was(store: Store, value: Issue) -> None:
    """Every field of an issue survives, and the newer one of an id counts."""
    store.record_issue(value)
    store.record_issue(value)
    assert [issue for issue in store.iter_issues(value.stage) if issue.id == value.id] == [value]


def test_issues_are_cleared_by_stage_and_item(store: Store) -> None:
    """Clearing touches the stage, or the item of it, that was named."""
    kept = [make_issue("archive", "a"), make_issue("read", "a"), make_issue("read", "b")]
    for issue in reversed(kept):
        store.record_issue(issue)
    assert list(store.iter_issues()) == kept
    store.clear_issues("read", item="a")
    assert list(store.iter_issues()) == [kept[0], kept[2]]
    store.clear_issues("read")
    assert list(store.iter_issues()) == [kept[0]]


@ARBITRARY
@given(value=values(Snapshot, id=st.just("sna-1")), listed=listings("sna-1"))
def test_a_snapshot_comes_back_as_it_was(store: Store, value: Snapshot, listed: list[Listing]) -> None:
    """Listings survive with all their names, in the order of the list; the newer import replaces the older one."""
    store.save_snapshot(value, listed)
    store.save_snapshot(value, iter(listed))
    assert list(store.iter_snapshots()) == [value]
    assert list(store.iter_listings()) == listed
    assert [store.get_listing(listing.id) for listing in listed] == listed


def test_snapshots_come_by_source(store: Store) -> None:
    """The order of snapshots and their listings is not that of saving."""
    snapshots = [make_snapshot(source="a.csv"), make_snapshot(source="b.csv")]
    for snapshot in reversed(snapshots):
        store.save_snapshot(snapshot, [make_listing(snapshot, "2", "Second"), make_listing(snapshot, "1", "First")])
    assert list(store.iter_snapshots()) == snapshots
    assert [(one.snapshot, one.entry_id) for one in store.iter_listings()] == [
        ("sna-a.csv", "2"),
        ("sna-a.csv", "1"),
        ("sna-b.csv", "2"),
        ("sna-b.csv", "1"),
    ]


def test_a_listing_that_is_not_there_is_not_found(store: Store) -> None:
    """Asking for an unknown listing raises."""
    with pytest.raises(NotFoundError):
        store.get_listing(ListingId("lis-none"))


def test_a_snapshot_that_fails_leaves_the_old_one(store: Store) -> None:
    """An error among many listings undoes the whole import, the removal of the old listings included."""
    snapshot = make_snapshot()
    old = [make_listing(snapshot, "1", "Old name")]
    store.save_snapshot(snapshot, old)

    def broken() -> Iterator[Listing]:
        for number in range(6000):
            yield make_listing(snapshot, str(number), "New name")
        raise ValueError("the file ends here")

    with pytest.raises(ValueError, match="the file ends here"):
        store.save_snapshot(snapshot, broken())
    assert list(store.iter_listings()) == old


def test_two_listings_of_one_id_are_refused(store: Store) -> None:
    """A list that would give ambiguous answers is not kept in part."""
    snapshot = make_snapshot()
    with pytest.raises(StoreError):
        store.save_snapshot(snapshot, [make_listing(snapshot, "1", "One"), make_listing(snapshot, "1", "Other")])
    assert list(store.iter_snapshots()) == []


@ARBITRARY
@given(held=st.lists(values(Holding), max_size=4))
def test_holdings_come_back_as_they_were(store: Store, held: list[Holding]) -> None:
    """Every field of a holding survives, in the order of its table, repeats included."""
    store.save_holdings("table.csv", held)
    store.save_holdings("table.csv", iter(held))
    assert list(store.iter_holdings()) == held


def test_holdings_are_replaced_by_source(store: Store) -> None:
    """A new edition of one table leaves the other tables alone."""
    first, second = make_holding("A", "B", 60), make_holding("B", "C", 40)
    store.save_holdings("b.csv", [second])
    store.save_holdings("a.csv", [second, first])
    store.save_holdings("a.csv", [first])
    assert list(store.iter_holdings()) == [first, second]


@ARBITRARY
@given(value=values(Judgement))
def test_a_judgement_comes_back_as_it_was(store: Store, value: Judgement) -> None:
    """Every field of a judgement survives, and it is kept once."""
    expected = {judgement.id: judgement for judgement in store.iter_judgements()}
    expected.setdefault(value.id, value)
    store.add_judgement(value)
    store.add_judgement(value)
    assert {judgement.id: judgement for judgement in store.iter_judgements()} == expected
    assert store.counts()["judgement"] == len(expected)


def test_judgements_come_by_time(store: Store) -> None:
    """The order of judgements is that of deciding, not of saving."""
    kept = [make_judgement("b", "c"), make_judgement("a", "b", at="2026-11-22T12:00:00+00:00")]
    for judgement in reversed(kept):
        store.add_judgement(judgement)
    assert list(store.iter_judgements()) == kept


@ARBITRARY
@given(value=values(GradeDecision))
def test_a_grade_comes_back_as_it_was(store: Store, value: GradeDecision) -> None:
    """Every field of a person's grade survives, and it is kept once."""
    expected = {grade.id: grade for grade in store.iter_grades()}
    expected.setdefault(value.id, value)
    store.add_grade(value)
    store.add_grade(value)
    assert {grade.id: grade for grade in store.iter_grades()} == expected


@ARBITRARY
@given(value=values(ReplyRecord))
def test_a_reply_comes_back_as_it_was(store: Store, value: ReplyRecord) -> None:
    """Every field of a record of asking survives, and it is kept once."""
    expected = {reply.id: reply for reply in store.iter_replies()}
    expected.setdefault(value.id, value)
    store.add_reply(value)
    store.add_reply(value)
    assert {reply.id: reply for reply in store.iter_replies()} == expected


@ARBITRARY
@given(value=resolutions())
def test_a_resolution_comes_back_as_it_was(store: Store, value: Resolution) -> None:
    """Entities, relationships and claims survive; the newer resolution replaces the older one."""
    store.replace_resolution(value)
    store.replace_resolution(value)
    assert store.load_resolution() == value


def test_nothing_is_resolved_or_screened_at_first(store: Store) -> None:
    """A new store gives empty results."""
    assert store.load_resolution() == Resolution((), (), ())
    assert store.load_screened() == ()
    assert list(store.iter_hits()) == []
    assert list(store.iter_findings()) == []


def test_a_resolution_that_fails_leaves_the_old_one(store: Store) -> None:
    """An error undoes the removal of the old resolution and of its search terms."""
    old = make_resolution(make_entity(1, "Phytium"))
    store.replace_resolution(old)
    twice = Resolution((make_entity(2, "Feiteng"), make_entity(2, "Feiteng")), (), ())
    with pytest.raises(StoreError):
        store.replace_resolution(twice)
    assert store.load_resolution() == old
    assert [found.entity for found in store.search("phytium").entities] == ["ent-1"]


@ARBITRARY
@given(
    hits=st.lists(values(Hit), max_size=4, unique_by=lambda hit: hit.id),
    screened=st.lists(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20), max_size=4
    ),
)
def test_hits_come_back_as_they_were(store: Store, hits: list[Hit], screened: list[str]) -> None:
    """Every field of a hit survives, with the names screened; the newer hits replace the older ones."""
    store.replace_hits(iter(hits), screened)
    store.replace_hits(hits, screened)
    assert list(store.iter_hits()) == sorted(hits, key=lambda hit: (hit.query, -hit.score, hit.id))
    assert store.load_screened() == tuple(screened)


def test_the_nearest_hit_comes_first(store: Store) -> None:
    """Hits come by query, and for each query the nearest first."""
    kept = [make_hit("a", 0.9), make_hit("a", 0.5), make_hit("b", 1.0)]
    store.replace_hits(reversed(kept), ["one", "two"])
    assert list(store.iter_hits()) == kept


@ARBITRARY
@given(findings=st.lists(values(Finding), max_size=4))
def test_findings_come_back_as_they_were(store: Store, findings: list[Finding]) -> None:
    """Every field of a finding survives; the newer findings replace the older ones."""
    store.replace_findings(iter(findings))
    store.replace_findings(findings)
    kept = list(store.iter_findings())
    assert kept == sorted(findings, key=lambda one: (one.entity, one.rule, one.as_of.text))


def test_findings_come_by_entity_and_rule(store: Store) -> None:
    """The order of findings is not that of saving."""
    kept = [make_finding("A", "ofac-50"), make_finding("A", "us-1260h"), make_finding("B", "ofac-50")]
    store.replace_findings(reversed(kept))
    assert list(store.iter_findings()) == kept


def test_every_table_is_counted(store: Store) -> None:
    """Counts name each table with its rows."""
    store.save_document(make_document("a", "text"))
    counts = store.counts()
    assert counts["document"] == 1
    assert counts["capture"] == 0
    assert list(counts) == sorted(counts)


@ARBITRARY
@given(value=values(Screening))
def test_a_screening_record_comes_back_as_it_was(store: Store, value: Screening) -> None:
    """Every field of a screening record survives, and the first of an id stays."""
    expected = {kept.id: kept for kept in store.iter_screenings()}
    expected.setdefault(value.id, value)
    store.add_screening(value)
    assert {kept.id: kept for kept in store.iter_screenings()} == expected


def test_screening_records_come_by_time(store: Store) -> None:
    """The last one is the newest, whatever the order of saving."""
    late, early = make_screening(1, at="2026-11-22T00:00:00+00:00"), make_screening(2)
    for kept in (late, early, late):
        store.add_screening(kept)
    assert list(store.iter_screenings()) == [early, late]


def test_listings_are_counted_by_snapshot_and_list(store: Store) -> None:
    """Each list of each snapshot has its number."""
    snapshot = make_snapshot()
    listing = make_listing(snapshot, "1", "Acme")
    store.save_snapshot(snapshot, [listing])
    assert store.count_listings() == {(listing.snapshot, listing.list_name): 1}
    assert store.count_lists() == {(listing.snapshot, listing.list_name, listing.authority): 1}


def test_the_last_answer_of_an_address_is_kept(store: Store) -> None:
    """A later answer takes its place, and confirms the snapshot for its day."""
    snapshot = make_snapshot()
    store.save_snapshot(snapshot, [])
    check = ListCheck("https://example.org/a.csv", "a", "2024-01-01T00:00:00+00:00", "0" * 64, snapshot.id, etag="1")
    store.save_check(check)
    later = replace(check, checked_at="2024-02-01T00:00:00+00:00", etag=None, last_modified="then")
    store.save_check(later, confirmed_on="2024-02-01")
    assert list(store.iter_checks()) == [later]
    (kept,) = store.iter_snapshots()
    assert kept == replace(snapshot, confirmed_on=PartialDate("2024-02-01"))
