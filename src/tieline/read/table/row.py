"""The rows of a table under its header, without those of sums and of parties that are not named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tieline.model.entity import Schema
from tieline.model.span import Span
from tieline.read.chinese.lexicon import load_lexicon as load_chinese_lexicon
from tieline.read.entry.name import find_named, kind_of_party
from tieline.read.entry.shape import cut_name, ends_with_form, looks_like_name
from tieline.read.table.grid import Table, TableCell
from tieline.read.table.header import Header, fold_header, load_table_words
from tieline.text.script import has_hanzi

MAX_PERSON_WORDS = 4


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table.

    Attributes:
        number: Its number, from 1.
        cells: Its cells by column.
        span: From its first cell to its last, those merged with rows above left out.
    """

    number: int
    cells: Mapping[int, TableCell]
    span: Span


def iter_rows(table: Table, header: Header) -> Iterator[Row]:
    """Walk the rows below a header.

    Args:
        table: The table.
        header: Its header.

    Yields:
        Rows with at least one cell of their own.
    """
    for number, cells in table.rows:
        own = [cell for cell in cells.values() if cell.row == number]
        if number > header.last_row and own:
            span = Span.around(cell.span for cell in own)
            yield Row(number, cells, span)


def is_sum(row: Row) -> bool:
    """Whether a row sums others up.

    Args:
        row: The row.

    Returns:
        True if its first words say so.
    """
    first = row.cells[min(row.cells)]
    words = load_table_words().totals
    folded = fold_header(first.text)
    return folded in words or any(folded.startswith(f"{word} ") for word in words if word.isascii())


def find_party(text: str, cell: TableCell | None) -> Span | None:
    """Find the party that a cell names.

    Args:
        text: Canonical text.
        cell: The cell; None names nobody.

    Returns:
        Its name without what stands behind in brackets; None where the cell names nobody.
    """
    if cell is None or fold_header(cell.text) in load_table_words().nobody:
        return None
    named = find_named(text, cell.span)
    if named is not None:
        return named.name
    name = cut_name(text, cell.span.start, cell.span.end)
    return name if name is not None and looks_like_name(name.cut(text)) else None


def kind_of_owner(name: str, kind: str | None) -> Schema:
    """What kind of party an owner is.

    Args:
        name: The name.
        kind: What a column of kinds says; None without one.

    Returns:
        Person where the table or the shape of the name says so, else an organisation.
    """
    if kind is not None and fold_header(kind) in load_table_words().persons:
        return Schema.PERSON
    schema = kind_of_party(name, "")
    if schema is not Schema.ORGANIZATION or ends_with_form(name):
        return schema
    if has_hanzi(name):
        is_person = 2 <= len(name) <= 3 and name[0] in load_chinese_lexicon().surnames
        return Schema.PERSON if is_person else schema
    words = name.split()
    is_person = 2 <= len(words) <= MAX_PERSON_WORDS and all(
        word[0].isupper()
        and word.replace(".", "").replace("-", "").isalpha()
        and not (word.isupper() and len(word) > 1)
        for word in words
    )
    return Schema.PERSON if is_person else schema
