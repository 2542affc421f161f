"""Ownership arithmetic: ten million stakes, how time grows with size, and beside a plain implementation on networkx.

The stakes are drawn at random, with a fixed seed: small holdings and controlling ones, ranges, unknown shares, and
stakes stated twice. A rule is asked from 5,000 listed parties; reading files is not part of it, building the graph from
arrays is.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Iterable

import numpy as np

from bench.figure import Figure
from tieline.names.kernel import compile_kernels
from tieline.ownership.arrays import Statements, make_stakes
from tieline.ownership.kernel_stake import UNSTATED
from tieline.ownership.reach import Reach, make_spreader
from tieline.ownership.regime import get_regime
from tieline.ownership.scale import PER_PCT, WHOLE_UNITS

SIZES = (1_250_000, 2_500_000, 5_000_000, 10_000_000)
LISTED = 5_000
PEER_SIZE = 200_000
RULE = get_regime("ofac-50").versions[-1]
DATA = "stakes drawn at random, seed 7"
TARGET_S, TARGET_GIB = 30.0, 3.0
"""What the largest size must stay below; the figures are how many times it does."""


def make_statements(count: int) -> Statements:
    """Draw stakes: half as many parties as stakes, shares as registers show them.

    Args:
        count: How many stakes.

    Returns:
        The stakes.
    """
    draw = np.random.default_rng(7)
    parties = count // 2
    small = (draw.pareto(1.2, count) * 3).clip(0.01, 100.0)
    low = np.where(draw.random(count) < 0.4, draw.uniform(50.0, 100.0, count), small)
    units = (low * 100).round().astype(np.int64) * (PER_PCT // 100)
    high, flags = units.copy(), np.zeros(count, dtype=np.uint16)
    kinds = draw.random(count)
    unknown, band = kinds < 0.05, (kinds >= 0.05) & (kinds < 0.15)
    units[unknown], high[unknown], flags[unknown] = 0, WHOLE_UNITS, UNSTATED
    high[band] = np.minimum(units[band] + 25 * PER_PCT, WHOLE_UNITS)
    return Statements(
        parties=parties,
        owner=draw.integers(0, parties, count, dtype=np.int32),
        owned=draw.integers(0, parties, count, dtype=np.int32),
        kind=np.zeros(count, dtype=np.int8),
        low=units,
        high=high,
        flags=flags,
        origin=np.zeros(count, dtype=np.int32),
    )


def choose_listed(parties: int) -> list[int]:
    """Choose the listed parties.

    Args:
        parties: How many parties there are.

    Returns:
        Numbers of 5,000 of them, or of a twentieth where they are few.
    """
    count = min(LISTED, parties // 20)
    chosen: list[int] = np.random.default_rng(8).choice(parties, count, replace=False).tolist()
    return chosen


def find_reach(statements: Statements, listed: Iterable[int]) -> Reach:
    """Build the graph and ask the rule.

    Args:
        statements: The stakes.
        listed: Numbers of the listed parties.

    Returns:
        Whom the rule reaches.
    """
    return make_spreader(make_stakes(statements, None), RULE).find_reach(listed)


def find_with_networkx(statements: Statements, listed: Iterable[int]) -> tuple[float, float, int]:
    """Do the same the straightforward way: a directed multigraph, and a list of parties to look at.

    Args:
        statements: The stakes.
        listed: Numbers of the listed parties.

    Returns:
        Seconds to build the graph, seconds to ask, and how many parties are surely covered.
    """
    import networkx

    start = time.process_time()
    graph: networkx.MultiDiGraph[int] = networkx.MultiDiGraph()
    rows = zip(statements.owner.tolist(), statements.owned.tolist(), statements.low.tolist(), strict=True)
    graph.add_weighted_edges_from(rows)
    built = time.process_time()
    members, waiting = set(listed), [party for party in listed if party in graph]
    while waiting:
        for company in set(graph.successors(waiting.pop())) - members:
            held: dict[int, int] = {}
            for owner, _, stake in graph.in_edges(company, data=True):
                if owner in members:
                    held[owner] = min(held.get(owner, WHOLE_UNITS), stake["weight"])
            if sum(held.values()) >= 50 * PER_PCT:
                members.add(company)
                waiting.append(company)
    return built - start, time.process_time() - built, len(members)


def measure(count: int) -> tuple[float, float, int, int]:
    """Measure one size in this process.

    Args:
        count: How many stakes.

    Returns:
        Processor seconds, peak memory of the process in GiB, and how many parties are surely and possibly covered.
    """
    compile_kernels()
    small = make_statements(1_000)
    find_reach(small, choose_listed(small.parties))
    statements = make_statements(count)
    listed = choose_listed(statements.parties)
    start = time.process_time()
    reach = find_reach(statements, listed)
    taken = time.process_time() - start
    return taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20, len(reach.sure), len(reach.possible)


def measure_apart(count: int) -> tuple[float, float, int, int]:
    """Measure one size in a process of its own, so that its peak of memory is its own.

    Args:
        count: How many stakes.

    Returns:
        As `measure` gives them.
    """
    code = f"from bench.ownership import measure; print(*measure({count}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    seconds, memory, sure, possible = done.stdout.split()
    return float(seconds), float(memory), int(sure), int(possible)


def run() -> list[Figure]:
    """Measure.

    Returns:
        Stakes a second for each size; how far the largest stays below its targets; how little the time for a stake
        grows from the smallest to the largest; and the speed beside networkx.
    """
    figures: list[Figure] = []
    seconds: dict[int, float] = {}
    for count in SIZES:
        seconds[count], memory, sure, possible = measure_apart(count)
        size = f"{count:,} stakes, {LISTED:,} listed, {sure:,} covered, {possible:,} possibly"
        figures.append(Figure(f"ownership, {count:,}", count / seconds[count], "stakes/s", DATA, size))
    largest = SIZES[-1]
    told = f"{seconds[largest]:.1f} s, {memory:.2f} GiB"
    figures.append(Figure("ownership: below 30 s", TARGET_S / seconds[largest], "times", DATA, told))
    figures.append(Figure("ownership: below 3 GiB", TARGET_GIB / memory, "times", DATA, told))
    growth = (seconds[SIZES[0]] / SIZES[0]) / (seconds[largest] / largest)
    figures.append(Figure("ownership: time a stake, smallest to largest", growth, "ratio", DATA, "1 is linear"))
    return [*figures, *_beside_networkx()]


def _beside_networkx() -> list[Figure]:
    statements = make_statements(PEER_SIZE)
    listed = choose_listed(statements.parties)
    compile_kernels()
    find_reach(statements, listed)
    start = time.process_time()
    reach = find_reach(statements, listed)
    own = time.process_time() - start
    built, asked, members = find_with_networkx(statements, listed)
    assert members == len(reach.sure), (members, len(reach.sure))
    size = f"{PEER_SIZE:,} stakes, both {members:,} covered; networkx {built:.2f} s to build, {asked:.2f} s to ask"
    return [Figure("ownership against networkx", (built + asked) / own, "times", DATA, size)]
