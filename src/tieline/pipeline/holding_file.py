"""Ownership files on disk: unpacked, with the names of companies that lie beside them or are given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from tieline.errors import NotFoundError, TooLargeError, UsageError
from tieline.lists.unpack import unpack
from tieline.ownership.inputs import HoldingTable, parse_holdings
from tieline.ownership.inputs.file import HEAD_BYTES
from tieline.ownership.inputs.names import CompanyNames, parse_names
from tieline.settings import Limits

LEI_MARKS = (b"RelationshipData", b"ReportingExceptionData")
"""What the root of a file says that names companies by LEI alone."""
LEI_NAME_FILES = ("lei-data.xml", "lei-data.xml.gz", "lei-data.xml.zip")
"""What the file of LEI names is called that is taken from the same folder."""

DOCUMENT_ENDINGS = (".html", ".htm", ".pdf", ".docx", ".md")
"""Endings of documents whose tables are read together with their sentences, and not as files of holdings."""


def read_holding_file(path: str, *, limits: Limits, names: str | None = None) -> HoldingTable:
    """Read an ownership file in any format.

    Args:
        path: The file, perhaps packed with gzip or alone in a ZIP archive.
        limits: Limits on untrusted input.
        names: A file with names of companies by code; None takes the LEI names beside a GLEIF file, where they are.

    Returns:
        The holdings and the issues, those about names included.

    Raises:
        NotFoundError: There is no such file.
        UsageError: It is an archive of several files.
        TielineError: It cannot be read.
    """
    data = _read(path, limits)
    if names is None and any(mark in data[:HEAD_BYTES] for mark in LEI_MARKS):
        beside = (Path(path).parent / name for name in LEI_NAME_FILES)
        names = next((str(one) for one in beside if one.is_file()), None)
    known = None if names is None else _read_names(names, limits)
    if Path(path).suffix.casefold() in DOCUMENT_ENDINGS:
        raise UsageError(
            f"{path} is a document, and not a table of holdings",
            hint="`tieline investigate` and `tieline add` read the tables in documents; or give a CSV file with the"
            " columns owner and owned",
        )
    table = parse_holdings(data, source=path, limits=limits, names=None if known is None else known.names)
    return table if known is None else replace(table, issues=(*known.issues, *table.issues))


def _read_names(path: str, limits: Limits) -> CompanyNames:
    return parse_names(_read(path, limits), source=path, limits=limits)


def _read(path: str, limits: Limits) -> bytes:
    """The bytes of a file, unpacked."""
    if not Path(path).is_file():
        raise NotFoundError(f"{path}: there is no such file", hint="give a CSV file with the columns owner and owned")
    if Path(path).stat().st_size > limits.file_bytes:
        raise TooLargeError(f"{path} is larger than {limits.file_bytes} bytes", hint="split the table")
    data = Path(path).read_bytes()
    if _is_workbook(data):
        return data
    files: Mapping[str, bytes] = unpack(data, path, limits) if data else {path: data}
    if len(files) != 1:
        raise UsageError(f"{path} holds {len(files)} files", hint="unpack it and give the ownership file itself")
    return next(iter(files.values()))


def _is_workbook(data: bytes) -> bool:
    """Whether bytes are a workbook, which is a ZIP archive too and has this member near its start or its end."""
    return data.startswith(b"PK\x03\x04") and b"xl/workbook.xml" in data
