"""Outcomes: what one version of a rule yields for a company, before and after its force is looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from tieline.model import Answer, PartialDate
from tieline.ownership.coverage import Coverage, World, find_coverage
from tieline.ownership.missing import MOST_COMPANIES, find_gaps
from tieline.ownership.regime import Force, Regime
from tieline.ownership.stakes import Doubt
from tieline.ownership.sums import Fact, StakeFact
from tieline.ownership.wording import render_fact, render_steps, render_tally

_LISTED_ITSELF = "It is listed itself, which does not hang on the force of the rule"


@dataclass(frozen=True, slots=True)
class Phase:
    """A rule as it stood on the day asked about, and what it reaches.

    Attributes:
        regime: The rule.
        as_of: The day.
        world: Who holds what, and the version of the rule.
        roots: Keys of the listed parties.
        coverages: What it reaches: from all listed parties together, or from each by itself where the rule does not
            add up what they hold.
        joint: What it would reach if it did add them up; None where it does, or where only one party is listed.
        reaching: The coverages that possibly reach a party, by its key.
    """

    regime: Regime
    as_of: PartialDate
    world: World
    roots: frozenset[str]
    coverages: tuple[Coverage, ...]
    joint: Coverage | None
    reaching: Mapping[str, tuple[Coverage, ...]]

    def may_reach(self, party: str) -> bool:
        """Whether a party is possibly reached.

        Args:
            party: Its key.

        Returns:
            True if it is listed, or covered surely or possibly.
        """
        return party in self.reaching


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a rule yields for a company.

    Attributes:
        answer: yes, no or cannot tell.
        proof: Sentences in an order a person can follow.
        missing: Facts that would decide; empty unless the answer is cannot tell.
        notes: Cautions, without full stops.
    """

    answer: Answer
    proof: tuple[str, ...]
    missing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def make_phase(regime: Regime, as_of: PartialDate, world: World, roots: frozenset[str]) -> Phase:
    """Work out what a version of a rule reaches.

    Args:
        regime: The rule.
        as_of: The day.
        world: Who holds what, and the version.
        roots: Keys of the listed parties.

    Returns:
        The phase.
    """
    # A listed party that holds nothing reaches nobody.
    seeds = sorted(filter(world.graph.holds, roots))
    together = world.version.aggregate or len(seeds) < 2
    groups = [seeds] if together else [[seed] for seed in seeds]
    coverages = tuple(find_coverage(world, group) for group in groups)
    reaching: dict[str, tuple[Coverage, ...]] = {}
    for coverage in coverages:
        for party in coverage.possible:
            reaching[party] = (*reaching.get(party, ()), coverage)
    joint = None if together else find_coverage(world, seeds)
    return Phase(regime, as_of, world, roots, coverages, joint, reaching)


def find_tied(phase: Phase) -> frozenset[str]:
    """Find whom a rule reaches or may reach along the holdings of listed parties.

    Where undisclosed shares may be anybody's, or a source leaves an owner open, a rule may reach about everybody; this
    leaves those whom no chain of holdings ties to a listed party.

    Args:
        phase: The rule as it stood.

    Returns:
        Keys, with those of the listed parties that hold anything.
    """
    ledger, stakes = phase.world.graph.ledger, phase.world.graph.arrays.stakes
    pending = [root for root in phase.roots if phase.world.graph.holds(root)]
    tied = set(pending)
    while pending:
        number = ledger.numbers[pending.pop()]
        positions = stakes.out[stakes.first_out[number] : stakes.first_out[number + 1]]
        for company in {ledger.keys[owned] for owned in stakes.owned[positions].tolist()}:
            if company not in tied and phase.may_reach(company):
                tied.add(company)
                pending.append(company)
    return frozenset(tied)


def find_outcome(phase: Phase, company: str) -> Outcome:
    """Find what a rule yields for a company.

    Args:
        phase: The rule as it stood.
        company: Key of the company.

    Returns:
        The outcome. That a company is listed itself holds whatever the force of the rule.
    """
    if company in phase.roots:
        itself = Coverage(frozenset({company}), {company: 0}, {company: 0})
        steps = tuple(render_steps(phase.world, itself, company))
        notes = () if phase.world.version.force is Force.IN_FORCE else (_LISTED_ITSELF,)
        return Outcome(Answer.YES, steps, notes=notes)
    outcome = _judge(phase, company)
    match phase.world.version.force:
        case Force.IN_FORCE:
            return _with_cautions(phase, company, outcome)
        case Force.UNCERTAIN:
            return _with_cautions(phase, company, _doubted(phase, outcome))
        case Force.SUSPENDED | Force.OUTSIDE:
            return _without_force(phase, company, outcome)


