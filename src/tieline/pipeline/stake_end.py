"""Ends of stakes that documents tell: a stake told as sold ends what another passage tells as held."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tieline.model import Evidence, PartialDate, Relationship, RelationshipType, Utterance
from tieline.model.ids import EntityId, UtteranceId
from tieline.model.utterance import Standing, find_standing
from tieline.ownership.inputs.share import Share, parse_share

FORMER = "former"
"""The value of the property `kind` of a tie that a passage calls a former one."""

_STAKE = re.compile(r"\b(?:stakes?|shares?|interests?|(?:share)?holdings?|equity)\b|股份|股权|股票|权益", re.IGNORECASE)
_PART = re.compile(
    r"\b(?:part|some|portion|slice|half|(?:third|quarter) of|(?:cut|reduced|trimmed|retain\w*|keeps?|kept|still))\b"
    r"|部分|一部|仍持|尚持|还持|降至|减至|降为|减持",
    re.IGNORECASE,
)
"""Words of a sentence that tells of the end of a part: then the rest may be held on."""
_WHOLE = re.compile(
    r"\b(?:(?:its|their|his|her) (?:(?:\d{4}|former|last|minority|majority|controlling|direct|equity) ){0,2}"
    r"(?:stake|interest|(?:share)?holding)\b|all|entire|whole|full|remaining|no longer)|全部|剩余|悉数|清仓|清空|不再",
    re.IGNORECASE,
)
"""Words that tell the whole stake as sold; "its shares" leaves it open."""


@dataclass(frozen=True, slots=True)
class StakeEnd:
    """A passage that tells that a stake is held no more.

    Attributes:
        place: The words that tell it.
        day: When it ended; None when the passage does not tell.
        is_shown: Whether a document itself tells it; False where somebody says so.
        share: How much the passage tells as sold or given up; None where it tells no share.
        is_whole: Whether its words tell the end of the whole stake; with a share, they do not tell of a part only.
    """

    place: Evidence
    day: PartialDate | None
    is_shown: bool
    share: Share | None = None
    is_whole: bool = True

    def surely_ends(self, since: PartialDate | None, held: Share) -> bool:
        """Whether it surely ends a stake told elsewhere.

        Args:
            since: The day from which the stake is told; None when that is not told.
            held: The share told elsewhere.

        Returns:
            True where a document tells a day of the end that is surely not before the other day, and tells the whole
            stake as ended, or a share that is surely not below the other; then the stake ended on that day. Otherwise
            it may have been held again, or still, or in part.
        """
        if not self.is_shown or self.day is None or since is None or not self._ends_all_of(held):
            return False
        return self.day.is_before(since) is False

    def _ends_all_of(self, held: Share) -> bool:
        """Whether no part of a stake is left by what is told as ended."""
        if not self.is_whole or self.share is None:
            return self.is_whole
        return None not in {self.share.low_pct, held.high_pct} and (self.share.low_pct or 0) >= (held.high_pct or 0)

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
                is_shown = standing is Standing.SHOWN and not tie.inferred
                share = _find_share(tie, sentence)
                is_whole = _is_whole(sentence, one.evidence, has_share=share is not None)
                end = StakeEnd(one.evidence, day, is_shown, share, is_whole)
                found[tie.source, tie.target].append(end)
    return dict(found)


def _find_share(tie: Relationship, sentence: Evidence) -> Share | None:
    """The share that a sentence tells as ended; None where it tells none."""
    told = next((one for one in tie.properties if one.name == "share" and holds(sentence, one.evidence)), None)
    if told is None:
        return None
    try:
        return parse_share(told.value)
    except ValueError:
        return Share()


def _is_whole(sentence: Evidence, place: Evidence, *, has_share: bool) -> bool:
    """Whether the words of an end tell that nothing is kept: no word of a part, and for a stake one of the whole."""
    words = sentence.quote[max(0, place.span.start - sentence.span.start) :]
    if _PART.search(words) is not None:
        return False
    return has_share or _STAKE.search(words) is None or _WHOLE.search(words) is not None


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
