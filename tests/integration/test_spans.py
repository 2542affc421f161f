"""Every span of every record is the words it stands for."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.integration.program import run

Json = dict[str, object]


def iter_spans(value: object) -> Iterator[Json]:
    """Every object inside a record that has a start, an end and a quote."""
    if isinstance(value, dict):
        if {"start", "end", "quote"} <= value.keys():
            yield value
        for inner in value.values():
            yield from iter_spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from iter_spans(inner)


def wrong_spans(records: list[Json]) -> list[Json]:
    """Spans whose quote is not what stands there."""
    texts = {record["id"]: str(record["text"]) for record in records if record["kind"] == "document"}
    return [
        span
        for record in records
        for span in iter_spans(record)
        if texts[span.get("document") or record["document"]][span["start"] : span["end"]] != span["quote"]
    ]


@pytest.mark.parametrize("folder", ["seeds", "dev"])
def test_text_from_start_to_end_is_the_quote(shared: Path, folder: str, tmp_path: Path) -> None:
    """In all shared documents, mentions, evidence and utterances quote their text exactly."""
    sources = sorted(str(path) for path in (shared / "documents" / folder).glob("*.txt"))
    assert run("investigate", *sources, "--out", "out", cwd=tmp_path).code == 0
    lines = (tmp_path / "out" / "records.jsonl").read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    assert sum(len(list(iter_spans(record))) for record in records) > 100
    assert wrong_spans(records) == []


def test_a_wrong_span_would_be_found() -> None:
    """The check itself sees a quote that is off by one."""
    document: Json = {"kind": "document", "id": "d", "text": "Acme sells."}
    mention: Json = {"kind": "mention", "document": "d", "start": 1, "end": 4, "quote": "Acme"}
    assert wrong_spans([document, mention]) == [mention]