def _judge(phase: Phase, company: str) -> Outcome:
    """Apply the arithmetic alone."""
    world = phase.world
    doubtful = phase.reaching.get(company, ())
    covering = [coverage for coverage in doubtful if company in coverage.certain]
    if covering:
        steps = min((render_steps(world, coverage, company) for coverage in covering), key=len)
        return Outcome(Answer.YES, tuple(steps))
    if not doubtful:
        return Outcome(Answer.NO, _tally(phase, company))
    proof: dict[str, None] = {}
    facts: dict[Fact, None] = {}
    is_cut = False
    for coverage in doubtful:
        gaps = find_gaps(world, coverage, company)
        for current in reversed(gaps.companies):
            proof.update(dict.fromkeys(render_tally(world, coverage, current)))
        facts.update(dict.fromkeys(gaps.facts))
        is_cut = is_cut or gaps.is_cut
    notes = list(_caution(phase, "unknown_share")) if any(_is_listed_unknown(phase, fact) for fact in facts) else []
    if is_cut:
        notes.append(f"Only the {MOST_COMPANIES} companies in doubt nearest to it were looked at for missing facts")
    missing = tuple(render_fact(fact, world.graph, str(phase.as_of)) for fact in facts)
    return Outcome(Answer.CANNOT_TELL, tuple(proof), missing, tuple(notes))


def _tally(phase: Phase, company: str) -> tuple[str, ...]:
    """What is accounted for of a company: told for each listed party that has a part in it, or once where none has."""
    owners = {stake.owner for stake in phase.world.graph.stakes_in(company)}
    concerned = {id(coverage): coverage for owner in sorted(owners) for coverage in phase.reaching.get(owner, ())}
    told = sorted(concerned.values(), key=lambda one: sorted(one.roots)) or [Coverage(frozenset(), {}, {})]
    return tuple(dict.fromkeys(line for coverage in told for line in render_tally(phase.world, coverage, company)))


def _doubted(phase: Phase, outcome: Outcome) -> Outcome:
    """Add the doubt about the rule's own force, which matters only where the rule would or might cover."""
    doubt = phase.world.version.doubt
    if outcome.answer is Answer.NO or doubt is None:
        return outcome
    notes = (_would_be(outcome), *outcome.notes)
    return replace(outcome, answer=Answer.CANNOT_TELL, missing=(doubt, *outcome.missing), notes=notes)


def _without_force(phase: Phase, company: str, outcome: Outcome) -> Outcome:
    """Answer no, and tell what the answer would be if the rule had force."""
    version = phase.world.version
    if version.force is Force.SUSPENDED:
        why = f"The rule is suspended on {phase.as_of}"
    elif version.starts_on is not None and phase.as_of.first < version.starts_on.first:
        why = f"The rule has force only from {version.starts_on}"
    else:
        why = f"The rule had force only to {version.ends_on}"
    return Outcome(Answer.NO, _tally(phase, company), notes=(why, _would_be(outcome)))


def _would_be(outcome: Outcome) -> str:
    return f"With the rule in force the answer would be: {outcome.answer.replace('_', ' ')}"


def _with_cautions(phase: Phase, company: str, outcome: Outcome) -> Outcome:
    """Add the rule's cautions: whose restrictions govern, and what it does not count."""
    if outcome.answer is Answer.YES:
        return replace(outcome, notes=(*outcome.notes, *_owners_note(phase, company)))
    notes = list(outcome.notes)
    version = phase.world.version
    ties = [stake for stake in phase.world.graph.stakes_in(company) if phase.may_reach(stake.owner)]
    ties = [stake for stake in ties if stake.owner not in phase.world.unknown]
    counted = dict(version.counts)
    if any(stake.kind not in counted and stake.kind not in version.controls for stake in ties):
        notes.extend(_caution(phase, "control"))
    if outcome.answer is Answer.NO and any(stake.kind in counted for stake in ties):
        notes.extend(_caution(phase, "minority"))
    if phase.joint is not None and company in phase.joint.certain:
        notes.extend(_caution(phase, "joint"))
    return replace(outcome, notes=tuple(notes))


def _owners_note(phase: Phase, company: str) -> Iterator[str]:
    """Name the listed owners of a covered company, where the rule looks at the most restricted of them."""
    caution = phase.regime.cautions.get("most_restricted")
    if caution is None:
        return
    owners = set[str]()
    pending = [company]
    seen = {company}
    while pending:
        for stake in phase.world.graph.stakes_in(pending.pop()):
            if stake.owner in phase.roots:
                owners.add(stake.owner)
            if phase.may_reach(stake.owner) and stake.owner not in seen:
                seen.add(stake.owner)
                pending.append(stake.owner)
    told = sorted(f"{phase.world.graph.name(owner)}{_lists(phase, owner)}" for owner in owners)
    if len(told) > 1:
        yield f"Its listed owners are {'; '.join(told)}. {caution}"


def _lists(phase: Phase, owner: str) -> str:
    """The lists of a listed owner that the rule hangs on, with what they state of licences."""
    lists = [one for one in phase.world.lists_of.get(owner, ()) if phase.regime.hangs_on(one.list_name)]
    told = [one.list_name if one.policy is None else f"{one.list_name}: {one.policy}" for one in lists]
    return f" ({', '.join(told)})" if told else ""


def _caution(phase: Phase, situation: str) -> tuple[str, ...]:
    note = phase.regime.cautions.get(situation)
    return () if note is None else (note,)


def _is_listed_unknown(phase: Phase, fact: Fact) -> bool:
    """Whether a listed party surely has a part in a company, but how large it is, is not known."""
    return isinstance(fact, StakeFact) and fact.stake.owner in phase.roots and fact.stake.doubt is Doubt.SHARE
