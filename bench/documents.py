"""Whole documents: ties and sayings read in real articles against an own answer key (bench/keys).

The documents are no part of the project: they are read from the shared data. The key was made by reading them, before
anything was run on them. What Tieline gives beyond it was judged afterwards, one by one; what was right stands in the
key as slight ("also"): it is right when found and never missed. All else counts as wrong.

Usage: python bench/documents.py -v     lists what is missed and what is found beyond the key
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.document_key import KEYS, Key, load_keys
from bench.document_score import Found, Tally, score_sayings, score_ties
from bench.figure import Figure, get_shared, hash_files
from tieline.pipeline.add import add
from tieline.pipeline.read import read
from tieline.pipeline.report import load_case
from tieline.pipeline.resolve import resolve
from tieline.pipeline.workspace import open_workspace
from tieline.report.case import Case
from tieline.settings import Settings


def run(*, note: Callable[[str], object] | None = None) -> list[Figure]:
    """Read the documents and compare.

    Args:
        note: Takes lines on what is missed and found beyond the key; None leaves them out.

    Returns:
        Shares for the articles the project started from, and for further documents.

    Raises:
        NoDataError: The documents are not on this machine.
    """
    keys = load_keys()
    paths = {key.name: path for key in keys for path in _find_document(key)}
    case = _read_all([paths[key.name] for key in keys if key.name in paths])
    figures: list[Figure] = []
    for folder in dict.fromkeys(key.folder for key in keys):
        chosen = [key for key in keys if key.folder == folder and key.name in paths]
        tally = Tally()
        for key in chosen:
            tally.lines.append(f"== {key.name}")
            found = _make_found(case, key)
            score_ties(key, found, tally)
            score_sayings(key, found, tally)
        digest = hash_files([paths[key.name] for key in chosen] + [KEYS / f"{key.name}.yml" for key in chosen])
        figures += _make_figures(folder, len(chosen), tally, digest)
        if note is not None:
            note("\n".join([*tally.lines, ""]))
    return figures


def _find_document(key: Key) -> Iterator[Path]:
    for path in sorted(get_shared("documents", key.folder).glob("*.txt")):
        if hashlib.sha256(path.read_bytes()).hexdigest() == key.document:
            yield path


def _read_all(paths: Sequence[Path]) -> Case:
    """Read files as `tieline read` does, in a workspace that goes away."""
    with TemporaryDirectory(prefix="tieline-bench-") as folder:
        settings = replace(Settings(), workspace=str(Path(folder, "alone.workspace")))
        with open_workspace(settings, write=True, create=True) as workspace:
            add(workspace, [str(path) for path in paths])
            read(workspace, jobs=1)
            resolve(workspace)
            return load_case(workspace)


def _make_found(case: Case, key: Key) -> Found:
    document = next(document for document in case.documents if document.sha256 == key.document)
    spans = {
        tie.id: tuple(one.span for one in tie.evidence if one.document == document.id and key.covers.covers(one.span))
        for tie in case.relationships
    }
    said = {one.id: one for reading in case.readings for one in reading.utterances}
    return Found(
        text=document.text,
        ties=tuple(tie for tie in case.relationships if spans[tie.id]),
        spans={str(id_): found for id_, found in spans.items()},
        utterances=tuple(
            one for one in said.values() if one.document == document.id and key.covers.covers(one.content_span)
        ),
        names={entity.id: (entity.name, *entity.names) for entity in case.entities},
        said_by=said,
        case=case,
    )


def _make_figures(folder: str, documents: int, tally: Tally, digest: str) -> Iterator[Figure]:
    data = "the five articles" if folder == "seeds" else "further documents"
    for name, share in tally.shares.items():
        size = f"{documents} documents: {share.right} of {share.all}"
        yield Figure(f"documents ({folder}), {name}", share.value, "ratio", data, size, digest)


if __name__ == "__main__":
    for figure in run(note=sys.stdout.write if "-v" in sys.argv else None):
        sys.stdout.write(f"{figure.name} {figure.value:.3f} ({figure.size})\n")
