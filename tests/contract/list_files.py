"""The real list files, as the table of cases names them."""

from __future__ import annotations

import csv
import gzip
import io
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import yaml

from tieline.lists import ListImport, import_list
from tieline.lists.options import ReadOptions

AT = "2026-11-21T09:30:00+00:00"
TABLE = Path(__file__).parent.parent / "cases" / "lists" / "files.yml"


@dataclass(frozen=True)
class ListCase:
    """A real file and what reading it gives; the table explains the fields."""

    file: str
    format: str
    entries: int
    names: int
    dated: int
    ended: int
    linked: int
    lists: int
    ignored: int
    as_of: str | None
    issues: dict[str, int]
    companions: dict[str, str] = field(default_factory=dict)
    count: str | None = None
    partial: bool = False


def load_cases() -> list[ListCase]:
    """Load the table.

    Returns:
        Its rows.
    """
    rows = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    return [ListCase(**{**row, "as_of": row["as_of"] and str(row["as_of"])}) for row in rows]


@cache
def load_file(folder: Path, file: str) -> ListImport:
    """Import a real file with its companions, once.

    Args:
        folder: The folder of shared data.
        file: A file of the table.

    Returns:
        The import.
    """
    (case,) = (one for one in load_cases() if one.file == file)
    beside = {part: (folder / "lists" / name).read_bytes() for part, name in case.companions.items()}
    data = (folder / "lists" / file).read_bytes()
    options = ReadOptions(allows_partial=case.partial)
    return import_list(data, source=file, imported_at=AT, companions=beside, options=options)


def recount(folder: Path, case: ListCase) -> int:
    """Count the entries of a file without Tieline.

    Args:
        folder: The folder of shared data.
        case: A row of the table that says how.

    Returns:
        How many there are.
    """
    path = folder / "lists" / case.file
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    if case.count not in {"header", "bare"}:
        return len(re.findall(rf"</(?:{case.count})>".encode(), data))
    text = data.rstrip(b"\x1a\r\n").decode("utf-8-sig", errors="replace")
    return sum(1 for row in csv.reader(io.StringIO(text, newline="")) if row) - (case.count == "header")
