"""On whose side a speaker stands: the parties it speaks for, and the state whose office it holds.

A side is only used to tell who answers whom. It says nothing of how far anybody is to be believed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tieline.model.entity import Mention, Schema
from tieline.model.ids import EntityId, MentionId
from tieline.model.reading import Reading
from tieline.model.tie import RelationshipType
from tieline.names.country import find_country
from tieline.names.place import find_hanzi_place, find_place
from tieline.names.spelling import spell
from tieline.resolve.claim.lexicon import load_claim_words
from tieline.text.script import has_hanzi

Side = str
"""Id of an entity, or "state:" and the code of a country."""

_ROLES = frozenset(
    {RelationshipType.LEADS, RelationshipType.REPRESENTS, RelationshipType.EMPLOYS, RelationshipType.MEMBER_OF}
)
_STATELESS = frozenset({Schema.COMPANY, Schema.PERSON, Schema.EVENT, Schema.THING})
"""What never speaks for a state by its name: "China Mobile" is a company."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Which sides the entities of a workspace are on.

    Attributes:
        entity_of: The entity of every mention.
        mention_of: Every mention.
        stands_for: Organisations and countries that documents tie a person to by a role.
    """

    entity_of: Mapping[MentionId, EntityId]
    mention_of: Mapping[MentionId, Mention]
    stands_for: Mapping[EntityId, frozenset[Side]]

    def of_mention(self, mention: MentionId) -> frozenset[Side]:
        """The sides of a party that is named.

        Args:
            mention: Where it is named.

        Returns:
            The entity, what it stands for, and its state; empty when the mention belongs to no entity.
        """
        entity = self.entity_of.get(mention)
        if entity is None:
            return frozenset()
        named = self.mention_of[mention]
        state = None if named.schema in _STATELESS else find_state(named.name, is_place=named.schema is Schema.PLACE)
        own = {Side(entity)} | self.stands_for.get(entity, frozenset())
        return frozenset(own | {state} if state else own)


def make_sides(readings: Sequence[Reading], entity_of: Mapping[MentionId, EntityId]) -> Sides:
    """Find out who stands for whom.

    Args:
        readings: What was read in each document.
        entity_of: The entity of every mention.

    Returns:
        The sides.
    """
    mention_of = {mention.id: mention for reading in readings for mention in reading.mentions}
    stands_for: dict[EntityId, set[Side]] = defaultdict(set)
    bare = Sides(entity_of, mention_of, {})
    for tie in (tie for reading in readings for tie in reading.relationships if tie.type in _ROLES):
        ends = (tie.target, tie.source) if tie.type is RelationshipType.EMPLOYS else (tie.source, tie.target)
        if all(end in entity_of and end in mention_of for end in ends):
            stands_for[entity_of[ends[0]]] |= bare.of_mention(ends[1])
    return Sides(entity_of, mention_of, {entity: frozenset(sides) for entity, sides in stands_for.items()})


@lru_cache(maxsize=20_000)
def find_state(name: str, *, is_place: bool = False) -> Side | None:
    """Find the state that a name speaks for.

    Args:
        name: As a document gives it ("Chinese authorities", "美方").
        is_place: Whether it names a place, which then speaks for the state it lies in.

    Returns:
        The side of the state; None for a name that speaks for none.
    """
    words, spelled = load_claim_words(), spell(name).removeprefix("the ")
    code = words.states.get(spelled) or words.states.get(spelled.replace(" ", ""))
    if code is None and is_place:
        code = find_country(name)
    if code is None:
        code = _hanzi_state(spelled.replace(" ", "")) if has_hanzi(spelled) else _latin_state(spelled.split())
    return None if code is None else f"state:{code}"


def find_states(folded: str) -> frozenset[Side]:
    """Find the states that a Chinese text speaks of in words of its own (美方), which no name shows.

    Args:
        folded: Folded text.

    Returns:
        Their sides; empty for a text without Hanzi.
    """
    words = load_claim_words()
    return frozenset(f"state:{words.states[name]}" for name in words.hanzi_states.findall(folded))


def _latin_state(words: Sequence[str]) -> str | None:
    """A country or its adjective before words of which one speaks for a state."""
    known = load_claim_words().state_words
    if len(words) < 2 or known.isdisjoint(words):
        return None
    start = words[0].removesuffix("s") if len(words[0]) > 3 else words[0]
    found = find_place(words, 0) or find_place([start, *words[1:]], 0)
    return None if found is None or found[1] == len(words) else found[0].code[:2]


def _hanzi_state(text: str) -> str | None:
    found = find_hanzi_place(text, 0)
    if found is None or found[1] == len(text):
        return None
    return found[0].code[:2] if text.endswith(load_claim_words().state_words_hanzi) else None
