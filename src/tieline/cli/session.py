"""What one run of a verb works with: settings, where to write, and how."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from tieline.cli.column import Column, Record, plain
from tieline.model import Issue
from tieline.settings import Settings

if TYPE_CHECKING:
    from tieline.pipeline.progress import Progress

EXIT_PARTIAL = 3
"""Exit code when some items failed and the rest was processed."""

DOCUMENT_IDS = "doc-"
"""How ids of documents begin; issues about them name the path in their message."""


class OutputFormat(StrEnum):
    """How records are written to standard output."""

    TABLE = "table"
    JSONL = "jsonl"


@dataclass(frozen=True, slots=True)
class Session:
    """What one run of a verb works with.

    Attributes:
        settings: Settings of this run.
        format: How records are written.
        quiet: Whether progress and summaries are left out; errors and failed items are always told.
        names_workspace: Whether the person named the workspace on the command line.
    """

    settings: Settings
    format: OutputFormat
    quiet: bool = False
    names_workspace: bool = False

    @property
    def shows_table(self) -> bool:
        """Whether records are shown as a table."""
        return self.format is OutputFormat.TABLE

    def emit(self, records: Iterable[Record], columns: Sequence[Column]) -> int:
        """Write records to standard output: JSON Lines, or a table for people.

        Args:
            records: The records; written as they come in JSON Lines.
            columns: What a table shows of them.

        Returns:
            How many records were written.
        """
        if self.shows_table:
            from tieline.cli.table import print_table

            return print_table(records, columns)
        count = 0
        for record in records:
            sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")
            count += 1
        sys.stdout.flush()
        return count

    def say(self, text: str) -> None:
        """Tell the person something that is not data, unless they asked for quiet.

        Args:
            text: One line or more, without the last line end.
        """
        if not self.quiet:
            warn(text)

    def report_issues(self, issues: Iterable[Issue]) -> int:
        """List failed items and notices on standard error, one line each.

        Args:
            issues: What went wrong; notices are left out when quiet.

        Returns:
            The exit code: 3 when an item failed, else 0.
        """
        code = 0
        for issue in issues:
            if issue.is_notice:
                self.say(_issue_line("notice", issue))
            else:
                warn(_issue_line("issue", issue))
                code = EXIT_PARTIAL
        return code

    def progress(self) -> Progress:
        """Make the listener for the stages of this run.

        Returns:
            A bar on standard error where a person watches, else silence.
        """
        if not self.quiet and sys.stderr.isatty():
            from tieline.cli.bar import BarProgress

            return BarProgress()
        from tieline.pipeline.progress import SILENT

        return SILENT


def warn(text: str) -> None:
    """Write to standard error.

    Args:
        text: One line or more, without the last line end; control characters are made visible.
    """
    sys.stderr.write("\n".join(plain(line) for line in text.split("\n")) + "\n")
    sys.stderr.flush()


def _issue_line(kind: str, issue: Issue) -> str:
    """One line for one issue, naming the item once."""
    is_named = issue.item in issue.message or issue.item.startswith(DOCUMENT_IDS)
    head = issue.message if is_named else f"{issue.item}: {issue.message}"
    tail = f"; try: {issue.hint}" if issue.hint else ""
    return f"{kind}: {' '.join((head.rstrip('.') + tail).split())} [{issue.code}]"
