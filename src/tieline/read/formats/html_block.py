"""The blocks of an HTML page in reading order: what a person sees as paragraphs, headings, items and table rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from lxml import etree

from tieline.read.formats.table_cell import Cell, Grid

BlockKind = Literal["paragraph", "heading", "item", "row"]

_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir"),
        *("div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section"),
        *("summary", "table", "tbody", "tfoot", "thead", "title", "tr", "ul"),
    )
)
_SKIPPED = frozenset(
    (
        *("script", "style", "noscript", "template", "svg", "math", "head", "iframe", "frameset", "object", "embed"),
        *("applet", "audio", "video", "canvas", "map", "select", "option", "button", "textarea", "input", "datalist"),
    )
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CELLS = frozenset(("td", "th"))
_SPACES = re.compile(r"[ \t\r\n\f\xa0]{2,}|[\t\r\n\f\xa0]")
_BREAK, _CELL = "\x01", "\x02"
"""Marks of a line break and a new cell; the markup itself holds no control characters by now."""

_AROUND_BREAK = re.compile(f" *{_BREAK} *")
_AROUND_CELL = re.compile(f" *{_CELL} *")


@dataclass(frozen=True, slots=True)
class Block:
    """One block of text.

    Attributes:
        text: Its words, spaces collapsed, "\\n" where the page breaks a line, tabs between the cells of a row.
        path: The element path of the block ("/html[1]/body[1]/p[3]").
        kind: What it is in the page.
        tag: The element's name, lower case.
        link_ratio: How much of its text is links, 0 to 1.
        table: The number of its table on the page, from 1; 0 outside of tables.
        cells: The cells of a row; empty for other blocks.
    """

    text: str
    path: str
    kind: BlockKind
    tag: str
    link_ratio: float = 0.0
    table: int = 0
    cells: tuple[Cell, ...] = ()

    @property
    def parent(self) -> str:
        """The path of the element that holds the block."""
        return self.path.rpartition("/")[0]


@dataclass(slots=True)
class _Level:
    """An open element; its path is written out only where a block needs it."""

    tag: str
    parent: _Level | None
    index: int = 1
    counts: dict[str, int] = field(default_factory=dict)
    grid: Grid | None = None
    table: int = 0

    def path(self) -> str:
        steps: list[str] = []
        level: _Level | None = self
        while level is not None and level.parent is not None:
            steps.append(f"/{level.tag}[{level.index}]")
            level = level.parent
        return "".join(reversed(steps)) or "/"


def iter_blocks(root: etree._Element) -> Iterator[Block]:
    """Walk a tree once, without recursion.

    Args:
        root: The element to read, normally <html>. Scripts, styles, form controls and what is hidden are passed over.

    Yields:
        The blocks that have text, in document order.
    """
    walker = _Walker()
    events = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in events:
        if event == "start":
            if _is_skipped(element):
                events.skip_subtree()
                walker.skip(element)
                continue
            yield from walker.open(element)
        elif event == "end":
            yield from walker.close(element)
        else:
            walker.append(element.tail)


def _is_skipped(element: etree._Element) -> bool:
    if element.tag in _SKIPPED or "hidden" in element.attrib:
        return True
    return _HIDDEN_STYLE.search(element.get("style", "")) is not None


def _is_data_row(row: etree._Element) -> bool:
    """Whether the cells hold values, and not the page's layout: no tables and at most one block in each."""
    for cell in row:
        blocks = 0
        for element in cell.iterdescendants():
            if element.tag == "table":
                return False
            blocks += element.tag in _BLOCKS
            if blocks > 1:
                return False
    return True


