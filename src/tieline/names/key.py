"""The key of a name: equal keys mean the same spelling for practical purposes."""

from __future__ import annotations

from functools import lru_cache

from tieline.names.legal_form import strip_forms
from tieline.names.spelling import CACHED_NAMES, spell

_ARTICLES = frozenset({"the", "a", "an"})


@lru_cache(maxsize=CACHED_NAMES)
def name_key(name: str) -> str:
    """Bring a name to the key that all its practically equal spellings share.

    Case, accents, punctuation, fullwidth and traditional forms, an opening article and legal forms go; order and
    abbreviations stay ("Tech" and "Technology" have different keys).

    Args:
        name: A name in any script.

    Returns:
        Words in Latin letters, digits and simplified Hanzi with single spaces; empty when the name has none.
    """
    words = spell(name).split()
    if len(words) > 1 and words[0] in _ARTICLES:
        words = words[1:]
    kept, _ = strip_forms(words)
    return " ".join(kept)
