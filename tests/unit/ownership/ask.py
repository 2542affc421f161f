"""Asking a rule in one call."""

from __future__ import annotations

from collections.abc import Iterable

from tieline.model import Finding, Holding, PartialDate
from tieline.ownership.finding import answer_for, iter_answers
from tieline.ownership.inquiry import make_inquiry
from tieline.ownership.listed import Listed
from tieline.ownership.regime import Regime


def find_covered(
    holdings: Iterable[Holding],
    *,
    listed: Listed,
    rule: Regime,
    as_of: PartialDate,
    entity: str,
    open_world: bool = False,
) -> Finding:
    """Ask about one company."""
    return answer_for(make_inquiry(holdings, listed=listed, as_of=as_of, open_world=open_world), rule, entity)


def find_all(holdings: Iterable[Holding], *, listed: Listed, rule: Regime, as_of: PartialDate) -> list[Finding]:
    """Ask about all companies."""
    return list(iter_answers(make_inquiry(holdings, listed=listed, as_of=as_of), rule))
