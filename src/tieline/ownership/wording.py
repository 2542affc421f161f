"""The words of findings: proofs a person can follow, and missing facts a person can look for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tieline.ownership.coverage import (
    Coverage,
    World,
    counted_stakes,
    highest_sum,
    lowest_sum,
    may_control,
    surely_controls,
)
from tieline.ownership.percent import WHOLE, Bound, Range, Threshold, render_pct, render_range
from tieline.ownership.stakes import Doubt, Stake, StakeGraph, Statement
from tieline.ownership.sums import Fact, OwnerFact, RestFact

MOST_PARTS = 25
"""So many holders of a company are named, the largest first; the others are added up."""

_HELD = {"shares": "the shares", "votes": "the votes"}
_ALL = "more than 100 %"


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
            pending.extend(stake.owner for stake in needed[current] if stake.owner in coverage.certain)
    order = sorted(needed, key=lambda party: (coverage.certain[party], party))
    return [_step(world, party, needed[party], coverage) for party in order]


def render_tally(world: World, coverage: Coverage, company: str) -> Iterator[str]:
    """Tell what is accounted for of a company, and how much of that covered parties hold.

    Args:
        world: Who holds what, and the rule.
        coverage: What the rule reaches.
        company: Key of the company.

    Yields:
        The steps to each holder that is listed or surely covered; one sentence for each kind of stake that the rule
        counts, one for each control edge of a covered party, and one for each stake that does not count because a chain
        of direct ones does.
    """
    name = world.graph.name(company)
    for owner in dict.fromkeys(stake.owner for stake in world.graph.stakes_in(company)):
        if owner in coverage.certain:
            yield from render_steps(world, coverage, owner)
    holders = "listed or covered parties"
    if not world.version.aggregate and coverage.roots:
        holders = f"{render_names(world.graph, coverage.roots)} and those covered through it"
    for kind, threshold in world.version.counts:
        stakes = world.graph.stakes_in(company, kinds=[kind])
        if not stakes and kind != "shares":
            continue
        accounted = lowest_sum(stake for stake in stakes if not stake.is_explained)
        low = lowest_sum(counted_stakes(world, company, kind, coverage.certain, is_sure=True))
        held = Range(low, highest_sum(world, company, kind, coverage.possible.keys()))
        parts = _parts(world.graph, [stake for stake in stakes if not stake.is_explained])
        yield (
            f"Of {_HELD[kind]} of {name}, {_capped(accounted)} is accounted for"
            f"{f' ({parts})' if parts else ''}; {holders} hold {_held(held)}, and the rule asks for {threshold}."
        )
    for stake in world.graph.stakes_in(company, kinds=world.version.controls):
        if stake.owner in coverage.possible:
            yield f"{render_edge(world.graph, stake)}{_control_doubt(stake)}."
    for stake in world.graph.stakes_in(company):
        if stake.is_explained and stake.owner in coverage.possible:
            yield (
                f"{render_edge(world.graph, stake)}, which is not counted: a chain of direct holdings leads from the "
                f"one to the other."
            )


def render_fact(fact: Fact, graph: StakeGraph, as_of: str) -> str:
    """Say which fact is missing.

    Args:
        fact: The fact.
        graph: Where its names stand.
        as_of: The day asked about.

    Returns:
        A phrase that names the fact and what is stated about it.
    """
    if isinstance(fact, OwnerFact):
        return f"who the {graph.name(fact.owner)} is"
    if isinstance(fact, RestFact):
        rest = f"{render_pct(fact.rest.high.pct)} of {_HELD[fact.kind]}"
        return f"who holds the other {rest} of {graph.name(fact.company)}"
    stake = fact.stake
    owner, owned, sources = graph.name(stake.owner), graph.name(stake.owned), ", ".join(stake.sources)
    if stake.doubt is Doubt.DATES:
        return f"whether {owner} held its {_stake_words(stake)} {owned} on {as_of} ({sources})"
    if stake.doubt is Doubt.ROWS:
        return f"whether several statements that {owner} holds part of {owned} name one stake or add up ({sources})"
    if stake.doubt is Doubt.SOURCES:
        return f"which source is right about what {owner} holds of {owned} ({_told(stake)})"
    return f"how much of {owned} {owner} holds (stated: {_stated(stake)}; {sources})"


def render_names(graph: StakeGraph, parties: Iterable[str]) -> str:
    """List names.

    Args:
        graph: Where the names stand.
        parties: Keys.

    Returns:
        The names as first written, sorted, with commas.
    """
    return ", ".join(sorted(map(graph.name, parties)))


def render_edge(graph: StakeGraph, stake: Stake) -> str:
    """Tell of one stake: who holds how much of what, since when, and where that is stated.

    Args:
        graph: Where the names stand.
        stake: The stake.

    Returns:
        A clause.
    """
    owner, owned = graph.name(stake.owner), graph.name(stake.owned)
    if stake.kind == "control":
        clause = f"{owner} controls {owned}"
    elif stake.kind == "appointment":
        clause = f"{owner} appoints the board of {owned}"
    else:
        clause = f"{owner} holds {_stated(stake)} of {_HELD[stake.kind]} of {owned}"
    how = " indirectly" if stake.is_indirect else " jointly with others" if stake.is_joint else ""
    dates = {_dates(statement) for statement in stake.statements}
    if len(dates) > 1 or _differ(stake):
        return f"{clause}{how} ({_told(stake)})"
    return f"{clause}{how}{dates.pop()} ({', '.join(stake.sources)})"


def _carrying(world: World, coverage: Coverage, company: str) -> list[Stake]:
    """The fewest stakes, largest first, of parties that joined before the company and that let it join."""
    joined = coverage.certain[company]
    if not joined:
        return []
    owners = {stake.owner for stake in world.graph.stakes_in(company)}
    earlier = {owner for owner in owners if coverage.certain.get(owner, joined) < joined}
    for kind, threshold in world.version.counts:
        used = _fewest(counted_stakes(world, company, kind, earlier, is_sure=True), earlier, threshold)
        if used:
            return used
    controls = world.graph.stakes_in(company, kinds=world.version.controls)
    return [stake for stake in controls if stake.owner in earlier and surely_controls(stake)][:1]


def _fewest(stakes: Iterable[Stake], members: set[str], threshold: Threshold) -> list[Stake]:
    """The fewest stakes that meet a threshold, those of a joint arrangement behind the member's own; else none."""
    used: list[Stake] = []
    for stake in sorted(stakes, key=lambda stake: stake.owner not in members):
        if stake.share.low.pct > 0 or stake.is_joint:
            used.append(stake)
            if threshold.is_surely_met(lowest_sum(used)):
                return used
    return []


