"""Sayings inside sayings."""

from __future__ import annotations

import pytest

from tests.unit.read.passage import make_document
from tieline.read.reader import Reader


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "Citing a report by Lanqiao Daily, Reuters said that Acme Corporation had sold the plant.",
            ["Lanqiao Daily", "Reuters"],
        ),
        (
            "Acme Corporation had sold the plant, the Lanqiao Daily quoted Qiu Shan as saying.",
            ["Qiu Shan", "Lanqiao Daily"],
        ),
        ("According to a report by Reuters, Qiu Shan said that the plant had been sold.", ["Qiu Shan", "Reuters"]),
        (
            "Reuters reported that the ministry had said that an official letter showed that Acme owned Beta.",
            ["official letter", "ministry", "Reuters"],
        ),
    ],
    ids=["citing", "quoted-as-saying", "according-to", "three-deep"],
)
def test_the_reported_saying_names_its_reporter(reader: Reader, text: str, chain: list[str]) -> None:
    """From the innermost saying, parents lead to whoever reports it first."""
    said = {u.id: u for u in reader.read(make_document(text)).utterances}
    parents = {u.parent for u in said.values()}
    utterance = next(u for u in said.values() if u.id not in parents)
    found = [utterance.speaker_name]
    while utterance.parent is not None:
        utterance = said[utterance.parent]
        found.append(utterance.speaker_name)
    assert found == chain


def test_citing_a_concern_names_no_source(reader: Reader) -> None:
    """What is cited is a source only where it is somebody or a document."""
    text = "Acme Corporation said that the plant would close, citing rising costs of coal."
    assert [u.speaker_name for u in reader.read(make_document(text)).utterances] == ["Acme Corporation"]
