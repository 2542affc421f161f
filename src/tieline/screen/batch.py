"""Screening a record batch: the one function that local runs and Spark runs use."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypedDict

import pyarrow as pa

from tieline.model import Listing, PartialDate, Query, RowIssue, Verdict
from tieline.names.comparison import SAME_SCORE, UNSURE_SCORE
from tieline.screen.country import compare_country, find_country
from tieline.screen.engine import HIT_SCORE, Index, Match, is_on_list
from tieline.screen.identifier import IdentifierIndex
from tieline.screen.table import NAMELESS, QUERY_SCHEMA

BATCH_ROWS = 2_000
"""Rows of a batch: a killed run repeats at most so many, and a batch with its hits stays far below 100 MB."""

MATCHES_PER_NAME = 10

IDENTIFIER_SCORE = 0.95
"""What an equal identifier scores by itself; the score of the names fills the rest up to 1. An identifier that is
equal by chance or by a slip is rarer than a name that is, and a person can check it."""

IDENTIFIER_EQUAL = "Identifier equal: "
"""How the reason of a hit begins that an identifier of the row supports."""

_HIT_TYPE = pa.struct(
    [
        ("listing", pa.string()),
        ("name", pa.string()),
        ("score", pa.float64()),
        ("verdict", pa.string()),
        ("reasons", pa.list_(pa.string())),
    ]
)
RESULT_SCHEMA = pa.schema([*QUERY_SCHEMA, ("screened", pa.bool_()), ("hits", pa.list_(_HIT_TYPE))])
"""One row for each row of the query batch, in its order: what was asked, whether it was screened, and the hits."""


class _QueryRow(TypedDict):
    """One row of a query batch."""

    row: int
    name: str
    country: str | None
    identifiers: list[str]
    issues: list[dict[str, object]]


class HitRow(TypedDict):
    """One hit of a result batch."""

    listing: str
    name: str
    score: float
    verdict: str
    reasons: list[str]


class ResultRow(_QueryRow):
    """One row of a result batch."""

    screened: bool
    hits: list[HitRow]


@dataclass(frozen=True, slots=True)
class BatchOptions:
    """How names are screened.

    Attributes:
        as_of: Leave out what was surely not on its list on this day; None leaves nothing out.
        limit: Most hits of a row.
    """

    as_of: PartialDate | None = None
    limit: int = MATCHES_PER_NAME


@dataclass(frozen=True, slots=True)
class Screener:
    """What rows are screened against.

    Attributes:
        index: The index over names.
        identifiers: The index over identifiers.
    """

    index: Index
    identifiers: IdentifierIndex

    @classmethod
    def build(cls, listings: Collection[Listing], *, index: Index | None = None, has_numbers: bool = True) -> Screener:
        """Build both indexes.

        Args:
            listings: The listings to screen against.
            index: The index over their names, where there is one; None builds it.
            has_numbers: Whether rows have numbers that are looked up; without them that index stays empty.

        Returns:
            The screener.
        """
        names = Index.build(listings) if index is None else index
        return cls(names, IdentifierIndex.build(listings if has_numbers else ()))


def get_thresholds() -> Mapping[str, float]:
    """Name the thresholds that verdicts come from, for records.

    Returns:
        Each threshold by its name.
    """
    return {"hit": HIT_SCORE, "identifier": IDENTIFIER_SCORE, "same": SAME_SCORE, "unsure": UNSURE_SCORE}


def screen_batch(batch: pa.RecordBatch, screener: Screener, options: BatchOptions) -> pa.RecordBatch:
    """Screen every row of a batch.

    Args:
        batch: Rows of the query schema (see `screen.table`).
        screener: What to screen against.
        options: How.

    Returns:
        A batch of the result schema with a row for each row, in the same order.
    """
    rows: list[_QueryRow] = batch.to_pylist()
    results = screen_queries(list(map(_make_query, rows)), screener, options)
    columns = [
        [row["issues"] for row in results],
        [row["screened"] for row in results],
        [row["hits"] for row in results],
    ]
    made = [pa.array(column, RESULT_SCHEMA.field(at).type) for at, column in enumerate(columns, len(QUERY_SCHEMA) - 1)]
    asked = [batch.column(name).cast(QUERY_SCHEMA.field(name).type) for name in QUERY_SCHEMA.names[:-1]]
    return pa.RecordBatch.from_arrays([*asked, *made], schema=RESULT_SCHEMA)


def screen_queries(queries: Sequence[Query], screener: Screener, options: BatchOptions) -> list[ResultRow]:
    """Screen rows without putting them in a batch: a single name.

    Args:
        queries: The rows.
        screener: What to screen against.
        options: How.

    Returns:
        What a batch of them would have, row by row.
    """
    issues = [_find_issues(query, screener) for query in queries]
    asked = [
        query
        for query, found in zip(queries, issues, strict=True)
        if not any(issue.blocks for issue in found) and _has_comparable_name(query, screener)
    ]
    matches = dict(zip((query.row for query in asked), _find_names(asked, screener, options), strict=True))
    results: list[ResultRow] = []
    for query, found in zip(queries, issues, strict=True):
        of_name = matches.get(query.row, ())
        if isinstance(of_name, RowIssue):
            found, of_name = (*found, of_name), ()
        results.append(_make_row(query, found, _complete(query, of_name, screener, options)))
    return results


def _make_query(row: _QueryRow) -> Query:
    """Make a query of a row of a batch."""
    issues = tuple(RowIssue(str(one["code"]), str(one["message"]), bool(one["blocks"])) for one in row["issues"] or ())
    return Query(row["row"], row["name"] or "", row["country"], tuple(row["identifiers"] or ()), issues)


def _has_comparable_name(query: Query, screener: Screener) -> bool:
    """Whether the name of a row can be compared with those of the lists."""
    nameless = query.issues and any(issue.code in NAMELESS for issue in query.issues)
    return not nameless and bool(len(screener.index))


def _find_issues(query: Query, screener: Screener) -> tuple[RowIssue, ...]:
    """The issues of a row, with those that only show beside the lists."""
    issues = list(query.issues)
    nameless = any(issue.code in NAMELESS for issue in issues)
    if query.is_screenable and nameless and not query.identifiers:
        issues.append(RowIssue("empty_name", "The row has neither a name nor a number.", blocks=True))
    if query.is_screenable and not nameless and not len(screener.index):
        issues.append(RowIssue("no_lists", "There is no list to screen against.", blocks=True))
    if query.country is not None and find_country(query.country) is None:
        issues.append(RowIssue("unknown_country", f"No country is known as {query.country[:60]!r}."))
    return tuple(issues)


def _find_names(
    queries: Sequence[Query], screener: Screener, options: BatchOptions
) -> Sequence[tuple[Match, ...] | RowIssue]:
    """The matches of rows by their names: of all at once, and of one after the other where one of them fails."""
    index = screener.index
    if len(queries) == 1:
        return [_find_name(queries[0], index, options)]
    try:
        return index.find_many([query.text for query in queries], as_of=options.as_of, limit=options.limit)
    except Exception:  # noqa: BLE001  # which name it was is found out by asking for each, and told in its row
        return [_find_name(query, index, options) for query in queries]


def _find_name(query: Query, index: Index, options: BatchOptions) -> tuple[Match, ...] | RowIssue:
    """The matches of one row by its name; an issue where comparing it failed."""
    try:
        return index.find(query.text, as_of=options.as_of, limit=options.limit)
    except Exception as error:  # noqa: BLE001  # one name must not end a table; its row says that it was not screened
        told = f"Comparing the name failed ({type(error).__name__}: {str(error)[:100]}); report this as a fault."
        return RowIssue("unexpected", told, blocks=True)


def _complete(query: Query, matches: tuple[Match, ...], screener: Screener, options: BatchOptions) -> tuple[Match, ...]:
    """The matches of a row by its name with those by its numbers, and with what its country says."""
    if query.identifiers and query.is_screenable:
        matches = tuple(_with_identifiers(query, matches, screener, options))
    told = [_with_country(query, match) for match in matches]
    return tuple(sorted(told, key=lambda match: -match.score)[: options.limit])


def _with_identifiers(
    query: Query, matches: Sequence[Match], screener: Screener, options: BatchOptions
) -> Iterator[Match]:
    """Lift matches whose listing has an identifier of the row, and add listings that only an identifier tells."""
    equal: dict[str, tuple[Listing, list[str]]] = {}
    for identifier in query.identifiers:
        for listed in screener.identifiers.find(identifier):
            if is_on_list(listed.listing, options.as_of):
                reason = f"{IDENTIFIER_EQUAL}{identifier} is listed as {listed.kind} {listed.value}."
                equal.setdefault(listed.listing.id, (listed.listing, []))[1].append(reason)
    for match in matches:
        reasons = equal.pop(match.listing.id, (match.listing, []))[1]
        yield _lift(match, reasons) if reasons else match
    for listing, reasons in equal.values():
        told = (*dict.fromkeys(reasons), f"The names are not alike: {query.text or 'none'} and {listing.name}.")
        yield Match(listing, listing.name, IDENTIFIER_SCORE, Verdict.SAME, told)


def _lift(match: Match, reasons: Sequence[str]) -> Match:
    """A match whose listing has an identifier of the row."""
    score = round(IDENTIFIER_SCORE + (1.0 - IDENTIFIER_SCORE) * match.score, 3)
    told = (*dict.fromkeys(reasons), *match.reasons)
    return Match(match.listing, match.listed_name, score, Verdict.SAME, told)


def _with_country(query: Query, match: Match) -> Match:
    """A match with what the country of the row says. It never changes the verdict: firms have branches."""
    told = None if query.country is None else compare_country(query.country, match.listing)
    if told is None:
        return match
    return Match(match.listing, match.listed_name, match.score, match.verdict, (*match.reasons, told))


def _make_row(query: Query, issues: Sequence[RowIssue], matches: Iterable[Match]) -> ResultRow:
    """Put what came of a row beside what it asked."""
    return {
        "row": query.row,
        "name": query.text,
        "country": query.country,
        "identifiers": list(query.identifiers),
        "issues": [{"code": one.code, "message": one.message, "blocks": one.blocks} for one in issues],
        "screened": not any(one.blocks for one in issues),
        "hits": [_hit_row(match) for match in matches],
    }


def _hit_row(match: Match) -> HitRow:
    """A match as a row of a result batch."""
    return {
        "listing": match.listing.id,
        "name": match.listed_name,
        "score": match.score,
        "verdict": match.verdict.value,
        "reasons": list(match.reasons),
    }
