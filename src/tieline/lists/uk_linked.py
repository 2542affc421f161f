"""The parties that the UK lists tie an entry to: parents, subsidiaries, owners and operators, as their columns say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tieline.lists.uk_columns import LINKS
from tieline.model import LinkedParty

_BETWEEN = re.compile(r"(?<!\bNo)(?<!\bCo)(?<!\bSt)(?<!\b[A-Z])\.{1,2};?\s+(?=[A-Z])|;\s*")
_WORD = re.compile(r"[^\W\d_]{2}")
_TOLD = re.compile(
    r"(?P<relation>(?:an?\s+)?subsidiary (?:organisation )?of|owned/controlled by|established by)"
    r"\s+(?:the\s+)?(?P<name>.+)",
    re.IGNORECASE,
)
_MARKED = re.compile(r"(?P<name>.+?)\s*\((?P<relation>parent|subsidiary)\)(?:,.*)?", re.IGNORECASE)
_NUMBER_OR_NOTE = re.compile(
    r"(?:BIC|TIN|OKPO|SWIFT|INN|KPP):.*|is the parent company|parent and branches", re.IGNORECASE
)


def _split(value: str) -> Iterator[str]:
    """The parties of one value: names between full stops or semicolons."""
    for piece in _BETWEEN.split(value):
        bare = piece.strip(" ;")
        if _WORD.search(bare) is not None and _NUMBER_OR_NOTE.fullmatch(bare) is None:
            yield bare


def iter_linked(column: str, values: Iterable[str]) -> Iterator[LinkedParty]:
    """Read a column that names other parties.

    Args:
        column: One of the columns of `LINKS`.
        values: Its values, each perhaps of several names.

    Yields:
        The parties. Where a value itself says how they are tied ("Subsidiary of X" among the parents, "X (parent)"
        among the subsidiaries), its word counts; numbers of registers that went astray are no parties.
    """
    for value in values:
        for name in _split(value):
            match = _TOLD.fullmatch(name) or _MARKED.fullmatch(name)
            if match is None:
                yield LinkedParty(LINKS[column], name)
            else:
                yield LinkedParty(match["relation"].capitalize(), match["name"])
