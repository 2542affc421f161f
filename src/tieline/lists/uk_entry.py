"""One entry of a UK list, whichever list and file format it came in, put together of all rows that bear its number.

Rows are mappings from the columns of `uk_columns` to values.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest

from tieline.lists.day import find_day, read_day
from tieline.lists.draft import Draft
from tieline.lists.gathered import (
    gather_names,
    join_remarks,
    name_languages,
    short_forms,
    split_name,
    split_numbered,
    tell,
)
from tieline.lists.identifier import check_identifiers
from tieline.lists.party_name import tidy
from tieline.lists.trouble import Troubles
from tieline.lists.uk_columns import (
    ADDRESS_PARTS,
    IDENTIFIERS,
    KIND_COLUMNS,
    KINDS,
    LINKS,
    NAME_PARTS,
    NAME_TYPES,
    NUMBERED_PAIRS,
    TOLD,
)
from tieline.lists.uk_linked import iter_linked
from tieline.lists.uk_list import UkList
from tieline.model import LinkedParty, ListedName, NameQuality, PartialDate

Row = Mapping[str, str]
"""Values by column; columns that a row lacks are empty."""

SHOWN_ROWS = 5


class UkEntry:
    """The rows of one number, and what they say together."""

    def __init__(self, number: str, rows: Sequence[tuple[int, Row]], troubles: Troubles) -> None:
        """Take rows.

        Args:
            number: What they have in common.
            rows: Places in the file and values.
            troubles: Where troubles are noted.
        """
        self.number = number
        self.first = rows[0][0]
        self._places = [place for place, _ in rows]
        self._rows = [row for _, row in rows]
        self._troubles = troubles

    def _values(self, column: str) -> tuple[str, ...]:
        """The different values of a column, tidied, in order; numbered ones are parted."""
        raw = dict.fromkeys(filter(None, (row.get(column, "") for row in self._rows)))
        return tuple(dict.fromkeys(value for text in raw for value in split_numbered(text) if value))

    def _texts(self, column: str) -> str:
        """The different values of a column, tidied and joined; numbers inside them stay."""
        return " ".join(dict.fromkeys(filter(None, (tidy(row.get(column, "")) for row in self._rows))))

    def _one(self, *columns: str) -> str:
        """The value of a column in which all rows must agree; where they do not, the first, and a trouble."""
        values = tuple(dict.fromkeys(tidy(row.get(column, "")) for column in columns for row in self._rows))
        found = [value for value in values if value]
        if len(found) > 1:
            message = f"the rows of {self.number} disagree on the {columns[0]}; the first is taken"
            self._note("rows_disagree", f"{self.number} {columns[0]}", message, "Look the entry up at its authority.")
        return found[0] if found else ""

    def _note(self, code: str, what: str, message: str, hint: str) -> None:
        """Note a trouble of this entry."""
        self._troubles.add(code, what, row=self.first, message=message, hint=hint)

    def _quality(self, row: Row) -> NameQuality:
        """How a row gives its name."""
        stated, strength = tidy(row.get("name type", "")), tidy(row.get("alias strength", "")).lower()
        quality = NAME_TYPES.get(stated.lower().rstrip("."))
        if quality is None or not strength.startswith(("", "good", "low")):
            self._troubles.add_unknown_alias(stated or strength, row=self.first)
        is_weak = strength.startswith("low") and quality is not NameQuality.PRIMARY
        return NameQuality.WEAK if is_weak else quality or NameQuality.ALIAS

    def names(self, kind: str) -> tuple[ListedName, ...]:
        """All names, those in other scripts included.

        Args:
            kind: What is listed.

        Returns:
            Without repeats, the primary one first; none where no row has a name.
        """
        given = list[tuple[str, NameQuality]]()
        for row in self._rows:
            quality, printed = self._quality(row), " ".join(row.get(part, "") for part in NAME_PARTS)
            given.append((printed, quality))
            if quality is NameQuality.PRIMARY:
                given += short_forms(printed, kind)
                quality = NameQuality.ALIAS
            given += ((name, quality) for name in split_name(row.get("name non-latin script", "")))
        return gather_names(given)

    def addresses(self) -> tuple[str, ...]:
        """Addresses on one line each; a country alone is none.

        Returns:
            Without repeats, in order.
        """
        lines = dict[str, None]()
        for row in self._rows:
            parts = [value for part in ADDRESS_PARTS if (value := tidy(row.get(part, "")).strip(","))]
            if len(parts) > bool(tidy(row.get(ADDRESS_PARTS[-1], ""))):
                lines[", ".join(parts)] = None
        return tuple(lines)

    def countries(self) -> tuple[str, ...]:
        """Nationalities, and the countries of addresses.

        Returns:
            Words, without repeats.
        """
        return tuple(dict.fromkeys((*self._values("nationality(/ies)"), *self._values("address country"))))

    def _birth(self) -> Iterator[tuple[str, str]]:
        """Dates and places of birth."""
        for text in self._values("d.o.b"):
            day = find_day(text)
            yield "Date of birth", text if day is None else day.text
        for row in self._rows:
            towns, lands = (split_numbered(row.get(column, "")) for column in ("town of birth", "country of birth"))
            if len(lands) <= 1:
                yield from (("Place of birth", ", ".join((*filter(None, (town,)), *lands))) for town in towns or ("",))
            else:
                for town, land in zip_longest(towns, lands, fillvalue=""):
                    yield "Place of birth", ", ".join(filter(None, (town, land)))

    def _papers(self) -> Iterator[tuple[str, str]]:
        """Passports and national identifiers, with what is said of them behind the number."""
        for column, details, kind in NUMBERED_PAIRS:
            for row in self._rows:
                numbers, told = split_numbered(row.get(column, "")), split_numbered(row.get(details, ""))
                if len(told) > len(numbers):
                    yield kind, f"{'; '.join(filter(None, numbers))} ({'; '.join(filter(None, told))})".strip()
                    continue
                for number, aside in zip_longest(numbers, told, fillvalue=""):
                    yield kind, f"{number} ({aside})" if number and aside else number or aside

    def identifiers(self, other: tuple[str, str]) -> tuple[tuple[str, str], ...]:
        """Numbers, and what tells the party from others.

        Args:
            other: The column with the number in the other UK list, and what that is called.

        Returns:
            Kinds and values, without repeats.
        """
        found = [*self._papers(), *self._birth(), *(("Nationality", one) for one in self._values("nationality(/ies)"))]
        found += ((kind, value) for column, kind in (*IDENTIFIERS, other) for value in self._values(column))
        kept = tuple(dict.fromkeys((kind, value) for kind, value in found if value.strip(" -")))
        check_identifiers(kept, self._troubles, row=self.first)
        return kept

    def linked(self) -> tuple[LinkedParty, ...]:
        """Parents, subsidiaries, owners and operators, as stated.

        Returns:
            The parties, in the order of the columns.
        """
        return tuple(party for column in LINKS for party in iter_linked(column, self._values(column)))

    def _day(self, row: Row, column: str) -> PartialDate | None:
        """A date of one row."""
        return read_day(row.get(column, ""), column, row=self.first, troubles=self._troubles)

    def days(self) -> tuple[PartialDate | None, str]:
        """When it was listed.

        Returns:
            The first day on which it was under any regime, and a sentence where it is under several since different
            days. Rows of one regime with different days disagree, which is a trouble.
        """
        by_regime = dict[str, dict[PartialDate, None]]()
        for row in self._rows:
            day = self._day(row, "listed on") or self._day(row, "date designated")
            if day is not None:
                by_regime.setdefault(tidy(row.get("regime name", "")), {})[day] = None
        if any(len(days) > 1 for days in by_regime.values()):
            message = f"the rows of {self.number} disagree on the date of listing; the first day is taken"
            self._note("rows_disagree", f"{self.number} listed", message, "Look the entry up at its authority.")
        first = min((day for days in by_regime.values() for day in days), key=lambda day: day.first, default=None)
        parts = (f"under {regime} on {next(iter(days))}" for regime, days in by_regime.items())
        return first, f"Listed {', '.join(parts)}." if len(by_regime) > 1 else ""

    def _remarks(self, told_days: str) -> Iterable[str]:
        """What else the list says."""
        yield self._texts("other information")
        yield from (tell(label, self._values(column)) for column, label in TOLD)
        yield name_languages(
            (row.get("non-latin script language", ""), row.get("name non-latin script", "")) for row in self._rows
        )
        yield told_days
        for column, label in (("date designated", "Designated on"), ("last updated", "Last updated")):
            days = (self._day(row, column) for row in self._rows)
            yield tell(label, (day.text for day in days if day is not None))

    def make_draft(self, stands_on: UkList, unit: str) -> Draft | None:
        """Make an entry of the rows.

        Args:
            stands_on: The list.
            unit: What the places are: "row" or "line".

        Returns:
            The entry; None when no row has a name, which is a trouble.
        """
        stated = self._one(*KIND_COLUMNS)
        kind = KINDS.get(stated.lower())
        if kind is None:
            self._troubles.add_unknown_kind("the type", stated, row=self.first)
        names = self.names(kind or "unknown")
        if not names:
            self._troubles.add_no_name(row=self.first, what=f"entry {self.number}")
            return None
        listed_on, told_days = self.days()
        return Draft(
            list_name=stands_on.name,
            authority=stands_on.authority,
            kind=kind or "unknown",
            names=names,
            entry_id=self.number,
            identity=names[0].text,
            countries=self.countries(),
            addresses=self.addresses(),
            identifiers=self.identifiers(stands_on.other_number),
            programmes=self._values("regime name"),
            reason=self._texts("uk statement of reasons") or None,
            listed_on=listed_on,
            linked=self.linked(),
            remarks=join_remarks(self._remarks(told_days)),
            row=self._place(unit),
        )

    def _place(self, unit: str) -> str:
        """Where the rows stand in the file."""
        places = tuple(dict.fromkeys(self._places))
        more = len(places) - SHOWN_ROWS
        told = f"{unit}{'s' * (len(places) > 1)} {', '.join(map(str, places[:SHOWN_ROWS]))}"
        return f"{told} and {more} more" if more > 0 else told


def gather_entries(
    rows: Iterable[tuple[int, Row]],
    stands_on: UkList,
    troubles: Troubles,
    *,
    fallback: str | None = None,
    unit: str = "row",
) -> tuple[Draft, ...]:
    """Put the entries of a UK list together.

    Args:
        rows: Places and values of all rows, in file order.
        stands_on: The list.
        troubles: Where troubles are noted.
        fallback: A column whose number stands in where a row lacks the list's own.
        unit: What the places are: "row", or "line" for XML.

    Returns:
        The entries, in the order of their first rows; rows without a number are troubles.
    """
    groups = dict[str, list[tuple[int, Row]]]()
    for place, row in rows:
        number = tidy(row.get(stands_on.number, "")) or (tidy(row.get(fallback, "")) if fallback else "")
        if number:
            groups.setdefault(number, []).append((place, row))
        else:
            message = f"the row has no {stands_on.number} and is left out"
            troubles.add("no_number", str(place), row=place, message=message, hint="Look at the row in the file.")
    drafts = (UkEntry(number, group, troubles).make_draft(stands_on, unit) for number, group in groups.items())
    return tuple(draft for draft in drafts if draft is not None)
