"""Ownership tables: holdings from CSV and XLSX files, with an issue for every row that cannot be used whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from tieline.errors import EmptyError
from tieline.ownership.inputs.amount import Contribution, share_out
from tieline.ownership.inputs.day import parse_day
from tieline.ownership.inputs.file import Faults, HoldingFile, HoldingTable
from tieline.ownership.inputs.header import CONTRACT, HEADER_ROWS, Header, find_header
from tieline.ownership.inputs.report_day import Reported, spread_reports
from tieline.ownership.inputs.row import is_table, iter_rows
from tieline.ownership.inputs.scale import Scale, find_scale, read_scaled
from tieline.ownership.inputs.share import Share, parse_bounds, parse_share
from tieline.ownership.inputs.stake import Party, Term, make_holding, read_days

ID = "table"
TITLE = "table with a column of owners and one of companies, CSV or XLSX"

KINDS = {
    "": "shares",
    **dict.fromkeys(
        ("shares", "share", "ownership", "equity", "stock", "shareholding", "股权", "持股", "股份"), "shares"
    ),
    **dict.fromkeys(("votes", "vote", "voting", "voting rights", "表决权", "投票权"), "votes"),
    **dict.fromkeys(("appointment", "appoints", "board", "board appointment", "董事任免"), "appointment"),
    **dict.fromkeys(("control", "controls", "控制", "实际控制"), "control"),
}
"""What tables call a kind of stake, and the kind it is."""

DISAGREE_PCT = 0.5
"""A stated share and one made of contributions differ by more than rounding from here on; registers print two digits,
and tables of hand whole percents."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row that names an owner and a company.

    Attributes:
        number: Its number in the file, from 1.
        item: What it is called in issues and proofs.
        cells: Its texts by role.
        kind: shares, votes, appointment or control.
    """

    number: int
    item: str
    cells: Mapping[str, str]
    kind: str


def claims(file: HoldingFile) -> bool:
    """Whether a file is a table: nothing else claims it before.

    Args:
        file: The file.

    Returns:
        True for a workbook, and for text that is neither JSON nor XML.
    """
    return is_table(file)


def parse(file: HoldingFile) -> HoldingTable:
    """Read an ownership table.

    What a row does not state is unknown, never 0. A row without both names is left out; a row whose share cannot be
    read is kept with an unknown one, and a row whose dates cannot be read is kept as one that may or may not have been
    held: each with an issue.

    Args:
        file: A CSV file (comma, semicolon or tab), or an XLSX workbook, whose first sheet is read.

    Returns:
        The holdings and the issues.

    Raises:
        MissingColumnError: A column that is needed is missing.
        EmptyError: There are no rows.
        DamagedError: The bytes are no table.
        TooLargeError: The table is over a limit.
    """
    numbered = iter_rows(file)
    top = list(islice(numbered, HEADER_ROWS))
    if not top:
        raise EmptyError(f"{file.source} holds no rows", hint="give a table with the columns " + ", ".join(CONTRACT))
    place, header = find_header([row for _, row in top], file.source)
    faults = Faults(file.source)
    below = (*top[place + 1 :], *numbered)
    rows = list(_iter_named(below, header, file, faults))
    shares = _Shares(header, rows, faults)
    reported = [_report(row, shares.read(row), faults) for row in rows]
    spread = spread_reports(reported)
    _tell_reports(spread.reports, spread.restated, faults)
    return HoldingTable(spread.holdings, faults.issues(), header.ignored, len(below), ID)


def _iter_named(
    rows: Sequence[tuple[int, Sequence[str]]], header: Header, file: HoldingFile, faults: Faults
) -> Iterator[Row]:
    """The rows that name both parties and a kind that is known."""
    for number, row in rows:
        item, cells = f"{file.source} row {number}", header.cut(row)
        for role in ("owner", "owned"):
            code = cells.get(f"{role}_code", "")
            cells[role] = cells.get(role, "") or _name(code, file.names)
        kind = KINDS.get(cells.get("kind", "").casefold())
        if not cells["owner"] or not cells["owned"]:
            faults.add("missing_name", item, "the row names no owner or no company, and was left out")
        elif kind is None:
            known = ", ".join(dict.fromkeys(KINDS.values()))
            faults.add("unknown_kind", item, f"the row was left out, for {cells['kind'][:60]!r} is none of {known}")
        else:
            yield Row(number, item, cells, kind)


def _name(code: str, names: Mapping[str, str]) -> str:
    """The name of a company by its code, also where the table has the code with its exchange; else the code."""
    return names.get(code) or names.get(code.partition(".")[0]) or code


class _Shares:
    """Reads the share of each row, as its table means it."""

    def __init__(self, header: Header, rows: Sequence[Row], faults: Faults) -> None:
        self._faults = faults
        self._scale = Scale.PERCENT
        if (column := header.columns.get("share")) is not None:
            found = find_scale(column, ((row.cells["owned"], row.cells["share"]) for row in rows))
            self._scale = found.scale
            if found.notice is not None and found.scale is Scale.AMBIGUOUS:
                faults.add("unclear_scale", f"{column.title}", found.notice, hint="write the shares with the sign %")
            elif found.notice is not None:
                faults.tell("scale", found.notice)
        self._parts, self._why_not = _contributions(header, rows)

    def read(self, row: Row) -> tuple[Share, str]:
        """The share of a row, and the words of the source where no share could be made of them."""
        words = row.cells.get("share", "")
        try:
            stated = read_scaled(words, self._scale) or _parse_cells(row.cells)
        except ValueError as error:
            self._faults.add("bad_share", row.item, f"the share is taken as unknown: {error}")
            return Share(), f' (share stated as "{words[:60]}")' if words else ""
        part = self._parts.get(row.number)
        if (why := self._why_not.get(row.number)) is not None and stated.is_unknown:
            self._faults.add("bad_contribution", row.item, f"the share is taken as unknown: {why}")
        if part is None or row.kind != "shares":
            return stated, ""
        return (part if stated.is_unknown else self._reconcile(row, stated, part)), ""

    def _reconcile(self, row: Row, stated: Share, part: Share) -> Share:
        """A share that is stated and made of contributions too: where they disagree, anything between them."""
        made = part.low_pct or 0.0
        low = 0.0 if stated.low_pct is None else stated.low_pct
        high = 100.0 if stated.high_pct is None else stated.high_pct
        if low - DISAGREE_PCT <= made <= high + DISAGREE_PCT:
            return stated
        told = f"the row states a share of {row.cells['share'][:60]}, and its contribution is {made:g} percent of all"
        self._faults.add("disputed_share", row.item, f"{told}: it is taken as anything between")
        return Share(min(low, made), max(high, made))


def _contributions(header: Header, rows: Sequence[Row]) -> tuple[Mapping[int, Share], Mapping[int, str]]:
    """Shares made of subscribed contributions, or of those paid in where none is subscribed."""
    shares, faults = dict[int, Share](), dict[int, str]()
    for role in ("paid", "subscribed"):
        column = header.columns.get(role)
        if column is None:
            continue
        capital = header.columns.get("capital") if role == "subscribed" else None
        found = share_out(
            Contribution(
                row=row.number,
                group=(row.cells["owned"], row.cells.get("as_of", "") or row.cells.get("from", "")),
                text=row.cells[role],
                unit=column.unit or (capital.unit if capital else ""),
                currency=row.cells.get("currency", ""),
                capital=row.cells["capital"] if capital else "",
            )
            for row in rows
        )
        shares = {**shares, **found[0]}
        faults = {**{row: why for row, why in faults.items() if row not in found[0]}, **found[1]}
    return shares, {row: why for row, why in faults.items() if row not in shares}


def _report(row: Row, read: tuple[Share, str], faults: Faults) -> Reported:
    """The holding of a row, and the day its report speaks for."""
    cells = row.cells
    share, held_from, held_to = read_days((cells.get("from", ""), cells.get("to", "")), read[0], row.item, faults)
    share, day, _ = read_days((cells.get("as_of", ""), ""), share, row.item, faults)
    try:
        announced = parse_day(cells.get("announced", ""))
    except ValueError as error:
        announced = None
        faults.add("bad_date", row.item, f"when it was announced is taken as unknown: {error}")
    owner = Party(cells["owner"], cells.get("owner_code") or None)
    owned = Party(cells["owned"], cells.get("owned_code") or None)
    term = Term(row.item + read[1], row.kind, held_from, held_to)
    holding = make_holding(owner, owned, share, term=term)
    return Reported(holding, day, "" if announced is None else announced.text)


def _parse_cells(cells: Mapping[str, str]) -> Share:
    share = parse_share(cells.get("share", ""))
    bounds = parse_bounds(cells.get("min", ""), cells.get("max", ""))
    if share.is_unknown:
        return bounds
    if not bounds.is_unknown and bounds != share:
        raise ValueError(f"share says {cells['share']!r}, min and max say {cells['min']!r} and {cells['max']!r}")
    return share


def _tell_reports(reports: int, restated: int, faults: Faults) -> None:
    if reports:
        told = (
            f"{reports} reports of companies on single days: each counts until the day before the company's next report"
        )
        faults.tell("between-reports", told, hint="ask about a day near a report")
    if restated:
        told = f"{restated} rows were left out, for a later announcement states the same company and day anew"
        faults.tell("restated", told)
