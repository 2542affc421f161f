"""Organisations in Chinese text against two labelled corpora that are no part of the project.

CLUENER 2020 (CLUEbenchmark): the variable TIELINE_CLUENER names the file of its development part, as the original
JSON lines or in the layout that W2NER gave it. MSRA: TIELINE_MSRA names its test part, a character and a tag a line;
about a thousand sentences are chosen by a hash of their text. Neither file is stored here; a figure names the hash of
its file.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.figure import Figure, NoDataError, Pairs, hash_files
from bench.reading_zh import f_measure, make_document
from tieline.read.chinese.reader import ChineseReader

CLUENER, MSRA = "TIELINE_CLUENER", "TIELINE_MSRA"
ORGANISATIONS = frozenset({"company", "organization", "government", "ORG"})
"""Classes that count as one kind: CLUENER parts companies from other bodies, MSRA does not."""

MSRA_PART = 4
"""Every fourth sentence by hash: 868 of 3,459 with a figure in about five seconds."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A labelled sentence.

    Attributes:
        text: Its words.
        names: Start, end and class of each name.
    """

    text: str
    names: frozenset[tuple[int, int, str]]


def load_cluener(path: Path) -> Iterator[Labelled]:
    """Load CLUENER in either of its layouts.

    Args:
        path: The original JSON lines (text, and label -> name -> places with the last character included), or a JSON
            list of objects with the characters of a sentence and the indexes of each name.

    Yields:
        Labelled sentences in order.
    """
    content = path.read_text(encoding="utf-8")
    if content.lstrip().startswith("["):
        for entry in json.loads(content):
            names = {(name["index"][0], name["index"][-1] + 1, name["type"]) for name in entry["ner"]}
            yield Labelled("".join(entry["sentence"]), frozenset(names))
        return
    for entry in map(json.loads, filter(None, content.splitlines())):
        names = {
            (start, end + 1, kind)
            for kind, group in entry["label"].items()
            for places in group.values()
            for start, end in places
        }
        yield Labelled(entry["text"], frozenset(names))


def load_msra(path: Path) -> Iterator[Labelled]:
    """Load a part of MSRA.

    Args:
        path: A character and its tag (B-ORG, I-ORG, O) on each line, a blank line between sentences.

    Yields:
        The chosen sentences in order.
    """
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if "\t" in line]
        text = "".join(row[0] for row in rows)
        chosen = int(hashlib.sha256(text.encode()).hexdigest(), 16) % MSRA_PART == 0
        if text and chosen and len(text) == len(rows):
            yield Labelled(text, frozenset(_iter_tagged([row[1] for row in rows])))


def _iter_tagged(tags: list[str]) -> Iterator[tuple[int, int, str]]:
    start: int | None = None
    for at, tag in enumerate([*tags, "O"]):
        if start is not None and not tag.startswith("I-"):
            yield start, at, tags[start][2:]
            start = None
        if tag.startswith("B-"):
            start = at


def run() -> list[Figure]:
    """Read both corpora, as far as they are at hand.

    Returns:
        F strict and by overlap, precision, recall, and recall by class.

    Raises:
        NoDataError: Neither is at hand.
    """
    reader = ChineseReader.load(())
    figures: list[Figure] = []
    for name, variable, load in (("CLUENER dev", CLUENER, load_cluener), ("MSRA sample", MSRA, load_msra)):
        told = os.environ.get(variable)
        if told is None or not Path(told).is_file():
            sys.stderr.write(f"skipped: no {name}: name its file in {variable}\n")
            continue
        figures += _figures(reader, name, list(load(Path(told))), hash_files([Path(told)]))
    if not figures:
        raise NoDataError(f"no labelled Chinese names: {CLUENER} and {MSRA} name no file")
    return figures


def _figures(reader: ChineseReader, name: str, sentences: list[Labelled], digest: str) -> Iterator[Figure]:
    strict, right, missed = Pairs(0, 0, 0), Counter[str](), Counter[str]()
    touched = covered = 0
    for sentence in sentences:
        wanted = {(start, end): kind for start, end, kind in sentence.names if kind in ORGANISATIONS}
        mentions = reader.read(make_document(sentence.text)).mentions
        found = {(m.span.start, m.span.end) for m in mentions if m.schema.is_organisation}
        strict += Pairs(len(found & wanted.keys()), len(found), len(wanted))
        touched += sum(_overlaps(span, wanted) for span in found)
        covered += sum(_overlaps(span, found) for span in wanted)
        right.update(kind for span, kind in wanted.items() if span in found)
        missed.update(kind for span, kind in wanted.items() if span not in found)
    size = f"{len(sentences)} sentences, {strict.expected} names, {strict.found} found"
    data = f"{name}, organisations"
    loose = (touched / max(strict.found, 1), covered / max(strict.expected, 1))
    values = {
        "F": f_measure(strict), "precision": strict.precision, "recall": strict.recall,
        "F, overlap": 2 * loose[0] * loose[1] / max(sum(loose), 1e-9),
    }  # fmt: skip
    values |= {f"recall of {kind}": right[kind] / (right[kind] + missed[kind]) for kind in sorted(right + missed)}
    for figure, value in values.items():
        yield Figure(f"{name} organisations: {figure}", value, "ratio", data, size, digest)


def _overlaps(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


if __name__ == "__main__":
    for figure in run():
        sys.stdout.write(f"{figure.name} {figure.value:.3f} {figure.unit} ({figure.size})\n")
