"""Amendments of printed lists: the instructions that add, revise or remove entries, and the decisions behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tieline.model.span import Span
from tieline.read.entry.entry import Entry
from tieline.read.entry.line import trim
from tieline.read.entry.place import find_country
from tieline.read.entry.shape import cut_name, looks_like_name

_INSTRUCTION = re.compile(
    r"(?:\b(?:[Uu]nder|[Ii]n the entr(?:y|ies) for)\s+(?P<place>[^\n“\"`]{3,60}?),?\s+(?:[Bb]y\s+)?|\b[Bb]y\s+)"
    r"(?P<verb>adding|removing|deleting|revising)(?P<rest>[^“\"`]{0,200})(?=[“\"`])",
)
_QUOTED = re.compile(r"“\s*([^”]{2,200}?)\s*”|``\s*(.{2,200}?)\s*''|\"\s*([^\"\n]{2,200}?)\s*\"", re.DOTALL)
_PARAGRAPH = re.compile(r"\n[ \t]*\n(?!\s*(?:and\b|[“\"`]|Ltd))")
_VERB = re.compile(
    r"\b(?:determined|decided|proposes?|is|are)\s+(?:to\s+)?(?P<verb>add(?:ing)?|remov(?:e|ing)|delet(?:e|ing))\s+"
)
_LIST = re.compile(r"\s*,?\s*(?:to|from)\s+the\s+(?P<list>Entity List|Unverified List|UVL|MEU List)")
_DESTINATION = "under the destination"
MAX_CHARS = 6_000
"""A decision or instruction is no longer. Source: the longest paragraph of decisions of 2018 to 2025 has 5,100."""

_UNDER = re.compile(r",?\s*under\s+the\s+destinations?\s+of\s+(?P<place>[^;]+?)\s*$")


def iter_amendments(text: str) -> Iterator[Entry]:
    """Read the instructions and decisions of a rule.

    Args:
        text: Canonical text.

    Yields:
        An entry for each name quoted in an instruction ("Under CHINA, by adding entries for ...") or parted by
        semicolons in a decision ("determined to add A, under the destination of B; ... to the Entity List").
    """
    for found in _INSTRUCTION.finditer(text):
        limit = min(len(text), found.end() + MAX_CHARS)
        end = _PARAGRAPH.search(text, found.end(), limit)
        stop = end.start() if end is not None else limit
        following = _INSTRUCTION.search(text, found.end(), stop)
        stop = following.start() if following is not None else stop
        if found["verb"] != "revising":
            stretch = Span(*found.span("place" if found["place"] else "rest"))
            place = find_country(text, stretch)
            yield from _quoted(text, found, stop, place)
    at = 0
    for verb in _VERB.finditer(text):
        if verb.start() >= at and text.find(_DESTINATION, verb.end(), verb.end() + MAX_CHARS) >= 0:
            named = _LIST.search(text, verb.end(), verb.end() + MAX_CHARS)
            if named is not None:
                at = named.end()
                yield from _decided(text, verb, named)


def _quoted(text: str, found: re.Match[str], stop: int, place: Span | None) -> Iterator[Entry]:
    is_removed = found["verb"] in {"removing", "deleting"}
    for quoted in _QUOTED.finditer(text, found.end(), stop):
        group = next(number for number in (1, 2, 3) if quoted[number] is not None)
        name = trim(text, quoted.start(group), quoted.end(group), marks=" \n\t,;")
        if name is not None and looks_like_name(name.cut(text)):
            yield Entry(name, name, place=place, lead=Span(found.start(), found.end("verb")), is_removed=is_removed)


def _decided(text: str, verb: re.Match[str], named: re.Match[str]) -> Iterator[Entry]:
    """The parties of a decision, parted by semicolons or each with a destination of its own."""
    start, end = verb.end(), named.start()
    is_removed = not verb["verb"].startswith("add")
    lead = Span(*named.span("list"))
    for piece in re.finditer(r"[^;]+", text[start:end]):
        span = trim(text, start + piece.start(), start + piece.end())
        if span is not None and (word := re.match(r"and\s+", span.cut(text))) is not None:
            span = Span(span.start + word.end(), span.end)
        under = _UNDER.search(span.cut(text)) if span is not None else None
        if span is None or under is None:
            continue
        name = cut_name(text, span.start, span.start + under.start())
        place = find_country(text, Span(span.start + under.start("place"), span.start + under.end("place")))
        if name is not None and looks_like_name(name.cut(text)):
            yield Entry(Span(name.start, span.end), name, place=place, lead=lead, is_removed=is_removed)
