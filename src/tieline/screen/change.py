"""What changed between two screenings of the same rows, and why."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tieline.model import ListUsed, Query, RowHit, RowResult
from tieline.screen.record import RecordHead, hide_query

SAME_SCORES = 0.0005
"""Scores are given to three digits: nearer ones are equal."""

Entry = tuple[str, str]
"""Name of a list and number of an entry."""


class Why(StrEnum):
    """What a change comes from."""

    LIST = "list change"
    NAME = "name change"
    ENGINE = "engine change"
    JUDGEMENT = "judgement"
    LIST_OR_ENGINE = "list change or engine change"


class What(StrEnum):
    """What changed."""

    HIT_ADDED = "hit added"
    HIT_REMOVED = "hit removed"
    HIT_REJECTED = "hit rejected"
    HIT_CHANGED = "hit changed"
    ROW_ADDED = "row added"
    ROW_REMOVED = "row removed"
    SCREENED = "screened now"
    NOT_SCREENED = "not screened any more"


@dataclass(frozen=True, slots=True)
class RowChange:
    """One thing that changed about one row.

    Attributes:
        query: The row now, or as it was where it is gone.
        what: What changed.
        why: What it comes from; None for rows that came or went.
        because: One sentence for a reviewer.
        before: The hit as it was; None where there was none.
        after: The hit as it is; None where there is none.
    """

    query: Query
    what: What
    why: Why | None
    because: str
    before: RowHit | None = None
    after: RowHit | None = None


@dataclass(frozen=True, slots=True)
class Then:
    """An earlier screening.

    Attributes:
        head: What its record says besides its rows.
        rows: Its rows.
        fingerprints: For an entry, the fingerprint that it had then, as far as that list is still at hand: an empty
            text says that the list did not have it, None that the list of then is not at hand.
    """

    head: RecordHead
    rows: Sequence[RowResult]
    fingerprints: Callable[[Entry], str | None]


@dataclass(frozen=True, slots=True)
class Now:
    """A screening that was just made.

    Attributes:
        head: What its record says besides its rows.
        fingerprints: The fingerprint of each entry of the lists.
    """

    head: RecordHead
    fingerprints: Mapping[Entry, str]


Partners = Mapping[int, tuple[RowResult, bool]]
"""For each row number now: the same row then, and whether its name, country or numbers changed since."""


def iter_changes(then: Then, now: Now, partners: Partners, results: Iterable[RowResult]) -> Iterator[RowChange]:
    """Compare a screening with an earlier one.

    Args:
        then: The earlier screening.
        now: The later one.
        partners: Which row was which (see `match_rows`).
        results: The rows with their results.

    Yields:
        What changed, in the order of the rows; then the rows that are gone.
    """
    gone = {result.query.row for result in then.rows} - {old.query.row for old, _ in partners.values()}
    for result in results:
        partner = partners.get(result.query.row)
        if partner is None:
            yield RowChange(result.query, What.ROW_ADDED, None, "The row is new.")
            yield from (
                RowChange(result.query, What.HIT_ADDED, Why.NAME, "The row is new.", after=hit) for hit in result.hits
            )
        else:
            yield from _iter_row_changes(partner[0], result, partner[1], then, now)
    for old in then.rows:
        if old.query.row in gone:
            yield RowChange(old.query, What.ROW_REMOVED, None, "The row is gone.")


def match_rows(then: Then, queries: Iterable[Query]) -> Partners:
    """Find which row was which.

    A row is known by its name, country and numbers, wherever it stands. One that is left over is the row that stood
    behind the same row then, or else the one of the same number.

    Args:
        then: The earlier screening.
        queries: The rows now.

    Returns:
        The partners of the rows that have one.
    """
    waiting: dict[tuple[object, ...], deque[RowResult]] = defaultdict(deque)
    for old in then.rows:
        waiting[_row_key(old.query)].append(old)
    order: list[int] = []
    partners: dict[int, tuple[RowResult, bool]] = {}
    for query in queries:
        order.append(query.row)
        same = waiting.get(_row_key(hide_query(query) if then.head.hashes_names else query))
        if same:
            partners[query.row] = (same.popleft(), False)
    left = {old.query.row: old for queue in waiting.values() for old in queue}
    behind = 1
    for row in order:
        if row not in partners:
            old_row = next((at for at in (behind, row) if at in left), None)
            if old_row is None:
                continue
            partners[row] = (left.pop(old_row), True)
        behind = partners[row][0].query.row + 1
    return partners


def _row_key(query: Query) -> tuple[object, ...]:
    """What makes a row the same row."""
    return query.text, query.country, query.identifiers


def _iter_row_changes(old: RowResult, new: RowResult, is_changed: bool, then: Then, now: Now) -> Iterator[RowChange]:
    """The changes of one row."""
    query = new.query
    if old.screened != new.screened:
        what = What.SCREENED if new.screened else What.NOT_SCREENED
        why, because = _explain_row(is_changed)
        yield RowChange(query, what, why, because)
    before = {(hit.list_name, hit.entry_id): hit for hit in old.hits}
    after = {(hit.list_name, hit.entry_id): hit for hit in new.hits}
    rejected = {(hit.list_name, hit.entry_id) for hit in new.rejected}
    reopened = {(hit.list_name, hit.entry_id): hit for hit in old.rejected}
    moved = {} if is_changed else _find_moved(before, after, then, now)
    for entry, (number, hit) in moved.items():
        told = f"The list gives it under another number, {number} then and {entry[1]} now"
        because = f"{told}: {_editions(entry[0], then, now)}."
        yield RowChange(query, What.HIT_CHANGED, Why.LIST, because, before.pop((entry[0], number)), hit)
        del after[entry]
    for entry in dict.fromkeys((*after, *before)):
        was, is_now = before.get(entry), after.get(entry)
        if was is not None and is_now is not None and _is_equal(was, is_now):
            continue
        known = was or reopened.get(entry)
        why, because = _explain_row(True) if is_changed else _explain_hit(entry, known, then, now)
        judged = _was_judged(known, is_now, entry in reopened) or _is_by_word(entry, known or is_now, then, now)
        if not is_changed and (entry in rejected or judged):
            why, because = _explain_judgement(entry in rejected, is_now)
        yield RowChange(query, _what(was, is_now, entry in rejected), why, because, was, is_now)


def _find_moved(
    before: Mapping[Entry, RowHit], after: Mapping[Entry, RowHit], then: Then, now: Now
) -> dict[Entry, tuple[str, RowHit]]:
    """New entries of the name of one that is off the list, each with that one's number: lists number entries anew."""
    gone: dict[tuple[str, str], deque[str]] = defaultdict(deque)
    for entry, hit in before.items():
        if entry not in after and entry not in now.fingerprints:
            gone[hit.list_name, hit.name].append(entry[1])
    moved: dict[Entry, tuple[str, RowHit]] = {}
    for entry, hit in after.items():
        numbers = gone.get((hit.list_name, hit.name))
        if numbers and entry not in before and then.fingerprints(entry) == "":
            moved[entry] = numbers.popleft(), hit
    return moved


