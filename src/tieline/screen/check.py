"""Checking the arrays of a saved index: kernels read and write by what they hold, without looking where."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from tieline.screen.kernel_text import MAX_LETTERS, MAX_WORDS
from tieline.screen.segment import LENGTH, MILLION, OTHER_COUNT, OTHERS, RARE, START, WORD_FIELDS, Segment

MOST_NORM = 1e6
"""Far above every norm that `kernel_build.fill_norms` gives; sums of what names gain stay numbers."""

_DTYPES = {
    "norms": np.float32,
    "other_weights": np.float32,
    "word_keys": np.int64,
    "word_text": np.uint8,
    "flags": np.int64,
}
_NO_SYMBOLS = slice(64, 97)
"""Characters that folded words never have, and that `kernel_letter.symbol` has no number for."""

_WHOLE = "iu"
"""The kinds of numbers that are positions."""

Array = npt.NDArray[Any]


def check_segment(segment: Segment) -> None:
    """Check that no array of a segment leads out of another.

    Args:
        segment: A segment from a file.

    Raises:
        ValueError: Something does.
    """
    for field, array in segment._asdict().items():
        wanted = (np.dtype(_DTYPES.get(field, np.int32)), 2 if field == "word_rows" else 1)
        if (array.dtype, array.ndim) != wanted:
            raise ValueError(f"{field} is of another type")
    names, words = len(segment.parties), len(segment.word_keys)
    check_starts(segment.name_starts, names, len(segment.name_words), "name_starts")
    check_range(np.diff(segment.name_starts), MAX_WORDS + 1, "name_starts")
    check_range(segment.name_words, words, "name_words")
    _check_buckets(segment.bucket_starts, segment.postings, names, "postings")
    _check_buckets(segment.near_starts, segment.near_words, words, "near_words")
    _check_buckets(segment.gram_starts, segment.gram_words, words, "gram_words")
    _require(len(segment.norms) == names and _is_within(segment.norms, 0.0, MOST_NORM), "norms")
    _require(len(segment.shapes) == names, "shapes")
    _check_words(segment, words)
    _require(len(segment.flags) == 1, "flags")


def _check_words(segment: Segment, words: int) -> None:
    """Check the vocabulary."""
    rows, slots, others = segment.word_rows, segment.word_slots, len(segment.other_words)
    _require(_is_power(len(slots)) and not slots.all(), "word_slots")  # a search ends at a slot that is free
    check_range(slots, words + 1, "word_slots")
    _require(rows.shape == (words, WORD_FIELDS), "word_rows")
    _check_spans(rows[:, START], rows[:, LENGTH], len(segment.word_text))
    _check_spans(rows[:, OTHERS], rows[:, OTHER_COUNT], others)
    check_range(rows[:, LENGTH] - 1, MAX_LETTERS, "word_rows")
    check_range(rows[:, RARE], MILLION + 1, "word_rows")
    check_range(segment.other_words, words, "other_words")
    _require(len(segment.other_weights) == others and _is_within(segment.other_weights, 0.0, 1.0), "other_weights")
    _require(not np.bincount(segment.word_text, minlength=256)[_NO_SYMBOLS].any(), "word_text")


def _check_spans(starts: Array, lengths: Array, room: int) -> None:
    """Check that spans lie within their room."""
    ends = starts.astype(np.int64) + lengths
    inside = (starts >= 0) & (lengths >= 0) & (ends <= room)
    _require(bool(inside.all()), "word_rows")


def _check_buckets(starts: Array, members: Array, most: int, name: str) -> None:
    """Check lists of numbers in buckets whose number is a power of two."""
    _require(_is_power(len(starts) - 1), name)
    check_starts(starts, len(starts) - 1, len(members), name)
    check_range(members, most, name)


def check_starts(starts: Array, count: int, room: int, name: str) -> None:
    """Check where lists begin in an array that they fill.

    Args:
        starts: Where each begins, and where the last one ends.
        count: How many lists there are.
        room: How long the array is.
        name: What to call them.

    Raises:
        ValueError: They lead out of the array, or are no whole numbers.
    """
    _require(starts.dtype.kind in _WHOLE, name)
    _require(len(starts) == count + 1 and int(starts[0]) == 0 and int(starts[-1]) == room, name)
    _require(bool((starts[1:] >= starts[:-1]).all()), name)


def check_range(numbers: Array, end: int, name: str) -> None:
    """Check that numbers are positions.

    Args:
        numbers: The numbers.
        end: How many positions there are.
        name: What to call them.

    Raises:
        ValueError: One is none.
    """
    _require(numbers.dtype.kind in _WHOLE, name)
    _require(len(numbers) == 0 or (int(numbers.min()) >= 0 and int(numbers.max()) < end), name)


def _is_within(numbers: Array, least: float, most: float) -> bool:
    """Whether all numbers lie in a range; what is no number does not."""
    return bool(((numbers >= least) & (numbers <= most)).all())


def _is_power(number: int) -> bool:
    """Whether a number is a power of two."""
    return number > 0 and number & (number - 1) == 0


def _require(holds: bool, name: str) -> None:
    """Refuse an array unless something holds of it."""
    if not holds:
        raise ValueError(f"{name} leads out of the index")
