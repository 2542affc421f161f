"""Comparing the names of a table, pair by pair."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from tieline.model import Verdict
from tieline.names import Comparison, NameKind, compare_many
from tieline.pipeline.query_table import open_rows, open_table
from tieline.screen.table import Cells, TableColumns, check_name, find_columns
from tieline.settings import Limits

FIRST_ROWS = 64
"""Rows that are compared together at first, so that a person soon sees something."""

BATCH_ROWS = 4_096
"""Rows that are compared together afterwards: what costs once is shared, and memory stays small."""


@dataclass(frozen=True, slots=True)
class PairColumns:
    """Where a table has its pairs, and what they are of.

    Attributes:
        left: The column of one name: a heading, or "#2" for the second column; letter case makes no difference.
        right: The column of the other name.
        kind: What the names are of.
    """

    left: str = "left"
    right: str = "right"
    kind: NameKind = "organisation"


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One row of a table of pairs, compared.

    Attributes:
        row: Number of the row, from 1.
        cells: The row as the table has it, a text for each heading; empty where the table has nothing.
        comparison: What comparing its names yields; a row without two names is different, and says why.
        is_read: False for a row that could not be read as the table's format asks.
        is_compared: False for such a row, and for one that lacks a name.
    """

    row: int
    cells: tuple[str, ...]
    comparison: Comparison
    is_read: bool
    is_compared: bool


@dataclass(frozen=True, slots=True)
class PairTable:
    """A table of pairs, opened and not yet compared.

    Attributes:
        path: The file.
        headings: Its headings, as it has them.
        positions: Where its two names stand.
        kind: What the names are of.
        limits: Limits on untrusted input.
    """

    path: Path
    headings: tuple[str, ...]
    positions: tuple[int, int]
    kind: NameKind
    limits: Limits

    def iter_compared(self) -> Iterator[ComparedRow]:
        """Read the table once and compare its pairs.

        Yields:
            Every row, in order.

        Raises:
            UnreadableError: The file is broken from here on.
        """
        source = open_rows(self.path, self.limits)
        cells = source.iter_rows([*range(len(self.headings)), *self.positions])
        drafts = (self._draft(row, one) for row, one in enumerate(cells, 1))
        size = FIRST_ROWS
        while batch := list(islice(drafts, size)):
            found = iter(compare_many([draft.names for draft in batch if draft.is_whole], kind=self.kind))
            for draft in batch:
                yield draft.finish(next(found) if draft.is_whole else Comparison(0.0, Verdict.DIFFERENT, ()))
            size = BATCH_ROWS

    def _draft(self, row: int, cells: Cells) -> _Draft:
        """Read one row."""
        texts = tuple(map(_cell_text, cells.values))
        told = [issue.message for issue in cells.issues]
        is_read = not any(issue.blocks for issue in cells.issues)
        names, is_whole = list[str](), is_read
        for side, text in zip(("left", "right"), texts[len(self.headings) :], strict=True):
            name, issues = check_name(text)
            names.append(name)
            told += (f"In the {side} name: {issue.message}" for issue in issues) if is_read else ()
            is_whole = is_whole and not any(issue.blocks for issue in issues)
        left, right = names
        return _Draft(row, texts[: len(self.headings)], (left, right), tuple(told), is_read, is_whole)


@dataclass(frozen=True, slots=True)
class _Draft:
    """One row that is read and not yet compared.

    Attributes:
        row: Number of the row.
        cells: The row as the table has it.
        names: Its two names, cleaned.
        told: What is the matter with the row.
        is_read: Whether it could be read.
        is_whole: Whether it has two names that can be compared.
    """

    row: int
    cells: tuple[str, ...]
    names: tuple[str, str]
    told: tuple[str, ...]
    is_read: bool
    is_whole: bool

    def finish(self, found: Comparison) -> ComparedRow:
        """Put what comparing yields and what is the matter with the row together."""
        comparison = Comparison(found.score, found.verdict, (*found.reasons, *self.told))
        return ComparedRow(self.row, self.cells, comparison, self.is_read, self.is_whole)


def open_pairs(path: str, columns: PairColumns, *, limits: Limits) -> PairTable:
    """Open a table of pairs.

    Args:
        path: The file: .csv, .tsv, .xlsx, .parquet or .jsonl.
        columns: Where it has its pairs.
        limits: Limits on untrusted input.

    Returns:
        The table.

    Raises:
        MissingColumnError: It lacks a column; the hint tells which there are.
        TielineError: It is no table (see `open_table`).
    """
    wanted = TableColumns(columns.left, identifiers=(columns.right,))
    table = open_table(path, columns=wanted, limits=limits)
    headings = tuple(open_rows(table.path, limits).headings)
    left, right = find_columns(headings, wanted, path=path)
    return PairTable(table.path, headings, (left, right), columns.kind, limits)


def _cell_text(value: object) -> str:
    """A cell as a table of texts shows it; lists and records of JSON Lines as JSON."""
    if value is None:
        return ""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)


def render_row(row: ComparedRow) -> Sequence[str]:
    """Write a compared row as the cells of a table.

    Args:
        row: The row.

    Returns:
        Its own cells, then score, verdict and reasons.
    """
    comparison = row.comparison
    return (*row.cells, f"{comparison.score:.3f}", comparison.verdict.value, "; ".join(comparison.reasons))
