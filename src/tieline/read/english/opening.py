"""The words that open a sentence and take up a party named before: "It", "Its", "The company"."""

from __future__ import annotations

import re
from dataclasses import dataclass

_OPENING = re.compile(
    r"[\"“'(]*(?:(?:[IO]n|Since|By|After|Before|Until|During|Later|However|Today|Currently|Now|Meanwhile|Then|Previously"
    r"|Formerly|Prior|Also|As|Lastly|Finally|Moreover|Additionally)\b[^,.;]{0,60}, )?"
    r"(?P<words>[Ii]ts?|[Tt]hey|[Tt]heir|[Hh]e|[Hh]is|[Ss]he|[Hh]er|[Tt]h(?:e|is) (?P<noun>[a-z-]+))\b(?!['’,-])"
)
"""A pronoun or description, perhaps behind a time."""
_OWNERS = {"its": "it", "their": "they", "his": "he", "her": "she"}


@dataclass(frozen=True, slots=True)
class Opening:
    """What opens a sentence.

    Attributes:
        start: Offset in the sentence.
        end: Offset after it.
        pronoun: The pronoun in lower case, "it" for "its"; None for a description.
        noun: The noun of a description; None for a pronoun.
    """

    start: int
    end: int
    pronoun: str | None
    noun: str | None


def find_opening(sentence: str) -> Opening | None:
    """Find a pronoun or a description at the beginning of a sentence.

    Args:
        sentence: Its words.

    Returns:
        The opening; None where the sentence opens otherwise.
    """
    match = _OPENING.match(sentence)
    if match is None:
        return None
    word = match["words"].lower()
    pronoun = _OWNERS.get(word, word) if match["noun"] is None else None
    return Opening(match.start("words"), match.end("words"), pronoun, match["noun"])
