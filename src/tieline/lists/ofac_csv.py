"""List format: OFAC's delimited files: sdn or cons_prim, with alt, add and comments beside it."""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from tieline.lists.csv_rows import HINT, iter_csv_rows
from tieline.lists.draft import Draft, ListFile, Parsed
from tieline.lists.identifier import check_identifiers
from tieline.lists.kind import STATED
from tieline.lists.linked import find_links
from tieline.lists.ofac_record import find_list, find_remarked_listing_date, is_sdn_file
from tieline.lists.ofac_remark import find_identifiers
from tieline.lists.party_name import tidy
from tieline.lists.trouble import Troubles, make_issue, shorten
from tieline.model import Issue, LinkedParty, ListedName, NameQuality
from tieline.model.issue import NOTICE_PREFIX

ID = "us-ofac-csv"
TITLE = "OFAC delimited files (sdn.csv or cons_prim.csv, with alt.csv, add.csv and comments beside it)"
IS_TEXT = True

NULL = "-0-"
"""What OFAC writes for a null value. Source: OFAC data specification (dat_spec.txt), updated 2023-09-25."""

Part = Literal["main", "alt", "add", "comments"]

_ALT_TYPES = {"aka": NameQuality.ALIAS, "fka": NameQuality.FORMER, "nka": NameQuality.ALIAS}
_END_OF_FILE = "\x1a"
_SHIP_KINDS = ("Call sign", "Vessel type", "Tonnage", "Gross registered tonnage", "Vessel flag", "Vessel owner")
_WEAK_NAME = re.compile(r"\b(?P<mark>a\.k\.a\.|f\.k\.a\.|n\.k\.a\.)\s+'(?P<name>[^']+(?:'(?=\w)[^']*)*)'")
SAMPLE_ROWS = 20
SAMPLE_CHARS = 40_000
"""How much of a file is looked at to tell which it is; most of its rows must fit, not all."""


@dataclass(frozen=True, slots=True)
class _Beside:
    """What the companion files say, by the number of the main entry.

    Attributes:
        names: Other names.
        addresses: Addresses.
        countries: Countries of the addresses.
        comments: The rest of remarks that did not fit.
        asides: Remarks on names and addresses.
    """

    names: defaultdict[str, list[ListedName]]
    addresses: defaultdict[str, list[str]]
    countries: defaultdict[str, list[str]]
    comments: dict[str, str]
    asides: defaultdict[str, list[str]]


def find_part(text: str) -> Part | None:
    """Find which of OFAC's files a text is, by the columns of its first rows.

    Args:
        text: A file, decoded. Every file is without a header.

    Returns:
        The part; None when it is none of them.
    """
    rows = [row for row in csv.reader(text[:SAMPLE_CHARS].splitlines()[:SAMPLE_ROWS]) if row and row != [_END_OF_FILE]]
    numbered = [row for row in rows if row[0].strip().isdigit()]
    widths = Counter(map(len, numbered)).most_common(1)
    if not widths or 2 * widths[0][1] <= len(rows):
        return None
    usual = [row for row in numbered if len(row) == widths[0][0]]
    match widths[0][0]:
        case 12:
            return "main"
        case 6 if all(row[1].strip().isdigit() for row in usual):
            return "add"
        case 5 if all(row[2].strip() in _ALT_TYPES for row in usual):
            return "alt"
        case 2:
            return "comments"
        case _:
            return None


def claims(file: ListFile) -> bool:
    """Whether a file is in this format.

    Args:
        file: The file.

    Returns:
        True for a main file and for each of its companions.
    """
    return find_part(file.text) is not None


def _iter_rows(text: str, width: int, troubles: Troubles) -> Iterator[tuple[int, list[str]]]:
    """The rows of a file with their numbers, values tidied and "-0-" as empty; broken ones are troubles."""
    for number, row in enumerate(iter_csv_rows(text, troubles), start=1):
        if len(row) == width:
            yield number, ["" if value.strip() == NULL else tidy(value) for value in row]
        elif row and row != [_END_OF_FILE]:
            told = f"the row has {len(row)} columns instead of {width}, and is left out"
            troubles.add("broken_row", str(number), row=number, message=told, hint=HINT)


def _read_companions(companions: Mapping[str, str], troubles: dict[str, Troubles]) -> tuple[_Beside, list[Issue]]:
    """Read the files beside the main one; what is none of them is an issue."""
    beside = _Beside(defaultdict(list), defaultdict(list), defaultdict(list), {}, defaultdict(list))
    issues = list[Issue]()
    for name, text in companions.items():
        part = find_part(text)
        troubles[name] = Troubles(name)
        if part == "alt":
            _read_alt(text, beside, troubles[name])
        elif part == "add":
            _read_add(text, beside, troubles[name])
        elif part == "comments":
            beside.comments.update((row[0], row[1]) for _, row in _iter_rows(text, 2, troubles[name]))
        else:
            message = f"{name} is no alt, add or comments file of OFAC and is not read."
            issues.append(make_issue("unknown_companion", name, message, "Import it by itself if it is a list."))
    return beside, issues