def _is_equal(was: RowHit, is_now: RowHit) -> bool:
    """Whether two hits say the same."""
    told = (was.verdict, was.name, was.judged) == (is_now.verdict, is_now.name, is_now.judged)
    return told and abs(was.score - is_now.score) < SAME_SCORES


def _what(was: RowHit | None, is_now: RowHit | None, is_rejected: bool) -> What:
    """Name a change of a hit."""
    if is_now is None:
        return What.HIT_REJECTED if is_rejected else What.HIT_REMOVED
    return What.HIT_ADDED if was is None else What.HIT_CHANGED


def _was_judged(was: RowHit | None, is_now: RowHit | None, was_rejected: bool) -> bool:
    """Whether a person's decision explains a change of a listing that is what it was."""
    if was is None or is_now is None:
        return False
    return was.fingerprint == is_now.fingerprint and (was_rejected or was.judged != is_now.judged)


def _is_by_word(entry: Entry, hit: RowHit | None, then: Then, now: Now) -> bool:
    """Whether a hit on an entry that is what it was stands on a person's word alone: nothing else proposes it."""
    if hit is None or not hit.judged or len(hit.reasons) != 1:
        return False
    earlier = then.fingerprints(entry)
    was_loaded = bool(_snapshots(entry[0], then.head.lists))
    return now.fingerprints.get(entry) == hit.fingerprint and (
        earlier == hit.fingerprint or (earlier is None and was_loaded)
    )


