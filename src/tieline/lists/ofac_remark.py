"""Identifiers and personal data that the delimited files of OFAC state among their remarks."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import yaml

from tieline.lists.party_name import tidy

LONGEST_VALUE = 300
"""A longer piece is a sentence. Source: the longest identifiers of the SDN list of 2024-05-03 have under 200 signs."""

_ABBREVIATED = re.compile(r"(?:\b[A-Z]|\b(?:Co|Ltd|Inc|Corp))\.$")


@cache
def _kinds() -> tuple[re.Pattern[str], dict[str, str]]:
    """What matches the known kinds as printed, longest first, and what they are called; loaded once."""
    text = files("tieline.resources").joinpath("lists", "ofac_remarks.yml").read_text(encoding="utf-8")
    kinds = {row["printed"]: row["kind"] for row in yaml.safe_load(text)["kinds"]}
    printed = "|".join(map(re.escape, sorted(kinds, key=len, reverse=True)))
    return re.compile(rf"(?:alt\. )?(?P<printed>{printed}) (?P<value>\S.*)"), kinds


def find_identifiers(remarks: str) -> tuple[tuple[str, str], ...]:
    """Find identifiers in remarks. The remarks are kept as they are.

    Args:
        remarks: Parts between semicolons ("DOB 1970; Tax ID No. 123 (Serbia)").

    Returns:
        Kind and value in order, without repeats; "alt." before a kind is dropped.
    """
    pattern, kinds = _kinds()
    found = dict[tuple[str, str], None]()
    for piece in map(tidy, remarks.split(";")):
        match = pattern.fullmatch(piece) if len(piece) <= LONGEST_VALUE else None
        if match is not None:
            value = match["value"]
            bare = value if _ABBREVIATED.search(value) else value.removesuffix(".")
            found[kinds[match["printed"]], bare] = None
    return tuple(found)
