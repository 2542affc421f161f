"""Other names that only a document's word ties to an organisation, and what they may do.

A document may say that two names are of one organisation. Inside that document they are read as one. Elsewhere such a
word joins nothing: a page that calls a bakery by the name of a chip maker must not make them one. Names whose likeness
shows by itself (a short form, an acronym, a spelling, an equivalent that the table of known organisations has) need
nobody's word.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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
from tieline.resolve.family import Family
from tieline.resolve.hanzi_name import is_hanzi_short_form
from tieline.resolve.judgement import Decisions, make_key
from tieline.resolve.organisation_name import acronyms_of, is_short_form, read_organisation_name

Edge = tuple[str, str]
"""An other name, and the name it is said to belong to."""

Edges = Mapping[MentionId, Sequence[Edge]]
"""What documents give as other names, by the mention of the other name."""


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


def read_edges(readings: Iterable[Reading]) -> Edges:
    """List what documents give as other names; what somebody only says that another says is left out.

    Args:
        readings: What was read in them.

    Returns:
        The other names with the names they are said to belong to; pronouns and short references are none.
    """
    edges = dict[MentionId, list[Edge]]()
    for reading in readings:
        called = {mention.id: mention.name for mention in reading.mentions}
        said = [(one.id, one.same_as) for one in reading.mentions if one.same_as is not None and not only_refers(one)]
        ties = (tie for tie in reading.relationships if tie.type is RelationshipType.ALIAS_OF)
        said += [(tie.source, tie.target) for tie in ties if tie.according_to is None]
        for alias, named in said:
            if alias in called and named in called:
                edges.setdefault(alias, []).append((called[alias], called[named]))
    return edges


def find_own_names(mentions: Sequence[Mention], edges: Edges, decisions: Decisions) -> frozenset[str]:
    """Find the names of an organisation that do not rest on its document's word alone.

    Args:
        mentions: Its mentions in one document, in text order; at least one.
        edges: What documents give as other names.
        decisions: What people decided: two names that a person called the same are no mere word any more.

    Returns:
        All its names where nobody's word is needed; else the first that is no other name of another, and those whose
        likeness to it shows by itself or was confirmed, directly or through one of them.
    """
    mentions = [one for one in mentions if not only_refers(one)] or mentions
    names = list(dict.fromkeys(one.name for one in mentions))
    said = {
        alias
        for one in mentions
        for alias, named in edges.get(one.id, ())
        if is_claimed(alias, named) and not is_judged_same(decisions, alias, named)
    }
    if not said:
        return frozenset(names)
    own = [next((name for name in names if name not in said), names[0])]
    rest = [name for name in names if name != own[0]]
    for name in own:  # It grows: a page may tie two names by a third, and each of them is a party of its own.
        own += [other for other in rest if is_evident(name, other) or is_judged_same(decisions, name, other)]
        rest = [other for other in rest if other not in own]
    return frozenset(own)


def hide_claimed_names(clusters: Sequence[Cluster], edges: Edges, decisions: Decisions) -> tuple[Cluster, ...]:
    """Take from clusters the names that only their document's word gives them.

    Args:
        clusters: Clusters of single documents.
        edges: What documents give as other names.
        decisions: What people decided.

    Returns:
        The clusters in order, those of organisations with fewer names where that applies.
    """
    return tuple(_hide(cluster, edges, decisions) for cluster in clusters) if edges else tuple(clusters)


def _hide(cluster: Cluster, edges: Edges, decisions: Decisions) -> Cluster:
    """One cluster without the names that only its document's word gives it."""
    if cluster.family is not Family.ORGANISATION or len(cluster.names) == 1:
        return cluster
    own = find_own_names(cluster.mentions, edges, decisions)
    names = tuple(name for name in cluster.names if name in own)
    return replace(cluster, names=names) if names and names != cluster.names else cluster


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
