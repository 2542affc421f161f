"""Files that a run writes: none of them takes the place of a file that it reads."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product
from pathlib import Path

from tieline.errors import UsageError

Named = tuple[str, str | Path | None]
"""An option and the file that it names; None where it is not given."""


def check_outputs(outputs: Sequence[Named], inputs: Iterable[Named]) -> None:
    """Make sure that no file to be written is one that is read, or is to be written twice.

    Args:
        outputs: Options that name files to be written.
        inputs: Options that name files to be read; one that is a folder stands for the files in it.

    Raises:
        UsageError: Two of them are one file, by whatever path or link.
    """
    written = list(_iter_given(outputs))
    for (option, path), (other, read) in product(written, _iter_given(inputs)):
        if read.is_dir() and path.is_file() and _real(path).is_relative_to(_real(read)):
            raise _make_error(f"{option} {path} is there already, in the folder that {other} reads", option)
        if _is_same(path, read):
            raise _make_error(f"{option} {path} is the file that {other} reads, and would replace it", option)
    for (option, path), (other, also) in combinations(written, 2):
        if _is_same(path, also):
            raise _make_error(f"{option} and {other} name the same file, {path}", other)


def _iter_given(named: Iterable[Named]) -> Iterator[tuple[str, Path]]:
    """The options that are given, with their files."""
    yield from ((option, Path(path)) for option, path in named if path)


def _make_error(message: str, option: str) -> UsageError:
    return UsageError(message, hint=f"name another file with {option}", code="same_file")


def _is_same(one: Path, other: Path) -> bool:
    """Whether two paths are one file, or would be if they were there."""
    try:
        return _real(one) == _real(other) or one.samefile(other)
    except (OSError, ValueError):
        return False


def _real(path: Path) -> Path:
    """A path without links; what is not there stays as it is."""
    return Path(os.path.realpath(path))
