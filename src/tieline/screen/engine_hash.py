"""The hash of everything that an index is made with, besides its listings."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

_PARTS = ("text", "names", "screen", "resources/names", "resources/screen")
"""Where code and data lie that names are read with."""


@cache
def engine_hash() -> str:
    """Hash the code and the data that make an index: kernels, weights, lexicon, gloss, tables.

    Returns:
        SHA-256 in hexadecimal; another one means that a saved index may give other results.
    """
    digest, root = hashlib.sha256(), files("tieline")
    for part in _PARTS:
        for path, data in _iter_files(root.joinpath(*part.split("/")), part):
            digest.update(f"{path}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()


def _iter_files(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    """Go through the files of a folder, compiled ones left out, in the order of their names."""
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        if entry.is_dir() and not entry.name.startswith("__"):
            yield from _iter_files(entry, f"{path}/{entry.name}")
        elif entry.is_file():
            yield f"{path}/{entry.name}", entry.read_bytes()
