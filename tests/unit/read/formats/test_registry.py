"""Formats are told by content."""

from __future__ import annotations

import pytest

from tests.unit.read.formats.samples import HTML, make_mail
from tieline.errors import EncryptedError, UnreadableError
from tieline.read.formats import find_media_type, read_bytes
from tieline.settings import Limits

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"\xef\xbb\xbf" + HTML.encode(), "text/html"),
        (b"\xff\xfe" + HTML.encode("utf-16-le"), "text/html"),
        (b"<!-- saved from x -->\n<HTML lang=zh><body>", "text/html"),
        (b'<?xml version="1.0"?>\n<html xmlns="x">', "text/html"),
        (b"<p>Just a piece</p>", "text/html"),
        (b"a < b and <html> later", "text/plain"),
        (make_mail(), "message/rfc822"),
        (b"Received: x\r\n\tby y\r\nFrom: a\r\nSubject: b\r\n\r\nc", "message/rfc822"),
        (b"From: The Office\nDate: 3 June 2021\n\nA memo.", "text/plain"),
        (b"Source: https://a.example/\nDate: 2021-06-03\n\nWords.", "text/plain"),
        (b"From: a@b.example is how it began, and then\nSubject: of course\nno header", "text/plain"),
        (b"\n%PDF-1.4\n...", "application/pdf"),
        (b"The mark %PDF-1.4 in a text", "text/plain"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"plain", "text/plain"),
    ],
)
def test_the_media_type_is_that_of_the_content(data: bytes, media_type: str) -> None:
    """Marks at the beginning decide, also behind byte order marks and comments."""
    assert find_media_type(data) == media_type


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (OLE + b"Word", "before 2007"),
        (b"{\\rtf1 words}", "RTF"),
        (b"PK\x03\x04 nothing inside", "no Word document"),
        (b"GIF89a", "GIF"),
        (b"\x7fELF\x02", "program"),
    ],
)
def test_a_format_that_is_not_read_is_named(data: bytes, words: str) -> None:
    """The message says what the item is, the hint what to do."""
    with pytest.raises(UnreadableError, match=words) as caught:
        read_bytes(data, path="item", limits=Limits())
    assert caught.value.code == "unknown_format"
    assert caught.value.hint


def test_an_encrypted_office_document_needs_a_password() -> None:
    """A DOCX with a password is wrapped in an older container."""
    with pytest.raises(EncryptedError, match="password"):
        read_bytes(OLE + "EncryptedPackage".encode("utf-16-le"), path="item", limits=Limits())
