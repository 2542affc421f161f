"""Paragraphs and sentences of canonical text, found by rule so that offsets are ours and the parser can be skipped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from tieline.model.span import Span

WRAP_LOW, WRAP_HIGH = 55, 92
"""A text whose lines mostly end in this range of columns was wrapped by a machine (RFC 2822 recommends 78)."""

MAX_SENTENCE = 1500
"""Characters; what is longer is a table, a list or an attack, and rules would take time that grows by its square."""

_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen col lt sgt capt sen rep gov st no nos vol art sec al etc vs eg ie e.g i.e cf fig approx est "
    "co corp inc ltd bros jr sr jan feb mar apr jun jul aug sep sept oct nov dec u.s u.k u.n e.o p.r.c d.c a.k.a f.k.a "
    "ph.d pvt pte mfg intl dept univ".split()
)
_STARTERS = frozenset(
    "the a an in on at he she it they we i this that these those but and however according after before while when if "
    "there his her its their as for since chinese american china as one two both no not last meanwhile "
    "what how who why where which will would does do did is are was were can could has have should".split()
)
_END = re.compile(
    r"(?<![.!?…])[.!?…]+[\"”’')\]]*(?=\s|$)|[a-z\"”)][.!?](?=[\"“]?[A-Z][a-z’']+[\s,])|[。！？]+[”』」]*|\n"
)
_COMPANY = re.compile(r"(?:[A-Z][\w&’'-]*,? ){1,6}(?:Co|Corp|Corporation|Company|Group|Inc|LLC|Limited|Ltd)\b")
"""Another company's whole name: it begins a sentence where "Ltd." stands before it."""
_NEXT = re.compile(r"\s*([\"“‘'(\[]*)([^\s\"“‘'(\[]\S*)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with what the model found in it.

    Attributes:
        span: Where it stands in the document.
        text: Its words.
        doc: The model's tokens and entities.
        paragraph: Number of its paragraph.
        tokens: The model's tokens; a `Doc` would make them anew at every look.
        lowered: Their words in lower case.
    """

    span: Span
    text: str
    doc: Doc
    paragraph: int
    tokens: tuple[Token, ...] = field(init=False, repr=False, compare=False)
    lowered: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Keep the tokens."""
        object.__setattr__(self, "tokens", tuple(self.doc))
        object.__setattr__(self, "lowered", tuple([token.lower_ for token in self.tokens]))


def iter_paragraphs(text: str) -> Iterator[Span]:
    """Cut a text into paragraphs.

    A line break ends a paragraph, unless the text was wrapped to a column width; then a blank line does.

    Args:
        text: Canonical text.

    Yields:
        Spans without surrounding white space, in order; never empty.
    """
    breaks = r"\n\s*\n" if _is_wrapped(text) else r"\n"
    start = 0
    for match in re.finditer(breaks, text):
        yield from _trimmed(text, start, match.start())
        start = match.end()
    yield from _trimmed(text, start, len(text))


def iter_sentences(text: str, paragraph: Span) -> Iterator[Span]:
    """Cut a paragraph into sentences.

    Args:
        text: Canonical text.
        paragraph: Where the paragraph stands.

    Yields:
        Spans without surrounding white space, in order; together they cover the paragraph's words.
    """
    start = paragraph.start
    for match in _END.finditer(text, paragraph.start, paragraph.end):
        if match.end() > start and _ends_sentence(text, match, paragraph.end):
            yield from _parts(text, start, match.end())
            start = match.end()
    yield from _parts(text, start, paragraph.end)


def _parts(text: str, start: int, end: int) -> Iterator[Span]:
    """A sentence, cut at spaces where it is too long to be one."""
    while end - start > MAX_SENTENCE:
        space = text.rfind(" ", start + 1, start + MAX_SENTENCE)
        cut = space if space > start else start + MAX_SENTENCE
        yield from _trimmed(text, start, cut)
        start = cut
    yield from _trimmed(text, start, end)


def _ends_sentence(text: str, match: re.Match[str], limit: int) -> bool:
    mark = match[0]
    if mark == "\n":
        return False
    if mark[0] in "。！？!?…" or "!" in mark or "?" in mark:
        return True
    following = _NEXT.match(text, match.end(), limit)
    if following is None:
        return True
    word = following[2]
    if word[0].islower() or word[0] in ",;:)%":
        return False
    before = text[max(0, match.start() - 24) : match.start() + 1].split()
    last = before[-1].rstrip(".\"”’')").lstrip("(\"“'").lower() if before else ""
    if last in _ABBREVIATIONS or (len(last) == 1 and last.isalpha()):
        known_start = word.rstrip(",").lower() in _STARTERS and not following[1].startswith("(")
        if last in {"co", "corp", "inc", "ltd"} and _COMPANY.match(text, following.start(2), limit):
            return True
        return known_start and last in {"u.s", "u.k", "co", "corp", "inc", "ltd", "etc", "u.n", "d.c"}
    return True


def _is_wrapped(text: str) -> bool:
    lengths = [len(line) for line in text[:200_000].split("\n") if line.strip()]
    if len(lengths) < 8:
        return False
    full = sum(WRAP_LOW <= length <= WRAP_HIGH for length in lengths)
    return full >= 0.5 * len(lengths) and sum(length <= WRAP_HIGH for length in lengths) >= 0.93 * len(lengths)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)
