"""The first page: what was read, what matters most, and how old the lists are."""

from __future__ import annotations

from dataclasses import dataclass

from tieline.model.utterance import Standing
from tieline.report.case_index import CaseIndex
from tieline.report.view_absence import IssuesView
from tieline.report.view_claim import ClaimsView
from tieline.report.view_contradiction import ContradictionView
from tieline.report.view_finding import FindingView, OwnershipView
from tieline.report.view_party import HitView, PartiesView
from tieline.report.view_source import SnapshotView
from tieline.report.view_tie import TieGroup
from tieline.text.count import agree, count_of

MOST_IMPORTANT = 8
"""How many of each kind the first page names; the rest is counted and stands in its section."""


NOT_SCREENED = "Not screened: nobody was compared with a list, so nothing is known about who is on one."


@dataclass(frozen=True, slots=True)
class Figure:
    """A number on the first page.

    Attributes:
        value: How many.
        label: Of what.
        detail: A few words that tell more; None when there is nothing to tell.
        href: The section that shows them.
    """

    value: int
    label: str
    detail: str | None
    href: str


@dataclass(frozen=True, slots=True)
class Highlight:
    """A line on the first page.

    Attributes:
        subject: Untrusted words: a name or a matter.
        detail: Untrusted words that follow.
        href: Where the dossier says more.
        tag: A word that marks the line ("same", "off", "unsure", "yes", "no", "cannot_tell", "disputed").
    """

    subject: str
    detail: str
    href: str
    tag: str


@dataclass(frozen=True, slots=True)
class Highlights:
    """A group of lines on the first page.

    Attributes:
        title: What they have in common.
        lines: The most important of them.
        more: How many more there are.
        href: The section that shows them all.
        empty: What to say when there are none.
    """

    title: str
    lines: tuple[Highlight, ...]
    more: int
    href: str
    empty: str


@dataclass(frozen=True, slots=True)
class SummaryView:
    """The first page.

    Attributes:
        figures: What was read and found, in numbers.
        highlights: What matters most.
        snapshots: The lists, with their age.
        unread: Files and rows of lists that could not be read, so nobody was compared with them: the first few.
        more_unread: How many more there are.
    """

    figures: tuple[Figure, ...]
    highlights: tuple[Highlights, ...]
    snapshots: tuple[SnapshotView, ...]
    unread: tuple[str, ...]
    more_unread: int


@dataclass(frozen=True, slots=True)
class Sections:
    """The sections that the first page sums up.

    Attributes:
        parties: Parties with their hits.
        tie_groups: Relationships by party.
        claims: Claims.
        ownership: Findings.
        issues: Issues.
        snapshots: Lists.
        contradictions: Facts with several values.
    """

    parties: PartiesView
    tie_groups: tuple[TieGroup, ...]
    claims: ClaimsView
    ownership: OwnershipView
    issues: IssuesView
    snapshots: tuple[SnapshotView, ...]
    contradictions: tuple[ContradictionView, ...]


def make_summary(index: CaseIndex, sections: Sections) -> SummaryView:
    """Make the first page.

    Args:
        index: The case with its look-ups.
        sections: What the other sections show.

    Returns:
        Figures, highlights and list ages.
    """
    unread = [issue.item for issue in sections.issues.failures if issue.stage == "lists"]
    return SummaryView(
        figures=_figures(index, sections),
        highlights=(
            _listed(sections.parties, is_screened=_is_screened(index)),
            _disputed(sections.claims),
            *_contradicted(sections.contradictions),
            _findings(sections.ownership),
        ),
        snapshots=sections.snapshots,
        unread=tuple(unread[:MOST_IMPORTANT]),
        more_unread=max(0, len(unread) - MOST_IMPORTANT),
    )


def _figures(index: CaseIndex, sections: Sections) -> tuple[Figure, ...]:
    case = index.case
    ties = [tie.standing for group in sections.tie_groups for tie in group.ties]
    shown = ties.count(Standing.SHOWN)
    claims = sections.claims
    languages = len({document.language for document in case.documents if document.language})
    failures, notices = len(sections.issues.failures), len(sections.issues.notices)
    answers = _answers(sections.ownership)
    on_list = _on_list(index, sections)
    return (
        _figure(len(case.documents), "source read", "sources read", count_of(languages, "language"), "#sources"),
        _figure(len(index.parties), "party", "parties", on_list, "#parties"),
        _figure(len(ties), "relationship", "relationships", f"{shown} shown, {len(ties) - shown} said", "#ties"),
        _figure(len(case.claims), "claim", "claims", _disputes(claims), "#claims"),
        _figure(len(case.findings), "ownership finding", "ownership findings", answers, "#ownership"),
        _figure(failures, "issue", "issues", count_of(notices, "notice"), "#issues"),
        *_waiting(case.proposals_waiting),
    )


