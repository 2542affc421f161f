"""List format: the BIS Entity List as the Federal Register and the eCFR print it (Supplement No. 4 to Part 744).

Five columns: country, entity, licence requirement, licence review policy, Federal Register citation. The country stands
in the first row of its entries only. A rule prints entries that it adds or revises, which is no whole list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tieline.errors import DamagedError
from tieline.lists.draft import Draft, ListFile, Parsed
from tieline.lists.federal_register_entity import parse_entity
from tieline.lists.kind import read_kind
from tieline.lists.linked import find_links
from tieline.lists.party_name import tidy
from tieline.lists.printed_table import ITEM, PrintedRow, read_printed_rows
from tieline.lists.trouble import Troubles, shorten
from tieline.lists.us_list import get_us_list
from tieline.model import PartialDate
from tieline.model.issue import NOTICE_PREFIX

ID = "us-bis-federal-register"
TITLE = "BIS Entity List as the Federal Register or the eCFR prints it (Supplement No. 4 to Part 744), XML or HTML"
IS_TEXT = True

COLUMNS = ("country", "entity", "license requirement", "license review policy", "federal register citation")
"""Source: headings of Supplement No. 4 to part 744 (15 CFR), the same since 2012."""

_STARS = re.compile(r"[\s*\u2022]*\*[\s*]*")
_RESERVED = re.compile(r"\[?Reserved\]?\.?", re.IGNORECASE)
_CITATION = re.compile(
    r"\b\d{1,3}\s*F\.?\s?R\.?\s*(?:\d+|\[[^\]]*\])(?:,?\s*(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4}|\d{2}))?"
)
_INSERTED = re.compile(
    r"\b(?P<month>January|February|March|April|May|June|July|August|September|October|November|December)"
    r"\s+(?P<day>\d{1,2}),\s+(?P<year>\d{4})"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def claims(file: ListFile) -> bool:
    """Whether a file is in this format.

    Args:
        file: The file.

    Returns:
        True when it is markup with a table that has the list's headings.
    """
    if not file.head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        return False
    text = file.text.casefold()
    return ("<gpotable" in text or "<table" in text) and all(
        re.search(r"\s+".join(column.split()), text) is not None for column in COLUMNS[2:]
    )


def _is_heading(row: PrintedRow) -> bool:
    """Whether a row is the headings of the list."""
    cells = [re.sub(r"\W+", " ", cell).strip().casefold() for cell in row.cells]
    return len(cells) == len(COLUMNS) and all(cell.startswith(name) for cell, name in zip(cells, COLUMNS, strict=True))


def find_citation_date(text: str) -> PartialDate | None:
    """Find the day on which an entry was first cited.

    Args:
        text: Citations such as "76 FR 71869, 11/21/11. 77 FR 23115, 4/18/12." or "89 FR [INSERT FR PAGE NUMBER AND
            May 14, 2024]."

    Returns:
        The day that the first citation carries; None where it carries none. Two digits mean a year of this century: the
        list began in 1997, and its entries of that time are cited with a day of 1997 to 1999.
    """
    first = _CITATION.search(text)
    if first is None:
        return None
    year, month, day = first["year"], first["month"], first["day"]
    if year is None:
        worded = _INSERTED.search(first[0])
        if worded is None:
            return None
        year, day = worded["year"], worded["day"]
        month = str(_MONTHS.index(worded["month"][:3].casefold()) + 1)
    if len(year) == 2:
        year = f"{'19' if int(year) >= 97 else '20'}{year}"
    try:
        return PartialDate(f"{year}-{int(month):02d}-{int(day):02d}")
    except ValueError:
        return None


def _iter_entries(rows: tuple[PrintedRow, ...], troubles: Troubles) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The entries under the list's headings, each with its country; what is no entry is passed over or noted."""
    table, country = 0, ""
    for row in rows:
        if _is_heading(row):
            table, country = row.table, ""
            continue
        if row.table != table or _is_filling(row):
            continue
        cells = row.cells
        if len(cells) == len(COLUMNS) - 1 and country:
            # A cell that spans the rows of its country is printed once.
            cells = ("", *cells)
        country = tidy(cells[0]).rstrip(".") or country
        if len(cells) == len(COLUMNS):
            if cells[1] and _RESERVED.fullmatch(tidy(cells[1])) is None:
                yield row.number, (country, *cells[1:])
        elif len([cell for cell in cells if cell]) > 1:
            message = f"the row has {len(cells)} columns instead of {len(COLUMNS)}, and is left out"
            hint = "Look at the row in the file."
            troubles.add("broken_row", str(row.number), row=row.number, message=message, hint=hint)


def _is_filling(row: PrintedRow) -> bool:
    """Whether a row only stands for entries that are not printed."""
    return all(not cell or _STARS.fullmatch(cell) for cell in row.cells)


def _make_draft(number: int, cells: tuple[str, ...], troubles: Troubles) -> Draft | None:
    """An entry of a row; None, with a trouble, where it has no name."""
    country, printed, requirement, policy, citation = cells
    entity, stands_on = parse_entity(printed), get_us_list("EL")
    if not entity.names:
        troubles.add_no_name(row=number)
        return None
    # A bare country is no address.
    addresses = tuple(one for one in entity.addresses if one.casefold() != country.casefold())
    cited = tidy(citation)
    listed_on = find_citation_date(cited)
    if listed_on is None and cited:
        message, hint = f"the citation {shorten(cited)!r} carries no day", "Look it up in the Federal Register."
        troubles.add(f"{NOTICE_PREFIX}date", cited, row=number, message=message, hint=hint)
    return Draft(
        list_name=stands_on.name,
        authority=stands_on.authority,
        kind=read_kind("", (name.text for name in entity.names)) or "unknown",
        names=entity.names,
        entry_id=None,
        identity=entity.names[0].text,
        detail="|".join((*addresses, cited)),
        countries=(country,) if country else (),
        addresses=addresses,
        citation=cited.rstrip(".") or None,
        licence_requirement=tidy(requirement.replace(ITEM, " ")) or None,
        licence_policy=tidy(policy.replace(ITEM, " ")) or None,
        listed_on=listed_on,
        linked=find_links(*entity.notes),
        remarks=" ".join(entity.notes) or None,
        row=f"row {number}",
    )


def parse(file: ListFile) -> Parsed:
    """Read a file of this format. The row of an entry is its place among the rows of all tables, headings included.

    Args:
        file: A file that `claims` says yes to.

    Returns:
        Its entries; rows of other columns and citations without a day are issues, and the rest goes on.

    Raises:
        DamagedError: It has no entry, or cannot be parsed.
        TooLargeError: It has more or longer cells than the limits allow.
    """
    troubles = Troubles(file.source)
    entries = _iter_entries(read_printed_rows(file.text, file.source), troubles)
    drafts = [draft for number, cells in entries if (draft := _make_draft(number, cells, troubles)) is not None]
    if not drafts:
        raise DamagedError(f"{file.source} has no entries of the Entity List.", hint="Get it again.")
    return Parsed(tuple(drafts), troubles.issues(), is_partial=_is_cut_off(file.text))


def _is_cut_off(text: str) -> bool:
    """Whether a page ends inside a table or a tag, or has no end though its root has a beginning."""
    page = text.lower().rstrip()
    roots = ((f"<{root}", f"</{root}>") for root in ("html", "rule", "gpotable", "table"))
    return not page.endswith(">") or any(page.count(opened) > page.count(closed) for opened, closed in roots)
