"""List format: the table of targets that OpenSanctions publishes, targets.simple.csv.

Source: OpenSanctions, "Bulk data: simplified tabular format", and its published exporter: values that repeat stand in
one cell as a row of CSV with semicolons; countries are ISO codes in lower case.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from tieline.lists.draft import NOT_STATED, Draft, ListFile, Parsed
from tieline.lists.ftm_model import get_ftm_model
from tieline.lists.gathered import check_columns
from tieline.lists.kind import read_kind
from tieline.lists.party_name import tidy
from tieline.lists.table import find_header, read_table
from tieline.lists.trouble import Troubles
from tieline.model import ListedName, NameQuality, PartialDate
from tieline.model.issue import NOTICE_PREFIX
from tieline.text.normal import canonical

ID = "opensanctions-csv"
TITLE = "OpenSanctions targets as a table (targets.simple.csv)"
IS_TEXT = True

REQUIRED = (
    *("id", "schema", "name", "aliases", "birth_date", "countries", "addresses", "identifiers", "sanctions"),
    *("dataset", "last_seen"),
)
FIELDS = (*REQUIRED, "phones", "emails", "program_ids")
IGNORED_FIELDS = ("first_seen", "last_change")
"""Read past on purpose: when the publisher first and last changed its record, which is not when a party was listed."""

UNNAMED = "OpenSanctions targets"
_DAYS_AT_END = re.compile(r"(?<!\S)(?:\d{4}-\d{2}-\d{2})(?=(?: - \d{4}-\d{2}-\d{2})?$)")
_MARKS = (("birth_date", "Date of birth"), ("phones", "Phone number"), ("emails", "Email address"))


def claims(file: ListFile) -> bool:
    """Whether a file is in this format.

    Args:
        file: The file.

    Returns:
        True when it has the columns that every such table has.
    """
    return b"birth_date" in file.head and find_header(file, REQUIRED) is not None


def _part(text: str) -> tuple[str, ...]:
    """The values of a cell."""
    if ";" not in text and '"' not in text:
        parts = [text]
    else:
        try:
            parts = next(csv.reader([canonical(text).replace("\n", " ")], delimiter=";"), [])
        except csv.Error:
            parts = text.split(";")
    return tuple(dict.fromkeys(value for value in (tidy(canonical(part)) for part in parts) if value))


def _names(values: Mapping[str, str]) -> tuple[ListedName, ...]:
    """The name of a row and its other names."""
    main = tidy(canonical(values["name"]))
    others = (name for name in _part(values["aliases"]) if name != main)
    return (ListedName(main, NameQuality.PRIMARY), *(ListedName(name, NameQuality.ALIAS) for name in others))


def _kind(schema: str, names: tuple[ListedName, ...], row: int, troubles: Troubles) -> str:
    """What a party is; a schema that the model does not have is a trouble."""
    known = get_ftm_model().parties.get(schema)
    if known is None:
        troubles.add_unknown_kind("schema", schema, row=row)
        return "unknown"
    return known or read_kind("", (name.text for name in names)) or "unknown"


def _iter_drafts(number: int, values: Mapping[str, str], troubles: Troubles) -> Iterator[Draft]:
    """The entries of a row, one for each data set it names; none, with a trouble, where it has no name."""
    names = _names(values)
    if not names[0].text:
        troubles.add_no_name(row=number)
        return
    datasets, measures = _part(values["dataset"]) or (UNNAMED,), _part(values["sanctions"])
    marks = [("Identifier", value) for value in _part(values["identifiers"])]
    marks += [(word, value) for name, word in _MARKS for value in _part(values.get(name, ""))]
    # Of several measures or data sets the table does not say which belongs to which.
    days = _days(measures[0], number, troubles) if len(measures) == len(datasets) == 1 else []
    entry = Draft(
        list_name=UNNAMED,
        authority=NOT_STATED,
        kind=_kind(tidy(values["schema"]), names, number, troubles),
        names=names,
        entry_id=tidy(canonical(values["id"])) or None,
        identity=names[0].text,
        detail=values["addresses"],
        countries=tuple(country.upper() for country in _part(values["countries"])),
        addresses=_part(values["addresses"]),
        identifiers=tuple(marks),
        programmes=_part(values.get("program_ids", "")),
        listed_on=days[0] if days else None,
        delisted_on=days[1] if len(days) > 1 else None,
        remarks=f"Measures: {'; '.join(measures)}." if measures else None,
        row=f"row {number}",
    )
    for dataset in datasets:
        yield replace(entry, list_name=dataset)


def _days(measure: str, row: int, troubles: Troubles) -> list[PartialDate]:
    """The days that stand at the end of a measure's text: when it began and when it ended."""
    days = list[PartialDate]()
    for text in _DAYS_AT_END.findall(measure)[-2:]:
        try:
            days.append(PartialDate(text))
        except ValueError:
            message = f"the measure states {text!r}, which is no date, and it is left out"
            hint = "Look the entry up at its authority if the date matters."
            troubles.add(f"{NOTICE_PREFIX}date", text, row=row, message=message, hint=hint)
    return days


def _find_day(rows: Iterable[Mapping[str, str]]) -> PartialDate | None:
    """The last day on which the publisher saw any of its targets; None where it does not say."""
    try:
        return PartialDate(max((values["last_seen"].strip() for values in rows), default="")[:10])
    except ValueError:
        return None


def parse(file: ListFile) -> Parsed:
    """Read a file of this format.

    Args:
        file: A file that `claims` says yes to.

    Returns:
        Its entries; broken rows, rows without names and unknown columns are issues, and the rest goes on.
    """
    troubles = Troubles(file.source)
    table = read_table(file, troubles, columns=REQUIRED)
    check_columns(table.header, (*FIELDS, *IGNORED_FIELDS), troubles)
    rows = tuple(table.rows)
    drafts = tuple(draft for number, values in rows for draft in _iter_drafts(number, values, troubles))
    ignored = tuple(name for name in sorted(table.header) if name in IGNORED_FIELDS)
    return Parsed(drafts, troubles.issues(), ignored, _find_day(values for _, values in rows))
