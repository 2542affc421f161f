"""The country that a text means."""

from __future__ import annotations

import re
from functools import lru_cache

from tieline.names.place import find_hanzi_place, find_place
from tieline.names.spelling import spell
from tieline.text.script import has_hanzi

_CODE = re.compile(r"[A-Z]{2}")
_ASIDE = re.compile(r"\([^()]*\)")
_TURNED = re.compile(r"([^,]+),\s*(.+\bof)", re.IGNORECASE)
"""As the United Nations order them: "Korea, Republic of"."""

GREATER = {"HK": "CN", "MO": "CN"}
"""Companies of these are often listed under, or written with, the country they lie in: neither contradicts."""

_ALIASES = {"UK": "GB", "EL": "GR", "USA": "US"}
"""Letters that mean a country without being its code. Source: EU interinstitutional style guide, country codes."""


@lru_cache(maxsize=10_000)
def find_country(text: str) -> str | None:
    """Find the country that a cell means.

    Args:
        text: An ISO 3166-1 alpha-2 code, or the name of a country or of a place that lies in it, in Latin script or
            Hanzi.

    Returns:
        The code; None for a text that names no known place.
    """
    cell = text.strip()
    letters = cell.replace(".", "").upper()
    if letters in _ALIASES:
        return _ALIASES[letters]
    if _CODE.fullmatch(letters):
        return letters
    if has_hanzi(cell):
        found = find_hanzi_place(spell(cell).replace(" ", ""), 0)
    else:
        words = spell(_TURNED.sub(r"\2 \1", _ASIDE.sub(" ", cell))).split()
        words = words[1:] if words[:1] == ["the"] else words
        found = find_place(words, 0) if words else None
        found = found if found is not None and found[1] == len(words) else None
    if found is None:
        return None
    codes = (found[0].code, *found[0].within)
    return next((code for code in reversed(codes) if _CODE.fullmatch(code)), None)
