"""Exposure paths over a workspace: relationships that were read, stakes that were given, and ties that lists state."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from tieline.errors import NotFoundError
from tieline.model import Entity, Hit, Listing, PartialDate, RelationshipType, Snapshot, Verdict
from tieline.model.ids import ListingId, SnapshotId
from tieline.model.path import Link, ListedAs
from tieline.names.key import name_key
from tieline.paths.graph import PartyGraph, make_graph
from tieline.paths.link import link_of_holding, link_of_listing
from tieline.paths.search import LIMIT, MAX_HOPS, Found, find_paths
from tieline.paths.validity import has_begun, judge_links
from tieline.pipeline.decision import Decisions
from tieline.pipeline.party import get_parties
from tieline.pipeline.path_statement import iter_stated
from tieline.pipeline.screen import find_hits, load_index
from tieline.pipeline.workspace import Workspace
from tieline.report.case import Case
from tieline.screen.filter import is_on_list
from tieline.store.base import Store


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked about paths.

    Attributes:
        hops: The most steps.
        limit: The most paths.
        types: The types of ties that count; None takes all that lead from party to party.
        as_of: The day asked about; None is today, and takes ties that begin later too.
        with_unsure: Whether parties count as listed that only may be.
        with_former: Whether ways go over ties too that have ended by then.
    """

    hops: int = MAX_HOPS
    limit: int = LIMIT
    types: frozenset[RelationshipType] | None = None
    as_of: PartialDate | None = None
    with_unsure: bool = False
    with_former: bool = False


PARTIES_ASKED = 20
"""Parties whose ways to lists a dossier about everybody shows: those with the most ties that are not listed."""

PATHS_EACH = 3
"""Paths of each of them; a dossier about one party has all that a search gives."""


def find_case_paths(workspace: Workspace, case: Case) -> Found:
    """Find the ways to listed parties that a dossier shows.

    Args:
        workspace: Open.
        case: What the dossier is made from.

    Returns:
        Those of the party it is about; where it is about everybody, some of the parties with the most ties.
    """
    if not case.hits and not case.holdings:
        return Found((), is_cut=False)
    if case.about:
        finder = PathFinder(workspace, Question())
        return find_paths(finder.graph, case.about, None)
    finder = PathFinder(workspace, Question(limit=PATHS_EACH))
    count = {key: len(beside) for key, beside in finder.graph.neighbours.items() if key not in finder.graph.listed}
    asked = sorted(count, key=lambda key: (-count[key], finder.graph.names[key], key))[:PARTIES_ASKED]
    found = [find_paths(finder.graph, [key], None, limit=PATHS_EACH) for key in asked]
    paths = sorted((path for one in found for path in one.paths), key=lambda path: path.cost)
    left_out = dict.fromkeys(link for one in found for link in one.left_out)
    return Found(tuple(paths), any(one.is_cut for one in found), tuple(left_out))


class PathFinder:
    """The parties of a workspace and what ties them, gathered once for any number of searches."""

    def __init__(self, workspace: Workspace, question: Question) -> None:
        """Gather what paths are made from.

        Args:
            workspace: Open.
            question: What is asked.
        """
        self._workspace = workspace
        self._question = question
        self._entities = workspace.store.load_resolution().entities
        self._keys = _Keys(self._entities)
        self.graph = self._make_graph()

    def find(self, name: str, to: str | None) -> Found:
        """Find the ways from a party to another, or to any listed one.

        Args:
            name: Name or id of the party.
            to: Name or id of the other; None asks for listed parties.

        Returns:
            The paths.

        Raises:
            NotFoundError: No party of the workspace has one of the names.
        """
        start = self._get_keys(name)
        targets = None if to is None else self._get_keys(to)
        return find_paths(self.graph, start, targets, hops=self._question.hops, limit=self._question.limit)

    @cached_property
    def unsure(self) -> int:
        """How many parties only may be listed."""
        found = {hit.entity for hit in self._workspace.store.iter_hits() if hit.verdict is Verdict.UNSURE}
        return len({entity for entity in found if entity is not None} - self.graph.listed.keys())

    def _get_keys(self, name: str) -> tuple[str, ...]:
        """The keys of the parties that a person means; a party that only a record names has its name as key."""
        recorded = self._keys.of_name(name)
        try:
            return tuple(party.id for party in get_parties(self._entities, name))
        except NotFoundError:
            if recorded not in self.graph.names:
                raise
            return (recorded,)

    def _make_graph(self) -> PartyGraph:
        """Put all ties together."""
        question, store = self._question, self._workspace.store
        today = PartialDate(self._workspace.generated_at()[:10])
        lists = _Lists(store, question, today)
        links = [*iter_stated(store), *_iter_held(store, self._keys), *lists.iter_linked(self._keys)]
        if question.as_of is not None:
            links = [link for link in links if has_begun(link, question.as_of)]
        listed = lists.find_recorded(self._workspace, self._keys) | lists.find_listed()
        names = self._keys.recorded | {str(entity.id): entity.name for entity in self._entities}
        return make_graph(
            names,
            judge_links(links, question.as_of or today, is_now=question.as_of is None),
            listed={key: found for key, found in listed.items() if key in names},
            ends_only=(entity.id for entity in self._entities if not _leads_on(entity)),
            types=question.types,
            with_former=question.with_former,
        )


