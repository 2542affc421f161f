"""Vectors of words in their context: the encoder of a spaCy model, run in numpy.

spaCy embeds every token anew. A word is embedded here once for as long as the encoder lives, and the windows run over
blocks that stay in the processor's cache. The numbers are those of spaCy, but for rounding.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np
import numpy.typing as npt
from spacy.attrs import NORM, ORTH, SPACY
from spacy.tokens import Doc
from thinc.api import Model

Floats = npt.NDArray[np.float32]
Keys = npt.NDArray[np.uint64]

BLOCK_ROWS = 1024
"""Tokens that go through the windows at once; about 3 MB of numbers, measured fastest of 256 to 4096."""

MAX_WORDS = 40_000
"""Words that are kept embedded (16 MB); when they are more, all are forgotten and the table fills anew."""

_EPSILON = np.float32(1e-8)
_MIX = np.uint64(0x9E3779B97F4A7C15)
"""An odd number that spreads bits (Knuth, The Art of Computer Programming 3, 6.4, on the golden ratio)."""


@dataclass(frozen=True, slots=True)
class _Window:
    """A layer that sees each word with its two neighbours.

    Attributes:
        weights: Shape (three words, pieces times width); the pieces of the maximum stand side by side in blocks.
        bias: Shape (pieces times width).
        scale: Of the normalisation, shape (width).
        shift: Of the normalisation, shape (width).
    """

    weights: Floats
    bias: Floats
    scale: Floats
    shift: Floats


class WordEncoder:
    """Gives every token of some sentences its vector."""

    def __init__(self, model: Model[list[Doc], list[Floats]]) -> None:
        """Take the weights of a model.

        Args:
            model: A spaCy `Tok2Vec` of a `MultiHashEmbed` without static vectors and a `MaxoutWindowEncoder` with a
                window of one word, as in the small English model.
        """
        embed, encode = cast(list[Model[object, object]], model.layers)
        self._columns = list(embed.layers[0].attrs["columns"])
        self._embed = list(embed.layers[1:])
        self._pad = int(encode.attrs["pad"])
        self._windows = [_load_window(residual) for residual in encode.layers[0].layers]
        self.width = len(self._windows[0].scale)
        self._row_of: dict[int, int] = {}
        self._table: Floats = np.zeros((0, self.width), np.float32)

    def encode(self, docs: Sequence[Doc]) -> Floats:
        """Encode sentences.

        Args:
            docs: One sentence each.

        Returns:
            Shape (tokens of all sentences, width), in the order of the sentences.
        """
        lengths = [len(doc) for doc in docs]
        words = self._embed_words(docs)
        encoded = np.empty_like(words)
        starts = np.concatenate(([0], np.cumsum(lengths))).astype(int)
        for first, last in _blocks(lengths, self._pad):
            low, high = int(starts[first]), int(starts[last])
            rows = _rows_between_pads(lengths[first:last], self._pad)
            padded = np.zeros((high - low + self._pad * (last - first + 1), self.width), np.float32)
            padded[rows] = words[low:high]
            for window in self._windows:
                padded += _look_around(padded, window)
            encoded[low:high] = padded[rows]
        return encoded

    def _embed_words(self, docs: Sequence[Doc]) -> Floats:
        seen = [cast(Keys, doc.to_array([ORTH, NORM, SPACY])) for doc in docs]
        stacked = np.concatenate(seen) if seen else np.zeros((0, 3), np.uint64)
        keys = (stacked[:, 0] * _MIX + stacked[:, 1]) * _MIX + stacked[:, 2]
        distinct, first, where = np.unique(keys, return_index=True, return_inverse=True)
        if len(self._row_of) + len(distinct) > MAX_WORDS:
            self._row_of, self._table = {}, self._table[:0]
        known = distinct.tolist()
        missing = [number for number, key in enumerate(known) if key not in self._row_of]
        if missing:
            self._learn(docs, first[missing], [known[number] for number in missing])
        rows = np.fromiter((self._row_of[key] for key in known), np.int64, len(known))
        embedded: Floats = self._table[rows[where.reshape(-1)]]
        return embedded

    def _learn(self, docs: Sequence[Doc], places: npt.NDArray[np.int64], keys: list[int]) -> None:
        """Embed words that stand at places of the sentences for the first time."""
        attributes = np.concatenate([np.asarray(doc.to_array(self._columns), np.uint64) for doc in docs])
        value: object = [np.ascontiguousarray(attributes[places])]
        for layer in self._embed:
            value = layer.predict(value)
        embedded = cast(list[Floats], value)[0]
        start = len(self._table)
        self._table = np.concatenate((self._table, embedded))
        self._row_of.update(zip(keys, range(start, start + len(keys)), strict=True))


def _load_window(residual: Model[object, object]) -> _Window:
    maxout, norm = residual.layers[0].layers[1].layers[0].layers
    weights = np.asarray(maxout.get_param("W"), np.float32)
    width, pieces, inputs = weights.shape
    return _Window(
        np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(pieces * width, inputs).T),
        np.ascontiguousarray(np.asarray(maxout.get_param("b"), np.float32).T.reshape(-1)),
        np.asarray(norm.get_param("G"), np.float32),
        np.asarray(norm.get_param("b"), np.float32),
    )


def _blocks(lengths: Sequence[int], pad: int) -> Iterator[tuple[int, int]]:
    """Cut sentences into groups of about `BLOCK_ROWS` tokens: the numbers of the first and after the last."""
    first = rows = 0
    for number, length in enumerate(lengths):
        if rows and rows + length + pad > BLOCK_ROWS:
            yield first, number
            first, rows = number, 0
        rows += length + pad
    if rows:
        yield first, len(lengths)


def _rows_between_pads(lengths: Sequence[int], pad: int) -> npt.NDArray[np.int64]:
    """Rows of the tokens where every sentence has padding before and after it."""
    counts = np.asarray(lengths, np.int64)
    return np.arange(counts.sum()) + pad * np.repeat(np.arange(1, len(counts) + 1), counts)


def _look_around(rows: Floats, window: _Window) -> Floats:
    width = rows.shape[1]
    beside = np.zeros((len(rows), 3 * width), np.float32)
    beside[1:, :width] = rows[:-1]
    beside[:, width : 2 * width] = rows
    beside[:-1, 2 * width :] = rows[1:]
    pieces = beside @ window.weights
    pieces += window.bias
    best = pieces[:, :width]
    for start in range(width, pieces.shape[1], width):
        best = np.maximum(best, pieces[:, start : start + width])
    best -= best.mean(axis=1, keepdims=True)
    spread = np.einsum("ij,ij->i", best, best) / np.float32(width) + _EPSILON
    best *= (1 / np.sqrt(spread))[:, None]
    best *= window.scale
    best += window.shift
    return best
