"""Failures of single items as issue records, so that the rest goes on."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterable
from pathlib import PurePath

from tieline.archive.retrieved import printable
from tieline.errors import TielineError
from tieline.model import Issue, content_id
from tieline.model.ids import IssueId

FRAMES_SHOWN = 3
"""How many frames of an unexpected error's trace an issue keeps: enough to find the line, short enough to read."""


def make_issue(error: Exception, *, stage: str, item: str, name: str | None = None) -> Issue:
    """Turn an error about one item into an issue record.

    Args:
        error: What was raised. Tieline's own errors keep their code, message and hint; any other is a fault of
            Tieline, and the hint tells where it happened.
        stage: Which stage met it.
        item: Which item.
        name: What people call it; None means the item itself.

    Returns:
        The issue. The same error on the same item always gives the same issue.
    """
    item = printable(item)
    if isinstance(error, TielineError):
        code, message, hint = error.code, error.message, error.hint
    else:
        code = "unexpected"
        detail = one_line(str(error))
        message = f"{name or item}: unexpected {type(error).__name__}{': ' if detail else ''}{detail}"
        hint = f"report this as a fault of Tieline, naming {_place(error)}"
    issue_id = IssueId(content_id("iss", stage, code, item))
    return Issue(issue_id, stage, code, item, printable(message), None if hint is None else printable(hint))


def failed(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """Keep the issues that are failures.

    Args:
        issues: Issues and notices.

    Returns:
        Those that are no mere notice.
    """
    return tuple(issue for issue in issues if not issue.is_notice)


def one_line(text: str, *, longest: int = 300) -> str:
    """Put text on one line.

    Args:
        text: Any text.
        longest: Characters kept.

    Returns:
        The text with runs of white space as one space, cut at the longest length.
    """
    return re.sub(r"\s+", " ", text).strip()[:longest]


def _place(error: Exception) -> str:
    """Where an unexpected error happened: module and line of the last frames, without machine paths."""
    frames = traceback.extract_tb(error.__traceback__)[-FRAMES_SHOWN:]
    places = [f"{'/'.join(PurePath(frame.filename).parts[-2:])}:{frame.lineno} ({frame.name})" for frame in frames]
    return " > ".join(places) or type(error).__name__
