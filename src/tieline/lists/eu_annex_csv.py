"""List format: the annex of an EU regulation as a table, one row for each listing, with the reasons it states."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from tieline.lists.day import find_day, read_day
from tieline.lists.draft import Draft, ListFile, Parsed
from tieline.lists.gathered import (
    gather_names,
    join_remarks,
    short_forms,
    split_name,
    tell,
)
from tieline.lists.identifier import check_identifiers
from tieline.lists.party_name import tidy
from tieline.lists.row_format import parse_rows
from tieline.lists.table import find_header
from tieline.lists.trouble import Troubles
from tieline.model import NameQuality

ID = "eu-annex-csv"
TITLE = "Annex of an EU regulation, table with reasons"
IS_TEXT = True

AUTHORITY = "Council of the European Union"
REQUIRED = frozenset({"celex", "recordId", "annex", "measure", "name", "reason"})
KINDS = {"person": "person", "legalentity": "organisation", "company": "organisation", "vessel": "vessel"}
NAME_COLUMNS = {
    "name": NameQuality.PRIMARY,
    "alias": NameQuality.ALIAS,
    "weakAlias": NameQuality.WEAK,
    "previousName": NameQuality.FORMER,
}
_LABEL = re.compile(r"[^\W\d]+:|text of image", re.IGNORECASE)
"""What stands beside a name in other letters and is none: the language's name, and that the annex prints a picture."""

COUNTRY_COLUMNS = ("country", "nationality", "jurisdiction", "flag")
IDENTIFIER_COLUMNS = {
    "passportNumber": "Passport",
    "idNumber": "Identification number",
    "registrationNumber": "Registration number",
    "taxNumber": "Tax number",
    "innCode": "INN",
    "ogrnCode": "OGRN",
    "kppCode": "KPP",
    "okpoCode": "OKPO",
    "leiCode": "LEI",
    "swiftBic": "SWIFT/BIC",
    "ticker": "Ticker",
    "imoNumber": "IMO number",
    "mmsi": "MMSI",
    "birthDate": "Date of birth",
    "birthPlace": "Place of birth",
    "nationality": "Nationality",
    "gender": "Gender",
    "incorporationDate": "Date of incorporation",
    "phone": "Phone",
    "email": "Email",
    "website": "Website",
}
REMARK_COLUMNS = {
    "measure": "Measure",
    "position": "Position",
    "legalForm": "Legal form",
    "sector": "Sector",
    "appearance": "Appearance",
    "ethnicity": "Ethnicity",
    "fatherName": "Father's name",
    "motherName": "Mother's name",
    "notes": "Notes",
}
USED_COLUMNS = tuple(
    {
        *(*REQUIRED, *NAME_COLUMNS, *COUNTRY_COLUMNS, *IDENTIFIER_COLUMNS, *REMARK_COLUMNS),
        *("programKey", "startDate", "schema", "address"),
    }
)
"""Source: header of the table of Regulation (EU) No 269/2014 of 2026-08-14."""

_CELEX = re.compile(r"3(?P<year>\d{4})R(?P<number>\d{4})")
_DATES = ("birthDate", "incorporationDate")
_NOT_STATED = {"n/d", "n/a", "-"}
_FIRST_YEAR_FORM = 2015
"""Acts of 2015 and later put the year first. Source: Publications Office, harmonised numbering of EU legal acts."""


def claims(file: ListFile) -> bool:
    """Whether a file is in this format.

    Args:
        file: The file.

    Returns:
        True when its header has the columns that every such table has.
    """
    return b"celex" in file.head and find_header(file, REQUIRED) is not None


def name_act(celex: str) -> str:
    """Name an act by its number in EUR-Lex.

    Args:
        celex: Such as "32014R0269".

    Returns:
        "Regulation (EU) No 269/2014", or "Regulation (EU) 2015/1755" for later ones; the number itself where it is that
        of no regulation.
    """
    match = _CELEX.fullmatch(celex)
    if match is None:
        return f"CELEX {celex}"
    year, number = int(match["year"]), int(match["number"])
    return f"Regulation (EU) {year}/{number}" if year >= _FIRST_YEAR_FORM else f"Regulation (EU) No {number}/{year}"


def _name_list(celex: str, annex: str) -> str:
    """The list that an annex is ("Annex I to Regulation (EU) No 269/2014"), persons and entities together."""
    number = annex.partition(".")[0]
    return f"Annex {number} to {name_act(celex)}" if number else name_act(celex)


def _split(text: str) -> tuple[str, ...]:
    """The values of a column, without those that say that nothing is known."""
    return tuple(value for piece in text.split(";") if (value := tidy(piece)) and value.lower() not in _NOT_STATED)


def _iter_names(values: Mapping[str, str], kind: str) -> Iterator[tuple[str, NameQuality]]:
    """The names of a row, those in brackets in other letters too."""
    for column, quality in NAME_COLUMNS.items():
        pieces = [piece for piece in split_name(values[column]) if not _LABEL.fullmatch(piece)]
        for place, name in enumerate(pieces):
            yield name, quality if place == 0 or quality is not NameQuality.PRIMARY else NameQuality.ALIAS
        if quality is NameQuality.PRIMARY and pieces:
            yield from short_forms(pieces[0], kind)


def _identifiers(values: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Numbers, birth and ways to reach the party; dates in ISO form where they are dates."""
    found = list[tuple[str, str]]()
    for column, kind in IDENTIFIER_COLUMNS.items():
        for value in _split(values[column]):
            day = find_day(value) if column in _DATES else None
            found.append((kind, value if day is None else day.text))
    return tuple(dict.fromkeys(found))


def _make_draft(number: int, values: Mapping[str, str], troubles: Troubles) -> Draft | None:
    """An entry of a row; None where it has no name."""
    schema, celex = tidy(values["schema"]), tidy(values["celex"])
    kind = KINDS.get(schema.lower())
    if kind is None:
        troubles.add_unknown_kind("schema", schema, row=number)
    names = gather_names(_iter_names(values, kind or "unknown"))
    if not names:
        troubles.add_no_name(row=number)
        return None
    identifiers = _identifiers(values)
    check_identifiers(identifiers, troubles, row=number)
    annex, record = tidy(values["annex"]), tidy(values["recordId"])
    countries = (piece.strip() for name in COUNTRY_COLUMNS for one in _split(values[name]) for piece in one.split(","))
    return Draft(
        list_name=_name_list(celex, annex),
        authority=AUTHORITY,
        kind=kind or "unknown",
        names=names,
        entry_id=f"{annex} {record}" if record else None,
        identity=names[0].text,
        detail=annex,
        countries=tuple(dict.fromkeys(filter(None, countries))),
        addresses=tuple(dict.fromkeys(_split(values["address"]))),
        identifiers=identifiers,
        programmes=_split(values["programKey"]),
        reason=tidy(values["reason"]) or None,
        citation=f"{name_act(celex)}, Annex {annex}" if annex else name_act(celex),
        listed_on=read_day(values["startDate"], "startDate", row=number, troubles=troubles),
        remarks=join_remarks(tell(label, (values[name],)) for name, label in REMARK_COLUMNS.items()),
        row=f"row {number}",
    )


def parse(file: ListFile) -> Parsed:
    """Read a file of this format.

    Args:
        file: A file that `claims` says yes to.

    Returns:
        Its entries; broken rows, rows without a name, odd dates, wrong numbers and unknown columns are issues, and the
        rest goes on.

    Raises:
        DamagedError: It has no such header.
    """
    return parse_rows(file, _make_draft, required=REQUIRED, used=USED_COLUMNS)
