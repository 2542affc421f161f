"""Entries that tell about their party: below words that list parties, "ACME LLC (ACME) is a company that ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tieline.model.entity import Schema
from tieline.model.span import Span
from tieline.read.entry.entry import Entry
from tieline.read.entry.known import find_official_list
from tieline.read.entry.lead import is_removal
from tieline.read.entry.line import iter_blocks
from tieline.read.entry.name import Named, find_named, kind_of_party
from tieline.read.entry.shape import ends_with_form, looks_like_name

_LEAD = re.compile(
    r"\b(?:designat\w+|sanction\w*|block\w*|add(?:s|ed|ing)|list(?:s|ed|ing)|impos\w+|target\w*)\b[^:]*\bfollowing\b[^:]*[:：]$"
    r"|\bfollowing\b[^:]*\b(?:designated|sanctioned|blocked|added|listed|targeted)\b[^:]*[:：]$",
    re.IGNORECASE | re.DOTALL,
)
_SMALL = r"of|and|for|de|du|des|la|le|di|da|do|y|e|et|on|at|und|für|von|van|der|den|al|el|ul|bin|ibn|i|v|or|in"
_DESCRIBED = re.compile(
    rf"(?P<name>[^\s,;:(](?:[^;:()]|\([^()]{{1,20}}\)(?=\s+[A-Z]))*?)(?P<aside>\s*\([^()]{{1,120}}\))?(?:,\s+(?=(?:an?|the|which|who|whose|one|also|formerly)\s)"
    rf"|:\s+(?=[a-z])|\s+[–—-]\s+(?=[a-z])|\s+(?=(?!(?:{_SMALL})\b)[a-z]{{2,}}\b))",
)
_OPENS_PROSE = re.compile(
    r"(?:The|This|These|Those|Today|As|In|On|For|With|Pursuant|Also|It|They|He|She|Such|All|Both|Additionally|Treasury|"
    r"OFAC|State|Commerce|BIS|Section|Under|By|To|From|When|While|Since|After|Before|If|Note|Revise|Add|Remove)\b"
)
MAX_BLOCK = 4_000
"""A longer paragraph describes no single party (our choice)."""

MAX_LEAD = 1_500
"""Longer words announce no list (our choice)."""

MAX_HEADING = 80
"""A heading inside a list is not longer (our choice)."""

MIN_CAPITALS = 2
"""So many words in capitals are surely a name (our choice)."""


def iter_described(text: str) -> Iterator[Entry]:
    """Read the parties that paragraphs or items below an announcement name first and then describe.

    Args:
        text: Canonical text.

    Yields:
        The entries of each run in text order: it ends with the first paragraph that begins with no party. Runs in which
        nothing is described are lists of bare names and left to others.
    """
    lead: Span | None = None
    run: list[Entry] = []
    is_described = is_below = False
    for block, is_item in iter_blocks(text):
        found = _read(text, block, lead, is_item=is_item) if lead is not None and (is_item or not is_below) else None
        if found is not None:
            run.append(found[0])
            is_described |= found[1]
            continue
        if lead is not None and not is_item and _is_heading(text, block):
            is_below = True
            continue
        if is_described:
            yield from run
        run, is_described, is_below = [], False, False
        lead = block if _announces(text, block) else None
    if is_described:
        yield from run


def _announces(text: str, block: Span) -> bool:
    """Whether a block says that the parties below it are put on a list."""
    if block.end - block.start > MAX_LEAD or text[block.end - 1] not in ":：":
        return False
    return _LEAD.search(text, block.start, block.end) is not None and find_official_list(text, [block]) is not None


def _is_heading(text: str, block: Span) -> bool:
    """Whether a short line parts a list: below it only items go on with it."""
    return block.end - block.start <= MAX_HEADING and text[block.end - 1].isalnum() and "\n" not in block.cut(text)


def _read(text: str, block: Span, lead: Span, *, is_item: bool) -> tuple[Entry, bool] | None:
    """The party that a block names first, and whether it describes it."""
    if block.end - block.start > MAX_BLOCK or _OPENS_PROSE.match(text, block.start, block.end):
        return None
    words = lead.cut(text)
    named, end = find_named(text, block) if is_item else None, block.end
    described = _DESCRIBED.match(text, block.start, block.end) if named is None else None
    if described is not None:
        end = described.end("aside") if described["aside"] else described.end("name")
        named = find_named(text, Span(block.start, end))
    if named is None or not _is_sure(text, named, words, is_item=is_item):
        return None
    entry = Entry(Span(named.name.start, end), named.name, named.others, (), named.place, (), lead, is_removal(words))
    return entry, described is not None


def _is_sure(text: str, named: Named, lead: str, *, is_item: bool) -> bool:
    """Whether a name surely is one of a party: by form, head word or capitals, or in an item by its shape."""
    name = named.name.cut(text)
    if not looks_like_name(name):
        return False
    count = len(name.split())
    if ends_with_form(name) or kind_of_party(name, "") is not Schema.ORGANIZATION:
        return True
    return count >= MIN_CAPITALS and (is_item or name.isupper() or kind_of_party(name, lead) is Schema.PERSON)
