"""Which parties of an ownership table are listed ones: by screening, and by what people decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tieline.lists import own_table
from tieline.lists.history import choose_listings
from tieline.model import Answer, Finding, Hit, Holding, Listing, PartialDate, Verdict
from tieline.model.ids import SnapshotId
from tieline.ownership.listed import ListedOn
from tieline.ownership.regime import load_regimes
from tieline.pipeline.decision import Decisions
from tieline.pipeline.screen import find_many_matches, load_index
from tieline.pipeline.workspace import Workspace
from tieline.screen.engine import Index, is_on_list
from tieline.settings import DEFAULT_LIST_AGE_DAYS
from tieline.text.count import agree


@dataclass(frozen=True, slots=True)
class ListedNames:
    """Which names of a table of holdings are listed parties.

    Attributes:
        lists: Each name held to be the same as a listed party, with the lists it is on.
        proposed: Those names whose match no person has judged, with the listed name.
        max_list_age_days: From which age on, at the day asked about, a list counts as old.
    """

    lists: Mapping[str, tuple[ListedOn, ...]] = field(default_factory=dict)
    proposed: Mapping[str, str] = field(default_factory=dict)
    max_list_age_days: int = DEFAULT_LIST_AGE_DAYS


def find_listed(
    workspace: Workspace,
    index: Index,
    holdings: Iterable[Holding],
    day: PartialDate,
    *,
    lists: Iterable[str] | None = None,
) -> ListedNames:
    """Find which names of a table are listed parties.

    Args:
        workspace: Holds the judgements, and the snapshots of the listings.
        index: The index over the listings.
        holdings: The holdings.
        day: The day asked about; who was surely off a list by then does not count.
        lists: Names of the lists looked at; None looks at all.

    Returns:
        The names that a person judged, or the index proposes, to be the same as a listed party.
    """
    store = workspace.store
    decisions = Decisions.load(store)
    days = {snapshot.id: snapshot.as_of for snapshot in store.iter_snapshots()}
    wanted = None if lists is None else frozenset(lists)
    names = sorted({name for holding in holdings for name in (holding.owner, holding.owned)})
    found: dict[str, tuple[ListedOn, ...]] = {}
    proposed: dict[str, str] = {}
    for name, matches in zip(names, find_many_matches(index, names, as_of=day, lists=wanted), strict=True):
        listings = {listing.id: listing for _, listing in matches}
        same = [
            (hit, listings.get(hit.listing) or store.get_listing(hit.listing))
            for hit in decisions.apply_to_name(name, (hit for hit, _ in matches))
            if hit.verdict is Verdict.SAME
        ]
        listed = [(hit, one) for hit, one in same if is_on_list(one, day) and (not wanted or one.list_name in wanted)]
        if listed:
            is_judged = any(hit.judged for hit, _ in listed)
            found[name] = _lists(listed, days, is_judged=is_judged)
            if not is_judged:
                proposed[name] = listed[0][0].listed_name
    return ListedNames(found, proposed, workspace.settings.list_age_days)


def make_index_of(workspace: Workspace, day: PartialDate) -> Index:
    """Build the index over what the lists of a workspace said on a day.

    Args:
        workspace: Open.
        day: The day.

    Returns:
        The index: the one that is kept beside the workspace, where its current editions speak for the day.
    """
    snapshots, listings = tuple(workspace.store.iter_snapshots()), tuple(workspace.store.iter_listings())
    chosen = choose_listings(snapshots, listings, day).listings
    current = choose_listings(snapshots, listings, None).listings
    return load_index(workspace, listings=current) if is_current(chosen, current, day) else Index.build(chosen)


def is_current(chosen: Iterable[Listing], current: Iterable[Listing], day: PartialDate) -> bool:
    """Whether the current editions of lists speak for a day, so that an index over them answers for it.

    Args:
        chosen: The listings that speak for the day.
        current: Those of the current editions.
        day: The day.

    Returns:
        True if the former are those of the latter that were on their lists on the day.
    """
    return {one.id for one in chosen} == {one.id for one in current if is_on_list(one, day)}


def with_caution(finding: Finding, listed: ListedNames) -> Finding:
    """Say so where a finding rests on a match that no person has judged, and how old the lists were that it rests on.

    Args:
        finding: The finding.
        listed: Who is listed, and on what grounds.

    Returns:
        The finding, with a caution in its note where a step of its proof names such a party, and the lists' ages.
    """
    if finding.answer is Answer.NO:
        return finding
    named = sorted(name for name in listed.lists if any(name in step for step in finding.proof))
    used = [name for name in named if name in listed.proposed]
    told = "; ".join(f"{name} as the listed {listed.proposed[name]}" for name in used)
    cautions = [f"Rests on a proposed match that nobody has judged yet: {told}."] if used else []
    on = {(one.list_name, one.as_of) for name in named for one in listed.lists[name] if one.as_of is not None}
    cautions += [_age_told(name, day, finding.as_of, listed.max_list_age_days) for name, day in sorted(on, key=str)]
    return replace(finding, note=" ".join(filter(None, (finding.note, *cautions))) or None)


def find_unruled_lists(lists: Iterable[str]) -> tuple[str, ...]:
    """Find which lists trigger no rule, whoever stands on them.

    Args:
        lists: Names of lists.

    Returns:
        Those that no rule hangs on, sorted.
    """
    rules = load_regimes().values()
    return tuple(sorted(name for name in set(lists) if not any(rule.hangs_on(name) for rule in rules)))


def find_unruled_own(workspace: Workspace) -> tuple[str, ...]:
    """Find which of a person's own lists trigger no rule.

    Args:
        workspace: Open.

    Returns:
        Names of own lists that no rule hangs on, sorted.
    """
    own = {snapshot.id for snapshot in workspace.store.iter_snapshots() if snapshot.format == own_table.ID}
    return find_unruled_lists(one.list_name for one in workspace.store.iter_listings() if one.snapshot in own)


def tell_unruled(lists: Sequence[str]) -> str:
    """Say that lists trigger no rule, and how to say which official list a list of one's own repeats.

    Args:
        lists: Their names; at least one.

    Returns:
        One sentence.
    """
    told, hang = "; ".join(map(repr, lists)), agree(len(lists), "the list", "the lists")
    return (
        f"no ownership rule hangs on {hang} {told}, so that who stands there triggers none; a list of your own that"
        " repeats an official one is imported again with its name, as in"
        ' `tieline lists import FILE --list "Entity List" --authority BIS`'
    )


def _age_told(list_name: str, list_day: PartialDate, day: PartialDate, max_age_days: int) -> str:
    """How old a list was on the day of a finding, with a warning where that is too old."""
    age = (day.first - list_day.last).days
    if age < 0:
        return f"{list_name} as of {list_day}, after the day asked about."
    warning = f", more than {max_age_days:,}" if age > max_age_days else ""
    return f"{list_name} as of {list_day}, {age:,} days old{warning}."


def _lists(
    listed: Iterable[tuple[Hit, Listing]], days: Mapping[SnapshotId, PartialDate | None], *, is_judged: bool
) -> tuple[ListedOn, ...]:
    """The lists of one party, each once, with what they state."""
    found: dict[str, ListedOn] = {}
    for hit, listing in listed:
        terms = [text for text in (listing.licence_requirement, listing.licence_policy) if text]
        found.setdefault(
            listing.list_name,
            ListedOn(
                list_name=listing.list_name,
                listed_on=listing.listed_on,
                as_of=days.get(listing.snapshot),
                listed_name=None if is_judged else hit.listed_name,
                policy="; ".join(terms) or None,
            ),
        )
    return tuple(found[name] for name in sorted(found))
