"""Names of places: one key for the names of one place."""

from __future__ import annotations

from functools import lru_cache

from tieline.names.place import find_hanzi_place, find_place
from tieline.names.spelling import spell
from tieline.resolve.lexicon import load_place_words
from tieline.text.script import has_hanzi

CACHED = 1 << 16


@lru_cache(maxsize=CACHED)
def place_key(name: str) -> str:
    """Bring a place's name to a key.

    Args:
        name: As a document writes it; an adjective ("Chinese") stands for its country.

    Returns:
        The code of a known place ("US" for "U.S.", "America" and "United States"; "CN-BJ", not "CN", for "Beijing"),
        else the spelled name; a known place may have an ending such as "City".
    """
    spelled = spell(name).removeprefix("the ")
    table = load_place_words()
    words = table.other_names.get(spelled, spelled).split()
    code = _find_code(words)
    if code is None and words[-1:] and words[-1] in table.kinds:
        code = _find_code(words[:-1])
    return code or " ".join(words)


def _find_code(words: list[str]) -> str | None:
    if not words:
        return None
    found = find_place(words, 0)
    if found is not None and found[1] == len(words):
        return found[0].code
    if len(words) == 1 and has_hanzi(words[0]):
        found = find_hanzi_place(words[0], 0)
        if found is not None and found[1] == len(words[0]):
            return found[0].code
    return None
