"""Names that the statistical model finds, cut where it took more along than the name."""

from __future__ import annotations

import re

from tieline.read.english.joint import COMPANY_END
from tieline.read.lexicon import load_lexicon
from tieline.read.mention import strip_possessive

_TRAILING = re.compile(r"(?:\s+(?:at|of|in|for|and|with|by|to|the|on|from))+$", re.IGNORECASE)
_LEADING = re.compile(
    r"(?:(?:[Tt]he|THE|[Aa]n?)\s+|(?:[OoIi]n )?\d{1,2} (?:January|February|March|April|May|June|July|August"
    r"|September|October|November|December)\s+)+(?=\S)|(?:[a-z]\.|\([a-z\d]{1,3}\))\s+"
)
"""What the model takes along before a name: articles, days and the marks of lists."""
_EDGES = " \n\t\"“”‘’'.,;:()[]*_<>#"


def trim_name(text: str, start: int, end: int, barriers: set[int]) -> tuple[int, int] | None:
    """Cut what the model took along: articles, possessives, quotation marks, roles, a second name.

    Args:
        text: The sentence.
        start: Where the model's name begins.
        end: Offset after it.
        barriers: Offsets of words that never belong to a name here.

    Returns:
        Offsets of what is left; None when that is no name.
    """
    while start < end and (start in barriers or text[start] in _EDGES):
        start += 1
    if match := _LEADING.match(text, start, end):
        start = match.end()
    end = next((offset for offset in range(start, end) if offset in barriers), end)
    if text.count("(", start, end) > text.count(")", start, end):
        end = text.rindex("(", start, end)
    while (
        end > start
        and text[end - 1] in _EDGES
        and not re.search(r"(?:\b[A-Z]\.)+$|\b(?:Co|Ltd|Inc|Corp)\.$", text[start:end])
    ):
        end -= 1
    end = _before_comma(text, start, end)
    end = start + len(_TRAILING.sub("", strip_possessive(text[start:end])))
    words = text[start:end]
    return (start, end) if len(words) > 1 and any(ch.isupper() for ch in words) and "\n\n" not in words else None


def _before_comma(text: str, start: int, end: int) -> int:
    """The end of the first of several names that the model took for one, unless a legal form or a field goes on."""
    for comma in re.finditer(r", (?:and |& )?(\w+)", text[start:end]):
        behind = comma[1].lower()
        if behind not in COMPANY_END and behind not in load_lexicon().fields | load_lexicon().causes:
            return start + comma.start()
    return end
