"""What opens an entry of a printed list, and not the next address of the entry above it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tieline.model.span import Span
from tieline.read.entry.address import Opening, cut_listed_name, find_opening, has_address
from tieline.read.entry.line import trim
from tieline.read.entry.printed import ALIASES, ONE_ALIAS
from tieline.read.entry.shape import ends_with_form, looks_like_name

MAX_REACH = 400
"""So far behind its beginning a name and the first words of its address stand. Source: of 3,421 entries of the Entity
List of 2025-11 no name with a first address is longer."""

MIN_NAME_CHARS = 3
"""A shorter stretch opens no entry (our choice)."""

_STATES = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|shall|may|said|says|that|which|who|these|this)\b")
_NAME_MARKS = " \t\n\r,;:"


@dataclass(frozen=True, slots=True)
class Opener:
    """The name that opens an entry.

    Attributes:
        name: Where it stands.
        opening: What its words make it.
        has_aliases: Whether other names are announced behind it.
        has_form: Whether it ends with a legal form.
        is_alone: Whether nothing follows it.
    """

    name: Span
    opening: Opening
    has_aliases: bool
    has_form: bool
    is_alone: bool

    @property
    def is_sure(self) -> bool:
        """Whether it surely opens an entry, whatever stands before it."""
        return self.has_aliases or (self.opening is Opening.NAME and not self.is_alone)


def find_opener(text: str, start: int, end: int) -> Opener | None:
    """Find the name that opens an entry.

    Args:
        text: Canonical text.
        start: Where the piece begins.
        end: Where it ends; other entries may follow in it.

    Returns:
        The name; None where the piece opens with an address, is a sentence, or bears no address behind the name.
    """
    reach = min(end, start + MAX_REACH)
    listed = ALIASES.search(text, start, reach)
    if listed is not None and (name := _named(text, start, listed.start())) is not None:
        return Opener(name, Opening.NAME, has_aliases=True, has_form=False, is_alone=False)
    single = ONE_ALIAS.search(text, start, reach)
    named = _named(text, start, single.start()) if single is not None else None
    name = named or cut_listed_name(text, start, reach)
    if name is None or name.end - name.start < MIN_NAME_CHARS or not looks_like_name(name.cut(text)):
        return None
    words = name.cut(text)
    opening = find_opening(words)
    behind = _first_part(text, name.end, reach)
    is_alone = trim(text, name.end, behind, marks=_NAME_MARKS + ".") is None
    if opening is Opening.ADDRESS or _STATES.search(text, name.end, behind):
        return None
    if not is_alone and not has_address(text, name.end, behind):
        return None
    return Opener(name, opening, has_aliases=named is not None, has_form=ends_with_form(words), is_alone=is_alone)


def _named(text: str, start: int, end: int) -> Span | None:
    """The name before other names, if it is one and stands on one line or two."""
    name = trim(text, start, end, marks=_NAME_MARKS)
    if name is None or name.cut(text).count("\n") > 1 or not looks_like_name(name.cut(text)):
        return None
    return name


def _first_part(text: str, start: int, end: int) -> int:
    """Where the first part of what follows a name ends: at a semicolon or a full stop at the end of a line."""
    stop = re.compile(r";|\.\s*(?:\n\s*(?![0-9])|$)").search(text, start + 1, end) if start + 1 < end else None
    return stop.start() if stop is not None else end
