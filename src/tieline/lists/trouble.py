"""Troubles of a list file: gathered by what they are, so that one odd value in a thousand rows is one issue."""

from __future__ import annotations

from dataclasses import dataclass, field

from tieline.model import Issue, content_id
from tieline.model.ids import IssueId
from tieline.model.issue import NOTICE_PREFIX

STAGE = "lists"
SHOWN_CHARS = 60
TELL = "Tell the developers of Tieline."
MAX_KINDS = 100
"""After this many different troubles of one kind, the rest are counted in one issue."""


def shorten(text: str) -> str:
    """Cut a value of a file for a message, without control characters.

    Args:
        text: Any text.

    Returns:
        At most `SHOWN_CHARS` printable characters.
    """
    shown = "".join(character if character.isprintable() else " " for character in text[: SHOWN_CHARS + 1])
    return shown if len(shown) <= SHOWN_CHARS else shown[:SHOWN_CHARS] + "…"


def make_issue(code: str, item: str, message: str, hint: str | None) -> Issue:
    """Make an issue of this stage.

    Args:
        code: A short stable name.
        item: Which item.
        message: One sentence: what happened.
        hint: One sentence: what to try; None when there is nothing.

    Returns:
        The issue.
    """
    return Issue(IssueId(content_id("issue", STAGE, code, item)), STAGE, code, item, message, hint)


@dataclass(slots=True)
class Troubles:
    """Gathers the troubles of one file.

    Attributes:
        source: The file.
    """

    source: str
    _found: dict[tuple[str, str], tuple[str, str, int, int]] = field(default_factory=dict)

    def add(self, code: str, what: str, *, row: int, message: str, hint: str) -> None:
        """Note one trouble.

        Args:
            code: A short stable name ("bad_date").
            what: The value or place that is wrong; equal ones are one issue.
            row: The row of the file, from 1; the header is row 1.
            message: What happened, as a clause after the row's name.
            hint: One sentence: what to try.
        """
        known = self._found.get((code, what))
        first, count = (row, 0) if known is None else (known[2], known[3])
        self._found[code, what] = (message, hint, first, count + 1)

    def add_no_name(self, *, row: int, what: str = "row") -> None:
        """Note an entry that cannot be one.

        Args:
            row: Where it stands.
            what: What has no name ("the row", "the entry 12").
        """
        message, hint = f"the {what} has no name and is left out", "Look at it in the file."
        self.add("no_name", str(row), row=row, message=message, hint=hint)

    def add_unknown_kind(self, field: str, stated: str, *, row: int) -> None:
        """Note a kind of party that a format does not know.

        Args:
            field: What the field is called.
            stated: What it says.
            row: Where it stands.
        """
        message = f"{field} is {shorten(stated)!r}, which is not known; the entry is kept as unknown"
        self.add("unknown_kind", stated, row=row, message=message, hint=TELL)

    def add_unknown_alias(self, stated: str, *, row: int) -> None:
        """Note a kind of other name that a format does not know.

        Args:
            stated: What the list says.
            row: Where it stands.
        """
        message = f"{shorten(stated)!r} is no known kind of other name; it is taken for an alias"
        self.add("unknown_kind", stated, row=row, message=message, hint=TELL)

    def add_no_date(self, field: str, text: str, *, row: int) -> None:
        """Note a value that is no date, where the list itself may mean none.

        Args:
            field: What the field is called.
            text: What it says.
            row: Where it stands.
        """
        message = f"{field} is {shorten(text)!r}, which is no date, and is left out"
        hint = "Look the entry up at its authority if the date matters."
        self.add(f"{NOTICE_PREFIX}date", f"{field}={text}", row=row, message=message, hint=hint)

    def issues(self) -> tuple[Issue, ...]:
        """The issues, in the order in which they were first met.

        Returns:
            One issue for each different trouble; at most `MAX_KINDS` of one code, and one more that counts the rest.
        """
        made, seen, left = list[Issue](), dict[str, int](), dict[str, int]()
        for (code, _), (message, hint, row, count) in self._found.items():
            seen[code] = seen.get(code, 0) + 1
            if seen[code] > MAX_KINDS:
                left[code] = left.get(code, 0) + count
                continue
            again = f" and {count - 1} further rows" if count > 1 else ""
            item = f"{self.source} row {row}"
            made.append(make_issue(code, item, f"{item}{again}: {message}.", hint))
        for code, count in left.items():
            told = f"{self.source} has {count} further rows with trouble of the kind {code}."
            made.append(make_issue(code, f"{self.source} further rows", told, "Look at the rows named before."))
        return tuple(made)
