"""Kernels: loops over arrays that run as plain Python until there is enough work to compile them.

A kernel is a function of numbers, arrays and named tuples of arrays that both Python and numba can run, with the same
result. Callers reach kernels through their module (`kernel_find.rank_batch(...)`), so that compiling, which swaps the
functions of every kernel module for compiled ones, reaches them too.
"""

from __future__ import annotations

import hashlib
import inspect
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import FunctionType
from typing import TypeVar

Kernel = TypeVar("Kernel", bound=Callable[..., object])
Announce = Callable[[str], None]

CACHE_VARIABLE = "TIELINE_KERNEL_CACHE"
"""Environment variable that names another folder for compiled kernels."""

_kernels: list[FunctionType] = []
_lock = threading.Lock()
_compiled = False
_listener: Announce | None = None


def kernel(function: Kernel) -> Kernel:
    """Mark a function as a kernel.

    Args:
        function: Takes and gives numbers, arrays and named tuples of arrays only.

    Returns:
        The same function; `compile_kernels` swaps it later.
    """
    assert isinstance(function, FunctionType)
    _kernels.append(function)
    return function


def is_compiled() -> bool:
    """Whether kernels run compiled in this process.

    Returns:
        True once `compile_kernels` has been called.
    """
    return _compiled


def cache_folder() -> Path:
    """Where compiled kernels of exactly these sources are kept.

    Returns:
        A folder of the user's cache that need not exist yet; its name holds a hash of the sources, so that an upgrade
        never runs old code.
    """
    told = os.environ.get(CACHE_VARIABLE)
    home = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return (Path(told) if told else Path(home) / "tieline" / "kernels") / _source_hash()


def is_cached() -> bool:
    """Whether an earlier process has compiled these kernels, so that compiling them takes well below a second.

    Returns:
        True if it has.
    """
    folder = cache_folder()
    return folder.is_dir() and any(folder.rglob("*.nbc"))


def announce_with(listener: Announce | None) -> None:
    """Say who is told before kernels are compiled for the first time on a machine.

    Args:
        listener: Told one sentence; None tells nobody.
    """
    global _listener
    _listener = listener


def compile_kernels() -> None:
    """Have every kernel run compiled from now on; each is compiled at its first call, or read from the cache."""
    global _compiled
    with _lock:
        if _compiled:
            return
        if _listener is not None and not is_cached():
            _listener("Compiling the comparison of names for this machine; it takes about half a minute, once.")
        _swap()
        _compiled = True


def _source_hash() -> str:
    """Hash of the sources of every module that defines kernels, and of the interpreter's and numba's versions."""
    import numba
    import numpy as np

    digest = hashlib.sha256(f"{sys.version}\0{numba.__version__}\0{np.__version__}".encode())
    for name in sorted({function.__module__ for function in _kernels}):
        digest.update(f"{name}\0{inspect.getsource(sys.modules[name])}\0".encode())
    return digest.hexdigest()[:16]


def _swap() -> None:
    """Put compiled functions in the place of kernels, in every module that names them."""
    import numba

    folder = cache_folder()
    can_cache = _make_folder(folder)
    before = numba.config.CACHE_DIR
    numba.config.CACHE_DIR = str(folder)
    try:
        compiled = {
            function: numba.njit(cache=can_cache, nogil=True, error_model="numpy")(function) for function in _kernels
        }
    finally:
        numba.config.CACHE_DIR = before
    for name in {function.__module__ for function in _kernels}:
        space = vars(sys.modules[name])
        for key, value in list(space.items()):
            if isinstance(value, FunctionType) and value in compiled:
                space[key] = compiled[value]


def _make_folder(folder: Path) -> bool:
    """Make the cache's folder; False where nothing can be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(folder, os.W_OK)
