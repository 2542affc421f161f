"""Ownership files in every format that Tieline reads: tables, register exports and data standards."""

from tieline.ownership.inputs.file import HoldingTable
from tieline.ownership.inputs.registry import FORMATS, HoldingFormat, parse_holdings

__all__ = ["FORMATS", "HoldingFormat", "HoldingTable", "parse_holdings"]
