"""Other names that documents and lists give, searched too when a name is screened, with the words that give them.

A document's or a list's word reaches `unsure` at most: whoever writes a page could make two companies one otherwise. A
person's judgement that two names are the same lifts it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from tieline.model import Entity, Hit, Listing, Mention, NameQuality, Verdict
from tieline.model.ids import DocumentId, EntityId
from tieline.model.tie import Relationship, RelationshipType
from tieline.names.comparison import UNSURE_CAP, Feature, judge
from tieline.names.key import name_key
from tieline.pipeline.proposal_review import iter_readings
from tieline.resolve.alias import find_own_names, is_claimed, is_judged_same, read_edges
from tieline.resolve.family import Family, family_of
from tieline.resolve.judgement import Decisions, read_decisions
from tieline.store.base import Store

OTHER_NAMES = 8
"""How many other names of one name are searched: a page with a thousand must not stop the screening of all others."""

QUOTED_CHARS = 200
"""Longest part of a sentence that a reason quotes."""

Found = tuple[Hit, Listing]
"""A hit with its listing."""

Search = Callable[[str], tuple[Found, ...]]
"""Screens one name."""


@dataclass(frozen=True, slots=True)
class OtherName:
    """Another name of a name.

    Attributes:
        text: The other name.
        reason: Who gives it, in a sentence for a reviewer.
        judged: Whether a person called both names the same.
    """

    text: str
    reason: str
    judged: bool = False


@dataclass(frozen=True, slots=True)
class Aliases:
    """The other names that the documents of one workspace give.

    Attributes:
        others: By name key.
        claimed: For each entity, those of its names that only a document's word gives it.
    """

    others: Mapping[str, tuple[OtherName, ...]]
    claimed: Mapping[EntityId, frozenset[str]]

    @classmethod
    def load(cls, store: Store) -> Aliases:
        """Load what the documents of a workspace say.

        Args:
            store: The store of the workspace, resolved.

        Returns:
            The other names of organisations. Names whose likeness shows by itself are none: they need nobody's word.
        """
        resolution = store.load_resolution()
        decisions = read_decisions(tuple(store.iter_judgements()))
        pages = {head.id: head.path for head in store.iter_document_heads()}
        entities = {entity.id: entity for entity in resolution.entities}
        ties = [
            tie
            for tie in resolution.relationships
            if tie.type is RelationshipType.ALIAS_OF
            and tie.according_to is None
            and family_of(entities[tie.target].schema) is Family.ORGANISATION
            and is_claimed(tie.source_name, tie.target_name)
        ]
        return cls(_find_others(ties, decisions, pages), _find_claimed(store, ties, decisions, entities))

    def find(self, name: str) -> tuple[OtherName, ...]:
        """Find the other names of a name.

        Args:
            name: A name.

        Returns:
            Its other names, those that a person confirmed first; at most `OTHER_NAMES`.
        """
        return self.others.get(name_key(name), ())[:OTHER_NAMES]

    def own_names(self, entity: Entity) -> frozenset[str]:
        """The names of an entity that do not rest on a document's word alone.

        Args:
            entity: The entity.

        Returns:
            All its names but those; never empty.
        """
        return frozenset(entity.names) - self.claimed.get(entity.id, frozenset()) or frozenset({entity.name})


def _find_others(
    ties: Iterable[Relationship], decisions: Decisions, pages: Mapping[DocumentId, str]
) -> dict[str, tuple[OtherName, ...]]:
    """The other names by name key, both ways."""
    found: dict[str, dict[str, OtherName]] = {}
    for tie in ties:
        judged = is_judged_same(decisions, tie.source_name, tie.target_name)
        reason = _tell(tie, pages, judged=judged)
        for name, other in ((tie.source_name, tie.target_name), (tie.target_name, tie.source_name)):
            found.setdefault(name_key(name), {}).setdefault(name_key(other), OtherName(other, reason, judged))
    return {
        key: tuple(sorted(others.values(), key=lambda other: (not other.judged, other.text)))
        for key, others in found.items()
    }


def _find_claimed(
    store: Store, ties: Iterable[Relationship], decisions: Decisions, entities: Mapping[EntityId, Entity]
) -> dict[EntityId, frozenset[str]]:
    """The names of entities that only a document's word gives them: no document has them as their own."""
    doubtful = {one: set(entities[one].names) for one in {end for tie in ties for end in (tie.source, tie.target)}}
    if not doubtful:
        return {}
    entity_of = {mention: one for one in doubtful for mention in entities[one].mentions}
    for reading in iter_readings(store):
        edges = read_edges([reading])
        found: dict[EntityId, list[Mention]] = {}
        for mention in sorted(reading.mentions, key=lambda mention: (mention.span, mention.id)):
            if mention.id in entity_of:
                found.setdefault(entity_of[mention.id], []).append(mention)
        for entity, mentions in found.items():
            doubtful[entity] -= find_own_names(mentions, edges, decisions)
    return {entity: frozenset(names) for entity, names in doubtful.items()}


def _tell(tie: Relationship, pages: Mapping[DocumentId, str], *, judged: bool) -> str:
    """Who gives two names, with the words."""
    evidence = tie.evidence[0]
    quote = " ".join(evidence.quote.split())[:QUOTED_CHARS].rstrip(".")
    page = pages.get(evidence.document, evidence.document)
    told = f"{page} gives {tie.source_name} as another name of {tie.target_name}: “{quote}”"
    return f"{told}; a person called them the same." if judged else f"Only a document's word: {told}."


def find_by_aliases(name: str, aliases: Aliases, search: Search) -> Iterator[Found]:
    """Screen the other names that documents give a name.

    Args:
        name: The name that is screened.
        aliases: The other names.
        search: Screens one name.

    Yields:
        Hits, each with a first reason that names the page and its words; unsure at most, but for other names that a
        person confirmed.
    """
    for other in aliases.find(name):
        for hit, listing in search(other.text):
            yield (_told(hit, other.reason) if other.judged else limit_hit(hit, other.reason)), listing


def find_by_lists(name: str, found: Iterable[Found], search: Search) -> Iterator[Found]:
    """Screen the other names that a list gives the bearer of a name, to find it on lists that have only those.

    Args:
        name: The name that was screened.
        found: What was found for it.
        search: Screens one name.

    Yields:
        Hits on listings that were not found by the name itself, unsure at most.
    """
    found = tuple(found)
    known = {hit.listing for hit, _ in found}
    for hit, listing in found:
        if hit.verdict is not Verdict.SAME or name_key(hit.listed_name) != name_key(name):
            continue
        texts = [one.text for one in listing.names if one.quality is not NameQuality.WEAK]
        others = {name_key(text): text for text in texts if name_key(text) != name_key(name)}
        for other in list(others.values())[:OTHER_NAMES]:
            reason = f"Only a list's word: {listing.list_name}, entry {listing.entry_id}, gives {other} beside {name}."
            for further, entry in search(other):
                if further.listing not in known:
                    yield limit_hit(further, reason), entry


def limit_hit(hit: Hit, reason: str) -> Hit:
    """Make a hit unsure at most.

    Args:
        hit: A hit of another name.
        reason: Why it reaches no further.

    Returns:
        The hit with the reason in front; a lower score where it was the same.
    """
    limited = judge(hit.score, [Feature(reason, cap=UNSURE_CAP)])
    return replace(hit, score=limited.score, verdict=Verdict.UNSURE, reasons=(reason, *hit.reasons))


def _told(hit: Hit, reason: str) -> Hit:
    """A hit of another name that a person confirmed."""
    return replace(hit, reasons=(reason, *hit.reasons))
