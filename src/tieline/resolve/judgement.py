"""A person's decisions about entities, by keys that outlive rebuilt entity ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tieline.model.entity import Entity, Judgement, Verdict
from tieline.names.key import name_key
from tieline.resolve.cluster import Cluster
from tieline.resolve.family import Family, family_of
from tieline.resolve.person_key import strip_titles
from tieline.resolve.union import ConstrainedUnion


def entity_key(entity: Entity) -> str:
    """The key by which judgements name an entity: its family and the key of its name, "organisation:huawei".

    Ids change when a document is added or a rule is bettered; the key stays as long as the entity's name does. Two
    entities of one family and name have one key, so a judgement on it is about both of them.

    Args:
        entity: Any entity.

    Returns:
        The key.
    """
    return make_key(family_of(entity.schema), entity.name)


def make_key(family: Family, name: str) -> str:
    """The key by which judgements name whatever of a family has a name.

    Args:
        family: What kind of thing it is.
        name: One of its names.

    Returns:
        The key.
    """
    name = strip_titles(name) if family is Family.PERSON else name
    return f"{family.value}:{name_key(name) or name.casefold()}"


def current(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Keep the newest judgement on every pair.

    Args:
        judgements: In any order; the sides of a pair may be either way round.

    Returns:
        One judgement a pair, newest first. Of two of the same time the one with the greater id counts.
    """
    newest: dict[tuple[str, str], Judgement] = {}
    for judgement in sorted(judgements, key=lambda one: (one.decided_at, one.id), reverse=True):
        left, right = sorted((judgement.left, judgement.right))
        newest.setdefault((left, right), judgement)
    return tuple(newest.values())


@dataclass(frozen=True, slots=True)
class Decisions:
    """What judgements ask of resolution.

    Attributes:
        same: Pairs of keys to join, newest first.
        different: Pairs of keys to keep apart, each pair and all pairs sorted.
    """

    same: tuple[tuple[str, str], ...]
    different: tuple[tuple[str, str], ...]

    @property
    def keys_apart(self) -> frozenset[str]:
        """Keys judged different from themselves: equal names of several parties."""
        return frozenset(left for left, right in self.different if left == right)


def read_decisions(judgements: Iterable[Judgement]) -> Decisions:
    """Take from judgements what concerns entities; those about listings are for screening.

    Args:
        judgements: All there are, in any order.

    Returns:
        The decisions that count. "Unsure" asks for nothing: it takes an older decision back.
    """
    families = tuple(f"{family.value}:" for family in Family)
    of_entities = [
        one for one in current(judgements) if one.left.startswith(families) and one.right.startswith(families)
    ]
    return Decisions(
        same=tuple((one.left, one.right) for one in of_entities if one.verdict is Verdict.SAME),
        different=tuple(
            sorted(
                (min(one.left, one.right), max(one.left, one.right))
                for one in of_entities
                if one.verdict is Verdict.DIFFERENT
            )
        ),
    )


def keep_apart(decisions: Decisions, keys: Mapping[int, str], union: ConstrainedUnion) -> None:
    """Make the union refuse every join that would bring two parties together that a person called different.

    Args:
        decisions: The decisions.
        keys: The key of every mention, by its number.
        union: A union without joins yet.
    """
    judged = {key for pair in decisions.different for key in pair}
    for number, key in keys.items():
        if key in judged:
            union.tag(number, key)
    for left, right in decisions.different:
        union.keep_apart(left, right)


def join_same(decisions: Decisions, clusters: Sequence[Cluster], union: ConstrainedUnion) -> None:
    """Join what a person called the same.

    A key means the clusters that are shown under it; only when there is none, those that have it among their names.
    A key judged different from itself names several parties: then it is not known which one was meant, and nothing
    is joined because of it unless one cluster alone has it.

    Args:
        decisions: The decisions.
        clusters: Clusters of single documents.
        union: Where they are joined; a constraint that is broken refuses the join.
    """
    if not decisions.same:
        return
    shown: dict[str, list[Cluster]] = {}
    named: dict[str, list[Cluster]] = {}
    for cluster in clusters:
        shown.setdefault(make_key(cluster.family, cluster.name), []).append(cluster)
        for key in {make_key(cluster.family, name) for name in cluster.names}:
            named.setdefault(key, []).append(cluster)
    for pair in decisions.same:
        sides = [shown.get(key) or named.get(key, []) for key in pair]
        is_clear = [key not in decisions.keys_apart or len(side) == 1 for key, side in zip(pair, sides, strict=True)]
        if all(sides) and all(is_clear):
            first, *others = [cluster.first for side in sides for cluster in side]
            for other in others:
                union.join(first, other)
