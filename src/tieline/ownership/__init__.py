"""Ownership arithmetic and the rules of each regime."""

from tieline.ownership.fault import find_faults
from tieline.ownership.finding import DISCLAIMER, answer_for, iter_answers
from tieline.ownership.inputs import HoldingTable, parse_holdings
from tieline.ownership.inquiry import make_inquiry
from tieline.ownership.regime import Force, Regime, RuleVersion, assume, get_regime, load_regimes

__all__ = [
    "DISCLAIMER",
    "Force",
    "HoldingTable",
    "Regime",
    "RuleVersion",
    "answer_for",
    "assume",
    "find_faults",
    "get_regime",
    "iter_answers",
    "load_regimes",
    "make_inquiry",
    "parse_holdings",
]
