"""The knowledge tables of this package: commented YAML under `resources/names`, and what scripts compile of it."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from importlib.resources import files

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load_table(name: str) -> Mapping[str, object]:
    """Read one table.

    Args:
        name: Its file name without ".yml", such as "legal_forms".

    Returns:
        Its blocks by name; their shape is described at the top of each file.

    Raises:
        ValueError: The file is not a mapping of blocks.
    """
    text = files("tieline.resources").joinpath("names", f"{name}.yml").read_text(encoding="utf-8")
    table = yaml.load(text, Loader=_LOADER)
    if not isinstance(table, dict):
        raise ValueError(f"resources/names/{name}.yml is not a mapping of blocks")
    return table


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
