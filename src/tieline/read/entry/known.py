"""Official lists as documents speak of them: which list an announcement means, and who keeps it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from tieline.model.span import Span
from tieline.read.lexicon import load_yaml


@dataclass(frozen=True, slots=True)
class OfficialList:
    """An official list.

    Attributes:
        name: What it is called.
        words: By which a document names it.
        authorities: By which a document names who keeps it, the fullest name first.
    """

    name: str
    words: re.Pattern[str]
    authorities: tuple[re.Pattern[str], ...]

    def find_authorities(self, text: str) -> tuple[Span, ...]:
        """Find where a document names who keeps the list.

        Args:
            text: Canonical text.

        Returns:
            The places of the fullest name that the document has, in text order; none where it names nobody.
        """
        for pattern in self.authorities:
            found = tuple(Span(match.start(), match.end()) for match in pattern.finditer(text))
            if found:
                return found
        return ()


@cache
def load_official_lists() -> tuple[OfficialList, ...]:
    """Load the lists.

    Returns:
        The lists, in the order in which they are tried.
    """
    entries = load_yaml("read/lists.yml")
    assert isinstance(entries, list)
    return tuple(
        OfficialList(
            entry["name"],
            re.compile("|".join(f"(?:{word})" for word in entry["words"])),
            tuple(re.compile(f"(?:{word})") for word in entry["authorities"]),
        )
        for entry in entries
    )


def find_official_list(text: str, stretches: Sequence[Span]) -> tuple[OfficialList, Span] | None:
    """Find the list that an announcement means.

    Args:
        text: Canonical text.
        stretches: Where to look, the surest first: the announcement itself, then what stands before it.

    Returns:
        The list and the words that name it; None where no known list is named.
    """
    for stretch in stretches:
        for known in load_official_lists():
            found = [Span(m.start(), m.end()) for m in known.words.finditer(text, stretch.start, stretch.end)]
            if found:
                return known, found[-1]
    return None
