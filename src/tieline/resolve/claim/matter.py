"""The words by which a claim is called: a clause of the utterance that opens it, in the words of the source."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tieline.model.span import Evidence, Span
from tieline.model.utterance import CueClass, Stance
from tieline.resolve.claim.voice import Voice

MATTER_CHARS = 180
"""A longer matter is cut at a word."""
LEAD_CHARS = 160
"""Words before the content that may be shown to make it a clause; more would hide the matter."""

_THAT = re.compile(
    r"^(?:.{0,80}?\b)?(?:accusations?|allegations?|claims?|charges?|reports?|statements?|suggestions?|suspicions?)"
    r"(?: [^.;]{0,60}?)?\bthat\s+",
    re.IGNORECASE | re.DOTALL,
)
_PHRASES = ("accuse", "urge", "call", "object", "noun", "decline")
"""Ends of the ids of the rules whose contents are no clauses, unless "that" stands before them."""
_QUOTED_LINE = re.compile(r"\n[>| ]+|(?<= )> ")
"""The mark of a line that a mail quotes."""
_EDGES = " \t\n\"'“”‘’「」『』,，;；:：、"  # what stands around a quotation


def choose_opener(ordered: Sequence[Voice]) -> Voice:
    """Choose the utterance that opens a claim.

    Args:
        ordered: The utterances of the claim, in order of saying.

    Returns:
        An accusation that reads as a clause, else an accusation, else what is affirmed, else the first.
    """

    def rank(voice: Voice) -> tuple[int, bool]:
        if voice.position is not Stance.AFFIRMS:
            return (3 if voice.position is Stance.DENIES else 4, False)
        if voice.utterance.cue_class is CueClass.ACCUSE:
            return (0, len(voice.words) < 4)
        return (2 if voice.utterance.cue_class is CueClass.CONFIRM else 1, False)

    return min(ordered, key=rank)


def find_matter(opener: Voice, text: str) -> Evidence:
    """Find the words by which a claim is called.

    Args:
        opener: The utterance that opens it.
        text: The text of its document.

    Returns:
        The content where it reads as a clause; what a denied accusation says; else the passage from the speaker on.
    """
    said = opener.utterance
    span = said.content_span
    that = _THAT.match(said.content)
    if that and that.end() < len(said.content) - 8:
        span = Span(span.start + that.end(), span.end)
    elif _is_fragment(opener, text):
        span = _with_article(_with_lead(said.evidence_span, said.cue_span, span), text)
    span = trim(span, text)
    return Evidence(said.document, span, span.cut(text))


def _is_fragment(opener: Voice, text: str) -> bool:
    """Whether the content is no clause by itself."""
    said = opener.utterance
    before = text[max(0, said.content_span.start - LEAD_CHARS) : said.content_span.start].rstrip(_EDGES)
    return opener.points or (said.rule.endswith(_PHRASES) and not before.endswith((" that", "称", "说")))


def _with_lead(passage: Span, cue: Span, content: Span) -> Span:
    """The passage with speaker and cue, where they stand before the content; else the content with its cue."""
    if passage.start < content.start and content.start - passage.start <= LEAD_CHARS:
        return Span(passage.start, content.end)
    start = cue.start if cue.start < content.start and content.start - cue.start <= LEAD_CHARS else content.start
    return Span(start, content.end)


def _with_article(span: Span, text: str) -> Span:
    """Take in the article that stands before a name."""
    article = next((word for word in ("The ", "the ") if text.endswith(word, 0, span.start)), "")
    return Span(span.start - len(article), span.end)


def trim(span: Span, text: str) -> Span:
    """Leave out quotation marks, commas and spaces at the ends.

    Args:
        span: Words of a text.
        text: The text.

    Returns:
        The words without what stands around them; the same where nothing else is left.
    """
    words = span.cut(text)
    start = len(words) - len(words.lstrip(_EDGES))
    end = len(words.rstrip(_EDGES))
    return Span(span.start + start, span.start + end) if start < end else span


def shorten(words: str) -> str:
    """Put a matter on one line.

    Args:
        words: Words of a document.

    Returns:
        The words on one line, cut at a word, with a mark where they were cut.
    """
    line = " ".join(_QUOTED_LINE.sub("\n", words).split())
    if len(line) <= MATTER_CHARS:
        return line
    cut = line[:MATTER_CHARS]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut).rstrip(_EDGES) + " …"
