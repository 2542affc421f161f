"""Screening records: dated, hashed, and the same bytes for the same screening."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import BinaryIO

from tieline.model import Listing, ListUsed, Query, RowHit, RowResult, ScreeningSummary

KIND = "screening_record"
FORM = 1
"""Version of the record's form."""

ROWS_FIELD = "rows"
HASH_FIELD = "sha256"
"""The field of a record's own hash, which the hash does not cover."""

Record = Mapping[str, object]
"""One JSON object."""


@dataclass(frozen=True, slots=True)
class RecordHead:
    """What a record says besides its rows.

    Attributes:
        made_at: Aware UTC time in ISO 8601.
        version: Version of Tieline.
        engine: Which engine ran: local or spark.
        thresholds: Thresholds of verdicts, by name.
        options: How names were screened: the day asked about, most hits of a row, judgements applied or not.
        input: What was screened: file name, hash and columns, or a name.
        lists: The lists screened against.
        not_loaded: Lists that Tieline knows and that were not loaded.
        max_age_days: From which age on a list counts as old.
        hashes_names: Whether names and numbers of rows are kept as hashes only.
    """

    made_at: str
    version: str
    engine: str
    thresholds: Mapping[str, float]
    options: Mapping[str, str | int | None]
    input: Mapping[str, object]
    lists: tuple[ListUsed, ...]
    not_loaded: tuple[str, ...]
    max_age_days: int
    hashes_names: bool = False


def canonical(value: object) -> bytes:
    """Write a value in the one form that is hashed.

    Args:
        value: What JSON can hold.

    Returns:
        JSON in UTF-8 with sorted keys and without white space.
    """
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8", "surrogatepass")


def listing_fingerprint(listing: Listing) -> str:
    """Hash what tells who is listed: kind, names, countries and identifiers, in any order.

    Args:
        listing: The listing.

    Returns:
        16 hexadecimal digits; equal in two editions of a list where the entry was not changed in these.
    """
    names = sorted({name.text for name in listing.names})
    told = [listing.kind, names, sorted(set(listing.countries)), sorted(map(list, set(listing.identifiers)))]
    return hashlib.sha256(canonical(told)).hexdigest()[:16]


def hash_text(text: str) -> str:
    """Hash a name or number for a record without them.

    Args:
        text: The text.

    Returns:
        Its SHA-256 in hexadecimal. Whoever guesses the text can check the guess.
    """
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def hide_query(query: Query) -> Query:
    """Put hashes in place of the name and the numbers of a row.

    Args:
        query: The row.

    Returns:
        The row with hashes; an empty name stays empty.
    """
    name = hash_text(query.text) if query.text else ""
    return Query(query.row, name, query.country, tuple(map(hash_text, query.identifiers)), query.issues)


class RecordWriter:
    """Writes a record row by row, so that a table of any length has one."""

    def __init__(self, file: BinaryIO, head: RecordHead) -> None:
        """Write what comes before the rows.

        Args:
            file: Where to write.
            head: What the record says besides its rows.
        """
        self._file = file
        self._head = head
        self._digest = hashlib.sha256()
        self._rows = 0
        fields = _head_record(head)
        self._after = {key: value for key, value in fields.items() if key > ROWS_FIELD}
        self._write(b"{")
        for key in sorted(key for key in fields if key < ROWS_FIELD):
            self._write(canonical(key) + b":" + canonical(fields[key]) + b",", end=b"\n")
        self._write(canonical(ROWS_FIELD) + b":[", end=b"\n")

    def write(self, result: RowResult) -> None:
        """Write one row.

        Args:
            result: What screening it gave.
        """
        self._write((b"," if self._rows else b"") + canonical(row_record(result, hashes=self._head.hashes_names)))
        self._file.write(b"\n")
        self._rows += 1

    def finish(self, summary: ScreeningSummary) -> str:
        """Write what comes after the rows, and the hash.

        Args:
            summary: The counts.

        Returns:
            The hash of the record's canonical form.
        """
        self._write(b"]")
        for key, value in sorted({**self._after, "summary": asdict(summary)}.items()):
            self._write(b"," + canonical(key) + b":" + canonical(value), end=b"\n")
        self._digest.update(b"}")
        sha256 = self._digest.hexdigest()
        self._file.write(b"," + canonical(HASH_FIELD) + b":" + canonical(sha256) + b"}\n")
        return sha256

    def _write(self, data: bytes, *, end: bytes = b"") -> None:
        """Write bytes of the canonical form, and a line end that is none of it."""
        self._digest.update(data)
        self._file.write(data + end)


def row_record(result: RowResult, *, hashes: bool = False) -> Record:
    """Give a row as a record.

    Args:
        result: What screening it gave.
        hashes: Whether names and numbers of the row are given as hashes, and reasons, which repeat them, not at all.

    Returns:
        The row with hits and what a person rejected.
    """
    query = hide_query(result.query) if hashes else result.query
    return {
        "row": query.row,
        "name_sha256" if hashes else "name": query.text,
        "country": query.country,
        "identifiers": list(query.identifiers),
        "screened": result.screened,
        "issues": [asdict(issue) | ({"message": ""} if hashes else {}) for issue in query.issues],
        "hits": [_hit_record(hit, hashes) for hit in result.hits],
        "rejected": [_hit_record(hit, hashes) for hit in result.rejected],
    }


def _hit_record(hit: RowHit, hashes: bool) -> Record:
    """Give a hit of a row as a record."""
    return {
        "listing": hit.listing,
        "list": hit.list_name,
        "entry_id": hit.entry_id,
        "name": hit.name,
        "score": hit.score,
        "verdict": hit.verdict.value,
        "reasons": [] if hashes else list(hit.reasons),
        "fingerprint": hit.fingerprint,
        "judged": hit.judged,
    }


def list_record(used: ListUsed) -> Record:
    """Give a list that was screened against as a record.

    Args:
        used: The list.

    Returns:
        Its name, its snapshot's hash and how old it was.
    """
    return {
        "list": used.list_name,
        "authority": used.authority,
        "source": used.source,
        "format": used.format,
        "sha256": used.sha256,
        "as_of": None if used.as_of is None else str(used.as_of),
        "retrieved_at": used.retrieved_at,
        "listings": used.listings,
        "age_days": used.age_days,
        "old": used.is_old,
    }


def _head_record(head: RecordHead) -> dict[str, object]:
    """The fields of a record besides its rows, its counts and its hash."""
    return {
        "kind": KIND,
        "form": FORM,
        "made_at": head.made_at,
        "version": head.version,
        "engine": head.engine,
        "thresholds": dict(head.thresholds),
        "options": dict(head.options),
        "input": dict(head.input),
        "lists": [list_record(used) for used in head.lists],
        "not_loaded": list(head.not_loaded),
        "max_age_days": head.max_age_days,
        "hashes_names": head.hashes_names,
    }
