"""Answers and missing facts against a slow, obviously right solver, on graphs drawn at random."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.ownership.slow_solver import PlainRule, Question, answer, held
from tieline.model import Answer, Holding, PartialDate
from tieline.ownership.coverage import find_coverage, make_world
from tieline.ownership.finding import answer_for
from tieline.ownership.inquiry import make_inquiry
from tieline.ownership.missing import find_gaps
from tieline.ownership.regime import get_regime
from tieline.ownership.stakes import make_graph
from tieline.ownership.sums import StakeFact

DAY = PartialDate("2026-01-15")
PARTIES = [f"p{number}" for number in range(12)]
LISTED = PARTIES[:3]
RULES = {
    "ofac-50": PlainRule({"shares": (50, True)}),
    "eu-ownership": PlainRule({"shares": (50, True), "votes": (50, False)}, ("appointment", "control")),
    "uk-ownership": PlainRule(
        {"shares": (50, False), "votes": (50, False)}, ("appointment", "control"), aggregate=False, joint=True
    ),
    "us-1260h": PlainRule({"shares": (50, False), "votes": (50, False)}, ("appointment", "control"), aggregate=False),
}
DATES = st.sampled_from([None, None, None, None, "2020-01-01", "2026-01-15", "2026-01-16", "2026", "2026-01", "2025"])
TENS = st.integers(0, 10).map(lambda number: 10.0 * number)


@st.composite
def shares(draw: st.DrawFn) -> tuple[float, float | None, bool, bool]:
    """Draw a share: exact, a range with open or closed ends, from a bound on, or unknown."""
    form = draw(st.sampled_from(["exact", "exact", "range", "from", "unknown"]))
    low = draw(TENS)
    if form == "exact":
        return low, low, False, False
    if form == "range" and low < 100:
        high = draw(st.integers(int(low) // 10 + 1, 10)) * 10.0
        return low, high, draw(st.booleans()), draw(st.booleans())
    return (low, None, low < 100 and draw(st.booleans()), False) if form == "from" else (0.0, None, False, False)


@st.composite
def holdings(draw: st.DrawFn) -> Holding:
    """Draw a holding of any kind, perhaps dated, joint or indirect, from one of two sources."""
    low, high, low_open, high_open = draw(shares())
    start, end = draw(DATES), draw(DATES)
    owner = draw(st.sampled_from([*PARTIES, "unknown:1", "unknown:2"]))
    return Holding(
        owner,
        draw(st.sampled_from(PARTIES[2:])),
        low,
        high,
        low_open,
        high_open,
        draw(st.sampled_from(["shares", "shares", "shares", "votes", "appointment", "control"])),
        None if start is None else PartialDate(start),
        None if end is None else PartialDate(end),
        f"{draw(st.sampled_from('ab'))}.csv row {draw(st.integers(1, 99))}",
        owner_id=owner if owner.startswith("unknown:") else None,
        is_indirect=draw(st.sampled_from([False, False, False, True])),
        is_joint=draw(st.sampled_from([False, False, False, True])),
    )


@settings(max_examples=150, deadline=None)
@given(st.lists(holdings(), max_size=22), st.sampled_from(sorted(RULES)), st.booleans())
def test_answers_are_those_of_the_slow_solver(rows: list[Holding], rule: str, is_open: bool) -> None:
    """Loops, ranges, dates, kinds, joint and indirect holdings, conflicts and unknown owners give the right answers."""
    inquiry = make_inquiry(rows, listed=dict.fromkeys(LISTED, ()), as_of=DAY, open_world=is_open)
    for company in sorted({row.owned for row in rows}):
        found = answer_for(inquiry, get_regime(rule), company)
        question = Question(LISTED, company, DAY.first, is_open)
        assert found.answer == answer(rows, RULES[rule], question), (company, found)
        assert bool(found.missing) == (found.answer is Answer.CANNOT_TELL)
        assert "200 %" not in " ".join(found.proof)


@st.composite
def doubtful_tables(draw: st.DrawFn) -> list[Holding]:
    """Draw a small table of shares, three of them in doubt, among four companies and one listed party."""
    pairs = [(owner, owned) for owner in PARTIES[2:7] for owned in PARTIES[3:7]]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, min_size=2, max_size=8))
    rows: list[Holding] = []
    for number, (owner, owned) in enumerate(chosen):
        free = 90 - sum(row.low_pct for row in rows if row.owned == owned)  # an open bound needs room
        low = draw(st.sampled_from([pct for pct in (0.0, 10.0, 30.0, 40.0, 50.0, 60.0) if pct <= free]))
        form = draw(st.sampled_from(["range", "unknown", "dated"])) if number < 3 else "exact"
        high = {"range": min(low + 30, 100.0), "unknown": 100.0}.get(form, low)
        is_open = form == "range" and high > low and draw(st.booleans())
        end = PartialDate("2026") if form == "dated" else None
        low = 0.0 if form == "unknown" else low
        rows.append(Holding(owner, owned, low, high, is_open, False, "shares", None, end, f"{owner}-{owned}"))
    return draw(st.permutations(rows))


def values(row: Holding) -> list[float]:
    """All values of a share that can make a difference where thresholds and bounds are whole tens."""
    high = 100.0 if row.high_pct is None else row.high_pct
    near = {ten + step for ten in range(0, 101, 10) for step in (-1, 0, 1)}
    found = sorted(float(one) for one in near | {row.low_pct, high} if row.low_pct <= one <= high)
    found = [one for one in found if not (row.low_open and one == row.low_pct)]
    return [0.0, *found] if held(row, DAY.first) == "maybe" else found


def worlds(rows: Sequence[Holding]) -> Iterator[tuple[tuple[float, ...], bool]]:
    """Every way the world may be, with whether the last party of the pairs is covered in it."""
    places = {owned: [at for at, row in enumerate(rows) if row.owned == owned] for owned in PARTIES[3:7]}
    for world in product(*map(values, rows)):
        if all(sum(world[at] for at in held_at) <= 100 for held_at in places.values()):
            members = {"p2"}
            while more := {
                owned
                for owned, held_at in places.items()
                if owned not in members and sum(world[at] for at in held_at if rows[at].owner in members) >= 50
            }:
                members |= more
            yield world, "p6" in members


def smallest_deciding(rows: Sequence[Holding]) -> set[str] | None:
    """The smallest set of rows that decides in every world; None where there is nothing to decide."""
    all_worlds = list(worlds(rows))
    doubtful = [at for at, row in enumerate(rows) if len(values(row)) > 1]
    for size in range(len(doubtful) + 1):
        for chosen in combinations(doubtful, size):
            seen: dict[tuple[float, ...], bool] = {}
            if all(seen.setdefault(tuple(world[at] for at in chosen), found) == found for world, found in all_worlds):
                return {rows[at].source for at in chosen} if size else None
    raise AssertionError("all facts together decide")


@settings(max_examples=60, deadline=None)
@given(doubtful_tables())
def test_missing_facts_are_the_smallest_set_that_decides(rows: list[Holding]) -> None:
    """No set of facts smaller than the one named decides in every world, and the one named does."""
    world = make_world(make_graph(rows, DAY), get_regime("ofac-50").versions[0], {})
    found = find_coverage(world, ["p2"])
    is_doubtful = "p6" in found.possible and "p6" not in found.certain
    facts = find_gaps(world, found, "p6").facts if is_doubtful else ()
    told = {fact.stake.statements[0].source for fact in facts if isinstance(fact, StakeFact)}
    assert (told or None) == smallest_deciding(rows)


@pytest.mark.parametrize("rule", sorted(RULES))
def test_plain_rules_are_those_of_the_regimes(rule: str) -> None:
    """What the slow solver is asked is what the data of each regime says today."""
    version, plain = get_regime(rule).versions[-1], RULES[rule]
    told = {kind: (int(threshold.pct), threshold.is_inclusive) for kind, threshold in version.counts}
    assert (told, version.aggregate, version.joint) == (plain.counts, plain.aggregate, plain.joint)
    assert set(version.controls) == set(plain.controls)
