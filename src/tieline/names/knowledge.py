"""The knowledge tables of this package: commented YAML under `resources/names`, and what scripts compile of it."""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import json
import tempfile
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

import yaml

from tieline.names.kernel import cache_folder

SLOW_CHARS = 100_000
"""A table of so many characters takes longer than a tenth of a second to read. Source: 0.3 s for the places, of which
there are 230,000 characters; the others have 25,000 at most."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load_table(name: str) -> Mapping[str, object]:
    """Read one table. What a large one says is kept beside the compiled kernels, for reading YAML takes long.

    Args:
        name: Its file name without ".yml", such as "legal_forms".

    Returns:
        Its blocks by name; their shape is described at the top of each file.

    Raises:
        ValueError: The file is not a mapping of blocks.
    """
    text = files("tieline.resources").joinpath("names", f"{name}.yml").read_text(encoding="utf-8")
    if len(text) < SLOW_CHARS:
        return _parse_table(name, text)
    kept = cache_folder("tieline.names") / f"{name}.json"
    key = hashlib.sha256(text.encode()).hexdigest()
    with contextlib.suppress(OSError, ValueError, LookupError, TypeError):
        known = json.loads(kept.read_bytes())
        if known["sha256"] == key and isinstance(known["table"], dict):
            return dict(known["table"])
    table = _parse_table(name, text)
    with contextlib.suppress(OSError, TypeError):
        _keep(kept, json.dumps({"sha256": key, "table": table}))
    return table


def _parse_table(name: str, text: str) -> dict[str, object]:
    """Read the YAML of a table."""
    table = yaml.load(text, Loader=_LOADER)
    if not isinstance(table, dict):
        raise ValueError(f"resources/names/{name}.yml is not a mapping of blocks")
    return table


def _keep(path: Path, text: str) -> None:
    """Write a file that is there whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", dir=path.parent, prefix=f".{path.name}-", delete=False) as file:
        file.write(text)
    Path(file.name).replace(path)


def load_compiled(name: str) -> str:
    """Read a compiled table.

    Args:
        name: Its file name without ".gz", such as "gloss.tsv".

    Returns:
        Its text.
    """
    return gzip.decompress(files("tieline.resources").joinpath("names", f"{name}.gz").read_bytes()).decode()


def get_rows(table: Mapping[str, object], block: str) -> list[Mapping[str, object]]:
    """Take a block that is a list of rows.

    Args:
        table: As `load_table` gives it.
        block: Name of the block.

    Returns:
        The rows in file order.

    Raises:
        ValueError: The block is missing or is no list of mappings.
    """
    rows = table.get(block)
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ValueError(f"block {block!r} is not a list of rows")
    return rows


def get_words(row: Mapping[str, object], field: str) -> tuple[str, ...]:
    """Take a field that is a list of words, or words in one text with spaces between them.

    Args:
        row: A row or a table.
        field: Name of the field; a missing one has no words.

    Returns:
        The words in file order.

    Raises:
        ValueError: A word is not a text: YAML reads a bare `no` or `off` as a truth value.
    """
    value = row.get(field, [])
    words = value.split() if isinstance(value, str) else value
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise ValueError(f"field {field!r} holds something that is no text: {value!r}")
    return tuple(words)


def get_text(row: Mapping[str, object], field: str) -> str:
    """Take a field that is a text.

    Args:
        row: A row of a table.
        field: Name of the field.

    Returns:
        The text.

    Raises:
        ValueError: The field is missing or is no text.
    """
    value = row.get(field)
    if not isinstance(value, str):
        raise ValueError(f"field {field!r} is no text: {value!r}")
    return value


def get_number(row: Mapping[str, object], field: str) -> float:
    """Take a field that is a number.

    Args:
        row: A row of a table.
        field: Name of the field.

    Returns:
        The number.

    Raises:
        ValueError: The field is missing or is no number.
    """
    value = row.get(field)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(f"field {field!r} is no number: {value!r}")
    return float(value)
