"""A segment: the arrays of an index over names, immutable once built."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Places = npt.NDArray[np.int32]


class Segment(NamedTuple):
    """The arrays.

    Attributes:
        parties: The number of the party that bears each name.
        name_starts: Where the words of each name begin in `name_words`, and where the last ones end.
        name_words: Numbers of words.
        norms: What the score of each name is multiplied with.
        bucket_starts: Where the names of each bucket begin in `postings`, and where the last ones end.
        postings: Numbers of names.
        word_keys: Hash of each word of the vocabulary.
        word_slots: Their hash table.
        word_starts: Where each word begins in `word_text`, and where the last one ends.
        word_text: The words in UTF-8, run together.
        word_counts: How often each word occurs.
        near_starts: Where the words of each bucket begin in `near_words`, and where the last ones end.
        near_words: Numbers of words, under their own hash and those of all their forms that lack a letter.
        other_starts: Where the other words for each word begin in `other_words`, and where the last ones end.
        other_words: Numbers of words.
        other_weights: How likely each is, 0 to 1.
        flags: Whether a name has Hanzi (1) or none has (0).
    """

    parties: npt.NDArray[np.int32]
    name_starts: Places
    name_words: Places
    norms: npt.NDArray[np.float32]
    bucket_starts: Places
    postings: Places
    word_keys: npt.NDArray[np.int64]
    word_slots: npt.NDArray[np.int32]
    word_starts: Places
    word_text: npt.NDArray[np.uint8]
    word_counts: npt.NDArray[np.int32]
    near_starts: Places
    near_words: Places
    other_starts: Places
    other_words: Places
    other_weights: npt.NDArray[np.float32]
    flags: npt.NDArray[np.int64]

    @property
    def nbytes(self) -> int:
        """Bytes of all arrays."""
        return sum(array.nbytes for array in self)
