"""Names of known organisations and of official lists, found in running Chinese text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tieline.names.known import iter_organisations
from tieline.read.chinese.word import simplify
from tieline.text.script import has_hanzi

MIN_CHARS = 4
"""A shorter name (飞腾, 长城, 商汤) is a word of other meaning too often; see `SHORT_CHARS`."""

SHORT_CHARS = 3
"""Names of this length count where they stand as whole words."""

_HANZI_RUN = re.compile("[㐀-鿿·（）()]{2,}")


class HanziGazetteer:
    """A set of Hanzi names that is searched character by character."""

    def __init__(self, names: Iterable[str]) -> None:
        """Build the set.

        Args:
            names: Names as lists print them, in any script; only their Hanzi parts count.
        """
        self._by_opening: dict[str, list[str]] = {}
        for name in sorted(set(_iter_hanzi(names))):
            self._by_opening.setdefault(name[:SHORT_CHARS], []).append(name)
        for group in self._by_opening.values():
            group.sort(key=lambda name: (-len(name), name))

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Find names, longest first, without overlaps.

        Args:
            text: A sentence in simplified characters.

        Yields:
            Offsets [start, end), in order.
        """
        at = 0
        while at <= len(text) - SHORT_CHARS:
            group = self._by_opening.get(text[at : at + SHORT_CHARS])
            name = next((name for name in group if text.startswith(name, at)), None) if group else None
            if name is not None:
                yield at, at + len(name)
            at += len(name) if name else 1


def load_known_names() -> Iterator[str]:
    """The Hanzi names of organisations that Tieline knows.

    Yields:
        Names in simplified characters.
    """
    for organisation in iter_organisations():
        yield from organisation.hanzi


def _iter_hanzi(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        if has_hanzi(name):
            for run in _HANZI_RUN.findall(simplify(name)):
                plain = run.strip("·（）()")
                if len(plain) >= SHORT_CHARS:
                    yield plain
