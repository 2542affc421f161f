"""Citations of source text."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.report.case_texts import FACTS, NEWS
from tieline.model import Document, Span
from tieline.model.ids import DocumentId
from tieline.report.case_index import CaseIndex
from tieline.report.citation import anchor_id, find_citation, find_citations, find_names, find_spans, name_document


def document_at(index: CaseIndex, path: str) -> Document:
    """Give the document that was read from a path."""
    return next(document for document in index.documents if document.path == path)


def test_citation_names_source_and_paragraph(index: CaseIndex) -> None:
    """A citation's label counts the paragraphs of the source from 1."""
    news = document_at(index, NEWS)
    start = news.text.index("By Orla")
    citation = find_citation(index, news.id, Span(start, start + 7))
    assert citation is not None
    assert citation.label == f"S{index.number_of[news.id]} ¶2"
    assert (citation.quote, citation.source) == ("By Orla", "Chips for the wind tunnel")


def test_citation_names_the_page_where_there_are_pages(index: CaseIndex) -> None:
    """A document with pages is cited by page and paragraph."""
    facts = document_at(index, FACTS)
    start = facts.text.index("Second page")
    citation = find_citation(index, facts.id, Span(start, start + 6))
    assert citation is not None
    assert citation.label.endswith("p.\u00a02 ¶4")


def test_document_outside_the_case_has_no_citation(index: CaseIndex) -> None:
    """Words of a document that is not part of the case cannot be linked."""
    assert find_citation(index, DocumentId("doc-elsewhere"), Span(0, 1)) is None


def test_equal_citations_stand_once(index: CaseIndex) -> None:
    """Evidence that is given twice is cited once."""
    evidence = index.case.relationships[0].evidence[0]
    assert len(find_citations(index, (evidence, evidence))) == 1


def test_anchor_needs_no_escaping() -> None:
    """An anchor is a plain identifier."""
    assert anchor_id(2, Span(120, 188)) == "doc-2-s120-188"


def test_party_is_cited_where_each_document_names_it_first(index: CaseIndex) -> None:
    """One place per document, in the order of the sources."""
    hongtan = index.parties[0]
    names = find_names(index, hongtan.id)
    assert [index.number_of[document] for document, _ in names] == [1, 2, 3, 4, 5]
    document, span = names[2]
    assert index.document_of[document].text.index("Hongtan") == span.start


def test_spans_stand_in_text_order(index: CaseIndex) -> None:
    """The stretches of a document are sorted, the longer first where two start together."""
    for spans in find_spans(index).values():
        assert list(spans) == sorted(spans, key=lambda span: (span.start, -span.end))


def test_untitled_document_is_called_by_its_file(index: CaseIndex) -> None:
    """A document without a title is named by the last part of its path."""
    news = document_at(index, NEWS)
    assert name_document(replace(news, title=None)) == "harbour-post.txt"
    assert name_document(replace(news, title=None, path="https://a.example/news/")) == "news"
    assert name_document(news) == "Chips for the wind tunnel"
