"""The text of an XML file: its encoding, and what in it cannot be read."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from tieline.errors import DamagedError

CHUNK_BYTES = 1 << 16
HEAD_BYTES = 4096

_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]{0,40})["']""")
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_ENCODINGS = re.compile(
    r"utf-8|utf-16(?:-[lb]e)?|ascii|iso8859-\d+|cp125\d|koi8-r|gb2312|gbk|gb18030|big5|shift_jis|cp932|euc_(?:jp|kr)"
)
_BAD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffd-\uffff]")
_LOST = "\ufffd"
_STRAY = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)|<(?!/?[A-Za-z_:][\w:.-]*[\s/>]|[!?])")
_ESCAPES = {b"&": b"&amp;", b"<": b"&lt;"}


@dataclass(frozen=True, slots=True)
class CleanText:
    """A file in UTF-8 that has nothing XML forbids.

    Attributes:
        data: The file. Bytes that are no UTF-8 are read as Windows-1252, as old files have them; what cannot be read,
            or may not stand in XML, is U+FFFD. Where there are such bytes, "&" and "<" that begin nothing are letters
            that were spoilt too, and are escaped.
        bad: How many letters were such bytes, or are U+FFFD.
        bad_line: The line of the first, from 1; 0 when there is none.
    """

    data: bytes
    bad: int
    bad_line: int


def _encoding(data: bytes, source: str) -> tuple[bytes, str]:
    """The byte order mark of a file, and the encoding that it states; UTF-8 where it states none."""
    for bom, marked in _BOMS:
        if data.startswith(bom):
            return bom, marked
    match = _DECLARED.match(data[:HEAD_BYTES])
    name = match[1].decode("ascii") if match is not None else "utf-8"
    try:
        known = codecs.lookup(name).name
    except LookupError:
        known = ""
    if _ENCODINGS.fullmatch(known) is None:
        message = f"{source} states the encoding {name}, which is not known."
        raise DamagedError(message, hint="Get the file in UTF-8.")
    return b"", known


def _read_escaped(match: re.Match[str]) -> str:
    """What a character stands for that came of a bad byte, or that XML forbids."""
    code = ord(match[0])
    if 0xDC80 <= code <= 0xDCFF:
        return bytes([code - 0xDC00]).decode("cp1252", "replace")
    return _LOST


def clean_xml(data: bytes, source: str) -> CleanText:
    """Bring a file into UTF-8, by its byte order mark or the encoding that it states.

    Args:
        data: The file.
        source: Its path or URL, for messages.

    Returns:
        The file, with what cannot be read replaced and counted.

    Raises:
        DamagedError: It states an encoding that is not known.
    """
    bom, encoding = _encoding(data, source)
    decoder = codecs.getincrementaldecoder(encoding)("replace" if encoding.startswith("utf-16") else "surrogateescape")
    pieces, bad, bad_line, line = list[bytes](), 0, 0, 1
    for start in range(len(bom), len(data), CHUNK_BYTES):
        text = decoder.decode(data[start : start + CHUNK_BYTES], start + CHUNK_BYTES >= len(data))
        if (first := _BAD.search(text)) is not None:
            bad_line = bad_line or line + text.count("\n", 0, first.start())
            text, count = _BAD.subn(_read_escaped, text)
            bad += count
        line += text.count("\n")
        pieces.append(text.encode("utf-8"))
    whole = b"".join(pieces)
    if bad and b"<![CDATA[" not in whole:
        whole, strays = _STRAY.subn(lambda match: _ESCAPES[match[0]], whole)
        bad += strays
    return CleanText(whole, bad, bad_line)
