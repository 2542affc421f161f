"""How list files are read: limits, and what a person told about tables of their own."""

from __future__ import annotations

from dataclasses import dataclass, field

from tieline.settings import Limits


@dataclass(frozen=True, slots=True)
class TableMapping:
    """What the columns of a person's own table mean.

    Attributes:
        columns: Fields of entries and the columns that hold them, by name; a field may have several columns.
        list_name: What the list is called; empty takes the table's own column, else the file's name.
        authority: Who keeps the list; empty takes the table's own column.
        header: All columns of the tables that it is for; empty when it was told for the file that is read now.
    """

    columns: tuple[tuple[str, str], ...] = ()
    list_name: str = ""
    authority: str = ""
    header: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How list files are read.

    Attributes:
        limits: Limits on untrusted input.
        tables: What is known of own tables: the one told now, if any, before those remembered.
        allows_partial: Whether a file that is cut off is read as far as it goes; else it is refused.
    """

    limits: Limits = field(default_factory=Limits)
    tables: tuple[TableMapping, ...] = ()
    allows_partial: bool = False
