"""Whether a list file is all there: what is cut off is refused, and what may be is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tieline.errors import DamagedError
from tieline.lists.draft import Parsed
from tieline.lists.options import ReadOptions
from tieline.lists.trouble import make_issue
from tieline.lists.unpack import ZIP_MAGIC
from tieline.model import Issue
from tieline.model.issue import NOTICE_PREFIX

_LINE_ENDS = b"\n\r\x1a\x00"
"""What a file of lines ends with; OFAC's end with a substitute sign, and UTF-16 puts a zero beside."""
_NO_LINES = (b"{", b"[", b"<", ZIP_MAGIC)
_HINT = "Get the whole file again."


def check_whole(parsed: Parsed, data: bytes, source: str, options: ReadOptions) -> Parsed:
    """Refuse a file that is cut off unless that is allowed, and tell what hints at one.

    Args:
        parsed: What its format made of it.
        data: Its bytes, unpacked.
        source: What it is called.
        options: Whether a cut-off file is allowed.

    Returns:
        The same, with an issue where the file is cut off, holds nothing, or is a table whose last line has no end.

    Raises:
        DamagedError: It is cut off, and that is not allowed.
    """
    if parsed.is_partial and not options.allows_partial:
        raise DamagedError(
            f"{source} is cut off: the first {len(parsed.drafts):,} entries can be read, and it is not known how many "
            "are missing.",
            hint="Get the whole file again, or read what there is with --partial.",
            code="cut_off",
        )
    return replace(parsed, issues=(*_iter_issues(parsed, data, source), *parsed.issues))


def _iter_issues(parsed: Parsed, data: bytes, source: str) -> Iterator[Issue]:
    """What tells that entries may be missing."""
    if parsed.is_partial:
        # XML formats say where the cut is themselves.
        if any(issue.code == "cut_off" for issue in parsed.issues):
            return
        told = f"{source} is cut off: the first {len(parsed.drafts):,} entries were read; others are missing."
        yield make_issue("cut_off", source, told, _HINT)
    elif not parsed.drafts and not parsed.issues:
        yield make_issue("no_entries", source, f"{source} holds no entries.", _HINT)
    elif not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_NO_LINES) and data[-1] not in _LINE_ENDS:
        told = f"The last line of {source} has no end; if the file is cut off there, entries are missing."
        yield make_issue(f"{NOTICE_PREFIX}no_end", source, told, "Compare the last entry with that of its source.")
