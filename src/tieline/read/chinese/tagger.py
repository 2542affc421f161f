"""The tagger: each character's part in a word, and the word's kind, for many sentences at once.

Sentences of like length go through the network in one batch, so that what costs most, the products of matrices, is
shared; a linear chain then decides on the tags of each sentence together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from tieline.read.chinese.network import Numbers, compute_emissions
from tieline.read.chinese.weights import Floats, Weights, load_weights
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


def tag(texts: Sequence[str]) -> list[tuple[str, ...]]:
    """Tag every character.

    Args:
        texts: Stretches of text of one line each, in simplified or traditional characters.

    Returns:
        For each text a tag for each character, such as "ORG-B" where a name begins and "ORG-I" inside.
    """
    weights = load_weights()
    views = [fold(text).translate(_HALF_WIDTH) for text in texts]
    pieces = [(at, start) for at, text in enumerate(views) for start in range(0, len(text), MAX_CHARS)]
    pieces.sort(key=lambda piece: (min(MAX_CHARS, len(views[piece[0]]) - piece[1]), piece))
    found: list[list[str]] = [[""] * len(text) for text in texts]
    for batch in _iter_batches(pieces, views):
        cut = [views[at][start : start + MAX_CHARS] for at, start in batch]
        for (at, start), chain in zip(batch, _tag_batch(cut, weights), strict=True):
            found[at][start : start + len(chain)] = [weights.tags[number] for number in chain]
    return [tuple(tags) for tags in found]


def _iter_batches(pieces: Sequence[tuple[int, int]], texts: Sequence[str]) -> Iterator[list[tuple[int, int]]]:
    """Pieces of like length together, as many as a batch holds."""
    batch: list[tuple[int, int]] = []
    for piece in pieces:
        length = min(MAX_CHARS, len(texts[piece[0]]) - piece[1])
        if batch and (len(batch) + 1) * length > BATCH_CHARS:
            yield batch
            batch = []
        batch.append(piece)
    if batch:
        yield batch


def _tag_batch(texts: Sequence[str], weights: Weights) -> list[list[int]]:
    """The numbers of the tags of some texts."""
    lengths = np.array([len(text) for text in texts])
    unknown = weights.character_of["OOV"]
    numbers = np.full((int(lengths.max()), len(texts)), unknown, dtype=np.int64)
    for column, text in enumerate(texts):
        numbers[: len(text), column] = [weights.character_of.get(character, unknown) for character in text]
    return _decode(compute_emissions(numbers, lengths, weights), lengths, weights.transitions)


def _decode(emissions: Floats, lengths: Numbers, transitions: Floats) -> list[list[int]]:
    """The best chain of tags of each text (Viterbi).

    Only the best scores are kept on the way there; on the way back the tag before is worked out along the one chain
    that counts.
    """
    start, stop, between = transitions[0], transitions[1], transitions[2:]
    scores = np.empty_like(emissions)
    scores[0] = emissions[0] + start
    into = np.ascontiguousarray(between.T)
    candidates = np.empty((len(into), *scores[0].shape), dtype=np.float32)
    for at in range(1, len(emissions)):
        np.add(scores[at - 1].T[:, :, None], between[:, None, :], out=candidates)
        np.add(candidates.max(axis=0), emissions[at], out=scores[at])
    columns = np.arange(emissions.shape[1])
    chains = np.empty(emissions.shape[:2], dtype=np.int64)
    chain = (scores[lengths - 1, columns] + stop).argmax(axis=1)
    for at in range(len(emissions) - 1, -1, -1):
        if at < len(emissions) - 1:
            before = (scores[at] + into[chain]).argmax(axis=1)
            chain = np.where(at < lengths - 1, before, chain)
        chains[at] = chain
    return [chains[:length, column].tolist() for column, length in enumerate(lengths.tolist())]
