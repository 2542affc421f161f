"""Clauses that tell of nothing that happened."""

from __future__ import annotations

import pytest

from tests.unit.read.passage import ties
from tieline.read.reader import Reader


@pytest.mark.parametrize(
    "text",
    [
        "Neither Acme Corp nor Brunel Corp owns Lanqiao Corp.",
        "It is false to claim that Acme Corp acquired Brunel Holdings Inc in 2019.",
        "The rumour that Acme Corp owns Brunel Corp is untrue.",
        "Nobody has shown that Acme Corp acquired Brunel Ltd.",
        "Does Brunel Corp own Lanqiao Ltd?",
    ],
)
def test_clause_that_nobody_vouches_for_is_no_tie(reader: Reader, text: str) -> None:
    """Subjects that are nobody, verdicts of falsehood and questions state no tie."""
    assert ties(reader, text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Without owning Brunel Corp, Acme Corp acquired Lanqiao Ltd.",
        "Instead of acquiring Brunel Corp, Acme Corp acquired Lanqiao Ltd.",
    ],
)
def test_what_was_left_out_is_no_tie(reader: Reader, text: str) -> None:
    """Behind "without" and "instead of" stands what was not done; the main clause stands."""
    assert ties(reader, text) == {("owns", "Acme Corp", "Lanqiao Ltd")}


@pytest.mark.parametrize(
    "text",
    [
        "A few knew that Acme Corp acquired Brunel Ltd in 2019.",
        "The fund that owns Brunel Ltd, Acme Corp, was wrong. Acme Corp acquired Brunel Ltd in 2019.",
    ],
)
def test_clause_beside_a_verdict_stands(reader: Reader, text: str) -> None:
    """What is known, or only stands near a verdict, is a tie."""
    assert ("owns", "Acme Corp", "Brunel Ltd") in ties(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "Acme Corp was wrongly described as a subsidiary of Lanqiao Group.",
        "Acme Corp is hardly a subsidiary of Lanqiao Group.",
        "No subsidiary of Lanqiao Group was sanctioned by the Commerce Department.",
        "Neither Acme Corp nor Brunel Corp is a subsidiary of Lanqiao Group.",
    ],
)
def test_surface_words_of_denial_are_no_tie(reader: Reader, text: str) -> None:
    """Adverbs of error, and a subject that is none of a party's, deny what a pattern finds."""
    assert ties(reader, text) == set()
