"""The headings above a table, and the organisations that they name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from tieline.model.document import Document
from tieline.model.span import Span
from tieline.read.chinese.lexicon import load_lexicon as load_chinese_lexicon
from tieline.read.entry.line import iter_lines
from tieline.read.entry.shape import end_name, ends_with_form, looks_like_name
from tieline.read.lexicon import load_lexicon
from tieline.read.table.letter import find_letter_head, is_field
from tieline.text.script import HANZI_RANGES, has_hanzi

MAX_ABOVE = 6_000
"""A heading farther above a table is not taken for its own (our choice)."""

MAX_HEADING = 120
"""A longer line is no heading (our choice)."""

MIN_NAME_RATIO = 0.6
"""A line that is not marked as a heading is one only if a name is this part of it (our choice)."""

_MARKED = re.compile(r"(?:^|/)(?:h[1-6]|caption|title)(?:\[\d+\])?$")
_LATIN_NAME = re.compile(r"[A-Z][\w&.'’-]*(?:,? (?:&|and|of|the|for|de|\([A-Z]\w+\)|[A-Z][\w&.'’-]*))*")
_AND = re.compile(r",? (?:and|&) ")
_ABOUT = re.compile(
    r"(?:Profile|Overview|Report|Structure|Details|Information|Particulars|Summary|Owners|Ownership|Shareholders"
    r"|Stockholders|Register|Board|Directors|History|Accounts|Statements?|Extract|List|Members|Officers|Management)\b"
    r"(?:.{0,40}?\b(?:of|for|on)\b)(?: the)? (?=[A-Z])"
)
_HANZI_NAME = re.compile(
    rf"(?:关于|以下[为是]|附件|现将)?(?P<name>(?:(?![与和及])[{HANZI_RANGES}（）()·A-Z]){{2,40}}"
    r"(?:公司|集团|大学|学院|研究院|研究所|研究中心|银行|合伙企业(?:[（(]有限合伙[）)])?|工厂))"
)


def iter_headings(document: Document, end: int) -> Iterator[Span]:
    """Walk the headings above a place, the nearest first.

    Args:
        document: The document.
        end: The place.

    Yields:
        Lines that the format marks as headings or captions, and lines that are hardly more than a name; rows of
        tables are none, nor is anything in the head of a letter.
    """
    text = document.text
    start = max(find_letter_head(text), end - MAX_ABOVE)
    first, last = (bisect_left(document.regions, at, key=lambda region: region.span.start) for at in (start, end))
    near = document.regions[first:last]
    marked = {region.span for region in near if region.kind == "node" and _MARKED.search(region.label)}
    for line in reversed(list(iter_lines(text, start=start, end=end))):
        words = line.span.cut(text)
        if len(words) > MAX_HEADING or "\t" in words or is_field(words):
            continue
        if line.span in marked or _is_name(text, line.span):
            yield line.span


def _is_name(text: str, line: Span) -> bool:
    """Whether a line is hardly more than the name of an organisation."""
    named = find_organisations(text, line)
    return len(named) == 1 and named[0].end - named[0].start >= MIN_NAME_RATIO * (line.end - line.start)


def find_organisations(text: str, stretch: Span) -> list[Span]:
    """Find the organisations that a heading or title names.

    Args:
        text: Canonical text.
        stretch: The heading.

    Returns:
        Where the names of different organisations stand, each once; in text order.
    """
    found: dict[str, Span] = {}
    for match in _HANZI_NAME.finditer(text, stretch.start, stretch.end):
        span = check_organisation(text, *match.span("name"))
        if span is not None:
            found.setdefault(span.cut(text), span)
    for match in _LATIN_NAME.finditer(text, stretch.start, stretch.end):
        about = _ABOUT.match(text, match.start(), match.end())
        for start, end in _part(text, about.end() if about is not None else match.start(), match.end()):
            span = _find_latin(text, start, end)
            if span is not None:
                found.setdefault(span.cut(text), span)
    return list(found.values())


def _part(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of names that "and" joins behind a legal form."""
    for joined in _AND.finditer(text, start, end):
        if ends_with_form(text[start : joined.start()]):
            yield start, joined.start()
            start = joined.end()
    yield start, end


def _find_latin(text: str, start: int, end: int) -> Span | None:
    """The organisation that words with capitals name: up to the last legal form in them, else all of them."""
    ends = [start + word.end() for word in re.finditer(r"\S+", text[start:end])]
    formed = [at for at in ends if ends_with_form(text[start:at].rstrip(","))]
    return check_organisation(text, start, formed[-1] if formed else end)


def check_organisation(text: str, start: int, end: int) -> Span | None:
    """Check that a stretch surely is the name of an organisation.

    Args:
        text: Canonical text.
        start: Where it begins.
        end: Where it ends.

    Returns:
        The name without marks behind it; None where it is none.
    """
    while end > start and text[end - 1] in " ,（(":
        end -= 1
    if end <= start:
        return None
    end += text.startswith(".", end)
    span = end_name(text, Span(start, end))
    return span if span is not None and _is_organisation(span.cut(text)) else None


def _is_organisation(name: str) -> bool:
    """Whether a name is one of an organisation by its form or its head word."""
    if not looks_like_name(name):
        return False
    if has_hanzi(name):
        return load_chinese_lexicon().ending.search(name) is not None
    heads = load_lexicon().heads
    words = [word.strip(".,").lower() for word in name.split()]
    has_head = any(word in heads and heads[word].is_organisation for word in words)
    return len(words) > 1 and (ends_with_form(name) or has_head)
