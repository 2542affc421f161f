"""Findings: what a rule yields for a company on a day, with its proof or what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from tieline.errors import NotFoundError, UsageError
from tieline.model import Answer, Finding
from tieline.ownership.fault import find_excess
from tieline.ownership.inquiry import Inquiry
from tieline.ownership.ledger import Ledger, party_key
from tieline.ownership.outcome import Outcome, Phase, find_outcome, find_tied
from tieline.ownership.regime import Regime

DISCLAIMER = "A reading of a rule over the holdings given; not legal advice."
"""To stand wherever a finding is shown."""

MOST_NAMED = 5
"""So many owners of a company whose own owners are not given are named; the others are counted."""


def answer_for(inquiry: Inquiry, rule: Regime, entity: str) -> Finding:
    """Answer for one company.

    Args:
        inquiry: What is known, on which day.
        rule: The rule.
        entity: Name of the company, as in the holdings but for case, width and punctuation; or its id.

    Returns:
        The finding.

    Raises:
        NotFoundError: Neither the holdings nor the listed parties name the company.
        UsageError: Several parties bear the name.
    """
    company = _get_company(inquiry.graph.ledger, entity)
    return make_finding(inquiry.phases(rule, asked=company), company, entity)


def iter_answers(inquiry: Inquiry, rule: Regime) -> Iterator[Finding]:
    """Answer for all companies that a rule reaches or may reach.

    Args:
        inquiry: What is known, on which day.
        rule: The rule.

    Yields:
        A finding for each company surely or possibly reached by the arithmetic (so a suspended rule yields its "no"),
        in the order of their names; listed parties themselves are left out, and companies that only owners who are
        not known lead to.
    """
    phases = inquiry.phases(rule)
    reached = {party for phase in phases for party in find_tied(phase)}
    for company in sorted(reached - phases[0].roots):
        yield make_finding(phases, company, inquiry.graph.name(company))


def iter_changes(before: Inquiry, after: Inquiry, rule: Regime) -> Iterator[tuple[Finding, Finding]]:
    """Find whose answer differs between two days, or between what is listed on two occasions.

    Args:
        before: What was known first.
        after: What is known then; over the same ledger.
        rule: The rule.

    Yields:
        Both findings of each party whose answer differs, in the order of names; those listed on both occasions and
        those that neither reaches are left out.
    """
    phases = before.phases(rule), after.phases(rule)
    roots = phases[0][0].roots, phases[1][0].roots
    reached = {party for side in phases for phase in side for party in find_tied(phase)} | (roots[0] ^ roots[1])
    for party in sorted(reached - (roots[0] & roots[1])):
        first, second = (
            make_finding(side, party, inquiry.graph.name(party))
            for side, inquiry in zip(phases, (before, after), strict=True)
        )
        if first.answer is not second.answer:
            yield first, second


def _get_company(ledger: Ledger, entity: str) -> str:
    """The key of the one party that bears a name or an id."""
    found = ledger.find_parties(entity)
    if len(found) == 1:
        return ledger.keys[found[0]]
    if found:
        ids = ", ".join(ledger.names[number] for number in found)
        raise UsageError(f"several parties are named {entity!r}: {ids}", hint="name the id instead")
    near = get_close_matches(party_key(entity), ledger.bearers, n=3)
    names = ", ".join(ledger.names[ledger.bearers[key][0]] for key in near)
    hint = f"did you mean {names}?" if near else "check the spelling"
    raise NotFoundError(f"no holding and no listed party is named {entity!r}", hint=hint)


def make_finding(phases: Sequence[Phase], company: str, entity: str) -> Finding:
    """Put together what the versions of a rule yield for a company.

    Args:
        phases: The versions that the day may fall under, as `Inquiry.phases` gives them.
        company: Key of the company.
        entity: What to call it.

    Returns:
        The finding.
    """
    outcome = _combine(phases, company)
    phase = phases[-1]
    regime, version = phase.regime, phase.world.version
    notes = [*outcome.notes, *_iter_notes(phase, company)]
    return Finding(
        entity=entity,
        rule=regime.id,
        rule_title=f"{regime.title}: {version.text} ({version.citation})",
        as_of=phase.as_of,
        answer=outcome.answer,
        proof=tuple(f"{number}. {step}" for number, step in enumerate(outcome.proof, 1)),
        missing=outcome.missing,
        note=" ".join(f"{note.rstrip('.')}." for note in dict.fromkeys(notes)) or None,
    )


def _combine(phases: Sequence[Phase], company: str) -> Outcome:
    """Join what the versions of a rule yield: where they differ, the day must be known to the day."""
    outcomes = [find_outcome(phase, company) for phase in phases]
    last = outcomes[-1]
    if all(outcome.answer is last.answer for outcome in outcomes):
        return last
    day = f"the exact day: the rule changed within {phases[-1].as_of}"
    missing = tuple(dict.fromkeys(fact for outcome in outcomes for fact in outcome.missing))
    notes = tuple(dict.fromkeys(note for outcome in outcomes for note in outcome.notes))
    return Outcome(Answer.CANNOT_TELL, last.proof, (day, *missing), notes)


def _iter_notes(phase: Phase, company: str) -> Iterator[str]:
    """What else a reader should know: about the rule, the lists, and the holdings."""
    regime, graph = phase.regime, phase.world.graph
    if company not in phase.roots:
        if regime.confirm is not None:
            yield regime.confirm
        if other := phase.world.lists_of.get(company, ()):
            names = ", ".join(dict.fromkeys(one.list_name for one in other))
            yield f"It is listed itself ({names}), on a list that this rule does not hang on"
        if phase.world.lists_of and not any(map(graph.holds, phase.roots)):
            yield "No party listed under this rule holds anything on that day"
    for kind, held in find_excess(graph, company):
        yield f"The holdings contradict each other: more than 100 % of the {kind} is surely held ({held})"
    if phase.world.opened is not None:
        owners = {stake.owner for stake in graph.stakes_in(company)} - phase.roots
        if ends := sorted(graph.name(owner) for owner in owners if not graph.is_held(owner)):
            more = f" and {len(ends) - MOST_NAMED} more" if len(ends) > MOST_NAMED else ""
            yield f"Taken as not covered, for their own owners are not given: {', '.join(ends[:MOST_NAMED])}{more}"
