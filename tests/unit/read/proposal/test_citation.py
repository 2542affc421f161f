"""Finding the words that a model cites."""

from __future__ import annotations

import pytest

from tieline.model import Span
from tieline.read.proposal.candidate import Cited
from tieline.read.proposal.citation import fold_quote, locate
from tieline.read.proposal.reason import Reason, UngroundedError

VIEW = "Acme owns 3.5% of Bolt. Acme sold Boltworks 35 of 1,350 shares."


@pytest.mark.parametrize(
    ("cited", "span"),
    [
        (Cited("owns"), (5, 9)),
        (Cited(" owns "), (5, 9)),
        (Cited("Acme", occurrence=2), (24, 28)),
        (Cited("Acme", start=24), (24, 28)),
        (Cited("Acme", occurrence=1, start=0), (0, 4)),
        (Cited("Bolt"), (18, 22)),
    ],
    ids=["once", "spaces", "by-number", "by-offset", "by-both", "not-inside-a-word"],
)
def test_words_are_found_at_the_place_that_is_meant(cited: Cited, span: tuple[int, int]) -> None:
    """One place by itself, by its number, or by its offset; parts of other words do not count."""
    assert locate(cited, VIEW) == Span(*span)


@pytest.mark.parametrize(
    ("cited", "reason"),
    [
        (Cited(" "), Reason.EMPTY_QUOTE),
        (Cited("Acme buys"), Reason.NOT_IN_PASSAGE),
        (Cited("Acm"), Reason.CUT_WORD),
        (Cited("5%"), Reason.CUT_WORD),
        (Cited("350"), Reason.CUT_WORD),
        (Cited("Acme"), Reason.AMBIGUOUS),
        (Cited("Acme", occurrence=3), Reason.WRONG_PLACE),
        (Cited("Acme", start=1), Reason.WRONG_PLACE),
        (Cited("Acme", occurrence=1, start=24), Reason.WRONG_PLACE),
    ],
    ids=["empty", "invented", "half-word", "half-number", "half-amount", "twice", "third", "shifted", "at-odds"],
)
def test_words_that_stand_elsewhere_are_not_found(cited: Cited, reason: Reason) -> None:
    """Every way of being wrong has its reason."""
    with pytest.raises(UngroundedError) as caught:
        locate(cited, VIEW)
    assert caught.value.reason is reason


def test_a_place_outside_of_the_evidence_does_not_count() -> None:
    """What is unique inside of the evidence is found there; what is named elsewhere is refused."""
    within = Span(24, len(VIEW))
    assert locate(Cited("Acme"), VIEW, within=within) == Span(24, 28)
    for cited in (Cited("owns"), Cited("Acme", occurrence=1)):
        with pytest.raises(UngroundedError, match="not_in_evidence"):
            locate(cited, VIEW, within=within)


def test_folding_moves_nothing() -> None:
    """Line breaks and curly quotation marks are alike to plain ones, at the same offsets."""
    text = "“It’s\n5\u00a0%”"
    assert (fold_quote(text), len(fold_quote(text))) == ('"It\'s 5 %"', len(text))


def test_hanzi_are_words_by_themselves() -> None:
    """Chinese has no spaces between words."""
    assert locate(Cited("长城科技"), "中国长城科技集团") == Span(2, 6)
