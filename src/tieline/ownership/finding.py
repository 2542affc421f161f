"""Findings: what a rule yields for a company on a day, with its proof or what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches

from tieline.errors import NotFoundError
from tieline.model import Answer, Finding, Holding, Issue, PartialDate, content_id
from tieline.model.ids import IssueId
from tieline.ownership.coverage import World, lowest_sum
from tieline.ownership.outcome import Outcome, Phase, find_outcome, make_phase
from tieline.ownership.percent import WHOLE, render_pct
from tieline.ownership.regime import Regime
from tieline.ownership.stakes import StakeGraph, make_graph, party_key

DISCLAIMER = "A reading of a rule over the holdings given; not legal advice."
"""To stand wherever a finding is shown."""


def find_covered(
    holdings: Iterable[Holding],
    *,
    listed: Mapping[str, tuple[str, ...]],
    rule: Regime,
    as_of: PartialDate,
    entity: str,
    open_world: bool = False,
) -> Finding:
    """Find whether a rule covers a company.

    Args:
        holdings: All stakes known, of any date.
        listed: Names of listed parties on that day, each with its lists; no list means one that the rule hangs on.
        rule: The rule.
        as_of: The day; where only its month or year is known, all its days must agree.
        entity: Name of the company, as in the holdings but for case, width and punctuation.
        open_world: Whether the undisclosed rest of a company in the holdings may be anybody's. Owners whose own
            owners are not given count as who they are, here too.

    Returns:
        The finding.

    Raises:
        NotFoundError: Neither the holdings nor the listed parties name the company.
    """
    graph = make_graph(holdings, as_of)
    company = party_key(entity)
    if company not in graph.names and company not in {party_key(name) for name in listed}:
        near = get_close_matches(company, graph.names, n=3)
        hint = f"did you mean {', '.join(graph.names[key] for key in near)}?" if near else "check the spelling"
        raise NotFoundError(f"no holding and no listed party is named {entity!r}", hint=hint)
    phases = _phases(graph, rule, as_of, listed, {company} if open_world else None)
    return _finding(phases, company, entity, listed)


def iter_findings(
    holdings: Iterable[Holding],
    *,
    listed: Mapping[str, tuple[str, ...]],
    rule: Regime,
    as_of: PartialDate,
    open_world: bool = False,
) -> Iterator[Finding]:
    """Find all companies that a rule reaches or may reach.

    Args:
        holdings: All stakes known, of any date.
        listed: As for `find_covered`.
        rule: The rule.
        as_of: The day.
        open_world: As for `find_covered`.

    Yields:
        A finding for each company surely or possibly reached by the arithmetic (so a suspended rule yields its "no"),
        in the order of their names; listed parties themselves are left out.
    """
    graph = make_graph(holdings, as_of)
    phases = _phases(graph, rule, as_of, listed, set() if open_world else None)
    reached = {party for phase in phases for coverage in phase.coverages for party in coverage.possible}
    for company in sorted(reached - phases[0].roots):
        yield _finding(phases, company, graph.names[company], listed)


def find_overheld(holdings: Iterable[Holding], as_of: PartialDate) -> tuple[Issue, ...]:
    """Find companies of which more than all is surely held on a day.

    Args:
        holdings: All stakes known, of any date.
        as_of: The day.

    Returns:
        An issue for each such company and kind of stake, in the order of names.
    """
    graph = make_graph(holdings, as_of)
    found = ((company, kind, _excess(graph, company, kind)) for company in sorted(graph.held) for kind in _KINDS)
    return tuple(
        Issue(
            id=IssueId(content_id("issue", "ownership", "over_100", f"{graph.names[company]} {kind}")),
            stage="ownership",
            code="over_100",
            item=graph.names[company],
            message=f"on {as_of}, {excess} of the {kind} of {graph.names[company]} is surely held",
            hint="look for stakes stated twice, or ended and without an end date",
        )
        for company, kind, excess in found
        if excess is not None
    )


_KINDS = ("shares", "votes")


def _phases(
    graph: StakeGraph,
    rule: Regime,
    as_of: PartialDate,
    listed: Mapping[str, tuple[str, ...]],
    also_open: set[str] | None,
) -> list[Phase]:
    """Ask every version of the rule that the day may fall under; `also_open` is None in a closed world."""
    lists_of = {party_key(name): lists for name, lists in listed.items()}
    roots = frozenset(
        party for party, lists in lists_of.items() if not lists or any(rule.hangs_on(name) for name in lists)
    )
    names = {**{party_key(name): name for name in listed}, **graph.names}
    graph = StakeGraph(names, graph.held, graph.companies_of)
    opened = frozenset() if also_open is None else frozenset(graph.held) | frozenset(also_open)
    return [
        make_phase(rule, as_of, World(graph, version, lists_of, opened), roots) for version in rule.versions_on(as_of)
    ]


def _finding(phases: Sequence[Phase], company: str, entity: str, listed: Mapping[str, tuple[str, ...]]) -> Finding:
    outcome = _combine(phases, company)
    phase = phases[-1]
    regime, version = phase.regime, phase.world.version
    notes = [*outcome.notes, *_iter_notes(phase, company, listed)]
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


def _iter_notes(phase: Phase, company: str, listed: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """What else a reader should know: about the rule, the lists, and the holdings."""
    regime, graph = phase.regime, phase.world.graph
    if regime.confirm is not None and company not in phase.roots:
        yield regime.confirm
    other = phase.world.lists_of.get(company, ())
    if other and company not in phase.roots:
        yield f"It is listed itself ({', '.join(other)}), on a list that this rule does not hang on"
    if listed and not any(party in graph.companies_of for party in phase.roots) and company not in phase.roots:
        yield "No party listed under this rule holds anything on that day"
    for kind in _KINDS:
        excess = _excess(graph, company, kind)
        if excess is not None:
            yield f"The holdings contradict each other: {excess} of the {kind} is surely held"
    if phase.world.open_companies:
        ends = sorted({stake.owner for stake in graph.stakes_in(company)} - set(graph.held) - phase.roots)
        if ends:
            names = ", ".join(graph.names[party] for party in ends)
            yield f"Taken as not covered, for their own owners are not given: {names}"


def _excess(graph: StakeGraph, company: str, kind: str) -> str | None:
    """How much of a company is surely held, where that is more than all of it."""
    stakes = graph.stakes_in(company, kinds=[kind])
    total = lowest_sum(stakes, {stake.owner for stake in stakes})
    is_over = total.pct > WHOLE.pct or (total.pct == WHOLE.pct and total.is_open)
    return f"{'more than ' if total.is_open else ''}{render_pct(total.pct)}" if is_over else None
