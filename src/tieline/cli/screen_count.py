"""Counting results as they pass, and telling which rows could not be screened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from tieline.cli.session import EXIT_PARTIAL, Session
from tieline.model import Issue, RowResult, ScreeningSummary, content_id
from tieline.model.ids import IssueId
from tieline.pipeline.screen_file import count_result
from tieline.text.count import agree, count_of

ISSUES_TOLD = 20
"""How many rows that could not be screened are listed on standard error; the rest is counted."""

Results = Callable[[], Iterable[RowResult]]
"""Gives results from the first row on, as often as it is called."""


class CountedResults:
    """Results that are counted, and whose issues are gathered, the first time they are gone through."""

    def __init__(self, results: Results) -> None:
        """Take the results.

        Args:
            results: Gives them from the first row on.
        """
        self._results = results
        self._is_counted = False
        self.summary = ScreeningSummary()
        self.failed: list[tuple[int, str, str]] = []
        self.flags: Counter[str] = Counter()

    def __call__(self) -> Iterator[RowResult]:
        """Go through the results.

        Yields:
            The results.
        """
        if self._is_counted:
            yield from self._results()
            return
        self.summary, self.failed, self.flags = ScreeningSummary(), [], Counter()
        for result in self._results():
            self._count(result)
            yield result
        self._is_counted = True

    def finish(self) -> None:
        """Go through the results if nobody has."""
        if not self._is_counted:
            for _ in self():
                pass

    def _count(self, result: RowResult) -> None:
        self.summary = count_result(self.summary, result)
        for issue in result.query.issues:
            if not issue.blocks:
                self.flags[issue.code] += 1
            elif len(self.failed) < ISSUES_TOLD:
                self.failed.append((result.query.row, issue.code, issue.message))


def tell_issues(session: Session, counted: CountedResults, *, source: str) -> int:
    """Tell which rows could not be screened, and how many have something the matter.

    Args:
        session: What this run works with.
        counted: The results, gone through.
        source: What the rows are of.

    Returns:
        The exit code: 3 when a row could not be screened.
    """
    issues = [
        Issue(
            IssueId(content_id("iss", "screen", code, source, row)), "screen", code, f"{source} row {row}", told, None
        )
        for row, code, told in counted.failed
    ]
    session.report_issues(issues)
    more = counted.summary.not_screened - len({row for row, _, _ in counted.failed})
    if more > 0:
        session.say(f"{count_of(more, 'further row')} of {source} could not be screened; the output says which and why")
    for code, count in sorted(counted.flags.items()):
        session.say(
            f"notice: {count_of(count, 'row')} of {source} {agree(count, 'has', 'have')} the issue {code}; "
            "the output says which and why"
        )
    return EXIT_PARTIAL if counted.summary.not_screened else 0
