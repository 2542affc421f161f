"""Hashes of words from outside the index, equal to those that the kernels make."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

import numpy as np
import numpy.typing as npt

from tieline.screen import kernel_hash


def hash_texts(words: Sequence[str]) -> npt.NDArray[np.int64]:
    """Hash words.

    Args:
        words: Words in spelled form.

    Returns:
        Their hashes, as `kernel_text.read_words` gives them.
    """
    encoded = [word.encode() for word in words]
    starts = np.fromiter(accumulate(map(len, encoded), initial=0), dtype=np.int64, count=len(words) + 1)
    hashes = np.zeros(len(words), dtype=np.int64)
    kernel_hash.hash_words(np.frombuffer(b"".join(encoded) or b"\0", dtype=np.uint8), starts, hashes)
    return hashes
