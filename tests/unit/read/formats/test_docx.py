"""Word documents."""

from __future__ import annotations

import io
import zipfile

import pytest

from tests.unit.read.formats.samples import PROSE, make_docx
from tieline.errors import DamagedError, EncryptedError, TooLargeError, UnsafeError
from tieline.model import PartialDate
from tieline.read.formats import docx as docx_module
from tieline.read.formats.docx import read_docx
from tieline.settings import Limits

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _package(body: str, *, prolog: str = "", extra: dict[str, bytes] | None = None) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"{prolog}<w:document {W}><w:body>{body}</w:body></w:document>")
        for name, data in (extra or {}).items():
            archive.writestr(name, data)
    return buffer.getvalue()


def test_paragraphs_tables_and_header_stand_in_order() -> None:
    """The header comes first, then the body as it is laid out, each piece with its place."""
    readable = read_docx(make_docx(), path="a.docx", limits=Limits())
    pieces = [
        (region.kind, region.label, region.span.cut(readable.text))
        for region in readable.regions
        if region.kind != "cell"
    ]
    assert pieces == [
        ("part", "header1", "Research Security Office"),
        ("node", "body/p[1]", "Who owns Acme"),
        ("node", "body/p[2]", "Date: 23 April 2021"),
        ("node", "body/p[3]", PROSE),
        ("node", "body/tbl[1]/tr[1]", "Owner\tShare"),
        ("node", "body/tbl[1]/tr[2]", "Acme Ltd\t51 %"),
        ("node", "body/p[4]", "飞腾 is named after the table."),
    ]
    assert "Owner\tShare\nAcme Ltd\t51 %" in readable.text


def test_title_and_date_are_those_of_the_text() -> None:
    """The heading is the title, the dated line the date; the file's own creation date is not used."""
    readable = read_docx(make_docx(), path="a.docx", limits=Limits())
    assert (readable.title, readable.published_on) == ("Who owns Acme", PartialDate("2021-04-23"))


def test_deleted_text_is_no_text_and_inserted_text_is() -> None:
    """Tracked changes are read as accepted; text boxes are read once."""
    body = (
        "<w:p><w:r><w:t>Acme </w:t></w:r><w:ins><w:r><w:t>Ltd </w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>Inc </w:delText></w:r></w:del><w:r><w:t>owns</w:t><w:tab/><w:t>it</w:t></w:r></w:p>"
    )
    assert read_docx(_package(body), path="a.docx", limits=Limits()).text == "Acme Ltd owns\tit"


def test_a_nested_table_stays_in_its_cell() -> None:
    """The words of a table within a cell are words of the cell."""
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    inner = f"<w:tbl><w:tr>{cell.format('b')}{cell.format('c')}</w:tr></w:tbl>"
    body = f"<w:tbl><w:tr>{cell.format('a')}<w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>"
    assert read_docx(_package(body), path="a.docx", limits=Limits()).text == "a\tb c"


def test_notes_are_read_after_the_body() -> None:
    """Footnotes are a part of their own."""
    notes = f"<w:footnotes {W}><w:footnote><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    package = _package("<w:p><w:r><w:t>Body.</w:t></w:r></w:p>", extra={"word/footnotes.xml": notes.encode()})
    readable = read_docx(package, path="a.docx", limits=Limits())
    assert readable.text == "Body.\n\nA note."
    assert readable.regions[-1].label == "footnotes"


@pytest.mark.parametrize("cut", [100, 3_000, -100])
def test_a_cut_off_package_is_damaged(cut: int) -> None:
    """Any truncation is told as damage."""
    with pytest.raises(DamagedError, match="damaged Word document") as caught:
        read_docx(make_docx()[:cut], path="a.docx", limits=Limits())
    assert caught.value.code == "damaged_docx"


@pytest.mark.parametrize("body", ["<w:p>", "<w:p><w:r>" * 200 + "</w:r></w:p>" * 200])
def test_broken_or_endlessly_nested_xml_is_damaged(body: str) -> None:
    """XML that no word processor writes is refused without recursion."""
    with pytest.raises(DamagedError, match="XML is broken"):
        read_docx(_package(body), path="a.docx", limits=Limits())


def test_a_document_type_is_unsafe() -> None:
    """Entities cannot be declared, so they cannot explode."""
    prolog = '<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    with pytest.raises(UnsafeError, match="document type"):
        read_docx(_package("<w:p><w:r><w:t>&b;</w:t></w:r></w:p>", prolog=prolog), path="a.docx", limits=Limits())


def test_a_decompression_bomb_is_unsafe() -> None:
    """A member that unpacks to far more than its size is never unpacked."""
    package = _package("<w:p/>", extra={"word/media/a.bin": b"\x00" * 3_000_000})
    with pytest.raises(UnsafeError, match="decompression bomb") as caught:
        read_docx(package, path="a.docx", limits=Limits())
    assert caught.value.code == "zip_bomb"


def test_a_part_too_large_to_parse_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """XML takes many times its size once parsed."""
    monkeypatch.setattr(docx_module, "MAX_XML_BYTES", 100)
    with pytest.raises(TooLargeError, match="more than 100 bytes"):
        read_docx(_package("<w:p/>" * 50), path="a.docx", limits=Limits())


def test_an_encrypted_member_needs_a_password() -> None:
    """The flag of an encrypted member is told as a password."""
    data = bytearray(_package("<w:p/>"))
    data[6] |= 1
    central = data.rindex(b"PK\x01\x02")
    data[central + 8] |= 1
    with pytest.raises(EncryptedError) as caught:
        read_docx(bytes(data), path="a.docx", limits=Limits())
    assert caught.value.code == "encrypted_docx"
