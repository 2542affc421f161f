"""What a cluster of mentions is called, and what kind of thing it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from tieline.model.entity import Mention, Schema
from tieline.names.spelling import spell
from tieline.resolve.family import Family, family_of
from tieline.resolve.lexicon import load_person_words
from tieline.resolve.organisation_name import read_organisation_name
from tieline.resolve.person_key import is_full_name, person_words, strip_titles

FULLEST_SHARE = 0.25
"""A fuller name is shown when it stands at least this often for every time the most frequent one does; a fuller one
that is rarer is often a slip of the reader."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Mentions that are one thing.

    Attributes:
        first: Number of its first mention: what stands for it in a union.
        mentions: Its mentions, in order of document and text.
        family: What kind of thing most of them name.
        schema: The same, as specific as they are.
        name: The name shown.
        names: Every name, sorted.
    """

    first: int
    mentions: tuple[Mention, ...]
    family: Family
    schema: Schema
    name: str
    names: tuple[str, ...]


def make_cluster(first: int, mentions: Sequence[Mention]) -> Cluster:
    """Describe a cluster.

    Args:
        first: Number of its first mention.
        mentions: Its mentions, at least one.

    Returns:
        The cluster with kind and names.
    """
    schema = choose_schema(mentions)
    family = family_of(schema)
    counts = count_names(mentions, family)
    return Cluster(first, tuple(mentions), family, schema, choose_name(counts, family), tuple(sorted(counts)))


def choose_own_name(cluster: Cluster, own: Collection[str]) -> str:
    """Choose the name to show among some of the names of a cluster.

    Args:
        cluster: The cluster.
        own: The names that may be shown.

    Returns:
        One of them; the cluster's name where it has none of them.
    """
    counts = Counter({name: n for name, n in count_names(cluster.mentions, cluster.family).items() if name in own})
    return choose_name(counts, cluster.family) if counts else cluster.name


def choose_schema(mentions: Sequence[Mention]) -> Schema:
    """Settle what kind of thing mentions name: a vote of families, then the most frequent specific kind in it.

    An organisation of no stated kind does not speak against a company or a public body.

    Args:
        mentions: At least one.

    Returns:
        The schema; ties go by the order of families and by name.
    """
    stated = {mention.schema for mention in mentions}
    if len(stated) == 1:
        return stated.pop()
    order = list(Family)
    families = Counter(family_of(mention.schema) for mention in mentions)
    family = min(families, key=lambda one: (-families[one], order.index(one)))
    schemas = Counter(mention.schema for mention in mentions if family_of(mention.schema) is family)
    specific = {schema: n for schema, n in schemas.items() if schema is not Schema.ORGANIZATION} or schemas
    best = max(specific.values())
    winners = sorted(schema for schema, n in specific.items() if n == best)
    return winners[0] if len(winners) == 1 else Schema.ORGANIZATION


def count_names(mentions: Sequence[Mention], family: Family) -> Counter[str]:
    """Count the names that mentions give, without the words that only refer.

    Args:
        mentions: At least one.
        family: What they name.

    Returns:
        Name as written, titles off persons, to how often; all of them when all only refer.
    """
    names = [strip_titles(mention.name) if family is Family.PERSON else mention.name for mention in mentions]
    return Counter(name for name, m in zip(names, mentions, strict=True) if not only_refers(m)) or Counter(names)


def only_refers(mention: Mention) -> bool:
    """Whether a mention points back to a name and gives none: a pronoun, "the company", "the Academy".

    Args:
        mention: Any mention.

    Returns:
        True only for mentions that the reader tied to an earlier one.
    """
    if mention.same_as is None:
        return False
    if not any(ch.isdigit() or (ch.isalpha() and not ch.islower()) for ch in mention.name):
        return True
    if spell(mention.name).removeprefix("the ") in load_person_words().anaphors:
        return True
    if family_of(mention.schema) is Family.ORGANISATION:
        name = read_organisation_name(mention.name)
        return len(name.words) == 1 and not (name.is_specific or name.is_acronym)
    return False


def choose_name(counts: Counter[str], family: Family) -> str:
    """Choose the name to show: the fullest of the most frequent ones.

    Args:
        counts: Names with how often each stands; at least one.
        family: What they name.

    Returns:
        One of the names. Bare surnames and bare acronyms only when there is nothing else.
    """
    if len(counts) == 1:
        return next(iter(counts))
    spelled: Counter[str] = Counter()
    for name, count in counts.items():
        spelled[_spell(name)] += count
    whole = [name for name in counts if _is_whole(name, family)] or list(counts)
    most = max(spelled[_spell(name)] for name in whole)
    frequent = [name for name in whole if spelled[_spell(name)] >= FULLEST_SHARE * most]
    return min(frequent, key=lambda name: (*_fullness(name), name.isupper(), -counts[name], len(name), name))


def _fullness(name: str) -> tuple[int, int]:
    """Sorts the name of most words, then of most letters, first."""
    return -_spell(name).count(" "), -len(_spell(name))


def _spell(name: str) -> str:
    return spell(name).removeprefix("the ")


def _is_whole(name: str, family: Family) -> bool:
    if family is Family.PERSON:
        return is_full_name(person_words(name))
    return family is not Family.ORGANISATION or not read_organisation_name(name).is_acronym
