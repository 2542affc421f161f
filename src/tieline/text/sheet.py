"""Workbooks: the cells of an XLSX file's first sheet, as the texts that a person sees."""

from __future__ import annotations

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from tieline.errors import DamagedError, TooLargeError
from tieline.settings import Limits

if TYPE_CHECKING:
    from openpyxl.cell import Cell, MergedCell

_BROKEN = (
    ParseError,
    EOFError,
    AttributeError,
    RuntimeError,
    LookupError,
    ValueError,
    TypeError,
    OSError,
    zlib.error,
    zipfile.BadZipFile,
)


def iter_sheet_rows(data: bytes, source: str, limits: Limits) -> Iterator[list[str]]:
    """Read the first sheet of a workbook that is not hidden.

    Args:
        data: The bytes of the XLSX file.
        source: What the file is called in messages.
        limits: Limits on what it may unpack to.

    Yields:
        Rows of texts; dates in ISO form, percentages as they are shown (0.5 shown as 50 % is
        "50%"), whole numbers without a fraction, nothing as "".

    Raises:
        DamagedError: The bytes are no workbook.
        TooLargeError: It unpacks to more than is allowed.
    """
    _refuse_bomb(data, source, limits)
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings(action="ignore"):
            # What it warns of is how a workbook looks, not what it says.
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        try:
            sheet = next((one for one in book.worksheets if one.sheet_state == "visible"), book.worksheets[0])
            # The size that a sheet claims may be a lie, and rows would be filled up to it.
            sheet.reset_dimensions()
            for row in sheet.iter_rows():
                yield [_text(cell) for cell in row]
        finally:
            book.close()
    except _BROKEN as error:
        raise DamagedError(f"{source} cannot be read as a workbook", hint="save it again, or as CSV") from error


def _refuse_bomb(data: bytes, source: str, limits: Limits) -> None:
    try:
        members = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except _BROKEN as error:
        raise DamagedError(f"{source} is cut off or no workbook", hint="save it again, or as CSV") from error
    total = sum(member.file_size for member in members)
    if total > limits.zip_bytes or len(members) > limits.zip_members:
        raise TooLargeError(f"{source} unpacks to more than {limits.zip_bytes} bytes", hint="save the table as CSV")


def _text(cell: Cell | MergedCell) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float | int) and not isinstance(value, bool):
        number = Decimal(repr(value))
        is_percent = "%" in str(cell.number_format)
        shown = f"{(number * 100 if is_percent else number).normalize():f}"
        return shown + "%" if is_percent else shown
    return str(value)