class _Walker:
    def __init__(self) -> None:
        self._levels: list[_Level] = [_Level("", None)]
        self._skipped: set[etree._Element] = set()
        self._buffer: list[str] = []
        self._owner: _Level = self._levels[0]
        self._row_depth = 0
        self._link_depth = 0
        self._linked_chars = 0
        self._tables = 0
        self._row: etree._Element | None = None

    def append(self, text: str | None) -> None:
        if text:
            self._buffer.append(text)
            if self._link_depth:
                self._linked_chars += len(text)

    def skip(self, element: etree._Element) -> None:
        self._skipped.add(element)
        self._count(str(element.tag))

    def open(self, element: etree._Element) -> Iterator[Block]:
        tag = str(element.tag)
        level = _Level(tag, self._levels[-1], self._count(tag))
        self._levels.append(level)
        is_cell = tag in _CELLS
        if tag == "br":
            self._buffer.append(_BREAK)
        elif self._row_depth:
            if is_cell or tag in _BLOCKS:
                self._buffer.append(_CELL if is_cell else " ")
        elif is_cell or tag in _BLOCKS:
            yield from self._flush(level)
            if tag == "tr" and _is_data_row(element):
                self._row_depth = len(self._levels)
                self._row = element
        if tag == "a":
            self._link_depth += 1
        self.append(element.text)

    def close(self, element: etree._Element) -> Iterator[Block]:
        if element in self._skipped:
            self._skipped.discard(element)
            self.append(element.tail)
            return
        tag = self._levels.pop().tag
        if tag == "a":
            self._link_depth -= 1
        if self._row_depth > len(self._levels):
            yield from self._flush(self._levels[-1], kind="row")
            self._row_depth = 0
        elif tag in _BLOCKS or tag in _CELLS:
            if self._row_depth:
                self._buffer.append(" ")
            else:
                yield from self._flush(self._levels[-1])
        self.append(element.tail)

    def _count(self, tag: str) -> int:
        counts = self._levels[-1].counts
        counts[tag] = counts.get(tag, 0) + 1
        return counts[tag]

    def _flush(self, owner: _Level, *, kind: BlockKind | None = None) -> Iterator[Block]:
        previous, self._owner = self._owner, owner
        if not self._buffer:
            return
        raw, linked = "".join(self._buffer), self._linked_chars
        self._buffer.clear()
        self._linked_chars = 0
        raw = raw if previous.tag == "pre" else _SPACES.sub(" ", raw)
        table, cells = self._place(raw) if kind == "row" else (0, ())
        text = _tidy(raw)
        if text:
            ratio = min(1.0, linked / len(text))
            yield Block(text, previous.path(), kind or _kind(previous.tag), previous.tag, ratio, table, cells)

    def _place(self, raw: str) -> tuple[int, tuple[Cell, ...]]:
        """The number of the table whose row ends here, and the cells of the row."""
        level = next((level for level in reversed(self._levels) if level.tag == "table"), None)
        row, self._row = self._row, None
        if level is None or row is None:
            return 0, ()
        if level.grid is None:
            self._tables += 1
            level.grid, level.table = Grid(), self._tables
        shown = [cell for cell in row if cell.tag in _CELLS and not _is_skipped(cell)]
        texts = [_tidy(piece) for piece in raw.split(_CELL)[1:]]
        spans = [(_count_span(cell, "rowspan"), _count_span(cell, "colspan")) for cell in shown]
        return level.table, level.grid.place(
            [(text, down, right) for text, (down, right) in zip(texts, spans, strict=False)]
        )


def _count_span(cell: etree._Element, name: str) -> int:
    """Over how many rows or columns a cell goes; 1 where its page does not say, or says nonsense."""
    stated = (cell.get(name) or "").strip()
    return int(stated) if stated.isascii() and stated.isdecimal() and len(stated) < 6 else 1


def _tidy(raw: str) -> str:
    if _BREAK in raw or _CELL in raw:
        raw = _AROUND_CELL.sub("\t", _AROUND_BREAK.sub("\n", raw))
    return raw.strip()


def _kind(tag: str) -> BlockKind:
    if tag in _HEADINGS:
        return "heading"
    return "item" if tag in ("li", "dd", "dt") else "paragraph"
