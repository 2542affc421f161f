"""The knowledge of the screening engine as arrays: words that give no initial, gloss, readings, known organisations."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from functools import cache
from itertools import accumulate

import numpy as np
import numpy.typing as npt

from tieline.errors import DamagedError, StoreError
from tieline.names.gloss import load_gloss, stem
from tieline.names.kernel import cache_folder
from tieline.names.knowledge import get_words, load_table
from tieline.names.known import iter_organisations, iter_trade_names
from tieline.names.reading import syllables
from tieline.names.spelling import spell
from tieline.screen import kernel_map
from tieline.screen.engine_hash import engine_hash
from tieline.screen.kernel_hanzi import MAX_GLOSSED
from tieline.screen.kernel_token import KnowledgeArrays
from tieline.screen.storage import open_arrays, save_arrays
from tieline.screen.word_hash import hash_texts

MAX_PHRASES = 4
"""Renderings of a Hanzi word that become tokens; rarer ones cost more room than they bring."""

MAX_KNOWN_WORDS = 12
"""Words of the Latin names of a known organisation that its Hanzi name is found by."""

_FOLDER_NAME = "knowledge"
"""The folder of these arrays beside the compiled kernels, of which only the user can write."""

_FIRST_HANZI, _HANZI = 0x4E00, 0xA000 - 0x4E00
_STOPS = (
    "a aan an and at by da das de del dell der des di die do dos du e el en et for fur het i in la las le les los na "
    "oder of on or och og the to u und v van ve voor von w y za zum zur"
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


def _latin_words() -> dict[str, list[str]]:
    """The Latin words that each Hanzi word may stand for: of the gloss, of trade names, of known organisations."""
    found = dict[str, dict[str, None]]()
    for hanzi, entry in load_gloss().iter_entries():
        words = found.setdefault(hanzi, {})
        words.update((word, None) for phrase in entry.phrases[:MAX_PHRASES] for word in phrase)
    for trade in iter_trade_names():
        found.setdefault(trade.hanzi, {})[stem(trade.latin)] = None
    for organisation in iter_organisations():
        latin = [stem(word) for name in organisation.names for word in spell(name).split() if word.isascii()]
        for hanzi in organisation.hanzi:
            if len(hanzi) <= MAX_GLOSSED:
                known = dict.fromkeys(latin[:MAX_KNOWN_WORDS])
                found.setdefault(hanzi, {}).update(known)
    return {hanzi: list(words) for hanzi, words in found.items() if words}


def _pack(lists: Iterable[list[str]]) -> tuple[Positions, Ints]:
    """Lists of words as starts and hashes."""
    kept = list(lists)
    starts = np.fromiter(accumulate(map(len, kept), initial=0), dtype=np.int32, count=len(kept) + 1)
    return starts, hash_texts([word for words in kept for word in words])


def _syllables() -> tuple[Positions, npt.NDArray[np.uint8]]:
    """The usual reading of every Hanzi of the main block."""
    read = [(syllables(chr(_FIRST_HANZI + at)) or ("",))[0].encode("ascii", "ignore") for at in range(_HANZI)]
    starts = np.fromiter(accumulate(map(len, read), initial=0), dtype=np.int32, count=len(read) + 1)
    return starts, np.frombuffer(b"".join(read), dtype=np.uint8).copy()


@cache
def load_latin_knowledge() -> KnowledgeArrays:
    """Load what names without Hanzi need, once.

    Returns:
        The arrays; those of Hanzi are empty.
    """
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
    )


@cache
def load_knowledge() -> KnowledgeArrays:
    """Load everything, once: from beside the compiled kernels where an earlier process left it there.

    Returns:
        The arrays.
    """
    folder = cache_folder("tieline.screen") / _FOLDER_NAME
    with contextlib.suppress(DamagedError, LookupError):
        opened = open_arrays(folder)
        if opened.facts["engine"] == engine_hash():
            return KnowledgeArrays(**{name: opened.arrays[name] for name in KnowledgeArrays._fields})
    made = _make_knowledge()
    if folder.parent.is_dir():
        with contextlib.suppress(StoreError):
            save_arrays(folder, made._asdict(), {"engine": engine_hash()})
    return made


def _make_knowledge() -> KnowledgeArrays:
    """Gather everything from the tables of names."""
    gloss = _latin_words()
    keys = hash_texts(list(gloss))
    starts, words = _pack(gloss.values())
    syllable_starts, syllable_text = _syllables()
    return load_latin_knowledge()._replace(
        gloss_keys=keys,
        gloss_slots=make_slots(keys),
        gloss_starts=starts,
        gloss_words=words,
        syllable_starts=syllable_starts,
        syllable_text=syllable_text,
    )
