"""Rolls: lists of bare names under a line that announces them, on lines of their own or parted by semicolons."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tieline.model.entity import Schema
from tieline.model.span import Span
from tieline.read.entry.entry import Entry
from tieline.read.entry.lead import ANNEX, find_announcement, is_removal
from tieline.read.entry.line import Line, is_page_head, iter_lines, trim
from tieline.read.entry.name import Named, find_named, kind_of_party
from tieline.read.entry.place import find_country
from tieline.read.entry.shape import ends_with_form, is_kind
from tieline.text.script import has_hanzi

MIN_ITEMS = 2
MIN_NAMES_RATIO = 0.6
"""So many items of a roll must look like names; else it lists something else (our choice, seen on the documents)."""

MAX_HEADING = 200
"""A heading inside a roll is not longer."""

_ADDRESS = re.compile(r"(?:address(?:es)?|地址|注册地址|住所|邮编|postal code)\s*[:：]\s*", re.IGNORECASE)
_POST_CODE = re.compile(r"(?:邮编|postal code)", re.IGNORECASE)
_ENDS = re.compile(
    r"(?:dated|signed|done at|by order|\[FR|billing code|authority|for further|note|notes|source|contact)\b|.*[:：]$"
    r"|(?:日期|签发|联系人|特此)",
    re.IGNORECASE,
)
_MARK_ONLY = re.compile(r"(?:and|or|和|及)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Item:
    """A line or piece that may name a party."""

    span: Span
    named: Named | None
    place: Span | None
    is_marked: bool


def iter_rolls(text: str) -> Iterator[list[Entry]]:
    """Read the rolls of a document.

    Args:
        text: Canonical text.

    Yields:
        The entries of each roll, at least two.
    """
    lines = list(iter_lines(text))
    at, last, last_lead = 0, -9, None
    while at < len(lines):
        lead = _find_lead(text, lines, at)
        if lead is None and last_lead is not None and at - last <= 1 and _is_heading(text, lines[at]):
            lead = last_lead
        if lead is None:
            at += 1
            continue
        items, after = _collect(text, lines, at + 1)
        if _is_roll(items, text):
            yield _entries(items, lead, text)
            at = max(after, at + 1)
            last, last_lead = at, lead
        else:
            at += 1


def _find_lead(text: str, lines: Sequence[Line], at: int) -> Span | None:
    """The words that announce a roll, if this line ends them."""
    line = lines[at]
    words = line.span.cut(text)
    if ANNEX.fullmatch(words):
        return line.span
    if not _is_heading(text, line):
        return None
    start = at
    while start and not lines[start].is_apart and not lines[start].mark and at - start < 12:
        start -= 1
    span = Span(lines[start].span.start, line.span.end)
    return find_announcement(text, span)


def _is_heading(text: str, line: Line) -> bool:
    """Whether a line may end an announcement: by a colon, or by the end of a heading."""
    close = text.find("\n", line.span.end)
    behind = text[line.span.end : close if close >= 0 else len(text)].strip()
    return text[line.span.end - 1] in ":：" or behind.startswith(("*", "<", "__"))


def _collect(text: str, lines: Sequence[Line], at: int) -> tuple[list[_Item], int]:
    """The items on lines of their own below a lead, and the line after them."""
    items: list[_Item] = []
    place: Span | None = None
    misses = 0
    marked = at < len(lines) and any(line.mark for line in lines[at : at + 3]) and not _starts_bare(text, lines, at)
    first_up = at < len(lines) and lines[at].is_marked_up
    is_tight = not marked and at + 1 < len(lines) and not lines[at + 1].is_apart
    kind, indent = next(((_kind_of(line.mark), line.indent) for line in lines[at : at + 3] if line.mark), ("", 0))
    while at < len(lines) and misses < 3:
        line = lines[at]
        joined, after = _join_item(text, lines, at)
        words = joined.cut(text)
        if _MARK_ONLY.match(words) or _ADDRESS.match(words) or is_kind(words) or is_page_head(words):
            at += 1
            continue
        heading = find_country(text, joined) if not line.mark and len(words) < 60 else None
        if heading is not None and heading.end - heading.start >= len(words) - 6:
            place, at = heading, after
            continue
        if line.is_marked_up and not line.mark and items and not first_up:
            break
        is_other = _kind_of(line.mark) not in {kind, ""} and line.indent <= indent
        if items and (_ENDS.match(words) or (is_tight and line.is_apart) or is_other):
            break
        named = find_named(text, joined) if line.mark or not marked else None
        is_sentence = named is None and not line.mark
        if is_sentence and (len(words) > MAX_HEADING or (items and not marked) or _ends_list(words)):
            break
        misses = misses + 1 if named is None else 0
        if named is not None or line.mark:
            is_marked = bool(line.mark) or joined.start > line.span.start
            items.append(_Item(joined, named, place, is_marked))
        at = after
    while items and items[-1].named is None:
        items.pop()
    return items, at


def _starts_bare(text: str, lines: Sequence[Line], at: int) -> bool:
    """Whether the first two lines are names without marks: marks of later ones only tell something about them."""
    first = lines[at : at + 2]
    return len(first) == 2 and all(
        not line.mark and (named := find_named(text, line.span)) is not None and ends_with_form(named.name.cut(text))
        for line in first
    )


def _kind_of(mark: str) -> str:
    """What kind of mark opens an item: a bullet, a number, a letter."""
    letters = mark.strip("()（）.、．")
    return "" if not mark else "number" if letters.isdigit() else "letter" if letters.isalpha() else "bullet"


def _ends_list(words: str) -> bool:
    return len(words) > 60 or (words.endswith((".", "。", "!", "！")) and len(words.split()) > 8)


def _join_item(text: str, lines: Sequence[Line], at: int) -> tuple[Span, int]:
    """An item with the lines that it runs on over: those without a mark, indented, right below."""
    line, after = lines[at], at + 1
    if "\t" in line.span.cut(text):
        return _first_cell(text, line.span), after
    end = line.span.end
    while (
        line.mark
        and after < len(lines)
        and not lines[after].mark
        and not lines[after].is_apart
        and lines[after].indent > line.indent
        and not _ADDRESS.match(lines[after].span.cut(text))
        and not _MARK_ONLY.match(lines[after].span.cut(text))
    ):
        end, after = lines[after].span.end, after + 1
    return Span(line.span.start, end), after


def _first_cell(text: str, row: Span) -> Span:
    """The first cell of a row that is more than a number; the row itself where all are numbers."""
    for cell in re.finditer(r"[^\t]+", row.cut(text)):
        span = trim(text, row.start + cell.start(), row.start + cell.end())
        if span is not None and any(ch.isalpha() for ch in span.cut(text)):
            return span
    return row


def _is_roll(items: Sequence[_Item], text: str) -> bool:
    named = [item for item in items if item.named is not None]
    if len(named) < MIN_ITEMS or len(named) < MIN_NAMES_RATIO * len(items):
        return False
    return all(item.is_marked for item in named) or _is_sure(named, text)


def _is_sure(items: Sequence[_Item], text: str) -> bool:
    """Whether lines without marks surely are names: by legal form, head word, other script, or capitals throughout."""
    names = [(item.named.name.cut(text), item.named.others) for item in items if item.named is not None]
    sure = [
        name for name, others in names
        if others or (name.isupper() and not has_hanzi(name)) or kind_of_party(name, "") is not Schema.ORGANIZATION
    ]  # fmt: skip
    return len(sure) >= MIN_NAMES_RATIO * len(names)


def _entries(items: Sequence[_Item], lead: Span, text: str) -> list[Entry]:
    is_removed = is_removal(lead.cut(text))
    entries = []
    for number, item in enumerate(items):
        if item.named is None:
            continue
        following = items[number + 1].span.start if number + 1 < len(items) else min(len(text), item.span.end + 300)
        entry = Entry(
            item.span, item.named.name, item.named.others, (), item.named.place or item.place, (), lead, is_removed
        )
        entries.append(replace(entry, addresses=tuple(_addresses(text, item.span.end, following))))
    return entries


def _addresses(text: str, start: int, end: int) -> Iterator[Span]:
    """Addresses on labelled lines right below an item."""
    for line in iter_lines(text, start=start, end=end):
        label = _ADDRESS.match(text, line.span.start, line.span.end)
        if label is None:
            break
        if not _POST_CODE.match(label[0]) and label.end() < line.span.end:
            yield Span(label.end(), line.span.end)
