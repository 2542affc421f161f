"""Rows of a table as queries, and queries as Arrow record batches; faults of a cell become issues of its row."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice

import pyarrow as pa

from tieline.errors import MissingColumnError, UsageError
from tieline.model import Query, RowIssue
from tieline.names.key import name_key
from tieline.text.script import has_hanzi

DEFAULT_COLUMN = "name"
COLUMNS_SHOWN = 8
"""How many column names an error lists."""

SHEET_ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#SPILL!", "#VALUE!"})
"""What a cell shows whose formula has no result. Source: Microsoft, ERROR.TYPE function."""

NAMELESS = frozenset({"empty_name", "long_name", "no_letters", "not_text"})
"""Codes of issues that leave nothing of the name to be compared."""

LONGEST_NAME = 1_000
"""Characters of a name that is screened. The longest of a million real organisation names has 391."""

_ISSUE_TYPE = pa.struct([("code", pa.string()), ("message", pa.string()), ("blocks", pa.bool_())])
QUERY_SCHEMA = pa.schema(
    [
        ("row", pa.int64()),
        ("name", pa.string()),
        ("country", pa.string()),
        ("identifiers", pa.list_(pa.string())),
        ("issues", pa.list_(_ISSUE_TYPE)),
    ]
)
"""One row to screen in each row of a batch."""

_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]"
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_LINE_END = re.compile("[\n\r\v\f\x85\u2028\u2029]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_PLAIN = re.compile("[0-9A-Za-z]")
_SEVERAL = re.compile(r"[;|\n]")


@dataclass(frozen=True, slots=True)
class TableColumns:
    """Which columns of a table hold what.

    Attributes:
        name: The column of names: a heading, or "#2" for the second column; letter case makes no difference.
        country: The column of countries; None when there is none.
        identifiers: The columns of tax, registration, passport or other numbers.
    """

    name: str = DEFAULT_COLUMN
    country: str | None = None
    identifiers: tuple[str, ...] = ()

    @property
    def wanted(self) -> tuple[str, ...]:
        """The columns to be found, in order: the name, the country if there is one, the identifiers."""
        return (self.name, *(() if self.country is None else (self.country,)), *self.identifiers)


@dataclass(frozen=True, slots=True)
class Cells:
    """The wanted cells of one row.

    Attributes:
        values: In the order wanted; None for a cell that the row does not have.
        issues: What the reader of the format met in this row.
    """

    values: Sequence[object]
    issues: tuple[RowIssue, ...] = ()


def find_columns(headings: Sequence[str], columns: TableColumns, *, path: str) -> tuple[int, ...]:
    """Find where the wanted columns stand.

    Args:
        headings: The headings of the table.
        columns: Which are wanted.
        path: What the table is called in messages.

    Returns:
        Their positions from 0, in the order of `columns.wanted`.

    Raises:
        MissingColumnError: There is no such column; the hint tells which there are.
        UsageError: The heading stands over several columns, so that it does not say which is meant.
    """
    return tuple(_find_column(headings, wanted, path) for wanted in columns.wanted)


def _find_column(headings: Sequence[str], wanted: str, path: str) -> int:
    """Find one column by its heading or number."""
    asked = wanted.strip()
    if re.fullmatch(r"#\d{1,5}", asked) and 1 <= int(asked[1:]) <= len(headings):
        return int(asked[1:]) - 1
    known = [heading.strip() for heading in headings]
    for fold in (str, str.casefold):
        found = [at for at, heading in enumerate(known) if fold(heading) == fold(asked)]
        if len(found) > 1:
            places = " and ".join(f"#{at + 1}" for at in found)
            raise UsageError(
                f"{path}: {len(found)} columns are called {asked!r}",
                hint=f"say which by its number: {places}",
                code="repeated_column",
            )
        if found:
            return found[0]
    close = get_close_matches(asked, known, 1)
    shown = ", ".join(heading or "(empty)" for heading in known[:COLUMNS_SHOWN])
    more = f" and {len(known) - COLUMNS_SHOWN} more" if len(known) > COLUMNS_SHOWN else ""
    meant = f"perhaps {close[0]!r}; " if close else ""
    hint = f"{meant}the columns are: {shown}{more}" if known else "the table has no headings"
    raise MissingColumnError(f"{path}: there is no column {asked!r}", hint=hint)


def make_query(row: int, cells: Cells, columns: TableColumns) -> Query:
    """Make a query of the cells of one row.

    Args:
        row: Number of the row, from 1.
        cells: Its cells, in the order of `columns.wanted`.
        columns: What they are.

    Returns:
        The query, with an issue for everything that is the matter with the row.
    """
    texts = [_cell_text(value) for value in cells.values]
    issues = list(cells.issues)
    if isinstance(cells.values[0], list | tuple | dict):
        issues.append(RowIssue("not_text", "The cell holds several values and no name.", blocks=True))
    name, country, identifiers = texts[0], None, texts[1:]
    if columns.country is not None:
        country, identifiers = texts[1] or None, texts[2:]
    name, of_name = check_name(name)
    if not any(issue.blocks for issue in issues):
        issues += of_name
    found = (piece.strip() for cell in identifiers if cell for piece in _SEVERAL.split(cell))
    numbers = tuple(dict.fromkeys(filter(None, found)))
    return Query(row, name, country, numbers, tuple(map(_unblock, issues) if numbers else issues))


def _unblock(issue: RowIssue) -> RowIssue:
    """An issue about the name of a row that has numbers to be screened by."""
    if issue.code not in NAMELESS:
        return issue
    return RowIssue(issue.code, f"{issue.message} The row was screened by its numbers only.")


def check_name(text: str) -> tuple[str, tuple[RowIssue, ...]]:
    """Clean a name, and tell what is the matter with it.

    Args:
        text: A cell, as it was read.

    Returns:
        The name in Unicode NFC on one line without invisible characters, and the issues; one of them blocks where
        there is nothing that could be compared.
    """
    if text.isascii() and text.isprintable():  # most names: none of the faults of letters can be there
        name = " ".join(text.split())
        return name, tuple(_find_blocks(name))
    issues: list[RowIssue] = []
    name = unicodedata.normalize("NFC", _SURROGATE.sub("\ufffd", text))
    if (mended := _mend(name)) is not None:
        issues.append(RowIssue("mixed_encoding", f"The name was written in UTF-8 and read as Windows-1252: {name!r}."))
        name = mended
    if "\ufffd" in name:
        issues.append(RowIssue("lost_characters", "Some characters of the name are lost; it is screened without them."))
    if _INVISIBLE.search(name) or _CONTROL.search(name):
        issues.append(RowIssue("invisible", "The name has invisible characters or direction marks; they are left out."))
        name = _CONTROL.sub(" ", _INVISIBLE.sub("", name))
    if _LINE_END.search(name.strip()):
        issues.append(
            RowIssue("line_break", "The name goes over several lines; a quotation mark may be missing in the table.")
        )
    name = " ".join(name.split())
    return name, (*issues, *_find_blocks(name))


def _find_blocks(name: str) -> Iterator[RowIssue]:
    """Tell why a name cannot be screened, or says little."""
    if not name:
        yield RowIssue("empty_name", "There is no name.", blocks=True)
    elif len(name) > LONGEST_NAME:
        told = f"The name has {len(name):,} characters, more than {LONGEST_NAME:,}: it is probably several names."
        yield RowIssue("long_name", told, blocks=True)
    elif name in SHEET_ERRORS:
        yield RowIssue("not_text", f"The cell holds an error of the spreadsheet ({name}) and no name.", blocks=True)
    elif not _is_comparable(name):
        yield RowIssue("no_letters", "The name has no letter or digit that could be compared.", blocks=True)
    elif not any(map(str.isalpha, name)):
        yield RowIssue("only_digits", "The name is a number or a date; perhaps this is not the column of names.")


def _is_comparable(name: str) -> bool:
    """Whether a name has a letter or digit that names are compared by; its key is only asked for in rare scripts."""
    if _PLAIN.search(name) is not None or has_hanzi(name):
        return True
    return any(map(str.isalnum, name)) and bool(name_key(name))


def _mend(text: str) -> str | None:
    """Undo UTF-8 that was read as Windows-1252 ("MÃ¼ller"); None where nothing says that it was."""
    if text.isascii() or all(ord(character) > 0x2122 for character in text if not character.isascii()):
        return None
    try:
        mended = text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return None
    return unicodedata.normalize("NFC", mended)


def _cell_text(value: object) -> str:
    """The text of a cell; empty for one that is not there."""
    if isinstance(value, str):
        return value.strip()
    if value is None or value != value:  # no number: what spreadsheets and JSON write for nothing
        return ""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace").strip()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value).strip()


def make_batches(queries: Iterable[Query], *, size: int) -> Iterator[pa.RecordBatch]:
    """Put queries in record batches.

    Args:
        queries: The queries, in order.
        size: Rows of a batch.

    Yields:
        Batches of the query schema; all but the last have as many rows.
    """
    rest = iter(queries)
    while chunk := list(islice(rest, size)):
        yield make_batch(chunk)


def make_batch(queries: Sequence[Query]) -> pa.RecordBatch:
    """Put queries in one record batch.

    Args:
        queries: The queries, in order.

    Returns:
        A batch of the query schema.
    """
    issues = [
        [{"code": issue.code, "message": issue.message, "blocks": issue.blocks} for issue in query.issues]
        for query in queries
    ]
    columns = [
        [query.row for query in queries],
        [query.text for query in queries],
        [query.country for query in queries],
        [list(query.identifiers) for query in queries],
        issues,
    ]
    arrays = [pa.array(values, field.type) for values, field in zip(columns, QUERY_SCHEMA, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=QUERY_SCHEMA)
