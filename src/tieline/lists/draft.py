"""Entries as a list format reads them, before they get their ids, and what a format hands over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from tieline.lists.options import TableMapping
from tieline.lists.unpack import decode
from tieline.model import Issue, LinkedParty, ListedName, PartialDate
from tieline.model.listing import AUTHORITY_NOT_STATED
from tieline.settings import Limits

HEAD_BYTES = 4096
NOT_STATED = AUTHORITY_NOT_STATED
"""What stands for an authority that a file does not name."""


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
        reason: Why listed, as stated; None when not stated.
        citation: Legal citations; None when not stated.
        licence_requirement: As stated.
        licence_policy: As stated.
        listed_on: Date on.
        delisted_on: Date off.
        suspended_on: First day on which it has no effect.
        suspended_until: Last such day.
        linked: Parties that the list ties it to.
        remarks: As stated, with what the format moved there.
        url: Where the authority publishes the list.
        row: Where it stands in the file.
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
    reason: str | None = None
    citation: str | None = None
    licence_requirement: str | None = None
    licence_policy: str | None = None
    listed_on: PartialDate | None = None
    delisted_on: PartialDate | None = None
    suspended_on: PartialDate | None = None
    suspended_until: PartialDate | None = None
    linked: tuple[LinkedParty, ...] = ()
    remarks: str | None = None
    url: str | None = None
    row: str | None = None


@dataclass(frozen=True)
class ListFile:
    """A list file, unpacked.

    Attributes:
        source: The path or URL it came from.
        data: Its bytes; a workbook stays packed.
        companions: The text of files that belong to it, by the name or part under which they were given.
        limits: Limits on what is read.
        tables: What a person told about the columns of their own tables.
    """

    source: str
    data: bytes
    companions: Mapping[str, str]
    limits: Limits
    tables: tuple[TableMapping, ...] = ()

    @cached_property
    def text(self) -> str:
        """The content, decoded; of a workbook it is of no use."""
        return decode(self.data)[0]

    @property
    def stem(self) -> str:
        """The file's name without endings, by which a list is called that has no name; empty where it has none."""
        return PurePosixPath(self.source.replace("\\", "/")).name.partition(".")[0]

    @cached_property
    def head(self) -> bytes:
        """The first bytes, by which a format may know itself before it looks further."""
        return self.data[:HEAD_BYTES]


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a list format makes of a file.

    Attributes:
        drafts: Its entries in file order.
        issues: What is wrong with single entries, and what the format does not know.
        ignored_fields: Fields that it reads past on purpose, sorted.
        as_of: The day the file itself says it speaks for; None when it does not say.
        is_partial: Whether the file is cut off, and these are the entries before the cut.
    """

    drafts: tuple[Draft, ...]
    issues: tuple[Issue, ...] = ()
    ignored_fields: tuple[str, ...] = ()
    as_of: PartialDate | None = None
    is_partial: bool = False
