"""List format: the names that OpenSanctions publishes without anything else, names.txt, one a line.

The file says nothing about itself, so it is known by its name alone: names.txt, or one that ends so.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from tieline.lists.draft import NOT_STATED, Draft, ListFile, Parsed
from tieline.lists.kind import read_kind
from tieline.lists.party_name import LONGEST_NAME, tidy
from tieline.lists.trouble import Troubles, shorten
from tieline.model import ListedName, NameQuality
from tieline.text.normal import canonical

ID = "opensanctions-names"
TITLE = "Names one a line (OpenSanctions names.txt; known by its file name)"
IS_TEXT = True

_FILE_NAME = re.compile(r"(?:.*[._ -])?names(?:[._ -].*)?\.txt(?:\.gz)?", re.IGNORECASE)


def claims(file: ListFile) -> bool:
    """Whether a file is in this format.

    Args:
        file: The file.

    Returns:
        True when it is called names.txt, with words before or a date behind, and holds text.
    """
    name = PurePosixPath(file.source.replace("\\", "/")).name
    return _FILE_NAME.fullmatch(name) is not None and b"\x00" not in file.head and bool(file.head.strip())


def parse(file: ListFile) -> Parsed:
    """Read a file of this format.

    Args:
        file: A file that `claims` says yes to.

    Returns:
        An entry for each different name; lines too long to be names are issues.
    """
    troubles = Troubles(file.source)
    drafts = dict[str, Draft]()
    for number, line in enumerate(file.text.split("\n"), start=1):
        name = tidy(canonical(line))
        if len(name) > LONGEST_NAME:
            message = f"the line {shorten(name)!r} is too long to be a name, and is left out"
            troubles.add("broken_row", str(number), row=number, message=message, hint="Look at the line in the file.")
        elif name and name not in drafts:
            drafts[name] = _make_draft(name, number)
    return Parsed(tuple(drafts.values()), troubles.issues())


def _make_draft(name: str, number: int) -> Draft:
    """An entry that is nothing but a name."""
    return Draft(
        list_name="Names without lists",
        authority=NOT_STATED,
        kind=read_kind("", (name,)) or "unknown",
        names=(ListedName(name, NameQuality.PRIMARY),),
        entry_id=None,
        identity=name,
        row=f"row {number}",
    )
