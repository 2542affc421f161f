"""Other names that only a document's word ties to an organisation, and what they may do.

A document may say that two names are of one organisation. Inside that document they are read as one. Elsewhere such a
word joins nothing: a page that calls a bakery by the name of a chip maker must not make them one. Names whose likeness
shows by itself (a short form, an acronym, a spelling, an equivalent that the table of known organisations has) need
nobody's word.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from tieline.model.entity import Mention, Verdict
from tieline.model.ids import MentionId
from tieline.model.reading import Reading
from tieline.model.tie import RelationshipType
from tieline.names.acronym import find_known_names
from tieline.names.compare import compare
from tieline.names.key import name_key
from tieline.names.known import find_known
from tieline.resolve.cluster import Cluster, only_refers
from tieline.resolve.family import Family, family_of
from tieline.resolve.hanzi_name import is_hanzi_short_form
from tieline.resolve.judgement import Decisions, make_key
from tieline.resolve.organisation_name import acronyms_of, is_short_form, read_organisation_name

Edge = tuple[str, str]
"""An other name, and the name it is said to belong to."""


def is_evident(left: str, right: str) -> bool:
    """Whether two names are of one organisation by what they say themselves.

    Args:
        left: An organisation's name.
        right: Another.

    Returns:
        True for two spellings, a short form, an acronym and its words, and names that compare as the same.
    """
    if name_key(left) == name_key(right):
        return True
    one, other = read_organisation_name(left), read_organisation_name(right)
    if one.key == other.key or is_short_form(one, other) or is_short_form(other, one):
        return True
    if one.is_acronym or other.is_acronym:
        letters, name = (left, right) if one.is_acronym else (right, left)
        if _abbreviates(letters, name):
            return True
    if is_hanzi_short_form(one.key, other.key) or is_hanzi_short_form(other.key, one.key):
        return True
    return compare(left, right).verdict is Verdict.SAME


def _abbreviates(letters: str, name: str) -> bool:
    """Whether an acronym is that of a name, or its letters stand in it in order and nobody else is known by them."""
    if letters.casefold() in acronyms_of(name):
        return True
    if find_known_names(letters) or find_known(letters):
        return False
    rest = iter(name_key(name))
    return all(letter in rest for letter in name_key(letters))


def is_claimed(alias: str, named: str) -> bool:
    """Whether only somebody's word makes one name another's.

    Args:
        alias: The other name.
        named: The name it is said to belong to.

    Returns:
        True where both could be an organisation's own, and their likeness does not show by itself. A description
        ("the largest research centre") has no name of its own that another could be taken for.
    """
    main = read_organisation_name(named)
    return (main.is_specific or main.is_acronym) and not is_evident(alias, named)


def find_claimed_names(names: Sequence[str], edges: Iterable[Edge]) -> frozenset[str]:
    """Find the names of an organisation that only somebody's word gives it.

    Args:
        names: All its names; the first counts as its own when every one is somebody's word for another.
        edges: Which of them are said to be other names of which.

    Returns:
        The other names that do not show their likeness themselves, with the short forms and spellings of those.
    """
    claimed = {(alias, named) for alias, named in edges if is_claimed(alias, named)}
    said = {alias for alias, _ in claimed}
    if not said:
        return frozenset()
    own = {named for _, named in claimed} - said or set(names[:1])
    said = {name for name in said if not _is_like_any(name, own)}
    return frozenset(
        name for name in names if name in said or (_is_like_any(name, said) and not _is_like_any(name, own))
    )


def _is_like_any(name: str, others: Collection[str]) -> bool:
    """Whether a name shows its likeness to one of others."""
    return any(name == other or is_evident(name, other) for other in others)


def iter_edges(reading: Reading) -> Iterator[tuple[MentionId, MentionId]]:
    """List what one document gives as other names.

    Args:
        reading: What was read in it.

    Yields:
        The mention of the other name, and the mention it belongs to; pronouns and short references are none.
    """
    for mention in reading.mentions:
        if mention.same_as is not None and not only_refers(mention):
            yield mention.id, mention.same_as
    for tie in reading.relationships:
        if tie.type is RelationshipType.ALIAS_OF and tie.according_to is None:
            yield tie.source, tie.target


def hide_claimed_names(
    clusters: Sequence[Cluster], readings: Iterable[Reading], decisions: Decisions
) -> tuple[Cluster, ...]:
    """Take from clusters the names that only their document's word gives them.

    Args:
        clusters: Clusters of single documents.
        readings: All readings.
        decisions: What people decided: two names that a person called the same are no mere word any more.

    Returns:
        The clusters in order, those of organisations with fewer names where that applies.
    """
    mentions = {mention.id: mention for cluster in clusters for mention in cluster.mentions}
    edges: dict[MentionId, list[tuple[MentionId, MentionId]]] = {}
    for reading in readings:
        for alias, named in iter_edges(reading):
            if alias in mentions and named in mentions:
                edges.setdefault(alias, []).append((alias, named))
    if not edges:
        return tuple(clusters)
    return tuple(_hide(cluster, edges, mentions, decisions) for cluster in clusters)


def _hide(
    cluster: Cluster,
    edges: Mapping[MentionId, Sequence[tuple[MentionId, MentionId]]],
    mentions: Mapping[MentionId, Mention],
    decisions: Decisions,
) -> Cluster:
    """One cluster without the names that only its document's word gives it."""
    if cluster.family is not Family.ORGANISATION or len(cluster.names) == 1:
        return cluster
    said = [(mentions[a].name, mentions[n].name) for one in cluster.mentions for a, n in edges.get(one.id, ())]
    said = [edge for edge in said if not is_judged_same(decisions, *edge)]
    named = [one.name for one in cluster.mentions if family_of(one.schema) is cluster.family]
    names = [name for name in dict.fromkeys([*named, *cluster.names]) if name in cluster.names]
    hidden = find_claimed_names(names, said)
    return replace(cluster, names=tuple(name for name in cluster.names if name not in hidden)) if hidden else cluster


def is_judged_same(decisions: Decisions, alias: str, named: str) -> bool:
    """Whether a person called two names of organisations the same.

    Args:
        decisions: What people decided.
        alias: A name.
        named: Another.

    Returns:
        True if the newest judgement on the pair says so.
    """
    keys = (make_key(Family.ORGANISATION, alias), make_key(Family.ORGANISATION, named))
    return any(
        (_means(one, keys[0], alias) and _means(other, keys[1], named))
        or (_means(one, keys[1], named) and _means(other, keys[0], alias))
        for one, other in decisions.same
    )


def _means(judged: str, key: str, name: str) -> bool:
    """Whether a key of a judgement is that of a name, or of a name whose likeness to it shows by itself."""
    family, _, text = judged.partition(":")
    return judged == key or (family == Family.ORGANISATION.value and is_evident(text, name))
