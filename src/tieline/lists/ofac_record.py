"""What all of OFAC's formats share: whose list a file is, and dates of listing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from pathlib import PurePosixPath

from tieline.lists.us_list import UsList, find_by_programs, get_sdn, is_non_sdn
from tieline.model import PartialDate

LISTING_DATE = "Listing Date"
"""How OFAC's remarks and identifiers name the day on ("Listing Date (CMIC)", "Listing Date (EO 14024 Directive 2)")."""


def read_stated_date(text: str) -> PartialDate | None:
    """Read a date as OFAC prints it.

    Args:
        text: A text such as "03 Jun 2021".

    Returns:
        The day; None when it is none.
    """
    try:
        return PartialDate(datetime.strptime(text.strip(), "%d %b %Y").date().isoformat())
    except ValueError:
        return None


def find_listing_date(identifiers: Iterable[tuple[str, str]]) -> PartialDate | None:
    """Find the date on among identifiers.

    Args:
        identifiers: Kind and value; "Listing Date (CMIC)" and the like count.

    Returns:
        The earliest such date; None when there is none.
    """
    stated = (read_stated_date(value) for kind, value in identifiers if kind.startswith(LISTING_DATE))
    return min(filter(None, stated), key=lambda date: date.text, default=None)


def find_remarked_listing_date(remarks: str) -> PartialDate | None:
    """Find the date on in remarks, where the delimited files put it.

    Args:
        remarks: Parts between semicolons ("Listing Date (CMIC) 03 Jun 2021").

    Returns:
        The earliest such date; None when there is none.
    """
    parts = (part.strip(" .") for part in remarks.split(";"))
    return find_listing_date((part, part[-11:]) for part in parts)


def is_sdn_file(source: str, programmes: Sequence[Collection[str]]) -> bool:
    """Whether a file is the SDN list and not the consolidated one, which is in the same layout.

    Args:
        source: Its path or URL: OFAC's names for the latter begin with "cons", for the former with "sdn".
        programmes: The programme codes of each of its entries, which decide where the name does not.

    Returns:
        True for the SDN list.
    """
    name = PurePosixPath(source.replace("\\", "/")).name.lower()
    if name.startswith(("cons", "sdn")):
        return name.startswith("sdn")
    return 2 * sum(map(is_non_sdn, programmes)) <= len(programmes)


def find_list(programmes: Collection[str], *, sdn: bool) -> UsList:
    """Find the list that an entry stands on.

    Args:
        programmes: Its programme codes.
        sdn: Whether it comes from the file of the SDN list.

    Returns:
        The SDN list, or the non-SDN list of its first programme.
    """
    return get_sdn() if sdn else find_by_programs(programmes)
