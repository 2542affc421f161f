"""List format: the Foreign End User List of Japan's Ministry of Economy, Trade and Industry, as a table.

The ministry publishes a PDF; tables made of it have one row for an entry. Where the parting of its columns failed, the
name stands behind the country; it is put back, with a notice.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from tieline.lists.alias import parse_aliases
from tieline.lists.draft import Draft, ListFile, Parsed
from tieline.lists.party_name import LONGEST_NAME, parse_party_name, tidy
from tieline.lists.row_format import parse_rows
from tieline.lists.table import find_header
from tieline.lists.trouble import TELL, Troubles, shorten
from tieline.model import ListedName, NameQuality
from tieline.model.issue import NOTICE_PREFIX
from tieline.text.script import HANZI_RANGES

ID = "jp-meti-csv"
TITLE = "Foreign End User List of Japan (METI), as a table"
IS_TEXT = True

LIST_NAME = "Foreign End User List"
AUTHORITY = "Ministry of Economy, Trade and Industry of Japan"
FIELDS = ("id", "name", "aliases", "location", "type", "reason", "source_url")

CATEGORIES = {
    "B": "biological weapons",
    "C": "chemical weapons",
    "M": "missiles",
    "N": "nuclear weapons",
    "CW": "conventional weapons",
}
"""What the letters of concern stand for. Source: METI, Foreign End User List, 2025-09-29, column "type of WMD" and the
list of conventional weapons concerns added on that day."""

_WEAPON_MARK = "懸念"
_CODE = re.compile(r"(?<![A-Z])(?:CW|[BCMN])(?![A-Z])")
_COUNTRIES = ("People's Republic of China", "Islamic Republic of Iran", "Russian Federation", "North Korea")
_IN_BRACKETS = re.compile(r"\s*[(（](?P<inside>[^()（）]*(?:[(（][^()（）]*[)）][^()（）]*)*)[)）]\s*[.。]?$")
_SPACE_IN_HANZI = re.compile(rf"(?<=[{HANZI_RANGES}\u3040-\u30ff]) (?=[{HANZI_RANGES}\u3040-\u30ff])")
_EAST_ASIAN = re.compile(rf"[{HANZI_RANGES}\u3040-\u30ff]")
_AT_END = re.compile(
    rf"^(?P<latin>[^{HANZI_RANGES}\u3040-\u30ff]*[a-z]) (?P<rest>[{HANZI_RANGES}\u3040-\u30ff]{{4,}})$"
)
_NUMBERED = re.compile(
    r"(?:No\.?\s*)?\d+(?:st|nd|rd|th)?\s+(?:Research|Institute|Academy|Plant|Factory)", re.IGNORECASE
)
_BODY_BEHIND = re.compile(r"\([^()]*\)\s*,")
_PLAIN_MARKS = str.maketrans("（），", "(),")


def claims(file: ListFile) -> bool:
    """Whether a file is in this format.

    Args:
        file: The file.

    Returns:
        True when it has the columns of such a table and its first reasons are worded as the ministry words them.
    """
    if file.head.lstrip()[:1] in (b"{", b"[", b"<") or b"location" not in file.head:
        return False
    return find_header(file, FIELDS) is not None and _WEAPON_MARK in file.text[: 1 << 16]


def _iter_names(printed: str) -> Iterator[str]:
    """The names in one printed value: the Latin one, and one in East Asian signs in brackets or behind it."""
    text = _SPACE_IN_HANZI.sub("", tidy(unicodedata.normalize("NFC", printed)))
    if len(text) > LONGEST_NAME:
        yield text
        return
    if (both := _AT_END.match(text)) is not None:
        yield from both.groups()
        return
    match = _IN_BRACKETS.search(text)
    if match is None or not _EAST_ASIAN.search(match["inside"]) or _EAST_ASIAN.search(text[: match.start()]):
        yield text if _EAST_ASIAN.search(text) else text.translate(_PLAIN_MARKS)
        return
    yield tidy(text[: match.start()].translate(_PLAIN_MARKS))
    yield match["inside"].strip()


def _is_own_short(name: str) -> bool:
    """Whether a short form at the end of a name is the party's own, and not that of the body it belongs to."""
    return _NUMBERED.match(name) is None and _BODY_BEHIND.search(name) is None


def _names(name: str, aliases: str) -> tuple[tuple[ListedName, ...], tuple[str, ...]]:
    """All names of a row, the primary one first, and notes of its name column; none where it has no name."""
    names, notes = dict[str, ListedName](), tuple[str, ...]()
    for place, text in enumerate(_iter_names(name)):
        party = parse_party_name(text)
        if party.name:
            quality = NameQuality.PRIMARY if place == 0 else NameQuality.ALIAS
            names.setdefault(party.name, ListedName(party.name, quality))
            notes += party.notes
        for other in party.others:
            if _is_own_short(text):
                names.setdefault(other.text, other)
    for other in parse_aliases(text for piece in aliases.split(";") for text in _iter_names(piece)):
        names.setdefault(other.text, other)
    return tuple(names.values()) if tidy(name) else (), notes


def _split_location(row: int, name: str, location: str, troubles: Troubles) -> tuple[str, str]:
    """The name and the country of a row, also where both stand in the country's column."""
    country = next((known for known in _COUNTRIES if location.startswith(f"{known} ")), None)
    if name or country is None:
        return name, location
    found = location.removeprefix(country).strip()
    message = f"the name {shorten(found)!r} stands in the column of the country; it is read as the name"
    hint = "Look the entry up in the ministry's own list if its name matters."
    troubles.add(f"{NOTICE_PREFIX}misplaced-name", found, row=row, message=message, hint=hint)
    return found, country


def _programmes(reason: str, row: int, troubles: Troubles) -> tuple[str, ...]:
    """The letters of concern of a row, in the ministry's order."""
    codes = set(_CODE.findall(unicodedata.normalize("NFKC", reason)))
    if not codes:
        message = f"the reason {shorten(reason)!r} names no known kind of weapon"
        troubles.add("unknown_reason", reason, row=row, message=message, hint=TELL)
    return tuple(code for code in CATEGORIES if code in codes)


def _make_draft(number: int, values: Mapping[str, str], troubles: Troubles) -> Draft | None:
    """An entry of a row; None, with a trouble, where it has no name."""
    name, country = _split_location(number, tidy(values["name"]), tidy(values["location"]), troubles)
    names, notes = _names(name, values["aliases"])
    if not names:
        troubles.add_no_name(row=number)
        return None
    kind = tidy(values["type"]).casefold()
    if kind not in ("organization", ""):
        troubles.add_unknown_kind("type", kind, row=number)
    reason = tidy(values["reason"])
    programmes = _programmes(reason, number, troubles) if reason else ()
    concerns = ", ".join(CATEGORIES[code] for code in programmes)
    return Draft(
        list_name=LIST_NAME,
        authority=AUTHORITY,
        kind="organisation" if kind == "organization" else "unknown",
        names=names,
        entry_id=tidy(values["id"]) or None,
        identity=name,
        detail=country,
        countries=(country,) if country else (),
        programmes=programmes,
        reason=reason or None,
        remarks=" ".join((*notes, f"Concern: {concerns}." if concerns else "")).strip() or None,
        url=values["source_url"].strip() or None,
        row=f"row {number}",
    )


def parse(file: ListFile) -> Parsed:
    """Read a file of this format.

    Args:
        file: A file that `claims` says yes to.

    Returns:
        Its entries; broken rows, rows without names and unknown columns are issues, and the rest goes on.
    """
    return parse_rows(file, _make_draft, required=FIELDS, used=FIELDS)
