"""Stage: whom a list affects through ownership on a day, and who becomes or ceases to be covered between two days."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tieline.errors import NotFoundError, UsageError
from tieline.lists.history import choose_listings
from tieline.model import Answer, Finding, Holding, Issue, Listing, PartialDate, Snapshot
from tieline.model.ids import ListingId
from tieline.ownership.finding import iter_answers, iter_changes
from tieline.ownership.inquiry import Inquiry, make_inquiry
from tieline.ownership.ledger import Ledger, make_ledger
from tieline.ownership.regime import Regime, is_same_list
from tieline.pipeline.ownership_list import ListedNames, find_listed, is_current, with_caution
from tieline.pipeline.screen import load_index
from tieline.pipeline.screen_lists import read_lists
from tieline.pipeline.workspace import Workspace
from tieline.screen.engine import Index


@dataclass(frozen=True, slots=True)
class Edition:
    """What lists say on one occasion.

    Attributes:
        listings: Their entries.
        notes: What a person should know about which editions were taken, one sentence each.
        issues: What went wrong with list files.
        day: The day that they speak for; None where that is that of the question.
        is_current: Whether these are those of the workspace's current editions that were on their lists on the day.
    """

    listings: tuple[Listing, ...]
    notes: tuple[str, ...] = ()
    issues: tuple[Issue, ...] = ()
    day: PartialDate | None = None
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """Who is listed on a day.

    Attributes:
        day: The day.
        listed: The listed parties among the holders and companies.
    """

    day: PartialDate
    listed: ListedNames


@dataclass(frozen=True, slots=True)
class FindingChange:
    """A company whose answer differs between two occasions.

    Attributes:
        before: The finding of the first.
        after: The finding of the second.
    """

    before: Finding
    after: Finding


def load_editions(
    workspace: Workspace, days: Sequence[PartialDate], rules: Sequence[Regime], *, wanted: str | None = None
) -> list[Edition]:
    """Find what the lists of a workspace that matter said on some days.

    Args:
        workspace: Open.
        days: The days.
        rules: The rules asked about.
        wanted: The name of a list; None takes all that a rule hangs on.

    Returns:
        For each day the listings of the editions that speak for it.

    Raises:
        UsageError: No list of that name is there.
    """
    snapshots, held = tuple(workspace.store.iter_snapshots()), tuple(workspace.store.iter_listings())
    lists = choose_lists({one.list_name for one in held}, rules, wanted)
    listings = tuple(one for one in held if one.list_name in lists)
    current = choose_listings(snapshots, listings, None).listings
    editions = []
    for day in days:
        chosen = choose_listings(snapshots, listings, day)
        speaks = is_current(chosen.listings, current, day)
        editions.append(Edition(tuple(chosen.listings), tuple(chosen.notes), is_current=speaks))
    return editions


def find_edition(workspace: Workspace, name: str) -> Edition:
    """Find one snapshot of lists.

    Args:
        workspace: Open.
        name: A file, or the id, source or file name of a snapshot that the workspace keeps.

    Returns:
        Its listings, and the day it speaks for.

    Raises:
        NotFoundError: There is neither.
    """
    wanted = name.casefold()
    for snapshot in workspace.store.iter_snapshots():
        if wanted in {snapshot.id.casefold(), snapshot.source.casefold(), Path(snapshot.source).name.casefold()}:
            listings = (one for one in workspace.store.iter_listings() if one.snapshot == snapshot.id)
            return Edition(tuple(listings), day=snapshot.as_of)
    if not Path(name).exists():
        raise NotFoundError(
            f"{name}: neither a file nor a snapshot of this workspace", hint="`tieline lists ls` shows the snapshots"
        )
    read, snapshots, issues = read_lists([name], settings=workspace.settings)
    return Edition(read, issues=issues, day=_newest_day(snapshots))


def narrow_editions(
    editions: Sequence[Edition], rules: Sequence[Regime], *, wanted: str | None = None
) -> list[Edition]:
    """Leave the lists that matter.

    Args:
        editions: What lists say.
        rules: The rules asked about.
        wanted: The name of a list; None takes all that a rule hangs on.

    Returns:
        The editions without other lists.

    Raises:
        UsageError: No list of that name is there.
    """
    lists = choose_lists({one.list_name for edition in editions for one in edition.listings}, rules, wanted)
    return [
        replace(edition, listings=tuple(one for one in edition.listings if one.list_name in lists))
        for edition in editions
    ]


def choose_lists(names: Collection[str], rules: Sequence[Regime], wanted: str | None) -> frozenset[str]:
    """Choose the lists that matter.

    Args:
        names: Names of the lists at hand.
        rules: The rules asked about.
        wanted: The name of a list; None takes all that a rule hangs on.

    Returns:
        Names of lists.

    Raises:
        UsageError: No list of that name is there.
    """
    if wanted is None:
        return frozenset(name for name in names if any(rule.hangs_on(name) for rule in rules))
    chosen = frozenset(name for name in names if is_same_list(name, wanted))
    if not chosen:
        raise UsageError(f"there is no list {wanted!r}", hint=f"the lists are: {'; '.join(sorted(names)) or 'none'}")
    return chosen


def find_scenes(
    workspace: Workspace, holdings: Sequence[Holding], editions: Sequence[tuple[Edition, PartialDate]]
) -> list[Scene]:
    """Find who is listed, on each of several occasions.

    Args:
        workspace: Open; its judgements count.
        holdings: The holdings.
        editions: What the lists that matter say on each occasion, and its day.

    Returns:
        A scene for each occasion.
    """
    scenes: list[Scene] = []
    known: dict[frozenset[ListingId], ListedNames] = {}
    for edition, day in editions:
        key = frozenset(one.id for one in edition.listings)
        if key not in known:
            index = load_index(workspace) if edition.is_current else Index.build(edition.listings)
            lists = {one.list_name for one in edition.listings}
            known[key] = find_listed(workspace, index, holdings, day, lists=lists)
        scenes.append(Scene(day, known[key]))
    return scenes


def scan(ledger: Ledger, scene: Scene, rules: Sequence[Regime], *, open_world: bool = False) -> Iterator[Finding]:
    """Find all companies that rules reach or may reach on a day.

    Args:
        ledger: All holdings, made with the listed names.
        scene: Who is listed.
        rules: The rules.
        open_world: Whether the undisclosed rest of a company may be anybody's.

    Yields:
        Findings of "yes" and "cannot tell", by rule, then by name; and those of "no" where the rule would reach the
        company if it had force.
    """
    inquiry = _inquire(ledger, scene, open_world)
    for rule in rules:
        for finding in iter_answers(inquiry, rule):
            yield with_caution(finding, scene.listed)


def scan_change(
    ledger: Ledger, scenes: tuple[Scene, Scene], rules: Sequence[Regime], *, open_world: bool = False
) -> Iterator[FindingChange]:
    """Find the companies whose answer differs between two occasions.

    Args:
        ledger: All holdings, made with the names listed on either.
        scenes: Who is listed first, and then.
        rules: The rules.
        open_world: Whether the undisclosed rest of a company may be anybody's.

    Yields:
        Changes, by rule, then by name.
    """
    before, after = (_inquire(ledger, scene, open_world) for scene in scenes)
    for rule in rules:
        for first, second in iter_changes(before, after, rule):
            yield FindingChange(with_caution(first, scenes[0].listed), with_caution(second, scenes[1].listed))


def make_scan_ledger(holdings: Sequence[Holding], scenes: Sequence[Scene]) -> Ledger:
    """Draw up the ledger of a scan.

    Args:
        holdings: The holdings.
        scenes: The occasions that it is for.

    Returns:
        The ledger, with the listed names in it.
    """
    return make_ledger(holdings, also=[name for scene in scenes for name in scene.listed.lists])


def is_affected(finding: Finding) -> bool:
    """Whether a finding says that a company is or may be covered.

    Args:
        finding: The finding.

    Returns:
        False for "no", also where the rule merely has no force.
    """
    return finding.answer is not Answer.NO


def _inquire(ledger: Ledger, scene: Scene, open_world: bool) -> Inquiry:
    return make_inquiry(ledger, listed=scene.listed.lists, as_of=scene.day, open_world=open_world)


def _newest_day(snapshots: Sequence[Snapshot]) -> PartialDate | None:
    days = [snapshot.as_of for snapshot in snapshots if snapshot.as_of is not None]
    return max(days, key=lambda day: (day.last, day.text), default=None)
