"""The encoder gives spaCy's own numbers."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import numpy as np
import pytest
from spacy.language import Language
from spacy.pipeline import Tok2Vec
from spacy.tokens import Doc

from tieline.read.english import encoder
from tieline.read.english.encoder import WordEncoder

SENTENCES = (
    "Acme Corporation, a unit of Beta Holdings, didn't comment.",
    "",
    "Mr Li left  Beijing on 3 May 2021.",
    "X",
    "The ministry said the ministry's office had moved. " * 12,
)


@pytest.fixture(scope="module")
def tok2vec(plain_spacy: Language) -> Tok2Vec:
    """The shared encoder of the English model."""
    return cast(Tok2Vec, plain_spacy.get_pipe("tok2vec"))


@pytest.fixture
def make_docs(plain_spacy: Language) -> Callable[[], list[Doc]]:
    """Makes the sentences anew, without annotation."""
    return lambda: [plain_spacy.make_doc(sentence) for sentence in SENTENCES]


def test_vectors_are_those_of_spacy(tok2vec: Tok2Vec, make_docs: Callable[[], list[Doc]]) -> None:
    """Every token has the vector that spaCy computes, also at the edges of sentences and beside empty ones."""
    docs = make_docs()
    expected = np.concatenate(tok2vec.predict(docs))
    assert np.allclose(WordEncoder(tok2vec.model).encode(docs), expected, atol=1e-4)


def test_words_are_learned_once_and_keep_their_vector(tok2vec: Tok2Vec, make_docs: Callable[[], list[Doc]]) -> None:
    """A second reading of the same sentences gives the very same numbers."""
    words = WordEncoder(tok2vec.model)
    assert np.array_equal(words.encode(make_docs()), words.encode(make_docs()))


def test_full_table_is_emptied_and_fills_anew(
    tok2vec: Tok2Vec, make_docs: Callable[[], list[Doc]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Past the limit of words the vectors stay right."""
    docs = make_docs()
    words = WordEncoder(tok2vec.model)
    expected = words.encode(docs)
    monkeypatch.setattr(encoder, "MAX_WORDS", 8)
    assert np.allclose(words.encode(docs[2:]), expected[len(docs[0]) :], atol=1e-4)


def test_no_sentence_gives_no_vector(tok2vec: Tok2Vec) -> None:
    """An empty batch gives an empty array of the right width."""
    assert WordEncoder(tok2vec.model).encode([]).shape == (0, 96)
