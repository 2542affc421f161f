"""Names of organisations in Hanzi: their short forms, and whether they stand for themselves."""

from __future__ import annotations

import re

from tieline.names.place import find_hanzi_place
from tieline.resolve.lexicon import load_organisation_words
from tieline.text.script import has_hanzi

NAME_CHARS = 4
"""From this length a name is more than a trade name: place, trade name and line of business."""
TRADE_CHARS = 2

_TRADE_NAME = re.compile(r"[^\W\d_]{2,3}")


def is_hanzi_short_form(short: str, full: str) -> bool:
    """Whether one Hanzi name is how another begins, with or without the place before it.

    Args:
        short: Key of the shorter name.
        full: Key of the longer one.

    Returns:
        True for 飞腾 or 天津飞腾 beside 天津飞腾信息技术.
    """
    if not (has_hanzi(short) and has_hanzi(full)) or len(short) >= len(full):
        return False
    rest = without_hanzi_place(full)
    if rest == short and len(short) > TRADE_CHARS:
        return True  # 外交部 beside 中国外交部.
    return is_specific_hanzi(short) and (full.startswith(short) or rest.startswith(short))


def without_hanzi_place(key: str) -> str:
    """Take the place off the front of a name in Hanzi.

    Args:
        key: Key of the name.

    Returns:
        The rest; the whole key when it does not begin with a place.
    """
    found = find_hanzi_place(key, 0)
    return key if found is None else key[found[1] :]


def is_specific_hanzi(key: str) -> bool:
    """Whether a name in Hanzi tells an organisation apart in any document.

    Args:
        key: Key of the name.

    Returns:
        True when it is long, or that of a place with more than a common word behind, or a trade name of two or three
        characters.
    """
    text = key.replace(" ", "")
    heads = load_organisation_words().hanzi_heads
    found = find_hanzi_place(text, 0) if has_hanzi(text) else None
    if found is not None:
        rest = text[found[1] :]
        is_local_school = rest == "大学" and bool(found[0].within)
        is_whole = rest not in heads if len(rest) > TRADE_CHARS else not rest.endswith(heads)
        return is_local_school or (len(rest) >= TRADE_CHARS and is_whole)
    if len(text) >= NAME_CHARS:
        return not text.endswith(heads) or len(text) > NAME_CHARS + 1
    return bool(_TRADE_NAME.fullmatch(text)) and not text.endswith(heads)
