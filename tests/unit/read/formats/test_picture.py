"""Pictures of text."""

from __future__ import annotations

import ctypes
import io
import sys

import pytest

from tests.unit.read.formats.samples import make_pdf, make_png
from tieline.errors import DamagedError, EmptyError, NeedsExtraError, TooLargeError
from tieline.read.formats import read_bytes, recognition
from tieline.read.formats.pdf import _is_garbled
from tieline.read.formats.picture import iter_frames, read_picture
from tieline.settings import Limits

needs_ocr = pytest.mark.extras


@pytest.mark.parametrize("data", [make_png(), b"\xff\xd8\xff\xe0 jpeg", b"II*\x00 tiff", b"MM\x00* tiff"])
def test_without_the_extra_a_picture_is_a_notice(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """The notice names the item and says how to get text recognition."""
    recognition._load.cache_clear()
    monkeypatch.setitem(sys.modules, "rapidocr", None)
    with pytest.raises(NeedsExtraError, match="item") as caught:
        read_bytes(data, path="item", limits=Limits())
    assert caught.value.code == "not_read:needs-ocr"
    assert caught.value.exit_code == 0


def _draw(lines: list[str], *, kind: str = "PNG") -> bytes:
    image = pytest.importorskip("PIL.Image")
    draw = pytest.importorskip("PIL.ImageDraw")
    font = pytest.importorskip("PIL.ImageFont").load_default(28)
    pictures = []
    for page in range(0, len(lines), 4):
        picture = image.new("RGB", (1000, 300), "white")
        for number, line in enumerate(lines[page : page + 4]):
            draw.Draw(picture).text((40, 30 + 60 * number), line, fill="black", font=font)
        pictures.append(picture)
    buffer = io.BytesIO()
    more = {"save_all": True, "append_images": pictures[1:]} if len(pictures) > 1 else {}
    pictures[0].save(buffer, kind, **more)
    return buffer.getvalue()


LETTER = ["General Office of the City", "June 20, 2018", "We deleted 30 pieces of information."]


@needs_ocr
def test_the_lines_of_a_letter_are_read_with_their_boxes() -> None:
    """Words come back in reading order, each line with its box in pixels; the date line is the date."""
    pytest.importorskip("rapidocr")
    readable = read_picture(_draw(LETTER), path="letter.png", limits=Limits())
    assert readable.text.split("\n") == LETTER
    lines = [region for region in readable.regions if region.kind == "box"]
    assert [region.span.cut(readable.text) for region in lines] == LETTER
    left, top, right, bottom = map(int, lines[1].label.split(","))
    assert 20 < left < 60
    assert 70 < top < bottom < 140
    assert right < 400
    assert str(readable.published_on) == "2018-06-20"


@needs_ocr
def test_every_character_has_a_box_inside_its_line_and_a_score() -> None:
    """Each character that is no space has a region of one character, left to right, with a score."""
    pytest.importorskip("rapidocr")
    readable = read_picture(_draw(LETTER), path="letter.png", limits=Limits())
    characters = [region for region in readable.regions if region.kind == "character"]
    assert [region.span.cut(readable.text) for region in characters] == list("".join("".join(LETTER).split()))
    assert all(region.score is not None and 0.5 < region.score <= 1 for region in characters)
    lefts = [int(region.label.split(",")[0]) for region in characters[: len("GeneralOffice")]]
    assert lefts == sorted(lefts)


@needs_ocr
@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_that_lies_on_its_side_or_head_is_turned(degrees: int) -> None:
    """The text is the same, and the boxes are those of the page as it came."""
    pytest.importorskip("rapidocr")
    image = pytest.importorskip("PIL.Image")
    buffer = io.BytesIO()
    image.open(io.BytesIO(_draw(LETTER))).rotate(degrees, expand=True).save(buffer, "PNG")
    readable = read_picture(buffer.getvalue(), path="letter.png", limits=Limits())
    assert readable.text.split("\n") == LETTER
    left, top, right, bottom = map(int, readable.regions[0].label.split(","))
    assert {90: top > 600, 180: left > 600, 270: bottom < 400}[degrees]
    assert (bottom - top > right - left) == (degrees != 180)


@needs_ocr
def test_a_jpeg_and_a_tiff_of_two_pages_are_read() -> None:
    """Each page of a TIFF file is a region, and the media type is that of the content."""
    pytest.importorskip("rapidocr")
    assert read_picture(_draw(LETTER, kind="JPEG"), path="a", limits=Limits()).media_type == "image/jpeg"
    readable = read_picture(
        _draw([*LETTER, "Page one ends.", "Page two begins."], kind="TIFF"), path="a", limits=Limits()
    )
    assert [region.label for region in readable.regions if region.kind == "page"] == ["1", "2"]


@needs_ocr
def test_a_damaged_an_empty_and_a_huge_picture_are_refused() -> None:
    """Each fault has its own error, and a bomb is never unpacked."""
    pytest.importorskip("rapidocr")
    with pytest.raises(DamagedError, match="damaged picture"):
        read_picture(_draw(LETTER)[:300], path="a", limits=Limits())
    with pytest.raises(EmptyError, match="No words"):
        read_picture(make_png(width=200, height=200), path="a", limits=Limits())
    with pytest.raises(TooLargeError, match="pixels"):
        read_picture(make_png(width=60_000, height=60_000), path="a", limits=Limits())


@needs_ocr
def test_a_scanned_page_in_a_pdf_file_is_read() -> None:
    """A page that holds only a picture goes through text recognition; without words it leaves no trace."""
    pytest.importorskip("rapidocr")
    image = pytest.importorskip("PIL.Image")
    buffer = io.BytesIO()
    image.open(io.BytesIO(_draw(LETTER))).save(buffer, "PDF", resolution=150)
    readable = read_bytes(buffer.getvalue(), path="scan.pdf", limits=Limits())
    assert "deleted 30 pieces" in readable.text
    assert readable.regions[0].kind == "page"
    with pytest.raises(EmptyError):
        read_bytes(make_pdf([], picture_pages=1), path="scan.pdf", limits=Limits())


def _stamp_page(words: str) -> bytes:
    """A PDF page with a picture of the letter and, above it, a text layer of its own."""
    pdfium = pytest.importorskip("pypdfium2")
    raw = pdfium.raw
    document = pdfium.PdfDocument.new()
    page = document.new_page(600, 400)
    picture = pdfium.PdfImage.new(document)
    picture.load_jpeg(io.BytesIO(_draw(LETTER, kind="JPEG")))
    picture.set_matrix(pdfium.PdfMatrix().scale(600, 300).translate(0, 40))
    page.insert_obj(picture)
    text = raw.FPDFPageObj_NewTextObj(document, b"Helvetica", 12)
    encoded = (words + "\0").encode("utf-16-le")
    raw.FPDFText_SetText(text, ctypes.cast(encoded, raw.FPDF_WIDESTRING))
    raw.FPDFPageObj_Transform(text, 1, 0, 0, 1, 20, 380)
    raw.FPDFPage_InsertObject(page, text)
    page.gen_content()
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@needs_ocr
def test_a_stamped_page_number_does_not_hide_a_scan() -> None:
    """A page with a few words of text over a scan is read as a picture, one with a real text layer is not."""
    pytest.importorskip("rapidocr")
    short = read_bytes(_stamp_page("Page 1"), path="scan.pdf", limits=Limits())
    assert "We deleted 30 pieces of information." in short.text
    assert {region.kind for region in short.regions} >= {"page", "box", "character"}
    long = read_bytes(_stamp_page("These words of the text layer tell enough. " * 3), path="scan.pdf", limits=Limits())
    assert "deleted" not in long.text
    assert {region.kind for region in long.regions} == {"page"}


def test_a_text_layer_without_letters_is_no_text() -> None:
    """Shapes of a font in the private area are not taken for words."""
    assert _is_garbled("\ue001\ue002\ue003ab")
    assert not _is_garbled("飞腾 Phytium ©")


@needs_ocr
def test_a_scan_of_sixteen_bits_is_read() -> None:
    """Grey levels beyond 255 are brought down, not cut off to white."""
    pytest.importorskip("rapidocr")
    image, numpy = pytest.importorskip("PIL.Image"), pytest.importorskip("numpy")
    grey = numpy.asarray(image.open(io.BytesIO(_draw(LETTER))).convert("L"), dtype=numpy.uint16) * 200
    buffer = io.BytesIO()
    image.fromarray(grey).save(buffer, "PNG")
    assert read_picture(buffer.getvalue(), path="deep.png", limits=Limits()).text.split("\n") == LETTER


def test_only_the_pages_wanted_are_decoded() -> None:
    """A file of several pages is opened page by page."""
    pytest.importorskip("PIL.Image")
    data = _draw([*LETTER, "Page one ends.", "Page two begins."], kind="TIFF")
    assert [number for number, _ in iter_frames(data, "a", wanted={2})] == [2]
    assert [number for number, _ in iter_frames(data, "a")] == [1, 2]
