"""Entries as a list format reads them, before they get their ids, and what a format hands over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tieline.model import Issue, ListedName, PartialDate
from tieline.settings import Limits


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry of a list, read and not yet numbered. Fields are those of `model.Listing`.

    Attributes:
        list_name: Which list.
        authority: Who keeps it.
        kind: What is listed.
        names: All names, the primary one first.
        entry_id: The list's own number; None where the list has none.
        identity: What makes the entry itself where the list has no number: its name as printed.
        detail: What tells entries with equal identity apart: addresses and citation.
        countries: Codes or words.
        addresses: As printed.
        identifiers: Kind and value.
        programmes: Programme codes.
        citation: Legal citations; None when not stated.
        licence_requirement: As stated.
        licence_policy: As stated.
        listed_on: Date on.
        delisted_on: Date off.
        remarks: As stated, with what the format moved there.
        url: Where the authority publishes the list.
    """

    list_name: str
    authority: str
    kind: str
    names: tuple[ListedName, ...]
    entry_id: str | None
    identity: str = ""
    detail: str = ""
    countries: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()
    programmes: tuple[str, ...] = ()
    citation: str | None = None
    licence_requirement: str | None = None
    licence_policy: str | None = None
    listed_on: PartialDate | None = None
    delisted_on: PartialDate | None = None
    remarks: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class ListFile:
    """A list file, unpacked and decoded.

    Attributes:
        source: The path or URL it came from.
        text: Its content.
        companions: The content of files that belong to it, by the name or part under which they were given.
        limits: Limits on what is read.
    """

    source: str
    text: str
    companions: Mapping[str, str]
    limits: Limits


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a list format makes of a file.

    Attributes:
        drafts: Its entries in file order.
        issues: What is wrong with single entries, and what the format does not know.
        ignored_fields: Fields that it reads past on purpose, sorted.
    """

    drafts: tuple[Draft, ...]
    issues: tuple[Issue, ...] = ()
    ignored_fields: tuple[str, ...] = ()
