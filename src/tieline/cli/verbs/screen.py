"""The verb that screens names against official lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tieline.cli.session import Column, Record, Session
from tieline.cli.verb import verb
from tieline.cli.verbs.date_option import parse_date
from tieline.errors import UsageError

if TYPE_CHECKING:
    from tieline.model import Hit, Listing
    from tieline.pipeline.query_table import Query

APP = typer.Typer()

COLUMNS = tuple(
    Column(name.replace("_", " "), name)
    for name in ("row", "query", "verdict", "score", "name", "list", "listed_on", "delisted_on", "citation", "reasons")
)


@dataclass(frozen=True, slots=True)
class ScreenOptions:
    """Options of screening.

    Attributes:
        file: A table of names; None screens one name.
        column: Its column of names.
        lists: List files to screen against instead of the workspace's.
        as_of: The day asked about.
        out: A table for people; None writes records to standard output.
    """

    file: Annotated[
        str | None, typer.Option("--file", metavar="FILE", help="Table of names: .csv, .tsv, .xlsx or .jsonl.")
    ] = None
    column: Annotated[str, typer.Option("--column", metavar="NAME", help="Its column, or field, of names.")] = "name"
    lists: Annotated[
        list[str] | None,
        typer.Option("--lists", metavar="PATH", help="List file or folder, instead of the workspace's lists."),
    ] = None
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="Ask what was listed on this day.")] = (
        None
    )
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Write a .csv or .xlsx table for people instead.")
    ] = None


@verb(APP, "screen", example='tieline screen "Phytium Technology" --lists consolidated.csv')
def screen(
    session: Session,
    *,
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="The name to screen.")] = None,
    options: ScreenOptions,
) -> int:
    """Screen a name, or a table of names, against official lists.

    Each hit names the list entry, a score and the reasons; each row of a table also gives one record of kind screened,
    for a row without hits is a result too. A hit is a proposal: a person decides.

    Args:
        session: What this run works with.
        name: The name.
        options: Options of screening.

    Returns:
        The exit code: 0 also when there are no hits.

    Raises:
        UsageError: There is neither a name nor a table, or both; or there are no lists.
        TielineError: The table cannot be read.
    """
    from tieline.pipeline.query_table import Query, load_queries

    if (name is None) == (options.file is None):
        raise UsageError("screening takes either a name or --file", hint='tieline screen "Some Company Ltd"')
    if name is not None and not name.strip():
        raise UsageError("the name is empty", hint='tieline screen "Some Company Ltd"')
    limits = session.settings.limits
    if options.file is None:
        queries: tuple[Query, ...] = (Query(1, name or ""),)
    else:
        queries = load_queries(options.file, column=options.column, limits=limits)
    if options.as_of is not None:
        session.say("note: lists answer as they stand in their newest file; who was taken off before it is not found")
    with _open_lists(session, options.lists) as (listings, code):
        records = _iter_screened(listings, queries, options)
        if options.out is None:
            _emit(session, records)
        else:
            from tieline.cli.spreadsheet import save_spreadsheet

            rows = save_spreadsheet(options.out, _keep_rows(records), COLUMNS)
            session.say(f"{rows} rows are in {options.out}")
    return code


@contextmanager
def _open_lists(session: Session, paths: list[str] | None) -> Iterator[tuple[Iterable[Listing], int]]:
    """Give the listings to screen against, and the exit code that goes with them."""
    from tieline.pipeline.edition import current_listings
    from tieline.pipeline.import_lists import load_lists
    from tieline.pipeline.workspace import open_workspace

    if paths:
        listings, issues = load_lists(paths, settings=session.settings)
        code = session.report_issues(issues)
        if not listings:
            raise UsageError("none of the lists holds an entry", hint="give the path of a downloaded list file")
        yield listings, code
        return
    with open_workspace(session.settings) as workspace:
        if not workspace.store.counts()["listing"]:
            raise UsageError("the workspace holds no lists to screen against", hint="tieline lists import FILE")
        yield current_listings(workspace.store), 0


def _iter_screened(listings: Iterable[Listing], queries: Iterable[Query], options: ScreenOptions) -> Iterator[Record]:
    """Hits of each name, and then how many there were."""
    from tieline.pipeline.screen import can_screen, find_matches
    from tieline.screen.engine import Index

    day = parse_date(options.as_of)
    index = Index.build(listings)
    for query in queries:
        found = find_matches(index, query.text, as_of=day) if query.text else ()
        for hit, listing in found:
            yield _hit_record(query, hit, listing)
        searched = not query.text or can_screen(index, query.text)
        note = None if searched else "not screened: no list that was read has names in Chinese"
        yield {"kind": "screened", "row": query.row, "query": query.text, "hits": len(found), "note": note}


def _hit_record(query: Query, hit: Hit, listing: Listing) -> Record:
    """A hit of a bare name, with what a reviewer needs of the listing."""
    from tieline.report.record_shape import listing_record

    entry = listing_record(listing)
    return {
        "kind": "hit",
        "id": hit.id,
        "row": query.row,
        "query": query.text,
        "list": listing.list_name,
        "entry_id": listing.entry_id,
        "listing": hit.listing,
        "name": hit.listed_name,
        "score": hit.score,
        "verdict": hit.verdict.value,
        "reasons": list(hit.reasons),
        **{
            field: entry[field]
            for field in ("authority", "party", "listed_on", "delisted_on", "programmes", "citation")
        },
    }


def _emit(session: Session, records: Iterator[Record]) -> None:
    """Write the records; a table shows a row without hits by its name alone."""
    session.emit(_keep_rows(records) if session.shows_table else records, COLUMNS)


def _keep_rows(records: Iterable[Record]) -> Iterator[Record]:
    """Hits, and the rows that have none."""
    for record in records:
        if record["kind"] == "hit":
            yield record
        elif not record["hits"]:
            yield {**record, "verdict": record["note"] or "no hit"}
