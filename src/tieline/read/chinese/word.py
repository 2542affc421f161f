"""Lines of Chinese text with their words, as the tagger cuts them, at the offsets of the document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tieline.model.span import Span
from tieline.read.chinese.tagger import tag
from tieline.read.sentence import iter_sentences
from tieline.text.normal import fold

JOINING = frozenset("ORG PER LOC nt nr ns nz nw n vn a an ad f s xc m q t".split())
"""Kinds of words that may stand inside of a longer name."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word.

    Attributes:
        start: Offset in the document.
        end: Offset after it.
        kind: The tagger's kind: a part of speech ("n", "v"), or "PER", "LOC", "ORG", "TIME".
        text: Its characters, simplified.
    """

    start: int
    end: int
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence.

    Attributes:
        span: Where it stands.
        text: Its characters, simplified, as long as the span.
        words: Its words in order; together they cover it.
        paragraph: Number of its paragraph.
    """

    span: Span
    text: str
    words: tuple[Word, ...]
    paragraph: int


def simplify(text: str) -> str:
    """View a text in simplified characters, keeping every offset, mark and letter.

    Args:
        text: Any text.

    Returns:
        A text of the same length in which only Hanzi differ.
    """
    folded = fold(text)
    if folded == text:
        return text
    return "".join([new if "\u3400" <= new <= "\u9fff" else old for old, new in zip(text, folded, strict=True)])


def make_lines(text: str, paragraphs: Sequence[Span]) -> list[Line]:
    """Cut paragraphs into sentences and these into words.

    Args:
        text: The document in simplified characters.
        paragraphs: Which stretches to read.

    Returns:
        The sentences, in text order.
    """
    spans = [(span, number) for number, part in enumerate(paragraphs) for span in iter_sentences(text, part)]
    texts = [span.cut(text) for span, _ in spans]
    return [
        Line(span, line, tuple(_words(line, tags, span.start)), number)
        for (span, number), line, tags in zip(spans, texts, tag(texts), strict=True)
    ]


def _words(text: str, tags: Sequence[str], base: int) -> list[Word]:
    """The words that the tags of a line tell."""
    words: list[Word] = []
    start, last, inner = 0, "", ""
    for at, tag_here in enumerate(tags):
        if tag_here != inner:
            if at:
                words.append(Word(base + start, base + at, last, text[start:at]))
            start, last = at, tag_here.partition("-")[0]
            inner = f"{last}-I"
    if text:
        words.append(Word(base + start, base + len(text), last, text[start:]))
    return words
