"""The header of a table: which kind of table it is, and which column states what."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tieline.read.lexicon import load_yaml
from tieline.read.table.grid import Table, TableCell

HEADER_ROWS = 6
"""How many rows may stand above the header: a title, a unit, a date (our choice)."""

MAX_DEPTH = 4
"""A header has no more rows."""

_BRACKETS = re.compile(r"[(（\[【][^()（）\[\]【】]*[)）\]】]")
_PERCENT = re.compile(r"%|percent|pct|per cent|百分")
_AS_AT = re.compile(r"[,，:：]?\s*(?:\bas (?:at|of|on)\b|截[至止]).*\d.*$", re.IGNORECASE)
_UNIT = re.compile(r"[,，、:：/]?\s*(?:in\s+)?(?:%|percent|per cent|pct|百分比)\s*$")


@dataclass(frozen=True, slots=True)
class TableKind:
    """A kind of table.

    Attributes:
        name: "ownership", "officers", "supply" or "listed".
        needs: Groups of columns of which one of each must be there.
        columns: What a column states, by its name in folded form.
    """

    name: str
    needs: tuple[frozenset[str], ...]
    columns: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TableWords:
    """The words of tables.

    Attributes:
        kinds: The kinds, in the order in which they are tried.
        numbers: Names of columns that only number rows.
        totals: First words of rows of sums.
        nobody: Words that stand for parties that are not named.
        persons: Words by which a column of kinds tells persons.
        subjects: Patterns that tell whose table it is, by kind.
    """

    kinds: tuple[TableKind, ...]
    numbers: frozenset[str]
    totals: frozenset[str]
    nobody: frozenset[str]
    persons: frozenset[str]
    subjects: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a table.

    Attributes:
        kind: What kind of table it heads.
        columns: The number of the column that states something, by what it states.
        names: The names of these columns as written.
        last_row: The last row of the header.
    """

    kind: TableKind
    columns: Mapping[str, int]
    names: Mapping[str, str]
    last_row: int

    def get(self, row: Mapping[int, TableCell], role: str) -> TableCell | None:
        """The cell of a row that states something.

        Args:
            row: The cells by column.
            role: What it states.

        Returns:
            The cell; None where the table has no such column, or the cell is empty.
        """
        return row.get(self.columns[role]) if role in self.columns else None

    def is_percent(self, role: str) -> bool:
        """Whether the name of a column says that its figures are percent.

        Args:
            role: What the column states.

        Returns:
            True for "Holding %" and 持股比例（%）.
        """
        return _PERCENT.search(self.names.get(role, "").casefold()) is not None


@cache
def load_table_words() -> TableWords:
    """Load the words of tables.

    Returns:
        The words; the same object at every call.
    """
    words, shared = load_yaml("read/tables.yml"), load_yaml("ownership/headers.yml")
    assert isinstance(words, dict)
    assert isinstance(shared, dict)
    kinds = []
    for name in ("ownership", "supply", "officers", "listed"):
        columns = {fold_header(title): role for role, titles in words[name]["columns"].items() for title in titles}
        if name == "ownership":
            for role in ("owner", "owned", "share", "min", "max", "subscribed", "from", "to"):
                columns |= {fold_header(title): role for title in shared[role] if fold_header(title) not in columns}
        kinds.append(TableKind(name, tuple(frozenset(group) for group in words[name]["needs"]), columns))
    folded = {key: frozenset(map(fold_header, words[key])) for key in ("numbers", "totals", "nobody", "persons")}
    subjects = {name: tuple(patterns) for name, patterns in words["subjects"].items()}
    return TableWords(tuple(kinds), **folded, subjects=subjects)


def fold_header(cell: str) -> str:
    """Bring a short text of a cell into one form.

    Args:
        cell: As written.

    Returns:
        Without differences of case, width, marks and spaces.
    """
    text = unicodedata.normalize("NFKC", cell).casefold()
    return " ".join(re.sub(r"[_.:*\"“”‘’']+", " ", text).split())


def find_header(table: Table) -> Header | None:
    """Find the header of a table.

    Args:
        table: The table.

    Returns:
        The header that names most columns among the first rows; None where no row is one that we know.
    """
    best: Header | None = None
    for number, row in table.rows:
        if number > HEADER_ROWS:
            break
        if len({cell.span for cell in row.values()}) < 2:
            continue
        for kind in load_table_words().kinds:
            header = _read_header(kind, number, row, table)
            if header is not None and (best is None or len(header.columns) > len(best.columns)):
                best = header
    return best


def show_columns(header: Header) -> str:
    """The columns of a header for people.

    Args:
        header: The header.

    Returns:
        What each column was taken for, and its name: "owner: 股东名称, share: 持股比例".
    """
    return ", ".join(f"{role}: {header.names[role]}" for role in header.columns)


def _read_header(kind: TableKind, number: int, row: Mapping[int, TableCell], table: Table) -> Header | None:
    """The header that a row is for one kind of table; None where it lacks a column that the kind needs."""
    columns: dict[str, int] = {}
    names: dict[str, str] = {}
    last = max(cell.last_row for cell in row.values())
    below = {at: cells for at, cells in table.rows[: HEADER_ROWS + MAX_DEPTH] if number < at <= last}
    for column in sorted(row):
        cells = [row[column], *(below[at][column] for at in sorted(below) if column in below[at])]
        role = _role(kind, [cell.text for cell in cells])
        if role is not None and role not in columns:
            columns[role], names[role] = column, " ".join(dict.fromkeys(cell.text for cell in cells))
    if not all(group & columns.keys() for group in kind.needs):
        return None
    return Header(kind, columns, names, min(last, table.last_row))


def _role(kind: TableKind, titles: list[str]) -> str | None:
    """What a column states, by its lowest title that tells, or by all of them together."""
    for title in [*reversed(titles), " ".join(titles)]:
        folded = fold_header(title)
        if folded in load_table_words().numbers:
            return None
        bare = fold_header(_AS_AT.sub("", _BRACKETS.sub(" ", unicodedata.normalize("NFKC", title))))
        role = kind.columns.get(folded) or kind.columns.get(bare) or kind.columns.get(_UNIT.sub("", bare))
        if role is not None:
            return role
    return None
