"""A measured figure, and where the data to measure on is."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
SHARED_VARIABLE = "TIELINE_SHARED"


class NoDataError(Exception):
    """What a bench measures on is not on this machine: the bench is skipped and says so."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured number.

    Attributes:
        name: A short stable name, unique among all benches; the key of its floor.
        value: The number. Higher is better, always: a time is given as a rate.
        unit: What it counts ("words/s"); "ratio" for 0 to 1.
        data: What it was measured on.
        size: How much of it ("159 records").
        data_hash: What the data hashes to, where a floor is pinned to it; see `hash_files`.
    """

    name: str
    value: float
    unit: str
    data: str
    size: str
    data_hash: str | None = None


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of items that belong together, expected and found.

    Attributes:
        right: How many are expected and found.
        found: How many are found.
        expected: How many are expected.
    """

    right: int
    found: int
    expected: int

    @property
    def precision(self) -> float:
        """Share of the found pairs that are right; 1 when none is found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of the expected pairs that are found; 1 when none is expected."""
        return self.right / self.expected if self.expected else 1.0

    def __add__(self, other: Pairs) -> Pairs:
        """Both counts together."""
        return Pairs(self.right + other.right, self.found + other.found, self.expected + other.expected)


def count_pairs(found: dict[str, str], expected: dict[str, str]) -> Pairs:
    """Compare two groupings of the same items by the pairs they put together.

    Args:
        found: Item to the label of its group.
        expected: The same items to the label of their true group.

    Returns:
        The counts.
    """
    return Pairs(
        right=_pairs_in([(found[item], expected[item]) for item in expected]),
        found=_pairs_in([found[item] for item in expected]),
        expected=_pairs_in(list(expected.values())),
    )


def _pairs_in(labels: list[str] | list[tuple[str, str]]) -> int:
    sizes: dict[str | tuple[str, str], int] = {}
    for label in labels:
        sizes[label] = sizes.get(label, 0) + 1
    return sum(size * (size - 1) // 2 for size in sizes.values())


def hash_files(paths: Iterable[Path]) -> str:
    """Hash data that floors are pinned to.

    Args:
        paths: The files; their order does not matter.

    Returns:
        Twelve hexadecimal digits of the SHA-256 over names and contents.
    """
    digest = hashlib.sha256()
    for path in sorted(paths, key=lambda path: path.name):
        digest.update(f"{path.name}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:12]


def get_shared(*parts: str) -> Path:
    """Find a file of the real data that is kept beside the repository.

    Args:
        *parts: Folder and file below the data folder.

    Returns:
        The path.

    Raises:
        NoDataError: It is not there.
    """
    told = os.environ.get(SHARED_VARIABLE)
    path = (Path(told) if told else REPOSITORY.parent / "shared" / "data").joinpath(*parts)
    if not path.exists():
        raise NoDataError(
            f"no {'/'.join(parts)} beside the repository: put it there, or name its folder in {SHARED_VARIABLE}"
        )
    return path
