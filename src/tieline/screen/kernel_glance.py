"""Kernels of the first glance: which candidates are worth a full description."""

from __future__ import annotations

from tieline.names.kernel import lean_kernel
from tieline.screen.feature import N_GLANCES, Described
from tieline.screen.kernel_likeness import OTHER_BIT, Likeness
from tieline.screen.kernel_query import BINS, N_CANDIDATES, N_WORDS, Query
from tieline.screen.segment import HIGH_BITS
from tieline.screen.weights import WeightArrays

KEEP = 1e9
"""Stands for candidates that stay: those in the other script, whose words tell nothing at a glance, and those that are
only a slip or two away."""


@lean_kernel
def see(query: Query, like: Likeness, described: Described, weights: WeightArrays) -> None:
    """Note what a glance tells of each candidate.

    That is what it gained, which shares of both names the other has, words more or less, and the rarest word shared.

    Args:
        query: Has its candidates, with what they gained beside the best.
        like: Has their words.
        described: Takes what is seen, and what it makes of each candidate.
        weights: What it counts.
    """
    flat, ends, fields, runs = like.flat, like.ends, like.fields, query.words.runs
    glances, likely, counts, size = described.glances, described.likely, weights.glance, int(query.state[N_WORDS])
    spare = described.slips.spare
    total, in_hanzi, start = 1e-6, False, 0
    for at in range(size):
        total += query.weights[at]
        in_hanzi = in_hanzi or runs[at] != 0
    for at in range(int(query.state[N_CANDIDATES])):
        end, bits = int(ends[at]), 0
        weight, worth, asked, rarest = 1e-6, 0.0, 0.0, 0.0
        for place in range(start, end):
            row = flat[place]
            weight += like.weights[row]
            worth += like.worths[row]
            asked += like.asked[row]
            rarest = max(rarest, like.asked[row])
            bits |= fields[row, HIGH_BITS]
        named, told = worth / weight, min(asked / total, 1.0)
        seen = glances[at]
        seen[0], seen[1], seen[2], seen[3] = query.gains[at], named, told, named * told
        seen[4] = abs(size - (end - start)) / (size + end - start)
        seen[5] = rarest
        value = 0.0
        for number in range(N_GLANCES):
            value += counts[number] * seen[number]
        stays = ((bits & OTHER_BIT) != 0) != in_hanzi or spare[at] > 0
        likely[at] = KEEP if stays else value
        start = end


@lean_kernel
def _find_least(query: Query, described: Described, count: int, most: int) -> float:
    """The least that a candidate must be worth for at most so many to stay."""
    likely, bins = described.likely, query.bins
    low, high = KEEP, -KEEP
    for at in range(count):
        if likely[at] < KEEP:
            low, high = min(low, likely[at]), max(high, likely[at])
    scale = (BINS - 1) / (high - low) if high > low else 0.0
    bins[:] = 0
    for at in range(count):
        if likely[at] < KEEP:
            bins[int((likely[at] - low) * scale)] += 1
    least, above = BINS - 1, int(bins[BINS - 1])
    while least > 0 and above + int(bins[least - 1]) <= most:
        least -= 1
        above += int(bins[least])
    return low + least / scale if scale > 0.0 else low


@lean_kernel
def glance(query: Query, like: Likeness, described: Described, weights: WeightArrays) -> int:
    """Keep the candidates that a first glance makes the likeliest.

    Args:
        query: Has its candidates; those that stay take their places, with what they gained beside the best.
        like: Has the words of all; keeps those of the ones that stay.
        described: Takes what was seen.
        weights: What it counts, and how many stay.

    Returns:
        How many stay, in the order they had.
    """
    count, most, top = int(query.state[N_CANDIDATES]), int(weights.ranked[0]), 1e-9
    for at in range(count):
        top = max(top, query.gains[at])
    for at in range(count):
        query.gains[at] /= top
    if count <= most:
        return count
    see(query, like, described, weights)
    least, likely, flat, ends = _find_least(query, described, count, most), described.likely, like.flat, like.ends
    kept, total, start = 0, 0, 0
    for at in range(count):
        end = int(ends[at])
        if likely[at] >= least:
            for place in range(start, end):
                flat[total] = flat[place]
                total += 1
            query.candidates[kept], query.gains[kept], ends[kept] = query.candidates[at], query.gains[at], total
            described.slips.spare[kept] = described.slips.spare[at]
            kept += 1
        start = end
    query.state[N_CANDIDATES] = kept
    return kept
