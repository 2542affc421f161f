"""Forms in Chinese: what each label announces, also where a table lost its lines.

A value follows its label, stands on the next line, or in the row under a head of labels; where labels and values are
glued to each other, names tell where a value ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tieline.model.span import Span
from tieline.read.chinese.label import Label, load_forms, trim

MAX_TABLE = 1_200
"""Characters behind a head of labels that are taken for its rows."""

_CELL = re.compile(r"[^\s|][^\t|\n]*?(?=\s*[\t|\n]|[ \u3000]{2,}|\Z)")
_WORD = re.compile(r"[^\s|]+")
_ASIDE = re.compile("[（(]([^（）()]{2,10})[)）][：:]?\\Z")
_PART = re.compile(r"[^，,；;、\s（(]+(?:[（(][^（）()]*[)）][^，,；;、\s（()）]{2,})*")
_LINE = re.compile(r"[^\n]+")
_JOINERS = "、及和与 \u3000\t|/\n"
_HEADING = re.compile(r"\s*(?:[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十]{1,2}[)）])")
_PROSE = re.compile("[^。]{12,}。")
_FURTHER = re.compile("[一-鿿]{2,8}(?:[ \u3000\t|]+[一-鿿]{2,8})*")
_SECTION = re.compile("[。；;]|(?:^|(?<=[^一-鿿]))[一二三四五六七八九十]{1,2}、")


@dataclass(frozen=True, slots=True)
class Field:
    """A value and what announces it.

    Attributes:
        role: What it is.
        label: Where the label stands.
        value: Where the value stands.
        closed: Whether a mark or a line ends the value; else names tell where it ends.
        table: Where the head of labels begins under which it stands; None outside of one.
        row: Number of its row under that head; 0 outside of one.
        among: Roles of the head, in order, where the whole row belongs to all of them.
        unit: The unit its label gives; None for none.
    """

    role: str
    label: Span
    value: Span
    closed: bool
    unit: str | None = None
    table: int | None = None
    row: int = 0
    among: tuple[str, ...] = ()


def find_fields(text: str, labels: Sequence[Label], parties: frozenset[str]) -> list[Field]:
    """Find the values of the labels of a form.

    Args:
        text: In simplified characters.
        labels: The labels, in text order.
        parties: Roles that name parties; a label "name" belongs to the last of them that had no value of its own.

    Returns:
        Fields in text order of their labels.
    """
    found: list[Field] = []
    section: str | None = None
    at = 0
    while at < len(labels):
        label = labels[at]
        limit = labels[at + 1].lead if at + 1 < len(labels) else len(text)
        value = _own_value(text, label, limit)
        if value is not None:
            role = _role_of_name(text, label, value, section) if label.role == "name" else label.role
            found.append(Field(role, Span(label.start, label.end), value, _is_closed(text, label), label.unit))
            section = None if label.role in parties else section
            at += 1
            continue
        run = _run(text, labels, at)
        at += len(run)
        limit = labels[at].lead if at < len(labels) else len(text)
        if len(run) > 1:
            found += _rows(text, run, limit)
            continue
        section = label.role if label.role in parties else section
        found += _below(text, label, limit)
    return found


def _role_of_name(text: str, label: Label, value: Span, section: str | None) -> str:
    """What a label "name" announces: what the brackets behind it or its value say, else what its section is about."""
    for bracket in (text[label.start : label.end], text[value.start : value.end]):
        aside = _ASIDE.search(bracket)
        if aside is not None:
            for role, pattern in load_forms("notice").roles:
                if pattern.fullmatch(aside[1]):
                    return role
    return section or "name"


def _own_value(text: str, label: Label, limit: int) -> Span | None:
    """The value on the label's own line."""
    line = text.find("\n", label.after)
    start, end = trim(text, label.after, min(limit, line if line >= 0 else len(text)))
    if start >= end or not text[start:end].strip(_JOINERS + "（(【[）)】]：:"):
        return None
    if not label.marked and text[start:end][0] in "、及和与/":
        return None
    return Span(start, end)


def _is_closed(text: str, label: Label) -> bool:
    """Whether the value ends where something marks its end."""
    return label.marked or text[label.end : label.end + 1] in {" ", "\t", "|", "\u3000"}


def _run(text: str, labels: Sequence[Label], at: int) -> list[Label]:
    """Labels that stand one right behind the other, as the head of a table or a list of what follows."""
    run = [labels[at]]
    if _is_heading(text, labels[at]):
        return run
    while at + len(run) < len(labels):
        last, label = run[-1], labels[at + len(run)]
        if text[last.after : label.lead].strip(_JOINERS):
            break
        limit = labels[at + len(run) + 1].lead if at + len(run) + 1 < len(labels) else len(text)
        is_listed = _is_listed(text, last, label)
        has_value = _own_value(text, label, limit) is not None
        if has_value and ("\n" in text[last.after : label.start] or (len(run) == 1 and last.role == "other")):
            break
        if not is_listed and (last.marked != label.marked or (has_value and label.marked)):
            break
        run.append(label)
    return run


