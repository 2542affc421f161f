"""List format: the foreign institutions of Section 1286, as a table with one row for an institution in a report."""

from __future__ import annotations

from collections.abc import Mapping

from tieline.lists.alias import parse_aliases
from tieline.lists.day import read_day
from tieline.lists.draft import Draft, ListFile, Parsed
from tieline.lists.gathered import gather_names, join_remarks
from tieline.lists.linked import find_links
from tieline.lists.party_name import parse_party_name, tidy
from tieline.lists.row_format import parse_rows
from tieline.lists.table import find_header
from tieline.lists.trouble import Troubles
from tieline.lists.us_list import get_us_list
from tieline.model import NameQuality

ID = "us-1286-csv"
TITLE = "US Department of Defense, Section 1286 list, as a table with reports"
IS_TEXT = True

IGNORED_FIELDS = ("authority", "topics")
"""The same in every row: the law's maker, and a topic that the table's maker gave."""

FIELDS = (
    *("schema", "name", "aliases", "program", "reason", "report-date", "start-date", "end-date", "country", "notes"),
    "source_url",
)
REQUIRED = ("schema", "name", "aliases", "program", "report-date")
_KINDS = {"company": "organisation", "organization": "organisation", "person": "person", "legalentity": "unknown"}
_SECTION = "Section 1286"


def claims(file: ListFile) -> bool:
    """Whether a file is in this format.

    Args:
        file: The file.

    Returns:
        True when it has the columns of such a table and names the section.
    """
    head = file.head
    return b"report-date" in head and _SECTION.encode() in head and find_header(file, REQUIRED) is not None


def _make_draft(number: int, values: Mapping[str, str], troubles: Troubles) -> Draft | None:
    """An entry of a row; None, with a trouble, where it has no name."""
    party = parse_party_name(values["name"])
    others = [*party.others, *parse_aliases(values["aliases"].split(";"))]
    names = gather_names([(party.name, NameQuality.PRIMARY), *((other.text, other.quality) for other in others)])
    if not names:
        troubles.add_no_name(row=number)
        return None
    schema, report = tidy(values["schema"]), tidy(values["report-date"])
    if schema.casefold() not in _KINDS:
        troubles.add_unknown_kind("schema", schema, row=number)
    stands_on, country, notes = get_us_list("1286"), tidy(values["country"]), tidy(values["notes"])
    started = read_day(tidy(values["start-date"]), "start-date", row=number, troubles=troubles)
    return Draft(
        list_name=stands_on.name,
        authority=stands_on.authority,
        kind=_KINDS.get(schema.casefold(), "unknown"),
        names=names,
        entry_id=None,
        # An institution has a row in each report that names it: the report belongs to what makes a row itself.
        identity=f"{tidy(values['name'])}|{report}",
        detail=country,
        countries=(country,) if country else (),
        reason=tidy(values["reason"]) or None,
        citation=tidy(values["program"]) or None,
        listed_on=started or read_day(report, "report-date", row=number, troubles=troubles),
        delisted_on=read_day(tidy(values["end-date"]), "end-date", row=number, troubles=troubles),
        linked=find_links(notes, *party.notes),
        remarks=join_remarks((notes, *party.notes)),
        url=tidy(values["source_url"]) or None,
        row=f"row {number}",
    )


def parse(file: ListFile) -> Parsed:
    """Read a file of this format.

    Args:
        file: A file that `claims` says yes to.

    Returns:
        An entry for each row, that is for each institution in each report that names it, listed from the year of the
        report where no day is stated; broken rows, odd dates and unknown columns are issues, and the rest goes on.

    Raises:
        DamagedError: It is a broken workbook.
        TooLargeError: It has more rows, columns or bytes than are allowed.
    """
    return parse_rows(file, _make_draft, required=REQUIRED, used=FIELDS, ignored=IGNORED_FIELDS)
