"""The blocks of an HTML page in reading order: what a person sees as paragraphs, headings, items and table rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from lxml import etree

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
_SPACES = re.compile(r"[ \t\r\n\f\xa0]+")
_AROUND_BREAK = re.compile(r" *\n *")
_AROUND_TAB = re.compile(r" *\t[ \t]*")


@dataclass(frozen=True, slots=True)
class Block:
    """One block of text.

    Attributes:
        text: Its words, spaces collapsed, "\\n" where the page breaks a line, tabs between the cells of a row.
        path: The element path of the block ("/html[1]/body[1]/p[3]").
        kind: What it is in the page.
        tag: The element's name, lower case.
        link_ratio: How much of its text is links, 0 to 1.
    """

    text: str
    path: str
    kind: BlockKind
    tag: str
    link_ratio: float = 0.0

    @property
    def parent(self) -> str:
        """The path of the element that holds the block."""
        return self.path.rpartition("/")[0]


@dataclass(slots=True)
class _Level:
    tag: str
    path: str
    counts: dict[str, int] = field(default_factory=dict)


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
        self._levels: list[_Level] = [_Level("", "")]
        self._skipped: set[etree._Element] = set()
        self._buffer: list[str] = []
        self._owner: _Level = self._levels[0]
        self._row_depth = 0
        self._pre_depth = 0
        self._link_depth = 0
        self._linked_chars = 0

    def append(self, text: str | None) -> None:
        if text:
            piece = text if self._pre_depth else _SPACES.sub(" ", text)
            self._buffer.append(piece)
            self._linked_chars += len(piece) if self._link_depth else 0

    def skip(self, element: etree._Element) -> None:
        self._skipped.add(element)
        self._count(str(element.tag))

    def open(self, element: etree._Element) -> Iterator[Block]:
        tag = str(element.tag)
        parent = self._levels[-1]
        level = _Level(tag, f"{parent.path}/{tag}[{self._count(tag)}]")
        self._levels.append(level)
        if tag == "br":
            self._buffer.append("\n")
        elif tag in ("td", "th") and self._row_depth:
            self._buffer.append("\t")
        elif tag in _BLOCKS and not self._row_depth:
            yield from self._flush(level)
            if tag == "tr" and _is_data_row(element):
                self._row_depth = len(self._levels)
        elif tag in ("td", "th"):
            yield from self._flush(level)
        elif self._row_depth and tag in _BLOCKS:
            self._buffer.append(" ")
        self._pre_depth += tag == "pre"
        self._link_depth += tag == "a"
        self.append(element.text)

    def close(self, element: etree._Element) -> Iterator[Block]:
        if element in self._skipped:
            self._skipped.discard(element)
            self.append(element.tail)
            return
        level = self._levels.pop()
        self._pre_depth -= level.tag == "pre"
        self._link_depth -= level.tag == "a"
        if self._row_depth == len(self._levels) + 1:
            yield from self._flush(self._levels[-1], kind="row")
            self._row_depth = 0
        elif not self._row_depth and (level.tag in _BLOCKS or level.tag in ("td", "th")):
            yield from self._flush(self._levels[-1])
        elif self._row_depth and level.tag in _BLOCKS:
            self._buffer.append(" ")
        self.append(element.tail)

    def _count(self, tag: str) -> int:
        counts = self._levels[-1].counts
        counts[tag] = counts.get(tag, 0) + 1
        return counts[tag]

    def _flush(self, owner: _Level, *, kind: BlockKind | None = None) -> Iterator[Block]:
        raw, previous, linked = "".join(self._buffer), self._owner, self._linked_chars
        self._buffer.clear()
        self._owner, self._linked_chars = owner, 0
        text = (raw.rstrip() if previous.tag == "pre" else _tidy(raw)).strip()
        if text:
            share = min(1.0, linked / len(text))
            yield Block(text, previous.path or "/", kind or _kind(previous.tag), previous.tag, share)


def _tidy(raw: str) -> str:
    text = _AROUND_TAB.sub("\t", raw)
    text = _AROUND_BREAK.sub("\n", text)
    return re.sub(" {2,}", " ", text)


def _kind(tag: str) -> BlockKind:
    if tag in _HEADINGS:
        return "heading"
    return "item" if tag in ("li", "dd", "dt") else "paragraph"
