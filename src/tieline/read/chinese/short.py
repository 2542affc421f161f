"""Short names: what a full legal name is called later in the same document (中国长城科技集团股份有限公司: 中国长城)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tieline.names.hanzi import is_common
from tieline.names.place import find_hanzi_place

MIN_SHORT = 3
"""A shorter form (长城) is a word of other meaning too often."""

TRADE_NAME = 2
"""Characters of most trade names (字号)."""

_FORM = re.compile("(?:股份|集团)?有限(?:责任)?公司$|集团(?:总?公司)?$|总公司$|公司$")
_BRACKETS = re.compile("[（(][^（）()]*[）)]")
_PLACE = re.compile("(?:新区|开发区|高新区|自贸区|[市县区州])$")
"""What ends so is a place, also where a company's name begins with it (滨海新区)."""
_ADDED = ("集团", "控股", "股份", "公司")


def iter_short_names(full: str) -> Iterator[str]:
    """Derive what a company may be called in short.

    Args:
        full: A full name in simplified characters.

    Yields:
        Shorter names, the fuller ones first; none for a name without a legal form. They hold the trade name, with the
        place before it, or with the trade or a word for company after it.
    """
    core = _strip_form(_BRACKETS.sub("", full))
    if core == full:
        return
    found = find_hanzi_place(core, 0)
    size = found[1] if found is not None and found[1] <= len(core) - TRADE_NAME else 0
    place, body = core[:size], core[size:]
    trade = body[:TRADE_NAME]
    forms = [core, body, place + trade, place.rstrip("省市") + trade, body[:4]]
    forms += [start + added for start in (core, body, place + trade, trade, body[:3], body[:4]) for added in _ADDED]
    for name in dict.fromkeys(forms):
        if MIN_SHORT <= len(name) < len(full) and name != place and not is_common(name) and not _PLACE.search(name):
            yield name


def _strip_form(name: str) -> str:
    """The name without legal forms and words for group."""
    while (shorter := _FORM.sub("", name)) != name and len(shorter) >= TRADE_NAME:
        name = shorter
    return name.removesuffix("控股") if len(name) > TRADE_NAME + 2 else name
