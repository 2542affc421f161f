"""Standing: on whose word a tie stands. What is said is never shown."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from tieline.model.ids import UtteranceId
from tieline.model.utterance import Stance, Utterance


class Standing(StrEnum):
    """On whose word a tie stands, the firmest first."""

    SHOWN = "shown"  # a document, a register or a list itself states it
    SAID = "said"  # it stands in the content of an utterance that affirms it
    DENIED = "denied"  # in that of one that denies it
    NOT_AFFIRMED = "not_affirmed"  # in that of one that neither affirms nor denies it


_STANDINGS = {Stance.AFFIRMS: Standing.SAID, Stance.DENIES: Standing.DENIED, Stance.UNCLEAR: Standing.NOT_AFFIRMED}


def find_standing(according_to: UtteranceId | None, utterances: Mapping[UtteranceId, Utterance]) -> Standing:
    """Find out on whose word a tie stands.

    Args:
        according_to: The utterance in whose content it stands; None when a document itself states it.
        utterances: Utterances by id.

    Returns:
        Its standing by the stance of that utterance; said where the utterance is not known.
    """
    if according_to is None:
        return Standing.SHOWN
    utterance = utterances.get(according_to)
    return Standing.SAID if utterance is None else _STANDINGS[utterance.stance]
