"""Pictures of text."""

from __future__ import annotations

import io
import sys

import pytest

from tests.unit.read.formats.samples import make_pdf, make_png
from tieline.errors import DamagedError, EmptyError, NeedsExtraError, TooLargeError
from tieline.read.formats import read_bytes, recognition
from tieline.read.formats.picture import read_picture
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
    assert {region.kind for region in readable.regions} == {"box"}
    left, top, right, bottom = map(int, readable.regions[1].label.split(","))
    assert 20 < left < 60
    assert 70 < top < bottom < 140
    assert right < 400
    assert str(readable.published_on) == "2018-06-20"


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
