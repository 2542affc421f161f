"""Union-find that keeps told pairs apart, however long the chain that would join them."""

from __future__ import annotations

from collections import defaultdict


class ConstrainedUnion:
    """Sets of the numbers 0 to size - 1, joined step by step; a join that breaks a constraint is refused.

    Constraints are between tags. An element may carry several tags, and many elements may carry one tag; no set ever
    holds two elements whose tags are kept apart. The order of joins decides which of two conflicting joins wins, so
    callers join in an order that depends on content alone.
    """

    def __init__(self, size: int) -> None:
        """Start with every element in a set of its own.

        Args:
            size: How many elements there are.
        """
        self._parent = list(range(size))
        self._size = [1] * size
        self._tags: dict[int, set[str]] = {}
        self._apart: defaultdict[str, set[str]] = defaultdict(set)

    def tag(self, element: int, tag: str) -> None:
        """Mark an element, before any join.

        Args:
            element: Which element.
            tag: The mark that constraints speak of.
        """
        self._tags.setdefault(self.find(element), set()).add(tag)

    def keep_apart(self, left: str, right: str) -> None:
        """Forbid that one set holds both tags, from now on.

        Args:
            left: A tag.
            right: Another tag; the same tag twice forbids nothing, as one element may be all there is.
        """
        if left != right:
            self._apart[left].add(right)
            self._apart[right].add(left)

    def find(self, element: int) -> int:
        """The element that stands for a set.

        Args:
            element: Any element of the set.

        Returns:
            The same number for all elements of one set, until the next join.
        """
        parent = self._parent
        while parent[element] != element:
            parent[element] = parent[parent[element]]
            element = parent[element]
        return element

    def may_join(self, left: int, right: int) -> bool:
        """Whether a join would keep every constraint.

        Args:
            left: An element.
            right: Another element.

        Returns:
            True when the two are in one set already, or nothing keeps their sets apart.
        """
        left, right = self.find(left), self.find(right)
        if left == right:
            return True
        fewer, more = sorted((self._tags.get(left, set()), self._tags.get(right, set())), key=len)
        return all(self._apart[tag].isdisjoint(more) for tag in fewer if tag in self._apart)

    def join(self, left: int, right: int) -> bool:
        """Join the sets of two elements unless a constraint forbids it.

        Args:
            left: An element.
            right: Another element.

        Returns:
            Whether the two are in one set afterwards.
        """
        if not self.may_join(left, right):
            return False
        left, right = self.find(left), self.find(right)
        if left == right:
            return True
        if self._size[left] < self._size[right]:
            left, right = right, left
        self._parent[right] = left
        self._size[left] += self._size[right]
        if right in self._tags:
            self._tags.setdefault(left, set()).update(self._tags.pop(right))
        return True

    def groups(self) -> list[list[int]]:
        """List the sets.

        Returns:
            Every set, its elements ascending; sets ordered by their first element.
        """
        found: dict[int, list[int]] = {}
        for element in range(len(self._parent)):
            found.setdefault(self.find(element), []).append(element)
        return list(found.values())
