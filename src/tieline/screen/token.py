"""The tokens of a name: what a candidate has to share with a query to be compared at all."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from tieline.names.acronym import MAX_LETTERS, MIN_LETTERS, find_known_acronym, find_known_names
from tieline.names.legal_form import strip_forms
from tieline.names.number import find_numbers
from tieline.names.spelling import spell
from tieline.names.word import WordKind, is_stop, make_word
from tieline.text.script import has_hanzi

WORD, PREFIX, SKELETON, JOINED, INITIALS, BIGRAM = "w:", "p:", "k:", "j:", "a:", "h:"
"""Channels: whole words, their first letters, their consonants, the name run together, its initials, two Hanzi."""

CHANNEL_WEIGHTS = {WORD: 1.0, PREFIX: 0.35, SKELETON: 0.35, JOINED: 1.0, INITIALS: 0.6, BIGRAM: 1.0}
PREFIX_CHARS = 5
MIN_SKELETON = 3
_VOWELS = str.maketrans("", "", "aeiouy")


@lru_cache(maxsize=1 << 17)
def _word_tokens(written: str) -> tuple[str, ...]:
    """The tokens of one Latin word: its shared spelling; for a trade name also its beginning and consonants."""
    word = make_word(written)
    if word.kind is not WordKind.TRADE:
        return (WORD + word.text,)
    tokens = [WORD + word.text]
    if len(written) > PREFIX_CHARS:
        tokens.append(PREFIX + written[:PREFIX_CHARS])
    skeleton = written[:1] + written[1:].translate(_VOWELS)
    if len(skeleton) >= MIN_SKELETON and len(written) >= PREFIX_CHARS:
        tokens.append(SKELETON + skeleton)
    return tuple(tokens)


def _hanzi_tokens(run: str) -> Iterator[str]:
    """The neighbours of a run of Hanzi, two by two; a single one is its own token."""
    if len(run) == 1:
        yield BIGRAM + run
    for start in range(len(run) - 1):
        yield BIGRAM + run[start : start + 2]


def _initial_tokens(words: list[str]) -> Iterator[str]:
    """The initials of the words, and a single short word as the initials that it may be."""
    if len(words) == 1:
        if MIN_LETTERS <= len(words[0]) <= MAX_LETTERS:
            yield INITIALS + words[0]
        return
    letters = "".join(word[0] for word in words if not word[0].isdigit())
    if MIN_LETTERS <= len(letters) <= MAX_LETTERS:
        yield INITIALS + letters
        yield INITIALS + letters + "c"
    if "group" in words:
        shorter = "".join(word[0] for word in words if word != "group" and not word[0].isdigit())
        if len(shorter) >= MIN_LETTERS:
            yield INITIALS + shorter
            yield INITIALS + shorter + "c"


def name_tokens(name: str) -> frozenset[str]:
    """The tokens of a listed name.

    Args:
        name: A name in any script.

    Returns:
        Its tokens, each with its channel in front; none for a name without letters or digits.
    """
    words, _ = strip_forms(spell(name).split())
    hanzi = [word for word in words if has_hanzi(word)]
    latin = [word for word in words if not has_hanzi(word)]
    counted = [word for word in latin if not is_stop(word)] or latin
    tokens = set[str]()
    for word in counted:
        tokens.update(_word_tokens(word))
    for run in hanzi:
        tokens.update(_hanzi_tokens(run))
    tokens.update(WORD + number for number, _ in find_numbers(counted).values())
    if counted:
        tokens.update(_initial_tokens(counted))
        tokens.add(JOINED + "".join(latin))
        if (known := find_known_acronym(" ".join(words))) is not None:
            tokens.add(INITIALS + known)
    return frozenset(tokens)


def query_tokens(name: str) -> frozenset[str]:
    """The tokens that a query looks for: those of its name, and those of the names its acronyms are known to stand for.

    Args:
        name: A name in any script.

    Returns:
        Tokens, as `name_tokens` gives them.
    """
    tokens = set(name_tokens(name))
    words = spell(name).split()
    for word in words:
        for known in find_known_names(word):
            tokens.update(name_tokens(known))
    tokens.update(WORD + first + second for first, second in pairwise(words))
    return frozenset(tokens)
