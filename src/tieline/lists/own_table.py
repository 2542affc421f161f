"""List format: a person's own list, a CSV file or the first sheet of a workbook with a name column.

It is asked last, and claims only tables whose columns were told, are remembered, or are known by their names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from tieline.lists.alias import parse_aliases
from tieline.lists.day import find_day
from tieline.lists.draft import NOT_STATED, Draft, ListFile, Parsed
from tieline.lists.identifier import check_identifiers
from tieline.lists.kind import read_kind
from tieline.lists.own_column import OwnColumns, find_columns, find_kind
from tieline.lists.party_name import parse_party_name, tidy
from tieline.lists.table import read_table
from tieline.lists.trouble import Troubles, shorten
from tieline.model import LinkedParty, ListedName, NameQuality, PartialDate
from tieline.model.issue import NOTICE_PREFIX
from tieline.text.normal import canonical

ID = "own-table"
TITLE = "your own list, CSV or XLSX with a name column"
IS_TEXT = False

PARENT = "subsidiary of"
_SEPARATOR = re.compile(r"[;；|｜\n\r]|、(?=\S)")
_NAME_SEPARATOR = re.compile(r"[|｜\n\r]")
_HANZI_DAY = re.compile(r"(\d{4})\s*[年./]\s*(\d{1,2})(?:\s*[月./]\s*(\d{1,2})\s*日?|\s*月)?")
_AMBIGUOUS_DAY = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-]\d{4}")
_FORMULA = ("=", "+", "@")


def claims(file: ListFile) -> bool:
    """Whether a file is in this format.

    Args:
        file: The file.

    Returns:
        True when it is a table and its columns were told, are remembered, or one is called as columns of names are.

    Raises:
        MissingColumnError: It lacks a column that was told for it.
    """
    return find_columns(file) is not None


def parse(file: ListFile) -> Parsed:
    """Read a file of this format.

    Args:
        file: A file that `claims` says yes to.

    Returns:
        Its entries; broken rows, rows without names, odd dates and bad identifiers are issues, and the rest goes on.
        Columns that hold nothing known are listed as ignored.
    """
    columns = find_columns(file)
    if columns is None:
        return Parsed(())
    troubles = Troubles(file.source)
    if columns.encoding is not None:
        message = f"the table is not in UTF-8; it is read as {columns.encoding}"
        troubles.add(f"{NOTICE_PREFIX}encoding", "", row=1, message=message, hint="Save the table as UTF-8.")
    # A repeated or unnamed column has a made name, with a "#".
    table = read_table(columns.file, troubles, columns=[name for name in columns.header if "#" not in name])
    reader = _RowReader(columns, file.stem or "own list", troubles)
    drafts = (reader.make_draft(number, values) for number, values in table.rows)
    found = tuple(draft for draft in drafts if draft is not None)
    return Parsed(found, troubles.issues(), tuple(sorted(columns.unused())))


def _split(text: str, pattern: re.Pattern[str]) -> list[str]:
    """The values of a cell, tidied."""
    return [value for value in (tidy(canonical(piece)) for piece in pattern.split(text)) if value]


class _RowReader:
    """Makes entries of the rows of one table."""

    def __init__(self, columns: OwnColumns, stem: str, troubles: Troubles) -> None:
        """Keep what all rows share."""
        told = columns.mapping
        self._columns = columns
        self._list_name = told.list_name if told is not None else ""
        self._authority = told.authority if told is not None else ""
        self._stem = stem
        self._troubles = troubles

    def make_draft(self, number: int, values: Mapping[str, str]) -> Draft | None:
        """Make the entry of a row; None, with a trouble, where it has no name."""
        names, notes = self._names(values)
        if not names:
            message, hint = "the row has no name and is left out", "Fill in the name, or delete the row."
            self._troubles.add("no_name", str(number), row=number, message=message, hint=hint)
            return None
        self._note_formulas(names, number)
        parents = tuple(LinkedParty(PARENT, name) for name in self._parts(values, "parent"))
        addresses = tuple(tidy(canonical(text)) for text in self._cells(values, "address"))
        return Draft(
            list_name=self._list_name or self._text(values, "list") or self._stem,
            authority=self._authority or self._text(values, "authority") or NOT_STATED,
            kind=self._kind(values, names, number),
            names=names,
            entry_id=self._text(values, "id") or None,
            identity=names[0].text,
            detail="|".join(addresses),
            countries=self._parts(values, "country"),
            addresses=addresses,
            identifiers=self._identifiers(values, number),
            programmes=self._parts(values, "programmes"),
            reason=self._text(values, "reason") or None,
            citation=self._text(values, "citation") or None,
            listed_on=self._day(values, "listed_on", number),
            delisted_on=self._day(values, "delisted_on", number),
            linked=parents,
            remarks=" ".join(filter(None, (self._text(values, "remarks"), *notes))) or None,
            url=self._text(values, "url") or None,
            row=f"row {number}",
        )

    def _cells(self, values: Mapping[str, str], field: str) -> Iterator[str]:
        """The cells of a field that are not empty."""
        for column in self._columns.by_field.get(field, ()):
            if values[column].strip():
                yield values[column]

    def _text(self, values: Mapping[str, str], field: str) -> str:
        """The cells of a field as one line."""
        return " ".join(tidy(canonical(cell)) for cell in self._cells(values, field))

    def _parts(self, values: Mapping[str, str], field: str) -> tuple[str, ...]:
        """The values in the cells of a field, without repeats."""
        return tuple(dict.fromkeys(part for cell in self._cells(values, field) for part in _split(cell, _SEPARATOR)))

    def _names(self, values: Mapping[str, str]) -> tuple[tuple[ListedName, ...], tuple[str, ...]]:
        """All names of a row, the primary one first, and notes of its name column."""
        texts = [text for cell in self._cells(values, "name") for text in _split(cell, _NAME_SEPARATOR)]
        if not texts:
            return (), ()
        party = parse_party_name(texts[0])
        name = party.name or texts[0]
        names = {name: ListedName(name, NameQuality.PRIMARY)}
        former = (ListedName(text, NameQuality.FORMER) for text in self._parts(values, "former"))
        aliases = (*party.others, *parse_aliases((*texts[1:], *self._parts(values, "aliases"))), *former)
        for other in aliases:
            names.setdefault(other.text, other)
        return tuple(names.values()), party.notes

    def _note_formulas(self, names: Iterable[ListedName], number: int) -> None:
        """Note names that a spreadsheet would compute; they are kept as the text they are."""
        if any(name.text.startswith(_FORMULA) for name in names):
            message = "a name begins as a formula does; it is kept as text and never computed"
            hint = "Give the names themselves where a formula was meant."
            self._troubles.add(f"{NOTICE_PREFIX}formula", "formula", row=number, message=message, hint=hint)

    def _kind(self, values: Mapping[str, str], names: Iterable[ListedName], number: int) -> str:
        """What a party is; a word that is not known leaves it to the names, with a trouble."""
        stated = self._text(values, "kind")
        known = find_kind(stated) if stated else None
        if stated and known is None:
            message = f"the type {shorten(stated)!r} is not known and is not used"
            hint = "Write organisation, person, vessel or aircraft."
            self._troubles.add("unknown_kind", stated, row=number, message=message, hint=hint)
        return known or read_kind("", (name.text for name in names)) or "unknown"

    def _identifiers(self, values: Mapping[str, str], number: int) -> tuple[tuple[str, str], ...]:
        """Identifiers under the names of their columns; those with wrong check digits are troubles."""
        found = [
            (column, value)
            for column in self._columns.by_field.get("identifiers", ())
            for value in _split(values[column], _SEPARATOR)
        ]
        check_identifiers(found, self._troubles, row=number)
        return (*found, *(("Date of birth", text) for text in self._parts(values, "birth_date")))

    def _day(self, values: Mapping[str, str], field: str, number: int) -> PartialDate | None:
        """A date; what is none, or may be one of two, is a trouble."""
        text = self._text(values, field)
        if not text:
            return None
        day = _find_own_day(text)
        if day is None:
            message = f"{field} is {shorten(text)!r}, which is no date or may be one of two, and is left out"
            hint = "Write dates as 2021-05-25."
            self._troubles.add("bad_date", f"{field}={text}", row=number, message=message, hint=hint)
        return day


def _find_own_day(text: str) -> PartialDate | None:
    """A date as people write it; None for none, and where day and month could be exchanged."""
    if (match := _HANZI_DAY.fullmatch(text)) is not None:
        year, month, day = match.groups()
        text = "-".join([year, f"{int(month):02d}", *([f"{int(day):02d}"] if day else [])])
    if (match := _AMBIGUOUS_DAY.fullmatch(text)) is not None:
        first, second = int(match[1]), int(match[2])
        if first != second and max(first, second) <= 12:
            return None
        if second > 12:
            text = f"{second}/{first}/{text[-4:]}"
    return find_day(text)
