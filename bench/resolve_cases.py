"""Resolution of mentions within and across documents on our own invented cases (tests/cases/resolve)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from bench.figure import REPOSITORY, Figure, Pairs, count_pairs
from tieline.model.document import Document
from tieline.model.entity import Judgement, Mention, Schema, Verdict
from tieline.model.ids import DocumentId, JudgementId, MentionId, RelationshipId, content_id
from tieline.model.reading import Reading
from tieline.model.span import Evidence, Span
from tieline.model.tie import Property, RelationshipMention, RelationshipType
from tieline.names.key import name_key
from tieline.resolve.family import family_of
from tieline.resolve.resolve import resolve_entities

CASES = REPOSITORY / "tests" / "cases" / "resolve"
DATA = "own resolution cases"
STRENGTHS = ("strong", "medium", "weak")

_MARK = re.compile(r"\[([^\[\]|]+)\|(\w+)\|([\w-]+)(\|=)?\]")


@dataclass(frozen=True, slots=True)
class Case:
    """One case: documents with marked mentions, and who is who.

    Attributes:
        name: The file's name without ending.
        strength: "strong" when any reader would agree, "medium" when a careful one would, "weak" when it is arguable.
        documents: The documents.
        readings: One reading a document.
        judgements: A person's decisions.
        expected: Mention to the label of the party it names.
    """

    name: str
    strength: str
    documents: tuple[Document, ...]
    readings: tuple[Reading, ...]
    judgements: tuple[Judgement, ...]
    expected: Mapping[MentionId, str]


def run() -> list[Figure]:
    """Measure pairwise precision and recall over all cases, the means by strength, and a plain baseline.

    Returns:
        The figures. The baseline joins mentions of one kind with equal name keys, wherever they stand.
    """
    cases = load_cases(CASES)
    found = {case.name: score_case(case) for case in cases}
    plain = sum((count_pairs(_join_equal_names(case), _labels(case)) for case in cases), Pairs(0, 0, 0))
    total = sum(found.values(), Pairs(0, 0, 0))
    size = f"{len(cases)} cases, {sum(len(case.expected) for case in cases)} mentions"
    figures = [
        Figure("mentions: precision", total.precision, "ratio", DATA, size),
        Figure("mentions: recall", total.recall, "ratio", DATA, size),
        Figure("mentions, names equal: precision", plain.precision, "ratio", DATA, size),
        Figure("mentions, names equal: recall", plain.recall, "ratio", DATA, size),
    ]
    for strength in STRENGTHS:
        scores = [_f_score(found[case.name]) for case in cases if case.strength == strength]
        mean = sum(scores) / max(len(scores), 1)
        figures.append(Figure(f"mentions, {strength} cases: mean F", mean, "ratio", DATA, f"{len(scores)} cases"))
    return figures


def load_cases(folder: Path) -> list[Case]:
    """Read all cases.

    Args:
        folder: Where the files are.

    Returns:
        The cases in order of name.
    """
    return [load_case(path) for path in sorted(folder.glob("*.yml"))]


def load_case(path: Path) -> Case:
    """Read one case from its file.

    Args:
        path: The file; see `parse_case`.

    Returns:
        The case, named as the file is.
    """
    return parse_case(path.stem, path.read_text(encoding="utf-8"))


def parse_case(name: str, text: str) -> Case:
    """Read one case.

    Args:
        name: What to call it.
        text: YAML: `strength`, `documents` (each with `text`, where a mention is marked as [words|Schema|label],
            or [words|Schema|label|=] when the reader ties it to the label's mention before, and `ties`, whose ends are
            words or labels) and perhaps `judgements` ([left, verdict, right]).

    Returns:
        The case.
    """
    data = yaml.safe_load(text)
    expected: dict[MentionId, str] = {}
    documents, readings = [], []
    for number, entry in enumerate(data["documents"]):
        document, marks = _read_text(DocumentId(f"{name}-{number}"), entry["text"])
        expected |= {mention.id: label for mention, label in marks}
        ties = tuple(_make_tie(document, marks, tie) for tie in entry.get("ties", ()))
        documents.append(document)
        readings.append(Reading(document.id, tuple(mention for mention, _ in marks), ties, ()))
    judgements = tuple(_make_judgement(entry) for entry in data.get("judgements", ()))
    return Case(name, data["strength"], tuple(documents), tuple(readings), judgements, expected)


def score_case(case: Case) -> Pairs:
    """Resolve a case and count its pairs.

    Args:
        case: The case.

    Returns:
        Right, found and expected pairs of mentions.
    """
    return count_pairs(find_groups(case), _labels(case))


def find_groups(case: Case) -> dict[str, str]:
    """Resolve a case.

    Args:
        case: The case.

    Returns:
        Mention to entity.
    """
    entities = resolve_entities(case.readings, case.judgements)
    return {str(mention): str(entity.id) for entity in entities for mention in entity.mentions}


def _read_text(document: DocumentId, marked: str) -> tuple[Document, list[tuple[Mention, str]]]:
    text, at = "", 0
    marks: list[tuple[Mention, str]] = []
    latest: dict[str, MentionId] = {}
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        words, schema, label = mark[1], Schema[_SCHEMATA.get(mark[2], mark[2].upper())], mark[3]
        span = Span(len(text), len(text) + len(words))
        text += words
        key = MentionId(content_id("mtn", document, span.start, span.end, schema))
        same_as = latest.get(label) if mark[4] else None
        marks.append((Mention(key, document, span, words, schema, words, same_as), label))
        latest[label] = key
    text += marked[at:]
    return Document(document, str(document), f"{document}.txt", "text/plain", None, "en", None, text), marks


_SCHEMATA = {"Organization": "ORGANIZATION", "PublicBody": "PUBLIC_BODY", "Place": "PLACE"}


def _make_tie(document: Document, marks: Sequence[tuple[Mention, str]], tie: Mapping[str, str]) -> RelationshipMention:
    first: dict[str, Mention] = {}
    for mention, label in marks:
        first.setdefault(mention.quote, mention)
        first.setdefault(label, mention)
    source, target = first[tie["source"]], first[tie["target"]]
    evidence = Evidence(document.id, Span(0, len(document.text)), document.text)
    properties = (Property("role", tie["role"], evidence),) if "role" in tie else ()
    key = RelationshipId(content_id("tie", tie["type"], source.id, target.id))
    return RelationshipMention(
        key, RelationshipType(tie["type"]), source.id, target.id, properties, (evidence,), None, "case", 1.0
    )


def _make_judgement(entry: Sequence[str]) -> Judgement:
    left, verdict, right = entry
    key = JudgementId(content_id("jdg", left, verdict, right))
    return Judgement(key, left, right, Verdict(verdict), "analyst", "2026-11-21T09:30:00+00:00")


def _labels(case: Case) -> dict[str, str]:
    return {str(mention): label for mention, label in case.expected.items()}


def _join_equal_names(case: Case) -> dict[str, str]:
    mentions = [mention for reading in case.readings for mention in reading.mentions]
    return {str(mention.id): f"{family_of(mention.schema)}:{name_key(mention.name)}" for mention in mentions}


def _f_score(pairs: Pairs) -> float:
    total = pairs.precision + pairs.recall
    return 2 * pairs.precision * pairs.recall / total if total else 0.0
