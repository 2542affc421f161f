"""What other matchers make of pairs of names: nomenklatura's and rapidfuzz, at the thresholds that they ship.

nomenklatura is needed here only (group `peers`): its own dependencies want a compiler, so the product never imports it.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from rapidfuzz.fuzz import token_set_ratio

from bench.figure import NoDataError

Pair = tuple[str, str]
"""Two names."""

PairScorer = Callable[[Sequence[Pair]], list[float]]
"""Scores of pairs, 0 to 1, in their order."""

LOGIC_THRESHOLD = 0.7
"""From here on nomenklatura and yente hold two entities to be one. Source: yente, setting `MATCH_THRESHOLD` (0.7)."""

TOKEN_SET_THRESHOLD = 0.88
"""rapidfuzz ships none. Source: the 266 organisation pairs of the name bench that nomenklatura publishes: precision .80
at F1 .75 (.72 at .77 from 0.80 on, .90 at .61 from 0.95 on); the cut that is nearest to a matcher's duty."""


@dataclass(frozen=True, slots=True)
class Peer:
    """Another matcher.

    Attributes:
        name: What figures call it.
        threshold: From which score on it calls two names the same.
        score: Scores pairs.
    """

    name: str
    threshold: float
    score: PairScorer


def find_peers(*, schema: str = "Organization") -> list[Peer]:
    """List the peers that are installed.

    Args:
        schema: What the names are of, in FollowTheMoney's words.

    Returns:
        rapidfuzz always; nomenklatura's logic-v1 and logic-v2 where it is installed.
    """
    peers = [Peer("rapidfuzz token_set", TOKEN_SET_THRESHOLD, score_token_set)]
    if importlib.util.find_spec("nomenklatura") is not None:
        peers += [
            Peer(f"nomenklatura {name}", LOGIC_THRESHOLD, make_logic_scorer(name, schema=schema))
            for name in ("logic-v1", "logic-v2")
        ]
    return peers


def score_token_set(pairs: Sequence[Pair]) -> list[float]:
    """Score pairs with rapidfuzz: the shared words of both names, and what is left, as one text.

    Args:
        pairs: Pairs of names.

    Returns:
        Their scores, 0 to 1.
    """
    return [token_set_ratio(left.casefold(), right.casefold()) / 100.0 for left, right in pairs]


def make_logic_scorer(name: str, *, schema: str = "Organization") -> PairScorer:
    """Make a scorer of one of nomenklatura's algorithms.

    Args:
        name: Its name: "logic-v1" or "logic-v2".
        schema: What the names are of, in FollowTheMoney's words.

    Returns:
        A function that scores pairs, each as two entities that have nothing but a name.

    Raises:
        NoDataError: nomenklatura is not installed.
    """
    try:
        from followthemoney import EntityProxy
        from nomenklatura.matching import get_algorithm
        from nomenklatura.matching.types import ScoringConfig
    except ImportError as error:
        raise NoDataError(f"nomenklatura is not installed: {error}") from error
    algorithm = get_algorithm(name)
    if algorithm is None:
        raise NoDataError(f"nomenklatura has no algorithm {name}")
    config = ScoringConfig.defaults()

    @cache
    def make_entity(text: str) -> Any:
        data = {"id": f"name-{text}", "schema": schema, "properties": {"name": [text]}}
        return EntityProxy.from_dict(data)

    def score(pairs: Sequence[Pair]) -> list[float]:
        return [
            float(algorithm.compare(make_entity(left), make_entity(right), config).score) if left and right else 0.0
            for left, right in pairs
        ]

    return score
