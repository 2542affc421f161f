"""The dossier: one self-contained HTML file that a person reads, prints and hands on.

It runs no script and loads nothing: its content security policy allows its own style sheet, by hash, and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass

from markupsafe import Markup

from tieline.model import Judgement
from tieline.report.case import Case
from tieline.report.case_index import CaseIndex, index_case
from tieline.report.network import render_indexed_network
from tieline.report.template import load_style, make_environment
from tieline.report.view_absence import AbsenceView, IssuesView, make_absence, make_issues
from tieline.report.view_claim import ClaimsView, make_claims
from tieline.report.view_contradiction import ContradictionView, make_contradictions
from tieline.report.view_finding import OwnershipView, make_ownership
from tieline.report.view_party import PartiesView, make_parties
from tieline.report.view_path import PathsView, make_paths
from tieline.report.view_source import SnapshotView, SourceView, make_snapshots, make_sources, moment_of
from tieline.report.view_summary import Sections, SummaryView, make_summary
from tieline.report.view_technology import TechnologyView, make_technologies
from tieline.report.view_tie import TieGroup, make_tie_groups
from tieline.report.view_timeline import TimelineYear, make_timeline


@dataclass(frozen=True, slots=True)
class DossierView:
    """Everything the dossier's templates are given.

    Attributes:
        title: What the dossier is called.
        generated_at: Its time, in words.
        about: Names and addresses of the parties it is mainly about.
        summary: The first page.
        parties: Parties with the list entries proposed for them.
        tie_groups: Relationships by party.
        network: The picture, an SVG element that is already escaped.
        paths: Ways to listed parties.
        claims: Claims with those who affirm and deny.
        technology: Fields of technology by party.
        contradictions: Facts with several values.
        ownership: Findings of ownership rules.
        timeline: What has a date.
        sources: Documents with their text.
        snapshots: Official lists.
        issues: What went wrong.
        absence: What was not found.
        judgements: Decisions by people, by time.
    """

    title: str
    generated_at: str
    about: tuple[tuple[str, str], ...]
    summary: SummaryView
    parties: PartiesView
    tie_groups: tuple[TieGroup, ...]
    network: Markup
    paths: PathsView
    claims: ClaimsView
    technology: TechnologyView
    contradictions: tuple[ContradictionView, ...]
    ownership: OwnershipView
    timeline: tuple[TimelineYear, ...]
    sources: tuple[SourceView, ...]
    snapshots: tuple[SnapshotView, ...]
    issues: IssuesView
    absence: AbsenceView
    judgements: tuple[Judgement, ...]


def render_dossier(case: Case) -> str:
    """Render the dossier of a case.

    Args:
        case: The case.

    Returns:
        A complete HTML document; equal cases give equal text.
    """
    view = make_dossier(index_case(case))
    style = load_style() + _target_rules(view) + _filter_rules(view)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    template = make_environment().get_template("dossier.html")
    # The style sheet is ours and its rules are made of ids and class names that we number, so it is not escaped: the
    # hash in the policy is that of the exact text.
    return template.render(view=view, style=Markup(style), style_hash=f"sha256-{digest}")


def make_dossier(index: CaseIndex) -> DossierView:
    """Make everything the templates are given.

    Args:
        index: The case with its look-ups.

    Returns:
        The view of the whole dossier.
    """
    sections = Sections(
        parties=make_parties(index),
        tie_groups=make_tie_groups(index),
        claims=make_claims(index),
        ownership=make_ownership(index),
        issues=make_issues(index),
        snapshots=make_snapshots(index),
        contradictions=make_contradictions(index),
    )
    known = (entity for entity in index.case.about if entity in index.entity_of)
    about = ((index.entity_of[entity].name, index.find_party_href(entity)) for entity in known)
    return DossierView(
        title=index.case.title,
        generated_at=moment_of(index.case.generated_at),
        about=tuple((name, href) for name, href in about if href is not None),
        summary=make_summary(index, sections),
        parties=sections.parties,
        tie_groups=sections.tie_groups,
        network=Markup(render_indexed_network(index, linked=True)),
        paths=make_paths(index),
        claims=sections.claims,
        technology=make_technologies(index),
        contradictions=sections.contradictions,
        ownership=sections.ownership,
        timeline=make_timeline(index),
        sources=make_sources(index),
        snapshots=sections.snapshots,
        issues=sections.issues,
        absence=make_absence(index),
        judgements=tuple(sorted(index.case.judgements, key=lambda item: (item.decided_at, item.id))),
    )


def _target_rules(view: DossierView) -> str:
    """One selector for each cited stretch: when its anchor is the target, its segments and frames light up."""
    selectors = [f"#{anchor}:target~.{mark}" for source in view.sources for anchor, mark in source.text.targets]
    frames = [
        f".source:has(#{anchor}:target) .{mark}"
        for source in view.sources
        if source.scan is not None
        for anchor, mark in source.scan.targets
    ]
    text = f"{','.join(selectors)}{{background:#ffe08a;box-shadow:0 0 0 2px #ffe08a}}\n" if selectors else ""
    return text + (f"{','.join(frames)}{{fill:#ffe08a;fill-opacity:.35;stroke-width:4}}\n" if frames else "")


def _filter_rules(view: DossierView) -> str:
    """For each area of technology: while its choice is checked, what is not of it is hidden."""
    rules = (
        f"body:has(#only-{area.id}:checked) :is(.filtered:not(.in-{area.id}),.tie-group:not(:has(.in-{area.id})))"
        "{display:none}\n"
        for area in view.technology.areas
    )
    return "".join(rules)
