"""Paths: the evidenced ways from one party to another. A path is no risk and no accusation."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tieline.model.entity import Verdict
from tieline.model.ids import ListingId, RelationshipId, UtteranceId
from tieline.model.partial_date import PartialDate
from tieline.model.span import Evidence
from tieline.model.tie import RelationshipType
from tieline.model.utterance import Standing

WEAKNESS = (Standing.SHOWN, Standing.SAID, Standing.NOT_AFFIRMED, Standing.DENIED)
"""Standings, the weakest last."""


class Validity(StrEnum):
    """Whether a tie holds on the day asked about."""

    HOLDS = "holds"
    MAY_HAVE_ENDED = "may_have_ended"
    ENDED = "ended"


VALIDITIES = tuple(Validity)
"""The weakest last."""


@dataclass(frozen=True, slots=True)
class Denial:
    """Somebody who denies the claim of which a tie is part.

    Attributes:
        utterance: What they say.
        speaker_name: Who, in the document's words.
        evidence: The words said.
    """

    utterance: UtteranceId
    speaker_name: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Link:
    """One stated tie between two neighbours of a path.

    Attributes:
        type: Which tie.
        source: Key of the party that it starts from, as in `Party`.
        target: Key of the party that it goes to.
        source_name: Who it starts from, as stated.
        target_name: Who it goes to, as stated.
        standing: On whose word it stands.
        confidence: The precision of the rule that read it, 0 to 1; 1 for a record of a register or a list.
        relationship: The relationship, where documents state it; else None.
        according_to: The utterance in whose content it stands; None when it is shown.
        evidence: The sentences that state it; empty for a record.
        record: The record that states it ("holdings.csv row 3"); None where documents do.
        detail: What is stated about it ("60 %", a product, a role); None when nothing is.
        since: First day, as stated; None when not stated.
        until: Last day, as stated; None when not stated.
        past: "former" or "removed" where the source tells it as one that is over; None where it tells it as held.
        told_on: The day that the source speaks for; None when not known.
        validity: Whether it holds on the day asked about.
        denials: Who denies what it stands in, where somebody says it.
    """

    type: RelationshipType
    source: str
    target: str
    source_name: str
    target_name: str
    standing: Standing
    confidence: float
    relationship: RelationshipId | None = None
    according_to: UtteranceId | None = None
    evidence: tuple[Evidence, ...] = ()
    record: str | None = None
    detail: str | None = None
    since: PartialDate | None = None
    until: PartialDate | None = None
    past: str | None = None
    told_on: PartialDate | None = None
    validity: Validity = Validity.HOLDS
    denials: tuple[Denial, ...] = ()


@dataclass(frozen=True, slots=True)
class Party:
    """An end of a hop.

    Attributes:
        key: Id of the entity; "name:" and its folded name for a party that only a record names.
        name: Its name.
    """

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a path, from a party to a neighbour, whatever the direction of the ties between them.

    Attributes:
        source: Where the step starts.
        target: Where it ends.
        links: The ties between the two, the strongest first; at least one.
    """

    source: Party
    target: Party
    links: tuple[Link, ...]

    @property
    def standing(self) -> Standing:
        """On whose word the strongest tie stands."""
        return self.links[0].standing

    @property
    def validity(self) -> Validity:
        """Whether the strongest tie holds on the day asked about; one that holds is before those that have ended."""
        return self.links[0].validity


@dataclass(frozen=True, slots=True)
class ListedAs:
    """How the end of a path stands on a list.

    Attributes:
        listing: The entry.
        list_name: Which list.
        entry_id: The entry's number.
        name: The entry's name.
        verdict: same or unsure.
        is_judged: Whether a person decided so.
        listed_on: Date on; None when the list does not say.
        list_as_of: The day the list's snapshot speaks for; None when unknown.
    """

    listing: ListingId
    list_name: str
    entry_id: str
    name: str
    verdict: Verdict
    is_judged: bool
    listed_on: PartialDate | None
    list_as_of: PartialDate | None


@dataclass(frozen=True, slots=True)
class ExposurePath:
    """An evidenced way from one party to another.

    Attributes:
        hops: The steps, at least one; each starts where the one before ends.
        cost: What orders paths, the least first: see `tieline.paths.search`.
        listed: The entries on which the last party stands; empty where the path was asked to a party, not to a list.
    """

    hops: tuple[Hop, ...]
    cost: float
    listed: tuple[ListedAs, ...] = ()

    @property
    def standing(self) -> Standing:
        """The weakest standing of its steps: one that is denied makes the way a denied one."""
        return max((hop.standing for hop in self.hops), key=WEAKNESS.index)

    @property
    def validity(self) -> Validity:
        """The weakest of its steps: a way over a tie that has ended is none of the day asked about."""
        return max((hop.validity for hop in self.hops), key=VALIDITIES.index)
