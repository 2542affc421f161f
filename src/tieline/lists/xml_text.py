"""The text of an XML list file: its encoding, and what in it cannot be read."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from tieline.errors import DamagedError
from tieline.lists.draft import ListFile

CHUNK_BYTES = 1 << 16

_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]{0,40})["']""")
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_ENCODINGS = re.compile(
    r"utf-8|utf-16(?:-[lb]e)?|ascii|iso8859-\d+|cp125\d|koi8-r|gb2312|gbk|gb18030|big5|shift_jis|cp932|euc_(?:jp|kr)"
)
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LOST = "\ufffd"


@dataclass(frozen=True, slots=True)
class CleanText:
    """A file in UTF-8 that has nothing XML forbids.

    Attributes:
        data: The file; what cannot be read, or may not stand in XML, is U+FFFD.
        lost: How many U+FFFD it has.
        lost_line: The line of the first, from 1; 0 when there is none.
    """

    data: bytes
    lost: int
    lost_line: int


def _encoding(file: ListFile) -> tuple[bytes, str]:
    """The byte order mark of a file, and the encoding that it states; UTF-8 where it states none."""
    for bom, marked in _BOMS:
        if file.head.startswith(bom):
            return bom, marked
    match = _DECLARED.match(file.head)
    name = match[1].decode("ascii") if match is not None else "utf-8"
    try:
        known = codecs.lookup(name).name
    except LookupError:
        known = ""
    if _ENCODINGS.fullmatch(known) is None:
        message = f"{file.source} states the encoding {name}, which is not known."
        raise DamagedError(message, hint="Get the file in UTF-8.")
    return b"", known


def clean(file: ListFile) -> CleanText:
    """Bring a file into UTF-8, by its byte order mark or the encoding that it states.

    Args:
        file: The file.

    Returns:
        The file, with what cannot be read marked and counted.

    Raises:
        DamagedError: It states an encoding that is not known.
    """
    bom, encoding = _encoding(file)
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    pieces, lost, lost_line, line = list[bytes](), 0, 0, 1
    for start in range(len(bom), len(file.data), CHUNK_BYTES):
        final = start + CHUNK_BYTES >= len(file.data)
        text = _NOT_IN_XML.sub(_LOST, decoder.decode(file.data[start : start + CHUNK_BYTES], final))
        if _LOST in text:
            lost_line = lost_line or line + text.count("\n", 0, text.index(_LOST))
            lost += text.count(_LOST)
        line += text.count("\n")
        pieces.append(text.encode("utf-8"))
    return CleanText(b"".join(pieces), lost, lost_line)
