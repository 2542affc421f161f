"""Entries as OFAC prints them in notices: NAME (a.k.a. ...), address; particulars (individual) [PROGRAM]."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tieline.model.entity import Schema
from tieline.model.span import Span
from tieline.read.entry.entry import Entry, OtherName
from tieline.read.entry.line import trim
from tieline.read.entry.shape import cut_name, looks_like_name

_PROGRAM = re.compile(r"\[\s*(?P<tag>[A-Z][A-Z0-9-]{2,24}(?:[-\s]EO\s?\d{5})?)\s*\](?:\s*\[[^\[\]\n]{2,40}\])*\.?")
_HEAD = re.compile(r"\s*(?:[0-9]{1,4}\.\s+)?(?=[“\"'A-Z0-9])")
_ALIASES = re.compile(r"\s*\(\s*(?=[afn]\.?k\.?a\.?\s)")
_ALIAS = re.compile(r"(?P<mark>[afn])\.?k\.?a\.?,?\s+(?P<name>[^;]+)", re.IGNORECASE)
_SCRIPT = re.compile(
    r"\s*\((?:Cyrillic|Chinese (?:Simplified|Traditional)|Arabic|Farsi|Korean|Hebrew|Japanese):\s*(?P<name>[^()]+)\)"
)
_PARTICULAR = re.compile(
    r"\b(?:DOB|POB|alt\. |nationality|Passport|National ID|Tax ID|Gender|Identification Number|Website"
    r"|Secondary sanctions|Company Number|Additional Sanctions Information|Trade License|Registered Charity|Vessel"
    r"|Unified Social Credit|Chamber of Commerce|V\.A\.T|C\.R\. No|Business (?:Number|Registration)|License|File Number"
    r"|Registration|Organization Established|Commercial Registry|Linked To|SWIFT|Email|Phone"
    r"|citizen)",
)
MAX_CHARS = 4_000
"""A longer stretch before a program is no entry. Source: the longest remarks of the SDN list of 2024 have 2,900."""


def iter_designations(text: str) -> Iterator[Entry]:
    """Read the entries of a notice.

    Args:
        text: Canonical text.

    Yields:
        The entries in text order. A paragraph is one where it ends in the program in square brackets and begins with a
        name in capitals.
    """
    for program in _PROGRAM.finditer(text):
        floor = max(0, program.start() - MAX_CHARS)
        gap = max(text.rfind("\n\n", floor, program.start()), text.rfind("]\n", floor, program.start()))
        start = gap + 2 if gap >= 0 else floor
        head = _HEAD.match(text, start, program.start())
        if head is not None and (entry := _read(text, head.end(), program)) is not None:
            yield entry


def _read(text: str, start: int, program: re.Match[str]) -> Entry | None:
    is_person = "(individual)" in text[start : program.start()]
    is_vessel = "(vessel)" in text[start : program.start()]
    opening = _ALIASES.search(text, start, program.start())
    particulars = _PARTICULAR.search(text, start, program.start())
    limit = particulars.start() if particulars is not None else program.start()
    scripts = list(_SCRIPT.finditer(text, start, limit))
    others = [OtherName(Span(*script.span("name"))) for script in scripts]
    name_end = min([limit, *(script.start() for script in scripts)])
    if opening is not None and opening.start() < limit:
        name = trim(text, start, min(opening.start(), name_end), marks=' ,;\n“”"')
        close = _closing(text, opening.end(), program.start())
        others += _others(text, opening.end(), close)
        behind = close + 1
    else:
        bracket = text.find("(", start, name_end) if is_vessel else -1
        name = _first_name(text, start, bracket if bracket > start else name_end, is_person=is_person)
        behind = name.end if name is not None else start
    behind = max([behind, *(script.end() for script in scripts)])
    if name is None or not _is_capital(name.cut(text)) or not looks_like_name(name.cut(text)):
        return None
    address = trim(text, behind, max(behind, limit), marks=" ,;.\n") if not is_vessel else None
    end = program.end()
    return Entry(
        Span(name.start, end), name, tuple(others), (address,) if address is not None else (),
        fields=(("list", Span(program.start("tag"), program.end("tag"))),),
        schema=Schema.PERSON if is_person else Schema.THING if is_vessel else None,
    )  # fmt: skip


def _first_name(text: str, start: int, limit: int, *, is_person: bool) -> Span | None:
    """The name before the first comma, or for a person "SURNAME, Given"."""
    if is_person:
        found = re.compile(r"[^,;()\n]+,\s*[^,;()\n]+").match(text, start, limit)
        return trim(text, found.start(), found.end()) if found is not None else None
    return cut_name(text, start, limit)


def _is_capital(name: str) -> bool:
    """Whether a name is printed as the list prints names: its first word in capitals."""
    first = re.match(r"[“\"']?([^\s,]+)", name)
    return first is not None and first[1].upper() == first[1] and any(ch.isalpha() for ch in first[1])


def _closing(text: str, start: int, end: int) -> int:
    """Where the bracket that stands open closes."""
    depth = 1
    for at in range(start, end):
        depth += (text[at] == "(") - (text[at] == ")")
        if depth == 0:
            return at
    return end


def _others(text: str, start: int, end: int) -> Iterator[OtherName]:
    for found in _ALIAS.finditer(text, start, end):
        script = _SCRIPT.search(text, found.start("name"), found.end("name"))
        stop = script.start() if script is not None else found.end("name")
        span = trim(text, found.start("name"), stop, marks=" ,;.\n“”\"‘’'")
        if span is not None and looks_like_name(span.cut(text)):
            yield OtherName(span, found["mark"].lower() == "f")
