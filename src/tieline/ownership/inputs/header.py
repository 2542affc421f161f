"""Headers of ownership tables: which column states what, in English and Chinese."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from tieline.errors import MissingColumnError
from tieline.ownership.inputs.resource import load_layouts, load_words

RESOURCE = "headers.yml"
CONTRACT = ("owner", "owned", "share", "min", "max", "kind", "from", "to")
"""The columns that other programs rely on; under these names, figures are percent."""
ROLES = (*CONTRACT, "as_of", "announced", "owned_code", "owner_code", "subscribed", "paid", "capital", "currency")
HEADER_ROWS = 20
"""How many rows may stand above the header: a title, a date, a note."""

_UNIT = re.compile(r"[(\[]([^()\[\]]*)[)\]]\s*$")


@dataclass(frozen=True, slots=True)
class Column:
    """One column that a table states something in.

    Attributes:
        place: Its place in a row, from 0.
        title: Its name as written.
        unit: What stands in brackets behind the name: "万元", "%"; empty when nothing does.
        is_contract: Whether it bears the name that the contract gives it.
    """

    place: int
    title: str
    unit: str
    is_contract: bool


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a table.

    Attributes:
        columns: The columns by role.
        ignored: Names of the columns that have none, as written.
    """

    columns: Mapping[str, Column]
    ignored: tuple[str, ...]

    def cut(self, row: Sequence[str]) -> dict[str, str]:
        """Take the cells of a row by role.

        Args:
            row: The cells.

        Returns:
            The texts, trimmed; "" where the row ends before.
        """
        return {
            role: row[column.place].strip() if column.place < len(row) else "" for role, column in self.columns.items()
        }


def read_header(row: Sequence[str]) -> Header:
    """Read a header.

    Args:
        row: Its cells.

    Returns:
        The columns by role: the first that bears a name of the role, and before it one with the name of the contract.
    """
    roles, overruled = _role_by_name(), _layout([fold_header(cell) for cell in row])
    found: dict[str, Column] = {}
    for place, cell in enumerate(row):
        name, unit = _split(cell)
        whole = fold_header(cell)
        role = overruled.get(whole) or roles.get(whole) or roles.get(name)
        column = Column(place, cell.strip(), unit, whole == role and role in CONTRACT)
        if role in ROLES and (role not in found or (column.is_contract and not found[role].is_contract)):
            found[role] = column
    used = {column.place for column in found.values()}
    ignored = (cell.strip() for place, cell in enumerate(row) if cell.strip() and place not in used)
    return Header(found, tuple(ignored))


def find_header(rows: Sequence[Sequence[str]], source: str) -> tuple[int, Header]:
    """Find the header among the first rows of a table.

    Args:
        rows: The first rows.
        source: What the file is called.

    Returns:
        Its place and the header.

    Raises:
        MissingColumnError: No row names who owns whom, and what is known of it.
    """
    first: tuple[int, Header] | None = None
    for place, row in enumerate(rows):
        if not any(cell.strip() for cell in row):
            continue
        header = read_header(row)
        if "owner" in header.columns and header.columns.keys() & {"owned", "owned_code"}:
            _check(header, row, source)
            return place, header
        first = first or (place, header)
    place, header = first or (0, Header({}, ()))
    _check(header, rows[place] if rows else (), source)
    return place, header


def _check(header: Header, row: Sequence[str], source: str) -> None:
    seen = ", ".join(cell.strip() for cell in row if cell.strip())
    for role in ("owner", "owned"):
        if role not in header.columns and f"{role}_code" not in header.columns:
            raise MissingColumnError(
                f"{source} has no column {role!r}; it has {seen}", hint="name the columns " + ", ".join(CONTRACT)
            )
    if not header.columns.keys() & {"share", "min", "max", "kind", "subscribed", "paid"}:
        raise MissingColumnError(
            f"{source} has no column 'share', nor 'min' and 'max'; it has {seen}",
            hint="add the share in percent, and leave it empty where it is unknown",
        )


@cache
def _role_by_name() -> Mapping[str, str]:
    words = load_words(RESOURCE)
    return {fold_header(name): role for role in reversed(ROLES) for name in words[role]}


def _layout(names: Sequence[str]) -> Mapping[str, str]:
    for layout in load_layouts(RESOURCE):
        if all(fold_header(name) in names for name in layout.when):
            return {fold_header(name): role for name, role in layout.then.items()}
    return {}


def _split(cell: str) -> tuple[str, str]:
    """The name of a column without the unit in brackets behind it, folded, and the unit."""
    text = unicodedata.normalize("NFKC", cell).strip()
    unit = _UNIT.search(text)
    return (fold_header(text), "") if unit is None else (fold_header(text[: unit.start()]), unit[1].strip().casefold())


def fold_header(cell: str) -> str:
    """Bring the name of a column into one form.

    Args:
        cell: As written.

    Returns:
        Without differences of case, width, spaces, underscores and points; "endDate" is "end date".
    """
    text = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", unicodedata.normalize("NFKC", cell))
    return " ".join(re.sub(r"[_.:]", " ", text).casefold().split())
