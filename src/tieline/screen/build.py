"""Building a segment from names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from tieline.screen import kernel_build, kernel_gram, kernel_map, kernel_slip, kernel_text
from tieline.screen.fold import FoldTable, to_codes
from tieline.screen.kernel_build import LETTERS_KNOWN, TOKENS_DONE, WORDS_DONE, WORDS_KNOWN, Growing, Names
from tieline.screen.kernel_text import MAX_TOKENS
from tieline.screen.kernel_token import KnowledgeArrays
from tieline.screen.segment import WORD_FIELDS, Places, Segment
from tieline.screen.weights import Weights

CHUNK_NAMES = 50_000
BUCKETS_A_NAME = 4
MIN_BUCKETS, MAX_BUCKETS = 1 << 10, 1 << 24
MAX_GRAM_BUCKETS = 1 << 15
ASCII_END = 128

Small = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Reader:
    """What reading names takes.

    Attributes:
        fold: What characters fold to.
        know: What is known of words.
        weights: What channels and evidence count.
    """

    fold: FoldTable
    know: KnowledgeArrays
    weights: Weights


@dataclass(frozen=True, slots=True)
class _Chunk:
    """What some names came to."""

    first: int
    word_ids: npt.NDArray[np.int32]
    word_counts: Small
    tokens: npt.NDArray[np.int32]
    token_counts: Small


def _grown(array: npt.NDArray[Any], size: int) -> npt.NDArray[Any]:
    """An array with room for more."""
    if size <= len(array):
        return array
    grown = np.zeros(2 * size, dtype=array.dtype)
    grown[: len(array)] = array
    return grown


def _make_growing() -> Growing:
    """Nothing read yet."""
    return Growing(
        keys=np.zeros(64, dtype=np.int64),
        slots=np.zeros(kernel_map.slots_for(64), dtype=np.int32),
        text=np.zeros(512, dtype=np.uint8),
        text_starts=np.zeros(65, dtype=np.int64),
        counts=np.zeros(64, dtype=np.int32),
        word_ids=np.zeros(0, dtype=np.int32),
        word_counts=np.zeros(0, dtype=np.uint8),
        tokens=np.zeros(0, dtype=np.int32),
        token_counts=np.zeros(0, dtype=np.uint8),
        state=np.zeros(4, dtype=np.int64),
    )


def _make_room(grown: Growing, names: int, codes: int) -> Growing:
    """Make room for what some more names can come to at most."""
    known, letters = int(grown.state[WORDS_KNOWN]), int(grown.state[LETTERS_KNOWN])
    words = min(codes, names * kernel_text.MAX_WORDS)
    keys = _grown(grown.keys, known + words)
    slots = grown.slots
    if len(slots) < kernel_map.slots_for(known + words):
        slots = np.zeros(kernel_map.slots_for(len(keys)), dtype=np.int32)
        kernel_map.fill_slots(keys, known, slots)
    grown.state[WORDS_DONE] = grown.state[TOKENS_DONE] = 0
    return grown._replace(
        keys=keys,
        slots=slots,
        counts=_grown(grown.counts, known + words),
        text_starts=_grown(grown.text_starts, known + words + 1),
        text=_grown(grown.text, letters + 8 * codes + kernel_text.MAX_LETTERS),
        word_ids=np.zeros(words + kernel_text.MAX_WORDS, dtype=np.int32),
        word_counts=np.zeros(names, dtype=np.uint8),
        tokens=np.zeros(names * 24 + 4 * words + MAX_TOKENS, dtype=np.int32),
        token_counts=np.zeros(names, dtype=np.uint8),
    )


def _read_chunks(names: Sequence[str], reader: Reader, buckets: int) -> tuple[list[_Chunk], Growing]:
    """Read all names, some at a time."""
    grown, chunks = _make_growing(), list[_Chunk]()
    words = kernel_text.make_word_buffer()
    for first in range(0, len(names), CHUNK_NAMES):
        codes, starts = to_codes(names[first : first + CHUNK_NAMES])
        read = Names(codes, starts, reader.fold.fill(codes), reader.know, words)
        at, last = 0, len(starts) - 1
        while at < last:
            grown = _make_room(grown, last - at, len(codes) - int(starts[at]))
            until = int(kernel_build.read_names(read, at, last, grown, buckets - 1))
            done = until - at
            chunks.append(
                _Chunk(
                    first + at,
                    grown.word_ids[: grown.state[WORDS_DONE]].copy(),
                    grown.word_counts[:done].copy(),
                    grown.tokens[: grown.state[TOKENS_DONE]].copy(),
                    grown.token_counts[:done].copy(),
                )
            )
            at = until
    return chunks, grown


def bucket_count(names: int) -> int:
    """How many buckets so many names get.

    Args:
        names: Number of names.

    Returns:
        A power of two.
    """
    return min(MAX_BUCKETS, max(MIN_BUCKETS, 1 << (BUCKETS_A_NAME * max(names, 1) - 1).bit_length()))


def _starts_of(counts: npt.NDArray[Any]) -> Places:
    """Where each of some lists begins, from their lengths."""
    starts = np.zeros(len(counts) + 1, dtype=np.int32)
    np.cumsum(counts, out=starts[1:])
    return starts


def _make_near(text: Small, starts: Places) -> tuple[Places, Places]:
    """The words under all their forms that lack a letter."""
    buckets = max(64, 1 << (8 * (len(starts) - 1)).bit_length())
    places, none = np.zeros(buckets + 1, dtype=np.int32), np.zeros(0, dtype=np.int32)
    kernel_slip.fill_near(text, starts, places, none, True)
    np.cumsum(places, out=places)
    near = np.zeros(int(places[-1]), dtype=np.int32)
    near_starts = places.copy()
    kernel_slip.fill_near(text, starts, places, near, False)
    return near_starts, near


def _make_grams(text: Small, rows: Places) -> tuple[Places, Places]:
    """The words under their three-letter pieces."""
    buckets = min(MAX_GRAM_BUCKETS, max(64, 1 << (4 * len(rows)).bit_length()))
    places, none = np.zeros(buckets + 1, dtype=np.int32), np.zeros(0, dtype=np.int32)
    kernel_gram.fill_grams(text, rows, places, none, True)
    np.cumsum(places, out=places)
    words = np.zeros(int(places[-1]), dtype=np.int32)
    starts = places.copy()
    kernel_gram.fill_grams(text, rows, places, words, False)
    return starts, words


def build_segment(names: Sequence[str], parties: npt.NDArray[np.int32], reader: Reader) -> Segment:
    """Build a segment.

    Args:
        names: The names, in any script.
        parties: For each, the number of the party that bears it.
        reader: What reading names takes.

    Returns:
        The segment; other words are not filled in yet.
    """
    weights = reader.weights.arrays
    buckets = bucket_count(len(names))
    chunks, grown = _read_chunks(names, reader, buckets)
    bucket_starts = np.zeros(buckets + 1, dtype=np.int32)
    for chunk in chunks:
        kernel_build.count_buckets(chunk.tokens, bucket_starts)
    np.cumsum(bucket_starts, out=bucket_starts)
    postings, norms = np.zeros(int(bucket_starts[-1]), dtype=np.int32), np.zeros(len(names), dtype=np.float32)
    places = bucket_starts[:-1].copy()
    knobs = np.array([weights.knobs[0], weights.knobs[1], len(names)], dtype=np.float64)
    for chunk in chunks:
        kernel_build.fill_postings(chunk.tokens, chunk.token_counts, chunk.first, places, postings)
        own = norms[chunk.first : chunk.first + len(chunk.token_counts)]
        kernel_build.fill_norms(chunk.tokens, chunk.token_counts, bucket_starts, weights.channels, knobs, own)
    return _make_segment(grown, chunks, parties, (norms, bucket_starts, postings))


def _make_segment(
    grown: Growing, chunks: list[_Chunk], parties: npt.NDArray[np.int32], lists: tuple[npt.NDArray[Any], Places, Places]
) -> Segment:
    """Put the arrays together."""
    known, letters = int(grown.state[WORDS_KNOWN]), int(grown.state[LETTERS_KNOWN])
    text, starts = grown.text[:letters].copy(), grown.text_starts[: known + 1].astype(np.int32)
    near_starts, near = _make_near(text, starts)
    rows = np.zeros((known, WORD_FIELDS), dtype=np.int32)
    kernel_build.fill_rows(text, starts, grown.counts, len(parties), rows)
    gram_starts, gram_words = _make_grams(text, rows)
    slots = np.zeros(kernel_map.slots_for(known), dtype=np.int32)
    kernel_map.fill_slots(grown.keys, known, slots)
    counts = [chunk.word_counts for chunk in chunks] or [np.zeros(0, dtype=np.uint8)]
    word_ids = np.concatenate([chunk.word_ids for chunk in chunks] or [np.zeros(0, dtype=np.int32)])
    name_starts, shapes = _starts_of(np.concatenate(counts)), np.zeros(len(parties), dtype=np.int32)
    kernel_build.fill_shapes(name_starts, word_ids, rows, shapes)
    return Segment(
        parties=parties,
        name_starts=name_starts,
        name_words=word_ids,
        shapes=shapes,
        norms=lists[0].astype(np.float32),
        bucket_starts=lists[1],
        postings=lists[2],
        word_keys=grown.keys[:known].copy(),
        word_slots=slots,
        word_text=text,
        word_rows=rows,
        near_starts=near_starts,
        near_words=near,
        gram_starts=gram_starts,
        gram_words=gram_words,
        other_words=np.zeros(0, dtype=np.int32),
        other_weights=np.zeros(0, dtype=np.float32),
        flags=np.array([int((text >= ASCII_END).any())], dtype=np.int64),
    )
