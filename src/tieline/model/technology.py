"""Fields of technology: what a document ties a party to, in terms of a public scheme."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tieline.model.ids import EntityId, MentionId, TechnologyId, UtteranceId
from tieline.model.span import Evidence


class TechnologyScheme(StrEnum):
    """Whose list of areas an area stands on."""

    US_CET_2024 = "us-cet-2024"  # the eighteen areas of the United States' list of February 2024
    TIELINE = "tieline"  # ours, for what that list leaves out


class TechnologyArea(StrEnum):
    """The closed list of areas.

    Source:
        National Science and Technology Council, Critical and Emerging Technologies List Update, February 2024: the
        eighteen areas before the first area of ours, in the order of that list.
    """

    COMPUTING = "computing"
    MATERIALS = "materials"
    GAS_TURBINES = "gas-turbines"
    SENSING = "sensing"
    MANUFACTURING = "manufacturing"
    AI = "ai"
    BIOTECHNOLOGY = "biotechnology"
    CLEAN_ENERGY = "clean-energy"
    CYBERSECURITY = "cybersecurity"
    DIRECTED_ENERGY = "directed-energy"
    AUTONOMY = "autonomy"
    HUMAN_MACHINE = "human-machine"
    HYPERSONICS = "hypersonics"
    COMMUNICATION = "communication"
    NAVIGATION = "navigation"
    QUANTUM = "quantum"
    SEMICONDUCTORS = "semiconductors"
    SPACE = "space"
    AEROSPACE = "aerospace"  # the first of ours
    MISSILES = "missiles"
    NUCLEAR = "nuclear"
    CHEMICAL_BIOLOGICAL = "chemical-biological"
    WEAPONS = "weapons"
    MARITIME = "maritime"
    SURVEILLANCE = "surveillance"

    @property
    def label(self) -> str:
        """The area in words; for those of the public list as that list calls them."""
        return _TITLES[self]

    @property
    def scheme(self) -> TechnologyScheme:
        """Whose list the area stands on."""
        return TechnologyScheme.TIELINE if self in _OURS else TechnologyScheme.US_CET_2024


_TITLES = {
    TechnologyArea.COMPUTING: "Advanced Computing",
    TechnologyArea.MATERIALS: "Advanced Engineering Materials",
    TechnologyArea.GAS_TURBINES: "Advanced Gas Turbine Engine Technologies",
    TechnologyArea.SENSING: "Advanced and Networked Sensing and Signature Management",
    TechnologyArea.MANUFACTURING: "Advanced Manufacturing",
    TechnologyArea.AI: "Artificial Intelligence",
    TechnologyArea.BIOTECHNOLOGY: "Biotechnologies",
    TechnologyArea.CLEAN_ENERGY: "Clean Energy Generation and Storage",
    TechnologyArea.CYBERSECURITY: "Data Privacy, Data Security, and Cybersecurity Technologies",
    TechnologyArea.DIRECTED_ENERGY: "Directed Energy",
    TechnologyArea.AUTONOMY: "Highly Automated, Autonomous, and Uncrewed Systems, and Robotics",
    TechnologyArea.HUMAN_MACHINE: "Human-Machine Interfaces",
    TechnologyArea.HYPERSONICS: "Hypersonics",
    TechnologyArea.COMMUNICATION: "Integrated Communication and Networking Technologies",
    TechnologyArea.NAVIGATION: "Positioning, Navigation, and Timing Technologies",
    TechnologyArea.QUANTUM: "Quantum Information and Enabling Technologies",
    TechnologyArea.SEMICONDUCTORS: "Semiconductors and Microelectronics",
    TechnologyArea.SPACE: "Space Technologies and Systems",
    TechnologyArea.AEROSPACE: "Aircraft and aerospace",
    TechnologyArea.MISSILES: "Missiles and rockets as weapons",
    TechnologyArea.NUCLEAR: "Nuclear technology and weapons",
    TechnologyArea.CHEMICAL_BIOLOGICAL: "Chemical and biological weapons",
    TechnologyArea.WEAPONS: "Weapons and munitions",
    TechnologyArea.MARITIME: "Ships, submarines and marine technology",
    TechnologyArea.SURVEILLANCE: "Surveillance",
}
_OURS = frozenset(list(TechnologyArea)[list(TechnologyArea).index(TechnologyArea.AEROSPACE) :])


@dataclass(frozen=True, slots=True)
class TechnologyMention:
    """A field of technology that one passage ties to a party.

    Attributes:
        id: Content-based: area, party, rule and evidence.
        area: Which area.
        subfields: What the words name within it, as the lexicon calls it, sorted; empty where they name no more.
        party: The mention of the party.
        words: The words that name the field, in text order; at least one.
        evidence: The sentence that ties it to the party; at least one.
        according_to: The innermost utterance in whose content it stands; None when the document itself states it.
        rule: Id of the rule that read it.
        confidence: The measured precision of that rule, 0 to 1.
    """

    id: TechnologyId
    area: TechnologyArea
    subfields: tuple[str, ...]
    party: MentionId
    words: tuple[Evidence, ...]
    evidence: tuple[Evidence, ...]
    according_to: UtteranceId | None
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Technology:
    """A field of technology that sources tie to a party: every passage that does so in the same standing.

    Attributes:
        id: Content-based: area, entity and according_to.
        area: Which area.
        subfields: What the words name within it, sorted.
        entity: The party.
        entity_name: Its name.
        words: The words that name the field, sorted, without repeats.
        evidence: All sentences that tie it to the party, sorted, without repeats.
        according_to: The utterance in whose content it stands; None when a document itself states it.
        rule: Id of the surest rule that read it; one that reads sentences goes before one that reads names.
        confidence: The precision of that rule, 0 to 1.
    """

    id: TechnologyId
    area: TechnologyArea
    subfields: tuple[str, ...]
    entity: EntityId
    entity_name: str
    words: tuple[Evidence, ...]
    evidence: tuple[Evidence, ...]
    according_to: UtteranceId | None
    rule: str
    confidence: float
