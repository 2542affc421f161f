"""Screening of rows: what was asked, what came of it, and against which lists."""

from __future__ import annotations

from dataclasses import dataclass

from tieline.model.entity import Verdict
from tieline.model.ids import ListingId, ScreeningId
from tieline.model.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class RowIssue:
    """Something about one row that a person should know.

    Attributes:
        code: A short stable name ("empty_name").
        message: One sentence: what is the matter with the row.
        blocks: Whether the row could not be screened because of it.
    """

    code: str
    message: str
    blocks: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """One row to screen.

    Attributes:
        row: Number of its row: 1 for the first row under the headings, or the first line of JSON Lines.
        text: The name; empty where the cell is.
        country: The country given with it; None where none is.
        identifiers: Numbers given with it: tax, registration or passport numbers, as written.
        issues: What is the matter with the row.
    """

    row: int
    text: str
    country: str | None = None
    identifiers: tuple[str, ...] = ()
    issues: tuple[RowIssue, ...] = ()

    @property
    def is_screenable(self) -> bool:
        """Whether the row can be compared with anything."""
        return not any(issue.blocks for issue in self.issues)


@dataclass(frozen=True, slots=True)
class RowHit:
    """A listing proposed for a row.

    Attributes:
        listing: The listing.
        list_name: Its list.
        entry_id: The list's own number for it.
        name: Which of its names was nearest.
        score: 0 to 1; higher is nearer.
        verdict: same or unsure; different only among rejected ones.
        reasons: Sentences a reviewer can follow.
        fingerprint: Hash of what tells who is listed (see `screen.record.listing_fingerprint`).
        judged: Whether a person set the verdict.
    """

    listing: ListingId
    list_name: str
    entry_id: str
    name: str
    score: float
    verdict: Verdict
    reasons: tuple[str, ...]
    fingerprint: str
    judged: bool = False


@dataclass(frozen=True, slots=True)
class RowResult:
    """What screening one row gave; a row without hits is a result too.

    Attributes:
        query: The row.
        screened: Whether it was compared with the lists.
        hits: Proposed listings, nearest first.
        rejected: Listings that the index proposes and a person rejected.
    """

    query: Query
    screened: bool
    hits: tuple[RowHit, ...] = ()
    rejected: tuple[RowHit, ...] = ()

    @property
    def verdict(self) -> Verdict | None:
        """The strongest verdict among its hits; None without hits."""
        verdicts = {hit.verdict for hit in self.hits}
        return next((verdict for verdict in (Verdict.SAME, Verdict.UNSURE) if verdict in verdicts), None)


@dataclass(frozen=True, slots=True)
class ListUsed:
    """A list as one snapshot gives it, and how old it was when it was screened against.

    Attributes:
        list_name: The list, as its authority calls it.
        authority: Who keeps it.
        source: Name of the file it came from, without its folder.
        format: Id of the list format that read it.
        sha256: Hash of the file's bytes.
        as_of: The day it speaks for; None when unknown.
        retrieved_at: Aware UTC time of its import in ISO 8601.
        listings: How many entries it has.
        age_days: Days from the day it speaks for to the screening; None when unknown.
        is_old: Whether it is older than the set age; None when its age is unknown.
    """

    list_name: str
    authority: str
    source: str
    format: str
    sha256: str
    as_of: PartialDate | None
    retrieved_at: str
    listings: int
    age_days: int | None
    is_old: bool | None


@dataclass(frozen=True, slots=True)
class ScreeningSummary:
    """How many rows came out how.

    Attributes:
        rows: All rows.
        same: Rows with a hit that is held to be the same party.
        unsure: Rows whose hits a person must look at.
        none: Rows that were screened and have no hit.
        not_screened: Rows that could not be screened.
        rejected: Hits that a person rejected, and that are left out for it.
    """

    rows: int = 0
    same: int = 0
    unsure: int = 0
    none: int = 0
    not_screened: int = 0
    rejected: int = 0


@dataclass(frozen=True, slots=True)
class Screening:
    """A screening record as a workspace keeps it: where its text is, and what it is about.

    Attributes:
        id: Content-based: the record's hash.
        made_at: Aware UTC time in ISO 8601.
        source: What was screened: the name of a file, or a name.
        source_sha256: Hash of the file's bytes; None when a single name was screened.
        sha256: Hash of the record's canonical form.
        blob: Hash of the bytes of the record file.
        rows: How many rows.
        same: Rows with a hit held to be the same.
        unsure: Rows with hits to look at.
    """

    id: ScreeningId
    made_at: str
    source: str
    source_sha256: str | None
    sha256: str
    blob: str
    rows: int
    same: int
    unsure: int
