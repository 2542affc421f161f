"""Bytes to characters: which encoding a text is in, decided in the open.

In this order: a byte order mark; the declared encoding, if every byte fits it; UTF-16 without a mark, told by its zero
bytes; UTF-8. What is UTF-8 but for a few bytes is damaged UTF-8 and refused, since any other encoding would garble the
rest. What is left is proposed by charset-normalizer among the encodings below and accepted only when the characters
look like text of it. Nothing is ever decoded with replacement characters.
"""

from __future__ import annotations

import codecs
import re

from tieline.errors import DamagedError, UnreadableError
from tieline.text.script import HANZI_RANGES

CANDIDATES = ("gb18030", "big5", "shift_jis", "euc_jp", "euc_kr", "cp1251", "cp1252")
"""Encodings before Unicode that documents of this field come in."""

SAMPLE_BYTES = 65_536
"""Enough of a text to tell its encoding (charset-normalizer itself looks at five chunks of 512 bytes)."""

MIN_CYRILLIC = 20
"""Fewer Cyrillic letters may as well be a few accented Latin ones (a choice of ours)."""

CJK_SHARE = 0.95
"""So many characters beyond ASCII must be East Asian; a false guess gives rare symbols in between."""

CONTROL_SHARE = 0.05
"""More control characters than this are no text."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SUPERSETS = {"gb2312": "gb18030", "gbk": "gb18030", "iso8859-1": "cp1252", "ascii": "cp1252", "latin-1": "cp1252"}
"""What a label stands for in practice. Source: WHATWG Encoding Standard, table of labels."""

_DECLARABLE = re.compile(
    r"utf-8|gb2312|gbk|gb18030|big5\w*|shift_jis\w*|euc_\w+|iso2022_jp|ascii|iso8859-\d+|cp\d+|koi8-[ru]"
)
"""Python codecs that a document may name; UTF-16 shows itself, and the rest are no character sets."""

_CJK = re.compile(
    f"[{HANZI_RANGES}\u3000-\u30ff\uac00-\ud7a3\uff01-\uff60\u2010-\u203b\u2160-\u217f\u2460-\u24ff\u2500-\u25ff\u00b7\u00d7]"
)
_NON_ASCII = re.compile(r"[^\x00-\x7f]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_WESTERN_LETTERS = "àáâãäåæçèéêëìíîïñòóôõöøœùúûüýßšžÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØŒÙÚÛÜÝŠŽ"
_WESTERN_SIGNS = "\u00a0€‚„…‘’“”•–—™¡¢£§©ª«®°±²³´·º»¼½¾¿"
_ODD_WESTERN = re.compile(
    rf"[^\x00-\x7f{_WESTERN_LETTERS}{_WESTERN_SIGNS}]|[a-z][À-ÝŠŒŽ](?![A-Z])|(?<![A-Za-zÀ-ž])[ÀÂÃ](?![A-Za-zÀ-ž ])"
)
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]|\x00")


def decode(data: bytes, *, path: str, declared: str | None = None) -> tuple[str, str]:
    """Decode a text.

    Args:
        data: Its bytes.
        path: The item, for messages.
        declared: The encoding that the document or its carrier names; None when nothing does.

    Returns:
        The characters, not yet canonical, and the name of the encoding.

    Raises:
        DamagedError: The bytes fit no encoding (code invalid_encoding).
        UnreadableError: The bytes are no text at all (code unknown_format).
    """
    text, encoding = _decode(data, path, declared)
    sample = text[:SAMPLE_BYTES]
    if len(_CONTROL.findall(sample)) > CONTROL_SHARE * len(sample):
        raise UnreadableError(
            f"{path} is neither text nor a format that Tieline reads.",
            hint="Save it as text, HTML, PDF or DOCX.",
            code="unknown_format",
        )
    return text, encoding


def _decode(data: bytes, path: str, declared: str | None) -> tuple[str, str]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            text = _try(data[len(mark) :], encoding)
            if text is None:
                raise _damaged(path, encoding)
            return text, encoding
    for candidate in (_find_declared(declared), _find_utf16(data), "utf-8"):
        text = _try(data, candidate) if candidate else None
        if text is not None and candidate is not None:
            return text, candidate
    if _is_damaged_utf8(data):
        raise _damaged(path, "utf-8")
    for proposed in (_propose(data), "cp1252"):
        text = _try(data, proposed) if proposed else None
        if text is not None and proposed is not None and _is_plausible(text, proposed):
            return text, proposed
    raise _damaged(path, None)


def _find_declared(label: str | None) -> str | None:
    if not label:
        return None
    try:
        name = codecs.lookup(label.strip()).name
    except (LookupError, ValueError):
        return None
    return _SUPERSETS.get(name, name) if _DECLARABLE.fullmatch(name) else None


def _find_utf16(data: bytes) -> str | None:
    sample = data[: SAMPLE_BYTES & ~1]
    half = len(sample) // 2
    if half < 2:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > half // 4 and even <= odd // 10:
        return "utf-16-le"
    if even > half // 4 and odd <= even // 10:
        return "utf-16-be"
    return None


def _is_damaged_utf8(data: bytes) -> bool:
    sample = data[:SAMPLE_BYTES].decode("utf-8", errors="replace")
    good = sum(1 for char in _NON_ASCII.findall(sample) if char != "\ufffd")
    return good > 0 and good >= sample.count("\ufffd")


def _propose(data: bytes) -> str | None:
    from charset_normalizer import from_bytes  # slow to import, and needed by few texts

    sample = data
    if len(data) > SAMPLE_BYTES:
        cut = max(data.rfind(b"\n", 0, SAMPLE_BYTES), data.rfind(b" ", 0, SAMPLE_BYTES))
        sample = data[:cut] if cut > 0 else data[: 16 * SAMPLE_BYTES]
    best = from_bytes(sample, cp_isolation=list(CANDIDATES)).best()
    return best.encoding if best is not None else None


def _is_plausible(text: str, encoding: str) -> bool:
    sample = text[:SAMPLE_BYTES]
    beyond = len(_NON_ASCII.findall(sample))
    if encoding == "cp1252":
        return _ODD_WESTERN.search(sample) is None
    if encoding == "cp1251":
        letters = len(_CYRILLIC.findall(sample))
        return letters >= MIN_CYRILLIC and letters >= beyond // 2
    return len(_CJK.findall(sample)) >= CJK_SHARE * beyond


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _damaged(path: str, encoding: str | None) -> DamagedError:
    what = "fit no known encoding" if encoding is None else f"are not valid {encoding.upper()}"
    return DamagedError(
        f"Some bytes of {path} {what}, so its text cannot be trusted.",
        hint="Save it again as UTF-8, or get an undamaged copy.",
        code="invalid_encoding",
    )