def _explain_judgement(is_rejected: bool, is_now: RowHit | None) -> tuple[Why, str]:
    """Explain a change by a decision."""
    if is_rejected:
        return Why.JUDGEMENT, "A person rejected it."
    if is_now is not None and is_now.judged:
        return Why.JUDGEMENT, is_now.reasons[0] if is_now.reasons else "A person judged it."
    return Why.JUDGEMENT, "A decision about it was taken back."


def _explain_row(is_changed: bool) -> tuple[Why, str]:
    """Explain a change by the row, or else by the lists or the engine."""
    if is_changed:
        return Why.NAME, "The row has another name, country or number."
    return Why.LIST_OR_ENGINE, "The lists or Tieline can compare other names now."


def _explain_hit(entry: Entry, was: RowHit | None, then: Then, now: Now) -> tuple[Why, str]:
    """Explain a change of a hit of a row that did not change."""
    fingerprint = now.fingerprints.get(entry, "")
    earlier = was.fingerprint if was is not None else then.fingerprints(entry)
    if earlier is not None and earlier != fingerprint:
        told = "is new on the list" if not earlier else "is off the list" if not fingerprint else "was changed"
        return Why.LIST, f"The entry {entry[1]} {told}: {_editions(entry[0], then, now)}."
    snapshots = [_snapshots(entry[0], head.lists) for head in (then.head, now.head)]
    if earlier is None and not snapshots[0]:
        return Why.LIST, f"{entry[0]} was not loaded then."
    if earlier is not None or snapshots[0] == snapshots[1]:
        return Why.ENGINE, _explain_engine(then.head, now.head, entry[0], snapshots[0] != snapshots[1])
    if _engine(then.head) == _engine(now.head):
        return Why.LIST, f"The list is another edition: {_editions(entry[0], then, now)}."
    return Why.LIST_OR_ENGINE, f"The list and Tieline have both changed: {_editions(entry[0], then, now)}."


def _explain_engine(then: RecordHead, now: RecordHead, list_name: str, is_other_edition: bool) -> str:
    """Say what of the engine changed."""
    if then.options != now.options:
        return "The options of screening are others."
    if then.thresholds != now.thresholds:
        return "The thresholds of verdicts are others."
    if then.version != now.version:
        return f"Tieline {now.version} compares otherwise than {then.version}."
    if is_other_edition or {used.sha256 for used in then.lists} != {used.sha256 for used in now.lists}:
        return f"The entry of {list_name} is what it was; its rank among the names of the lists changed."
    return "Neither the row nor the list changed; Tieline's names or rules did."


def _engine(head: RecordHead) -> tuple[object, ...]:
    """What decides on a hit besides names and lists."""
    return head.version, dict(head.thresholds), dict(head.options)


def _snapshots(list_name: str, lists: Sequence[ListUsed]) -> frozenset[str]:
    """Hashes of the snapshots of a list."""
    return frozenset(used.sha256 for used in lists if used.list_name == list_name)


def _editions(list_name: str, then: Then, now: Now) -> str:
    """Name the editions of a list in words."""
    told = []
    for head in (then.head, now.head):
        days = sorted(str(used.as_of or "no date") for used in head.lists if used.list_name == list_name)
        told.append(" and ".join(days) or "not loaded")
    return f"{list_name}, {told[0]} then and {told[1]} now"
