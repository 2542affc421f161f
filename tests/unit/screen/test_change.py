"""What changed between two screenings, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tests.unit.screen.result_builder import make_head, make_hit, make_result, make_used
from tieline.model import RowResult, Verdict
from tieline.screen.change import Entry, Now, RowChange, Then, What, Why, iter_changes, match_rows
from tieline.screen.record import RecordHead, hide_query

HEAD = make_head()
OTHER_LIST = make_head(make_used(sha256="c" * 64, as_of="2026-11-20"))
NEWER = make_head(version="2.0")


def changes(
    before: Sequence[RowResult],
    after: Sequence[RowResult],
    *,
    heads: tuple[RecordHead, RecordHead] = (HEAD, HEAD),
    then: str | None = "f1",
    now: str = "f1",
) -> list[RowChange]:
    """Compare two screenings of whose lists the entry "1" had and has a fingerprint."""
    entry: Entry = ("Sample List", "1")
    earlier = Then(heads[0], before, lambda asked: then if asked == entry else None)
    later = Now(heads[1], {entry: now} if now else {})
    partners = match_rows(earlier, [result.query for result in after])
    return list(iter_changes(earlier, later, partners, after))


def told(found: Sequence[RowChange]) -> list[tuple[int, What, Why | None]]:
    """What was found, in short."""
    return [(change.query.row, change.what, change.why) for change in found]


def test_equal_screenings_report_nothing() -> None:
    """Only what changed is told."""
    rows = [make_result(1, "Acme", make_hit()), make_result(2, "Bolt"), make_result(3, "")]
    assert changes(rows, rows) == []


def test_moved_rows_are_the_same_rows() -> None:
    """A row that was put in before others changes none of them."""
    before = [make_result(1, "Acme", make_hit()), make_result(2, "Bolt")]
    after = [make_result(1, "New"), make_result(2, "Acme", make_hit()), make_result(3, "Bolt")]
    assert told(changes(before, after)) == [(1, What.ROW_ADDED, None)]


def test_a_row_that_is_gone_is_told() -> None:
    """It comes last."""
    found = changes([make_result(1, "Acme"), make_result(2, "Bolt")], [make_result(1, "Bolt")])
    assert [(change.query.text, change.what) for change in found] == [("Acme", What.ROW_REMOVED)]


def test_a_new_name_in_the_same_place_is_a_name_change() -> None:
    """Hits that came or went with it are because of the name."""
    before = [make_result(1, "Acme", make_hit()), make_result(2, "Bolt")]
    after = [make_result(1, "Xylophonics"), make_result(2, "Bolt")]
    assert told(changes(before, after)) == [(1, What.HIT_REMOVED, Why.NAME)]


def test_a_new_name_behind_the_same_row_is_a_name_change() -> None:
    """Rows above it that are gone do not hide which row it was."""
    before = [make_result(1, "Acme"), make_result(2, "Bolt"), make_result(3, "Crux")]
    after = [make_result(1, "Bolt"), make_result(2, "Dax", make_hit())]
    assert told(changes(before, after))[0] == (2, What.HIT_ADDED, Why.NAME)


def test_an_entry_that_is_numbered_anew_did_not_leave_its_list() -> None:
    """One change, and not a removal that a reader would take for a delisting."""
    old, new = make_hit(), replace(make_hit(), entry_id="2")
    then = Then(HEAD, [make_result(1, "Acme", old)], lambda asked: "f1" if asked[1] == "1" else "")
    now = Now(OTHER_LIST, {("Sample List", "2"): "f2"})
    after = [make_result(1, "Acme", new)]
    (found,) = iter_changes(then, now, match_rows(then, [after[0].query]), after)
    assert (found.what, found.why, found.before, found.after) == (What.HIT_CHANGED, Why.LIST, old, new)
    assert found.because.startswith("The list gives it under another number, 1 then and 2 now: ")


def test_an_entry_that_was_put_on_the_list_is_a_list_change() -> None:
    """The list of then is at hand and did not have it."""
    found = changes([make_result(1, "Acme")], [make_result(1, "Acme", make_hit())], heads=(HEAD, OTHER_LIST), then="")
    assert told(found) == [(1, What.HIT_ADDED, Why.LIST)]
    assert found[0].because == "The entry 1 is new on the list: Sample List, 2026-11-01 then and 2026-11-20 now."


def test_an_entry_that_was_taken_off_is_a_list_change() -> None:
    """The list of now does not have it."""
    found = changes([make_result(1, "Acme", make_hit())], [make_result(1, "Acme")], heads=(HEAD, OTHER_LIST), now="")
    assert told(found) == [(1, What.HIT_REMOVED, Why.LIST)]
    assert "is off the list" in found[0].because


def test_an_entry_with_other_names_is_a_list_change() -> None:
    """Its fingerprint is another."""
    before, after = make_hit(), make_hit(score=0.8, verdict=Verdict.UNSURE, fingerprint="f2")
    found = changes([make_result(1, "Acme", before)], [make_result(1, "Acme", after)], now="f2")
    assert told(found) == [(1, What.HIT_CHANGED, Why.LIST)]


def test_another_score_of_the_same_entry_is_an_engine_change() -> None:
    """Neither the row nor the entry changed, and the version did."""
    before, after = make_hit(), make_hit(score=0.8, verdict=Verdict.UNSURE)
    found = changes([make_result(1, "Acme", before)], [make_result(1, "Acme", after)], heads=(HEAD, NEWER))
    assert told(found) == [(1, What.HIT_CHANGED, Why.ENGINE)]
    assert found[0].because == "Tieline 2.0 compares otherwise than 1.0."


def test_without_the_list_of_then_another_edition_is_the_reason() -> None:
    """The same engine over another file can only differ by the file."""
    found = changes([make_result(1, "Acme")], [make_result(1, "Acme", make_hit())], heads=(HEAD, OTHER_LIST), then=None)
    assert told(found) == [(1, What.HIT_ADDED, Why.LIST)]


def test_what_cannot_be_told_apart_is_not() -> None:
    """With another engine and a list that is not at hand, both are named."""
    newer = make_head(make_used(sha256="c" * 64), version="2.0")
    found = changes([make_result(1, "Acme")], [make_result(1, "Acme", make_hit())], heads=(HEAD, newer), then=None)
    assert told(found) == [(1, What.HIT_ADDED, Why.LIST_OR_ENGINE)]


def test_a_list_that_was_not_loaded_then_is_the_reason() -> None:
    """Nobody can have found it before."""
    other = make_hit(entry_id="7", list_name="Other List")
    found = changes([make_result(1, "Acme")], [make_result(1, "Acme", other)])
    assert (told(found), found[0].because) == ([(1, What.HIT_ADDED, Why.LIST)], "Other List was not loaded then.")


def test_a_rejected_hit_is_a_judgement() -> None:
    """What a person did is told as such."""
    rejected = make_result(1, "Acme", rejected=(make_hit(verdict=Verdict.DIFFERENT, judged=True),))
    found = changes([make_result(1, "Acme", make_hit())], [rejected])
    assert told(found) == [(1, What.HIT_REJECTED, Why.JUDGEMENT)]


def test_a_rejected_hit_whose_entry_changed_comes_back_as_a_list_change() -> None:
    """The reviewer learns why it is there again."""
    old = make_hit(verdict=Verdict.DIFFERENT, judged=True)
    before, after = make_result(1, "Acme", rejected=(old,)), make_result(1, "Acme", make_hit(fingerprint="f2"))
    assert told(changes([before], [after], now="f2")) == [(1, What.HIT_ADDED, Why.LIST)]


def test_a_row_that_can_be_screened_now_is_told() -> None:
    """It could not be before."""
    bare = make_result(1, "飞腾")
    before = RowResult(bare.query, False)
    assert told(changes([before], [bare])) == [(1, What.SCREENED, Why.LIST_OR_ENGINE)]


def test_records_with_hashes_are_compared_by_them() -> None:
    """A row is known by the hash of its name."""
    result = make_result(1, "Acme", make_hit(), identifiers=("12345",))
    hidden = RowResult(hide_query(result.query), True, result.hits)
    hashed = make_head(hashes_names=True)
    assert changes([hidden], [result], heads=(hashed, hashed)) == []


def test_a_hit_that_only_a_person_proposes_is_a_judgement() -> None:
    """It comes by a decision, and goes when that is taken back; where the entry itself is new, the list did it."""
    judged = make_hit(judged=True)
    without, with_hit = [make_result(1, "Acme")], [make_result(1, "Acme", judged)]
    assert told(changes(without, with_hit)) == [(1, What.HIT_ADDED, Why.JUDGEMENT)]
    assert told(changes(with_hit, without)) == [(1, What.HIT_REMOVED, Why.JUDGEMENT)]
    assert told(changes(without, with_hit, then="")) == [(1, What.HIT_ADDED, Why.LIST)]
    assert told(changes(with_hit, without, now="")) == [(1, What.HIT_REMOVED, Why.LIST)]
