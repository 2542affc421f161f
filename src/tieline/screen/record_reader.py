"""Reading screening records back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from tieline.errors import DamagedError
from tieline.model import ListUsed, PartialDate, Query, RowHit, RowIssue, RowResult, ScreeningSummary, Verdict
from tieline.model.ids import ListingId
from tieline.screen.record import FORM, HASH_FIELD, KIND, ROWS_FIELD, Record, RecordHead, canonical


@dataclass(frozen=True, slots=True)
class ParsedRecord:
    """A record that was read back.

    Attributes:
        head: What it says besides its rows.
        rows: Its rows; names are hashes where the head says so.
        summary: Its counts.
        stated_sha256: The hash that it bears.
        sha256: The hash that its content has.
    """

    head: RecordHead
    rows: tuple[RowResult, ...]
    summary: ScreeningSummary
    stated_sha256: str
    sha256: str

    @property
    def is_intact(self) -> bool:
        """Whether nothing in it was changed."""
        return self.stated_sha256 == self.sha256


def parse_record(data: bytes, *, source: str) -> ParsedRecord:
    """Read a record back.

    Args:
        data: Its bytes.
        source: What it is called in messages.

    Returns:
        The record; whether its hash is right is for the caller to look at.

    Raises:
        DamagedError: It is no screening record, or one of a newer form.
    """
    try:
        fields = json.loads(data)
        if not isinstance(fields, dict) or fields.get("kind") != KIND or fields.get("form") != FORM:
            raise DamagedError(
                f"{source} is no screening record of form {FORM}", hint="give a file that --record wrote"
            )
        stated = str(fields.pop(HASH_FIELD, ""))
        sha256 = hashlib.sha256(canonical(fields)).hexdigest()
        return ParsedRecord(
            head=_parse_head(fields),
            rows=tuple(map(_parse_row, cast("list[dict[str, object]]", fields[ROWS_FIELD]))),
            summary=ScreeningSummary(**cast("dict[str, int]", fields["summary"])),
            stated_sha256=stated,
            sha256=sha256,
        )
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise DamagedError(f"{source} cannot be read as a screening record", hint="restore it from a copy") from error


def _parse_head(fields: Mapping[str, object]) -> RecordHead:
    """Read the fields besides the rows."""
    return RecordHead(
        made_at=str(fields["made_at"]),
        version=str(fields["version"]),
        engine=str(fields["engine"]),
        thresholds=cast("dict[str, float]", fields["thresholds"]),
        options=cast("dict[str, str | int | None]", fields["options"]),
        input=cast("dict[str, object]", fields["input"]),
        lists=tuple(map(_parse_list, cast("list[dict[str, object]]", fields["lists"]))),
        not_loaded=tuple(cast("list[str]", fields["not_loaded"])),
        max_age_days=cast("int", fields["max_age_days"]),
        hashes_names=bool(fields["hashes_names"]),
    )


def _parse_list(fields: Mapping[str, object]) -> ListUsed:
    """Read a list."""
    as_of = fields["as_of"]
    return ListUsed(
        list_name=str(fields["list"]),
        authority=str(fields["authority"]),
        source=str(fields["source"]),
        format=str(fields["format"]),
        sha256=str(fields["sha256"]),
        as_of=None if as_of is None else PartialDate(str(as_of)),
        retrieved_at=str(fields["retrieved_at"]),
        listings=cast("int", fields["listings"]),
        age_days=cast("int | None", fields["age_days"]),
        is_old=cast("bool | None", fields["old"]),
    )


def _parse_row(fields: Mapping[str, object]) -> RowResult:
    """Read a row."""
    name = fields["name_sha256"] if "name_sha256" in fields else fields["name"]
    issues = cast("list[dict[str, object]]", fields["issues"])
    query = Query(
        row=cast("int", fields["row"]),
        text=str(name),
        country=cast("str | None", fields["country"]),
        identifiers=tuple(cast("list[str]", fields["identifiers"])),
        issues=tuple(RowIssue(str(one["code"]), str(one["message"]), bool(one["blocks"])) for one in issues),
    )
    hits, rejected = (tuple(map(_parse_hit, cast("list[Record]", fields[key]))) for key in ("hits", "rejected"))
    return RowResult(query, bool(fields["screened"]), hits, rejected)


def _parse_hit(fields: Record) -> RowHit:
    """Read a hit."""
    return RowHit(
        listing=ListingId(str(fields["listing"])),
        list_name=str(fields["list"]),
        entry_id=str(fields["entry_id"]),
        name=str(fields["name"]),
        score=cast("float", fields["score"]),
        verdict=Verdict(str(fields["verdict"])),
        reasons=tuple(cast("list[str]", fields["reasons"])),
        fingerprint=str(fields["fingerprint"]),
        judged=bool(fields["judged"]),
    )
