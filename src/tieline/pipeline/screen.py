"""Stage: propose listings for the parties of a workspace, and re-apply what people decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tieline.model import Entity, Hit, Listing, PartialDate, Schema, Verdict, content_id
from tieline.model.ids import HitId, ListingId
from tieline.names import NameKind
from tieline.names.key import name_key
from tieline.pipeline.alias import Aliases, Found, find_by_aliases, find_by_lists
from tieline.pipeline.decision import Decisions
from tieline.pipeline.edition import current_listings
from tieline.pipeline.progress import SILENT, Progress
from tieline.pipeline.saved_index import open_or_build
from tieline.pipeline.workspace import Workspace
from tieline.resolve.judgement import entity_key
from tieline.screen.engine import Index, Match

STAGE = "screen"

SCREENED_SCHEMATA = frozenset({Schema.ORGANIZATION, Schema.COMPANY, Schema.PUBLIC_BODY, Schema.PERSON})
"""Kinds of entities that lists can name; places, events and things are never screened."""
MATCHES_PER_NAME = 10
SHORTEST_NAME = 2
"""Characters of a name key: shorter ones (a lone initial, one Hanzi) name nobody in particular."""


@dataclass(frozen=True, slots=True)
class Screened:
    """What screening did.

    Attributes:
        names: How many names were screened.
        same: How many hits are held to be the same party.
        unsure: How many hits a person must look at.
    """

    names: int
    same: int
    unsure: int


def load_index(workspace: Workspace, *, listings: Iterable[Listing] | None = None) -> Index:
    """Open the index over the lists of a workspace that an earlier run saved, or build it.

    Args:
        workspace: Open.
        listings: The listings that no later edition of the same list supersedes, where they are at hand; None loads
            them when the index has to be built.

    Returns:
        The index over these listings.
    """
    return open_or_build(workspace, lambda: current_listings(workspace.store) if listings is None else listings)


def screen(
    workspace: Workspace, *, names: Sequence[str] = (), index: Index | None = None, progress: Progress = SILENT
) -> Screened:
    """Screen the parties of a workspace, and bare names, against its lists.

    Persons are not screened against organisations, nor organisations against persons.

    Args:
        workspace: Open for writing.
        names: Bare names to screen too; each is screened against listings of every kind.
        index: The index; None builds it.
        progress: Who listens.

    Returns:
        What was done. The hits replace those of earlier runs.

    Raises:
        StoreError: The workspace cannot be written.
    """
    store = workspace.store
    index = load_index(workspace) if index is None else index
    entities = [entity for entity in store.load_resolution().entities if entity.schema in SCREENED_SCHEMATA]
    shown = frozenset(map(entity_key, entities))
    decisions, aliases = Decisions.load(store), Aliases.load(store)
    hits: list[Hit] = []
    screened: list[str] = []
    with progress.stage("screening", total=len(entities) + len(names), unit="parties") as advance:
        for entity in entities:
            own = aliases.own_names(entity)
            names_of = tuple(name for name in iter_screened_names(entity) if name in own)
            screened += names_of if len(index) else ()
            found = _best(find_all_hits(index, name, aliases, entity=entity) for name in names_of)
            hits += decisions.apply(entity, found, shown=shown)
            advance(1)
        for name in names:
            screened += [name] if len(index) else []
            hits += _best([find_all_hits(index, name, aliases)])
            advance(1)
    store.replace_hits(hits, screened)
    same = sum(1 for hit in hits if hit.verdict is Verdict.SAME)
    return Screened(len(screened), same, len(hits) - same)


def find_hits(
    index: Index, name: str, *, entity: Entity | None = None, as_of: PartialDate | None = None
) -> tuple[Hit, ...]:
    """Screen one name.

    Args:
        index: The index over listings.
        name: The name.
        entity: The entity it names; None screens a bare name against listings of every kind.
        as_of: The day asked about; None means now.

    Returns:
        Hits, nearest first.
    """
    return tuple(hit for hit, _ in find_matches(index, name, entity=entity, as_of=as_of))


def find_matches(
    index: Index, name: str, *, entity: Entity | None = None, as_of: PartialDate | None = None
) -> tuple[tuple[Hit, Listing], ...]:
    """Screen one name, and keep the listings at hand.

    Args:
        index: The index over listings.
        name: The name.
        entity: The entity it names; None screens a bare name against listings of every kind.
        as_of: The day asked about; None means now.

    Returns:
        Hits with their listings, nearest first.
    """
    found = index.find(name, as_of=as_of, limit=MATCHES_PER_NAME, kind=None if entity is None else _kind(entity))
    return tuple((_make_hit(name, entity, match), match.listing) for match in found)


def find_many_matches(
    index: Index, names: Sequence[str], *, as_of: PartialDate | None = None, lists: Iterable[str] | None = None
) -> tuple[tuple[tuple[Hit, Listing], ...], ...]:
    """Screen many bare names at once, which is much faster than one by one.

    Args:
        index: The index over listings.
        names: The names; each is screened against listings of every kind.
        as_of: The day asked about; None means now.
        lists: Names of the lists searched; None searches all.

    Returns:
        For each name its hits with their listings, nearest first.
    """
    found = index.find_many(names, as_of=as_of, limit=MATCHES_PER_NAME, lists=lists)
    return tuple(
        tuple((_make_hit(name, None, match), match.listing) for match in matches)
        for name, matches in zip(names, found, strict=True)
    )


def find_all_hits(index: Index, name: str, aliases: Aliases, *, entity: Entity | None = None) -> tuple[Hit, ...]:
    """Screen one name, and the other names that documents and lists give its bearer.

    Args:
        index: The index over listings.
        name: The name.
        aliases: The other names that documents give.
        entity: The entity it names; None screens a bare name against listings of every kind.

    Returns:
        Hits of the name itself, then those of other names, which are unsure at most and say who gives the name; of
        persons the former alone. A listing may be hit more than once.
    """

    def search(text: str) -> tuple[Found, ...]:
        return find_matches(index, text, entity=entity)

    found = search(name)
    if entity is not None and not entity.schema.is_organisation:
        return tuple(hit for hit, _ in found)
    others = (*find_by_aliases(name, aliases, search), *find_by_lists(name, found, search))
    return tuple(hit for hit, _ in (*found, *others))


def iter_screened_names(entity: Entity) -> Iterator[str]:
    """The names of an entity that say enough to be screened.

    Args:
        entity: The entity.

    Yields:
        One name for each spelling that matters; never a lone family name or given name of a person.
    """
    seen: set[str] = set()
    for name in (entity.name, *entity.names):
        key = name_key(name)
        alone = entity.schema is Schema.PERSON and " " not in key and key.isascii()
        if key not in seen and len(key) >= SHORTEST_NAME and not alone:
            seen.add(key)
            yield name


def _kind(entity: Entity) -> NameKind:
    """What the names of an entity are of."""
    return "person" if entity.schema is Schema.PERSON else "organisation"


def _best(found: Iterable[tuple[Hit, ...]]) -> tuple[Hit, ...]:
    """Keep the best hit of each listing, among all names of one entity."""
    best: dict[ListingId, Hit] = {}
    for hit in (hit for hits in found for hit in hits):
        known = best.get(hit.listing)
        if known is None or hit.score > known.score:
            best[hit.listing] = hit
    return tuple(best.values())


def _make_hit(name: str, entity: Entity | None, match: Match) -> Hit:
    """Turn a match of the index into a hit."""
    entity_id = None if entity is None else entity.id
    return Hit(
        id=HitId(content_id("hit", name, entity_id, match.listing.id)),
        query=name,
        entity=entity_id,
        listing=match.listing.id,
        listed_name=match.listed_name,
        score=match.score,
        verdict=match.verdict,
        reasons=tuple(match.reasons),
    )