class _Keys:
    """Which party a name means: the only entity of that name, else a party that only records name."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        """Take the entities of the workspace."""
        by_name: dict[str, set[str]] = defaultdict(set)
        for entity in entities:
            for name in (entity.name, *entity.names):
                by_name[name_key(name)].add(entity.id)
        self._entity_of = {key: next(iter(ids)) for key, ids in by_name.items() if key and len(ids) == 1}
        self._ids_of: dict[str, set[str]] = defaultdict(set)
        self.recorded: dict[str, str] = {}

    def learn(self, name: str, identity: str | None) -> None:
        """Note that a source tells the bearer of a name apart by an id."""
        if identity is not None:
            self._ids_of[name_key(name)].add(identity)

    def of_name(self, name: str) -> str:
        """The key of whoever bears a name."""
        key = name_key(name)
        return self._entity_of.get(key, f"name:{key}")

    def add(self, name: str, *, identity: str | None = None) -> str:
        """The key of whoever bears a name; one that is no entity is kept with the name.

        Several that share a name are told apart by their ids, and a name without letters names nobody in particular.
        """
        own = name_key(name)
        key = self.of_name(name)
        if not own or (identity is not None and (len(self._ids_of[own]) > 1 or identity.startswith("unknown:"))):
            key = f"id:{identity or len(self.recorded)}"
        if not key.startswith("ent-"):
            self.recorded.setdefault(key, name)
        return key


class _Lists:
    """How the parties of a workspace stand with its lists on the day asked about."""

    def __init__(self, store: Store, question: Question, today: PartialDate) -> None:
        """Load the hits with their listings."""
        day = question.as_of or today
        wanted = {Verdict.SAME, Verdict.UNSURE} if question.with_unsure else {Verdict.SAME}
        self._day = day
        self._wanted = wanted
        self._snapshots: Mapping[SnapshotId, Snapshot] = {one.id: one for one in store.iter_snapshots()}
        self._hits = [hit for hit in store.iter_hits() if hit.entity is not None and hit.verdict in wanted]
        ids = sorted({hit.listing for hit in self._hits})
        self._listings: dict[ListingId, Listing] = {one: store.get_listing(one) for one in ids}

    def find_listed(self) -> dict[str, tuple[ListedAs, ...]]:
        """The entries on which each entity stands."""
        found: dict[str, list[ListedAs]] = defaultdict(list)
        for hit in sorted(self._hits, key=lambda hit: (-hit.score, hit.id)):
            listing = self._listings[hit.listing]
            if hit.entity is not None and is_on_list(listing, self._day):
                found[hit.entity].append(self._listed_as(hit, listing))
        return {entity: tuple(entries) for entity, entries in found.items()}

    def iter_linked(self, keys: _Keys) -> Iterator[Link]:
        """What lists state about ties between their parties; only a match held to be the same carries them."""
        sure: dict[ListingId, set[str]] = defaultdict(set)
        for hit in self._hits:
            if hit.verdict is Verdict.SAME and hit.entity is not None:
                sure[hit.listing].add(hit.entity)
        entries = {
            (listing.snapshot, listing.list_name, listing.entry_id): sorted(sure[listing.id])
            for listing in self._listings.values()
            if listing.id in sure
        }
        for listing_id, parties in sorted(sure.items()):
            listing = self._listings[listing_id]
            snapshot = self._snapshots.get(listing.snapshot)
            for linked in listing.linked:
                named = entries.get((listing.snapshot, listing.list_name, linked.entry_id or ""))
                for party in sorted(parties):
                    for other in named or [keys.add(linked.name)]:
                        yield link_of_listing(listing, linked, snapshot, party=party, other=other)

    def find_recorded(self, workspace: Workspace, keys: _Keys) -> dict[str, tuple[ListedAs, ...]]:
        """The entries on which parties stand that only records name: those are screened now, by name."""
        if not keys.recorded:
            return {}
        index, decisions = load_index(workspace), Decisions.load(workspace.store)
        found: dict[str, tuple[ListedAs, ...]] = {}
        for key, name in keys.recorded.items():
            hits = decisions.apply_to_name(name, find_hits(index, name, as_of=self._day))
            entries = [
                self._listed_as(hit, listing)
                for hit in hits
                if hit.verdict in self._wanted
                and is_on_list(listing := workspace.store.get_listing(hit.listing), self._day)
            ]
            if entries:
                found[key] = tuple(entries)
        return found

    def _listed_as(self, hit: Hit, listing: Listing) -> ListedAs:
        """A hit as the end of a path shows it."""
        snapshot = self._snapshots.get(listing.snapshot)
        return ListedAs(
            listing=listing.id,
            list_name=listing.list_name,
            entry_id=listing.entry_id,
            name=hit.listed_name,
            verdict=hit.verdict,
            is_judged=hit.judged,
            listed_on=listing.listed_on,
            list_as_of=None if snapshot is None else snapshot.as_of,
        )


def _iter_held(store: Store, keys: _Keys) -> Iterator[Link]:
    """What tables of stakes state."""
    holdings = tuple(store.iter_holdings())
    for holding in holdings:
        keys.learn(holding.owner, holding.owner_id)
        keys.learn(holding.owned, holding.owned_id)
    for holding in holdings:
        owner, owned = (
            keys.add(holding.owner, identity=holding.owner_id),
            keys.add(holding.owned, identity=holding.owned_id),
        )
        yield link_of_holding(holding, owner=owner, owned=owned)


def _leads_on(entity: Entity) -> bool:
    """Whether a path may go on from an entity: places and things tie nobody to anybody, an event those at it."""
    return entity.schema.is_organisation or entity.schema.value in {"Person", "Event"}
