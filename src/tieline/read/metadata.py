"""Title and published date, where a text states them itself, and Markdown's front matter.

The rules for dates, with their order of trust, are in `metadata_date`, those for titles in `metadata_title`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tieline.model import PartialDate
from tieline.read.metadata_date import find_published, find_stated
from tieline.read.metadata_title import clean_title, find_title

__all__ = ["FrontMatter", "clean_title", "find_front_matter", "find_published", "find_stated", "find_title"]

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<body>.{1,4000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FRONT_TITLE = re.compile(r"^title[ \t]*:[ \t]*(?P<value>[^\n]+)$", re.MULTILINE | re.IGNORECASE)
_FRONT_DATE = re.compile(
    r"^(?:date|published|pubdate|publishdate)[ \t]*:[ \t]*(?P<value>[^\n]+)$", re.MULTILINE | re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The block between two rules at the top of a Markdown file.

    Attributes:
        title: As stated; None when it is not.
        published_on: As stated; None when it is not.
    """

    title: str | None
    published_on: PartialDate | None


def find_front_matter(text: str) -> FrontMatter | None:
    """Find the front matter of a Markdown text.

    Args:
        text: Canonical text.

    Returns:
        Its title and date; None when there is no such block.
    """
    match = _FRONT_MATTER.match(text)
    if match is None:
        return None
    title, stated = _FRONT_TITLE.search(match["body"]), _FRONT_DATE.search(match["body"])
    return FrontMatter(
        clean_title(title["value"].strip().strip("\"'")) if title else None,
        find_stated(stated["value"].strip("\"' ")) if stated else None,
    )
