"""List format: the United Nations Security Council Consolidated List, official XML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tieline.lists.day import find_day, read_day
from tieline.lists.draft import Draft, ListFile, Parsed
from tieline.lists.gathered import LAST_LATIN, check_node, gather_names, join_remarks, short_forms, split_name, tell
from tieline.lists.trouble import Troubles, shorten
from tieline.lists.xml import finish_records, iter_elements
from tieline.model import ListedName, NameQuality, PartialDate
from tieline.text.xml_node import XmlNode

ID = "un-xml"
TITLE = "United Nations Security Council Consolidated List, official XML"
IS_TEXT = False

LIST_NAME = "United Nations Security Council Consolidated List"
AUTHORITY = "United Nations Security Council"
KINDS = {"INDIVIDUAL": "person", "ENTITY": "organisation"}
IGNORED_FIELDS = ("DATAID", "LIST_TYPE/VALUE", "SORT_KEY", "SORT_KEY_LAST_MOD", "VERSIONNUM")
"""Read past on purpose: numbers of the database behind the list, and "UN List", which every entry says."""

USED_FIELDS = (
    *("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME", "NAME_ORIGINAL_SCRIPT", "UN_LIST_TYPE"),
    *("REFERENCE_NUMBER", "LISTED_ON", "DELISTED_ON", "SUBMITTED_BY", "SUBMITTED_ON", "GENDER", "COMMENTS1"),
    *("NATIONALITY/VALUE", "NATIONALITY2", "TITLE/VALUE", "DESIGNATION/VALUE", "LAST_DAY_UPDATED/VALUE"),
)
"""Source: the schema of the list (sc-sanctions.xsd) and the files of August 2025 to February 2026."""

_PLACE_PARTS = ("STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY", "NOTE")
_ALIAS_PARTS = ("QUALITY", "ALIAS_NAME", "NOTE", "DATE_OF_BIRTH", "CITY_OF_BIRTH", "COUNTRY_OF_BIRTH")
_BIRTH_PARTS = ("TYPE_OF_DATE", "DATE", "YEAR", "FROM_YEAR", "TO_YEAR", "NOTE")
_DOCUMENT_PARTS = (
    *("TYPE_OF_DOCUMENT", "TYPE_OF_DOCUMENT2", "NUMBER", "ISSUING_COUNTRY", "COUNTRY_OF_ISSUE"),
    *("CITY_OF_ISSUE", "DATE_OF_ISSUE", "NOTE"),
)
_KNOWN = frozenset(
    {
        *USED_FIELDS,
        *IGNORED_FIELDS,
        *(f"{kind}_ALIAS/{part}" for kind in KINDS for part in _ALIAS_PARTS),
        *(f"{kind}_ADDRESS/{part}" for kind in KINDS for part in _PLACE_PARTS),
        *(f"INDIVIDUAL_PLACE_OF_BIRTH/{part}" for part in _PLACE_PARTS),
        *(f"INDIVIDUAL_DATE_OF_BIRTH/{part}" for part in _BIRTH_PARTS),
        *(f"INDIVIDUAL_DOCUMENT/{part}" for part in _DOCUMENT_PARTS),
    }
)
_QUALITIES = {
    "": NameQuality.ALIAS,
    "good": NameQuality.ALIAS,
    "a.k.a.": NameQuality.ALIAS,
    "low": NameQuality.WEAK,
    "f.k.a.": NameQuality.FORMER,
}
_LATIN_WORDS = re.compile(r"(?=.*[^\W\d_]{4})[^\W\d_][^\W\d_ .,'’()-]*(?:[ .,'’()-]+[^\W\d_]+)*\.?")
_BORN = re.compile(r",?\s+born\s+(?:in\b|on\b|\d).*$", re.IGNORECASE)
_FORMER_NOTES = ("previously listed as", "formerly listed as")


def claims(file: ListFile) -> bool:
    """Whether a file is in this format.

    Args:
        file: The file.

    Returns:
        True when its root is that of the list.
    """
    return b"<CONSOLIDATED_LIST" in file.head


def _place(node: XmlNode) -> str:
    """An address or place of birth on one line, with its note in brackets."""
    line = ", ".join(filter(None, (node.text_at(part) for part in _PLACE_PARTS[:-1])))
    note = node.text_at("NOTE").strip("() ")
    return f"{line} ({note})" if line and note else line or note


def _alias_notes(alias: XmlNode) -> str:
    """What the list says of one of the names."""
    name = alias.text_at("ALIAS_NAME")
    birth = ", ".join(filter(None, (alias.text_at(part) for part in _ALIAS_PARTS[3:])))
    told = "; ".join(filter(None, (alias.text_at("NOTE").strip("() "), birth and f"born {birth}")))
    if not told and _BORN.search(name) is None:
        return ""
    return f"On the name {name}: {told.rstrip('.')}." if told else f"On a name: {name.rstrip('.')}."


def _is_lost(name: str) -> bool:
    """Whether the letters of a name in its own script were lost: no such letter is left, nor Latin words instead."""
    return not any(sign.isalpha() and sign > LAST_LATIN for sign in name) and _LATIN_WORDS.fullmatch(name) is None


def _note_lost(name: str, line: int, troubles: Troubles) -> None:
    """Note a name that cannot be read."""
    message = f"the letters of the name {shorten(name)!r} were lost in this file, and it is left out"
    troubles.add("lost_script", "", row=line, message=message, hint="Get the file again from its authority.")


def _iter_names(entry: XmlNode, troubles: Troubles) -> Iterator[tuple[str, NameQuality]]:
    """The names of an entry: the printed one, that in its own script, and the aliases."""
    printed = " ".join(entry.text_at(f"{part}_NAME") for part in ("FIRST", "SECOND", "THIRD", "FOURTH"))
    yield printed, NameQuality.PRIMARY
    yield from short_forms(printed, KINDS[entry.tag])
    for name in entry.texts_at("NAME_ORIGINAL_SCRIPT"):
        if _is_lost(name):
            _note_lost(name, entry.line, troubles)
        else:
            yield name, NameQuality.ALIAS
    for alias in entry.iter_at(f"{entry.tag}_ALIAS"):
        quality = _read_quality(alias, troubles)
        names = split_name(_BORN.sub("", alias.text_at("ALIAS_NAME")))
        for name in (*names, *_script_note(alias)):
            if "\ufffd" in name:
                _note_lost(name, entry.line, troubles)
            else:
                yield name, quality


def _script_note(alias: XmlNode) -> tuple[str, ...]:
    """A name in its own script that stands in the note on a name ("in Arabic script: ...")."""
    before, colon, name = alias.text_at("NOTE").partition("script:")
    return (name,) if colon and len(before.split()) <= 2 else ()


def _read_quality(alias: XmlNode, troubles: Troubles) -> NameQuality:
    """How the list gives a name."""
    stated = alias.text_at("QUALITY").lower()
    if stated not in _QUALITIES:
        troubles.add_unknown_alias(stated, row=alias.line)
    if alias.text_at("NOTE").lower().startswith(_FORMER_NOTES):
        return NameQuality.FORMER
    return _QUALITIES.get(stated, NameQuality.ALIAS)


def _birth(node: XmlNode) -> str:
    """A date of birth as the list gives it, perhaps a year, a range or an approximation."""
    years = " to ".join(filter(None, (node.text_at("FROM_YEAR"), node.text_at("TO_YEAR"))))
    stated = node.text_at("DATE") or node.text_at("YEAR") or years
    day = find_day(stated)
    about = "approximately " if stated and node.text_at("TYPE_OF_DATE").upper() == "APPROXIMATELY" else ""
    note = node.text_at("NOTE").strip("() ")
    told = f"{about}{day.text if day is not None else stated}"
    return f"{told} ({note})" if told and note else told or note


def _document(node: XmlNode) -> tuple[str, str]:
    """A document as kind and number, with where and when it was issued behind the number."""
    first, second = node.text_at("TYPE_OF_DOCUMENT"), node.text_at("TYPE_OF_DOCUMENT2")
    kind = f"{first} ({second})" if first and second else first or second or "Document"
    asides = (node.text_at(part) for part in _DOCUMENT_PARTS[3:])
    told, number = ", ".join(filter(None, asides)), node.text_at("NUMBER")
    return kind, f"{number} ({told})" if number and told else number or told


def _identifiers(entry: XmlNode) -> tuple[tuple[str, str], ...]:
    """Documents, and what the list says of a person's birth, nationality and gender."""
    found = [_document(node) for node in entry.iter_at("INDIVIDUAL_DOCUMENT")]
    found += [("Date of birth", _birth(node)) for node in entry.iter_at("INDIVIDUAL_DATE_OF_BIRTH")]
    found += [("Place of birth", _place(node)) for node in entry.iter_at("INDIVIDUAL_PLACE_OF_BIRTH")]
    found += [("Nationality", value) for value in _nationalities(entry)]
    found.append(("Gender", entry.text_at("GENDER")))
    return tuple(dict.fromkeys((kind, value) for kind, value in found if value))


