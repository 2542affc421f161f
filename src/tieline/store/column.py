"""Column types: how values of the vocabulary stand in a cell, alike in SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

from sqlalchemy import Dialect, Text, TypeDecorator
from sqlalchemy.dialects.postgresql import TSVECTOR

from tieline.model import PartialDate

TEXT = Text().with_variant(Text(collation="C"), "postgresql")
"""Text that every backend compares and sorts by code point."""

TERMS = Text().with_variant(TSVECTOR(), "postgresql")
"""Search terms as the backend's index takes them."""

Value = TypeVar("Value")
Kind = TypeVar("Kind", bound=StrEnum)


class WrittenText(TypeDecorator[Value]):
    """A value that has a written form; None is NULL."""

    impl = TEXT
    cache_ok = True

    def __init__(self, *, write: Callable[[Value], str], parse: Callable[[str], Value]) -> None:
        """Make the type.

        Args:
            write: Writes a value.
            parse: Makes the same value of what was written.
        """
        super().__init__()
        self.write = write
        self.parse = parse

    def process_bind_param(self, value: Value | None, dialect: Dialect) -> str | None:  # noqa: ARG002  # from the base
        """Write a cell.

        Args:
            value: The value; None stays None.
            dialect: The backend; it makes no difference.

        Returns:
            The written form.
        """
        return None if value is None else self.write(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Value | None:  # noqa: ARG002  # from the base
        """Read a cell.

        Args:
            value: The written form; None stays None.
            dialect: The backend; it makes no difference.

        Returns:
            The value.
        """
        return None if value is None else self.parse(value)


DATE = WrittenText(write=str, parse=PartialDate)
"""A partial date in its ISO form, which sorts by time."""


def kind_text(kind: type[Kind]) -> WrittenText[Kind]:
    """Make the type of a closed list, written by value.

    Args:
        kind: The closed list.

    Returns:
        The column type.
    """
    return WrittenText(write=str, parse=kind)
