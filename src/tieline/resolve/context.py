"""What persons are tied to: the organisations and roles that tell two of one name apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from tieline.model.ids import MentionId
from tieline.model.reading import Reading
from tieline.model.tie import RelationshipMention, RelationshipType
from tieline.names.parts import parse_name
from tieline.resolve.union import ConstrainedUnion

ROLE_WORDS = 2
"""A role of fewer words ("president") is held by too many to tell a person by."""

_PORTFOLIOS = frozenset({"foreign", "defense", "defence", "commerce", "state", "treasury", "justice"})
"""Fields of government that are the same body of one country under several names."""
_PERSON_FIRST = frozenset({RelationshipType.LEADS, RelationshipType.MEMBER_OF, RelationshipType.REPRESENTS})


def find_contexts(
    readings: Iterable[Reading], number: Mapping[MentionId, int], union: ConstrainedUnion
) -> dict[int, set[tuple[int | None, str]]]:
    """Gather organisations and roles of persons.

    Ties that are only said count too: they tell who is meant, not what is so.

    Args:
        readings: Everything read.
        number: The number of every mention.
        union: Mentions joined within their documents.

    Returns:
        For what stands for a person in the union, pairs of an organisation's mention and a role: a pair has one of
        the two, the other is None or empty.
    """
    found: defaultdict[int, set[tuple[int | None, str]]] = defaultdict(set)
    for reading in readings:
        called = {mention.id: mention.name for mention in reading.mentions}
        for tie in reading.relationships:
            if tie.type in _PERSON_FIRST:
                person, organisation = number.get(tie.source), number.get(tie.target)
            elif tie.type is RelationshipType.EMPLOYS:
                organisation, person = number.get(tie.source), number.get(tie.target)
            else:
                continue
            if person is not None and organisation is not None:
                found[union.find(person)].add((union.find(organisation), ""))
                found[union.find(person)] |= {(None, role) for role in _roles(tie)}
                if tie.type is RelationshipType.REPRESENTS:
                    found[union.find(person)] |= {(None, field) for field in _fields(called[tie.target])}
    return dict(found)


def _fields(organisation: str) -> set[str]:
    """What a body is for: the spokesman of the "Foreign Ministry" speaks for the "Ministry of Foreign Affairs"."""
    words = {word.text for word in parse_name(organisation).words}
    return {f"speaks for {word}" for word in words & _PORTFOLIOS}


def _roles(tie: RelationshipMention) -> set[str]:
    named = [parse_name(one.value).words for one in tie.properties if one.name == "role"]
    return {" ".join(sorted(word.text for word in words)) for words in named if len(words) >= ROLE_WORDS}
