"""Pairs of names of different organisations that look alike: what a matcher must not take for the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from scipy.sparse import csr_matrix  # type: ignore[import-untyped] # it has no stubs

from tieline.names.cross.arrays import Floats, Int32s, Int64s

NEAREST = 12
RANDOM = 25


def _matrix(texts: Sequence[str], cut: Callable[[str], list[str]]) -> csr_matrix:
    """The pieces of texts, weighed by rarity, one row of length 1 each."""
    pieces = dict[str, int]()
    rows, columns = list[int](), list[int]()
    for row, text in enumerate(texts):
        for piece in dict.fromkeys(cut(text)):
            rows.append(row)
            columns.append(pieces.setdefault(piece, len(pieces)))
    rarity = np.log((1 + len(texts)) / (1 + np.bincount(columns, minlength=len(pieces)))) + 1
    matrix = csr_matrix((rarity[columns], (rows, columns)), shape=(len(texts), len(pieces)))
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    return csr_matrix(matrix.multiply(1 / np.maximum(lengths, 1e-9)[:, None]))


def _grams(text: str, sizes: Sequence[int]) -> list[str]:
    """Runs of characters."""
    return [text[at : at + size] for size in sizes for at in range(len(text) - size + 1)]


def cut_hanzi(text: str) -> list[str]:
    """Pieces by which Hanzi names are compared: characters and pairs of them.

    Args:
        text: A name.

    Returns:
        The pieces.
    """
    return _grams(text, (1, 2))


def cut_latin(text: str) -> list[str]:
    """Pieces by which Latin names are compared: words and runs of three letters.

    Args:
        text: A spelled name.

    Returns:
        The pieces.
    """
    return text.split() + _grams(f" {text} ", (3,))


def _nearest(texts: Sequence[str], cut: Callable[[str], list[str]]) -> Int64s:
    """For each text the numbers of the nearest others."""
    matrix = _matrix(texts, cut)
    near = (matrix @ matrix.T).toarray()
    np.fill_diagonal(near, -1.0)
    return np.argsort(-near, axis=1, kind="stable")[:, :NEAREST]


def find_lookalikes(
    latin: Sequence[str], hanzi: Sequence[str], organisations: Int64s, *, seed: int
) -> tuple[Int32s, Int32s]:
    """Pair each Latin name with Hanzi names of other organisations: those near in either script, and some by chance.

    Args:
        latin: Spelled Latin names.
        hanzi: Hanzi names; the same row is the same organisation.
        organisations: The organisation of each row.
        seed: What chance begins with.

    Returns:
        Rows of Latin names and rows of Hanzi names.
    """
    chance = np.random.RandomState(seed)
    by_hanzi, by_latin = _nearest(hanzi, cut_hanzi), _nearest(latin, cut_latin)
    left, right = list[int](), list[int]()
    for row in range(len(latin)):
        near = dict.fromkeys((*by_hanzi[row], *by_latin[row], *chance.randint(0, len(latin), RANDOM)))
        others = [other for other in near if organisations[other] != organisations[row]]
        left += [row] * len(others)
        right += others
    return np.array(left, dtype=np.int32), np.array(right, dtype=np.int32)


def keep_hardest(scores: Floats, left: Int32s, right: Int32s, *, count: int) -> Int64s:
    """Keep the pairs that a model holds nearest, for each Latin name and for each Hanzi name.

    Args:
        scores: What the model gives each pair.
        left: Rows of Latin names.
        right: Rows of Hanzi names.
        count: How many to keep for each name.

    Returns:
        Numbers of the kept pairs, in order.
    """
    kept = set[int]()
    for names in (left, right):
        order = np.lexsort((-scores, names))
        rank = np.arange(len(order)) - np.searchsorted(names[order], names[order], side="left")
        kept.update(order[rank < count].tolist())
    return np.array(sorted(kept), dtype=np.int64)
