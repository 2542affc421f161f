"""Claims of several documents, each case told in a file of `tests/cases/claims`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from tieline.model import Claim, Document, Judgement, PartialDate, Resolution, Utterance, Verdict
from tieline.model.ids import DocumentId, JudgementId, UtteranceId
from tieline.read.reader import Reader
from tieline.resolve.family import Family
from tieline.resolve.judgement import make_key
from tieline.resolve.resolve import resolve

FOLDER = Path(__file__).resolve().parents[3] / "cases" / "claims"
CASES = [
    pytest.param(case, id=f"{path.stem}-{number}")
    for path in sorted(FOLDER.glob("*.yml"))
    for number, case in enumerate(yaml.safe_load(path.read_text(encoding="utf-8")), 1)
]
SIDES = {"affirm": "affirmed_by", "deny": "denied_by", "partly": "partly", "unclear": "unclear"}


def _documents(case: Mapping[str, Any]) -> list[Document]:
    return [
        Document(
            DocumentId(f"doc-{number}"),
            f"{number:064x}",
            f"{number}.txt",
            "text/plain",
            None,
            one.get("language", "en"),
            PartialDate(str(one["date"])) if "date" in one else None,
            one["text"],
        )
        for number, one in enumerate(case["documents"])
    ]


def _read(reader: Reader, case: Mapping[str, Any]) -> tuple[Resolution, dict[UtteranceId, str], list[Utterance]]:
    """Resolve a case; with the sentence of every utterance."""
    documents = _documents(case)
    readings = [reader.read(document) for document in documents]
    text = {document.id: document.text for document in documents}
    utterances = [utterance for reading in readings for utterance in reading.utterances]
    passages = {one.id: _sentence(one, text[one.document]) for one in utterances}
    return resolve(readings, documents, [_same(*pair) for pair in case.get("same", [])]), passages, utterances


def _same(left: str, right: str) -> Judgement:
    """What a person decided: two names are one organisation's."""
    keys = [make_key(Family.ORGANISATION, name) for name in (left, right)]
    return Judgement(
        JudgementId(f"{left}={right}"), keys[0], keys[1], Verdict.SAME, "tester", "2026-01-01T00:00:00Z", None
    )


def _sentence(utterance: Utterance, text: str) -> str:
    """The sentence around an utterance's cue, by plain stops."""
    start = max(text.rfind(stop, 0, utterance.cue_span.start) + 1 for stop in (". ", "。", "\n"))
    ends = [end + 1 for stop in (". ", "。", "\n") if (end := text.find(stop, utterance.content_span.end - 1)) >= 0]
    return text[start : min(ends, default=len(text))]


def _told(claim: Claim, passages: Mapping[UtteranceId, str]) -> dict[str, list[str]]:
    return {side: [passages[one] for one in getattr(claim, field)] for side, field in SIDES.items()}


def _fits(told: Mapping[str, Sequence[str]], wanted: Mapping[str, Any]) -> bool:
    """Whether the utterances of each side are those wanted; one sentence may hold several."""
    for side, passages in told.items():
        fragments = wanted.get(side, [])
        found = [next((part for part in fragments if part in passage), None) for passage in passages]
        if None in found or set(found) != set(fragments):
            return False
    return True


@pytest.mark.parametrize("case", CASES)
def test_case(reader: Reader, case: Mapping[str, Any]) -> None:
    """The claims of a case are those that its file tells, and no others."""
    resolution, passages, _ = _read(reader, case)
    told = [_told(claim, passages) for claim in resolution.claims]
    assert len(told) == len(case["claims"]), f"{case['case']}: {told}"
    names = {entity.id: entity.name for entity in resolution.entities}
    for wanted in case["claims"]:
        claim = next((one for one, sides in zip(resolution.claims, told, strict=True) if _fits(sides, wanted)), None)
        assert claim is not None, f"{case['case']}: {wanted} is not among {told}"
        assert len(claim.origins) == wanted.get("origins", len(claim.origins)), claim.origins
        assert [names[one] for one in claim.against] == wanted.get("against", [names[one] for one in claim.against])
        changes = [(passages[one.earlier], passages[one.later]) for one in claim.changes]
        for (earlier, later), (first, second) in zip(changes, wanted.get("changes", changes), strict=True):
            assert first in earlier
            assert second in later


def test_the_cases_are_many() -> None:
    """There are at least thirty cases."""
    assert len(CASES) >= 30
