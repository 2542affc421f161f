"""What the ownership verbs are asked about: the holdings, the rules, and who is listed."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING

from tieline.cli.session import Session, warn
from tieline.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tieline.model import Finding, Holding, Issue
    from tieline.ownership.listed import ListedOn
    from tieline.ownership.regime import Regime

MOST_FAULTS_TOLD = 20
"""So many faults of the holdings are told one by one; the others are counted."""


def choose_rules(rules: Sequence[str] | None, assume: Sequence[str] | None) -> list[Regime]:
    """Choose the rules to ask.

    Args:
        rules: Their ids; None takes all.
        assume: What the person assumes about their force: "bis-affiliates=in-force".

    Returns:
        The rules, with what is assumed.

    Raises:
        UsageError: There is no such rule, or nothing is assumed.
    """
    from tieline.ownership.regime import assume as assume_force
    from tieline.ownership.regime import get_regime, load_regimes

    assumed: dict[str, str] = {}
    for item in assume or ():
        rule, found, force = item.partition("=")
        if not found:
            raise UsageError(f"{item!r} assumes nothing", hint="write it as in bis-affiliates=in-force")
        assumed[get_regime(rule).id] = force
    chosen = [get_regime(rule) for rule in rules] if rules else list(load_regimes().values())
    return [assume_force(rule, assumed[rule.id]) if rule.id in assumed else rule for rule in chosen]


def load_all_holdings(
    session: Session, files: Sequence[str] | None, *, names: str | None = None
) -> tuple[tuple[Holding, ...], int]:
    """Load the holdings to go by.

    Args:
        session: What this run works with.
        files: Files of holdings; None takes those that the workspace keeps, and those that its documents state.
        names: A file with names of companies by code, for files that give codes only.

    Returns:
        The holdings of all files, and the exit code that goes with them.

    Raises:
        UsageError: The workspace knows none.
        TielineError: A file cannot be read.
    """
    from tieline.pipeline.ownership import load_holdings
    from tieline.pipeline.ownership_holdings import load_known_holdings
    from tieline.pipeline.workspace import open_workspace

    if files:
        tables = [load_holdings(path, limits=session.settings.limits, names=names) for path in files]
        code = session.report_issues(issue for table in tables for issue in table.issues)
        return tuple(holding for table in tables for holding in table.holdings), code
    with open_workspace(session.settings) as workspace:
        known = load_known_holdings(workspace.store)
    if not known.all:
        raise UsageError("the workspace knows no holdings", hint="give a table of them with --ownership FILE")
    return known.all, session.report_issues(known.issues)


def read_listed(told: Sequence[str], holdings: tuple[Holding, ...]) -> dict[str, tuple[ListedOn, ...]]:
    """Read the listed parties that a person names.

    Args:
        told: Names, each perhaps with its list after an @ sign.
        holdings: The holdings; a name is taken in their spelling.

    Returns:
        Names with their lists.

    Raises:
        UsageError: The holdings name none of them.
    """
    from tieline.ownership.listed import ListedOn
    from tieline.pipeline.ownership import find_table_name

    listed: dict[str, tuple[ListedOn, ...]] = {}
    ids = {one for holding in holdings for one in (holding.owner_id, holding.owned_id) if one is not None}
    known = {item: find_table_name(holdings, item.partition("@")[0]) for item in told}
    if not any(known.values()) and not any(item.partition("@")[0].strip() in ids for item in told):
        raise _unknown_party(told[0].partition("@")[0].strip(), holdings)
    for item in told:
        name, _, list_name = item.partition("@")
        if known[item] is None and name.strip() not in ids:
            warn(f"note: {_unknown_party(name.strip(), holdings).message}; its share counts as nothing")
        key = known[item] or name.strip()
        listed[key] = (*listed.get(key, ()), *((ListedOn(list_name.strip()),) if list_name.strip() else ()))
    return listed


def tell_faults(session: Session, faults: Iterable[Issue]) -> None:
    """Tell what is wrong with the holdings of a day; findings say what follows from it.

    Args:
        session: What this run works with.
        faults: What is wrong.
    """
    all_faults = list(faults)
    for fault in all_faults[:MOST_FAULTS_TOLD]:
        session.say(f"note: {fault.message} [{fault.code}]")
    if len(all_faults) > MOST_FAULTS_TOLD:
        session.say(f"note: {len(all_faults) - MOST_FAULTS_TOLD} more such notes about the holdings are left out")


def print_findings(findings: Iterable[Finding]) -> None:
    """Write findings for a person: a block for each, with its numbered steps.

    Args:
        findings: The findings.
    """
    from rich.padding import Padding
    from rich.text import Text

    from tieline.cli.column import plain
    from tieline.cli.table import make_console

    console = make_console(error=False)
    for finding in findings:
        answer = finding.answer.replace("_", " ")
        console.print(Text(plain(f"{finding.rule} on {finding.as_of}: {answer} ({finding.entity})"), style="bold"))
        console.print(Padding(Text(plain(finding.rule_title), style="dim"), (0, 0, 0, 2)))
        for step in finding.proof:
            console.print(Padding(Text(plain(step)), (0, 0, 0, 2)))
        for fact in finding.missing:
            console.print(Padding(Text(plain(f"missing: {fact}")), (0, 0, 0, 2)))
        if finding.note is not None:
            console.print(Padding(Text(plain(f"note: {finding.note}")), (0, 0, 0, 2)))
        console.print()


def _unknown_party(name: str, holdings: tuple[Holding, ...]) -> UsageError:
    """What to say of a listed party that no holding names."""
    names = sorted({other for holding in holdings for other in (holding.owner, holding.owned)})
    near = get_close_matches(name, names, n=3, cutoff=0.5)
    return UsageError(
        f"no holding names {name!r}", hint=f"did you mean {' or '.join(map(repr, near))}?" if near else None
    )
