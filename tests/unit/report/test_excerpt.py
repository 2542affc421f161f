"""Sentences cut to what can be shown."""

from __future__ import annotations

import pytest

from tieline.model import Evidence, Span
from tieline.model.ids import DocumentId
from tieline.report.excerpt import cut_excerpt, widest

LONG = "one two three four five six seven eight nine ten eleven twelve"


@pytest.mark.parametrize(
    ("around", "starts", "ends"),
    [(["one"], "one", "…"), (["eleven"], "… ", "twelve"), (["missing"], "one", "…"), (["six"], "… ", " …")],
)
def test_long_sentence_is_cut_around_the_words(around: list[str], starts: str, ends: str) -> None:
    """The words are seen, and marks tell where something is left out."""
    cut = cut_excerpt(LONG, around, chars=25)
    assert cut.startswith(starts)
    assert cut.endswith(ends)
    assert len(cut.strip("… ")) <= 25
    assert "missing" in around or around[0] in cut


def test_short_sentence_stays_whole_on_one_line() -> None:
    """Only line breaks change."""
    assert cut_excerpt("one\n two", ["two"], chars=20) == "one two"


def test_evidence_inside_other_evidence_is_left_out() -> None:
    """A word needs no link of its own beside its sentence; another document's does."""
    sentence = Evidence(DocumentId("a"), Span(0, 9), "x" * 9)
    word, other = Evidence(DocumentId("a"), Span(2, 4), "xx"), Evidence(DocumentId("b"), Span(2, 4), "xx")
    assert widest((sentence, word, other)) == (sentence, other)
