"""The passages of a document that a model is asked about, with what rules read in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tieline.model.document import Document
from tieline.model.entity import Mention, Schema
from tieline.model.ids import MentionId
from tieline.model.reading import Reading
from tieline.model.span import Span
from tieline.model.utterance import Utterance
from tieline.read.date.find import find_dates, infer_anchor
from tieline.read.date.parts import DateMention
from tieline.read.proposal.citation import fold_quote
from tieline.read.sentence import iter_paragraphs, iter_sentences

MAX_CHARS = 2_000
"""Characters of a passage; a longer paragraph is cut between sentences. Source: question and answer must fit a context
of 4,096 tokens, the default of Ollama (OLLAMA_CONTEXT_LENGTH): about 900 tokens of instructions, 500 of English text
or up to 2,000 of Chinese, and an answer."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, or a part of a long one.

    Attributes:
        span: Where it stands in the document. All other spans are of the document too.
        view: Its words, folded so that quotes can be compared; as long as the span.
        sentences: Its sentences.
        mentions: Names that rules read in it.
        utterances: Utterances that rules read in the document and that have a part in it.
        dates: Dates in it.
        known: Every mention that rules read in the document, by id.
        kinds: The kinds that the document as a whole gives to each name.
    """

    span: Span
    view: str
    sentences: tuple[Span, ...]
    mentions: tuple[Mention, ...]
    utterances: tuple[Utterance, ...]
    dates: tuple[DateMention, ...]
    known: Mapping[MentionId, Mention]
    kinds: Mapping[str, frozenset[Schema]]


def make_passages(document: Document, reading: Reading, *, everything: bool = False) -> tuple[Passage, ...]:
    """Cut a document into passages that are worth asking about.

    Args:
        document: The document.
        reading: What rules read in it.
        everything: Whether passages without two names are asked about too.

    Returns:
        Passages in text order.
    """
    dates = _find_dates(document)
    kinds: dict[str, set[Schema]] = {}
    for mention in reading.mentions:
        kinds.setdefault(mention.name, set()).add(mention.schema)
    known = {mention.id: mention for mention in reading.mentions}
    frozen = {name: frozenset(found) for name, found in kinds.items()}
    made = (
        Passage(
            span,
            fold_quote(span.cut(document.text)),
            sentences,
            tuple(mention for mention in reading.mentions if span.covers(mention.span)),
            tuple(one for one in reading.utterances if span.overlaps(one.evidence_span)),
            tuple(date for date in dates if span.covers(date.span)),
            known,
            frozen,
        )
        for span, sentences in _iter_parts(document.text)
    )
    return tuple(passage for passage in made if everything or len({one.name for one in passage.mentions}) > 1)


def _find_dates(document: Document) -> Sequence[DateMention]:
    """The dates of a document, by its own date or, without one, by the year it gives away."""
    found = find_dates(document.text, anchor=document.published_on)
    if document.published_on is None and (year := infer_anchor(document.text, found)):
        return find_dates(document.text, anchor=year)
    return found


def _iter_parts(text: str) -> Iterator[tuple[Span, tuple[Span, ...]]]:
    """Paragraphs with their sentences; long ones in several parts."""
    for paragraph in iter_paragraphs(text):
        part: list[Span] = []
        for sentence in iter_sentences(text, paragraph):
            if part and sentence.end - part[0].start > MAX_CHARS:
                yield Span(part[0].start, part[-1].end), tuple(part)
                part = []
            part.append(sentence)
        if part:
            yield Span(part[0].start, part[-1].end), tuple(part)
