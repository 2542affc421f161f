"""Records of output, and the columns in which people see them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

Record = Mapping[str, object]
"""One JSON object of output."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table for people.

    Attributes:
        heading: What stands above it.
        field: Which field of a record it shows, or a function from a record to its text.
    """

    heading: str
    field: str | Callable[[Record], str]

    def text(self, record: Record) -> str:
        """The cell of a record.

        Args:
            record: One record of output.

        Returns:
            One line of text; empty where the record does not say.
        """
        if callable(self.field):
            return self.field(record)
        return cell_text(record.get(self.field))


def plain(text: str) -> str:
    """Make text safe for a terminal: it may come from a hostile document.

    Args:
        text: One line of text.

    Returns:
        The text with control characters and marks that turn the direction of writing replaced.
    """
    return "".join(character if _is_harmless(character) else "\N{REPLACEMENT CHARACTER}" for character in text)


def cell_text(value: object) -> str:
    """Put the value of a field on one line.

    Args:
        value: A value of a record.

    Returns:
        Its text; list items are joined by semicolons, and None is empty.
    """
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.2f}"
    if isinstance(value, list | tuple):
        return "; ".join(cell_text(item) for item in value)
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {cell_text(item)}" for key, item in value.items())
    return " ".join(str(value).split())


def _is_harmless(character: str) -> bool:
    """Whether a terminal merely shows a character."""
    code = ord(character)
    if code < 0x20 or 0x7F <= code < 0xA0:
        return character == "\t"
    return not (0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069 or 0xD800 <= code <= 0xDFFF)


def reason_text(record: Record) -> str:
    """Put the reasons of a record on one line.

    Args:
        record: A record with the field `reasons`.

    Returns:
        Its reasons as sentences, one after the other.
    """
    reasons = record.get("reasons")
    told = map(cell_text, reasons) if isinstance(reasons, list | tuple) else ()
    return " ".join(one if one.endswith(".") else f"{one}." for one in told)
