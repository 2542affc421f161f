"""Normal forms: the canonical text of a document, and views of it that keep every offset."""

from __future__ import annotations

import re
import unicodedata

from tieline.text.table import accent_table, fold_table, plain_table

_LINE_END = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_DROPPED = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ufeff]")
_NOT_TEXT = re.compile("[\ud800-\udfff\ufffe\uffff]")
_COMBINING = re.compile("[\u0300-\u036f]")


def canonical(raw: str) -> str:
    """Bring text into the one form that documents keep for good.

    Every line end becomes "\\n"; control characters other than "\\n" and "\\t" and byte order marks go;
    what cannot be written as UTF-8 or XML (lone surrogates, U+FFFE, U+FFFF) becomes U+FFFD; the rest is composed.

    Args:
        raw: Decoded text of any origin.

    Returns:
        Text in Unicode NFC. Applying the function again changes nothing.
    """
    text = _LINE_END.sub("\n", raw)
    text = _DROPPED.sub("", text)
    text = _NOT_TEXT.sub("\ufffd", text)
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """View a text without differences that do not tell names apart, keeping every offset.

    Each character is replaced by at most one other: lower case for upper case, halfwidth for fullwidth and other
    compatibility forms, simplified for traditional Hanzi, straight for curly quotes, a space for every kind of space.
    A character whose folded form would be longer (such as the ligature "ﬁ") stays.

    Args:
        text: Any text.

    Returns:
        A text of exactly the same length. Folding it again changes nothing.
    """
    return text.lower() if text.isascii() else fold_table().apply(text)


def fold_plain(text: str) -> str:
    """View a text as `fold` does and also without accents on Latin and Greek letters, keeping every offset.

    Args:
        text: Any text.

    Returns:
        A text of exactly the same length. Combining marks that no letter absorbed stay where they are.
    """
    return text.lower() if text.isascii() else plain_table().apply(text)


def strip_accents(text: str) -> str:
    """Write Latin and Greek letters without accents, strokes and other marks.

    Args:
        text: Any text, composed or decomposed. Its case is kept where the plain letter has one.

    Returns:
        The text without them; it may be shorter. Kana, Hangul and Indic vowel signs stay.
    """
    if text.isascii():
        return text
    return _COMBINING.sub("", accent_table().apply(text))
