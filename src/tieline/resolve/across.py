"""Which clusters of different documents are one thing. Conservative: a doubt keeps them apart.

Organisations: an equal name that stands for itself in any document. A short form or an acronym leads to a full name
only when all documents together know one full name for it. Persons: an equal full name that few bear, or with it an
organisation or a role in common. Places: an equal place. Events: an equal name of several words or with a year.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from tieline.names.key import name_key
from tieline.names.known import find_known
from tieline.names.parts import parse_name
from tieline.names.word import WordKind
from tieline.resolve.cluster import Cluster
from tieline.resolve.family import Family
from tieline.resolve.hanzi_name import is_hanzi_short_form
from tieline.resolve.judgement import make_key
from tieline.resolve.organisation_name import (
    ACRONYM_CHARS,
    acronyms_of,
    is_short_form,
    known_keys,
    read_organisation_name,
)
from tieline.resolve.person_key import is_full_name, is_rare_name, person_words
from tieline.resolve.place_name import place_key
from tieline.resolve.union import ConstrainedUnion

EVENT_WORDS = 3
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def link_across(
    clusters: Sequence[Cluster],
    contexts: Mapping[int, Collection[tuple[int | None, str]]],
    union: ConstrainedUnion,
    *,
    keys_apart: Collection[str] = (),
) -> None:
    """Join clusters of different documents that are one thing.

    Args:
        clusters: Clusters of single documents, in a fixed order.
        contexts: For the first mention of a person's cluster, the organisations (by a mention) and roles it is tied
            to; the organisation is None where only a role is known.
        union: Where they are joined.
        keys_apart: Keys of names that a person called names of several parties: no name of these joins anything.
    """
    by_family: defaultdict[Family, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        if not keys_apart or make_key(cluster.family, cluster.name) not in keys_apart:
            by_family[cluster.family].append(cluster)
    _join_organisations(by_family[Family.ORGANISATION], union)
    _join_equal(((c, _place_keys(c)) for c in by_family[Family.PLACE]), union)
    _join_equal(((c, _event_keys(c)) for c in by_family[Family.EVENT]), union)
    _join_persons(by_family[Family.PERSON], contexts, union)


def _join_equal(keyed: Iterable[tuple[Cluster, Iterable[str]]], union: ConstrainedUnion) -> None:
    """Join clusters that share a key; keys in order, so that refused joins do not depend on the input's order."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for cluster, keys in keyed:
        for key in keys:
            found[key].append(cluster.first)
    for _, members in sorted(found.items()):
        for other in members[1:]:
            union.join(members[0], other)


def _place_keys(cluster: Cluster) -> set[str]:
    keys = {place_key(name) for name in cluster.names}
    return {key for key in keys if key.isupper() or any(w.kind is WordKind.TRADE for w in parse_name(key).words)}


def _event_keys(cluster: Cluster) -> set[str]:
    keys = {name_key(name) for name in cluster.names}
    return {key for key in keys if len(key.split()) >= EVENT_WORDS or _YEAR.search(key)}


def _join_organisations(clusters: Sequence[Cluster], union: ConstrainedUnion) -> None:
    full = {cluster.first: full_keys(cluster.names) for cluster in clusters}
    _join_equal(((cluster, full[cluster.first]) for cluster in clusters), union)
    owners: defaultdict[str, list[int]] = defaultdict(list)
    bare: defaultdict[str, list[int]] = defaultdict(list)
    for cluster in clusters:
        own = full[cluster.first]
        for key in short_keys(cluster.names) - own:
            (owners if own else bare)[key].append(cluster.first)
        for key in own:
            bare[key].append(cluster.first)
    for key, members in sorted(bare.items()):
        _join_bare(members, owners.get(key, []), union)


def _join_bare(bare: Sequence[int], owners: Sequence[int], union: ConstrainedUnion) -> None:
    """Join a bare short form to the one party it stands for, or to itself when it stands for none."""
    owning = {union.find(owner) for owner in owners}
    if len(owning) <= 1:
        first = min(owning, default=bare[0])
        for other in bare:
            union.join(first, other)


def full_keys(names: Collection[str]) -> set[str]:
    """The keys by which an organisation of these names is known in any document.

    Args:
        names: Its names in one document.

    Returns:
        Keys of the names that stand for themselves and are no short form of another of the names, and the id of the
        organisation that the table knows by them; for a bare acronym those of the names that everybody knows it for.
    """
    read = {name: read_organisation_name(name) for name in names}
    whole = {
        name: one.key
        for name, one in read.items()
        if one.is_specific and not any(_is_short_of(name, other) for other in names if other != name)
    }
    if whole:
        return {*whole.values(), *filter(None, map(known_id, whole))}
    return {key for name, one in read.items() if one.is_acronym for key in known_keys(name)}


def known_id(name: str) -> str | None:
    """The one organisation that the table of known organisations has for a name.

    Args:
        name: An organisation's name.

    Returns:
        A key that no name has; None for a name that the table lacks, and for an ambiguous one.
    """
    found = find_known(name)
    return f"known: {found[0].id}" if len(found) == 1 else None


def short_keys(names: Collection[str]) -> set[str]:
    """The keys of names that may stand for an organisation where its full name is known.

    Args:
        names: Its names in one document.

    Returns:
        Keys of the names that stand for themselves, and of acronyms of at least ACRONYM_CHARS letters.
    """
    read = [read_organisation_name(name) for name in names]
    return {one.key for one in read if one.is_specific or (one.is_acronym and len(one.key) >= ACRONYM_CHARS)}


def _is_short_of(name: str, other: str) -> bool:
    short, full = read_organisation_name(name), read_organisation_name(other)
    if short.is_acronym:
        return name.casefold() in acronyms_of(other)
    return is_short_form(short, full) or is_hanzi_short_form(short.key, full.key)


def _join_persons(
    clusters: Sequence[Cluster], contexts: Mapping[int, Collection[tuple[int | None, str]]], union: ConstrainedUnion
) -> None:
    keyed: list[tuple[Cluster, set[str]]] = []
    for cluster in clusters:
        keys: set[str] = set()
        for words in {person_words(name) for name in cluster.names}:
            if is_full_name(words):
                name = " ".join(sorted(words))
                if is_rare_name(words):
                    keys.add(f"name {name}")
                for organisation, role in contexts.get(cluster.first, ()):
                    if organisation is not None:
                        keys.add(f"tied {name} {union.find(organisation)}")
                    if role:
                        keys.add(f"role {name} {role}")
        keyed.append((cluster, keys))
    _join_equal(keyed, union)
