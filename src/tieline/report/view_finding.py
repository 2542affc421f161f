"""What the dossier shows of ownership: results of rules with their proof, and the stakes they rest on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

from tieline.model import Answer, Finding, Holding, PartialDate
from tieline.model.ids import DocumentId
from tieline.report.case_index import CaseIndex
from tieline.report.ownership_graph import Known, make_ownership_graph, share_of
from tieline.report.ownership_picture import render_ownership
from tieline.text.count import count_of

ANSWER_LABELS = {Answer.YES: "Yes", Answer.NO: "No", Answer.CANNOT_TELL: "Cannot tell"}
MAX_PICTURES = 12
"""Companies whose owners are drawn; the proofs tell the rest."""

_NUMBER = re.compile(r"^\d+\.\s+")
_DOCUMENT_ID = re.compile(r"\bdoc-[a-z2-7]{21}\b")


@dataclass(frozen=True, slots=True)
class StepView:
    """One step of a proof.

    Attributes:
        text: The step, as the rule gives it.
        sources: Labels and addresses of the documents that it names.
    """

    text: str
    sources: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FindingView:
    """A rule's result.

    Attributes:
        anchor: Its id inside the dossier.
        entity: The company it is about.
        answer: yes, no or cannot_tell.
        answer_label: The answer in words.
        rule: Id of the rule.
        rule_title: The rule in words, with its citation.
        as_of: The day it speaks for.
        proof: Steps in an order a person can follow.
        missing: Facts that would decide.
        note: A caution; None when there is none.
    """

    anchor: str
    entity: str
    answer: str
    answer_label: str
    rule: str
    rule_title: str
    as_of: str
    proof: tuple[StepView, ...]
    missing: tuple[str, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class HoldingView:
    """A stated stake.

    Attributes:
        owner: Who holds.
        owned: What is held.
        share: How much, in words.
        kind: shares, votes, appointment or control.
        held: Over which time, in words; None when not stated.
        source: Where it is stated.
    """

    owner: str
    owned: str
    share: str
    kind: str
    held: str | None
    source: StepView


@dataclass(frozen=True, slots=True)
class OwnersView:
    """The picture of who owns a company.

    Attributes:
        company: Its name.
        picture: An SVG element that is already escaped.
    """

    company: str
    picture: Markup


@dataclass(frozen=True, slots=True)
class OwnershipView:
    """The section on ownership.

    Attributes:
        owners: Pictures of the companies about which a rule answers yes or cannot tell.
        findings: Results: yes first, then cannot tell, then no.
        holdings: The stakes they rest on, as stated.
        unasked: Why no rule was checked, in a sentence; empty where there are findings.
    """

    owners: tuple[OwnersView, ...]
    findings: tuple[FindingView, ...]
    holdings: tuple[HoldingView, ...]
    unasked: str = ""

    @property
    def deciding(self) -> tuple[FindingView, ...]:
        """Those that answer yes or cannot tell."""
        return tuple(finding for finding in self.findings if finding.answer != "no")

    @property
    def negative(self) -> tuple[FindingView, ...]:
        """Those that answer no."""
        return tuple(finding for finding in self.findings if finding.answer == "no")


def order_findings(index: CaseIndex) -> tuple[Finding, ...]:
    """Put findings in the order of the dossier.

    Args:
        index: The case with its look-ups.

    Returns:
        Those that answer yes first, then cannot tell, then no; within each by company, rule and day.
    """
    order = {Answer.YES: 0, Answer.CANNOT_TELL: 1, Answer.NO: 2}
    return tuple(
        sorted(index.case.findings, key=lambda item: (order[item.answer], item.entity, item.rule, item.as_of.text))
    )


def make_ownership(index: CaseIndex) -> OwnershipView:
    """Make the section on ownership.

    Args:
        index: The case with its look-ups.

    Returns:
        All findings and holdings; both empty when no ownership was given.
    """
    findings = tuple(_finding(index, item, number) for number, item in enumerate(order_findings(index), 1))
    holdings = sorted(index.case.holdings, key=lambda item: (item.owned, item.owner, item.kind, item.source))
    unasked = "" if findings else _tell_why_unasked(index)
    return OwnershipView(_owners(index), findings, tuple(_holding(index, item) for item in holdings), unasked)


def _tell_why_unasked(index: CaseIndex) -> str:
    """Say why there is no finding: which of the things that a rule needs is missing."""
    case = index.case
    if not case.holdings:
        return "no stake is known of these parties, from a table or from a document"
    if not case.snapshots:
        return "no official list was given, so that no owner is known to be listed"
    if not case.listed_names:
        parties = {name for holding in case.holdings for name in (holding.owner, holding.owned)}
        which = "the one party" if len(parties) == 1 else f"the {count_of(len(parties), 'party')}"
        return f"none of {which} in the stakes is held to be on the lists that were given"
    lists = sorted({name for _, lists in case.listed_names for name in lists})
    days = sorted({str(snapshot.as_of) for snapshot in case.snapshots if snapshot.as_of is not None})
    told = f"on the day of the lists ({days[-1]})" if days else "and no list tells the day that it speaks for"
    hung = "no rule that hangs on those lists reached or may have reached a company"
    return f"parties in the stakes are listed ({'; '.join(lists)}), and {hung} {told}"


def _owners(index: CaseIndex) -> tuple[OwnersView, ...]:
    """Draw the owners of the companies that rules reach, or may reach."""
    case = index.case
    known = {name: Known(lists) for name, lists in case.listed_names}
    days: dict[str, PartialDate] = {}
    for finding in order_findings(index):
        if finding.answer is not Answer.NO:
            days.setdefault(finding.entity, finding.as_of)
            if finding.entity not in known:
                known[finding.entity] = Known((), finding.answer)
    views = []
    for number, (company, day) in enumerate(list(days.items())[:MAX_PICTURES], 1):
        graph = make_ownership_graph(case.holdings, company, as_of=day, known=known)
        drawn = render_ownership(graph, title=f"Owners of {company}", id_prefix=f"owners-{number}")
        views.append(OwnersView(company, Markup(drawn)))
    return tuple(views)


def _finding(index: CaseIndex, finding: Finding, number: int) -> FindingView:
    return FindingView(
        anchor=f"finding-{number}",
        entity=finding.entity,
        answer=finding.answer.value,
        answer_label=ANSWER_LABELS[finding.answer],
        rule=finding.rule,
        rule_title=finding.rule_title,
        as_of=str(finding.as_of),
        # The steps bear numbers for those who read them as lines; the page numbers them itself.
        proof=tuple(_step(index, _NUMBER.sub("", step)) for step in finding.proof),
        missing=finding.missing,
        note=finding.note,
    )


def _holding(index: CaseIndex, holding: Holding) -> HoldingView:
    start = f"from {holding.held_from}" if holding.held_from else ""
    end = f"to {holding.held_to}" if holding.held_to else ""
    return HoldingView(
        owner=holding.owner,
        owned=holding.owned,
        share=share_of(holding),
        kind=holding.kind,
        held=" ".join(filter(None, (start, end))) or None,
        source=_step(index, holding.source),
    )


def _step(index: CaseIndex, text: str) -> StepView:
    """Link the documents whose ids a step names."""
    named = (DocumentId(match) for match in dict.fromkeys(_DOCUMENT_ID.findall(text)))
    numbers = (index.number_of[document] for document in named if document in index.number_of)
    return StepView(text, tuple((f"S{number}", f"#source-{number}") for number in numbers))
