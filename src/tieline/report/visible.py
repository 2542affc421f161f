"""Untrusted words made safe to show: escaped, isolated, and with nothing invisible in them."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from tieline.text.script import HANZI_RANGES

_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ufeff\uffa0\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
"""Controls, bidirectional controls, characters without width, lone surrogates and tags: what can disguise a name."""

_XML_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_HANZI_RUN = re.compile(f"[{HANZI_RANGES}][{HANZI_RANGES}\u3000-\u303f\uff00-\uffef·—]*")
_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_KANA = re.compile("[\u3041-\u30ff]")
_HANGUL = re.compile("[\uac00-\ud7a3\u1100-\u11ff]")
_URL = re.compile(
    r"https?://[^\s\x00-\x1f\x7f-\x9f<>\"'`\\^{|}\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]+", re.IGNORECASE
)


def render_visible(text: str) -> Markup:
    """Escape text for HTML and put a visible mark in place of every invisible character.

    Args:
        text: Untrusted text; line breaks and tabs stay as they are.

    Returns:
        HTML in which nothing can reorder, hide or break out of its surroundings.
    """
    parts: list[Markup] = []
    done = 0
    for match in _INVISIBLE.finditer(text):
        parts.append(escape(text[done : match.start()]))
        parts.append(_mark(match[0]))
        done = match.end()
    parts.append(escape(text[done:]))
    return Markup("").join(parts)


def show_plain(text: str) -> str:
    """Put a visible mark in place of every invisible character, where no HTML is possible.

    Args:
        text: Untrusted text.

    Returns:
        The text, to be escaped by whoever shows it; line breaks and tabs stay as they are.
    """
    return _INVISIBLE.sub(lambda match: f"[{_code(match[0])}]", text)


def render_words(text: str) -> Markup:
    """Show untrusted words inside a sentence of ours.

    Args:
        text: A name, a title, a quote.

    Returns:
        An isolated HTML element, so that the words' direction never leaks out; Hanzi, Kana and Hangul bear the
        language whose typefaces suit them, and dates do not break at the end of a line.
    """
    language = "ja" if _KANA.search(text) else "ko" if _HANGUL.search(text) else None
    if language is not None:
        return Markup('<bdi lang="{}">{}</bdi>').format(language, render_visible(text))
    if _HANZI_RUN.fullmatch(text):
        return Markup('<bdi lang="zh">{}</bdi>').format(render_visible(text))
    parts: list[Markup] = []
    done = 0
    for match in _HANZI_RUN.finditer(text):
        parts.append(_with_days(text[done : match.start()]))
        parts.append(Markup('<span lang="zh">{}</span>').format(render_visible(match[0])))
        done = match.end()
    parts.append(_with_days(text[done:]))
    return Markup("<bdi>{}</bdi>").format(Markup("").join(parts))


def find_web_address(text: str | None) -> str | None:
    """Find out whether a source or link is safe to follow.

    Args:
        text: What a document or list gives as an address; may be anything.

    Returns:
        The address if it is an absolute http or https one; None for any other scheme, for paths, and for an address
        with white space or invisible characters in it.
    """
    if text is None or _URL.fullmatch(text) is None:
        return None
    try:
        host = urlsplit(text).hostname
    except ValueError:
        return None
    return text if host else None


def keep_xml_characters(text: str) -> str:
    """Replace what no XML document may hold.

    Args:
        text: Any text.

    Returns:
        The text with the replacement character U+FFFD in place of controls and lone surrogates.
    """
    return _XML_FORBIDDEN.sub("\ufffd", text)


def _with_days(text: str) -> Markup:
    parts: list[Markup] = []
    done = 0
    for match in _DAY.finditer(text):
        parts.append(render_visible(text[done : match.start()]))
        parts.append(Markup('<span class="day">{}</span>').format(match[0]))
        done = match.end()
    parts.append(render_visible(text[done:]))
    return Markup("").join(parts)


def _mark(character: str) -> Markup:
    name = unicodedata.name(character, "control character")
    return Markup('<span class="invisible" title="{}">{}</span>').format(name.lower(), _code(character))


def _code(character: str) -> str:
    return f"U+{ord(character):04X}"
