"""Stage: stated holdings, and what each rule yields for the companies in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from tieline.errors import StoreError
from tieline.model import Answer, Finding, Holding, Issue, PartialDate, Verdict
from tieline.names.key import name_key
from tieline.ownership.fault import find_faults
from tieline.ownership.finding import find_covered, iter_findings
from tieline.ownership.inputs import HoldingTable
from tieline.ownership.regime import Force, Regime, load_regimes
from tieline.pipeline.decision import Decisions
from tieline.pipeline.failure import make_issue
from tieline.pipeline.holding_file import read_holding_file
from tieline.pipeline.progress import SILENT, Progress
from tieline.pipeline.screen import find_hits, load_index
from tieline.pipeline.workspace import Workspace
from tieline.screen.engine import Index, is_on_list
from tieline.settings import Limits
from tieline.store.base import Store

STAGE = "ownership"

COMPANIES_ANSWERED_EACH = 200
"""Up to this many companies each gets an answer from every rule, "no" included; above, only those that a rule reaches
or may reach do, for a page of thousands of "no" tells nobody anything."""


@dataclass(frozen=True, slots=True)
class Owned:
    """What the ownership stage did.

    Attributes:
        holdings: How many holdings the table states.
        listed: Names in it that are held to be listed parties, each with its lists.
        findings: What the rules yield.
        issues: What went wrong, in the order met.
    """

    holdings: int
    listed: Mapping[str, tuple[str, ...]]
    findings: tuple[Finding, ...]
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class ListedNames:
    """Which names of a table of holdings are listed parties.

    Attributes:
        lists: Each name held to be the same as a listed party, with the lists it is on.
        proposed: Those names whose match no person has judged.
    """

    lists: Mapping[str, tuple[str, ...]]
    proposed: frozenset[str]


def ownership(
    workspace: Workspace,
    path: str | None,
    *,
    as_of: PartialDate | None = None,
    index: Index | None = None,
    progress: Progress = SILENT,
) -> Owned:
    """Keep a table of holdings, and ask every rule about the companies in all tables kept.

    Args:
        workspace: Open for writing.
        path: The table; None asks only about those kept before.
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
    holdings = tuple(store.iter_holdings())
    listed = ListedNames({}, frozenset())
    findings: list[Finding] = []
    if holdings:
        day = as_of or default_day(workspace)
        listed = find_listed(store, load_index(workspace) if index is None else index, holdings, day)
        regimes = [rule for rule in load_regimes().values() if _touches(rule, listed.lists) and _has_say(rule, day)]
        with progress.stage("asking rules", total=len(regimes), unit="rules") as advance:
            for rule in regimes:
                findings += _ask(holdings, listed, rule, day)
                advance(1)
        issues += find_faults(holdings, day)
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


def find_listed(store: Store, index: Index, holdings: Iterable[Holding], day: PartialDate) -> ListedNames:
    """Find which names of a table are listed parties.

    Args:
        store: The store that holds the listings.
        index: The index over them.
        holdings: The holdings.
        day: The day asked about; who was surely off a list by then does not count.

    Returns:
        The names that a person judged, or the index proposes, to be the same as a listed party.
    """
    decisions = Decisions.load(store)
    names = sorted({name for holding in holdings for name in (holding.owner, holding.owned)})
    lists: dict[str, tuple[str, ...]] = {}
    proposed: set[str] = set()
    for name in names:
        hits = decisions.apply_to_name(name, find_hits(index, name, as_of=day))
        same = [(hit, store.get_listing(hit.listing)) for hit in hits if hit.verdict is Verdict.SAME]
        listed = [(hit, listing) for hit, listing in same if is_on_list(listing, day)]
        if listed:
            lists[name] = tuple(sorted({listing.list_name for _, listing in listed}))
            if not any(hit.judged for hit, _ in listed):
                proposed.add(name)
    return ListedNames(lists, frozenset(proposed))


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


def _touches(rule: Regime, lists: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether any listed name is on a list that a rule hangs on; no other rule can reach anybody."""
    return any(rule.hangs_on(list_name) for names in lists.values() for list_name in names)


def _has_say(rule: Regime, day: PartialDate) -> bool:
    """Whether a rule says anything of a day; one that had ended by then, or begins later, does not."""
    return any(version.force is not Force.OUTSIDE for version in rule.versions_on(day))


def _ask(holdings: tuple[Holding, ...], listed: ListedNames, rule: Regime, day: PartialDate) -> Iterator[Finding]:
    """Ask one rule about the companies of a table, but for those on a list of the rule: they are hits, not findings."""
    direct = {name for name, lists in listed.lists.items() if any(map(rule.hangs_on, lists))}
    reached = {
        finding.entity: finding for finding in iter_findings(holdings, listed=listed.lists, rule=rule, as_of=day)
    }
    companies = dict.fromkeys(holding.owned for holding in holdings)
    if len(companies) <= COMPANIES_ANSWERED_EACH:
        for company in companies:
            if company not in reached:
                reached[company] = find_covered(holdings, listed=listed.lists, rule=rule, as_of=day, entity=company)
    for company, finding in reached.items():
        empty = finding.answer is Answer.NO and not finding.proof
        if company not in direct and not empty:
            yield _with_caution(finding, listed)


def _with_caution(finding: Finding, listed: ListedNames) -> Finding:
    """Say so where a finding rests on a match that no person has judged."""
    used = sorted(name for name in listed.proposed if any(name in step for step in finding.proof))
    if not used or finding.answer is Answer.NO:
        return finding
    caution = f"Rests on a proposed match that nobody has judged yet: {'; '.join(used)} as a listed party."
    return replace(finding, note=f"{finding.note} {caution}" if finding.note else caution)
