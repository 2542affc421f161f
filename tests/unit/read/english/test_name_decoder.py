"""The decoder takes spaCy's own decisions."""

from __future__ import annotations

from typing import cast

import pytest
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc

from tieline.read.english.name_decoder import NameDecoder

SENTENCES = (
    "On 3 May 2021 Acme Corporation of Berlin paid $20 million to the Ministry of Defence.",
    "",
    '   Li Wei , chairman of the Bank of China , told Reuters on Monday   that Huawei was "ready" .',
    "Siemens",
    "(JOHN SMITH; PARIS), NATO AND THE EU — 12% — 中国 — Q3 2022 … Apple's",
    "The first Treaty of Versailles, War and Peace, Boeing 747s, London's Heathrow Airport and Hurricane Ida " * 3,
)


@pytest.fixture(scope="module")
def recogniser(plain_spacy: Language) -> EntityRecognizer:
    """The recogniser of the English model."""
    return cast(EntityRecognizer, plain_spacy.get_pipe("ner"))


def _names(docs: list[Doc]) -> list[list[tuple[int, int, str]]]:
    return [[(name.start, name.end, name.label_) for name in doc.ents] for doc in docs]


def test_names_are_those_of_spacy(plain_spacy: Language, recogniser: EntityRecognizer) -> None:
    """Spans and labels are the same as spaCy's, whatever the lengths of the sentences beside."""
    expected = [plain_spacy.make_doc(sentence) for sentence in SENTENCES]
    found = [plain_spacy.make_doc(sentence) for sentence in SENTENCES]
    recogniser.set_annotations(expected, recogniser.predict(expected))
    NameDecoder(recogniser).find(found)
    assert _names(found) == _names(expected)
    assert sum(map(len, _names(found))) > 10


def test_empty_sentences_have_no_names(plain_spacy: Language, recogniser: EntityRecognizer) -> None:
    """Nothing is found in nothing, and nothing breaks."""
    docs = [plain_spacy.make_doc(""), plain_spacy.make_doc("")]
    decoder = NameDecoder(recogniser)
    decoder.find(docs)
    decoder.find([])
    assert _names(docs) == [[], []]
