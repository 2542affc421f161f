"""PDF files."""

from __future__ import annotations

import sys

import pytest

from tests.unit.read.formats.samples import make_pdf
from tieline.errors import DamagedError, EncryptedError, NeedsExtraError
from tieline.read.formats import recognition
from tieline.read.formats.pdf import read_pdf
from tieline.settings import Limits

PARAGRAPH = [
    "The ministry refuted the report and said that the contract with the inter-",
    "national branch of Acme stood. It was signed by the international board of",
    "the company.",
    "Second paragraph of the page, which is the last one and ends in a state-of-",
    "the-art sentence.",
]


@pytest.fixture
def _no_recognition(monkeypatch: pytest.MonkeyPatch) -> None:
    recognition._load.cache_clear()
    monkeypatch.setitem(sys.modules, "rapidocr", None)


def test_line_ends_are_mended_and_pages_mapped() -> None:
    """Lines of a paragraph are one, paragraphs stay apart, and each page is a region."""
    readable = read_pdf(make_pdf([PARAGRAPH, ["Page two."]]), path="a.pdf", limits=Limits())
    first, second = readable.text.split("\n\n")
    assert [len(line.split(". ")) for line in first.split("\n")] == [2, 1]
    assert second == "Page two."
    assert [(region.kind, region.label) for region in readable.regions] == [("page", "1"), ("page", "2")]
    assert readable.regions[1].span.cut(readable.text) == "Page two."


def test_a_hyphen_at_a_line_end_goes_only_if_the_word_is_written_without_one() -> None:
    """The file itself tells that "inter-national" is "international"; "state-of-the-art" keeps its hyphens."""
    text = read_pdf(make_pdf([PARAGRAPH]), path="a.pdf", limits=Limits()).text
    assert "the international branch of Acme" in text
    assert "state-of-the-art" in text


def test_a_sentence_that_runs_over_the_page_is_whole() -> None:
    """A page that ends within a sentence is followed by a space."""
    text = read_pdf(make_pdf([["It was signed by the"], ["board of Acme."]]), path="a.pdf", limits=Limits()).text
    assert text == "It was signed by the board of Acme."


def test_the_title_in_the_information_counts_and_the_creation_date_does_not() -> None:
    """Making a file is not publishing a text."""
    readable = read_pdf(make_pdf([PARAGRAPH], title="Report on Acme"), path="a.pdf", limits=Limits())
    assert (readable.title, readable.published_on) == ("Report on Acme", None)
    named = read_pdf(make_pdf([PARAGRAPH], title="Microsoft Word - x.doc"), path="a.pdf", limits=Limits())
    assert named.title is None


def test_a_password_is_asked_for() -> None:
    """An encrypted file is told as such, with what to do."""
    with pytest.raises(EncryptedError, match=r"a\.pdf needs a password") as caught:
        read_pdf(make_pdf([PARAGRAPH], encrypt=True), path="a.pdf", limits=Limits())
    assert caught.value.code == "encrypted_pdf"
    assert caught.value.hint


def test_a_cut_off_file_is_damaged() -> None:
    """Half a PDF file is told as damaged."""
    data = make_pdf([PARAGRAPH])
    with pytest.raises(DamagedError) as caught:
        read_pdf(data[: len(data) // 2], path="a.pdf", limits=Limits())
    assert caught.value.code == "damaged_pdf"


@pytest.mark.usefixtures("_no_recognition")
def test_a_scan_without_the_extra_is_a_notice() -> None:
    """A file of nothing but pictures needs the extra, and says how to get it."""
    with pytest.raises(NeedsExtraError) as caught:
        read_pdf(make_pdf([], picture_pages=1), path="a.pdf", limits=Limits())
    assert caught.value.code == "not_read:needs-ocr"
    assert 'pip install "tieline[ocr]"' in (caught.value.hint or "")


@pytest.mark.usefixtures("_no_recognition")
def test_a_picture_page_among_others_is_a_gap() -> None:
    """The pages with text are read, the others are named."""
    readable = read_pdf(make_pdf([PARAGRAPH], picture_pages=2), path="a.pdf", limits=Limits())
    (gap,) = readable.gaps
    assert gap.code == "not_read:needs-ocr"
    assert gap.message.startswith("Pages 2, 3 of a.pdf")
