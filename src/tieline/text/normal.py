"""Normal forms: the canonical text of a document, and views of it that keep every offset."""

from __future__ import annotations

import re
import unicodedata

from tieline.text.table import accent_table, fold_table, plain_table

_LINE_END = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_DROPPED = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ufeff]")
_HIDDEN = re.compile(
    "\u00ad[ \t]*\n[ \t]*(?=[^\\W\\d_])|[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069]"
)
_LETTER = "[A-Za-z\u00c0-\u024f\u4e00-\u9fff]"
_JOINERS = re.compile(f"(?<={_LETTER})[\u200c\u200d]+(?={_LETTER})")
_REORDERING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_NOT_TEXT = re.compile("[\ud800-\udfff\ufffe\uffff]")
_COMBINING = re.compile("[\u0300-\u036f]")


def canonical(raw: str) -> str:
    """Bring text into the one form that documents keep for good.

    Every line end becomes "\\n"; control characters other than "\\n" and "\\t" and byte order marks go, and so does
    what nobody sees and what would part names: soft hyphens (with the line end behind them), spaces and joiners
    without width, marks of direction; joiners stay in scripts whose spelling they are part of. What cannot be written
    as UTF-8 or XML (lone surrogates, U+FFFE, U+FFFF) becomes U+FFFD; the rest is composed.

    Args:
        raw: Decoded text of any origin.

    Returns:
        Text in Unicode NFC. Applying the function again changes nothing.
    """
    text = _LINE_END.sub("\n", raw)
    text = _DROPPED.sub("", text)
    text = _NOT_TEXT.sub("\ufffd", text)
    if text.isascii():
        return text
    # Joiners go last: whether a letter stands beside them shows only when accents are composed.
    return _JOINERS.sub("", unicodedata.normalize("NFC", _HIDDEN.sub("", text)))


def count_reordering(raw: str) -> int:
    """Count the marks by which a text can be shown in another order than it is written.

    Args:
        raw: Decoded text of any origin, before it is canonical.

    Returns:
        How many embeddings, overrides and isolates of direction it has.
    """
    return 0 if raw.isascii() else len(_REORDERING.findall(raw))


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
