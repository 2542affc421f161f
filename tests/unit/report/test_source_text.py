"""Source text cut into segments."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tieline.model import Span
from tieline.report.case_index import find_paragraphs
from tieline.report.source_text import SourceText, cut_source

TEXTS = st.text(alphabet="ab \n汉", min_size=1, max_size=60)


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, list[Span]]:
    """Draw a text and stretches of it, which may overlap, cross, or be equal in part."""
    text = draw(TEXTS)
    ends = st.integers(0, len(text)).flatmap(lambda end: st.tuples(st.integers(0, max(0, end - 1)), st.just(end)))
    spans = {Span(*pair) for pair in draw(st.lists(ends, max_size=8)) if pair[0] < pair[1]}
    return text, sorted(spans, key=lambda span: (span.start, -span.end))


def cut(text: str, spans: list[Span], *, whole: bool = True) -> SourceText:
    """Cut a text as source number 3."""
    return cut_source(text, number=3, spans=spans, paragraphs=find_paragraphs(text), whole=whole)


@given(texts_with_spans())
def test_segments_join_to_the_text(drawn: tuple[str, list[Span]]) -> None:
    """The segments of a whole text are the text."""
    text, spans = drawn
    assert "".join(segment.text for segment in cut(text, spans).segments) == text


@given(texts_with_spans())
def test_marked_segments_join_to_the_quote(drawn: tuple[str, list[Span]]) -> None:
    """The segments that bear a stretch's mark join to its words, however stretches cross."""
    text, spans = drawn
    source = cut(text, spans)
    for span, (_, mark) in zip(spans, source.targets, strict=True):
        assert "".join(segment.text for segment in source.segments if mark in segment.marks) == span.cut(text)


@given(texts_with_spans())
def test_each_anchor_stands_once_before_its_segments(drawn: tuple[str, list[Span]]) -> None:
    """Every stretch has one anchor, on the first segment that bears its mark."""
    text, spans = drawn
    source = cut(text, spans)
    for anchor, mark in source.targets:
        places = [place for place, segment in enumerate(source.segments) if anchor in segment.anchors]
        assert places == [next(place for place, segment in enumerate(source.segments) if mark in segment.marks)]


@given(texts_with_spans())
def test_passages_hold_every_stretch(drawn: tuple[str, list[Span]]) -> None:
    """Embedding passages only loses no stretch, and counts what it leaves out."""
    text, spans = drawn
    padded = "x" * 3000 + text + "y" * 3000
    moved = [Span(span.start + 3000, span.end + 3000) for span in spans]
    source = cut(padded, moved, whole=False)
    for span, (_, mark) in zip(moved, source.targets, strict=True):
        assert "".join(segment.text for segment in source.segments if mark in segment.marks) == span.cut(padded)
    shown = sum(len(segment.text) + segment.skipped_chars for segment in source.segments)
    assert shown + source.rest_chars == len(padded)


def test_paragraphs_are_numbered_by_lines_with_words() -> None:
    """Each line that is not blank gets the next number."""
    source = cut("one\n\n \ntwo\nthree", [Span(5, 9)])
    assert [segment.paragraph for segment in source.segments if segment.paragraph] == [1, 2, 3]


def test_long_text_without_citations_is_left_out() -> None:
    """Nothing is embedded of a long text that nothing rests on."""
    source = cut("x" * 10, [], whole=False)
    assert (source.coverage, source.segments, source.rest_chars) == ("none", (), 10)


def test_empty_text_has_no_segments() -> None:
    """A document without text is embedded as nothing."""
    assert cut("", []).segments == ()
