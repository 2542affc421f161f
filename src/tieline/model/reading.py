"""What one stage hands to the next: readings of documents, and the resolution of all of them."""

from __future__ import annotations

from dataclasses import dataclass

from tieline.model.claim import Claim
from tieline.model.contradiction import Contradiction
from tieline.model.entity import Entity, Mention
from tieline.model.ids import DocumentId
from tieline.model.technology import Technology, TechnologyMention
from tieline.model.tie import Relationship, RelationshipMention
from tieline.model.utterance import Utterance


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read in one document.

    Attributes:
        document: The document read.
        mentions: In text order.
        relationships: In text order of their first evidence.
        utterances: In text order of their evidence.
        dropped: How many proposals failed the grounding check, by reason.
        technologies: Fields of technology that passages tie to parties, in text order.
    """

    document: DocumentId
    mentions: tuple[Mention, ...]
    relationships: tuple[RelationshipMention, ...]
    utterances: tuple[Utterance, ...]
    dropped: tuple[tuple[str, int], ...] = ()
    technologies: tuple[TechnologyMention, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """The entities of a workspace and what ties them, rebuilt as a whole from readings and judgements.

    Attributes:
        entities: Sorted by id.
        relationships: Sorted by id.
        claims: Sorted by id.
        technologies: Sorted by id.
        contradictions: Sorted by id.
    """

    entities: tuple[Entity, ...]
    relationships: tuple[Relationship, ...]
    claims: tuple[Claim, ...]
    technologies: tuple[Technology, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
