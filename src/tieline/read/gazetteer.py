"""Names of official lists, found in running text by their exact words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_WORD = re.compile(r"\w+(?:[&’'.\-]\w+)*")
_FORM = re.compile(
    r"[,\s]+(?:co|company|corp|corporation|inc|ltd|limited|llc|plc|gmbh|ag|sa|oao|ooo|zao|pjsc|jsc)\b\.?", re.IGNORECASE
)
_ASIDE = re.compile(r"\s*[(（][^()（）]*[)）]?")
MIN_CHARS = 4
"""Shorter names ("HIT", "ACE") are words of other meaning too often; acronyms are taken from documents instead."""


class Gazetteer:
    """A set of names that is searched word by word."""

    def __init__(self, names: Iterable[str]) -> None:
        """Build the set.

        Args:
            names: Names as lists print them. Of each, the name itself and its form without "Co., Ltd." are kept;
                names of one word count only where they are written with an inner capital or digit, or longer than
                nine letters, because lists hold many everyday words ("Orient", "Unity").
        """
        self._trie: dict[str, list[tuple[str, ...]]] = {}
        for name in names:
            plain = _ASIDE.sub("", name)
            for form in sorted({plain, _FORM.sub("", plain)}):
                words = tuple(_WORD.findall(form))
                if len(form) >= MIN_CHARS and words and (len(words) > 1 or _is_telling(words[0])):
                    self._trie.setdefault(words[0].casefold(), []).append(tuple(word.casefold() for word in words))
        for forms in self._trie.values():
            forms.sort(key=len, reverse=True)

    def find(self, sentence: str) -> Iterator[tuple[int, int]]:
        """Find names in a sentence, longest first, without overlaps.

        Args:
            sentence: Its text.

        Yields:
            Offsets [start, end) in the sentence, in order.
        """
        if not self._trie:
            return
        words = [(m.start(), m.end(), m[0]) for m in _WORD.finditer(sentence)]
        folded = [word.casefold() for _, _, word in words]
        index = 0
        while index < len(words):
            length = 0
            if words[index][2][0].isupper():
                length = self._longest(folded, index)
            if length:
                yield words[index][0], words[index + length - 1][1]
            index += length or 1

    def _longest(self, folded: list[str], index: int) -> int:
        for form in self._trie.get(folded[index], ()):
            if tuple(folded[index : index + len(form)]) == form:
                return len(form)
        return 0


def _is_telling(word: str) -> bool:
    return len(word) > 9 or (any(ch.isupper() or ch.isdigit() for ch in word[1:]) and not word.isupper())
