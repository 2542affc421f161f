"""The words of findings: proofs a person can follow, and missing facts a person can look for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from tieline.ownership.coverage import Coverage, World, highest_sum, is_sure_control, lowest_sum
from tieline.ownership.missing import Fact, RestFact
from tieline.ownership.percent import Range, render_pct, render_range
from tieline.ownership.stakes import Doubt, Stake, StakeGraph

_HELD = {"shares": "the shares", "votes": "the votes"}


def render_steps(world: World, coverage: Coverage, company: str) -> list[str]:
    """Tell how a rule reaches a company, from the listed parties on.

    Args:
        world: Who holds what, and the rule.
        coverage: What the rule reaches.
        company: Key of a company surely covered.

    Returns:
        One sentence a step; no step needs a later one.
    """
    needed: dict[str, list[Stake]] = {}
    pending = [company]
    while pending:
        current = pending.pop()
        if current not in needed:
            needed[current] = _carrying(world, coverage, current)
            pending.extend(stake.owner for stake in needed[current])
    order = sorted(needed, key=lambda party: (coverage.certain[party], party))
    return [_step(world, party, needed[party], coverage) for party in order]


def render_tally(world: World, coverage: Coverage, company: str) -> Iterator[str]:
    """Tell what is accounted for of a company, and how much of that covered parties hold.

    Args:
        world: Who holds what, and the rule.
        coverage: What the rule reaches.
        company: Key of the company.

    Yields:
        One sentence for each kind of stake that the rule counts, and one for each control edge of a covered party.
    """
    name = _name(world.graph, company)
    holders = "listed or covered parties"
    if not world.version.aggregate and coverage.roots:
        holders = f"{render_names(world.graph, coverage.roots)} and those covered through it"
    for kind, threshold in world.version.counts:
        stakes = world.graph.stakes_in(company, kinds=[kind])
        if not stakes and kind != "shares":
            continue
        accounted = lowest_sum(stakes, {stake.owner for stake in stakes})
        held = Range(lowest_sum(stakes, coverage.certain), highest_sum(world, company, kind, coverage.possible.keys()))
        parts = "; ".join(_part(world.graph, stake) for stake in stakes)
        yield (
            f"Of {_HELD[kind]} of {name}, {render_pct(accounted.pct)} is accounted for"
            f"{f' ({parts})' if parts else ''}; {holders} hold {_held(held)}, and the rule asks for {threshold}."
        )
    for stake in world.graph.stakes_in(company, kinds=world.version.controls):
        if stake.owner in coverage.possible:
            yield f"{_edge(world.graph, stake)}{'' if is_sure_control(stake) else ', which is not sure'}."


def render_fact(fact: Fact, graph: StakeGraph, as_of: str) -> str:
    """Say which fact is missing.

    Args:
        fact: The fact.
        graph: Where its names stand.
        as_of: The day asked about.

    Returns:
        A phrase that names the fact and what is stated about it.
    """
    if isinstance(fact, RestFact):
        rest = f"{render_pct(fact.rest.high.pct)} of {_HELD[fact.kind]}"
        return f"who holds the other {rest} of {_name(graph, fact.company)}"
    stake = fact.stake
    owner, owned, sources = _name(graph, stake.owner), _name(graph, stake.owned), ", ".join(stake.sources)
    if stake.doubt is Doubt.DATES:
        return f"whether {owner} held its {_stake_words(stake)} {owned} on {as_of} ({sources})"
    if stake.doubt is Doubt.ROWS:
        return f"whether several statements that {owner} holds part of {owned} name one stake or add up ({sources})"
    return f"how much of {owned} {owner} holds (stated: {_stated(stake)}; {sources})"


def render_names(graph: StakeGraph, parties: Iterable[str]) -> str:
    """List names.

    Args:
        graph: Where the names stand.
        parties: Keys.

    Returns:
        The names as first written, sorted, with commas.
    """
    return ", ".join(sorted(_name(graph, party) for party in parties))


def _carrying(world: World, coverage: Coverage, company: str) -> list[Stake]:
    """The fewest stakes, largest first, of parties that joined before the company and that let it join."""
    joined = coverage.certain[company]
    kinds = [kind for kind, _ in world.version.counts] + list(world.version.controls)
    earlier = [
        stake
        for stake in (world.graph.stakes_in(company, kinds=kinds) if joined else ())
        if coverage.certain.get(stake.owner, joined) < joined
    ]
    for kind, threshold in world.version.counts:
        used: list[Stake] = []
        for stake in earlier:
            if stake.kind == kind and stake.share.low.pct > 0:
                used.append(stake)
                if threshold.is_surely_met(lowest_sum(used, coverage.certain)):
                    return used
    return [stake for stake in earlier if stake.kind in world.version.controls and is_sure_control(stake)][:1]


def _step(world: World, party: str, stakes: list[Stake], coverage: Coverage) -> str:
    name = _name(world.graph, party)
    if not coverage.certain[party]:
        lists = ", ".join(world.lists_of.get(party, ()))
        return f"{name} is listed{f' ({lists})' if lists else ''}."
    edges = "; ".join(_edge(world.graph, stake) for stake in stakes)
    threshold = dict(world.version.counts).get(stakes[0].kind) if stakes else None
    if threshold is None:
        return f"{edges}: so {name} is covered."
    total = lowest_sum(stakes, {stake.owner for stake in stakes})
    return (
        f"{edges}: {_total(total.pct, total.is_open)} in all, and the rule asks for {threshold}, so {name} is covered."
    )


def _edge(graph: StakeGraph, stake: Stake) -> str:
    owner, owned, sources = _name(graph, stake.owner), _name(graph, stake.owned), ", ".join(stake.sources)
    if stake.kind == "control":
        return f"{owner} controls {owned} ({sources})"
    if stake.kind == "appointment":
        return f"{owner} appoints the board of {owned} ({sources})"
    return f"{owner} holds {_stated(stake)} of {_HELD[stake.kind]} of {owned} ({sources})"


def _part(graph: StakeGraph, stake: Stake) -> str:
    return f"{_name(graph, stake.owner)} {_stated(stake)}, {', '.join(stake.sources)}"


def _stated(stake: Stake) -> str:
    return "an unknown share" if stake.is_unstated else render_range(stake.share)


def _stake_words(stake: Stake) -> str:
    return {"control": "control of", "appointment": "right to appoint the board of"}.get(stake.kind, "stake in")


def _held(held: Range) -> str:
    if held.low.pct >= held.high.pct:
        return _total(held.low.pct, held.low.is_open)
    return f"surely {_total(held.low.pct, held.low.is_open)} and possibly up to {render_pct(held.high.pct)}"


def _total(pct: Decimal, is_open: bool) -> str:
    return f"{'more than ' if is_open else ''}{render_pct(pct)}"


def _name(graph: StakeGraph, party: str) -> str:
    return graph.names.get(party, party)
