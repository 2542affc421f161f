"""Small files of every format, made in code so that the tests carry no binaries."""

from __future__ import annotations

import hashlib
import io
import struct
import zlib
from email.message import EmailMessage

from docx import Document as new_docx

PROSE = "The ministry refuted the report on Thursday and said that the contract of June 2019 with Acme stood."

HTML = f"""<!doctype html>
<html><head><meta charset="utf-8"><title>Acme refutes claims - Daily</title>
<meta property="article:published_time" content="2021-03-30T09:10:00+08:00">
<script>var hidden = "script words";</script><style>p {{ color: red }}</style></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/news">All news</a></li></ul></nav>
<article><h1>Acme refutes claims</h1><p class="by">By A. Writer</p><p>{PROSE}</p>
<p>飞腾信息技术有限公司 is <b>owned</b> by three shareholders, among them a company of the state, says the register.</p>
<table><tr><th>Owner</th><th>Share</th></tr><tr><td>Acme <i>Ltd</i></td><td><p>51 %</p></td></tr></table>
<ul><li>One item of a list, long enough to count as text</li><li>Another item of that list, also long enough</li></ul>
<p>{PROSE} It added that nothing else had been agreed.<br>A second line.</p></article>
<footer><p>Copyright 2021 Daily</p></footer></body></html>
"""

MARKDOWN = "---\ntitle: Digest of a fact sheet\ndate: 2020-05\n---\n\n# Digest\n\n" + PROSE + "\n"

TEXT = "Source: https://a.example/x\nDate: 2021-06-03\n\nAcme refutes claims\n\n" + PROSE + "\n"


def make_pdf(pages: list[list[str]], *, title: str = "", encrypt: bool = False, picture_pages: int = 0) -> bytes:
    """Write a minimal PDF file.

    Args:
        pages: The lines of each page, in Latin-1.
        title: The title in the file's information; empty writes none.
        encrypt: Whether a user password is needed to open it.
        picture_pages: How many pages follow that hold a grey square and no text.

    Returns:
        The bytes.
    """
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    objects.append(
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 "
        b"/Length 1 >>\nstream\n\x80\nendstream"
    )
    kids = []
    for lines in [*pages, *([None] * picture_pages)]:
        if lines is None:
            content = b"q 300 0 0 300 100 300 cm /Im1 Do Q"
        else:
            shown = " ".join(f"({line}) Tj T*" for line in lines)
            content = f"BT /F1 11 Tf 72 720 Td 14 TL {shown} ET".encode("latin-1")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> /XObject << /Im1 4 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    trailer = b"/Root 1 0 R"
    if title:
        objects.append(f"<< /Title ({title}) /CreationDate (D:19990909000000Z) >>".encode("latin-1"))
        trailer += b" /Info %d 0 R" % len(objects)
    if encrypt:
        objects.append(_encryption(b"secret", b"0123456789abcdef"))
        trailer += b" /Encrypt %d 0 R /ID [<%s> <%s>]" % (len(objects), b"0123456789abcdef".hex().encode(), b"00" * 16)
    return _assemble(objects, trailer)


def _assemble(objects: list[bytes], trailer: bytes) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer << /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    return bytes(out)


_PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")


def _encryption(password: bytes, file_id: bytes) -> bytes:
    """The standard security handler, revision 2 (PDF 32000-1:2008, 7.6.3)."""
    padded = (password + _PADDING)[:32]
    owner = _rc4(hashlib.md5(padded, usedforsecurity=False).digest()[:5], padded)
    key = hashlib.md5(padded + owner + struct.pack("<i", -4) + file_id, usedforsecurity=False).digest()[:5]
    user = _rc4(key, _PADDING)
    return b"<< /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >>" % (owner.hex().encode(), user.hex().encode())


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def make_docx() -> bytes:
    """Write a Word document with a heading, paragraphs, a table and a header.

    Returns:
        The bytes.
    """
    document = new_docx()
    document.sections[0].header.paragraphs[0].text = "Research Security Office"
    document.add_heading("Who owns Acme", level=1)
    document.add_paragraph("Date: 23 April 2021")
    document.add_paragraph(PROSE)
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip(
        (*table.rows[0].cells, *table.rows[1].cells), ("Owner", "Share", "Acme Ltd", "51 %"), strict=True
    ):
        cell.text = words
    document.add_paragraph("飞腾 is named after the table.")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def make_mail(*, html: bool = False) -> bytes:
    """Write a mail with an attachment.

    Args:
        html: Whether the body is HTML only.

    Returns:
        The bytes.
    """
    message = EmailMessage()
    message["From"] = "Lu Weijia 鲁维佳 <press@acme.example>"
    message["To"] = "Mara Ellison <mara@courier.example>"
    message["Date"] = "Thu, 15 Apr 2021 23:41:55 +0800"
    message["Subject"] = "Re: 飞腾 and your questions"
    message["Message-ID"] = "<1@acme.example>"
    if html:
        message.set_content(f"<html><body><p>{PROSE}</p></body></html>", subtype="html")
    else:
        message.set_content(PROSE + "\n\n我们否认。\n")
    message.add_attachment(b"%PDF-1.4 fake", maintype="application", subtype="pdf", filename="合同.pdf")
    return bytes(message)


def make_png(*, width: int = 40, height: int = 30) -> bytes:
    """Write a white picture.

    Args:
        width: Its width as the header claims it.
        height: Its height as the header claims it.

    Returns:
        The bytes; the pixels are left out of a picture larger than a million.
    """
    rows = b"".join(b"\x00" + b"\xff" * width for _ in range(height)) if width * height <= 1_000_000 else b""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    )


SAMPLES: dict[str, bytes] = {
    "text/plain": TEXT.encode(),
    "text/markdown": MARKDOWN.encode(),
    "text/html": HTML.encode(),
    "application/pdf": make_pdf([["Acme refutes claims", "", PROSE[:60], PROSE[61:]], ["The second page."]]),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": make_docx(),
    "message/rfc822": make_mail(),
}
"""One file of each format that the base install reads, by media type."""
