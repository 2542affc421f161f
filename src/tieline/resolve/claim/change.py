"""Changes of position: one speaker who takes another stand on the same matter on a later day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from tieline.model.claim import PositionChange
from tieline.model.utterance import Stance
from tieline.resolve.claim.likeness import Common
from tieline.resolve.claim.voice import Voice

LIKENESS_CHANGE = 0.25
"""Least cosine of rare words of two statements of one speaker on one matter. Set on the cases of the tests."""

_STANDS = frozenset({Stance.AFFIRMS, Stance.DENIES, Stance.PARTLY})


def is_change(left: Voice, right: Voice, common: Common) -> bool:
    """Whether one speaker says the opposite of the same matter on two days.

    Args:
        left: One utterance.
        right: The other.
        common: What they have in common.

    Returns:
        True where speaker and matter are the same, and stand and day are not.
    """
    if left.speaker is None or left.speaker != right.speaker or not _opposed(left, right):
        return False
    if not common.days:
        return False
    matter = bool(common.topics) and bool(common.keys - left.sides)
    return matter or common.words >= LIKENESS_CHANGE


def _opposed(left: Voice, right: Voice) -> bool:
    return left.position is not right.position and {left.position, right.position} <= _STANDS


def find_changes(group: Sequence[Voice]) -> tuple[PositionChange, ...]:
    """Find who changed the stand on a matter.

    Args:
        group: The utterances of a claim.

    Returns:
        Changes in order of the later day; both days are known, and the one is surely before the other.
    """
    by_speaker: dict[str, list[Voice]] = defaultdict(list)
    for voice in group:
        if voice.speaker is not None and voice.day is not None and voice.position in _STANDS:
            by_speaker[voice.speaker].append(voice)
    found: list[tuple[str, PositionChange]] = []
    for said in by_speaker.values():
        ordered = sorted(said, key=lambda voice: (str(voice.day), voice.order))
        for earlier, later in pairwise(ordered):
            if earlier.day and later.day and earlier.day.is_before(later.day) and _opposed(earlier, later):
                change = PositionChange(earlier.utterance.id, later.utterance.id)
                found.append((str(later.day), change))
    return tuple(change for _, change in sorted(found, key=lambda item: (item[0], item[1].later)))
