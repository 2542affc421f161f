"""Kernels: loops over arrays that run as plain Python until there is enough work to compile them.

A kernel is a function of numbers, arrays and named tuples of arrays that both Python and numba can run, with the same
result. Callers reach kernels through their module (`measure.measure(...)`), so that compiling, which swaps the
functions of every kernel module for compiled ones, reaches them too. Kernels call kernels, and use constants, of their
own package only: compiled code is kept until a module of the package changes that has kernels, or that they import.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import re
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from functools import cache
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from types import FunctionType
from typing import TypeVar

Kernel = TypeVar("Kernel", bound=Callable[..., object])

_LOG = logging.getLogger(__name__)
"""Told before kernels are compiled for the first time on a machine; without a handler it goes to standard error."""

CACHE_VARIABLE = "TIELINE_KERNEL_CACHE"
"""Environment variable that names another folder for compiled kernels."""

UNUSED_DAYS = 30
"""Compiled kernels of other sources or versions are removed once nothing has used them for so long."""

_FINISHED = "finished"
"""Marks a folder whose kernels have all been compiled; one that was cut off has none."""

_FOLDER_NAME = re.compile(r"[0-9a-f]{16}")
_DEFINES = re.compile(rb"import (?:lean_)?kernel\b")

_pending: dict[FunctionType, bool] = {}
_lock = threading.Lock()
_compiled = False
_finished: set[str] = set()
_announced: set[str] = set()


def kernel(function: Kernel) -> Kernel:
    """Mark a function as a kernel.

    Args:
        function: Takes and gives numbers, arrays and named tuples of arrays only.

    Returns:
        The same function; `compile_kernels` swaps it later.
    """
    return _register(function, counts=True)


def lean_kernel(function: Kernel) -> Kernel:
    """Mark a function as a kernel that makes no arrays, and calls none that does.

    It is compiled without counting references to arrays, which makes small functions several times faster.

    Args:
        function: Takes and gives numbers, arrays and named tuples of arrays only.

    Returns:
        The same function; `compile_kernels` swaps it later.
    """
    return _register(function, counts=False)


def _register(function: Kernel, *, counts: bool) -> Kernel:
    """Have a function compiled later, with or without counting references."""
    assert isinstance(function, FunctionType)
    _pending[function] = counts
    return function


def is_compiled() -> bool:
    """Whether kernels run compiled in this process.

    Returns:
        True once `compile_kernels` has been called.
    """
    return _compiled


def cache_folder(package: str) -> Path:
    """Where the compiled kernels of exactly these sources are kept.

    Args:
        package: The package whose modules define the kernels, as imports name it.

    Returns:
        A folder of the user's cache that need not exist yet; its name holds a hash of the sources, so that an upgrade
        never runs old code.
    """
    told = os.environ.get(CACHE_VARIABLE)
    return (Path(told) if told else _user_cache() / "tieline" / "kernels") / _source_hash(package)


def _user_cache() -> Path:
    """The user's folder for caches; a new one, for this process only, where the system knows no home."""
    told = os.environ.get("XDG_CACHE_HOME")
    try:
        return Path(told) if told else Path.home() / ".cache"
    except RuntimeError:
        return _passing_folder()


@cache
def _passing_folder() -> Path:
    """A folder that nobody else can write to."""
    return Path(tempfile.mkdtemp(prefix="tieline-"))


def is_cached() -> bool:
    """Whether an earlier process has compiled these kernels, so that compiling them takes well below a second.

    Returns:
        True if it has compiled all that this process has not, and said so by `mark_finished`.
    """
    return all((cache_folder(package) / _FINISHED).is_file() for package in set(map(_package_of, _pending)))


def mark_finished(package: str) -> None:
    """Note, once a process, that the kernels of a package have run compiled, from the first to the last.

    Args:
        package: The package, as imports name it; does nothing as long as it is not compiled.
    """
    if not _compiled or package in _finished or package in map(_package_of, _pending):
        return
    _finished.add(package)
    folder = cache_folder(package)
    if folder.is_dir():
        with contextlib.suppress(OSError):
            (folder / _FINISHED).touch()


def compile_kernels() -> None:
    """Have every kernel run compiled from now on; each is compiled at its first call, or read from the cache.

    Kernels of modules that are imported later need another call.
    """
    global _compiled
    with _lock:
        packages = set(map(_package_of, _pending))
        if not packages <= _announced and not is_cached():
            _LOG.warning("Compiling for this machine; it takes about a minute, once.")
        _announced.update(packages)
        for package in sorted(packages):
            _swap(package)
        _compiled = True


def _package_of(function: FunctionType) -> str:
    """The package of the module that defines a function."""
    return function.__module__.rpartition(".")[0]


@cache
def _source_hash(package: str) -> str:
    """Hash of the modules of a package that define kernels and of those they import, and of the versions of tools."""
    folder = Path(str(sys.modules[package].__file__)).parent
    sources = {path.stem: path.read_bytes() for path in sorted(folder.glob("*.py"))}
    imported = re.compile(rf"from {re.escape(package)}\.(\w+) import".encode())
    waiting = [name for name, source in sources.items() if _DEFINES.search(source)]
    used = set[str]()
    while waiting:
        name = waiting.pop()
        if name in sources and name not in used:
            used.add(name)
            waiting += map(bytes.decode, imported.findall(sources[name]))
    digest = hashlib.sha256(f"{package}\0{sys.version}\0{version('numba')}\0{version('numpy')}".encode())
    for name in sorted(used):
        digest.update(f"{name}\0{len(sources[name])}\0".encode() + sources[name])
    return digest.hexdigest()[:16]


def _swap(package: str) -> None:
    """Put compiled functions in the place of a package's kernels, in every module that names them."""
    numba, config = import_module("numba"), import_module("numba.core.config")
    folder = cache_folder(package)
    can_cache = _make_folder(folder)
    waiting = {function: counts for function, counts in _pending.items() if _package_of(function) == package}
    options = {"cache": can_cache, "nogil": True, "error_model": "numpy"}
    compiled = dict[FunctionType, object]()
    before = config.CACHE_DIR
    setattr(config, "CACHE_DIR", str(folder))  # noqa: B010 - the stubs do not know it
    try:
        for function, counts in waiting.items():
            compiled[function] = numba.njit(**options, **({} if counts else _lean_options()))(function)
    finally:
        setattr(config, "CACHE_DIR", before)  # noqa: B010
    for name in {function.__module__ for function in waiting}:
        space = vars(sys.modules[name])
        for key, value in list(space.items()):
            if isinstance(value, FunctionType) and value in compiled:
                space[key] = compiled[value]
    for function in waiting:
        del _pending[function]


def _lean_options() -> dict[str, bool]:
    """The option that leaves out counting references; none where this version of numba does not know it."""
    known = hasattr(import_module("numba.core.options").DefaultOptions, "_nrt")
    return {"_nrt": False} if known else {}


def _make_folder(folder: Path) -> bool:
    """Make the cache's folder, or note that it is used, and clear old ones away; False where nothing can be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        os.utime(folder)
        _clear_unused(folder.parent)
    except OSError:
        return False
    return os.access(folder, os.W_OK)


def _clear_unused(parent: Path) -> None:
    """Remove what was compiled from other sources and not used for long."""
    for folder in parent.iterdir():
        is_ours = _FOLDER_NAME.fullmatch(folder.name) and folder.is_dir() and not folder.is_symlink()
        if is_ours and time.time() - folder.stat().st_mtime > UNUSED_DAYS * 86_400:
            shutil.rmtree(folder, ignore_errors=True)
