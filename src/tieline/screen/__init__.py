"""Screening: a candidate index over listed names, and comparison with reasons."""

from tieline.screen.engine import Index, Match, is_on_list

__all__ = ["Index", "Match", "is_on_list"]
