"""What a person told about their own tables, remembered in the workspace: the next file of the same header needs no
telling."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from tieline.errors import DamagedError, StoreError, UsageError
from tieline.lists.options import ReadOptions, TableMapping
from tieline.lists.own_column import FIELDS, find_own_header
from tieline.pipeline.workspace import Workspace, workspace_folder

FILE_NAME = "own-tables.json"
"""The file of mappings in the folder of a workspace, or beside the blobs of one whose records are in PostgreSQL."""


def parse_columns(told: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Read what the person said about columns.

    Args:
        told: Texts such as "name=Firma".

    Returns:
        Fields and columns.

    Raises:
        UsageError: A text is no such pair, or names no field.
    """
    columns = list[tuple[str, str]]()
    for text in told:
        field, sign, column = text.partition("=")
        if not sign or not column.strip() or field.strip() not in FIELDS:
            raise UsageError(
                f"--column {text}: say which field a column holds, as in name=Firma.",
                hint=f"The fields are: {', '.join(FIELDS)}.",
            )
        columns.append((field.strip(), " ".join(column.split())))
    return tuple(columns)


def add_remembered(workspace: Workspace, options: ReadOptions) -> ReadOptions:
    """Add what a workspace remembers about own tables.

    Args:
        workspace: The workspace.
        options: How list files are read, with what the person told now.

    Returns:
        The same, with what is remembered behind what was told.

    Raises:
        DamagedError: The remembered mappings cannot be read.
    """
    return replace(options, tables=(*options.tables, *load_mappings(workspace_folder(workspace.settings))))


def remember_told(workspace: Workspace, path: Path, options: ReadOptions) -> None:
    """Remember what was told about a table that was imported.

    Args:
        workspace: Open for writing.
        path: The table.
        options: With which it was read; nothing is done where they tell nothing new.

    Raises:
        StoreError: The workspace's folder cannot be written.
        TielineError: The file cannot be read any more.
    """
    told = next((mapping for mapping in options.tables if not mapping.header), None)
    if told is None:
        return
    header = find_own_header(path.read_bytes(), str(path), options)
    if header is not None:
        save_mapping(workspace_folder(workspace.settings), replace(told, header=header))


def load_mappings(folder: Path) -> tuple[TableMapping, ...]:
    """Load the remembered mappings.

    Args:
        folder: The folder of a workspace.

    Returns:
        The mappings, the newest first; none where nothing was ever told.

    Raises:
        DamagedError: Their file is broken.
    """
    path = folder / FILE_NAME
    if not path.is_file():
        return ()
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return tuple(_make_mapping(row) for row in told["tables"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise DamagedError(
            f"{path} cannot be read, and what was told about own tables is lost with it.",
            hint="Delete it, and give --column again.",
        ) from error


def save_mapping(folder: Path, mapping: TableMapping) -> None:
    """Keep a mapping in the place of an earlier one for the same header.

    Args:
        folder: The folder of a workspace.
        mapping: What was told, with the header of the table.

    Raises:
        StoreError: The folder cannot be written.
        DamagedError: The file of mappings is broken.
    """
    others = (known for known in load_mappings(folder) if known.header != mapping.header)
    rows = [_make_row(known) for known in (mapping, *others)]
    text = json.dumps({"tables": rows}, ensure_ascii=False, indent=2) + "\n"
    path = folder / FILE_NAME
    try:
        handle, temporary = tempfile.mkstemp(dir=folder, prefix=".incoming-")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(temporary).replace(path)
    except OSError as error:
        raise StoreError(
            f"{path} cannot be written ({error.strerror}).", hint="Check the folder's permissions and free space."
        ) from error


def _make_row(mapping: TableMapping) -> dict[str, object]:
    """A mapping as JSON."""
    return {
        "header": list(mapping.header),
        "columns": [list(pair) for pair in mapping.columns],
        "list": mapping.list_name,
        "authority": mapping.authority,
    }


def _make_mapping(row: dict[str, object]) -> TableMapping:
    """A mapping of its JSON."""
    header, pairs = _texts(row["header"]), row["columns"]
    if not header or not isinstance(pairs, list):
        raise ValueError("a mapping without a header or columns")
    columns = tuple((field, column) for field, column in map(_texts, pairs))
    if any(field not in FIELDS for field, _ in columns):
        raise ValueError("a mapping of an unknown field")
    return TableMapping(columns, str(row["list"]), str(row["authority"]), header)


def _texts(value: object) -> tuple[str, ...]:
    """A list of texts."""
    if not isinstance(value, Sequence) or isinstance(value, str):
        raise ValueError("not a list")
    return tuple(map(str, value))
