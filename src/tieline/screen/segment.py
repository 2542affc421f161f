"""A segment: the arrays of an index over names, immutable once built."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Places = npt.NDArray[np.int32]


WORD_FIELDS = 8
LOW_BITS, HIGH_BITS, START, LENGTH, COUNT, RARE, OTHERS, OTHER_COUNT = range(WORD_FIELDS)
"""What is kept of a word: its letters as bits (31 and 31), where it begins in `word_text` and how long it is, how often
it occurs, how rare it is in millionths, where its other words begin in `other_words`, and how many there are."""

LOW_SIZE = 31
LOW_MASK = (1 << LOW_SIZE) - 1
"""How many bits of a word's letters stand in the first number."""

MILLION = 1_000_000


class Segment(NamedTuple):
    """The arrays.

    Attributes:
        parties: The number of the party that bears each name.
        name_starts: Where the words of each name begin in `name_words`, and where the last ones end.
        name_words: Numbers of words.
        shapes: For each name the letters it has and how many, spaces included (see `kernel_letter.pack_shape`).
        norms: What the score of each name is multiplied with.
        bucket_starts: Where the names of each bucket begin in `postings`, and where the last ones end.
        postings: Numbers of names.
        word_keys: Hash of each word of the vocabulary.
        word_slots: Their hash table.
        word_text: The words in UTF-8, run together.
        word_rows: For each word what `WORD_FIELDS` names, side by side, so that one look at memory brings it all.
        near_starts: Where the words of each bucket begin in `near_words`, and where the last ones end.
        near_words: Numbers of words, under their own hash and those of all their forms that lack a letter.
        gram_starts: Where the words of each three letters begin in `gram_words`, and where the last ones end.
        gram_words: Numbers of words.
        other_words: Numbers of words.
        other_weights: How likely each is, 0 to 1.
        flags: Whether a name has Hanzi (1) or none has (0).
    """

    parties: npt.NDArray[np.int32]
    name_starts: Places
    name_words: Places
    shapes: Places
    norms: npt.NDArray[np.float32]
    bucket_starts: Places
    postings: Places
    word_keys: npt.NDArray[np.int64]
    word_slots: npt.NDArray[np.int32]
    word_text: npt.NDArray[np.uint8]
    word_rows: Places
    near_starts: Places
    near_words: Places
    gram_starts: Places
    gram_words: Places
    other_words: Places
    other_weights: npt.NDArray[np.float32]
    flags: npt.NDArray[np.int64]

    @property
    def nbytes(self) -> int:
        """Bytes of all arrays."""
        return sum(array.nbytes for array in self)


def with_rarity(segment: Segment, base: Segment) -> Segment:
    """Take over from a larger segment how rare words are: a few names do not tell.

    Args:
        segment: A segment.
        base: The larger one.

    Returns:
        The segment; words that the larger one lacks are as rare as can be.
    """
    order = np.argsort(base.word_keys)
    places = np.searchsorted(base.word_keys, segment.word_keys, sorter=order)
    found = order[np.minimum(places, len(order) - 1)]
    known = base.word_keys[found] == segment.word_keys
    rows = segment.word_rows.copy()
    rows[:, RARE] = np.where(known, base.word_rows[found, RARE], MILLION)
    return segment._replace(word_rows=rows)
