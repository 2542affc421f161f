"""List format: the UK's Consolidated List of Financial Sanctions Targets, CSV and XLSX, "2022 format".

OFSI kept it until 2026-01-28; since then the UK Sanctions List is the only one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from tieline.lists.day import find_day
from tieline.lists.draft import ListFile, Parsed
from tieline.lists.gathered import check_columns
from tieline.lists.party_name import tidy
from tieline.lists.table import find_header, is_workbook, read_table
from tieline.lists.trouble import Troubles
from tieline.lists.uk_entry import Row, gather_entries
from tieline.lists.uk_list import UkList

ID = "uk-ofsi"
TITLE = "UK Consolidated List of Financial Sanctions Targets (OFSI), CSV or XLSX"
IS_TEXT = True

LIST = UkList(
    name="Consolidated List of Financial Sanctions Targets in the UK",
    authority="Office of Financial Sanctions Implementation, HM Treasury",
    number="ofsi group id",
    other_number=("unique id", "UK Sanctions List unique ID"),
)
REQUIRED = frozenset({"Group ID", "Name 6", "Alias Type", "Regime", "Other Information"})
COLUMNS = {
    **{f"Name {place}": f"name {place}" for place in range(1, 7)},
    **{f"Address {place}": f"address line {place}" for place in range(1, 7)},
    "Title": "title",
    "Name Non-Latin Script": "name non-latin script",
    "Non-Latin Script Language": "non-latin script language",
    "DOB": "d.o.b",
    "Town of Birth": "town of birth",
    "Country of Birth": "country of birth",
    "Nationality": "nationality(/ies)",
    "Passport Number": "passport number",
    "Passport Details": "passport additional information",
    "National Identification Number": "national identifier number",
    "National Identification Details": "national identifier additional information",
    "Position": "position",
    "Post/Zip Code": "address postal code",
    "Country": "address country",
    "Group Type": "individual, entity, ship",
    "Alias Type": "name type",
    "Alias Quality": "alias strength",
    "Regime": "regime name",
    "Listed On": "listed on",
    "UK Sanctions List Date Designated": "date designated",
    "Last Updated": "last updated",
    "Group ID": "ofsi group id",
    "Other Information": "other information",
}
"""What the columns are called in the UK Sanctions List. Source: OFSI, consolidated list format guide (2022 format)."""

IGNORED_FIELDS = ("Non-Latin Script Type",)
"""Read past on purpose: the letters of the name show their script."""

LABELS = {
    "UK Sanctions List Ref": "unique id",
    "UN Ref": "un reference number",
    "UK Statement of Reasons": "uk statement of reasons",
    "Gender": "gender",
    "Phone number": "phone number",
    "Website": "website",
    "Email address": "email address",
    "Type of entity": "type of entity",
    "Parent company": "parent company",
    "Subsidiaries": "subsidiaries",
    "Business Reg No": "business registration number (s)",
    "IMO number": "imo number",
    "Hull identification number": "hull identification number (hin)",
    "Current owners": "current owner/operator (s)",
    "Previous owners": "previous owner/operator (s)",
    "Flag of ship": "current believed flag of ship",
    "Previous flags": "previous flags",
    "Type of ship": "type of ship",
    "Tonnage of ship": "tonnage of ship",
    "Length of ship": "length of ship",
    "Year built": "year built",
}
"""Fields that stand with a label inside the other information: "(Gender):Male"."""

_REFERENCES = {
    "UK Sanctions List Ref": re.compile(r"[A-Z]{3}\d{3,4}"),
    "UN Ref": re.compile(r"[A-Z]{2}[ie]\.\d{3}"),
}
_BEFORE_NEXT = re.compile(r"\s*(?:,|and|&)?\s*")
_LABEL = re.compile(rf"\(({'|'.join(map(re.escape, LABELS))})\)\s*:")


def claims(file: ListFile) -> bool:
    """Whether a file is in this format.

    Args:
        file: The file.

    Returns:
        True when a row near its top names the columns that every such file has.

    Raises:
        DamagedError: It is a workbook, and broken.
        TooLargeError: It unpacks to more bytes than are allowed.
        UnsafeError: It is packed more tightly than the limits allow.
    """
    return (is_workbook(file) or b"Group ID" in file.head) and find_header(file, REQUIRED) is not None


def _split_references(text: str, form: re.Pattern[str]) -> tuple[str, str]:
    """The references at the beginning of a text, numbered where there are several, and what follows them."""
    found, place = list[str](), 0
    while (match := form.match(text, _skip(text, place))) is not None:
        found.append(match[0])
        place = match.end()
    numbered = found if len(found) < 2 else [f"({count}) {one}" for count, one in enumerate(found, start=1)]
    return " ".join(numbered), text[place:].lstrip(" .,;") if found else text


def _skip(text: str, place: int) -> int:
    """The place behind what stands between two references."""
    match = _BEFORE_NEXT.match(text, place)
    return place if match is None else match.end()


@lru_cache(maxsize=1 << 14)
def split_information(text: str) -> Mapping[str, str]:
    """Part the other information at the labels inside it.

    Args:
        text: The column as printed ("(UN Ref):QDi.177. In detention. (Gender):Male").

    Returns:
        Values by the columns of the UK Sanctions List; what has no label is "other information".
    """
    pieces = _LABEL.split(tidy(text))
    values, rest = dict[str, str](), [pieces[0]]
    for label, value in zip(pieces[1::2], pieces[2::2], strict=True):
        bare = value.strip()
        if label in _REFERENCES:
            bare, told = _split_references(bare, _REFERENCES[label])
            rest.append(told)
        column = LABELS[label]
        values[column] = f"{values[column]} {bare}" if column in values else bare
    values["other information"] = tidy(" ".join(rest))
    return values


def _iter_rows(rows: Iterator[tuple[int, Mapping[str, str]]]) -> Iterator[tuple[int, Row]]:
    """The rows under the names of the UK Sanctions List, with the other information parted."""
    for number, values in rows:
        row = {column: values[name] for name, column in COLUMNS.items() if name in values}
        yield number, {**row, **split_information(values["Other Information"])}


def parse(file: ListFile) -> Parsed:
    """Read a file of this format.

    Args:
        file: A file that `claims` says yes to.

    Returns:
        Its entries; broken rows, rows of a group that disagree, odd dates and unknown columns are issues, and the rest
        goes on.

    Raises:
        DamagedError: It is a workbook, and broken.
        TooLargeError: It has more bytes, rows or cells than are allowed.
        UnsafeError: It is packed more tightly than the limits allow.
    """
    troubles = Troubles(file.source)
    table = read_table(file, troubles, columns=REQUIRED)
    check_columns(table.header, {*COLUMNS, *IGNORED_FIELDS}, troubles, row=len(table.preamble) + 1)
    drafts = gather_entries(_iter_rows(table.rows), LIST, troubles)
    stated = (find_day(cell) for line in table.preamble for cell in line)
    as_of = next((day for day in stated if day is not None), None)
    ignored = tuple(name for name in IGNORED_FIELDS if name in table.header)
    return Parsed(drafts, troubles.issues(), ignored, as_of)