def _nationalities(entry: XmlNode) -> tuple[str, ...]:
    """The nationalities of a person."""
    return (*entry.texts_at("NATIONALITY/VALUE"), *entry.texts_at("NATIONALITY2"))


def _iter_remarks(entry: XmlNode) -> Iterator[str]:
    """What else the list says: comments, title, posts, notes on names, and when the entry was amended."""
    yield from entry.texts_at("COMMENTS1")
    yield tell("Title", entry.texts_at("TITLE/VALUE"))
    yield tell("Designation", entry.texts_at("DESIGNATION/VALUE"))
    yield from map(_alias_notes, entry.iter_at(f"{entry.tag}_ALIAS"))
    yield tell("Submitted by", entry.texts_at("SUBMITTED_BY"))
    yield tell("Submitted on", entry.texts_at("SUBMITTED_ON"))
    yield tell("Amended on", _days(entry.texts_at("LAST_DAY_UPDATED/VALUE")))


def _days(texts: Iterable[str]) -> Iterator[str]:
    """Days without the time zones that some of them bear."""
    for text in texts:
        day = find_day(text)
        yield text if day is None else day.text


def _make_draft(entry: XmlNode, names: tuple[ListedName, ...], troubles: Troubles) -> Draft:
    """An entry of a record."""
    addresses = list(entry.iter_at(f"{entry.tag}_ADDRESS"))
    countries = (*_nationalities(entry), *(node.text_at("COUNTRY") for node in addresses))
    dates = {
        field: read_day(entry.text_at(field), field, row=entry.line, troubles=troubles)
        for field in ("LISTED_ON", "DELISTED_ON")
    }
    return Draft(
        list_name=LIST_NAME,
        authority=AUTHORITY,
        kind=KINDS[entry.tag],
        names=names,
        entry_id=entry.text_at("REFERENCE_NUMBER") or None,
        identity=names[0].text,
        detail=entry.text_at("DATAID"),
        countries=tuple(dict.fromkeys(filter(None, countries))),
        # A country alone is no address.
        addresses=tuple(dict.fromkeys(line for node in addresses if (line := _place(node)) != node.text_at("COUNTRY"))),
        identifiers=_identifiers(entry),
        programmes=entry.texts_at("UN_LIST_TYPE"),
        listed_on=dates["LISTED_ON"],
        delisted_on=dates["DELISTED_ON"],
        remarks=join_remarks(_iter_remarks(entry)),
        row=f"line {entry.line}",
    )


def parse(file: ListFile) -> Parsed:
    """Read a file of this format. The row of an issue is the line on which an entry begins.

    Args:
        file: A file that `claims` says yes to.

    Returns:
        Its entries; names whose letters were lost, odd dates and unknown fields are issues, and the rest goes on.

    Raises:
        DamagedError: It is no XML, or broken before its first entry.
        UnsafeError: It has a document type, or goes beyond the limits.
    """
    troubles, drafts = Troubles(file.source), list[Draft]()
    ignored = dict[str, None]()
    records = iter_elements(file, KINDS)
    for entry in records:
        check_node(entry, _KNOWN, troubles)
        ignored.update((field, None) for field in IGNORED_FIELDS if entry.find(field) is not None)
        names = gather_names(_iter_names(entry, troubles))
        if names:
            drafts.append(_make_draft(entry, names, troubles))
        else:
            troubles.add_no_name(row=entry.line, what="entry")
    return finish_records(records, drafts, troubles, ignored=ignored, as_of=_stated_day(records.root))


def _stated_day(root: XmlNode) -> PartialDate | None:
    """The day on which the file was made."""
    return find_day(root.get("dateGenerated"))
