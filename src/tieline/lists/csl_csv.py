"""List format: the US Consolidated Screening List as the official CSV; the BIS Entity List in the same layout."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from operator import itemgetter

from tieline.lists.csl_record import IGNORED_FIELDS, CslRecord, make_draft, part
from tieline.lists.draft import Draft, ListFile, Parsed
from tieline.lists.party_name import tidy
from tieline.lists.trouble import TELL, Troubles, shorten

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
_SHIP_KINDS = ("Call sign", "Vessel type", "Gross tonnage", "Gross registered tonnage", "Vessel flag", "Vessel owner")
_PERSONAL_KINDS = ("Citizenship", "Date of birth", "Nationality", "Place of birth")


def claims(file: ListFile) -> bool:
    """Whether a file is in this format.

    Args:
        file: The file.

    Returns:
        True when its first line has the columns that every such file has.
    """
    try:
        header = next(csv.reader([file.text.partition("\n")[0]]), [])
    except csv.Error:
        return False
    return {name.strip() for name in header} >= REQUIRED


def _read_ids(text: str) -> tuple[tuple[str, str], ...]:
    """The `ids` column: values with the kind behind the last comma ("IR, M38523792, Passport")."""
    found = list[tuple[str, str]]()
    for value in part(text):
        number, comma, kind = value.rpartition(", ")
        found.append((kind.rstrip(" -:"), number) if comma else ("Identifier", value))
    return tuple(found)


def _iter_rows(reader: Iterator[list[str]], width: int, troubles: Troubles) -> Iterator[tuple[int, list[str]]]:
    """The rows under the header with their numbers; broken ones are troubles."""
    hint = "Get the file again; if it stays so, repair the row."
    number = 1
    while True:
        number += 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            troubles.add("broken_row", str(number), row=number, message=f"the row is broken ({error})", hint=hint)
            continue
        if len(row) == width:
            yield number, row
        elif any(map(str.strip, row)):
            message = f"the row has {len(row)} columns where the header has {width}, and is left out"
            troubles.add("broken_row", str(number), row=number, message=message, hint=hint)


def _make_record(values: tuple[str, ...]) -> CslRecord:
    """A record of the values of `FIELDS`, in that order."""
    source, number, kind, programs, name, title, addresses, notice, start, end, requirement, policy = values[:12]
    remarks, list_url, alt_names = values[18:21]
    births = (values[21], values[22], values[23], values[24])
    return CslRecord(
        source=source,
        entity_number=number.strip(),
        type=kind,
        name=name,
        programs=part(programs),
        title=tidy(title),
        addresses=part(addresses),
        notice=tidy(notice),
        start_date=start.strip(),
        end_date=end.strip(),
        licence_requirement=tidy(requirement),
        licence_policy=tidy(policy),
        ship=tuple((name, tidy(value)) for name, value in zip(_SHIP_KINDS, values[12:18], strict=True) if value),
        remarks=tidy(remarks),
        url=list_url.strip() or values[25].strip(),
        alt_names=tuple(alt_names.split(";")) if alt_names else (),
        personal=tuple(
            (kind, value) for kind, text in zip(_PERSONAL_KINDS, births, strict=True) for value in part(text)
        ),
        ids=_read_ids(values[26]),
    )


def _check_header(header: list[str], troubles: Troubles) -> None:
    """Note the columns that the format does not know."""
    for name in header:
        if name not in FIELDS and name not in IGNORED_FIELDS:
            message = f"the column {shorten(name)!r} is not known and is not read"
            troubles.add("unknown_field", name, row=1, message=message, hint=TELL)


def parse(file: ListFile) -> Parsed:
    """Read a file of this format.

    Args:
        file: A file that `claims` says yes to.

    Returns:
        Its entries; broken rows, odd dates and unknown columns are issues, and the rest goes on.
    """
    reader = csv.reader(io.StringIO(file.text, newline=""))
    header = [name.strip() for name in next(reader)]
    troubles = Troubles(file.source)
    _check_header(header, troubles)
    pick = _picker(header)
    drafts = list[Draft]()
    for number, row in _iter_rows(reader, len(header), troubles):
        draft = make_draft(_make_record(pick([*row, ""])), row=number, troubles=troubles)
        if draft is not None:
            drafts.append(draft)
    ignored = tuple(sorted(name for name in header if name in IGNORED_FIELDS))
    return Parsed(tuple(drafts), troubles.issues(), ignored)


def _picker(header: list[str]) -> Callable[[list[str]], tuple[str, ...]]:
    """What picks the values of `FIELDS` from a row with an empty value at its end, which stands for absent columns."""
    places = {name: place for place, name in reversed(list(enumerate(header)))}
    first, *others = (places.get(name, len(header)) for name in FIELDS)
    return itemgetter(first, *others)
