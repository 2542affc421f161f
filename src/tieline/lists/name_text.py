"""The text of listed names: letters composed, and signs that were spoilt on their way into the file."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from tieline.lists.draft import Draft, Parsed
from tieline.lists.trouble import make_issue, shorten
from tieline.model import Issue, ListedName
from tieline.model.issue import NOTICE_PREFIX

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\ufeff]")
_C1 = {
    chr(code): bytes([code]).decode("cp1252", "ignore") or bytes([code]).decode("cp850") for code in range(0x80, 0xA0)
}
"""What stood where a file has a C1 control character, which no name holds: a byte of Windows-1252 taken for Latin-1
("Xi\\x92an" is Xi’an), or of DOS code page 850 where Windows-1252 has nothing ("B\\x81key" is Bükey).
Source: WHATWG HTML, numeric character references, for the former; the Screening List of 2026-07-31 has both."""


def clean_name(text: str) -> str:
    """Bring a listed name into the form that all names have.

    Args:
        text: As a format read it.

    Returns:
        It in NFC, with the letters that stood for control characters, and without those that stand for none.
    """
    if _CONTROL.search(text) is not None:
        text = " ".join(_CONTROL.sub(lambda match: _C1.get(match[0], ""), text).split())
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def clean_names(parsed: Parsed, source: str) -> Parsed:
    """Bring the names of a file into the form that all names have.

    Args:
        parsed: What its format made of it.
        source: What it is called.

    Returns:
        The same, with a notice where letters were spoilt.
    """
    spoilt = [name.text for draft in parsed.drafts for name in draft.names if _CONTROL.search(name.text) is not None]
    drafts = tuple(map(_clean_draft, parsed.drafts))
    issues = (_spoilt_issue(spoilt, source), *parsed.issues) if spoilt else parsed.issues
    return replace(parsed, drafts=drafts, issues=issues)


def _clean_draft(draft: Draft) -> Draft:
    """An entry with its names clean; names that became equal are one, and one without any sign is none."""
    texts = [clean_name(name.text) for name in draft.names]
    if all(name.text == text for name, text in zip(draft.names, texts, strict=True)):
        return draft
    names = dict[str, ListedName]()
    for name, text in zip(draft.names, texts, strict=True):
        if text:
            names.setdefault(text, replace(name, text=text))
    return replace(draft, names=tuple(names.values()) or draft.names)


def _spoilt_issue(spoilt: list[str], source: str) -> Issue:
    """What tells how many names had spoilt letters."""
    first = shorten(clean_name(spoilt[0]))
    told = f"{source} has {len(spoilt)} names with spoilt letters, the first now read as {first!r}."
    hint = "Compare them with the authority's own list if they matter."
    return make_issue(f"{NOTICE_PREFIX}spoilt_letters", source, told, hint)
