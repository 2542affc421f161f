"""Saving arrays to a folder, and opening them again without reading them: they are mapped into memory and shared."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from tieline.errors import DamagedError, StoreError

FORMAT, VERSION = "tieline-index", 3
HEADER_FILE, ARRAYS_FILE = "index.json", "arrays.bin"
ALIGNMENT = 64
_DTYPES = frozenset({"uint8", "int16", "int32", "int64", "float32", "float64"})
MAX_HEADER = 1 << 22
"""Bytes of a header; one with six segments and a hundred lists has some twenty thousand."""

_REBUILD = "build the index again from the lists"

Arrays = Mapping[str, npt.NDArray[Any]]


@dataclass(frozen=True, slots=True)
class Opened:
    """What a folder holds.

    Attributes:
        arrays: The arrays by name. They are views of the file: pages that are written to become this process's own.
        facts: What was saved beside them.
    """

    arrays: Arrays
    facts: Mapping[str, object]


def save_arrays(folder: Path, arrays: Arrays, facts: Mapping[str, object]) -> None:
    """Save arrays to a folder; it is there whole or not at all.

    Args:
        folder: Made, or replaced where it holds an index already.
        arrays: The arrays by name.
        facts: Numbers and texts to be kept beside them.

    Raises:
        StoreError: The folder cannot be written, or holds something that is no index.
    """
    if folder.exists() and not (folder / HEADER_FILE).is_file():
        raise StoreError(f"{folder} is there already and holds no index", hint="name another folder")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
        try:
            _write(made, arrays, facts)
            _put_in_place(made, folder)
        finally:
            shutil.rmtree(made, ignore_errors=True)
    except OSError as error:
        raise StoreError(f"the index cannot be written to {folder}: {error.strerror}", hint="check the disk") from error


def _put_in_place(made: Path, folder: Path) -> None:
    """Rename a finished folder to its name; one that has the name is moved aside first, and goes."""
    aside = made.with_name(made.name + "-old")
    try:
        if folder.exists():
            folder.replace(aside)
        made.replace(folder)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _write(folder: Path, arrays: Arrays, facts: Mapping[str, object]) -> None:
    """Write header and arrays."""
    digest, places, at = hashlib.sha256(), list[dict[str, object]](), 0
    with (folder / ARRAYS_FILE).open("wb") as file:
        for name, array in arrays.items():
            told = {"name": name, "dtype": str(array.dtype), "shape": list(array.shape), "offset": at}
            data = np.ascontiguousarray(array).tobytes()
            data += b"\0" * (-len(data) % ALIGNMENT)
            digest.update(data)
            file.write(data)
            at += len(data)
            places.append(told)
        file.flush()
        os.fsync(file.fileno())
    header = {
        "format": FORMAT,
        "version": VERSION,
        "bytes": at,
        "sha256": digest.hexdigest(),
        "arrays": places,
        "facts": facts,
    }
    text = json.dumps(header, ensure_ascii=False)
    sealed = {"header": header, "sha256": hashlib.sha256(text.encode()).hexdigest()}
    (folder / HEADER_FILE).write_text(json.dumps(sealed, ensure_ascii=False) + "\n", encoding="utf-8")


def open_arrays(folder: Path, *, verify: bool = True) -> Opened:
    """Open the arrays of a folder.

    Args:
        folder: As `save_arrays` left it.
        verify: Whether the bytes are checked against their hash; it reads them all once.

    Returns:
        What it holds.

    Raises:
        DamagedError: The folder is damaged, incomplete, or of another version of Tieline.
    """
    header = _read_header(folder)
    path = folder / ARRAYS_FILE
    try:
        if path.stat().st_size != header["bytes"]:
            raise DamagedError(f"the index in {folder} is cut off", hint=_REBUILD)
        if verify and _hash_file(path) != header["sha256"]:
            raise DamagedError(f"the index in {folder} is damaged: its bytes do not match their hash", hint=_REBUILD)
        # Copy on write: kernels are compiled for arrays that may be written, and no process may change another's.
        whole = np.memmap(path, dtype=np.uint8, mode="c") if header["bytes"] else np.zeros(0, dtype=np.uint8)
        return Opened({str(place["name"]): _view(whole, place) for place in header["arrays"]}, dict(header["facts"]))
    except (OSError, LookupError, TypeError, ValueError, OverflowError) as error:
        raise DamagedError(f"the index in {folder} is damaged: {error}", hint=_REBUILD) from error


def _view(whole: npt.NDArray[np.uint8], place: Mapping[str, Any]) -> npt.NDArray[Any]:
    """One array of the file."""
    dtype, shape, offset = str(place["dtype"]), tuple(map(int, place["shape"])), int(place["offset"])
    if dtype not in _DTYPES or offset % ALIGNMENT or min((*shape, 0)) < 0:
        raise ValueError(f"array {place['name']!r} cannot be read")
    size = prod(shape) * np.dtype(dtype).itemsize
    if offset < 0 or offset + size > len(whole):
        raise ValueError(f"array {place['name']!r} ends behind the file")
    array: npt.NDArray[Any] = whole[offset : offset + size].view(np.ndarray).view(np.dtype(dtype)).reshape(shape)
    return array


def _read_header(folder: Path) -> Mapping[str, Any]:
    """The header of a folder, checked."""
    try:
        with (folder / HEADER_FILE).open("rb") as file:
            sealed = json.loads(file.read(MAX_HEADER))
        header = sealed["header"]
        text = json.dumps(header, ensure_ascii=False)
        if hashlib.sha256(text.encode()).hexdigest() != sealed["sha256"] or header["format"] != FORMAT:
            raise ValueError("its header does not match its hash")
        version = header["version"]
        if not isinstance(header, dict):
            raise ValueError("its header is no record")
    except (OSError, LookupError, TypeError, ValueError, RecursionError) as error:
        raise DamagedError(f"there is no readable index in {folder}", hint=_REBUILD) from error
    if version != VERSION:
        raise DamagedError(f"the index in {folder} was made by another version of Tieline", hint=_REBUILD)
    return header


def _hash_file(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
