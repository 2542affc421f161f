"""List format: the US Consolidated Screening List as the official CSV; the BIS Entity List in the same layout."""

from __future__ import annotations

from collections.abc import Mapping

from tieline.lists.csl_record import IGNORED_FIELDS, PERSONAL, SHIP, CslRecord, make_draft, part
from tieline.lists.draft import Draft, ListFile, Parsed
from tieline.lists.party_name import tidy
from tieline.lists.row_format import parse_rows
from tieline.lists.table import find_header
from tieline.lists.trouble import Troubles

ID = "us-csl-csv"
TITLE = "US Consolidated Screening List, official CSV (also the BIS Entity List in this layout)"
IS_TEXT = True

FIELDS = (
    *("source", "entity_number", "type", "programs", "name", "title", "addresses", "federal_register_notice"),
    *("start_date", "end_date", "license_requirement", "license_policy", "call_sign", "vessel_type", "gross_tonnage"),
    *("gross_registered_tonnage", "vessel_flag", "vessel_owner", "remarks", "source_list_url", "alt_names"),
    *("citizenships", "dates_of_birth", "nationalities", "places_of_birth", "source_information_url", "ids"),
)
"""The fields that are used. Source: header of the official file (data.trade.gov), April 2022 and July 2026."""

REQUIRED = frozenset({"source", "name", "alt_names"})


def claims(file: ListFile) -> bool:
    """Whether a file is in this format.

    Args:
        file: The file.

    Returns:
        True when it has the columns that every such file has.
    """
    return b"alt_names" in file.head and find_header(file, REQUIRED) is not None


def _read_ids(text: str) -> tuple[tuple[str, str], ...]:
    """The `ids` column: values with the kind behind the last comma ("IR, M38523792, Passport")."""
    found = list[tuple[str, str]]()
    for value in part(text):
        number, comma, kind = value.rpartition(", ")
        found.append((kind.rstrip(" -:"), number) if comma else ("Identifier", value))
    return tuple(found)


def _make_record(row: Mapping[str, str]) -> CslRecord:
    """A record of a row."""
    return CslRecord(
        source=row["source"],
        entity_number=row["entity_number"].strip(),
        type=row["type"],
        name=row["name"],
        programs=part(row["programs"]),
        title=tidy(row["title"]),
        addresses=part(row["addresses"]),
        notice=tidy(row["federal_register_notice"]),
        start_date=row["start_date"].strip(),
        end_date=row["end_date"].strip(),
        licence_requirement=tidy(row["license_requirement"]),
        licence_policy=tidy(row["license_policy"]),
        ship=tuple((kind, tidy(row[field])) for field, kind in SHIP if row[field]),
        remarks=tidy(row["remarks"]),
        url=row["source_list_url"].strip() or row["source_information_url"].strip(),
        alt_names=tuple(row["alt_names"].split(";")) if row["alt_names"] else (),
        personal=tuple((kind, value) for field, kind in PERSONAL for value in part(row[field])),
        ids=_read_ids(row["ids"]),
    )


def _make_draft(number: int, values: Mapping[str, str], troubles: Troubles) -> Draft | None:
    """An entry of a row; None where it names no party or no list."""
    return make_draft(_make_record(values), row=number, troubles=troubles)


def parse(file: ListFile) -> Parsed:
    """Read a file of this format.

    Args:
        file: A file that `claims` says yes to.

    Returns:
        Its entries; broken rows, odd dates and unknown columns are issues, and the rest goes on.

    Raises:
        TooLargeError: It has more rows or columns than are allowed.
    """
    return parse_rows(file, _make_draft, required=REQUIRED, used=FIELDS, ignored=IGNORED_FIELDS)
