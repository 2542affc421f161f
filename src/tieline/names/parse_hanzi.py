"""A run of Hanzi taken apart: the best way to cover it with words that are known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tieline.names.gloss import GlossKind, load_gloss
from tieline.names.hanzi import NUMBER
from tieline.names.legal_form import find_glued_forms
from tieline.names.number import write_digits
from tieline.names.parse_gloss import PART_KINDS, renderings, trade_names
from tieline.names.part import NamePart, PartKind
from tieline.names.place import find_hanzi_place
from tieline.text.normal import fold

# What it costs to read a stretch one way; the cheapest cover of the run is taken. Set by eye on names of the Research
# Organization Registry (2026-06): unknown characters cost most, and beginning an unknown word costs extra, so that what
# is left over is one trade name and no scatter of single characters.
UNKNOWN_COST = 1.0
UNKNOWN_WORD_COST = 0.6
WORD_COST = 0.35
SINGLE_COST = 1.15
FORM_COST = 0.1
CERTAIN_COST = 0.2
MAX_TRADE_CHARS = 8

_GROUPED = ("集团", "公司")


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to read a stretch.

    Attributes:
        start: Where it begins.
        end: Where it ends.
        kind: What it would be.
        meaning: What it would mean.
        cost: What reading it so costs.
    """

    start: int
    end: int
    kind: PartKind
    meaning: str | None
    cost: float


def _single(cost: float, size: int) -> float:
    """A word of one character is rarely meant."""
    return cost if size > 1 else SINGLE_COST


def _iter_readings(run: str, is_first: bool) -> Iterator[_Reading]:
    """Every way to read a stretch of a run of simplified Hanzi."""
    for match in NUMBER.finditer(run):
        digits = write_digits(match[1] or match[2])
        yield _Reading(match.start(), match.end(), PartKind.NUMBER, digits, CERTAIN_COST)
    for start, end in find_glued_forms(run):
        yield _Reading(start, end, PartKind.LEGAL_FORM, renderings().get(run[start:end]), FORM_COST)
    to_latin = trade_names()[0]
    for start in range(len(run)):
        place = find_hanzi_place(run, start)
        if place is not None:
            cost = CERTAIN_COST if start == 0 and is_first else WORD_COST
            yield _Reading(start, start + place[1], PartKind.PLACE, place[0].label, _single(cost, place[1]))
        for end in range(start + 2, min(len(run), start + MAX_TRADE_CHARS) + 1):
            if (latin := to_latin.get(run[start:end])) is not None:
                yield _Reading(start, end, PartKind.TRADE, latin, CERTAIN_COST)
    for span in load_gloss().spans(run):
        grouped = span.kind is GlossKind.SECTOR and run.startswith(_GROUPED, span.end - 2)
        if span.kind is not GlossKind.PLACE and not grouped:
            meaning = renderings()[run[span.start : span.end]]
            cost = _single(WORD_COST, span.end - span.start)
            yield _Reading(span.start, span.end, PART_KINDS[span.kind], meaning, cost)


def _find_best(run: str, is_first: bool) -> list[_Reading]:
    """The cheapest cover of a run by readings; what no reading covers is left out."""
    ending = dict[int, list[_Reading]]()
    for reading in _iter_readings(run, is_first):
        ending.setdefault(reading.end, []).append(reading)
    # Two states an end: behind a known word, and inside an unknown one.
    known: list[tuple[float, list[_Reading]]] = [(0.0, [])]
    unknown: list[tuple[float, list[_Reading]]] = [(UNKNOWN_WORD_COST, [])]
    for end in range(1, len(run) + 1):
        best_unknown = unknown[end - 1]
        unknown_cost = best_unknown[0] + UNKNOWN_COST
        best: tuple[float, list[_Reading]] = (unknown_cost, best_unknown[1])
        for reading in ending.get(end, ()):
            before = known[reading.start]
            if before[0] + reading.cost < best[0]:
                best = (before[0] + reading.cost, [*before[1], reading])
        known.append(best)
        opened = best[0] + UNKNOWN_WORD_COST
        unknown.append((unknown_cost, best_unknown[1]) if unknown_cost <= opened else (opened, best[1]))
    return known[-1][1]


def parse_hanzi_run(text: str, *, is_first: bool = True) -> list[NamePart]:
    """Take a run of Hanzi apart.

    Args:
        text: Hanzi, simplified or traditional, and digits.
        is_first: Whether it opens the name, where a place is usual.

    Returns:
        Its parts in order, covering all of it; what no table knows is a trade name, digits are a number.
    """
    parts, at = list[NamePart](), 0
    run = fold(text)
    for reading in [*_find_best(run, is_first), None]:
        start = len(text) if reading is None else reading.start
        if start > at:
            rest = text[at:start]
            kind = PartKind.NUMBER if run[at:start].isdigit() else PartKind.TRADE
            parts.append(NamePart(at, start, rest, kind, run[at:start] if kind is PartKind.NUMBER else None))
        if reading is not None:
            parts.append(
                NamePart(reading.start, reading.end, text[reading.start : reading.end], reading.kind, reading.meaning)
            )
            at = reading.end
    return parts
