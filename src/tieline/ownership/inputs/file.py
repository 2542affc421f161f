"""What an ownership format gets and gives: a file, and the holdings and issues in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from tieline.errors import DamagedError
from tieline.model import Holding, Issue, content_id
from tieline.model.ids import IssueId
from tieline.model.issue import NOTICE_PREFIX
from tieline.settings import Limits

STAGE = "ownership"
HEAD_BYTES = 4096
MAX_ISSUES = 100
"""After this many issues of one code, the rest are counted in one issue."""
HINT = "correct the row and give the table again"


@dataclass(frozen=True)
class HoldingFile:
    """An ownership file, unpacked.

    Attributes:
        source: What the file is called in issues and proofs.
        data: Its bytes.
        limits: Limits on what is read.
        names: Names of companies by code (exchange code, company number, LEI), for files that give codes only.
    """

    source: str
    data: bytes
    limits: Limits
    names: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @cached_property
    def head(self) -> bytes:
        """The first bytes, by which a format may know the file."""
        return self.data[:HEAD_BYTES]

    @cached_property
    def text(self) -> str:
        """The content in UTF-8, or in UTF-16 where a mark says so.

        Raises:
            DamagedError: It is neither.
        """
        encoding = "utf-16" if self.data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
        try:
            return self.data.decode(encoding)
        except UnicodeDecodeError as error:
            raise DamagedError(
                f"{self.source} is not text in UTF-8: {error.reason}", hint="save the table as UTF-8"
            ) from error


@dataclass(frozen=True, slots=True)
class HoldingTable:
    """The holdings of one file.

    Attributes:
        holdings: In the file's order.
        issues: What could not be used, in the file's order; notices included.
        ignored_fields: Columns or fields that Tieline reads past on purpose, or does not know, as written.
        rows: How many rows, statements or records were read.
        format: The id of the file's format.
    """

    holdings: tuple[Holding, ...]
    issues: tuple[Issue, ...]
    ignored_fields: tuple[str, ...] = ()
    rows: int = 0
    format: str = "table"


class Faults:
    """Gathers the issues of one file; a flood of one code is counted, not listed."""

    def __init__(self, source: str) -> None:
        """Begin with none.

        Args:
            source: What the file is called.
        """
        self._source = source
        self._issues = list[Issue]()
        self._counts = dict[str, int]()

    def add(self, code: str, item: str, message: str, *, hint: str | None = HINT) -> None:
        """Note that something is wrong.

        Args:
            code: A short stable name.
            item: Which row or record.
            message: One clause: what happened.
            hint: What to try.
        """
        self._counts[code] = self._counts.get(code, 0) + 1
        if self._counts[code] <= MAX_ISSUES:
            self._issues.append(_issue(code, item, message, hint))

    def tell(self, code: str, message: str, *, hint: str | None = None) -> None:
        """Note something that is no failure and that a person should know.

        Args:
            code: A short stable name, without the prefix of notices.
            message: One clause.
            hint: What to try; None when there is nothing.
        """
        self._issues.append(_issue(NOTICE_PREFIX + code, self._source, message, hint))

    def tell_left_out(self, left: Mapping[str, int]) -> None:
        """Note what was left out on purpose.

        Args:
            left: How many, by what they are.
        """
        if left:
            told = "; ".join(f"{what} ({count})" for what, count in sorted(left.items()))
            self.tell("left-out", f"left out on purpose: {told}")

    def issues(self) -> tuple[Issue, ...]:
        """What was noted.

        Returns:
            In the order noted, and one issue for each code that was met too often.
        """
        rest = (
            _issue(code, f"{self._source} further rows", f"{count - MAX_ISSUES} further rows have the same fault", HINT)
            for code, count in self._counts.items()
            if count > MAX_ISSUES
        )
        return (*self._issues, *rest)


def _issue(code: str, item: str, message: str, hint: str | None) -> Issue:
    return Issue(IssueId(content_id("issue", STAGE, code, item)), STAGE, code, item, message, hint)
