"""The knowledge of the screening engine as arrays: words without initials, gloss, readings, known organisations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from itertools import accumulate

import numpy as np
import numpy.typing as npt

from tieline.names.gloss import load_gloss
from tieline.names.knowledge import get_words, load_table
from tieline.names.reading import syllables
from tieline.screen import kernel_map
from tieline.screen.kernel_token import KnowledgeArrays
from tieline.screen.word_hash import hash_texts

MAX_PHRASES = 4
"""Renderings of a Hanzi word that become tokens; rarer ones cost more room than they bring."""

_FIRST_HANZI, _HANZI = 0x4E00, 0xA000 - 0x4E00
_STOPS = (
    "a an and at by de del dell da das des di do dos du e el en et for fur für het i in la las le les los of on "
    "or oraz och og und u van ve voor von y za zum zur the to na w aan dla"
)
"""Words that give no letter of an acronym in the languages of Western and Central Europe. Source: own compilation."""

Ints = npt.NDArray[np.int64]
Positions = npt.NDArray[np.int32]


def make_slots(keys: Ints) -> Positions:
    """Make the hash table of some keys.

    Args:
        keys: The keys; all different.

    Returns:
        Its slots (see `kernel_map.KeyMap`).
    """
    slots = np.zeros(kernel_map.slots_for(len(keys)), dtype=np.int32)
    kernel_map.fill_slots(keys, len(keys), slots)
    return slots


def _gloss_words() -> dict[str, list[str]]:
    """The English words of every Hanzi word of the gloss, each once."""
    found = dict[str, list[str]]()
    for hanzi, entry in load_gloss().iter_entries():
        found[hanzi] = list(dict.fromkeys(word for phrase in entry.phrases[:MAX_PHRASES] for word in phrase))
    return found


def _pack(lists: Iterable[list[str]]) -> tuple[Positions, Ints]:
    """Lists of words as starts and hashes."""
    kept = list(lists)
    starts = np.fromiter(accumulate(map(len, kept), initial=0), dtype=np.int32, count=len(kept) + 1)
    return starts, hash_texts([word for words in kept for word in words])


def _syllables() -> tuple[Positions, npt.NDArray[np.uint8]]:
    """The usual reading of every Hanzi of the main block."""
    read = [(syllables(chr(_FIRST_HANZI + at)) or ("",))[0].encode("ascii", "ignore") for at in range(_HANZI)]
    starts = np.fromiter(accumulate(map(len, read), initial=0), dtype=np.int32, count=len(read) + 1)
    return starts, np.frombuffer(b"".join(read), dtype=np.uint8)


def _empty() -> KnowledgeArrays:
    """Knowledge of nothing but stops, for lists and queries without Hanzi."""
    none, no_slots = np.zeros(0, dtype=np.int64), np.zeros(16, dtype=np.int32)
    stops = hash_texts(list(dict.fromkeys((*_STOPS.split(), *get_words(load_table("words"), "stop")))))
    return KnowledgeArrays(
        stop_keys=stops,
        stop_slots=make_slots(stops),
        gloss_keys=none,
        gloss_slots=no_slots,
        gloss_starts=np.zeros(1, dtype=np.int32),
        gloss_words=none,
        syllable_starts=np.zeros(_HANZI + 1, dtype=np.int32),
        syllable_text=np.zeros(1, dtype=np.uint8),
        known_keys=none,
        known_slots=no_slots,
        known_ids=none,
    )


@cache
def load_knowledge() -> KnowledgeArrays:
    """Load everything, once.

    Returns:
        The arrays.
    """
    gloss: Mapping[str, list[str]] = _gloss_words()
    keys = hash_texts(list(gloss))
    starts, words = _pack(gloss.values())
    syllable_starts, syllable_text = _syllables()
    return _empty()._replace(
        gloss_keys=keys,
        gloss_slots=make_slots(keys),
        gloss_starts=starts,
        gloss_words=words,
        syllable_starts=syllable_starts,
        syllable_text=syllable_text,
    )
