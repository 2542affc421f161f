"""Kernels: plain Python until they are compiled."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tieline.names.kernel import CACHE_VARIABLE, _lean_options, cache_folder

MODULE = """
from tieline.names.kernel import kernel

@kernel
def add(one, other):
    return one + other + 0
"""
LATE = """
from late.first import add
from tieline.names.kernel import kernel

@kernel
def add_twice(one, other):
    return add(one, add(one, other))
"""
RUN = """
import sys
sys.path.insert(0, {folder!r})
import late.first
from tieline.names import kernel

import logging

class Listener(logging.Handler):
    def emit(self, record):
        told.append(record.getMessage())

told = []
logging.getLogger("tieline").addHandler(Listener())
print(kernel.is_compiled(), kernel.is_cached(), late.first.add(1, 2))
kernel.compile_kernels()
print(kernel.is_compiled(), len(told), late.first.add(1, 2), hasattr(late.first.add, "py_func"))
import late.second
kernel.compile_kernels()
kernel.compile_kernels()
print(len(told), late.second.add_twice(1, 2), hasattr(late.second.add_twice, "py_func"))
if {finished!r}:
    kernel.mark_finished("late")
"""


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """Write a package with two modules of kernels.

    Returns:
        The folder of the package.
    """
    folder = tmp_path / "late"
    folder.mkdir()
    for name, source in (("__init__", ""), ("first", MODULE), ("second", LATE)):
        (folder / f"{name}.py").write_text(source, encoding="utf-8")
    return folder


def _run(package: Path, monkeypatch: pytest.MonkeyPatch, *, finished: bool = True) -> list[str]:
    """Run the package's kernels in a process of their own, to the end or not; what it prints."""
    monkeypatch.setenv(CACHE_VARIABLE, str(package.parent / "cache"))
    code = RUN.format(folder=str(package.parent), finished=finished)
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return run.stdout.splitlines()


def test_kernels_are_compiled_late_ones_too_and_announced_once(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Kernels run as Python, then compiled; those of a module loaded later follow at the next call."""
    assert _run(package, monkeypatch) == ["False False 3", "True 1 3 True", "1 4 True"]


def test_nothing_is_announced_where_kernels_are_cached(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second process reads what the first has compiled, and says nothing."""
    _run(package, monkeypatch)
    assert _run(package, monkeypatch) == ["False True 3", "True 0 3 True", "0 4 True"]


def test_a_run_that_was_cut_off_leaves_no_finished_cache(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Kernels that were compiled in part do not count as compiled."""
    _run(package, monkeypatch, finished=False)
    assert list((package.parent / "cache").rglob("*.nbc"))
    assert _run(package, monkeypatch)[0] == "False False 3"


def test_kernels_of_other_sources_are_removed_when_long_unused(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only folders named like ours go, and only those that nothing has used for a month."""
    cache, now = package.parent / "cache", time.time()
    for name, days in (("0" * 16, 31), ("1" * 16, 29), ("theirs", 400)):
        (cache / name).mkdir(parents=True)
        (cache / name / "a.nbc").touch()
        os.utime(cache / name, (now - days * 86_400, now - days * 86_400))
    _run(package, monkeypatch)
    assert {path.name for path in cache.iterdir()} >= {"1" * 16, "theirs"}
    assert not (cache / ("0" * 16)).exists()


def test_kernels_are_compiled_by_a_numba_without_the_private_option(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counting references is left out only where the installed numba can do so."""
    options = importlib.import_module("numba.core.options").DefaultOptions
    assert _lean_options() == {"_nrt": False}
    monkeypatch.delattr(options, "_nrt")
    assert _lean_options() == {}


def test_changed_sources_are_compiled_anew(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Code that was compiled before a change never runs after it."""
    _run(package, monkeypatch)
    (package / "first.py").write_text(MODULE.replace("+ 0", "+ 5"), encoding="utf-8")
    assert _run(package, monkeypatch) == ["False False 8", "True 1 8 True", "1 14 True"]


def test_a_module_that_kernels_import_counts_as_a_source(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A constant of another module is part of the compiled code."""
    (package / "constant.py").write_text("MORE = 1\n", encoding="utf-8")
    source = MODULE.replace("\n@kernel", "from late.constant import MORE\n\n@kernel").replace("+ 0", "+ MORE")
    (package / "first.py").write_text(source, encoding="utf-8")
    assert _run(package, monkeypatch)[1] == "True 1 4 True"
    (package / "constant.py").write_text("MORE = 2\n", encoding="utf-8")
    assert _run(package, monkeypatch)[1] == "True 1 5 True"


def test_a_folder_that_cannot_be_written_is_done_without(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Kernels are compiled, and not kept, where the cache is no folder."""
    (package.parent / "cache").write_text("in the way", encoding="utf-8")
    assert _run(package, monkeypatch) == ["False False 3", "True 1 3 True", "1 4 True"]


def test_the_folder_of_a_package_is_named_by_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment names the folder of all packages; each has its own in it."""
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path))
    assert cache_folder("tieline.names").parent == tmp_path
    monkeypatch.delenv(CACHE_VARIABLE)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder("tieline.names").parent == tmp_path / "tieline" / "kernels"
