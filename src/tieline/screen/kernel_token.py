"""Kernels that make the tokens of a name: what a candidate has to share with a query to be looked at."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from tieline.names.kernel import lean_kernel
from tieline.screen.kernel_hash import HASH_MASK, combine, hash_bytes, mix
from tieline.screen.kernel_map import find_key
from tieline.screen.kernel_text import MAX_TOKENS, WordBuffer

WORD, PREFIX, SKELETON, INITIALS, JOINED, WHOLE, BIGRAM, HANZI, CROSS = range(9)
"""Channels: whole words; their first letters; their consonants; the initials of a name; two neighbours written as one;
the whole name written as one; two Hanzi; one Hanzi; English words and pinyin of Hanzi."""

CHANNELS = 9
CHANNEL_BITS = 4
PREFIX_LETTERS = 4
MIN_SKELETON_WORD = 5
MIN_SKELETON = 3
MAX_INITIALS = 8
SHORT_HANZI = 3
"""Names of at most so many Hanzi are also found by single ones."""

_SPACES = np.array(
    # JOINED shares the hashes of WORD: "goodwill" is found by "good will" and the other way round.
    [0, 0x1F3D5B79, 0x2E4C6A88, 0x3D5B7997, 0, 0x5B7997B5, 0x6A88A6C4, 0x7997B5D3, 0x88A6C4E2],
    dtype=np.int64,
)
_VOWELS = np.array([1 if chr(code) in "aeiouy" else 0 for code in range(256)], dtype=np.int64)


class KnowledgeArrays(NamedTuple):
    """What the token kernels know of words.

    Attributes:
        stop_keys: Hashes of the words that give no initial.
        stop_slots: Their hash table.
        gloss_keys: Hashes of the Hanzi words of the gloss.
        gloss_slots: Their hash table.
        gloss_starts: Where the English words of each begin in `gloss_words`, and where the last ones end.
        gloss_words: Hashes of English words.
        syllable_starts: For each Hanzi from U+4E00, where its usual reading begins in `syllable_text`.
        syllable_text: Readings in pinyin without tones, run together.
    """

    stop_keys: npt.NDArray[np.int64]
    stop_slots: npt.NDArray[np.int32]
    gloss_keys: npt.NDArray[np.int64]
    gloss_slots: npt.NDArray[np.int32]
    gloss_starts: npt.NDArray[np.int32]
    gloss_words: npt.NDArray[np.int64]
    syllable_starts: npt.NDArray[np.int32]
    syllable_text: npt.NDArray[np.uint8]


@lean_kernel
def make_token(channel: int, value: int) -> int:
    """Make a token.

    Args:
        channel: Its channel.
        value: Hash of what it stands for.

    Returns:
        A number whose lowest bits are the channel; the others are its hash.
    """
    return (mix((value + int(_SPACES[channel])) & HASH_MASK) << CHANNEL_BITS) | channel


@lean_kernel
def _put(tokens: npt.NDArray[np.int64], count: int, channel: int, value: int) -> int:
    """Put a token behind the others unless it is there already; gives how many there are."""
    if count == MAX_TOKENS:
        return count
    token = make_token(channel, value)
    for at in range(count):
        if tokens[at] == token:
            return count
    tokens[count] = token
    return count + 1


@lean_kernel
def _put_word_forms(words: WordBuffer, at: int, tokens: npt.NDArray[np.int64], count: int) -> int:
    """Put a Latin word, its first letters and its consonants."""
    start, end = int(words.starts[at]), int(words.starts[at + 1])
    count = _put(tokens, count, WORD, int(words.hashes[at]))
    if end - start > PREFIX_LETTERS:
        count = _put(tokens, count, PREFIX, hash_bytes(words.text, start, start + PREFIX_LETTERS))
    if end - start < MIN_SKELETON_WORD:
        return count
    skeleton, size = mix(int(words.text[start])), 1
    for place in range(start + 1, end):
        letter = int(words.text[place])
        if _VOWELS[letter] == 0 and letter != words.text[place - 1]:
            skeleton = combine(skeleton, letter)
            size += 1
    if size >= MIN_SKELETON:
        count = _put(tokens, count, SKELETON, skeleton)
    return count


@lean_kernel
def initials(words: WordBuffer, size: int, skip_stops: bool, know: KnowledgeArrays) -> int:
    """Hash the initials of a name's Latin words as if they were a word.

    Args:
        words: The words of the name.
        size: How many.
        skip_stops: Whether words such as "of" give none.
        know: Knows those words.

    Returns:
        The hash; -1 where there are too few initials or too many.
    """
    letters, count = words.spare, 0
    for at in range(size):
        if words.runs[at] != 0 or (
            skip_stops and find_key(know.stop_keys, know.stop_slots, int(words.hashes[at])) >= 0
        ):
            continue
        if count == MAX_INITIALS:
            return -1
        letters[count] = words.text[words.starts[at]]
        count += 1
    return hash_bytes(letters, 0, count) if count > 1 else -1


@lean_kernel
def _put_latin(words: WordBuffer, size: int, tokens: npt.NDArray[np.int64], count: int) -> int:
    """Put the forms of every Latin word, and neighbours written as one."""
    before = -1
    for at in range(size):
        if words.runs[at] != 0:
            before = -1
            continue
        count = _put_word_forms(words, at, tokens, count)
        if before >= 0:
            joined = hash_bytes(words.text, int(words.starts[before]), int(words.starts[at + 1]))
            count = _put(tokens, count, JOINED, joined)
        before = at
    return count


@lean_kernel
def _put_hanzi(words: WordBuffer, size: int, tokens: npt.NDArray[np.int64], count: int) -> int:
    """Put neighbouring Hanzi, and single ones of short names."""
    number = 0
    for at in range(size):
        number += int(words.runs[at]) != 0
    for at in range(size):
        run = int(words.runs[at])
        if run == 0:
            continue
        if number <= SHORT_HANZI:
            count = _put(tokens, count, HANZI, int(words.hashes[at]))
        if at + 1 < size and words.runs[at + 1] == run:
            count = _put(tokens, count, BIGRAM, combine(int(words.hashes[at]), int(words.hashes[at + 1])))
    return count


@lean_kernel
def name_tokens(words: WordBuffer, size: int, know: KnowledgeArrays, tokens: npt.NDArray[np.int64]) -> int:
    """Make the tokens of a name in its own script.

    Args:
        words: The words of the name.
        size: How many.
        know: What is known of words.
        tokens: Takes the tokens.

    Returns:
        How many there are; no two are the same.
    """
    if size == 0:
        return 0
    whole = hash_bytes(words.text, 0, int(words.starts[size]))
    count = _put(tokens, 0, WHOLE, whole)
    count = _put_latin(words, size, tokens, count)
    count = _put_hanzi(words, size, tokens, count)
    for skip_stops in (True, False):
        letters = initials(words, size, skip_stops, know)
        if letters >= 0:
            count = _put(tokens, count, INITIALS, letters)
    return count
