"""A slow and obviously right reading of ownership rules: exact fractions, plain repetition, every path tried."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tieline.model import Holding, PartialDate

Near = tuple[Fraction, int]
"""A number, and how many times a hair more (or less, below zero) it is."""

ZERO: Near = (Fraction(0), 0)
WHOLE: Near = (Fraction(100), 0)


@dataclass(frozen=True)
class PlainRule:
    """A rule in the plainest form: what each kind must reach and whether exactly that is enough; and what controls."""

    counts: Mapping[str, tuple[int, bool]]
    controls: Collection[str] = ()
    aggregate: bool = True
    joint: bool = False


@dataclass(frozen=True)
class Edge:
    """What one owner holds of one company in one kind."""

    owner: str
    owned: str
    kind: str
    low: Near
    high: Near
    controls: tuple[bool, bool]
    is_joint: bool
    is_indirect: bool
    is_unsure: bool


@dataclass(frozen=True)
class Question:
    """What is asked: who is listed, which company, on which day, and whether the undisclosed rest is anybody's."""

    listed: Sequence[str]
    company: str
    day: date
    is_open: bool = False


def answer(rows: Sequence[Holding], rule: PlainRule, question: Question) -> str:
    """Answer for one company: yes, no or cannot_tell."""
    listed, company = question.listed, question.company
    if company in listed:
        return "yes"
    edges = make_edges(rows, question.day)
    unknown = {name_of(row) for row in rows if row.owner_id is not None}
    opened = {company, *(edge.owned for edge in edges)} if question.is_open else set[str]()
    groups = [list(listed)] if rule.aggregate else [[one] for one in listed]
    if any(company in spread(edges, rule, group, None) for group in groups):
        return "yes"
    possible = (spread(edges, rule, {*group, *unknown}, opened) for group in groups)
    return "cannot_tell" if any(company in found for found in possible) else "no"


def spread(edges: Sequence[Edge], rule: PlainRule, starts: Collection[str], opened: Collection[str] | None) -> set[str]:
    """Repeat until nobody joins: surely, where the companies with an undisclosed rest are not given."""
    members = set(starts)
    companies = {edge.owned for edge in edges} | set(opened or ())
    while True:
        more = {one for one in companies - members if is_covered(edges, rule, one, members, opened=opened)}
        if not more:
            return members
        members |= more


def is_covered(
    edges: Sequence[Edge], rule: PlainRule, company: str, members: Collection[str], *, opened: Collection[str] | None
) -> bool:
    """Whether members hold enough of a company, or control it."""
    is_sure = opened is None
    for edge in edges:
        is_control = edge.owned == company and edge.kind in rule.controls and edge.owner in members
        if is_control and edge.controls[0 if is_sure else 1]:
            return True
    for kind, (least, inclusive) in rule.counts.items():
        held = [edge for edge in edges if (edge.owned, edge.kind) == (company, kind)]
        binds = any(edge.is_joint and edge.owner in members and not (is_sure and edge.is_unsure) for edge in held)
        counted = [edge for edge in held if edge.owner in members or (rule.joint and binds and edge.is_joint)]
        total = add(edge.low if is_sure else edge.high for edge in counted)
        if not is_sure:
            taken = add(edge.low for edge in held if edge not in counted and not edge.is_indirect)
            room = max((WHOLE[0] - taken[0], -taken[1]), ZERO)
            is_open = company in (opened or ()) and (bool(held) or kind == "shares")
            total = room if is_open else min(total, room)
        if total > (Fraction(least), 0) or (inclusive and total == (Fraction(least), 0)):
            return True
    return False


def make_edges(rows: Sequence[Holding], day: date) -> list[Edge]:
    """Make one edge of all rows about it, and leave out indirect ones that a chain of direct ones tells already."""
    groups: dict[tuple[str, str, str, bool], list[Holding]] = {}
    for row in rows:
        if held(row, day) != "no":
            groups.setdefault((name_of(row), row.owned, row.kind, row.is_indirect), []).append(row)
    edges = [merge(group, day) for group in groups.values()]
    direct = {(edge.owner, edge.owned) for edge in edges if not edge.is_indirect and edge.high != ZERO}
    return [edge for edge in edges if not (edge.is_indirect and has_chain(direct, edge.owner, edge.owned))]


