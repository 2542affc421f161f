"""Which column of a person's own table holds what: told, remembered, or known by its name."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

import yaml

from tieline.errors import MissingColumnError
from tieline.lists.draft import ListFile
from tieline.lists.options import ReadOptions, TableMapping
from tieline.lists.table import find_header
from tieline.lists.unpack import ZIP_MAGIC, decode, to_utf8, unpack
from tieline.text.normal import fold

FIELDS = (
    *("name", "aliases", "former", "country", "address", "id", "identifiers", "kind", "list", "authority"),
    *("programmes", "reason", "citation", "listed_on", "delisted_on", "birth_date", "parent", "remarks", "url"),
)
"""What the columns of an own table can hold."""

_MARKS = re.compile(r"[\s_.*:：()（）/-]+")
_ENCODINGS = ("gb18030", "cp932", "cp1252")
"""What tables that are not in UTF-8 are in, the strictest test first: spreadsheets save Chinese and Japanese tables in
the encoding of the system. The first in which the columns make sense is taken."""

_NO_TABLE = (b"{", b"[", b"<", b"%PDF", b"\x00")


@dataclass(frozen=True, slots=True)
class OwnColumns:
    """The columns of one table.

    Attributes:
        file: The table, in UTF-8 where it is text.
        encoding: The encoding it was in; None for UTF-8 and workbooks.
        header: All of them, in order.
        by_field: Those that hold a field, by field, in order.
        mapping: What was told about them, or remembered; None when they were known by their names.
    """

    file: ListFile
    encoding: str | None
    header: tuple[str, ...]
    by_field: Mapping[str, tuple[str, ...]]
    mapping: TableMapping | None

    def unused(self) -> tuple[str, ...]:
        """The columns that hold nothing known.

        Returns:
            Their names, in order.
        """
        used = {column for columns in self.by_field.values() for column in columns}
        return tuple(column for column in self.header if column not in used)


def _fold_name(name: str) -> str:
    """A column's name without the differences that do not matter."""
    return _MARKS.sub("", fold(name))


@cache
def _words() -> tuple[dict[str, str], dict[str, str]]:
    """The field of each known name of a column, and the kind that each known word means; loaded once."""
    told = yaml.safe_load(files("tieline.resources").joinpath("lists", "own_columns.yml").read_text(encoding="utf-8"))
    fields = {_fold_name(str(name)): field for field in reversed(FIELDS) for name in told[field]}
    kinds = {_fold_name(str(word)): kind for kind, words in told["kinds"].items() for word in words}
    return fields, kinds


def find_kind(word: str) -> str | None:
    """Find what a party is.

    Args:
        word: What a cell says.

    Returns:
        "organisation", "person", "vessel" or "aircraft"; None for a word that is not known.
    """
    return _words()[1].get(_fold_name(word))


def _is_table(file: ListFile) -> bool:
    """Whether a file may be a table at all: a workbook, or text that begins as no other format does."""
    head = file.head.lstrip(b"\xef\xbb\xbf \t\r\n")
    return bool(head) and not head.startswith(_NO_TABLE) and (head.startswith(b"PK") or b"\x00" not in file.head)


def find_columns(file: ListFile) -> OwnColumns | None:
    """Find the columns of an own table.

    Args:
        file: The file, with what was told and remembered about tables.

    Returns:
        Its columns; None when it is no table, or one whose columns nothing tells.

    Raises:
        MissingColumnError: It lacks a column that was told for it, or what was told leaves its names open.
        DamagedError: It is a broken workbook.
        UnsafeError: It unpacks to more than the limits allow.
    """
    for encoding, table in _iter_decoded(file):
        if _is_table(table):
            columns = _find_in(table, encoding)
            if columns is not None:
                return columns
    return None


def _iter_decoded(file: ListFile) -> Iterator[tuple[str | None, ListFile]]:
    """A file in the encodings that it can be in, the likeliest first; a workbook as it is."""
    if decode(file.data)[1] or file.data.startswith(ZIP_MAGIC):
        yield None, file
        return
    for encoding in _ENCODINGS:
        try:
            yield encoding, replace(file, data=file.data.decode(encoding).encode())
        except UnicodeError:
            continue


def _find_in(file: ListFile, encoding: str | None) -> OwnColumns | None:
    """The columns of a table that is in UTF-8 or a workbook."""
    for mapping in file.tables:
        # A repeated or unnamed column has a made name, with a "#".
        wanted = {column for _, column in mapping.columns} or {name for name in mapping.header if "#" not in name}
        header = find_header(file, wanted) if wanted else None
        if header is not None and mapping.header in ((), header):
            by_field = _complete(mapping, header)
            if "name" not in by_field:
                raise _missing(file.source, "of names", header)
            return OwnColumns(file, encoding, header, by_field, mapping)
    header = find_header(file, ())
    if header is None:
        return None
    known = _recognise(header)
    told = next((mapping for mapping in file.tables if not mapping.header), None)
    if told is not None and told.columns and (encoding is None or encoding == _ENCODINGS[-1]):
        lacking = next(column for _, column in told.columns if column not in header)
        raise _missing(file.source, repr(lacking), header)
    return OwnColumns(file, encoding, header, known, told) if "name" in known else None


def _recognise(header: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The columns that are known by their names."""
    known = dict[str, tuple[str, ...]]()
    for column in header:
        field = _words()[0].get(_fold_name(column))
        # A second column called as a name is another name ("Name" and "名称").
        if field in ("name", "id", "kind") and field in known:
            field = "aliases" if field == "name" else None
        if field is not None:
            known[field] = (*known.get(field, ()), column)
    return known


def _complete(mapping: TableMapping, header: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The columns as told, and those that were not told and are known by their names."""
    told = dict[str, tuple[str, ...]]()
    for field, column in mapping.columns:
        told[field] = (*told.get(field, ()), column)
    taken = {column for columns in told.values() for column in columns}
    rest = _recognise([column for column in header if column not in taken])
    return told | {field: columns for field, columns in rest.items() if field not in told}


def _missing(source: str, lacking: str, header: Sequence[str]) -> MissingColumnError:
    """The error of a column that was told and is not there."""
    near = difflib.get_close_matches(lacking.strip("'"), header, n=1)
    hint = f"Did you mean {near[0]!r}?" if near else f"Its columns are: {', '.join(header)}."
    return MissingColumnError(f"{source} has no column {lacking}.", hint=hint)


def find_own_header(data: bytes, source: str, options: ReadOptions) -> tuple[str, ...] | None:
    """Find the header of an own table, to remember what was told about it.

    Args:
        data: Its bytes, perhaps packed.
        source: Its path.
        options: With which it was read.

    Returns:
        All its columns; None when it is no such table.

    Raises:
        TielineError: It is broken.
    """
    for name, content in unpack(data, source, options.limits).items():
        columns = find_columns(ListFile(name, to_utf8(content), {}, options.limits, options.tables))
        if columns is not None:
            return columns.header
    return None
