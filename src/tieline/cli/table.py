"""Tables for people on a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from itertools import islice

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from tieline.cli.column import Column, Record, plain

PART_ROWS = 500
"""Rows of one part of a long table: few enough that the first part comes at once."""

READABLE_CELLS = 24
"""A column is readable at this width, or at its own where that is less; a terminal with less room gets blocks."""

PIPE_WIDTH = 200
"""Width of a table that goes to a file or a pipe, where no terminal sets one."""


def print_table(records: Iterable[Record], columns: Sequence[Column]) -> int:
    """Write records as a table to standard output; a long one comes in parts, each with its headings.

    Args:
        records: The records.
        columns: What to show of them.

    Returns:
        How many rows were written; nothing is printed for none.
    """
    console = make_console(error=False)
    rows = ([Text(plain(column.text(record))) for column in columns] for record in records)
    count = 0
    while part := list(islice(rows, PART_ROWS)):
        if _is_narrow(console, columns, part):
            _print_blocks(console, columns, part)
            count += len(part)
            continue
        table = Table(box=SIMPLE_HEAD, pad_edge=False)
        for column in columns:
            table.add_column(column.heading, overflow="fold")
        for row in part:
            table.add_row(*row)
        console.print(table)
        sys.stdout.flush()
        count += len(part)
    return count


def _is_narrow(console: Console, columns: Sequence[Column], rows: Sequence[Sequence[Text]]) -> bool:
    """Whether a terminal is too narrow for columns that a person can read."""
    longest = [max(min(row[at].cell_len, READABLE_CELLS) for row in rows) for at in range(len(columns))]
    needed = sum(max(width, len(column.heading)) for width, column in zip(longest, columns, strict=True))
    return console.is_terminal and needed + 3 * len(columns) > console.width


def _print_blocks(console: Console, columns: Sequence[Column], rows: Sequence[Sequence[Text]]) -> None:
    """Write one block for each row: a line for each cell that says something; ids are never broken."""
    widest = max(len(column.heading) for column in columns)
    for row in rows:
        for column, cell in zip(columns, row, strict=True):
            if cell.plain:
                console.print(Text(f"{column.heading:<{widest}}  ").append_text(cell), soft_wrap=True)
        console.print()


def make_console(*, error: bool) -> Console:
    """Make a console that obeys NO_COLOR and never reads markup.

    Args:
        error: Whether it writes to standard error.

    Returns:
        The console.

    Source:
        no-color.org: any value that is not empty turns colour off.
    """
    stream = sys.stderr if error else sys.stdout
    return Console(
        file=stream,
        width=None if stream.isatty() else PIPE_WIDTH,
        no_color=bool(os.environ.get("NO_COLOR")),
        markup=False,
        highlight=False,
        emoji=False,
    )
