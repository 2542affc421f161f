"""Kernel: how near a Latin word sounds to a run of Hanzi."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from tieline.names.cross.syllable import LETTERS
from tieline.names.kernel import kernel

# What writing one letter for another costs, both ways; other pairs cost 1. Source: set by hand after the pairs that
# older romanisations, Cantonese spellings and brand names of the development pairs confuse (2026-11).
_NEAR_LETTERS = {
    0.2: "iy uw ck kq cq",
    0.3: "sx cz bp dt gk jz jq vw ei zs ou",
    0.4: "jy ao ae iu eu fv vu lr gh oe fp mn hk xz hx jg cs ts gj vf xj qc cx tz",
    0.6: "ai nl io au yu ea zj jc gc rn",
}
# What a letter too many costs; other letters cost 1.
_LIGHT_LETTERS = {0.35: "heyuwg", 0.45: "iaon", 0.6: "rstd"}


def _make_costs() -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    """The costs as arrays: letter for letter, letter for nothing."""
    other = np.ones((LETTERS, LETTERS), dtype=np.float32)
    for cost, pairs in sorted(_NEAR_LETTERS.items(), reverse=True):
        for pair in pairs.split():
            row, column = ord(pair[0]) - 97, ord(pair[1]) - 97
            other[row, column] = other[column, row] = cost
    np.fill_diagonal(other, 0.0)
    gap = np.ones((2, LETTERS), dtype=np.float32)
    for cost, letters in _LIGHT_LETTERS.items():
        for letter in letters:
            gap[:, ord(letter) - 97] = cost
    return other, gap


OTHER, GAP = _make_costs()
FAR = np.float32(1e9)
FREE_TAIL = 0.45
"""What each letter of a Latin word behind the part that sounds like the Hanzi costs: brand names take a suffix."""


@kernel
def _add_syllable(letters, word, costs, origins, other, gap):
    """Go on over one syllable: edit distance letter by letter, in place, keeping where each path began."""
    n, now = len(word), 0
    for letter in letters:
        after = 1 - now
        costs[after, 0], origins[after, 0] = costs[now, 0] + gap[0, letter], origins[now, 0]
        for j in range(1, n + 1):
            cost, origin = costs[now, j - 1] + other[word[j - 1], letter], origins[now, j - 1]
            if costs[now, j] + gap[0, letter] < cost:
                cost, origin = costs[now, j] + gap[0, letter], origins[now, j]
            if costs[after, j - 1] + gap[1, word[j - 1]] < cost:
                cost, origin = costs[after, j - 1] + gap[1, word[j - 1]], origins[after, j - 1]
            costs[after, j], origins[after, j] = cost, origin
        now = after
    return now


@kernel
def _nearest_end(costs, origins):
    """How near a word sounds to the run that ends here, letters behind it counted as a suffix; and where it began."""
    n = len(costs) - 1
    found, origin = 0.0, 0
    for j in range(max(3, (n + 1) // 2), n + 1):
        near = 1.0 - (costs[j] + FREE_TAIL * (n - j)) / n
        if near > found:
            found, origin = near, origins[j]
    if n < 3:
        found, origin = max(0.0, 1.0 - costs[n] / n), origins[n]
    return found, origin


@kernel
def find_window(word, units, syllables, blocked, scratch, costs):
    """Find the run of Hanzi that sounds nearest to a word.

    Args:
        word: The letters of the word, 0 for a.
        units: Syllable numbers of each unit, and how unusual each is.
        syllables: The letters of each syllable, and how many they are.
        blocked: Bits of units that may not take part.
        scratch: Costs and origins by unit and letter; the same for two rows.
        costs: One letter for another, and a letter too many.

    Returns:
        Start and end of the run, in units of the name, and how near it sounds, 0 to 1; 0, 0 and 0.0 when none does.
    """
    variants, penalties = units
    letters, sizes = syllables
    best, origin, row, row_origin = scratch
    other, gap = costs
    n, start, end, found = len(word), 0, 0, 0.0
    best[0, 1 : n + 1] = FAR
    best[0, 0], origin[0, 0] = 0.0, 0
    for i in range(len(variants)):
        best[i + 1, 1 : n + 1] = FAR
        best[i + 1, 0], origin[i + 1, 0] = 0.0, i + 1
        if (blocked >> i) & 1:
            continue
        for v in range(variants.shape[1]):
            syllable = variants[i, v]
            if syllable < 0:
                break
            for j in range(n + 1):
                row[0, j], row_origin[0, j] = best[i, j] + penalties[i, v], origin[i, j]
            now = _add_syllable(letters[syllable, : sizes[syllable]], word, row, row_origin, other, gap)
            for j in range(1, n + 1):
                if row[now, j] < best[i + 1, j]:
                    best[i + 1, j], origin[i + 1, j] = row[now, j], row_origin[now, j]
        near, began = _nearest_end(best[i + 1, : n + 1], origin[i + 1, : n + 1])
        if near > found + 1e-6:
            start, end, found = began, i + 1, near
    return start, end, found
