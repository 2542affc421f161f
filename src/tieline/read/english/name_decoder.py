"""Names in encoded sentences: the decisions of spaCy's named-entity model, taken for all sentences at once.

spaCy's parser walks word by word and takes the interpreter's lock at each; here one step of numpy decides the same
word number of every sentence. The scores are those of spaCy, but for rounding, and so are its rules of what may follow.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import numpy as np
import numpy.typing as npt
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span
from thinc.api import Model

from tieline.read.english.encoder import Floats, WordEncoder

Integers = npt.NDArray[np.int64]
Truths = npt.NDArray[np.bool_]

_FEATURES = 3
"""What a decision sees: this word, the first word of an open name, and the word before this one inside it."""


class NameDecoder:
    """Finds the names in sentences."""

    def __init__(self, ner: EntityRecognizer) -> None:
        """Take the weights of a trained component.

        Args:
            ner: spaCy's recogniser with an upper layer and no extra state tokens, as in the small English model.
        """
        tok2vec, lower, upper = ner.model.layers
        self._encoder = WordEncoder(tok2vec.layers[0])
        linear = tok2vec.layers[-1]
        self._linear = (_param(linear, "W").T, _param(linear, "b"))
        weights = _param(lower, "W")  # features, width, pieces, inputs
        blocks = weights.transpose(0, 2, 1, 3).reshape(_FEATURES, -1, weights.shape[3])
        self._lower = [np.ascontiguousarray(block.T) for block in blocks]
        self._absent = _param(lower, "pad")[0].transpose(0, 2, 1).reshape(_FEATURES, -1)
        self._bias = _param(lower, "b").T.reshape(-1)
        self._upper = (np.ascontiguousarray(_param(upper, "W").T), _param(upper, "b"))
        names = (ner.moves.get_class_name(number) for number in range(ner.moves.n_moves))
        moves = [name.partition("-") for name in names]
        self._labels = sorted({label for _, _, label in moves if label})
        self._read_moves(moves)

    def _read_moves(self, moves: Sequence[tuple[str, str, str]]) -> None:
        """Tabulate what every move does and where it is allowed.

        A state is the label of the open name, or the number after the last label where none is open.
        """
        closed = len(self._labels)
        number = {label: index for index, label in enumerate(self._labels)}
        self._label_of = np.array([number.get(label, closed) for _, _, label in moves])
        self._opens = np.array([kind in "BU" for kind, _, _ in moves])
        self._closes = np.array([kind in "LU" for kind, _, _ in moves])
        goes_on = np.array([kind in "BI" for kind, _, _ in moves])
        self._next_state = np.where(goes_on, self._label_of, closed)
        self._barred = np.full((closed + 1, 2, 2, len(moves)), -np.inf, np.float32)
        for column, (kind, _, label) in enumerate(moves):
            for is_last in (0, 1):
                for is_space in (0, 1):
                    if kind in "IL" and (kind == "L" or not is_last):
                        self._barred[number[label], is_last, is_space, column] = 0
                    names = label and not is_space and (kind == "U" or (kind == "B" and not is_last))
                    if kind == "O" or names:
                        self._barred[closed, is_last, is_space, column] = 0

    def find(self, docs: Sequence[Doc]) -> None:
        """Find names.

        Args:
            docs: One sentence each, without entities; their `ents` are set.
        """
        if not docs:
            return
        lengths = np.array([len(doc) for doc in docs])
        moves = self._decide(self._features(docs), lengths, _spaces(docs))
        bounds = np.cumsum(lengths)
        opened, closed = np.flatnonzero(self._opens[moves]), np.flatnonzero(self._closes[moves])
        owner = np.searchsorted(bounds, opened, side="right")
        names: dict[int, list[Span]] = {}
        for sentence, start, end in zip(owner.tolist(), opened.tolist(), closed.tolist(), strict=True):
            first = int(bounds[sentence] - lengths[sentence])
            label = self._labels[self._label_of[moves[start]]]
            names.setdefault(sentence, []).append(Span(docs[sentence], start - first, end + 1 - first, label=label))
        for sentence, found in names.items():
            docs[sentence].set_ents(found)

    def _features(self, docs: Sequence[Doc]) -> list[Floats]:
        """For each feature a row a token, after a first row that stands for its absence."""
        weights, bias = self._linear
        words = self._encoder.encode(docs) @ weights + bias
        return [
            np.concatenate((absent[None], words @ lower))
            for absent, lower in zip(self._absent, self._lower, strict=True)
        ]

    def _decide(self, features: Sequence[Floats], lengths: Integers, is_space: Truths) -> Integers:
        """Choose a move for every token, the same place of all sentences at a time, longest sentences first."""
        order = np.argsort(-lengths, kind="stable")
        first = (np.cumsum(lengths) - lengths)[order]
        longest = lengths[order]
        closed = len(self._labels)
        state, opened = np.full(len(order), closed), np.zeros(len(order), np.int64)
        moves = np.zeros(int(lengths.sum()), np.int64)
        weights, bias = self._upper
        for step in range(int(longest[0])):
            count = int(np.searchsorted(-longest, -step, side="left"))
            at, state, opened = first[:count] + step, state[:count], opened[:count]
            is_open = state != closed
            seen = features[0][at + 1] + features[1][np.where(is_open, opened + 1, 0)]
            seen += features[2][np.where(is_open, at, 0)]
            seen += self._bias
            width = seen.shape[1] // 2
            scores = np.maximum(seen[:, :width], seen[:, width:]) @ weights
            scores += bias
            scores += self._barred[state, (longest[:count] == step + 1).astype(int), is_space[at].astype(int)]
            chosen = scores.argmax(axis=1)
            moves[at] = chosen
            opened = np.where(self._opens[chosen], at, opened)
            state = self._next_state[chosen]
        return moves


def _param(layer: Model[object, object], name: str) -> Floats:
    return np.asarray(layer.get_param(name), np.float32)


def _spaces(docs: Sequence[Doc]) -> Truths:
    return np.concatenate([cast(npt.NDArray[np.uint64], doc.to_array("IS_SPACE")) for doc in docs]) > 0
