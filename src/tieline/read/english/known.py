"""Well-known organisations whose names do not show what they are: parties, parliaments, bodies between states."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from tieline.model.entity import Schema
from tieline.read.lexicon import load_yaml

_FIRST_WORD = re.compile(r"(?<![\w-])[^\W\d_a-z]\w*")


def iter_known(text: str) -> Iterator[tuple[int, int, Schema]]:
    """Find well-known organisations in a sentence, word for word.

    Args:
        text: The sentence.

    Yields:
        Offsets [start, end) in the sentence and the kind of the organisation, in order; the longest name at each
        place.
    """
    known = _load()
    for match in _FIRST_WORD.finditer(text):
        for name, schema in known.get(match[0], ()):
            end = match.start() + len(name)
            if text.startswith(name, match.start()) and not _goes_on(text[end : end + 1]):
                yield match.start(), end, schema
                break


def _goes_on(following: str) -> bool:
    return following.isalnum() or following in {"-", "–"}


@cache
def _load() -> Mapping[str, tuple[tuple[str, Schema], ...]]:
    """The names by their first word, longest first."""
    kinds = load_yaml("read/en/organisations.yml")
    assert isinstance(kinds, dict)
    by_word: dict[str, list[tuple[str, Schema]]] = defaultdict(list)
    for kind, names in kinds.items():
        for name in sorted(names, key=lambda name: (-len(name), name)):
            first = _FIRST_WORD.match(name)
            assert first is not None
            by_word[first[0]].append((name, Schema(kind)))
    return {word: tuple(names) for word, names in by_word.items()}
