"""Verbs about ownership rules."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Annotated

import typer

from tieline.cli.session import Column, Session, warn
from tieline.cli.verb import verb
from tieline.cli.verbs.date_option import parse_date
from tieline.errors import UsageError
from tieline.model import PartialDate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tieline.model import Holding
    from tieline.ownership.regime import Regime

APP = typer.Typer()

COLUMNS = tuple(
    Column(name.replace("_", " "), name) for name in ("rule", "as_of", "answer", "proof", "missing", "note")
)


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """Options of an ownership check.

    Attributes:
        ownership: A table of holdings; None takes the workspace's holdings.
        listed: Listed parties, each perhaps with its list; None takes those that the workspace's lists name.
        rule: The rule to ask; None asks every rule.
        as_of: The day asked about; None means today.
        open_world: Whether undisclosed shares may be anybody's.
        assume: Rules whose uncertain force is decided.
    """

    ownership: Annotated[
        str | None, typer.Option("--ownership", metavar="FILE", help="Table of holdings [default: the workspace's].")
    ] = None
    listed: Annotated[
        list[str] | None,
        typer.Option(
            "--listed", metavar="NAME[@LIST]", help="A listed party; may be repeated [default: by the lists]."
        ),
    ] = None
    rule: Annotated[
        list[str] | None, typer.Option("--rule", metavar="ID", help="Rule to ask; may be repeated [default: all].")
    ] = None
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DATE", help="The day asked about [default: today].")
    ] = None
    open_world: Annotated[
        bool, typer.Option("--open-world", help="Undisclosed shares of a company may be anybody's.")
    ] = False
    assume: Annotated[
        list[str] | None,
        typer.Option("--assume", metavar="ID=FORCE", help="Decide a rule's force: in-force or suspended."),
    ] = None


@verb(
    APP,
    "check",
    example='tieline ownership check "Acme Optics" --ownership holdings.csv --listed "Acme Holding" --rule ofac-50',
)
def check(
    session: Session,
    entity: Annotated[str, typer.Argument(metavar="ENTITY", help="The company asked about, as the table names it.")],
    *,
    options: CheckOptions,
) -> int:
    """Ask what ownership rules yield for a company: yes, no or cannot tell, with proof and what is missing.

    A reading of rules over the holdings given; not legal advice.

    Args:
        session: What this run works with.
        entity: The company.
        options: Options of the check.

    Returns:
        The exit code, whatever the answer.
    """
    from tieline.ownership.finding import DISCLAIMER, find_covered
    from tieline.pipeline.clock import make_clock
    from tieline.pipeline.ownership import find_table_name
    from tieline.report.record_shape import finding_record

    day = parse_date(options.as_of) or PartialDate(make_clock(session.settings.source_date_epoch)()[:10])
    rules = _rules(options)
    holdings, code = _holdings(session, options)
    listed = _listed(session, options, holdings, day)
    company = find_table_name(holdings, entity) or entity
    findings = [
        find_covered(holdings, listed=listed, rule=rule, as_of=day, entity=company, open_world=options.open_world)
        for rule in rules
    ]
    session.emit(map(finding_record, findings), COLUMNS)
    session.say(DISCLAIMER)
    return code


def _rules(options: CheckOptions) -> list[Regime]:
    """The rules to ask, with what the person assumes about their force."""
    from tieline.ownership.regime import assume, get_regime, load_regimes

    assumed: dict[str, str] = {}
    for item in options.assume or ():
        rule, found, force = item.partition("=")
        if not found:
            raise UsageError(f"{item!r} assumes nothing", hint="write it as in bis-affiliates=in-force")
        assumed[get_regime(rule).id] = force
    rules = [get_regime(rule) for rule in options.rule] if options.rule else list(load_regimes().values())
    return [assume(rule, assumed[rule.id]) if rule.id in assumed else rule for rule in rules]


def _holdings(session: Session, options: CheckOptions) -> tuple[tuple[Holding, ...], int]:
    """The holdings to go by, and the exit code that goes with them."""
    from tieline.pipeline.ownership import load_holdings
    from tieline.pipeline.workspace import open_workspace

    if options.ownership is not None:
        table = load_holdings(options.ownership, limits=session.settings.limits)
        return table.holdings, session.report_issues(table.issues)
    with open_workspace(session.settings) as workspace:
        holdings = tuple(workspace.store.iter_holdings())
    if not holdings:
        raise UsageError("the workspace keeps no holdings", hint="--ownership FILE")
    return holdings, 0


def _listed(
    session: Session, options: CheckOptions, holdings: tuple[Holding, ...], day: PartialDate
) -> Mapping[str, tuple[str, ...]]:
    """The listed parties to start from: those named, or those that the workspace's lists hold."""
    from tieline.pipeline.ownership import find_listed, find_table_name
    from tieline.pipeline.screen import load_index
    from tieline.pipeline.workspace import is_workspace, open_workspace

    if options.listed:
        listed: dict[str, tuple[str, ...]] = {}
        named = [item.partition("@")[0] for item in options.listed]
        if not any(find_table_name(holdings, name) for name in named):
            raise _unknown_party(named[0].strip(), holdings)
        for item in options.listed:
            name, _, list_name = item.partition("@")
            known = find_table_name(holdings, name)
            if known is None:
                warn(f"note: {_unknown_party(name.strip(), holdings).message}; its share counts as nothing")
            key = known or name.strip()
            listed[key] = (*listed.get(key, ()), *((list_name.strip(),) if list_name.strip() else ()))
        return listed
    if not is_workspace(session.settings.workspace):
        raise UsageError("there is nobody to start from", hint="name the listed parties with --listed NAME")
    with open_workspace(session.settings) as workspace:
        found = find_listed(workspace.store, load_index(workspace), holdings, day)
    for name in sorted(found.proposed):
        session.say(f"note: {name} counts as listed by a proposed match that nobody has judged yet")
    return found.lists


def _unknown_party(name: str, holdings: tuple[Holding, ...]) -> UsageError:
    """What to say of a listed party that no holding names."""
    names = sorted({other for holding in holdings for other in (holding.owner, holding.owned)})
    near = get_close_matches(name, names, n=3, cutoff=0.5)
    return UsageError(
        f"no holding names {name!r}", hint=f"did you mean {' or '.join(map(repr, near))}?" if near else None
    )
