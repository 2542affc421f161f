"""The tagger: each character's part in a word, and the word's kind, for many sentences at once.

Sentences of like length go through the network in one batch, so that what costs most, the products of matrices, is
shared; a linear chain then decides on the tags of each sentence together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from tieline.read.chinese.chain import find_chains
from tieline.read.chinese.network import Batch, Numbers, compute_emissions, compute_entries
from tieline.read.chinese.weights import Weights, load_weights
from tieline.text.normal import fold

BATCH_CHARS = 4_096
"""Characters of a batch: small enough for the processor's cache; 16,384 took a fifth longer (2026-11-22)."""

MAX_CHARS = 400
"""A longer stretch is cut: the state of the network reaches no farther, and a batch would be mostly empty."""

_HALF_WIDTH = str.maketrans({"。": ".", "、": ",", "《": '"', "》": '"', "〈": '"', "〉": '"', "【": "(", "】": ")"})
"""Marks that the tagger was trained to see in half width; `fold` turns the others ("，" and "：" among them).

Source:
    Baidu LAC brings its input to half width before tagging (`conf/q2b.dic` of github.com/baidu/lac); the copy in jieba
    leaves this step out, and then tags "，" as a verb. Which marks count was tried out on a few sentences.
"""


class _Piece(NamedTuple):
    """A stretch of a text, no longer than the network reads at once."""

    size: int
    text: int
    start: int


def tag(texts: Sequence[str]) -> list[tuple[str, ...]]:
    """Tag every character.

    Args:
        texts: Stretches of text of one line each, in simplified or traditional characters.

    Returns:
        For each text a tag for each character, such as "ORG-B" where a name begins and "ORG-I" inside.
    """
    pieces = [
        _Piece(min(MAX_CHARS, len(text) - start), at, start)
        for at, text in enumerate(texts)
        for start in range(0, len(text), MAX_CHARS)
    ]
    pieces.sort()
    views = [fold(text).translate(_HALF_WIDTH) for text in texts]
    found: list[list[str]] = [[""] * len(text) for text in texts]
    tags, begin = _tag_pieces(pieces, views), 0
    for size, at, start in pieces:
        found[at][start : start + size] = tags[begin : begin + size]
        begin += size
    return [tuple(tags) for tags in found]


def _tag_pieces(pieces: Sequence[_Piece], views: Sequence[str]) -> list[str]:
    """The tags of all characters, piece by piece."""
    weights = load_weights()
    characters, places = _number("".join([views[at][start : start + size] for size, at, start in pieces]), weights)
    entries, tags, begin = compute_entries(characters, weights), list[str](), 0
    for sizes in _iter_batches(pieces):
        batch, end = Batch.of(sizes), begin + sum(sizes)
        emissions = compute_emissions(entries, places[begin:end], batch, weights)
        tags += [weights.tags[number] for number in find_chains(emissions, batch, weights.transitions)]
        begin = end
    return tags


def _number(text: str, weights: Weights) -> tuple[Numbers, Numbers]:
    """The numbers of the distinct characters of a text, and which of them each character is."""
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    distinct, places = np.unique(points, return_inverse=True)
    unknown = weights.character_of["OOV"]
    numbers = [weights.character_of.get(chr(point), unknown) for point in distinct.tolist()]
    return np.array(numbers, dtype=np.int64), places


def _iter_batches(pieces: Sequence[_Piece]) -> Iterator[list[int]]:
    """The lengths of pieces of like length together, as many as a batch holds."""
    batch: list[int] = []
    for piece in pieces:
        if batch and sum(batch) + piece.size > BATCH_CHARS:
            yield batch
            batch = []
        batch.append(piece.size)
    if batch:
        yield batch