def _is_screened(index: CaseIndex) -> bool:
    """Whether anybody was compared with a list; otherwise nobody knows who is on one."""
    case = index.case
    return bool(case.snapshots and (case.screened or case.hits))


def _on_list(index: CaseIndex, sections: Sections) -> str:
    """How many parties are on a list, or that nobody looked."""
    if not _is_screened(index):
        return "not screened"
    standings = [party.list_standing for party in sections.parties.with_hits]
    return f"{standings.count('same')} on a list, {standings.count('unsure')} unsure"


def _disputes(claims: ClaimsView) -> str:
    outside = f", {claims.disputed_outside} more outside of this dossier" if claims.disputed_outside else ""
    return f"{len(claims.disputed)} disputed{outside}"


def _waiting(count: int) -> tuple[Figure, ...]:
    """Proposals of models that nobody decided about yet; they are counted here and stand nowhere else."""
    if not count:
        return ()
    told = f"{agree(count, 'waits', 'wait')} for review; not part of this dossier"
    return (_figure(count, "proposal of a model", "proposals of models", told, "#ties"),)


def _figure(value: int, one: str, many: str, detail: str | None, href: str) -> Figure:
    """A number with the label that agrees with it."""
    return Figure(value, agree(value, one, many), detail, href)


def _answers(ownership: OwnershipView) -> str | None:
    answers = [finding.answer for finding in ownership.findings]
    return f"{answers.count('yes')} yes, {answers.count('cannot_tell')} cannot tell" if answers else None


def _listed(parties: PartiesView, *, is_screened: bool) -> Highlights:
    lines = tuple(
        Highlight(
            subject=party.name,
            detail="; ".join(dict.fromkeys(map(_hit_line, party.hits))),
            href=f"#{party.anchor}",
            tag=party.list_standing or "unsure",
        )
        for party in parties.with_hits
    )
    empty = "No party has an entry on the lists that were read." if is_screened else NOT_SCREENED
    return _cut("Parties and official lists", lines, "#parties", empty)


def _disputed(claims: ClaimsView) -> Highlights:
    lines = tuple(
        Highlight(
            subject=claim.matter,
            detail=f"{len(claim.affirming)} affirming, {len(claim.denying)} denying",
            href=f"#{claim.anchor}",
            tag="disputed",
        )
        for claim in claims.disputed
    )
    return _cut("Disputed claims", lines, "#claims", claims.undisputed_words)


def _contradicted(contradictions: tuple[ContradictionView, ...]) -> tuple[Highlights, ...]:
    """The contradictions; no group where there is none, as most cases have none."""
    lines = tuple(
        Highlight(
            subject=item.matter,
            detail=" · ".join(value.value for value in item.values),
            href=f"#{item.anchor}",
            tag="disputed",
        )
        for item in contradictions
    )
    return (_cut("Contradictions", lines, "#contradictions", ""),) if lines else ()


def _hit_line(hit: HitView) -> str:
    unsure = ", unsure" if hit.verdict == "unsure" else ""
    return f"{hit.list_name} ({hit.status}{unsure})"


def _findings(ownership: OwnershipView) -> Highlights:
    """One line for each company and answer that is not no."""
    grouped: dict[tuple[str, str], list[FindingView]] = {}
    for finding in ownership.findings:
        if finding.answer != "no":
            grouped.setdefault((finding.entity, finding.answer), []).append(finding)
    lines = tuple(
        Highlight(
            subject=entity,
            detail="; ".join(f"{_short(finding.rule_title)}, as of {finding.as_of}" for finding in findings),
            href=f"#{findings[0].anchor}",
            tag=answer,
        )
        for (entity, answer), findings in grouped.items()
    )
    checks = len(ownership.findings)
    empty = f"All {checks} checks answer no." if checks else "No ownership rule was checked."
    return _cut("Ownership findings", lines, "#ownership", empty)


def _short(rule_title: str) -> str:
    """The name of a rule, without what it says."""
    return rule_title.split(": ", 1)[0]


def _cut(title: str, lines: tuple[Highlight, ...], href: str, empty: str) -> Highlights:
    return Highlights(title, lines[:MOST_IMPORTANT], max(0, len(lines) - MOST_IMPORTANT), href, empty)
