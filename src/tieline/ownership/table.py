"""Ownership tables: holdings from CSV and XLSX files, with an issue for every row that cannot be used whole."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tieline.errors import DamagedError, EmptyError, MissingColumnError, TooLargeError
from tieline.model import Holding, Issue, PartialDate, content_id
from tieline.model.ids import IssueId
from tieline.ownership.share import Share, parse_bounds, parse_share
from tieline.ownership.sheet import iter_sheet_rows
from tieline.settings import Limits

COLUMNS = ("owner", "owned", "share", "min", "max", "kind", "from", "to")
KINDS = {
    "": "shares",
    **dict.fromkeys(("shares", "share", "ownership", "equity", "stock"), "shares"),
    **dict.fromkeys(("votes", "vote", "voting", "voting rights"), "votes"),
    **dict.fromkeys(("appointment", "appoints", "board", "board appointment"), "appointment"),
    **dict.fromkeys(("control", "controls"), "control"),
}
"""What tables call a kind of stake, and the kind it is."""
REQUIRED = ("owner", "owned")
XLSX_START = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class HoldingTable:
    """The holdings of one file.

    Attributes:
        holdings: In row order.
        issues: What could not be used, in row order.
        ignored_columns: Columns that Tieline reads past, as written, in the file's order.
    """

    holdings: tuple[Holding, ...]
    issues: tuple[Issue, ...]
    ignored_columns: tuple[str, ...] = ()


def parse_holdings(data: bytes, *, source: str, limits: Limits | None = None) -> HoldingTable:
    """Read an ownership table.

    The columns are owner, owned, share, min, max, kind (shares, votes, appointment or control; shares when empty), from
    and to, in any order and case. What a row does not state is unknown, never 0. A row without both names is left out;
    a row whose share cannot be read is kept with an unknown one, and a row whose dates cannot be read is kept as one
    that may or may not have been held: each with an issue.

    Args:
        data: The bytes of a CSV file (comma, semicolon or tab; UTF-8, or UTF-16 with a mark) or an XLSX workbook,
            whose first sheet is read.
        source: What the file is called in issues and proofs.
        limits: Limits on untrusted input; None means the defaults.

    Returns:
        The holdings and the issues.

    Raises:
        MissingColumnError: A column that is needed is missing.
        EmptyError: There are no bytes or no rows.
        DamagedError: The bytes are no table.
        TooLargeError: The table is over a limit.
    """
    allowed = limits or Limits()
    if len(data) > allowed.file_bytes:
        raise TooLargeError(f"{source} is larger than {allowed.file_bytes} bytes", hint="split the table")
    rows = iter_sheet_rows(data, source, allowed) if data.startswith(XLSX_START) else _iter_csv_rows(data, source)
    header = next((row for row in rows if any(row)), None)
    if header is None:
        raise EmptyError(f"{source} holds no rows", hint="give a table with the columns " + ", ".join(COLUMNS))
    names = _columns(header, source)
    holdings: list[Holding] = []
    issues: list[Issue] = []
    for number, row in enumerate(rows, 2):
        if any(row):
            item = f"{source} row {number}"
            holding, faults = _parse_row(row, names, item)
            issues.extend(_issue(item, code, message) for code, message in faults)
            if holding is not None:
                holdings.append(holding)
    ignored = tuple(name for name in header if name and name.strip().casefold() not in COLUMNS)
    return HoldingTable(tuple(holdings), tuple(issues), ignored)


def _columns(header: Sequence[str], source: str) -> dict[str, int]:
    names = {name.strip().casefold(): position for position, name in reversed(list(enumerate(header)))}
    seen = ", ".join(name.strip() for name in header if name.strip())
    for column in REQUIRED:
        if column not in names:
            raise MissingColumnError(
                f"{source} has no column {column!r}; it has {seen}", hint="name the columns " + ", ".join(COLUMNS)
            )
    if not names.keys() & {"share", "min", "max", "kind"}:
        raise MissingColumnError(
            f"{source} has no column 'share', nor 'min' and 'max'; it has {seen}",
            hint="add the share in percent, and leave it empty where it is unknown",
        )
    return {column: names[column] for column in COLUMNS if column in names}


def _parse_row(row: Sequence[str], names: Mapping[str, int], item: str) -> tuple[Holding | None, list[tuple[str, str]]]:
    cells = {column: row[place].strip() if place < len(row) else "" for column, place in names.items()}
    faults: list[tuple[str, str]] = []
    if not cells["owner"] or not cells["owned"]:
        return None, [("missing_name", "the row names no owner or no company, and was left out")]
    kind = KINDS.get(cells.get("kind", "").casefold())
    if kind is None:
        known = ", ".join(dict.fromkeys(KINDS.values()))
        return None, [("unknown_kind", f"the row was left out, for {cells['kind']!r} is none of {known}")]
    try:
        share = _parse_cells(cells)
    except ValueError as error:
        faults.append(("bad_share", f"the share is taken as unknown: {error}"))
        share = Share()
    dates: dict[str, PartialDate | None] = {}
    for column in ("from", "to"):
        try:
            dates[column] = PartialDate(cells[column]) if cells.get(column) else None
        except ValueError as error:
            faults.append(("bad_date", f"whether it was held is taken as unknown: {error}"))
            dates[column] = None
            high_pct = 100.0 if share.high_pct is None else share.high_pct
            share = replace(share, low_pct=0.0, low_open=False, high_pct=high_pct)
    return _holding(cells, kind, share, dates, item), faults


def _holding(
    cells: Mapping[str, str], kind: str, share: Share, dates: Mapping[str, PartialDate | None], item: str
) -> Holding:
    return Holding(
        owner=cells["owner"],
        owned=cells["owned"],
        low_pct=0.0 if share.low_pct is None else share.low_pct,
        high_pct=share.high_pct,
        low_open=share.low_open,
        high_open=share.high_open,
        kind=kind,
        held_from=dates["from"],
        held_to=dates["to"],
        source=item,
    )


def _parse_cells(cells: Mapping[str, str]) -> Share:
    share = parse_share(cells.get("share", ""))
    bounds = parse_bounds(cells.get("min", ""), cells.get("max", ""))
    if share.is_unknown:
        return bounds
    if not bounds.is_unknown and bounds != share:
        raise ValueError(f"share says {cells['share']!r}, min and max say {cells['min']!r} and {cells['max']!r}")
    return share


def _iter_csv_rows(data: bytes, source: str) -> Iterator[list[str]]:
    text = _decode(data, source)
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        yield from reader
    except csv.Error as error:
        raise DamagedError(
            f"{source} cannot be read as CSV near line {reader.line_num}: {error}", hint="check the quotation marks"
        ) from error


def _decode(data: bytes, source: str) -> str:
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DamagedError(f"{source} is not text in UTF-8: {error.reason}", hint="save the table as UTF-8") from error


def _issue(item: str, code: str, message: str) -> Issue:
    return Issue(
        id=IssueId(content_id("issue", "ownership", code, item)),
        stage="ownership",
        code=code,
        item=item,
        message=message,
        hint="correct the row and give the table again",
    )
