"""Which reader reads which bytes, told by content; a wrong name changes nothing."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping

from tieline.errors import EmptyError, EncryptedError, UnreadableError
from tieline.read.formats.docx import DOCX_TYPE, read_docx
from tieline.read.formats.html import HTML_TYPE, read_html
from tieline.read.formats.mail import MAIL_TYPE, read_mail
from tieline.read.formats.pdf import PDF_TYPE, read_pdf
from tieline.read.formats.picture import PICTURE_TYPES, read_picture
from tieline.read.formats.plain import TEXT_TYPE, read_text
from tieline.read.formats.readable import Readable
from tieline.settings import Limits

Reader = Callable[..., Readable]

READERS: Mapping[str, Reader] = {
    TEXT_TYPE: read_text,
    HTML_TYPE: read_html,
    PDF_TYPE: read_pdf,
    DOCX_TYPE: read_docx,
    MAIL_TYPE: read_mail,
    **dict.fromkeys(PICTURE_TYPES, read_picture),
}
"""Media type to reader; each takes (data, *, path, limits). Markdown is told from text by its reader."""

SNIFF_BYTES = 4_096
"""Source: the WHATWG MIME Sniffing Standard reads 1,445 bytes; comments before <html> may be longer."""

_PICTURES = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_OTHERS = (
    (b"{\\rtf", "RTF"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
)
_HTML = re.compile(
    rb"\A\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,3000}?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|title|meta|script|style|article|main|div|table|h[1-6]|p|iframe|font|center)[\s/>]",
    re.IGNORECASE | re.DOTALL,
)
_MAIL_FIELD = re.compile(rb"[!-9;-~]+[ \t]*:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*")
_MAIL_NAME = re.compile(rb"^([!-9;-~]+)[ \t]*:", re.MULTILINE)
_MAIL_TRACES = {b"received", b"return-path", b"message-id", b"mime-version", b"delivered-to"}
_MAIL_SENDER = re.compile(rb"^from[ \t]*:[^\n]*@", re.MULTILINE | re.IGNORECASE)


def find_media_type(data: bytes) -> str | None:
    """Tell the media type of bytes from their content.

    Args:
        data: The whole item.

    Returns:
        A key of READERS; None when the bytes are a known format that no reader reads. What shows no mark of any format
        is "text/plain".
    """
    head = data[:SNIFF_BYTES]
    for mark, media_type in _PICTURES:
        if head.startswith(mark):
            return media_type
    if head.lstrip(b"\xef\xbb\xbf\x00\t\n\r ").startswith(b"%PDF-") or (
        b"%PDF-" in head[:1024] and b"%%EOF" in data[-1024:]
    ):
        return PDF_TYPE
    if head.startswith(b"PK\x03\x04"):
        return DOCX_TYPE if _is_docx(data) else None
    if head.startswith(_OLE) or _find_other(head) is not None:
        return None
    if _HTML.match(_as_ascii(head)):
        return HTML_TYPE
    return MAIL_TYPE if _is_mail(head) else TEXT_TYPE


def read_bytes(data: bytes, *, path: str, limits: Limits) -> Readable:
    """Read the bytes of one item.

    Args:
        data: The whole item.
        path: Its source, for messages; its extension only tells Markdown from text where the content does not.
        limits: Limits on untrusted input.

    Returns:
        Canonical text with the places it comes from, title and published date.

    Raises:
        UnreadableError: Empty, encrypted, damaged, too large, or of no format that Tieline reads.
        NeedsExtraError: Readable only with an extra that is not installed.
    """
    if not data:
        raise EmptyError(f"{path} is empty: it has no bytes.", hint="Leave it out, or fetch it again.")
    media_type = find_media_type(data)
    if media_type is None:
        raise _unreadable(data, path)
    return READERS[media_type](data, path=path, limits=limits)


def _unreadable(data: bytes, path: str) -> UnreadableError:
    if data.startswith(_OLE) and _ENCRYPTED_PACKAGE in data:
        return EncryptedError(
            f"{path} is an Office document that needs a password.",
            hint="Save a copy without a password.",
            code="encrypted_docx",
        )
    if data.startswith(_OLE):
        what, hint = "an Office document of the format before 2007", "Save it as DOCX or PDF."
    elif data.startswith(b"PK\x03\x04"):
        what, hint = "a ZIP file that holds no Word document", "Unpack it, or save it as DOCX or PDF."
    else:
        what, hint = _find_other(data) or "of an unknown format", "Save it as text, HTML, PDF or DOCX."
    return UnreadableError(f"{path} is {what}, which Tieline does not read.", hint=hint, code="unknown_format")


def _find_other(head: bytes) -> str | None:
    return next((name for mark, name in _OTHERS if head.startswith(mark)), None)


def _is_docx(data: bytes) -> bool:
    """Whether a ZIP is a Word document; one too damaged to list its members is if it names the main part."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "word/document.xml" in archive.namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        return b"word/" in data or b"[Content_Types].xml" in data[:SNIFF_BYTES]


def _as_ascii(head: bytes) -> bytes:
    """The head without byte order mark and zero bytes, so that tags show in UTF-16 too."""
    return head.removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").replace(b"\x00", b"")


def _is_mail(head: bytes) -> bool:
    """Whether header fields come first, as RFC 5322 lays them out, with a trace of transport or a sender's address."""
    end = 0
    while (field := _MAIL_FIELD.match(head, end)) is not None:
        end = field.end()
    block = head[:end]
    names = {name.lower() for name in _MAIL_NAME.findall(block)}
    if len(names & {b"from", b"to", b"date", b"subject"} | names & _MAIL_TRACES) < 2 or b"from" not in names:
        return False
    if head[end : end + 1] not in {b"\r", b"\n"} and end < SNIFF_BYTES // 2:
        return False
    return bool(names & _MAIL_TRACES) or _MAIL_SENDER.search(block) is not None
