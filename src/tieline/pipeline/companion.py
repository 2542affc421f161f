"""List files that belong together: a main file and the files that add names and addresses to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tieline.archive.folder import iter_files
from tieline.errors import UnreadableError

_NAME = re.compile(
    r"(?P<family>cons_)?(?P<part>sdn_comments|sdn|prim|comments|alt|add)(?P<edition>[_-].*)?\.csv(?:\.gz)?",
    re.IGNORECASE,
)
_MAIN_PARTS = frozenset({"sdn", "prim"})


@dataclass(frozen=True, slots=True)
class ListFile:
    """A list file and what belongs to it.

    Attributes:
        path: The main file.
        companions: Part ("alt", "add", "comments") and file, of those that are there.
    """

    path: Path
    companions: tuple[tuple[str, Path], ...] = ()


def gather_list_files(paths: Iterable[str]) -> tuple[ListFile, ...]:
    """Find the list files that paths mean.

    Args:
        paths: Files, and folders whose files are all meant. A companion file means its main file if that is there.

    Returns:
        Main files with their companions, each once, in the order named; a companion whose main file is missing stands
        alone, and so does a folder without files.

    Source:
        OFAC, "Specially Designated Nationals data formats": sdn, add, alt and sdn_comments, and the same for cons_prim.
    """
    found: dict[Path, ListFile] = {}
    for item in (item for path in paths for item in _iter_named(Path(path))):
        main = _find_main(item)
        found.setdefault(main, ListFile(main, _find_companions(main)))
    return tuple(found.values())


def _iter_named(path: Path) -> Iterator[Path]:
    """The file itself, or the files of a folder; a folder that gives none stands for itself."""
    if path.is_dir():
        try:
            yield from list(iter_files(path)) or [path]
        except UnreadableError:
            yield path
    else:
        yield path


def _find_main(path: Path) -> Path:
    """The main file that a companion belongs to, or the file itself."""
    match = _NAME.fullmatch(path.name)
    if match is None or match["part"].lower() in _MAIN_PARTS:
        return path
    for other in _neighbours(path):
        if _key(other) == _key(match) and other["part"].lower() in _MAIN_PARTS:
            return path.with_name(other.string)
    return path


def _find_companions(path: Path) -> tuple[tuple[str, Path], ...]:
    """The companions of a main file that lie beside it."""
    match = _NAME.fullmatch(path.name)
    if match is None or match["part"].lower() not in _MAIN_PARTS:
        return ()
    found: dict[str, Path] = {}
    for other in _neighbours(path):
        part = other["part"].lower().removeprefix("sdn_")
        if _key(other) == _key(match) and part not in {"sdn", "prim"}:
            found.setdefault(part, path.with_name(other.string))
    return tuple(sorted(found.items()))


def _neighbours(path: Path) -> list[re.Match[str]]:
    """Files beside a file whose names have the pattern, in name order."""
    names = sorted(item.name for item in path.parent.iterdir() if item.is_file()) if path.parent.is_dir() else []
    return [match for match in map(_NAME.fullmatch, names) if match is not None]


def _key(match: re.Match[str]) -> tuple[bool, str]:
    """What files of one edition share: the family and the words after the part, such as a date."""
    return match["family"] is not None, (match["edition"] or "").lower()
