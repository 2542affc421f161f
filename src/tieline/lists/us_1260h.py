"""List format: the Chinese military companies of Section 1260H, as a table with one row for a company in an edition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tieline.lists.alias import parse_aliases
from tieline.lists.day import read_day
from tieline.lists.draft import Draft, ListFile, Parsed
from tieline.lists.gathered import gather_names, join_remarks, tell
from tieline.lists.party_name import LONGEST_NAME, tidy
from tieline.lists.row_format import parse_rows
from tieline.lists.table import find_header
from tieline.lists.trouble import Troubles
from tieline.lists.us_list import get_us_list
from tieline.model import LinkedParty, ListedName, NameQuality
from tieline.names.legal_form import split_legal_form

ID = "us-1260h-csv"
TITLE = "US Department of Defense, Section 1260H list, as a table with editions"
IS_TEXT = True

FIELDS = ("Name", "Clean Name", "Alias", "Previous Name", "Parent Name", "Note", "Start date", "End date", "Source Url")
"""Columns of the table: every one is used. Source: the table of 2026-06-08."""

REQUIRED = ("Clean Name", "Previous Name", "Parent Name", "Start date")
CITATION = "William M. (Mac) Thornberry National Defense Authorization Act for Fiscal Year 2021, section 1260H"
"""Public Law 116-283."""


def claims(file: ListFile) -> bool:
    """Whether a file is in this format.

    Args:
        file: The file.

    Returns:
        True when it has the columns that every such table has.
    """
    return b"Clean Name" in file.head and find_header(file, REQUIRED) is not None


def _split(text: str) -> Iterator[str]:
    """The names of a column that parts them by commas or semicolons; commas inside a name stay."""
    for part in text.split(";"):
        pieces = list[str]()
        for piece in map(tidy, part.split(",")):
            # "Quectel Wireless Solutions Co., Ltd": the comma belongs to the legal form.
            if pieces and len(pieces[-1]) <= LONGEST_NAME and split_legal_form(f"x {piece}")[0] == "x":
                pieces[-1] = f"{pieces[-1]}, {piece}"
            elif piece:
                pieces.append(piece)
        yield from pieces


def _names(values: Mapping[str, str]) -> tuple[ListedName, ...]:
    """All names of a row; former ones as such. The Name column repeats them in one text."""
    first = tidy(values["Clean Name"]) or tidy(values["Name"]).rstrip("*. ")
    others = [(name.text, name.quality) for name in parse_aliases(_split(values["Alias"]))]
    former = [(text, NameQuality.FORMER) for text in _split(values["Previous Name"])]
    return gather_names([(first, NameQuality.PRIMARY), *others, *former])


def _remarks(printed: str, name: str, removal: str) -> str | None:
    """What a row says besides: the name with what is printed around it, the mark behind it, and why it went off."""
    bare = printed.rstrip("*. ")
    return join_remarks(
        (
            tell("Printed", (bare,)) if bare != name.rstrip(". ") else "",
            "The list marks the name with an asterisk." if printed.endswith("*") else "",
            tell("On the removal", (removal,)),
        )
    )


def _make_draft(number: int, values: Mapping[str, str], troubles: Troubles) -> Draft | None:
    """An entry of a row; None, with a trouble, where it has no name."""
    names = _names(values)
    if not names:
        troubles.add_no_name(row=number)
        return None
    stands_on, start = get_us_list("1260H"), tidy(values["Start date"])
    parent, note, off = tidy(values["Parent Name"]), tidy(values["Note"]), tidy(values["End date"])
    return Draft(
        list_name=stands_on.name,
        authority=stands_on.authority,
        kind="organisation",
        names=names,
        entry_id=None,
        # A company has a row in each edition that names it: the edition belongs to what makes a row itself.
        identity=f"{names[0].text}|{start}",
        detail=parent,
        reason=note if note and not off else None,
        citation=CITATION,
        listed_on=read_day(start, "Start date", row=number, troubles=troubles),
        delisted_on=read_day(off, "End date", row=number, troubles=troubles),
        linked=(LinkedParty("parent", parent),) if parent else (),
        remarks=_remarks(tidy(values["Name"]), names[0].text, note if off else ""),
        url=tidy(values["Source Url"]) or None,
        row=f"row {number}",
    )


def parse(file: ListFile) -> Parsed:
    """Read a file of this format.

    Args:
        file: A file that `claims` says yes to.

    Returns:
        An entry for each row, that is for each company in each edition that names it; broken rows, odd dates and
        unknown columns are issues, and the rest goes on.

    Raises:
        DamagedError: It is a broken workbook.
        TooLargeError: It has more rows, columns or bytes than are allowed.
    """
    return parse_rows(file, _make_draft, required=REQUIRED, used=FIELDS)
