"""Kernels that read Hanzi: the English words and the pinyin that a name may come to."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from tieline.names.kernel import lean_kernel
from tieline.screen.kernel_hash import hash_bytes
from tieline.screen.kernel_map import find_key
from tieline.screen.kernel_text import WordBuffer
from tieline.screen.kernel_token import KnowledgeArrays

MAX_GLOSSED = 8
MAX_JOINED = 4
_FIRST, _LAST = 0x4E00, 0x9FFF
_SYLLABLE_ROOM = 8


@lean_kernel
def _code_of(words: WordBuffer, at: int) -> int:
    """The code point of a Hanzi of three bytes; 0 for a rarer one."""
    start = int(words.starts[at])
    first, second, third = int(words.text[start]), int(words.text[start + 1]), int(words.text[start + 2])
    return ((first & 0x0F) << 12) | ((second & 0x3F) << 6) | (third & 0x3F) if first < 0xF0 else 0


@lean_kernel
def _add(found: npt.NDArray[np.int64], count: int, value: int) -> int:
    """Put a hash behind the others unless it is there already; gives how many there are."""
    if count == len(found):
        return count
    for at in range(count):
        if found[at] == value:
            return count
    found[count] = value
    return count + 1


@lean_kernel
def _add_gloss(
    words: WordBuffer, at: int, end: int, know: KnowledgeArrays, found: npt.NDArray[np.int64], count: int
) -> int:
    """Add the English words of every word of the gloss that begins at a Hanzi."""
    for stop in range(min(end, at + MAX_GLOSSED), at, -1):
        key = hash_bytes(words.text, int(words.starts[at]), int(words.starts[stop]))
        entry = find_key(know.gloss_keys, know.gloss_slots, key)
        if entry >= 0:
            for number in range(int(know.gloss_starts[entry]), int(know.gloss_starts[entry + 1])):
                count = _add(found, count, int(know.gloss_words[number]))
    return count


@lean_kernel
def _add_pinyin(
    words: WordBuffer, at: int, end: int, know: KnowledgeArrays, found: npt.NDArray[np.int64], count: int
) -> int:
    """Add the pinyin of the two to four Hanzi that begin at one, written as one word; of a lone Hanzi too."""
    text, size = words.spare, 0
    for place in range(at, min(end, at + MAX_JOINED)):
        code = _code_of(words, place)
        if not _FIRST <= code <= _LAST:
            return count
        first, last = int(know.syllable_starts[code - _FIRST]), int(know.syllable_starts[code - _FIRST + 1])
        if first == last or last - first > _SYLLABLE_ROOM:
            return count
        for letter in range(first, last):
            text[size] = know.syllable_text[letter]
            size += 1
        if place > at or end - at == 1:
            count = _add(found, count, hash_bytes(text, 0, size))
    return count


@lean_kernel
def read_hanzi(words: WordBuffer, size: int, know: KnowledgeArrays, found: npt.NDArray[np.int64]) -> tuple[int, int]:
    """Read the Hanzi of a name.

    Args:
        words: The words of the name.
        size: How many.
        know: The gloss and the readings.
        found: Takes hashes of words: first English ones, then pinyin.

    Returns:
        How many English words there are, and how many words in all.
    """
    glossed = 0
    for sound in (False, True):
        count, end = glossed, 0
        for at in range(size):
            if words.runs[at] == 0:
                continue
            if at >= end or words.runs[at] != words.runs[end - 1]:
                end = at + 1
                while end < size and words.runs[end] == words.runs[at]:
                    end += 1
            if sound:
                count = _add_pinyin(words, at, end, know, found, count)
            else:
                count = _add_gloss(words, at, end, know, found, count)
        if not sound:
            glossed = count
    return glossed, count
