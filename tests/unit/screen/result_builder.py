"""Small results of screened rows, and heads of records."""

from __future__ import annotations

from tieline.model import ListUsed, PartialDate, Query, RowHit, RowIssue, RowResult, Verdict
from tieline.model.ids import ListingId
from tieline.screen.batch import get_thresholds
from tieline.screen.record import RecordHead

AT = "2026-11-21T09:30:00+00:00"


def make_hit(
    *,
    entry_id: str = "1",
    score: float = 0.9,
    verdict: Verdict = Verdict.SAME,
    fingerprint: str = "f1",
    judged: bool = False,
    list_name: str = "Sample List",
) -> RowHit:
    """Make a hit."""
    told = ("sounds alike",)
    return RowHit(
        ListingId(f"lst-{entry_id}"), list_name, entry_id, "Acme Ltd", score, verdict, told, fingerprint, judged
    )


def make_result(
    row: int,
    name: str,
    *hits: RowHit,
    rejected: tuple[RowHit, ...] = (),
    country: str | None = None,
    identifiers: tuple[str, ...] = (),
) -> RowResult:
    """Make the result of a row; one without a name was not screened."""
    issues = () if name else (RowIssue("empty_name", "There is no name.", blocks=True),)
    return RowResult(Query(row, name, country, identifiers, issues), bool(name), hits, rejected)


def make_used(*, sha256: str = "a" * 64, list_name: str = "Sample List", as_of: str | None = "2026-11-01") -> ListUsed:
    """Make a list that was screened against."""
    day = None if as_of is None else PartialDate(as_of)
    return ListUsed(list_name, "Sample Office", "list.csv", "sample", sha256, day, AT, 3, 20, False)


def make_head(*lists: ListUsed, version: str = "1.0", hashes_names: bool = False, at: str = AT) -> RecordHead:
    """Make the head of a record."""
    return RecordHead(
        made_at=at,
        version=version,
        engine="local",
        thresholds=get_thresholds(),
        options={"as_of": None, "limit": 10, "judgements": 0},
        input={"file": "a.csv", "sha256": "b" * 64, "columns": {"name": "name"}},
        lists=lists or (make_used(),),
        not_loaded=("Entity List",),
        max_age_days=30,
        hashes_names=hashes_names,
    )
