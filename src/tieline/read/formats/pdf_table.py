"""Tables on the pages of PDF files: words that stand in columns, or between ruled lines.

A page holds characters with boxes. They are put together to segments, runs without a wide gap; lines of two and more
segments whose columns do not overlap are a table. Text in two columns is none: its lines fill their columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

import pypdfium2 as pdfium

from tieline.read.formats.line import join_lines
from tieline.read.formats.pdf_segment import MIN_ROWS, Line, Segment, group_lines, may_hold_table, read_segments

ROW_HEIGHTS = 3.5
"""Lines farther apart than so many heights are not of one table (our choice)."""

ALIGNED_HEIGHTS = 0.4
"""So far apart, in heights of their type, may edges be that are meant to be one (our choice)."""

ALIGNED_RATIO = 0.6
"""So many words of a column keep to one edge; a heading over them and a wide cell may not (our choice)."""

FULL_RATIO = 0.8
"""Two columns whose lines mostly fill so much of their width are text in columns (our choice)."""

MAX_CHARS = 40_000
"""A page with more characters is no page that a person reads."""

_MARK = re.compile(r"[•·▪◦‣●○■□*–—-]|\(?[0-9a-zA-Z]{1,3}[.)]")
_RULE_WIDTH = 3.0
"""Points; a thinner path is a ruled line (a choice of ours)."""


def lay_out_tables(page: pdfium.PdfPage, text_page: pdfium.PdfTextPage) -> str | None:
    """Lay out the text of a page so that the cells of its tables are told apart.

    Args:
        page: The page.
        text_page: Its text.

    Returns:
        The text, each row of a table on a line of its own with tabs between the cells, empty ones included; None
        where the page has no table.
    """
    if not 0 < text_page.count_chars() <= MAX_CHARS or not may_hold_table(text_page):
        return None
    segments = read_segments(text_page)
    rules = _read_rules(page)
    runs = [run for run in _find_runs(group_lines(segments)) if (len(run) >= MIN_ROWS)]
    tables = [(run, rows) for run in runs if (rows := _make_rows(run, rules)) is not None]
    return _write(segments, tables) if tables else None


def _find_runs(lines: Sequence[Line]) -> list[list[Line]]:
    """Runs of lines with several segments; a line of one between them is one that a cell goes on with."""
    runs: list[list[Line]] = []
    run: list[Line] = []
    for line in lines:
        is_near = bool(run) and run[-1][0].middle - line[0].middle <= ROW_HEIGHTS * line[0].height
        if run and not is_near:
            runs.append(run)
            run = []
        if len(line) > 1 or (run and line[0].right - line[0].left < 0.5 * (_right(run) - _left(run))):
            run.append(line)
        elif run:
            runs.append(run)
            run = []
    return [_trimmed(one) for one in [*runs, run]]


def _trimmed(run: list[Line]) -> list[Line]:
    """A run without lines of one segment at its end that stand apart from the table."""
    while (
        run and len(run[-1]) == 1 and (len(run) < 2 or run[-2][0].middle - run[-1][0].middle > 1.6 * run[-1][0].height)
    ):
        run = run[:-1]
    return run


def _left(lines: Iterable[Line]) -> float:
    return min(segment.left for line in lines for segment in line)


def _right(lines: Iterable[Line]) -> float:
    return max(segment.right for line in lines for segment in line)


def _read_rules(page: pdfium.PdfPage) -> list[float]:
    """Where ruled lines run from left to right, from the top downwards."""
    heights: set[float] = set()
    for path in page.get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_PATH], max_depth=4):
        left, bottom, right, top = path.get_bounds()
        if top - bottom <= _RULE_WIDTH < right - left:
            heights.add(round((bottom + top) / 2))
        elif right - left > _RULE_WIDTH:
            heights |= {round(bottom), round(top)}
    return sorted(heights, reverse=True)


def _make_rows(run: Sequence[Line], rules: Sequence[float]) -> list[list[str]] | None:
    """The rows of a run of lines, each with a text for every column; None where the run is no table."""
    columns = _find_columns(run)
    if len(columns) < 2 or _is_prose(run, columns) or not _is_aligned(run, columns):
        return None
    rows: list[list[list[str]]] = []
    last: Line | None = None
    for line in run:
        if last is None or not _is_same_row(last, line, columns, rules):
            rows.append([[] for _ in columns])
        for segment in line:
            column = next(at for at, (left, right) in enumerate(columns) if left <= segment.left <= right)
            rows[-1][column].append(segment.text)
        last = line
    texts = [[join_lines(cell) for cell in row] for row in rows]
    is_list = len(columns) == 2 and all(not row[0] or _MARK.fullmatch(row[0]) for row in texts)
    return texts if len(texts) >= MIN_ROWS and not is_list else None


def _find_columns(run: Sequence[Line]) -> list[tuple[float, float]]:
    """The stretches from left to right that segments fill; headings over several columns do not join these."""
    columns: list[tuple[float, float]] = []
    most = max(len(line) for line in run)
    full = [line for line in run if len(line) == most]
    for left, right in sorted((segment.left, segment.right) for line in full for segment in line):
        if columns and left <= columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], right))
        else:
            columns.append((left, right))
    if len(columns) < 2:
        return []
    edges = [(one[1] + two[0]) / 2 for one, two in pairwise(columns)]
    return list(zip([float("-inf"), *edges], [*edges, float("inf")], strict=True))


def _is_prose(run: Sequence[Line], columns: Sequence[tuple[float, float]]) -> bool:
    """Whether the lines are text set in columns: long, and full to the edge."""
    if len(columns) > 3:
        return False
    firsts = [line[0] for line in run if len(line) > 1]
    width = max((one.right - one.left for one in firsts), default=0.0)
    full = median([(one.right - one.left) / width for one in firsts]) if width else 0.0
    words = median([len(one.text.split()) for one in firsts]) if firsts else 0
    return full >= FULL_RATIO and words >= 5


def _is_aligned(run: Sequence[Line], columns: Sequence[tuple[float, float]]) -> bool:
    """Whether the words of every column keep to its left edge, its right edge or its middle."""
    for left, right in columns:
        cells = [one for line in run if len(line) > 1 for one in line if left <= one.left <= right]
        near = ALIGNED_HEIGHTS * max((one.height for one in cells), default=0.0)
        most = max(
            (
                sum(abs(edge(one) - edge(other)) <= near for other in cells)
                for edge in (_left_edge, _right_edge, _centre)
                for one in cells
            ),
            default=0,
        )
        if most < max(MIN_ROWS, ALIGNED_RATIO * len(cells)):
            return False
    return True


def _left_edge(one: Segment) -> float:
    return one.left


def _right_edge(one: Segment) -> float:
    return one.right


def _centre(one: Segment) -> float:
    return (one.left + one.right) / 2


def _is_same_row(above: Line, line: Line, columns: Sequence[tuple[float, float]], rules: Sequence[float]) -> bool:
    """Whether a line goes on with the cells of the line above it."""
    if rules:
        between = any(line[0].middle < rule < above[0].middle for rule in rules)
        inside = rules[-1] < line[0].middle < rules[0]
        if inside:
            return not between
    is_close = above[0].middle - line[0].middle <= 1.6 * line[0].height
    return is_close and len(line) == 1 and len(columns) > 1


def _write(segments: Sequence[Segment], tables: Sequence[tuple[Sequence[Line], Sequence[Sequence[str]]]]) -> str:
    """The text of the page in the order of the file, each table at the place of its first words."""
    table_of = {id(segment): at for at, (run, _) in enumerate(tables) for line in run for segment in line}
    written: set[int] = set()
    pieces: list[str] = []
    after_table = False
    for segment in segments:
        at = table_of.get(id(segment))
        if at is None:
            pieces.append(("\n" if segment.breaks or after_table else " ") + segment.text)
            after_table = False
        elif at not in written:
            written.add(at)
            pieces += ["\n" + "\t".join(row) for row in tables[at][1]]
            after_table = True
    return "".join(pieces).strip("\n")
