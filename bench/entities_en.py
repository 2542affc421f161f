"""English names against the politics part of CrossNER (Liu and others, 2021): development sentences of Wikipedia.

The corpus is no part of the project. Where it is, the variable TIELINE_CROSSNER names the folder that holds the
domains, one of them `politics` with `dev.txt`. Its classes are mapped to four: organisation (with political party),
person (with politician), place (country, location) and event (with election). What it labels `misc` is expected
nowhere, so a name found there counts against us; adjectives of countries, which Tieline marks as places and the corpus
does not, are left out on both sides. Sentences are read one by one, as documents of their own.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.figure import Figure, NoDataError, Pairs, hash_files
from tieline.model import Document, Schema
from tieline.model.ids import DocumentId
from tieline.model.span import Span
from tieline.read.lexicon import load_lexicon
from tieline.read.reader import Reader

VARIABLE = "TIELINE_CROSSNER"
DATA = "CrossNER politics, development part"
CLASSES = ("organisation", "person", "place", "event")

_CLASS_OF = {
    "organisation": "organisation",
    "politicalparty": "organisation",
    "person": "person",
    "politician": "person",
    "country": "place",
    "location": "place",
    "event": "event",
    "election": "event",
}
_SCHEMA_CLASS = {Schema.PERSON: "person", Schema.PLACE: "place", Schema.EVENT: "event"}
_NO_SPACE_BEFORE = frozenset([",", ".", ";", ":", ")", "]", "!", "?", "%", "'s", "n't", "..."])
_NO_SPACE_AFTER = frozenset(["(", "[", "$", "£", "€"])

Name = tuple[str, Span]


@dataclass(frozen=True, slots=True)
class Case:
    """A labelled sentence.

    Attributes:
        text: The sentence as it is written.
        names: Class and place of its names.
    """

    text: str
    names: frozenset[Name]


def run() -> list[Figure]:
    """Read the development part and compare.

    Returns:
        F with equal and with overlapping spans, together and by class.

    Raises:
        NoDataError: The corpus is not on this machine.
    """
    path = _get_file()
    cases = list(load_cases(path))
    reader = Reader.load(())
    found = [find_names(reader, case.text) for case in cases]
    size, digest = f"{len(cases)} sentences, {sum(len(case.names) for case in cases):,} names", hash_files([path])
    strict = {kind: _sum(count_equal(case.names, names, kind) for case, names in zip(cases, found, strict=True))
              for kind in CLASSES}  # fmt: skip
    loose = {kind: _sum(count_overlapping(case.names, names, kind) for case, names in zip(cases, found, strict=True))
             for kind in CLASSES}  # fmt: skip
    figures = [
        Figure("English names: F", f_measure(_sum(strict.values())), "ratio", DATA, size, digest),
        Figure("English names: precision", _sum(strict.values()).precision, "ratio", DATA, size, digest),
        Figure("English names: recall", _sum(strict.values()).recall, "ratio", DATA, size, digest),
        Figure("English names, overlapping: F", f_measure(_sum(loose.values())), "ratio", DATA, size, digest),
    ]
    for kind in CLASSES:
        count = f"{strict[kind].expected} names"
        figures.append(Figure(f"English names, {kind}: F", f_measure(strict[kind]), "ratio", DATA, count, digest))
        overlap = f_measure(loose[kind])
        figures.append(Figure(f"English names, {kind}, overlapping: F", overlap, "ratio", DATA, count, digest))
    return figures


def load_cases(path: Path) -> Iterator[Case]:
    """Load the labelled sentences.

    Args:
        path: Lines of a word, a tab and its label, with an empty line after each sentence.

    Yields:
        The sentences, with spaces as they are written in print.
    """
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = [line.split("\t") for line in block.splitlines() if line]
        if lines:
            yield make_case([line[0] for line in lines], [line[1] for line in lines])


def make_case(words: Sequence[str], labels: Sequence[str]) -> Case:
    """Join words to a sentence.

    Args:
        words: Words and marks.
        labels: For each "O", or "B-" or "I-" and a class.

    Returns:
        The sentence with its names.
    """
    text, names, opened = "", set[Name](), None
    previous = "("
    for word, label in zip(words, labels, strict=True):
        text += "" if word in _NO_SPACE_BEFORE or previous in _NO_SPACE_AFTER else " "
        if opened is not None and label[:1] == "I":
            opened = (opened[0], opened[1], len(text) + len(word))
        else:
            names |= _finish(opened)
            opened = (label[2:], len(text), len(text) + len(word)) if label != "O" else None
        text += word
        previous = word
    return Case(text, frozenset(names | _finish(opened)))


def _finish(opened: tuple[str, int, int] | None) -> set[Name]:
    return {(_CLASS_OF[opened[0]], Span(opened[1], opened[2]))} if opened and opened[0] in _CLASS_OF else set()


def find_names(reader: Reader, text: str) -> frozenset[Name]:
    """Read a sentence.

    Args:
        reader: The reader.
        text: The sentence.

    Returns:
        Class and place of the names found, but for adjectives of countries and for things.
    """
    digest = hashlib.sha256(text.encode()).hexdigest()
    document = Document(DocumentId(digest), digest, "case.txt", "text/plain", None, "en", None, text)
    demonyms = load_lexicon().demonyms
    return frozenset(
        (kind, mention.span)
        for mention in reader.read(document).mentions
        if (kind := _class_of(mention.schema)) is not None and not (kind == "place" and mention.quote in demonyms)
    )


def _class_of(schema: Schema) -> str | None:
    return "organisation" if schema.is_organisation else _SCHEMA_CLASS.get(schema)


def count_equal(expected: Iterable[Name], found: Iterable[Name], kind: str) -> Pairs:
    """Count names of one class whose spans are equal.

    Args:
        expected: The labels of a sentence.
        found: What was found in it.
        kind: The class.

    Returns:
        The counts.
    """
    want, have = ({span for name, span in names if name == kind} for names in (expected, found))
    return Pairs(len(want & have), len(have), len(want))


def count_overlapping(expected: Iterable[Name], found: Iterable[Name], kind: str) -> Pairs:
    """Count names of one class whose spans overlap, each used once.

    Args:
        expected: The labels of a sentence.
        found: What was found in it.
        kind: The class.

    Returns:
        The counts.
    """
    want, have = (sorted(span for name, span in names if name == kind) for names in (expected, found))
    left, right = list(have), 0
    for span in want:
        other = next((other for other in left if other.overlaps(span)), None)
        if other is not None:
            left.remove(other)
            right += 1
    return Pairs(right, len(have), len(want))


def f_measure(pairs: Pairs) -> float:
    """The harmonic mean of precision and recall.

    Args:
        pairs: The counts.

    Returns:
        0 to 1.
    """
    return 2 * pairs.right / max(pairs.found + pairs.expected, 1)


def _sum(pairs: Iterable[Pairs]) -> Pairs:
    return sum(pairs, Pairs(0, 0, 0))


def _get_file() -> Path:
    folder = os.environ.get(VARIABLE)
    path = Path(folder, "politics", "dev.txt") if folder else None
    if path is None or not path.is_file():
        raise NoDataError(f"CrossNER's politics/dev.txt is not here: name the folder of its domains in {VARIABLE}")
    return path


if __name__ == "__main__":
    for figure in run():
        sys.stdout.write(f"{figure.name} {figure.value:.3f} {figure.size}\n")
