"""One part of a name: where it stands, what it is, what it means."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PartKind(StrEnum):
    """What a part of a name is."""

    PLACE = "place"
    TRADE = "trade name"
    SECTOR = "sector"
    FUNCTION = "function"
    INSTITUTION = "institution"
    DISCIPLINE = "discipline"
    DIRECTION = "direction"
    QUALITY = "quality"
    NUMBER = "number"
    GROUP = "group"
    BRANCH = "branch"
    LEGAL_FORM = "legal form"
    ACRONYM = "acronym"


@dataclass(frozen=True, slots=True)
class NamePart:
    """One part of a name.

    Attributes:
        start: Where it begins in the name, in code points.
        end: Where it ends.
        text: The name's own text between the two.
        kind: What it is.
        meaning: Hanzi in English, English in Hanzi, a number in digits; None where nothing is known.
        bracketed: Whether it stands in brackets.
    """

    start: int
    end: int
    text: str
    kind: PartKind
    meaning: str | None = None
    bracketed: bool = False