def _step(world: World, party: str, stakes: list[Stake], coverage: Coverage) -> str:
    name = world.graph.name(party)
    if not coverage.certain[party]:
        return _listed(world, party)
    edges = "; ".join(render_edge(world.graph, stake) for stake in stakes)
    threshold = dict(world.version.counts).get(stakes[0].kind) if stakes else None
    if threshold is None:
        return f"{edges}: so {name} is covered."
    return f"{edges}: {_total(lowest_sum(stakes))} in all, and the rule asks for {threshold}, so {name} is covered."


def _listed(world: World, party: str) -> str:
    """Say that a party is listed, where, since when, and on what grounds."""
    lists = world.lists_of.get(party, ())
    told = f" ({'; '.join(map(str, lists))})" if lists else ""
    proposed = ", ".join(dict.fromkeys(one.listed_name for one in lists if one.listed_name is not None))
    doubt = f", if it is the same party as {proposed}: a match that nobody has judged yet" if proposed else ""
    return f"{world.graph.name(party)} is listed{told}{doubt}."


def _parts(graph: StakeGraph, stakes: list[Stake]) -> str:
    """The holders of a company, the largest first."""
    parts = [f"{graph.name(stake.owner)} {_stated(stake)}{_where(stake)}" for stake in stakes[:MOST_PARTS]]
    rest = stakes[MOST_PARTS:]
    if rest:
        parts.append(f"and {len(rest)} more with {_total(lowest_sum(rest))} or more together")
    return "; ".join(parts)


def _where(stake: Stake) -> str:
    """Since when a stake is held, and where that is stated."""
    dates = {_dates(statement) for statement in stake.statements}
    if len(dates) > 1 or _differ(stake):
        return f", as stated: {_told(stake)}"
    return f"{dates.pop()}, {', '.join(stake.sources)}"


def _told(stake: Stake) -> str:
    """What each source says of a stake, or where all say the same, only where that is."""
    if not _differ(stake):
        return "; ".join(f"{_dates(statement).strip()}, {statement.source}" for statement in stake.statements)
    return "; ".join(
        f"{render_range(statement.share)}{_dates(statement)}, {statement.source}" for statement in stake.statements
    )


def _differ(stake: Stake) -> bool:
    """Whether the statements of a stake give different shares."""
    return len({statement.share for statement in stake.statements}) > 1


def _dates(statement: Statement) -> str:
    if statement.held_from is None:
        return "" if statement.held_to is None else f" until {statement.held_to}"
    if statement.held_to is None:
        return f" since {statement.held_from}"
    return f" from {statement.held_from} to {statement.held_to}"


def _stated(stake: Stake) -> str:
    if stake.is_unstated:
        return "an unknown share"
    if stake.doubt is Doubt.DATES and len(stake.statements) == 1:
        return render_range(stake.statements[0].share)
    return render_range(stake.share)


def _control_doubt(stake: Stake) -> str:
    if surely_controls(stake):
        return ""
    return ", which is not sure" if may_control(stake) else ", which is no control"


def _stake_words(stake: Stake) -> str:
    return {"control": "control of", "appointment": "right to appoint the board of"}.get(stake.kind, "stake in")


def _held(held: Range) -> str:
    if held.low.pct >= held.high.pct:
        return _total(held.low)
    return f"surely {_total(held.low)} and possibly up to {render_pct(held.high.pct)}"


def _total(bound: Bound) -> str:
    if bound.pct > WHOLE.pct:
        return _ALL
    return f"{'more than ' if bound.is_open else ''}{render_pct(bound.pct)}"


def _capped(bound: Bound) -> str:
    return _ALL if bound.pct > WHOLE.pct else render_pct(bound.pct)
