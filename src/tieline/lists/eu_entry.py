"""One entry of the EU's Financial Sanctions Files, whichever file format it came in.

An entry is its parts, by the names of the elements of the XML: each kind of part ("nameAlias", "address") has any
number of them, and a part is a mapping from the attributes of the XML to values. "remark" is the text of the remarks
inside a part.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tieline.lists.day import find_day, read_day
from tieline.lists.draft import Draft
from tieline.lists.gathered import (
    gather_names,
    join_remarks,
    name_languages,
    short_forms,
    split_name,
    tell,
)
from tieline.lists.identifier import LONGEST_NUMBER, check_identifiers
from tieline.lists.trouble import Troubles
from tieline.model import ListedName, NameQuality, PartialDate

Part = Mapping[str, str]
Parts = Mapping[str, Sequence[Part]]

LIST_NAME = "Consolidated list of persons, groups and entities subject to EU financial sanctions"
AUTHORITY = "European Commission, Directorate-General for Financial Stability"
KINDS = {"p": "person", "person": "person", "e": "organisation", "enterprise": "organisation"}

_WEAK = re.compile(r"\b(?:low quality|weak) alias", re.IGNORECASE)
_QUALITY_ONLY = re.compile(r"(?:good|god|qood|low|strong|weak) quality alias;?", re.IGNORECASE)
_FORMER = re.compile(r"\b(?:previously|formerly) listed|\bformer name|\bf\.?k\.?a\b", re.IGNORECASE)
_LISTED = re.compile(
    r"date of (?:listing|designation|(?P<un>un designation))[^:\d]{0,40}:?\s*"
    r"(?P<day>\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}-\d{2}-\d{2})",
    re.IGNORECASE,
)
_UNKNOWN_COUNTRIES = {"", "00"}
_PLACE = ("street", "poBox", "city", "place", "region", "zipCode", "countryDescription", "country")
_FLAGS = (
    ("diplomatic", "diplomatic"),
    ("knownExpired", "known to be expired"),
    ("knownFalse", "known to be false"),
    ("reportedLost", "reported lost"),
    ("revokedByIssuer", "revoked by the issuer"),
)
_DETAILS = (
    ("countryDescription", ""),
    ("country", ""),
    ("region", ""),
    ("issuedBy", "issued by "),
    ("issueDate", "issued on "),
    ("validFrom", "valid from "),
    ("validTo", "valid to "),
    ("nameOnDocument", "in the name of "),
    ("latinNumber", "in Latin letters "),
    ("remark", ""),
)


def _place(part: Part) -> str:
    """An address or place on one line."""
    lines = (part.get(field, "") for field in _PLACE)
    return ", ".join(line for line in lines if line and line != "UNKNOWN")


def _is_true(part: Part, field: str) -> bool:
    """Whether a field says yes."""
    return part.get(field, "").lower() in {"true", "1", "yes"}


def _rank(part: Part, kind: str) -> tuple[bool, bool, int]:
    """How far behind the primary name a name stands: by language, by completeness, by the age of its number."""
    number = part.get("logicalId", "")
    is_foreign = part.get("nameLanguage", "").upper() not in {"", "EN"}
    is_numbered = number.isdecimal() and len(number) <= LONGEST_NUMBER
    return is_foreign, kind == "person" and not part.get("lastName"), int(number) if is_numbered else 0


class EuEntry:
    """The parts of one entry, and what they say together."""

    def __init__(self, parts: Parts, place: int, troubles: Troubles) -> None:
        """Take the parts.

        Args:
            parts: By kind.
            place: Where the entry begins in the file.
            troubles: Where troubles are noted.
        """
        self._parts = parts
        self._place = place
        self._troubles = troubles

    def _of(self, kind: str) -> Sequence[Part]:
        """The parts of a kind."""
        return self._parts.get(kind, ())

    def _values(self, kind: str, *fields: str) -> tuple[str, ...]:
        """The different values of fields in all parts of a kind, in order."""
        return tuple(dict.fromkeys(part[field] for part in self._of(kind) for field in fields if part.get(field)))

    def names(self, kind: str) -> tuple[ListedName, ...]:
        """All names: first those in English or in no stated language, as they stand in the regulation.

        Args:
            kind: What is listed.

        Returns:
            Without repeats, the primary one first: of a person one with a family name, and of those the oldest.
        """
        given = list[tuple[str, NameQuality]]()
        for part in sorted(self._of("nameAlias"), key=lambda part: _rank(part, kind)):
            parts = (part.get(field, "") for field in ("firstName", "middleName", "lastName"))
            remark, quality = part.get("remark", ""), NameQuality.ALIAS
            if part.get("strong", "true").lower() == "false" or _WEAK.search(remark):
                quality = NameQuality.WEAK
            elif _FORMER.search(remark):
                quality = NameQuality.FORMER
            given += ((name, quality) for name in split_name(part.get("wholeName") or " ".join(parts)))
        primary = gather_names(given)[:1]
        return gather_names((*given, *(other for name in primary for other in short_forms(name.text, kind))))

    def _birth(self) -> Iterator[tuple[str, str]]:
        """Dates and places of birth."""
        for part in self._of("birthdate"):
            stated = part.get("birthdate") or "-".join(
                f"{int(value):02d}"
                for field in ("year", "monthOfYear", "dayOfMonth")
                if (value := part.get(field, "")).isdecimal() and len(value) <= 4
            )
            span = f"{part.get('yearRangeFrom', '')} to {part.get('yearRangeTo', '')}".strip()
            day = find_day(stated)
            told = day.text if day is not None else stated or (span if span != "to" else "")
            about = "approximately " if told and _is_true(part, "circa") else ""
            calendar = part.get("calendarType", "").lower()
            asides = (calendar if calendar not in {"", "gregorian"} else "", part.get("remark", ""))
            aside = "; ".join(filter(None, asides))
            yield "Date of birth", f"{about}{told} ({aside})" if told and aside else f"{about}{told}" or aside
            yield "Place of birth", _place(part)

    def _documents(self) -> Iterator[tuple[str, str]]:
        """Identity documents and numbers, with what is said of them behind the number."""
        for part in self._of("identification"):
            kind = part.get("identificationTypeDescription") or part.get("identificationTypeCode") or "Identifier"
            told = [
                f"{label}{part[field]}"
                for field, label in _DETAILS
                if part.get(field, "UNKNOWN") not in {"", "UNKNOWN"}
            ]
            told += [label for field, label in _FLAGS if _is_true(part, field)]
            number, aside = part.get("number", ""), ", ".join(dict.fromkeys(one.strip("() ") for one in told))
            yield kind, f"{number} ({aside})" if number and aside else number or aside

    def identifiers(self) -> tuple[tuple[str, str], ...]:
        """Documents, birth, citizenship, gender, the UN's number and ways to reach the party.

        Returns:
            Kinds and values, without repeats.
        """
        found = [*self._documents(), *self._birth()]
        found += (("Citizenship", value) for value in self._countries("citizenship"))
        found += (("Gender", value) for value in self._values("nameAlias", "gender"))
        found += (("United Nations ID", value) for value in self._values("sanctionEntity", "unitedNationId"))
        found += ((part.get("key", "").capitalize(), part.get("value", "")) for part in self._of("contactInfo"))
        kept = tuple(dict.fromkeys((kind, value) for kind, value in found if value))
        check_identifiers(kept, self._troubles, row=self._place)
        return kept

    def _countries(self, kind: str) -> Iterator[str]:
        """The countries that the parts of a kind state: codes where they are given, else words."""
        for part in self._of(kind):
            code = part.get("countryIso2Code", "")
            stated = code if code not in _UNKNOWN_COUNTRIES else part.get("countryDescription", part.get("country", ""))
            if stated and stated != "UNKNOWN":
                yield stated

    def addresses(self) -> tuple[str, ...]:
        """Addresses on one line each; a country alone is none.

        Returns:
            Without repeats, each with what the list says of it in brackets.
        """
        lines = dict[str, None]()
        for part in self._of("address"):
            asides = ("at the time of listing" if _is_true(part, "asAtListingTime") else "", part.get("remark", ""))
            line, aside = _place(part), "; ".join(filter(None, (one.strip("() ") for one in asides)))
            if line not in {"", part.get("countryDescription", ""), part.get("country", "")}:
                lines[f"{line} ({aside})" if aside else line] = None
            elif aside:
                lines[f"{line} ({aside})" if line else aside] = None
        return tuple(lines)

    def listed_on(self) -> PartialDate | None:
        """When it was listed.

        Returns:
            The date of designation, or the date of listing that its remarks state where that is earlier (an amending
            act may have put its own day in place of the first); else such a date of the remarks, the UN's too; else the
            day on which the first of the acts that the entry cites was published; None when it cites none.
        """
        texts = self._values("sanctionEntity", "designationDate")
        found = (read_day(text, "designationDate", row=self._place, troubles=self._troubles) for text in texts)
        days = [day for day in found if day is not None][:1]
        match = _LISTED.search(" ".join(self._values("sanctionEntity", "designationDetails", "remark")))
        if match is not None and (stated := find_day(match["day"])) is not None and not (days and match["un"]):
            days.append(stated)
        if days:
            return min(days, key=lambda day: day.first)
        acts = (*self._values("regulation", "publicationDate"), *self._values("regulationSummary", "publicationDate"))
        published = (read_day(text, "publicationDate", row=self._place, troubles=self._troubles) for text in acts)
        return min((day for day in published if day is not None), key=lambda day: day.first, default=None)

    def _remarks(self) -> Iterable[str]:
        """What else the list says."""
        yield from self._values("sanctionEntity", "remark", "designationDetails")
        yield tell("Title", self._values("nameAlias", "title"))
        yield tell("Function", self._values("nameAlias", "function"))
        for part in self._of("nameAlias"):
            if told := _QUALITY_ONLY.sub("", part.get("remark", "")).strip(" ;."):
                yield f"On the name {part.get('wholeName', '')}: {told}."
        yield tell("On the citizenship", self._values("citizenship", "remark"))
        yield name_languages(
            (part.get("nameLanguage", ""), part.get("wholeName", "")) for part in self._of("nameAlias")
        )

    def make_draft(self, unit: str) -> Draft | None:
        """Make an entry of the parts.

        Args:
            unit: What the place is: "row" or "line".

        Returns:
            The entry; None when it has no name, which is a trouble.
        """
        stated = next(iter(self._values("subjectType", "classificationCode", "code")), "")
        kind = KINDS.get(stated.lower())
        if kind is None:
            self._troubles.add_unknown_kind("the type", stated, row=self._place)
        names = self.names(kind or "unknown")
        if not names:
            self._troubles.add_no_name(row=self._place, what="entry")
            return None
        number = self._values("sanctionEntity", "euReferenceNumber") or self._values("sanctionEntity", "logicalId")
        return Draft(
            list_name=LIST_NAME,
            authority=AUTHORITY,
            kind=kind or "unknown",
            names=names,
            entry_id=next(iter(number), None),
            identity=names[0].text,
            countries=tuple(dict.fromkeys((*self._countries("citizenship"), *self._countries("address")))),
            addresses=self.addresses(),
            identifiers=self.identifiers(),
            programmes=self._values("regulation", "programme"),
            citation="; ".join(self._values("regulation", "numberTitle")) or None,
            listed_on=self.listed_on(),
            remarks=join_remarks(self._remarks()),
            url=next(iter(self._values("regulation", "publicationUrl")), None),
            row=f"{unit} {self._place}",
        )
