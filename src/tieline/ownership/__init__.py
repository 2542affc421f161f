"""Ownership arithmetic and the rules of each regime."""

from tieline.ownership.fault import find_faults
from tieline.ownership.finding import DISCLAIMER, find_covered, iter_findings
from tieline.ownership.inputs import HoldingTable, parse_holdings
from tieline.ownership.regime import Force, Regime, RuleVersion, assume, get_regime, load_regimes

__all__ = [
    "DISCLAIMER",
    "Force",
    "HoldingTable",
    "Regime",
    "RuleVersion",
    "assume",
    "find_covered",
    "find_faults",
    "get_regime",
    "iter_findings",
    "load_regimes",
    "parse_holdings",
]
