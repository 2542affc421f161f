"""Kernels that look for chains of direct stakes behind indirect ones."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from tieline.names.kernel import lean_kernel
from tieline.ownership.kernel_stake import EXPLAINED, INDIRECT, Stakes


@lean_kernel
def is_explained(stakes: Stakes, stake: int, seen: npt.NDArray[np.int32], queue: npt.NDArray[np.int32]) -> bool:
    """Whether a chain of two or more direct stakes leads from the owner of a stake to its company.

    Args:
        stakes: Who holds what.
        stake: The position of an indirect stake.
        seen: For each party, the last stake for which it was seen, plus one; written.
        queue: As long as there are parties; written.

    Returns:
        True if one does, without passing the company itself.
    """
    owner, company, mark = stakes.owner[stake], stakes.owned[stake], stake + 1
    queue[0], seen[company] = company, mark
    at, count = 0, 1
    while at < count:
        current = queue[at]
        at += 1
        for other in range(stakes.first_in[current], stakes.first_in[current + 1]):
            holder = stakes.owner[other]
            if stakes.flags[other] & INDIRECT or stakes.high[other] == 0:
                continue
            if holder == owner:
                if current != company:
                    return True
            elif seen[holder] != mark:
                seen[holder] = mark
                queue[count] = holder
                count += 1
    return False


@lean_kernel
def explain(
    stakes: Stakes, wanted: npt.NDArray[np.int32], seen: npt.NDArray[np.int32], queue: npt.NDArray[np.int32]
) -> None:
    """Mark the indirect stakes that chains of direct ones explain.

    Args:
        stakes: Who holds what; flags are written.
        wanted: Positions of indirect stakes.
        seen: Zeros, one for each party; written.
        queue: As long; written.
    """
    for at in range(len(wanted)):
        if is_explained(stakes, wanted[at], seen, queue):
            stakes.flags[wanted[at]] |= EXPLAINED