def name_of(row: Holding) -> str:
    """What tells an owner apart: the id of one that a source leaves open, else the name."""
    return row.owner_id or row.owner


def has_chain(direct: Collection[tuple[str, str]], owner: str, owned: str) -> bool:
    """Whether two or more direct edges lead from one to another, without a party twice."""
    return any(len(path) > 2 for path in paths(direct, [owner], owned))


def paths(direct: Collection[tuple[str, str]], path: list[str], goal: str) -> Iterator[list[str]]:
    """Every way that passes no party twice."""
    for one, other in direct:
        if one == path[-1] and other == goal:
            yield [*path, goal]
        elif one == path[-1] and other not in path and other != goal:
            yield from paths(direct, [*path, other], goal)


def held(row: Holding, day: date) -> str:
    """Whether a row was held on a day: yes, no or maybe."""
    if row.held_from is not None and row.held_from.first > day:
        return "no"
    if row.held_to is not None and row.held_to.last < day:
        return "no"
    has_begun = row.held_from is None or row.held_from.last <= day
    is_lasting = row.held_to is None or row.held_to.first >= day
    return "yes" if has_begun and is_lasting else "maybe"


def merge(rows: Sequence[Holding], day: date) -> Edge:
    """Make one edge of rows about one owner, company and kind."""
    live = [row for row in rows if held(row, day) != "no"]
    is_unsure = all(held(row, day) == "maybe" for row in live)
    told = tell(live, day)
    low = ZERO if is_unsure else min(low for ranges in told for low, _, _ in ranges)
    highs = [min(add(high for _, high, _ in ranges), WHOLE) for ranges in told]
    first = live[0]
    high = max(highs)
    is_unstated = all(row.low_pct == 0 and row.high_pct is None for row in live)
    least = (Fraction(50), 0) if first.kind == "appointment" else ZERO
    sure = not is_unsure if is_unstated else low > least
    return Edge(
        name_of(first),
        first.owned,
        first.kind,
        low,
        high,
        (sure, is_unstated or high[0] > least[0]),
        any(row.is_joint for row in live),
        first.is_indirect,
        is_unsure,
    )


def tell(rows: Sequence[Holding], day: date) -> list[set[tuple[Near, Near, bool]]]:
    """What each source tells; one that gives no least share is understood by the least that others surely give."""
    told = [
        {(*bounds(row), row.high_pct is None) for row in rows if row.source.split(" row ")[0] == origin}
        for origin in {row.source.split(" row ")[0] for row in rows}
    ]
    least = min(
        ((*bounds(row), row.high_pct is None) for row in rows if bounds(row)[0] > ZERO and held(row, day) == "yes"),
        default=None,
    )
    if least is None or rows[0].kind not in {"shares", "votes"}:
        return told
    return [{understand(*ranges, least=least)} if len(ranges) == 1 else ranges for ranges in told]


def understand(told: tuple[Near, Near, bool], *, least: tuple[Near, Near, bool]) -> tuple[Near, Near, bool]:
    """A statement without a least share as one with that of another, where both can be true."""
    low, high, is_endless = told
    if low > ZERO:
        return told
    if is_endless:
        return least
    return (least[0], high, False) if high >= least[0] else told


def bounds(row: Holding) -> tuple[Near, Near]:
    """The lower and the upper end of a row's share."""
    high = WHOLE if row.high_pct is None else (Fraction(str(row.high_pct)), -1 if row.high_open else 0)
    return (Fraction(str(row.low_pct)), 1 if row.low_open else 0), high


def add(numbers: Iterator[Near] | Sequence[Near]) -> Near:
    """Add up."""
    total = ZERO
    for number, hair in numbers:
        total = (total[0] + number, total[1] + hair)
    return total


def day_of(as_of: PartialDate) -> date:
    """The day that a full date names."""
    return as_of.first
