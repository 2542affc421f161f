"""What every character of a name folds to: the tables that the text kernels read."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from itertools import accumulate

import numpy as np
import numpy.typing as npt

from tieline.names.knowledge import get_words, load_table
from tieline.names.spelling import NAME_CHARS, spell
from tieline.screen import kernel_map
from tieline.screen.kernel_text import DROPPED, SEPARATOR, FoldArrays
from tieline.screen.word_hash import hash_texts
from tieline.text.script import has_hanzi

_CODES = 1 << 16
_BLOCK = 256
_MIXED = range(0x370, 0x530)
"""Greek and Cyrillic: inside a word with Latin letters their letters are read as the Latin ones they look like."""

Codes = npt.NDArray[np.uint32]


class FoldTable:
    """The tables, filled block by block as characters are met. One is enough for a process, whatever its threads."""

    __slots__ = ("_arrays", "_known", "_letters", "_lock")

    def __init__(self) -> None:
        """Make the table with its ASCII block."""
        keys, starts, text = _spelling_arrays()
        slots = np.zeros(kernel_map.slots_for(len(keys)), dtype=np.int32)
        kernel_map.fill_slots(keys, len(keys), slots)
        self._letters, self._lock = bytearray(b"\0"), threading.Lock()
        self._known = np.zeros(_CODES // _BLOCK, dtype=np.bool_)
        self._arrays = FoldArrays(
            target=np.zeros(_CODES, dtype=np.int32),
            mixed=np.zeros(len(_MIXED), dtype=np.int32),
            letters=np.zeros(1, dtype=np.uint8),
            spelling_keys=keys,
            spelling_slots=slots,
            spelling_starts=starts,
            spelling_text=text,
        )
        self.fill(np.arange(_BLOCK, dtype=np.uint32))

    @property
    def arrays(self) -> FoldArrays:
        """The tables as they are now."""
        return self._arrays

    def fill(self, codes: Codes) -> FoldArrays:
        """Make sure that the tables know every character of a text.

        Args:
            codes: Code points.

        Returns:
            The tables.
        """
        blocks = np.flatnonzero(np.bincount(np.minimum(codes >> 8, len(self._known)), minlength=len(self._known)))
        with self._lock:  # what one thread has half filled, another must not read
            new = [block for block in map(int, blocks) if block < len(self._known) and not self._known[block]]
            for block in new:
                self._fill_block(block)
                self._known[block] = True
            if new:
                self._arrays = self._arrays._replace(letters=np.frombuffer(bytes(self._letters), dtype=np.uint8).copy())
            return self._arrays

    def _fill_block(self, block: int) -> None:
        """Fold the characters of one block."""
        for code in range(block * _BLOCK, (block + 1) * _BLOCK):
            character = chr(code)
            if code in _MIXED:
                self._arrays.mixed[code - _MIXED.start] = self._encode(spell(f"aa{character}bb"))
                self._arrays.target[code] = self._encode(f"aa{spell(character) or ' '}bb")
            else:
                self._arrays.target[code] = self._encode(spell(f"aa{character}bb"))

    def _encode(self, spelled: str) -> int:
        """What a character between "aa" and "bb" came to, as a number."""
        if spelled == "aabb":
            return DROPPED
        inside = spelled[2:-2].replace(" ", "")
        if not inside or (" " in spelled and not has_hanzi(inside)):
            return SEPARATOR
        if len(inside) == 1:
            return ord(inside)
        place = len(self._letters)
        letters = inside.encode("ascii", "ignore")
        self._letters += bytes([len(letters)]) + letters
        return -place


def _spelling_arrays() -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int32], npt.NDArray[np.uint8]]:
    """The words that are a spelling of another: hashes, starts, and the words they stand for."""
    spellings = load_table("words")["spellings"]
    assert isinstance(spellings, dict)
    variants = {variant: str(word) for word in spellings for variant in get_words(spellings, word)}
    hashes = hash_texts(list(variants))
    words = [word.encode() for word in variants.values()]
    starts = np.fromiter(accumulate(map(len, words), initial=0), dtype=np.int32, count=len(words) + 1)
    return hashes, starts, np.frombuffer(b"".join(words), dtype=np.uint8)


def to_codes(names: Sequence[str]) -> tuple[Codes, npt.NDArray[np.int64]]:
    """Write names as code points.

    Args:
        names: The names; each is cut at the length that `names.spelling` reads.

    Returns:
        The code points of all names run together, and where each begins and the last one ends.
    """
    cut = [name if len(name) <= NAME_CHARS else name[:NAME_CHARS] for name in names]
    starts = np.zeros(len(cut) + 1, dtype=np.int64)
    np.cumsum(np.fromiter(map(len, cut), dtype=np.int64, count=len(cut)), out=starts[1:])
    return np.frombuffer("".join(cut).encode("utf-32-le", "surrogatepass"), dtype=np.uint32), starts
