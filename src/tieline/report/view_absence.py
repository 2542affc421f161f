"""What was not found, and what went wrong: a dossier that hides its gaps misleads."""

from __future__ import annotations

from dataclasses import dataclass

from tieline.model import Issue
from tieline.report.case_index import CaseIndex, bare_names


@dataclass(frozen=True, slots=True)
class IssueView:
    """Something that went wrong with one item.

    Attributes:
        stage: Where it was met.
        code: Its stable name.
        item: Which item.
        message: What happened.
        hint: What to try; None when there is nothing.
    """

    stage: str
    code: str
    item: str
    message: str
    hint: str | None


@dataclass(frozen=True, slots=True)
class IssuesView:
    """The section on issues.

    Attributes:
        failures: Items that could not be processed.
        notices: Items that an optional part would have read.
    """

    failures: tuple[IssueView, ...]
    notices: tuple[IssueView, ...]


@dataclass(frozen=True, slots=True)
class AbsenceView:
    """The section on what was not found.

    Attributes:
        screened: How many names were screened.
        names_with_hits: How many of them have a hit.
        unlisted_names: Names screened by themselves that no list has.
        unlisted: Names and addresses of the parties that were screened and have no hit.
        unread: Sources that were captured and gave no readable text.
        untied: Names and addresses of the parties that no relationship and no claim touches.
        undenied: How many claims no document of the case denies.
        claims: How many claims there are.
    """

    screened: int
    names_with_hits: int
    unlisted_names: tuple[str, ...]
    unlisted: tuple[tuple[str, str], ...]
    unread: tuple[str, ...]
    untied: tuple[tuple[str, str], ...]
    undenied: int
    claims: int


def make_issues(index: CaseIndex) -> IssuesView:
    """Make the section on issues.

    Args:
        index: The case with its look-ups.

    Returns:
        Failures apart from notices, each by stage and item.
    """
    issues = order_issues(index)
    return IssuesView(
        failures=tuple(_issue(issue) for issue in issues if not issue.is_notice),
        notices=tuple(_issue(issue) for issue in issues if issue.is_notice),
    )


def order_issues(index: CaseIndex) -> tuple[Issue, ...]:
    """Put issues in the order of the dossier.

    Args:
        index: The case with its look-ups.

    Returns:
        Failures first, then notices; within each by stage, item and code.
    """
    return tuple(
        sorted(index.case.issues, key=lambda issue: (issue.is_notice, issue.stage, issue.item, issue.code, issue.id))
    )


def make_absence(index: CaseIndex) -> AbsenceView:
    """Make the section on what was not found.

    Args:
        index: The case with its look-ups.

    Returns:
        Names without hits, sources without text, parties without ties, claims without a denial.
    """
    case = index.case
    readable = {document.sha256 for document in case.documents if document.text.strip()}
    unread = {capture.source for capture in case.captures if capture.sha256 not in readable}
    unread |= {document.path for document in case.documents if document.sha256 not in readable}
    screened = set(case.screened)
    parties = [(party, f"#party-{number}") for number, party in enumerate(index.parties, 1)]
    return AbsenceView(
        screened=len(case.screened),
        names_with_hits=len({hit.query for hit in case.hits}),
        unlisted_names=tuple(name for name in bare_names(index) if name not in {hit.query for hit in case.hits}),
        unlisted=tuple(
            (party.name, href)
            for party, href in parties
            if party.id not in index.hits_of and not screened.isdisjoint(party.names)
        ),
        unread=tuple(sorted(unread)),
        untied=tuple(
            (party.name, href)
            for party, href in parties
            if party.id not in index.ties_of and party.id not in index.claims_about
        ),
        undenied=sum(not claim.denied_by for claim in case.claims),
        claims=len(case.claims),
    )


def _issue(issue: Issue) -> IssueView:
    return IssueView(issue.stage, issue.code, issue.item, issue.message, issue.hint)
