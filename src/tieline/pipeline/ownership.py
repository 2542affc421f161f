"""Stage: stated holdings, and what each rule yields for the companies in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tieline.errors import StoreError
from tieline.model import Answer, Finding, Holding, Issue, PartialDate
from tieline.names.key import name_key
from tieline.ownership.fault import find_faults
from tieline.ownership.finding import iter_answers, make_finding
from tieline.ownership.inputs import HoldingTable
from tieline.ownership.inquiry import Inquiry, make_inquiry
from tieline.ownership.listed import ListedOn
from tieline.ownership.regime import Force, Regime, load_regimes
from tieline.pipeline.failure import make_issue
from tieline.pipeline.holding_file import read_holding_file
from tieline.pipeline.ownership_holdings import load_known_holdings
from tieline.pipeline.ownership_list import ListedNames, find_listed, make_index_of, with_caution
from tieline.pipeline.progress import SILENT, Progress
from tieline.pipeline.screen import load_index
from tieline.pipeline.workspace import Workspace
from tieline.screen.engine import Index
from tieline.settings import Limits

STAGE = "ownership"

COMPANIES_ANSWERED_EACH = 200
"""Up to this many companies each gets an answer from every rule, "no" included; above, only those that a rule reaches
or may reach do, for a page of thousands of "no" tells nobody anything."""


@dataclass(frozen=True, slots=True)
class Owned:
    """What the ownership stage did.

    Attributes:
        holdings: How many holdings are known, of tables and of documents.
        listed: Names in it that are held to be listed parties, each with its lists.
        findings: What the rules yield.
        issues: What went wrong, in the order met.
    """

    holdings: int
    listed: Mapping[str, tuple[ListedOn, ...]]
    findings: tuple[Finding, ...]
    issues: tuple[Issue, ...]


def ownership(
    workspace: Workspace,
    path: str | None,
    *,
    as_of: PartialDate | None = None,
    index: Index | None = None,
    progress: Progress = SILENT,
) -> Owned:
    """Keep a table of holdings, and ask every rule about the companies in all tables kept and in documents.

    Args:
        workspace: Open for writing.
        path: The table; None asks only about what is known without one.
        as_of: The day asked about; None means the newest day that a list of the workspace speaks for.
        index: The index over lists; None builds it.
        progress: Who listens.

    Returns:
        What was done. A table that cannot be read becomes an issue.

    Raises:
        StoreError: The workspace cannot be written.
    """
    issues = [] if path is None else list(_import_table(workspace, path))
    store = workspace.store
    known = load_known_holdings(store)
    holdings = known.all
    issues += known.issues
    listed = ListedNames()
    findings: list[Finding] = []
    if holdings:
        day = as_of or default_day(workspace)
        if index is None:
            index = load_index(workspace) if as_of is None else make_index_of(workspace, day)
        listed = find_listed(workspace, index, holdings, day)
        inquiry = make_inquiry(holdings, listed=listed.lists, as_of=day)
        regimes = [rule for rule in load_regimes().values() if _touches(rule, listed.lists) and _has_say(rule, day)]
        with progress.stage("asking rules", total=len(regimes), unit="rules") as advance:
            for rule in regimes:
                findings += _ask(inquiry, listed, rule)
                advance(1)
        issues += find_faults(inquiry.graph.ledger, day)
    store.replace_findings(findings)
    for issue in issues:
        store.record_issue(issue)
    return Owned(len(holdings), listed.lists, tuple(findings), tuple(issues))


def _import_table(workspace: Workspace, path: str) -> tuple[Issue, ...]:
    """Keep the holdings of a table; a table that cannot be read is one issue."""
    workspace.store.clear_issues(STAGE)
    try:
        table = load_holdings(path, limits=workspace.settings.limits)
        workspace.store.save_holdings(path, table.holdings)
    except StoreError:
        raise
    except Exception as error:  # noqa: BLE001  # a bad table must not end the other stages
        return (make_issue(error, stage=STAGE, item=path),)
    return table.issues


def load_holdings(path: str, *, limits: Limits, names: str | None = None) -> HoldingTable:
    """Read an ownership file in any format that Tieline knows.

    Args:
        path: The file, perhaps packed with gzip.
        limits: Limits on untrusted input.
        names: A file with names of companies by code, for a file that gives codes only; None when there is none.

    Returns:
        The holdings, and issues about single rows.

    Raises:
        NotFoundError: There is no such file.
        TielineError: It is no table of holdings.
    """
    return read_holding_file(path, limits=limits, names=names)


def default_day(workspace: Workspace) -> PartialDate:
    """The day that findings speak for when nobody says another.

    Args:
        workspace: Open.

    Returns:
        The newest day that a list speaks for; without such a list, the day of the workspace's newest fact.
    """
    days = [snapshot.as_of for snapshot in workspace.store.iter_snapshots() if snapshot.as_of is not None]
    newest = max(days, key=lambda day: (day.last, day.text), default=None)
    return newest or PartialDate(workspace.generated_at()[:10])


def find_table_name(holdings: Iterable[Holding], name: str) -> str | None:
    """Find the name under which a table of holdings has a party.

    Args:
        holdings: The holdings.
        name: The party's name; letter case, accents and legal forms make no difference.

    Returns:
        The name in the table's spelling: the equal one, else the only one that is practically equal; None when there is
        none, or it is not clear which is meant.
    """
    names = {other for holding in holdings for other in (holding.owner, holding.owned)}
    if name.strip() in names:
        return name.strip()
    near = [other for other in names if name_key(other) == name_key(name)]
    return near[0] if len(near) == 1 else None


def _touches(rule: Regime, lists: Mapping[str, tuple[ListedOn, ...]]) -> bool:
    """Whether any listed name is on a list that a rule hangs on; no other rule can reach anybody."""
    return any(rule.hangs_on(one.list_name) for listed in lists.values() for one in listed)


def _has_say(rule: Regime, day: PartialDate) -> bool:
    """Whether a rule says anything of a day; one that had ended by then, or begins later, does not."""
    return any(version.force is not Force.OUTSIDE for version in rule.versions_on(day))


def _ask(inquiry: Inquiry, listed: ListedNames, rule: Regime) -> Iterator[Finding]:
    """Ask one rule about the companies of a table, but for those on a list of the rule: they are hits, not findings."""
    roots = {inquiry.graph.name(root) for root in inquiry.roots(rule)}
    reached = {finding.entity: finding for finding in iter_answers(inquiry, rule)}
    ledger = inquiry.graph.ledger
    companies = dict.fromkeys(ledger.statements.owned.tolist())
    if len(companies) <= COMPANIES_ANSWERED_EACH:
        phases = inquiry.phases(rule)
        for number in companies:
            name = ledger.names[number]
            if name not in reached:
                reached[name] = make_finding(phases, ledger.keys[number], name)
    for company, finding in reached.items():
        empty = finding.answer is Answer.NO and not finding.proof
        if company not in roots and not empty:
            yield with_caution(finding, listed)
