"""English ties in sentences of our own, and which of them are told as said.

The sentences are in `tests/cases/read_en`, whose README tells how they are labelled. Each goes to the development or
the test part by a hash of its text; rules were made on the development part, and the test part was only counted.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from bench.figure import REPOSITORY, Figure, Pairs, hash_files
from bench.reading_zh import PARTS, get_part, parse_case
from tieline.model import Document, Reading, RelationshipType
from tieline.model.ids import DocumentId, MentionId
from tieline.read.reader import Reader

CASES = REPOSITORY / "tests" / "cases" / "read_en"
_NO_DIRECTION = frozenset({"agreement", "linked_to"})

Tie = tuple[str, str, str]
"""Its type and the names of its ends."""


@dataclass(frozen=True, slots=True)
class Case:
    """A labelled text.

    Attributes:
        text: Without marks.
        ties: What must be read.
        allowed: What may be read besides.
        said: Those of the ties that stand in what somebody says.
    """

    text: str
    ties: frozenset[Tie]
    allowed: frozenset[Tie]
    said: frozenset[Tie]

    @property
    def part(self) -> str:
        """The part it belongs to, by a hash of its text."""
        return get_part(self.text)


@dataclass(frozen=True, slots=True)
class Score:
    """What one text adds.

    Attributes:
        ties: Ties found and expected; those that may be read count for nothing.
        said: Ties found that stand in what somebody says, and are attributed.
    """

    ties: Pairs
    said: Pairs


def run() -> list[Figure]:
    """Read everything and compare.

    Returns:
        Precision and recall of each part, and the share of said ties that are attributed.
    """
    reader = Reader.load(())
    files = sorted(CASES.glob("*.txt"))
    cases = [case for file in files for case in iter_cases(file.read_text(encoding="utf-8"))]
    digest = hash_files(files)
    return [figure for part in PARTS for figure in _figures(reader, cases, part, digest)]


def iter_cases(lines: str) -> Iterator[Case]:
    """Parse labelled texts.

    Args:
        lines: One a line, in the notation of the README.

    Yields:
        The cases in order.
    """
    for line in filter(str.strip, lines.splitlines()):
        marked, _, told = line.partition("||")
        groups: dict[str, list[str]] = {"": [], "?": [], "said": []}
        for tie in filter(None, map(str.strip, told.split(";"))):
            *words, flag = [*tie.split(), ""] if len(tie.split()) == 3 else tie.split()
            groups[flag].append(" ".join(words))
        text = marked.strip().replace("\\n", "\n")
        sure, allowed, said = (_parse_ties(text, groups[flag]) for flag in ("", "?", "said"))
        yield Case(parse_case(text, "", "").text, sure | said, allowed, said)


def score_case(case: Case, reading: Reading) -> Score:
    """Compare a reading with the labels.

    Args:
        case: The labelled text.
        reading: What was read in it.

    Returns:
        The counts.
    """
    attributed = dict(_iter_found(reading))
    found = attributed.keys() - case.allowed
    right = found & case.ties
    heard = right & case.said
    return Score(
        Pairs(len(right), len(found), len(case.ties)),
        Pairs(sum(attributed[tie] for tie in heard), 0, len(heard)),
    )


def make_document(text: str) -> Document:
    """Make a document of a text.

    Args:
        text: The text.

    Returns:
        An English document without a date.
    """
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(DocumentId(digest), digest, "case.txt", "text/plain", None, "en", None, text)


def _parse_ties(marked: str, ties: list[str]) -> frozenset[Tie]:
    case = parse_case(marked, ";".join(ties), "")
    return frozenset(_tie(kind, source.cut(case.text), target.cut(case.text)) for kind, source, target in case.ties)


def _tie(kind: str, source: str, target: str) -> Tie:
    ends = sorted((source, target)) if kind in _NO_DIRECTION else [source, target]
    return kind, ends[0], ends[1]


def _iter_found(reading: Reading) -> Iterator[tuple[Tie, bool]]:
    """The ties of a reading under the names that its ends stand for, and whether they are attributed."""
    quotes = {mention.id: mention for mention in reading.mentions}

    def name(end: MentionId) -> str:
        mention = quotes[end]
        named = quotes.get(mention.same_as or end, mention)
        return named.quote.removeprefix("the ").removeprefix("The ")

    for tie in reading.relationships:
        if tie.type is not RelationshipType.ALIAS_OF:
            yield _tie(tie.type.value, name(tie.source), name(tie.target)), tie.according_to is not None


def _figures(reader: Reader, cases: list[Case], part: str, digest: str) -> Iterator[Figure]:
    chosen = [case for case in cases if case.part == part]
    scores = [score_case(case, reader.read(make_document(case.text))) for case in chosen]
    ties = sum((score.ties for score in scores), Pairs(0, 0, 0))
    said = sum((score.said for score in scores), Pairs(0, 0, 0))
    data, size = f"our English sentences, {part}", f"{len(chosen)} sentences"
    yield Figure(
        f"English ties, {part}: precision", ties.precision, "ratio", data, f"{size}, {ties.found} ties", digest
    )
    yield Figure(f"English ties, {part}: recall", ties.recall, "ratio", data, f"{size}, {ties.expected} ties", digest)
    yield Figure(f"English ties, {part}: said", said.recall, "ratio", data, f"{said.expected} said ties", digest)


if __name__ == "__main__":
    for figure in run():
        sys.stdout.write(f"{figure.name} {figure.value:.3f} {figure.unit} ({figure.size})\n")
