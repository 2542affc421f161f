"""Groups of linked utterances."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tieline.resolve.claim.exchange import Link
from tieline.resolve.claim.voice import Voice


def join_voices(opening: Sequence[Voice], links: Iterable[Link]) -> list[list[Voice]]:
    """Join linked utterances.

    Args:
        opening: Utterances that are a group even without a link.
        links: Pairs about the same matter.

    Returns:
        Groups, each in order.
    """
    union = Union()
    members = {voice.order: voice for voice in opening}
    for left, right in links:
        members |= {left.order: left, right.order: right}
        union.join(left.order, right.order)
    groups: dict[int, list[Voice]] = defaultdict(list)
    for order in sorted(members):
        groups[union.find(order)].append(members[order])
    return list(groups.values())


class Union:
    """Disjoint sets of numbers."""

    def __init__(self) -> None:
        """Make it; every number is a set by itself."""
        self._parent: dict[int, int] = {}

    def find(self, number: int) -> int:
        """Find what stands for the set of a number.

        Args:
            number: A number.

        Returns:
            The least number of its set.
        """
        root = number
        while (above := self._parent.get(root, root)) != root:
            root = above
        while number != root:
            self._parent[number], number = root, self._parent.get(number, number)
        return root

    def join(self, left: int, right: int) -> bool:
        """Make one set of two.

        Args:
            left: A number of the one.
            right: A number of the other.

        Returns:
            Whether they were two.
        """
        low, high = sorted((self.find(left), self.find(right)))
        self._parent[high] = low
        return low != high
