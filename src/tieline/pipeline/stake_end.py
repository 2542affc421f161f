"""Ends of stakes that documents tell: a stake told as sold ends what another passage tells as held."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tieline.model import Evidence, PartialDate, Relationship, RelationshipType, Utterance
from tieline.model.ids import EntityId, UtteranceId
from tieline.model.utterance import Standing, find_standing

FORMER = "former"
"""The value of the property `kind` of a tie that a passage calls a former one."""


@dataclass(frozen=True, slots=True)
class StakeEnd:
    """A passage that tells that a stake is held no more.

    Attributes:
        place: The words that tell it.
        day: When it ended; None when the passage does not tell.
        is_shown: Whether a document itself tells it; False where somebody says so.
    """

    place: Evidence
    day: PartialDate | None
    is_shown: bool

    def surely_ends(self, since: PartialDate | None) -> bool:
        """Whether it surely ends a stake told elsewhere.

        Args:
            since: The day from which the stake is told; None when that is not told.

        Returns:
            True where a document tells a day of the end that is surely not before the other day; then the stake ended
            on that day. Otherwise it may have been held again, or still.
        """
        if not self.is_shown or self.day is None or since is None:
            return False
        return self.day.is_before(since) is False

    def may_end(self, since: PartialDate | None) -> bool:
        """Whether it may end a stake told elsewhere.

        Args:
            since: The day from which the stake is told; None when that is not told.

        Returns:
            False only where the end is surely before that day: the stake was taken again.
        """
        return self.day is None or since is None or self.day.is_before(since) is not True


def find_stake_ends(
    relationships: Iterable[Relationship], utterances: Mapping[UtteranceId, Utterance]
) -> dict[tuple[EntityId, EntityId], Sequence[StakeEnd]]:
    """Find the stakes that documents tell as ended.

    Args:
        relationships: Ties of any type.
        utterances: Utterances by id.

    Returns:
        The ends by owner and owned, in the order of the ties; denied and unaffirmed ones are none.
    """
    found: dict[tuple[EntityId, EntityId], list[StakeEnd]] = defaultdict(list)
    for tie in relationships:
        standing = find_standing(tie.according_to, utterances)
        if tie.type is not RelationshipType.OWNS or standing not in {Standing.SHOWN, Standing.SAID}:
            continue
        for one in tie.properties:
            if one.name == "kind" and one.value == FORMER:
                sentence = next((s for s in tie.evidence if holds(s, one.evidence)), one.evidence)
                day = find_day(tie, sentence, "date_off")
                end = StakeEnd(one.evidence, day, standing is Standing.SHOWN and not tie.inferred)
                found[tie.source, tie.target].append(end)
    return dict(found)


def holds(sentence: Evidence, place: Evidence) -> bool:
    """Tell whether words stand in a sentence.

    Args:
        sentence: The sentence.
        place: The words.

    Returns:
        Whether they lie wholly inside it, in the same document.
    """
    return sentence.document == place.document and sentence.span.covers(place.span)


def find_day(tie: Relationship, sentence: Evidence, name: str) -> PartialDate | None:
    """Find a date that a sentence tells of a tie.

    Args:
        tie: The tie.
        sentence: The sentence.
        name: Name of the property.

    Returns:
        The date; an interval of days is taken by its first, of ends by its last; None where the sentence tells none.
    """
    for one in tie.properties:
        if one.name == name and holds(sentence, one.evidence):
            first, _, last = one.value.partition("/")
            try:
                return PartialDate(last or first if name == "date_off" else first)
            except ValueError:
                return None
    return None
