"""The head of a letter or memo: who wrote it to whom. Nobody named there is what a table is about."""

from __future__ import annotations

import re

from tieline.read.entry.line import iter_lines

HEAD_CHARS = 2_000
"""So far from its beginning the head of a letter reaches at most (our choice)."""

_LETTER = re.compile(
    r"(?:from|to|cc|bcc|subject|re|attn|attention|memo(?:randum)? (?:to|for|from)|发件人|收件人|抄送|主送|主题)\s*[:：]"
    r"|dear [A-Z]|致[:：]",
    re.IGNORECASE,
)
_FIELD = re.compile(
    rf"(?:{_LETTER.pattern}|(?:authors?|prepared (?:by|for)|written by|by|date|sent|sender|recipient|reply[- ]to"
    r"|contact|signed|reference|ref|our ref|your ref|作者|撰稿|编制|报告人|日期|发自|联系人|落款)\s*[:：.])|By [A-Z]",
    re.IGNORECASE,
)


def is_field(words: str) -> bool:
    """Whether a line says who wrote a text, to whom, when, or on what.

    Args:
        words: The line.

    Returns:
        True for "From: Research Office, Sample University" and "By Ann Example".
    """
    return _FIELD.match(words) is not None


def find_letter_head(text: str) -> int:
    """Find where the head of a letter ends: the letterhead, sender, addressee and subject.

    Args:
        text: Canonical text.

    Returns:
        The offset behind its last line; 0 for a text that is no letter.
    """
    lines = list(iter_lines(text, end=min(len(text), HEAD_CHARS)))
    end = 0
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        words = line.span.cut(text)
        if _LETTER.match(words) is None:
            continue
        end = line.span.end
        if words.endswith((":", "：")) and following is not None:
            end = following.span.end
    return end
