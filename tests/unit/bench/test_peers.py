"""The scorers of other matchers."""

from __future__ import annotations

import importlib.util
import sys

import pytest

from bench.figure import NoDataError
from bench.peers import find_peers, make_logic_scorer, score_token_set


def test_token_set_scores_between_nothing_and_one() -> None:
    """Equal words score 1 in any case; names without a common letter score 0."""
    assert score_token_set([("Acme Bolts", "BOLTS ACME"), ("SenseTime", "商汤"), ("", "x")]) == [1.0, 0.0, 0.0]


def test_the_peer_that_needs_nothing_is_always_there() -> None:
    """A bench can compare with rapidfuzz wherever it runs."""
    assert find_peers()[0].name == "rapidfuzz token_set"


def test_a_peer_that_is_not_installed_is_said_to_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bench skips it and says so."""
    monkeypatch.setitem(sys.modules, "nomenklatura.matching", None)
    with pytest.raises(NoDataError, match="not installed"):
        make_logic_scorer("logic-v2")


@pytest.mark.skipif(importlib.util.find_spec("nomenklatura") is None, reason="the peer is not installed")
@pytest.mark.extras
def test_logic_scores_names_as_entities() -> None:
    """Equal names score 1, names of two scripts 0."""
    assert make_logic_scorer("logic-v2")([("Acme Ltd", "Acme Ltd"), ("SenseTime", "商汤")]) == [1.0, 0.0]