def _is_heading(text: str, label: Label) -> bool:
    """Whether a label is a numbered heading on a line of its own: 二、股东情况."""
    begin, stop = text.rfind("\n", 0, label.start) + 1, text.find("\n", label.end)
    line = text[begin : stop if stop >= 0 else len(text)]
    return _HEADING.match(line) is not None and not label.marked and line.endswith(text[label.start : label.end])


def _is_listed(text: str, last: Label, label: Label) -> bool:
    """Whether two labels are parts of one: 名称、地址及金额."""
    between = text[last.end : label.start].strip(" ")
    return bool(between) and not between.strip("、及和与")


def _below(text: str, label: Label, limit: int) -> Iterator[Field]:
    """The value of a label that stands alone on its line or in its cell: the next line or cell."""
    start, end = trim(text, label.after, limit)
    if start < end and (cell := _CELL.match(text, start, end)) is not None:
        yield Field(label.role, Span(label.start, label.end), Span(start, cell.end()), True, label.unit)


def _rows(text: str, run: Sequence[Label], limit: int) -> Iterator[Field]:
    """The values under a head of labels."""
    start, end = trim(text, run[-1].after, min(limit, run[-1].after + MAX_TABLE))
    if start >= end:
        return
    if run[-1].marked and not run[0].marked and _is_listed(text, run[0], run[1]):
        yield from _listed(text, run, Span(start, end))
        return
    head = text[run[0].lead : run[-1].end]
    glued = "\n" not in text[run[-1].end : start]
    lines = list(_iter_rows(text, run[-1], Span(start, end)))
    if glued and len(lines) == 1:
        cells = [Span(m.start(), m.end()) for m in _WORD.finditer(text, start, end)]
        if len(cells) % len(run) == 0:
            yield from _in_turn(run, cells)
        else:
            yield from _glued(text, run, Span(start, end))
    elif "\n" in head.strip():
        yield from _in_turn(run, lines)
    else:
        yield from _under(text, run, lines)


def _iter_rows(text: str, last: Label, stretch: Span) -> Iterator[Span]:
    """Lines that may be rows: neither the rest of the head's line nor what follows the next heading or sentence."""
    for match in _LINE.finditer(text, stretch.start, stretch.end):
        if _HEADING.match(match[0]) or (_PROSE.search(match[0]) and "\n" in text[last.end : match.start()]):
            return
        rest = "\n" not in text[last.end : match.start()] and "\n" in text[last.end : stretch.end]
        if match[0].strip() and not (rest and _FURTHER.fullmatch(match[0].strip())):
            yield Span(match.start(), match.end())


def _listed(text: str, run: Sequence[Label], span: Span) -> Iterator[Field]:
    """Values behind one label that names several, parted by marks: 名称及地址：…，…."""
    line = text.find("\n", span.start, span.end)
    stretch = Span(span.start, line if line >= 0 else span.end)
    parts = [Span(m.start(), m.end()) for m in _PART.finditer(text, stretch.start, stretch.end)]
    for number, label in enumerate(run):
        value = parts[number] if len(parts) == len(run) or number == 0 else stretch
        yield Field(label.role, Span(label.start, label.end), value, True, label.unit)


def _in_turn(run: Sequence[Label], lines: Sequence[Span]) -> Iterator[Field]:
    """All labels, a line each, and then all values in the same order; more rows may follow."""
    for number, span in enumerate(lines):
        label = run[number % len(run)]
        row = number // len(run) + 1
        yield Field(label.role, Span(label.start, label.end), span, True, label.unit, run[0].start, row)


def _under(text: str, run: Sequence[Label], lines: Sequence[Span]) -> Iterator[Field]:
    """Rows of cells under a line of labels; a row with another number of cells counts as glued."""
    begin = text.rfind("\n", 0, run[0].start) + 1
    stop = text.find("\n", run[-1].end)
    for splitter in (_CELL, _WORD):
        head = [match.start() for match in splitter.finditer(text, begin, stop if stop >= 0 else len(text))]
        if len(head) >= len(run):
            break
    place = {label: sum(start <= label.start for start in head) - 1 for label in run}
    for number, line in enumerate(lines, 1):
        cells = [Span(m.start(), m.end()) for m in _CELL.finditer(text, line.start, line.end)]
        if len(cells) != len(head):
            cells = [Span(m.start(), m.end()) for m in _WORD.finditer(text, line.start, line.end)]
        if len(cells) == len(head):
            for label, index in place.items():
                yield Field(
                    label.role, Span(label.start, label.end), cells[index], True, label.unit, run[0].start, number
                )
        else:
            yield from _glued(text, run, line, row=number)


def _glued(text: str, run: Sequence[Label], span: Span, *, row: int = 1) -> Iterator[Field]:
    """Values that nothing parts: the whole stretch belongs to every label, and names tell the rest."""
    cut = _SECTION.search(text, span.start + 1, span.end)
    stretch = Span(span.start, cut.start()) if cut is not None and row == 1 else span
    for label in run:
        among = tuple(other.role for other in run)
        yield Field(label.role, Span(label.start, label.end), stretch, False, label.unit, run[0].start, row, among)
