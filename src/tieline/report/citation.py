"""Citations: a link from a statement to the words of the source that carry it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tieline.model import Document, Evidence, Span
from tieline.model.ids import DocumentId, EntityId
from tieline.report.case_index import CaseIndex

NAMED_IN_DOCUMENTS = 6
"""How many documents are cited for a party's name; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A link to an exact stretch of the embedded source text.

    Attributes:
        href: The address of the anchor inside the dossier ("#doc-2-s120-188").
        label: What a reader sees, legible on paper too: source, page where there are pages, paragraph ("S2 p. 4 ¶12").
        quote: The words.
        source: What the document is called.
    """

    href: str
    label: str
    quote: str
    source: str


def anchor_id(number: int, span: Span) -> str:
    """Name the anchor of a stretch of source text.

    Args:
        number: The document's number in the dossier.
        span: The stretch.

    Returns:
        An id that is unique in the dossier and needs no escaping in HTML or CSS.
    """
    return f"doc-{number}-s{span.start}-{span.end}"


def name_document(document: Document) -> str:
    """Say what a document is called.

    Args:
        document: The document.

    Returns:
        Its title, or the last part of its path when it has none.
    """
    return document.title or document.path.rstrip("/").rsplit("/", 1)[-1] or document.path


def find_citation(index: CaseIndex, document: DocumentId, span: Span) -> Citation | None:
    """Make the citation of a stretch of a document.

    Args:
        index: The case with its look-ups.
        document: Which document.
        span: Which words of its canonical text.

    Returns:
        The citation; None when the document is not part of the case.
    """
    found = index.document_of.get(document)
    if found is None:
        return None
    number = index.number_of[document]
    return Citation(
        href=f"#{anchor_id(number, span)}",
        label=_label(found, index.paragraphs_of[document], number, span),
        quote=span.cut(found.text),
        source=name_document(found),
    )


def find_citations(index: CaseIndex, evidence: Iterable[Evidence]) -> tuple[Citation, ...]:
    """Make the citations of several pieces of evidence.

    Args:
        index: The case with its look-ups.
        evidence: What to cite.

    Returns:
        Citations in the same order, without repeats and without documents that are not part of the case.
    """
    found = (find_citation(index, item.document, item.span) for item in evidence)
    return tuple(dict.fromkeys(citation for citation in found if citation is not None))


def find_names(index: CaseIndex, entity: EntityId) -> tuple[tuple[DocumentId, Span], ...]:
    """Find where each document names an entity first.

    Args:
        index: The case with its look-ups.
        entity: The entity.

    Returns:
        The first mention in each document that names it, in the order of the sources.
    """
    first: dict[DocumentId, Span] = {}
    for mention_id in index.entity_of[entity].mentions:
        mention = index.mention_of.get(mention_id)
        if mention is None or mention.document not in index.number_of:
            continue
        known = first.get(mention.document)
        if known is None or mention.span < known:
            first[mention.document] = mention.span
    return tuple(sorted(first.items(), key=lambda item: index.number_of[item[0]]))


def find_spans(index: CaseIndex) -> Mapping[DocumentId, tuple[Span, ...]]:
    """Find every stretch of source text that the dossier may cite.

    Args:
        index: The case with its look-ups.

    Returns:
        For each document the spans that need an anchor, in text order, the longer first where two start together.
    """
    spans: dict[DocumentId, set[Span]] = defaultdict(set)
    for document, span in _iter_spans(index):
        spans[document].add(span)
    return {
        document: tuple(sorted(found, key=lambda span: (span.start, -span.end)))
        for document, found in spans.items()
        if document in index.number_of
    }


def _iter_spans(index: CaseIndex) -> Iterator[tuple[DocumentId, Span]]:
    for tie in index.case.relationships:
        for evidence in (*tie.evidence, *(item.evidence for item in tie.properties)):
            yield evidence.document, evidence.span
    for utterance in index.utterance_of.values():
        yield utterance.document, utterance.evidence_span
    for technology in index.case.technologies:
        yield from ((item.document, item.span) for item in technology.evidence)
    for side in (side for contradiction in index.case.contradictions for side in contradiction.sides):
        yield from ((item.document, item.span) for item in side.evidence)
    for entity in index.parties:
        yield from find_names(index, entity.id)[:NAMED_IN_DOCUMENTS]


def _label(document: Document, paragraphs: tuple[int, ...], number: int, span: Span) -> str:
    page = next(
        (
            f" p.\u00a0{region.label}"
            for region in document.regions
            if region.kind == "page" and region.span.start <= span.start < region.span.end
        ),
        "",
    )
    return f"S{number}{page} ¶{max(1, bisect_right(paragraphs, span.start))}"
