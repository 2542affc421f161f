"""Identifiers of entries whose form or check digit is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tieline.lists.trouble import Troubles, shorten
from tieline.text.identifier import check_identifier

LONGEST_NUMBER = 100
"""A longer value is no single number."""

_ASIDE = re.compile(r"\s*\([^()]*\)")
_COUNTRY = re.compile(r"^[A-Z]{2},\s*")
_ONE_NUMBER = re.compile(r"(?:[A-Z]{3,5}[:\s]{1,2})?[0-9A-Z]*\d[0-9A-Z]*(?:[ ./-]\d+)*")


def is_one_number(value: str) -> bool:
    """Whether a value is one number, perhaps behind the name of its scheme or a country, and with words in brackets.

    Args:
        value: As the list prints it ("INN 7722779734", "7722779734 (Russia)", "CN, 91110000MA005UCQ5P").

    Returns:
        False for several numbers and for sentences, of which none can be told wrong.
    """
    return len(value) <= LONGEST_NUMBER and _ONE_NUMBER.fullmatch(_COUNTRY.sub("", _ASIDE.sub("", value))) is not None


def check_identifiers(identifiers: Iterable[tuple[str, str]], troubles: Troubles, *, row: int) -> None:
    """Note identifiers whose form or check digit is wrong; they are kept.

    Args:
        identifiers: Kinds and values.
        troubles: Where they are noted.
        row: Where they stand.
    """
    for kind, value in identifiers:
        if is_one_number(value) and check_identifier(kind, value.replace(":", " ")) is False:
            message = f"the {shorten(kind)} {shorten(value)!r} cannot be right by its form or check digit; it is kept"
            hint = "Look the number up before relying on it."
            troubles.add("doubtful:identifier", f"{kind}={value}", row=row, message=message, hint=hint)