def _read_alt(text: str, beside: _Beside, troubles: Troubles) -> None:
    """Read a file of other names."""
    for number, (entry, _, kind, name, aside) in _iter_rows(text, 5, troubles):
        if kind not in _ALT_TYPES:
            troubles.add_unknown_alias(kind, row=number)
        if name:
            beside.names[entry].append(ListedName(name, _ALT_TYPES.get(kind, NameQuality.ALIAS)))
        if aside:
            beside.asides[entry].append(f"On the name {name}: {aside}.")


def _read_add(text: str, beside: _Beside, troubles: Troubles) -> None:
    """Read a file of addresses."""
    for _, (entry, _, street, city, country, aside) in _iter_rows(text, 6, troubles):
        if street or city:
            beside.addresses[entry].append(", ".join(filter(None, (street, city, country))))
        if country:
            beside.countries[entry].append(country)
        if aside:
            beside.asides[entry].append(f"On an address: {aside}.")


def _weak_names(remarks: str) -> list[ListedName]:
    """The weak aliases, which OFAC quotes in remarks (a.k.a. 'BNC')."""
    return [
        ListedName(match["name"], NameQuality.FORMER if match["mark"].startswith("f") else NameQuality.WEAK)
        for match in _WEAK_NAME.finditer(remarks)
    ]


def _programmes(row: list[str]) -> tuple[str, ...]:
    """The programme codes of a row of the main file."""
    return tuple(code.strip() for code in row[3].split("] [")) if row[3] else ()


def _make_draft(number: int, row: list[str], beside: _Beside, *, sdn: bool) -> Draft:
    """An entry of a row of the main file."""
    (entry, name, kind), title, codes = row[:3], row[4], _programmes(row)
    stands_on = find_list(codes, sdn=sdn)
    remarks = f"{row[11]}{beside.comments.get(entry, '')}"
    names = {name: ListedName(name, NameQuality.PRIMARY)}
    for other in (*beside.names.get(entry, ()), *_weak_names(remarks)):
        names.setdefault(other.text, other)
    told = (remarks, *beside.asides.get(entry, ()), f"Title: {title}." if title else "")
    ship = ((of, value) for of, value in zip(_SHIP_KINDS, row[5:11], strict=True) if value)
    return Draft(
        list_name=stands_on.name,
        authority=stands_on.authority,
        kind=STATED.get(kind.casefold(), "organisation" if not kind else "unknown"),
        names=tuple(names.values()),
        entry_id=entry,
        identity=name,
        countries=tuple(dict.fromkeys(beside.countries.get(entry, ()))),
        addresses=tuple(dict.fromkeys(beside.addresses.get(entry, ()))),
        identifiers=(*ship, *find_identifiers(remarks)),
        programmes=codes,
        listed_on=find_remarked_listing_date(remarks),
        linked=(*find_links(remarks), *((LinkedParty("Vessel owner", row[10]),) if row[10] else ())),
        remarks=" ".join(filter(None, told)) or None,
        row=f"row {number}",
    )


def _lone_companion(file: ListFile, part: Part) -> Parsed:
    """A companion without its main file: no entries, and a notice."""
    message = f"{file.source} only adds to a main file (sdn.csv or cons_prim.csv): it holds no listings by itself."
    issue = make_issue(f"{NOTICE_PREFIX}companion", file.source, message, f"Import the main file beside it ({part}).")
    return Parsed((), (issue,))


def _orphans(beside: _Beside, known: set[str], troubles: Troubles) -> None:
    """Note the numbers that companions speak of and the main file lacks."""
    for entry in sorted((beside.names.keys() | beside.addresses.keys()) - known, key=lambda text: (len(text), text)):
        message = f"a companion file speaks of the entry {shorten(entry)!r}, which the main file lacks"
        hint = "Use files of the same day."
        troubles.add(f"{NOTICE_PREFIX}orphan", entry, row=1, message=message, hint=hint)


def parse(file: ListFile) -> Parsed:
    """Read a main file with its companions.

    Args:
        file: A file that `claims` says yes to.

    Returns:
        Its entries; broken rows and entries that only a companion knows are issues. A companion alone has no
        entries and a notice.
    """
    part = find_part(file.text)
    if part != "main":
        return _lone_companion(file, part or "comments")
    troubles = {file.source: Troubles(file.source)}
    own = troubles[file.source]
    beside, issues = _read_companions(file.companions, troubles)
    drafts, rows = list[Draft](), list(_iter_rows(file.text, 12, own))
    sdn = is_sdn_file(file.source, [_programmes(row) for _, row in rows])
    for number, row in rows:
        if row[1]:
            drafts.append(_make_draft(number, row, beside, sdn=sdn))
            check_identifiers(drafts[-1].identifiers, own, row=number)
        else:
            own.add_no_name(row=number, what="record")
        if row[2] and row[2].casefold() not in STATED:
            own.add_unknown_kind("type", row[2], row=number)
    _orphans(beside, {draft.entry_id or "" for draft in drafts}, own)
    found = tuple(issue for gathered in troubles.values() for issue in gathered.issues())
    return Parsed(tuple(drafts), (*issues, *found))
