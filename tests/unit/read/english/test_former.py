"""Ties that have ended say so."""

from __future__ import annotations

import pytest

from tests.unit.read.passage import make_document
from tieline.read.reader import Reader


@pytest.mark.parametrize(
    ("text", "kind", "word"),
    [
        ("Acme Corp, formerly a subsidiary of Lanqiao Group, grew fast.", "former", "formerly"),
        ("Jane Doe resigned as chief executive of Acme Corp.", "former", "resigned as"),
        ("Jane Doe, the former chief executive of Acme Corp, spoke.", "former", "former"),
        ("The Commerce Department removed Acme Ltd from the Entity List.", "removed", "removed"),
        ("Acme Ltd was removed from the Entity List by the Commerce Department.", "removed", "removed"),
    ],
)
def test_ended_tie_is_marked(reader: Reader, text: str, kind: str, word: str) -> None:
    """A tie of the past, and one lifted, has a kind whose evidence is the word that says so."""
    (tie,) = reader.read(make_document(text)).relationships
    assert (kind, word) in {(p.value, p.evidence.quote) for p in tie.properties if p.name == "kind"}


def test_former_name_ends_no_tie(reader: Reader) -> None:
    """What was formerly named otherwise is still a subsidiary."""
    text = "Acme Corp (formerly Brunel Corp) is a subsidiary of Lanqiao Group."
    kinds = {p.value for t in reader.read(make_document(text)).relationships for p in t.properties}
    assert "former" not in kinds
