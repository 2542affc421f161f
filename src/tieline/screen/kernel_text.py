"""Kernels that fold a name and part it into words."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from tieline.names.kernel import lean_kernel
from tieline.screen.kernel_hash import hash_bytes
from tieline.screen.kernel_map import find_key

SEPARATOR, DROPPED = 0, 1
"""What a character folds to that parts words, and one that leaves no trace."""

MAX_WORDS = 32
"""Words of a name beyond this one are not read; every Hanzi counts as a word."""

MAX_LETTERS = 48
"""Letters of a word beyond this one are not read."""

MAX_TOKENS = 240
MAX_READINGS = 400
"""Tokens of a name, and what its Hanzi may be in Latin letters, beyond so many are left out."""

_TEXT_ROOM = (MAX_WORDS + 1) * MAX_LETTERS
_DOT, _SLASH = 46, 47
_SMALL_A, _SMALL_E, _SMALL_I, _SMALL_S, _SMALL_U, _SMALL_Y = 97, 101, 105, 115, 117, 121
_FIRST_HANZI = 0x2E80
_PLANE = 1 << 16
_MIXED_START, _MIXED_END = 0x370, 0x530
_RARE_HANZI_START, _RARE_HANZI_END = 0x20000, 0x33480


Codes = npt.NDArray[np.uint32]
Targets = npt.NDArray[np.int32]
Letters = npt.NDArray[np.uint8]


class FoldArrays(NamedTuple):
    """Tables of the text kernels.

    Attributes:
        target: For each code point below 65,536 what it folds to: `SEPARATOR`, `DROPPED`, an ASCII character or a
            Hanzi by its code point, or -k for the letters at k of `letters`.
        mixed: The same for Greek and Cyrillic inside a Latin word, counted from U+0370.
        letters: Runs of ASCII letters, each after its length.
        spelling_keys: Hashes of the words that are a spelling of another.
        spelling_slots: Their hash table.
        spelling_starts: Where the word it stands for begins in `spelling_text`, and where the last one ends.
        spelling_text: Those words, run together.
    """

    target: npt.NDArray[np.int32]
    mixed: npt.NDArray[np.int32]
    letters: npt.NDArray[np.uint8]
    spelling_keys: npt.NDArray[np.int64]
    spelling_slots: npt.NDArray[np.int32]
    spelling_starts: npt.NDArray[np.int32]
    spelling_text: npt.NDArray[np.uint8]


class WordBuffer(NamedTuple):
    """The words of one name; a kernel fills it again and again.

    Attributes:
        text: The words in UTF-8, run together.
        starts: Where each word begins in `text`, and where the last one ends.
        hashes: Hash of each word.
        runs: For each word, the number of the run of Hanzi it belongs to, from 1; 0 for a Latin word.
        spare: Room for a short word.
        tokens: Room for tokens.
        found: Room for what Hanzi may be in Latin letters.
    """

    text: npt.NDArray[np.uint8]
    starts: npt.NDArray[np.int64]
    hashes: npt.NDArray[np.int64]
    runs: npt.NDArray[np.int64]
    spare: npt.NDArray[np.uint8]
    tokens: npt.NDArray[np.int64]
    found: npt.NDArray[np.int64]


def make_word_buffer() -> WordBuffer:
    """Make an empty buffer.

    Returns:
        The buffer, with room for the longest name.
    """
    return WordBuffer(
        text=np.zeros(_TEXT_ROOM, dtype=np.uint8),
        starts=np.zeros(MAX_WORDS + 1, dtype=np.int64),
        hashes=np.zeros(MAX_WORDS, dtype=np.int64),
        runs=np.zeros(MAX_WORDS, dtype=np.int64),
        spare=np.zeros(MAX_LETTERS, dtype=np.uint8),
        tokens=np.zeros(MAX_TOKENS, dtype=np.int64),
        found=np.zeros(MAX_READINGS, dtype=np.int64),
    )


@lean_kernel
def _is_letter(code: int, target: Targets) -> bool:
    """Whether a character is a letter or digit."""
    return code < _PLANE and (target[code] > DROPPED or target[code] < 0)


@lean_kernel
def _is_dotted(codes: Codes, at: int, start: int, end: int, target: Targets) -> bool:
    """Whether a dot or slash stands between two single letters, or behind one of several such."""
    if at <= start or at + 1 >= end or not _is_letter(int(codes[at - 1]), target):
        return False
    if at - 2 >= start and _is_letter(int(codes[at - 2]), target):
        return False
    if not _is_letter(int(codes[at + 1]), target):
        return False
    return at + 2 >= end or not _is_letter(int(codes[at + 2]), target)


@lean_kernel
def _in_latin_word(codes: Codes, at: int, start: int, end: int, target: Targets) -> bool:
    """Whether the word around a Greek or Cyrillic letter has an ASCII letter."""
    for step in (-1, 1):
        other = at + step
        while start <= other < end and _is_letter(int(codes[other]), target):
            code = int(codes[other]) | 32
            if _SMALL_A <= code < _SMALL_A + 26:
                return True
            other += step
    return False


@lean_kernel
def _fold_rare(codes: Codes, at: int, start: int, end: int, tables: tuple[Targets, Targets]) -> int:
    """What one character of a name folds to (see `FoldArrays.target`) where its neighbours matter."""
    code, target = int(codes[at]), tables[0]
    if code >= _PLANE:
        return code if _RARE_HANZI_START <= code < _RARE_HANZI_END else SEPARATOR
    if code in (_DOT, _SLASH) and _is_dotted(codes, at, start, end, target):
        return DROPPED
    if _MIXED_START <= code < _MIXED_END and _in_latin_word(codes, at, start, end, target):
        return int(tables[1][code - _MIXED_START])
    return int(target[code])


@lean_kernel
def _put_hanzi(code: int, text: npt.NDArray[np.uint8], at: int) -> int:
    """Write a Hanzi in UTF-8; gives where it ends."""
    if code < _PLANE:
        text[at] = 0xE0 | (code >> 12)
    else:
        text[at] = 0xF0 | (code >> 18)
        at += 1
        text[at] = 0x80 | ((code >> 12) & 0x3F)
    text[at + 1] = 0x80 | ((code >> 6) & 0x3F)
    text[at + 2] = 0x80 | (code & 0x3F)
    return at + 3


@lean_kernel
def _singular(text: npt.NDArray[np.uint8], start: int, end: int) -> int:
    """Write a word without the s of a plural, but for the shortest, which may be initials; gives where it ends."""
    size = end - start
    if size <= 4 or text[end - 1] != _SMALL_S:
        return end
    before = int(text[end - 2])
    if before in (_SMALL_S, _SMALL_U, _SMALL_I):
        return end
    if size > 4 and before == _SMALL_E and text[end - 3] == _SMALL_I:
        text[end - 3] = _SMALL_Y
        return end - 2
    return end - 1


@lean_kernel
def _respell(text: Letters, start: int, at: int, fold: FoldArrays) -> int:
    """Write the word that a word is a spelling of ("technology" for "tech"); gives where it ends."""
    first, last = int(fold.spelling_starts[at]), int(fold.spelling_starts[at + 1])
    for letter in range(first, last):
        text[start + letter - first] = fold.spelling_text[letter]
    return start + last - first


@lean_kernel
def _close_word(words: WordBuffer, count: int, end: int, fold: FoldArrays) -> int:
    """End the Latin word that has been written, if any; gives the number of words."""
    start = int(words.starts[count])
    if end == start or count == MAX_WORDS:
        return count
    wanted = hash_bytes(words.text, start, end)
    known = find_key(fold.spelling_keys, fold.spelling_slots, wanted)
    if known < 0:
        whole = end
        end = _singular(words.text, start, end)
        if end != whole:
            wanted = hash_bytes(words.text, start, end)
            known = find_key(fold.spelling_keys, fold.spelling_slots, wanted)
    if known >= 0:
        end = _respell(words.text, start, known, fold)
        wanted = hash_bytes(words.text, start, end)
    words.hashes[count] = wanted
    words.runs[count] = 0
    words.starts[count + 1] = end
    return count + 1


@lean_kernel
def _put_letters(text: Letters, start: int, end: int, letters: Letters, entry: int) -> int:
    """Write the letters that a character folds to behind those of a word; gives where they end."""
    for at in range(entry + 1, entry + 1 + int(letters[entry])):
        if end - start < MAX_LETTERS:
            text[end] = letters[at]
            end += 1
    return end


@lean_kernel
def _close_hanzi(words: WordBuffer, count: int, end: int, run: int) -> int:
    """End a Hanzi that has been written; gives the number of words."""
    words.hashes[count] = hash_bytes(words.text, int(words.starts[count]), end)
    words.runs[count] = run
    words.starts[count + 1] = end
    return count + 1


@lean_kernel
def read_words(codes: Codes, start: int, end: int, fold: FoldArrays, words: WordBuffer) -> int:
    """Fold a name and part it into words; every Hanzi is a word of its own.

    Args:
        codes: Code points.
        start: Where the name begins.
        end: Where it ends.
        fold: The tables.
        words: Takes the words.

    Returns:
        How many words there are, `MAX_WORDS` at most.
    """
    target, mixed, letters, text, starts = fold.target, fold.mixed, fold.letters, words.text, words.starts
    count, place, first, run = 0, 0, 0, 0
    starts[0] = 0
    in_run = False
    for at in range(start, end):
        code = int(codes[at])
        plain = code < _MIXED_START and code != _DOT and code != _SLASH
        folded = int(target[code]) if plain else _fold_rare(codes, at, start, end, (target, mixed))
        if folded == DROPPED:
            continue
        if SEPARATOR < folded < _FIRST_HANZI:
            if place - first < MAX_LETTERS:
                text[place] = folded
                place += 1
            in_run = False
            continue
        if folded < 0:
            place = _put_letters(text, first, place, letters, -folded)
            in_run = False
            continue
        if place > first:
            count = _close_word(words, count, place, fold)
            place = first = int(starts[count])
        if folded >= _FIRST_HANZI and count < MAX_WORDS:
            run += not in_run
            count = _close_hanzi(words, count, _put_hanzi(folded, text, place), run)
            place = first = int(starts[count])
        if count == MAX_WORDS:
            return count
        in_run = folded >= _FIRST_HANZI
    return _close_word(words, count, place, fold)
