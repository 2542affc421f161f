"""Relationship tables in the style of OpenCorporates: one row may state shares, votes and control of one pair."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from tieline.model import Holding
from tieline.ownership.inputs.file import Faults, HoldingFile, HoldingTable
from tieline.ownership.inputs.row import is_table, iter_rows
from tieline.ownership.inputs.share import Share, parse_bounds
from tieline.ownership.inputs.stake import Party, Term, british_id, make_holding, maybe, read_days

ID = "opencorporates"
TITLE = "relationship table in the style of OpenCorporates, CSV"

NEEDED = frozenset({"subject_entity_name", "object_entity_name", "relationship_type"})
BOUNDS = {
    "shares": ("percentage_min_share_ownership", "percentage_max_share_ownership"),
    "votes": ("percentage_min_voting_rights", "percentage_max_voting_rights"),
}
"""The columns of the bounds of each kind."""
CONTROLS = frozenset({"control_statement", "subsidiary", "controlling_entity"})
"""Types of relationship that say control or ownership even where no share stands beside them."""
IGNORED_TYPES = frozenset({"branch", "alternate_registration", "share_parcel"})
"""A branch and a second registration are the company itself; parcels of shares are counted in shares, not percent."""
_USED = NEEDED.union(*BOUNDS.values()) | {
    "oc_relationship_identifier",
    "subject_entity_company_number",
    "subject_entity_jurisdiction_code",
    "object_entity_company_number",
    "object_entity_jurisdiction_code",
    "start_date",
    "end_date",
}


def claims(file: HoldingFile) -> bool:
    """Whether a file is such a table.

    Args:
        file: The file.

    Returns:
        True where its header has the columns of both parties and of the type.
    """
    if not is_table(file) or b"\x00" in file.head[:64] or b"subject_entity_name" not in file.head:
        return False
    first = next(iter_rows(file), None)
    return first is not None and {cell.strip().casefold() for cell in first[1]} >= NEEDED


def parse(file: HoldingFile) -> HoldingTable:
    """Read relationships: the subject holds a stake in the object.

    Args:
        file: The table.

    Returns:
        The holdings and the issues.

    Raises:
        DamagedError: It is no table.
        TooLargeError: It is over a limit.
    """
    rows, faults, left = iter_rows(file), Faults(file.source), Counter[str]()
    header = next(rows)[1]
    names = [name.strip().casefold() for name in header]
    holdings, count = list[Holding](), 0
    for number, row in rows:
        count += 1
        cells = {name: row[place].strip() if place < len(row) else "" for place, name in enumerate(names)}
        if cells["relationship_type"].casefold() in IGNORED_TYPES:
            left[f"relationships of the type {cells['relationship_type'].casefold()}"] += 1
            continue
        holdings.extend(_read(cells, f"{file.source} row {number}", faults))
    faults.tell_left_out(left)
    ignored = tuple(name for name in header if name.strip() and name.strip().casefold() not in _USED)
    return HoldingTable(tuple(holdings), faults.issues(), ignored, count, ID)


def _read(cells: Mapping[str, str], item: str, faults: Faults) -> Iterator[Holding]:
    """The holdings of one row: one for each kind that it states."""
    kind = cells["relationship_type"].casefold()
    owner, owned = _party(cells, "subject"), _party(cells, "object")
    if owner is None or owned is None:
        faults.add("missing_name", item, "the row names no owner or no company, and was left out")
        return
    stated = dict(_iter_shares(cells, item, faults))
    if not stated and kind not in CONTROLS:
        faults.add("unknown_kind", item, f"the row states no share, and its type {kind[:60]!r} is not known")
        return
    for name, share in (stated or {"control" if kind != "subsidiary" else "shares": Share()}).items():
        days = (cells.get("start_date", ""), cells.get("end_date", ""))
        share, held_from, held_to = read_days(days, share, item, faults, end_is_held=False)
        yield make_holding(owner, owned, share, term=Term(item, name, held_from, held_to))


def _iter_shares(cells: Mapping[str, str], item: str, faults: Faults) -> Iterator[tuple[str, Share]]:
    for name, (low, high) in BOUNDS.items():
        if cells.get(low) or cells.get(high):
            try:
                yield name, parse_bounds(cells.get(low, ""), cells.get(high, ""))
            except ValueError as error:
                faults.add("bad_share", item, f"the share is taken as unknown: {error}")
                yield name, maybe(Share())


def _party(cells: Mapping[str, str], role: str) -> Party | None:
    """A party; a company goes by its jurisdiction and number, and a British one as elsewhere."""
    name, number = cells[f"{role}_entity_name"], cells.get(f"{role}_entity_company_number", "")
    place = cells.get(f"{role}_entity_jurisdiction_code", "").casefold()
    if not name:
        return None
    if not number or not place:
        return Party(name)
    return Party(name, british_id(number) or f"gb:{number}" if place == "gb" else f"{place}:{number}")
