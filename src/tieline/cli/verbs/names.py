"""The verbs that take names apart and compare them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tieline.cli.column import Column, Record, reason_text
from tieline.cli.output_file import check_outputs
from tieline.cli.session import EXIT_PARTIAL, Session
from tieline.cli.verb import verb
from tieline.errors import UsageError
from tieline.text.count import agree, count_of

if TYPE_CHECKING:
    from tieline.names import Comparison
    from tieline.names.parse import ParsedName
    from tieline.pipeline.names import ComparedRow, PairTable

APP = typer.Typer()

RESULT_HEADINGS = ("score", "verdict", "reasons")
"""What comparing a table adds to its columns."""

PART_COLUMNS = tuple(Column(name, name) for name in ("name", "part", "kind", "meaning"))
COMPARISON_COLUMNS = (
    Column("verdict", "verdict"),
    Column("score", lambda record: f"{record['score']:.3f}"),
    Column("reasons", reason_text),
)
PAIR_COLUMNS = (*(Column(name, name) for name in ("row", "left", "right")), *COMPARISON_COLUMNS)


class PairKind(StrEnum):
    """What the names of a pair are of."""

    ORGANISATION = "organisation"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class PairOptions:
    """Options of comparing names.

    Attributes:
        kind: What the names are of.
        pairs: A table of pairs; None compares two names.
        left_column: Its column of one name.
        right_column: Its column of the other.
        out: A table for people; None writes records to standard output.
    """

    kind: Annotated[PairKind, typer.Option("--kind", help="What the names are of.")] = PairKind.ORGANISATION
    pairs: Annotated[
        str | None,
        typer.Option("--pairs", metavar="FILE", help="Table of pairs: .csv, .tsv, .xlsx, .parquet or .jsonl."),
    ] = None
    left_column: Annotated[
        str, typer.Option("--left-column", metavar="NAME", help="Its column of one name, or #1 for the first.")
    ] = "left"
    right_column: Annotated[
        str, typer.Option("--right-column", metavar="NAME", help="Its column of the other name.")
    ] = "right"
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Write a .csv or .xlsx table for people instead.")
    ] = None


@verb(APP, "parse", example='tieline names parse "Huawei Technologies (Shenzhen) Co., Ltd." 中电科54所')
def parse_names(
    session: Session,
    names: Annotated[list[str], typer.Argument(metavar="NAME...", help="Names, in any script.")],
) -> int:
    """Take names apart: place, trade name, what it does, kind of body, number, legal form.

    Args:
        session: What this run works with.
        names: The names.

    Returns:
        The exit code.
    """
    from tieline.names.parse import parse

    parsed = [parse(_clean(session, name, is_needed=False)) for name in names]
    if session.shows_table:
        session.emit((row for one in parsed for row in _iter_part_rows(one)), PART_COLUMNS)
    else:
        session.emit(map(_name_record, parsed), PART_COLUMNS)
    return 0


def _clean(session: Session, name: str, *, is_needed: bool) -> str:
    """A name without what nobody sees in it, or why it cannot be worked with."""
    from tieline.screen.table import check_name

    cleaned, issues = check_name(name)
    for issue in issues:
        if issue.blocks and is_needed:
            raise UsageError(issue.message.rstrip("."), hint="give a name in any script")
        session.say(f"note: {issue.message}")
    return cleaned


def _name_record(parsed: ParsedName) -> Record:
    """A name with its parts, as a record."""
    parts = [
        {"start": part.start, "end": part.end, "text": part.text, "kind": str(part.kind), "meaning": part.meaning}
        for part in parsed.parts
    ]
    return {"kind": "name", "text": parsed.text, "script": str(parsed.script), "parts": parts}


def _iter_part_rows(parsed: ParsedName) -> Iterator[Record]:
    """The parts of a name, one a row; a name without parts has a row too."""
    for number, part in enumerate(parsed.parts):
        name = parsed.text if number == 0 else ""
        yield {"name": name, "part": part.text, "kind": str(part.kind), "meaning": part.meaning}
    if not parsed.parts:
        yield {"name": parsed.text, "kind": "no letters"}


@verb(APP, "compare", example="tieline names compare SenseTime 商汤")
def compare_names(
    session: Session,
    *,
    left: Annotated[str | None, typer.Argument(metavar="NAME", help="A name.")] = None,
    right: Annotated[str | None, typer.Argument(metavar="OTHER", help="Another name.")] = None,
    options: PairOptions,
) -> int:
    """Compare two names, or every pair of a table, with reasons.

    The verdict is same, different or unsure; it speaks of names, not of the bodies that bear them. Of a table, every
    row comes back in its order with its cells unchanged, and with score, verdict and reasons: as a record, or with
    --out as a row of a CSV or XLSX table. A row that lacks a name, or cannot be read, is different and says so.

    Args:
        session: What this run works with.
        left: A name.
        right: Another.
        options: Options of comparing names.

    Returns:
        The exit code: 0 whatever the verdict; 3 when a row of the table could not be read.

    Raises:
        UsageError: There are neither two names nor a table, or both.
        TielineError: The table cannot be read.
    """
    if options.pairs is not None:
        if left is not None:
            raise UsageError("comparing takes either two names or --pairs", hint=_HINT)
        return _compare_table(session, options.pairs, options)
    if left is None or right is None:
        raise UsageError("comparing takes two names, or a table of pairs", hint=_HINT)
    if options.out is not None:
        raise UsageError("--out goes with --pairs", hint=_HINT)
    from tieline.names import compare

    left, right = _clean(session, left, is_needed=True), _clean(session, right, is_needed=True)
    found = compare(left, right, kind=options.kind.value)
    session.emit([{"kind": "comparison", "left": left, "right": right, **_found(found)}], COMPARISON_COLUMNS)
    return 0


def _found(found: Comparison) -> Record:
    """What comparing two names yields, as the fields of a record."""
    return {"score": found.score, "verdict": found.verdict.value, "reasons": list(found.reasons)}


_HINT = "tieline names compare SenseTime 商汤, or: tieline names compare --pairs pairs.csv"


def _compare_table(session: Session, path: str, options: PairOptions) -> int:
    """Compare a table of pairs, and write it."""
    from tieline.pipeline.names import PairColumns, open_pairs

    check_outputs([("--out", options.out)], [("--pairs", path)])
    columns = PairColumns(options.left_column, options.right_column, options.kind.value)
    table = open_pairs(path, columns, limits=session.settings.limits)
    count = _Count()
    if options.out is None:
        session.emit((_pair_record(table, row) for row in count.pass_on(table)), PAIR_COLUMNS)
    else:
        _save_table(table, count, options.out)
        session.say(f"{count_of(count.rows, 'pair')} {agree(count.rows, 'is', 'are')} in {options.out}")
    if count.left:
        say = agree(count.left, "it says", "they say")
        session.say(f"{count.left} of {count_of(count.rows, 'row')} could not be compared; {say} why")
    return EXIT_PARTIAL if count.unread else 0


class _Count:
    """How many rows went by, and how many of them could not be compared, or not even read."""

    def __init__(self) -> None:
        """Start from nothing."""
        self.rows = self.left = self.unread = 0

    def pass_on(self, table: PairTable) -> Iterator[ComparedRow]:
        """Count the rows of a table as they go by."""
        for row in table.iter_compared():
            self.rows += 1
            self.left += not row.is_compared
            self.unread += not row.is_read
            yield row


def _pair_record(table: PairTable, row: ComparedRow) -> Record:
    """A compared row as a record: its names, what comparing them yields, and its cells under their headings."""
    left, right = (row.cells[at] for at in table.positions)
    headings = Counter(table.headings)
    # Where several columns have one heading, they are told by their numbers, as on the command line.
    fields = (one if headings[one] == 1 else f"#{at}" for at, one in enumerate(table.headings, 1))
    cells = dict(zip(fields, row.cells, strict=True))
    return {
        "kind": "comparison",
        "row": row.row,
        "left": left,
        "right": right,
        **_found(row.comparison),
        "cells": cells,
    }


def _save_table(table: PairTable, count: _Count, path: Path) -> None:
    """Save compared rows as a table for people, without formulas."""
    from tieline.cli.spreadsheet import save_spreadsheet
    from tieline.pipeline.names import render_row

    headings = [*table.headings, *RESULT_HEADINGS]
    columns = [Column(heading, _Cell(at)) for at, heading in enumerate(headings)]
    save_spreadsheet(path, ({"cells": render_row(row)} for row in count.pass_on(table)), columns)


@dataclass(frozen=True, slots=True)
class _Cell:
    """Takes one cell of a compared row.

    Attributes:
        at: Its position.
    """

    at: int

    def __call__(self, record: Record) -> str:
        """The cell of a record, on one line."""
        cells = record["cells"]
        return " ".join(str(cells[self.at]).splitlines()) if isinstance(cells, tuple) else ""
