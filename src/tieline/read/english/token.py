"""Words and marks of an English sentence, as the finders of names see them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tieline.read.mention import strip_possessive

_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}|(?:[a-z]\.){2,}|\bS\.p\.A\.?"  # U.S., a.s.
    r"|(?<![\w.])[A-Z]\.(?=\s[A-Z][a-z])"  # the initial in "Francis E. Warren"
    r"|[A-Z]\w+(?=-(?:based|owned|backed|led|run|linked|controlled|affiliated|listed|funded)\b)"  # London-based
    r"|[^\W_](?:[\w&’'\-]|\.(?=\w))*(?:(?<=[a-z])\.(?=,|\s[a-z(,])"
    r"|(?:(?<=\bCo)|(?<=\bCO)|(?<=\b(?:Inc|INC|Ltd|LTD|Pvt|Pte))|(?<=\bCorp))\.(?=[\s,)]|\Z))?"  # words, Co. in a name
    r"|&|[^\w\s]"
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark of a sentence.

    Attributes:
        start: Offset in the sentence.
        end: Offset after it.
        text: The word.
    """

    start: int
    end: int
    text: str

    @property
    def is_capital(self) -> bool:
        """Whether it may be part of a name: it starts with a capital letter or a digit followed by one."""
        return self.text[0].isupper() or (self.text[0].isdigit() and any(ch.isupper() for ch in self.text))

    @property
    def bare(self) -> str:
        """The word without a possessive ending, in lower case."""
        return strip_possessive(self.text).lower()


def tokenise(sentence: str) -> list[Token]:
    """Cut a sentence into words and marks.

    Args:
        sentence: Text of one sentence.

    Returns:
        Tokens in order, with offsets into the sentence.
    """
    return [Token(match.start(), match.end(), match[0]) for match in _TOKEN.finditer(sentence)]
