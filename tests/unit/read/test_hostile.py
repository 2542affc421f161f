"""Texts that nobody wrote to be read: one endless line, control characters, noise, menus, pages without text."""

from __future__ import annotations

import pytest

from tests.unit.read.passage import make_document
from tieline.errors import EmptyError
from tieline.model import Document, Reading
from tieline.read.document import read_document
from tieline.read.reader import Reader
from tieline.settings import Limits

CHARS = 6_000
"""Long enough that time growing by the square would outlast the time limit of a test, short enough for every run."""

LINES = {
    "sentence without an end": "Acme Corporation said on Monday that it owns 30 percent of Bolt Holdings and ",
    "open quotations": '"Acme said ',
    "parentheses": "(",
    "commas": "Acme, ",
    "one word": "aB",
    "chain of and": "Acme and ",
    "chain of of": "Ministry of ",
    "years": "1990 General ",
    "dates": "2018-05-06 ",
    "Hanzi": "中国长城科技集团股份有限公司表示",
}

BLANKS = {
    "blank lines": "\n",
    "lines of one space": "\n \n",
    "lines of a tab": "\t\n",
    "spaces": " ",
    "tabs": "\t",
    "wide spaces": "\u3000\n",
}
BLANK_CHARS = 100_000
"""Long enough that ten minutes would go by where such a gap is read time and again."""


def _read(reader: Reader, document: Document) -> Reading:
    reading = reader.read(document)
    assert all(mention.span.cut(document.text) == mention.quote for mention in reading.mentions)
    assert all(utterance.content_span.cut(document.text) == utterance.content for utterance in reading.utterances)
    return reading


@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_endless_line_is_read_to_its_end_with_exact_spans(reader: Reader, line: str) -> None:
    """One line that never ends is read, and every span of it holds."""
    language = "zh" if line.startswith("中") else "en"
    document = make_document(line * (CHARS // len(line)), language=language)
    assert _read(reader, document).document == document.id


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("blank", BLANKS.values(), ids=BLANKS)
def test_long_emptiness_between_lines_costs_no_more_than_its_length(reader: Reader, blank: str, language: str) -> None:
    """White space without an end is read past in time that grows with its length only."""
    gap = blank * (BLANK_CHARS // len(blank))
    text = f"CHINA\nAcme Optics Co., Ltd., 1 Sample Road, Suzhou, China.{gap}acme said, a.k.a. nothing{gap}The end."
    document = make_document(text, language=language)
    assert _read(reader, document).document == document.id


def test_control_characters_break_nothing(reader: Reader) -> None:
    """NUL and marks of direction are dropped, the latter with a notice; what stood beside them has exact spans."""
    text = "Acme \u202eCorp\u202c said on\u0000 Monday that it \u2066owns\u2069 Bolt Holdings Ltd."
    made = read_document(text.encode(), sha256="0" * 64, path="a.txt", limits=Limits())
    reading = _read(reader, made.document)
    assert {"Acme Corp", "Bolt Holdings Ltd"} <= {mention.quote.rstrip(".") for mention in reading.mentions}
    assert [issue.code for issue in made.issues] == ["not_read:marks-of-direction"]
    assert "\u0000" not in made.document.text


def test_noise_of_recognition_yields_no_ties(reader: Reader) -> None:
    """Letters that a scanner mistook make no tie out of nothing."""
    text = "Tl1e c0rnpany~ 5aid ^ it ovvns l0% 0f tne f|rm. |I1l. A~rne C0rp0rati0n ... ^^ //|| d3ni3d. " * 20
    assert _read(reader, make_document(text)).relationships == ()


def test_page_of_links_yields_no_ties_or_sayings(reader: Reader) -> None:
    """An HTML page that is nothing but a menu is opened with one notice, and nobody says or owns anything in it."""
    links = "".join(f"<li><a href='/{number}'>Acme Products {number}</a></li>" for number in range(400))
    page = f"<html><head><title>Acme</title></head><body><nav><ul>{links}</ul></nav></body></html>"
    made = read_document(page.encode(), sha256="0" * 64, path="menu.html", limits=Limits())
    reading = _read(reader, made.document)
    assert (reading.relationships, reading.utterances) == ((), ())
    assert [issue.code for issue in made.issues] == ["not_read:no-main-text"]
    assert made.issues[0].is_notice


@pytest.mark.parametrize(
    "page",
    [
        "<html><head><title>Acme</title><script>var a = 1;</script></head><body><div id='root'></div></body></html>",
        "<html><body><main></main></body></html>",
    ],
)
def test_page_without_text_says_so(page: str) -> None:
    """A page whose text a script would load, or that has none, is one clear error with a hint."""
    with pytest.raises(EmptyError, match=r"no text in page\.html") as caught:
        read_document(page.encode(), sha256="0" * 64, path="page.html", limits=Limits())
    assert caught.value.hint is None or len(caught.value.hint) > 10
