"""Tables of the Federal Register and the eCFR as rows of cells: GPOTABLE in XML, or tables of a web page."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from tieline.errors import DamagedError, TooLargeError
from tieline.lists.party_name import tidy

MAX_CELL_CHARS = 200_000
"""Source: the longest cells of the Entity List, of companies with many names and places, have about 10,000 signs."""
MAX_ROWS = 200_000
"""Beyond the Entity List, with about 3,500 rows, by a factor of 50."""

ITEM = "\n"
"""Stands before each item of a list inside a cell, and at each line break."""

_TABLES = frozenset({"table", "gpotable"})
_ROWS = frozenset({"tr", "row", "boxhd"})
_CELLS = frozenset({"td", "th", "ent", "ched"})
_ITEMS = frozenset({"li", "p", "br", "div"})
_CHUNK_CHARS = 1 << 16

_Text = str | bytes
"""What the stubs of lxml say of the texts that it hands over; they are texts."""


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A row of a table.

    Attributes:
        table: Which table of the file, from 1.
        number: Which row of the file, from 1; rows of headings count.
        cells: The texts, tidied, with `ITEM` before each item of a list inside.
    """

    table: int
    number: int
    cells: tuple[str, ...]


@dataclass(slots=True)
class _Reader:
    """Takes the parser's events; a document type is passed over, and no entity is ever declared in HTML."""

    source: str
    rows: list[PrintedRow] = field(default_factory=list)
    _tables: int = 0
    _depth: int = 0
    _cells: list[str] | None = None
    _text: list[str] | None = None
    _chars: int = 0

    def start(self, tag: _Text, _: dict[_Text, _Text]) -> None:
        """An element begins."""
        if tag in _TABLES:
            self._tables += 1
            self._depth += 1
        elif self._depth and tag in _ROWS:
            self._end_row()
            self._cells = []
        elif self._depth and tag in _CELLS:
            self._end_cell()
            self._cells = [] if self._cells is None else self._cells
            self._text, self._chars = [], 0
        elif tag in _ITEMS and self._text is not None:
            self._text.append(ITEM)

    def end(self, tag: _Text) -> None:
        """An element ends."""
        if tag in _CELLS:
            self._end_cell()
        elif tag in _ROWS:
            self._end_row()
        elif tag in _TABLES:
            self._end_row()
            self._depth = max(self._depth - 1, 0)

    def comment(self, text: _Text) -> None:
        """A comment, which says nothing."""

    def data(self, data: _Text) -> None:
        """Text of an element."""
        if self._text is None:
            return
        text = data if isinstance(data, str) else data.decode()
        self._chars += len(text)
        if self._chars > MAX_CELL_CHARS:
            raise TooLargeError(
                f"{self.source} has a cell of more than {MAX_CELL_CHARS:,} characters.", hint="Get it again."
            )
        self._text.append(" ".join(text.split("\n")))

    def close(self) -> list[PrintedRow]:
        """The file ends."""
        self._end_row()
        return self.rows

    def _end_cell(self) -> None:
        if self._text is None:
            return
        lines = map(tidy, "".join(self._text).split(ITEM))
        first, *items = list(lines)
        cell = first + "".join(f"{ITEM}{item}" for item in items if item)
        self._text = None
        if self._cells is not None:
            self._cells.append(cell if first else cell.removeprefix(ITEM))

    def _end_row(self) -> None:
        self._end_cell()
        if self._cells:
            if len(self.rows) >= MAX_ROWS:
                raise TooLargeError(f"{self.source} has more than {MAX_ROWS:,} rows.", hint="Get it again.")
            self.rows.append(PrintedRow(self._tables, len(self.rows) + 1, tuple(self._cells)))
        self._cells = None


def read_printed_rows(text: str, source: str) -> tuple[PrintedRow, ...]:
    """Read the rows of all tables of a page.

    Args:
        text: The page, XML or HTML, decoded. A page that is cut off gives the rows before the cut.
        source: Its path or URL, for messages.

    Returns:
        The rows in order, headings included.

    Raises:
        DamagedError: It cannot be parsed.
        TooLargeError: It has more or longer cells than the limits allow.
    """
    reader = _Reader(source)
    parser = etree.HTMLParser(target=reader, encoding="utf-8", no_network=True, huge_tree=False)
    data = text.encode("utf-8", "replace")
    try:
        for start in range(0, len(data), _CHUNK_CHARS):
            parser.feed(data[start : start + _CHUNK_CHARS])
        parser.close()
    except etree.LxmlError as error:
        raise DamagedError(f"{source} cannot be read as a page ({error}).", hint="Get it again.") from error
    return tuple(reader.rows)
