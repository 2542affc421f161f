"""The shape of screening records on standard output and in tables for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field

from tieline.cli.column import Column, Record, reason_text
from tieline.lists.us_list import iter_us_lists
from tieline.model import Listing, ListUsed, RowHit, RowResult, ScreeningSummary, Verdict, content_id
from tieline.model.ids import ListingId, SnapshotId
from tieline.report.record_shape import listing_record
from tieline.screen.change import RowChange
from tieline.screen.record import RecordHead, list_record
from tieline.text.count import count_of

_HEADINGS = {"name": "listed name", "listing_name": "entry"}
"""What columns are called that do not bear the name of their field."""

COLUMNS = tuple(
    Column(_HEADINGS.get(name, name.replace("_", " ")), name)
    for name in (
        "row",
        "query",
        "verdict",
        "score",
        "name",
        "listing_name",
        "list",
        "entry_id",
        "listed_on",
        "delisted_on",
        "programmes",
        "citation",
        "country",
        "identifiers",
        "reasons",
        "note",
        "list_as_of",
        "list_sha256",
    )
)
"""What tables in files show of a row."""

TEXT_COLUMNS = tuple(Column(one.heading, reason_text) if one.field == "reasons" else one for one in COLUMNS)
"""The same where a cell can only be a text."""

SCREEN_COLUMNS = tuple(
    column
    for column in TEXT_COLUMNS
    if column.field not in {"entry_id", "programmes", "country", "identifiers", "list_as_of", "list_sha256"}
)
"""What a table on a terminal shows."""

CHANGE_COLUMNS = tuple(Column(name, name) for name in ("row", "query", "change", "why", "because", "list", "name"))

VERDICTS = (
    "same: the names, or an equal number, say that it is one party; unsure: it may be; the score goes from 0 to 1. "
    "A hit is a proposal: a person decides."
)
"""What verdicts mean, for people."""

NAMED_IN_FULL = 3
"""So many lists are named in full in a note; more are named by the abbreviations of their authorities."""

NO_HIT = "no hit"
NOT_SCREENED = "not screened"


@dataclass(frozen=True, slots=True)
class Shapes:
    """Makes records of results.

    Attributes:
        source: What the rows are of, for issues: the name of a file, or "name".
        listings: The listings screened against, by id.
        days: The day that each snapshot speaks for; None where it is unknown.
        hashes: The hash of each snapshot's file.
        ages: How many days old each snapshot is, and whether that is old; None where it is unknown.
    """

    source: str
    listings: Mapping[ListingId, Listing]
    days: Mapping[SnapshotId, str | None]
    hashes: Mapping[SnapshotId, str]
    ages: Mapping[SnapshotId, tuple[int | None, bool | None]] = field(default_factory=dict)

    def iter_records(self, result: RowResult) -> Iterator[Record]:
        """Give a row as records.

        Args:
            result: What screening it gave.

        Yields:
            Its hits, nearest first; its issues; and then one of kind screened.
        """
        query = result.query
        for hit in result.hits:
            yield self.hit_record(result, hit)
        for issue in query.issues:
            item = f"{self.source} row {query.row}"
            yield {
                "kind": "issue",
                "id": content_id("iss", "screen", issue.code, item),
                "stage": "screen",
                "code": issue.code if issue.blocks else f"not_read:{issue.code}",
                "item": item,
                "row": query.row,
                "message": issue.message,
                "try": "mend the row and screen the table again" if issue.blocks else None,
                "notice": not issue.blocks,
            }
        yield {
            "kind": "screened",
            "row": query.row,
            "query": query.text,
            "hits": len(result.hits),
            "note": self.note(result),
            "screened": result.screened,
            "rejected": len(result.rejected),
            "country": query.country,
            "identifiers": list(query.identifiers),
        }

    def hit_record(self, result: RowResult, hit: RowHit) -> Record:
        """Give a hit with what a reviewer needs of the listing.

        Args:
            result: The row.
            hit: One of its hits.

        Returns:
            The record.
        """
        listing = self.listings[hit.listing]
        entry = listing_record(listing)
        return {
            "kind": "hit",
            "id": content_id("hit", result.query.text, None, hit.listing),
            "row": result.query.row,
            "query": result.query.text,
            "list": hit.list_name,
            "entry_id": hit.entry_id,
            "listing": hit.listing,
            "name": hit.name,
            "listing_name": listing.name,
            "score": hit.score,
            "verdict": hit.verdict.value,
            "judged": hit.judged,
            "reasons": list(hit.reasons),
            **{
                field: entry[field]
                for field in ("authority", "party", "listed_on", "delisted_on", "programmes", "citation")
            },
            "list_as_of": self.days.get(listing.snapshot),
            "list_age_days": self.ages.get(listing.snapshot, (None, None))[0],
            "list_is_old": self.ages.get(listing.snapshot, (None, None))[1],
            "list_sha256": self.hashes.get(listing.snapshot),
        }

    def iter_rows(self, result: RowResult) -> Iterator[Record]:
        """Give a row as rows of a table for people: one for each hit, or one that says there is none.

        Args:
            result: What screening it gave.

        Yields:
            Records with the fields of `COLUMNS`.
        """
        query = result.query
        shared = {"country": query.country, "identifiers": list(query.identifiers), "note": self.note(result)}
        for hit in result.hits:
            yield {**self.hit_record(result, hit), **shared}
        if not result.hits:
            verdict = NO_HIT if result.screened else NOT_SCREENED
            yield {"row": query.row, "query": query.text, "verdict": verdict, **shared}

    @staticmethod
    def note(result: RowResult) -> str | None:
        """Say in words what is the matter with a row.

        Args:
            result: What screening it gave.

        Returns:
            Its issues and what a person rejected; None when there is nothing to tell.
        """
        told = [issue.message for issue in result.query.issues]
        told += [f"Rejected: {hit.name} ({hit.list_name}, {hit.entry_id}). {hit.reasons[0]}" for hit in result.rejected]
        if not result.screened:
            told.insert(0, "Not screened.")
        return " ".join(told) or None


def screening_record(
    head: RecordHead, summary: ScreeningSummary, *, sha256: str | None = None, notes: Iterable[str] = ()
) -> Record:
    """Give the screening as a whole as a record: the last one of its output. Every engine gives the same.

    Args:
        head: What was screened, how, and against which lists.
        summary: The counts.
        sha256: Hash of the screening record, where one was written.
        notes: What a person should know where a day was asked about.

    Returns:
        The record.
    """
    return {
        "kind": "screening",
        "made_at": head.made_at,
        "version": head.version,
        "input": dict(head.input),
        "options": dict(head.options),
        "thresholds": dict(head.thresholds),
        "lists": [list_record(used) for used in head.lists],
        "old_lists": list(dict.fromkeys(used.list_name for used in head.lists if used.is_old is not False)),
        "not_loaded": list(head.not_loaded),
        "max_age_days": head.max_age_days,
        "notes": list(notes),
        "summary": asdict(summary),
        "record_sha256": sha256,
    }


def change_record(change: RowChange) -> Record:
    """Give a change since an earlier screening as a record.

    Args:
        change: The change.

    Returns:
        What changed, why, and both states.
    """
    hit = change.after or change.before
    return {
        "kind": "change",
        "row": change.query.row,
        "query": change.query.text,
        "change": change.what.value,
        "why": None if change.why is None else change.why.value,
        "because": change.because,
        "list": None if hit is None else hit.list_name,
        "entry_id": None if hit is None else hit.entry_id,
        "name": None if hit is None else hit.name,
        "before": None if change.before is None else _state(change.before),
        "after": None if change.after is None else _state(change.after),
    }


def _state(hit: RowHit) -> Record:
    """What a hit was like at one time."""
    return {
        "name": hit.name,
        "score": hit.score,
        "verdict": hit.verdict.value,
        "judged": hit.judged,
        "reasons": list(hit.reasons),
    }


def list_words(used: ListUsed) -> str:
    """Name a list with its day and age.

    Args:
        used: The list.

    Returns:
        A phrase such as "Entity List (2026-07-31, 113 days old)".
    """
    if used.as_of is None:
        return f"{used.list_name} (no date known)"
    return f"{used.list_name} ({used.as_of}, {count_of(used.age_days or 0, 'day')} old)"


def lists_words(lists: Iterable[ListUsed]) -> str:
    """Name lists with their days and ages on one line.

    Args:
        lists: The lists; one that several snapshots give is named once for each day.

    Returns:
        Full names where there are few; else abbreviations, those of one day together.
    """
    told = list(dict.fromkeys(map(list_words, lists)))
    if len(told) <= NAMED_IN_FULL:
        return "; ".join(told)
    by_day: dict[str, dict[str, None]] = {}
    for used in lists:
        day = list_words(used).removeprefix(used.list_name).strip()
        by_day.setdefault(day, {})[short_name(used.list_name)] = None
    return "; ".join(f"{', '.join(names)} {day}" for day, names in by_day.items())


def short_name(list_name: str) -> str:
    """Abbreviate the name of a list.

    Args:
        list_name: As its authority calls it.

    Returns:
        The abbreviation of the Consolidated Screening List; the name itself where there is none.
    """
    return next((known.code for known in iter_us_lists() if known.name == list_name), list_name)


def rank(result: RowResult) -> int:
    """Where a row stands in a table that is sorted for people.

    Args:
        result: What screening it gave.

    Returns:
        0 for the same party, 1 for unsure, 2 for rows that could not be screened, 3 for rows without hits.
    """
    if result.verdict is Verdict.SAME:
        return 0
    if result.verdict is Verdict.UNSURE:
        return 1
    return 3 if result.screened else 2
