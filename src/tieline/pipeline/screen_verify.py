"""Stage: check a screening record by screening again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import cast

from tieline import __version__
from tieline.model import Listing, PartialDate, Query, RowResult, Snapshot
from tieline.pipeline.screen_file import Decide, RowReader
from tieline.screen.batch import BATCH_ROWS, BatchOptions, Screener, get_thresholds
from tieline.screen.local import Engine
from tieline.screen.record import Record, hide_query, row_record
from tieline.screen.record_reader import ParsedRecord
from tieline.screen.table import make_batches
from tieline.text.count import agree


@dataclass(frozen=True, slots=True)
class AtHand:
    """What a record can be checked with.

    Attributes:
        listings: Listings of all editions at hand.
        snapshots: Their snapshots.
        queries: The rows of the table, where the record has hashes of names only; None where it is not at hand.
        table_sha256: Hash of the table at hand; None where none is.
    """

    listings: Sequence[Listing]
    snapshots: Sequence[Snapshot]
    queries: Callable[[], Iterator[Query]] | None = None
    table_sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Verified:
    """What checking a record gave.

    Attributes:
        is_intact: Whether the record's hash is right.
        missing: What is not at hand, one sentence each; with any of it nothing was screened again.
        notes: What else is to be told, one sentence each.
        rows: How many rows were screened again.
        differences: Rows that come out otherwise: as the record states them, and as they are found.
    """

    is_intact: bool
    missing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    rows: int = 0
    differences: tuple[tuple[Record, Record], ...] = ()

    @property
    def is_confirmed(self) -> bool:
        """Whether the record is what screening again gives."""
        return self.is_intact and not self.missing and not self.differences


def verify_record(
    record: ParsedRecord,
    at_hand: AtHand,
    *,
    engine: Engine,
    decide: Callable[[Sequence[Listing], Screener], Decide],
) -> Verified:
    """Check a record: its hash, that its lists are at hand with the hashes it names, and what screening again gives.

    Args:
        record: The record.
        at_hand: What it can be checked with.
        engine: Which engine screens again.
        decide: Given the listings and their indexes, gives what applies the judgements of that time.

    Returns:
        What was found.
    """
    listings, missing = _select_listings(record, at_hand)
    missing += _find_missing_table(record, at_hand)
    notes = tuple(_iter_notes(record))
    if not record.is_intact or missing:
        return Verified(record.is_intact, tuple(missing), notes)
    screener = Screener.build(listings)
    reader = RowReader({listing.id: listing for listing in listings}, decide(listings, screener))
    as_of = record.head.options.get("as_of")
    day = None if as_of is None else PartialDate(str(as_of))
    options = BatchOptions(day, cast("int", record.head.options["limit"]))
    hashes = record.head.hashes_names
    queries = iter([row.query for row in record.rows])
    if hashes and at_hand.queries is not None:
        queries = at_hand.queries()
    stated = {row.query.row: row for row in record.rows}
    differences: list[tuple[Record, Record]] = []
    rows = 0
    batches = make_batches(map(_without_list_issues, queries), size=BATCH_ROWS)
    for batch in engine.screen(batches, screener, options):
        for result in reader.iter_results(batch.to_pylist()):
            rows += 1
            before, after = _comparable(stated.get(result.query.row), False), _comparable(result, hashes)
            if before != after:
                differences.append((before, after))
    return Verified(True, (), notes, rows, tuple(differences))


def _without_list_issues(query: Query) -> Query:
    """A row of a record without what only screening adds to its issues."""
    kept = tuple(issue for issue in query.issues if issue.code != "unknown_country")
    return Query(query.row, query.text, query.country, query.identifiers, kept)


def _comparable(result: RowResult | None, hashes: bool) -> Record:
    """What two results of a row must have in common; messages may be put in other words."""
    if result is None:
        return {}
    told = dict(row_record(result, hashes=hashes))
    query = hide_query(result.query) if hashes else result.query
    told.pop("name_sha256", None)
    return {**told, "name": query.text, "issues": sorted(issue.code for issue in query.issues)}


def _select_listings(record: ParsedRecord, at_hand: AtHand) -> tuple[list[Listing], list[str]]:
    """The listings of the very snapshots that the record names, and which of them are not at hand."""
    hashes = {snapshot.id: snapshot.sha256 for snapshot in at_hand.snapshots}
    wanted = {(used.list_name, used.sha256) for used in record.head.lists}
    chosen: dict[tuple[str, str, str], Listing] = {}
    for listing in at_hand.listings:
        key = (listing.list_name, hashes[listing.snapshot])
        if key in wanted:
            chosen.setdefault((*key, listing.entry_id), listing)
    found = {key[:2] for key in chosen}
    missing: dict[tuple[str, str, str], list[str]] = {}
    for used in record.head.lists:
        if (used.list_name, used.sha256) not in found:
            file = (str(used.as_of or "unknown date"), used.source, used.sha256[:12])
            missing.setdefault(file, []).append(used.list_name)
    told = [
        f"{', '.join(names)} of {day} {agree(len(names), 'is', 'are')} not at hand: {source}, SHA-256 {sha256}"
        for (day, source, sha256), names in missing.items()
    ]
    return list(chosen.values()), told


def _find_missing_table(record: ParsedRecord, at_hand: AtHand) -> list[str]:
    """Say where the table is not at hand, or is another."""
    stated = record.head.input.get("sha256")
    name = PurePosixPath(str(record.head.input.get("file", ""))).name
    if at_hand.table_sha256 is not None and stated is not None and at_hand.table_sha256 != stated:
        return [f"the table given is not the one screened: {name} had the SHA-256 {str(stated)[:12]}..."]
    if record.head.hashes_names and at_hand.queries is None:
        return [f"the record has hashes of names only: give the table {name or 'screened'} with --file"]
    return []


def _iter_notes(record: ParsedRecord) -> Iterator[str]:
    """What a person should know of a record beside its results."""
    if record.head.version != __version__:
        yield f"the record was made by Tieline {record.head.version}, and this is {__version__}"
    if record.head.thresholds != get_thresholds():
        yield "the thresholds of verdicts were others"
