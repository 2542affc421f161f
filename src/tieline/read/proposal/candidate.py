"""What a model's answer claims, before anything of it is believed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cited:
    """Words that a model says stand in the passage.

    Attributes:
        quote: The words.
        occurrence: Which of several places, counted from 1; None when not told.
        start: Offset of their first character in the passage; None when not told.
    """

    quote: str
    occurrence: int | None = None
    start: int | None = None


@dataclass(frozen=True, slots=True)
class MentionCandidate:
    """A name that a model found.

    Attributes:
        name: Where it stands.
        kind: A schema, as the model calls it.
    """

    name: Cited
    kind: str


@dataclass(frozen=True, slots=True)
class TieCandidate:
    """A tie that a model found.

    Attributes:
        type: A type, as the model calls it.
        source: The name it starts from.
        target: The name it goes to.
        stated_by: The words that state it; None where the model cannot tell, and the whole sentence must.
        evidence: The sentence; None where the model cannot tell, and the sentence of both ends is taken.
        properties: Name and words of each property.
    """

    type: str
    source: Cited
    target: Cited
    stated_by: Cited | None
    evidence: Cited | None
    properties: tuple[tuple[str, Cited], ...] = ()


@dataclass(frozen=True, slots=True)
class SayingCandidate:
    """Something said that a model found.

    Attributes:
        speaker: Who says it.
        cue: The words that tell it is said.
        cue_class: A class, as the model calls it.
        content: What is said.
        said_on: The words of the date; None when not told.
    """

    speaker: Cited
    cue: Cited
    cue_class: str
    content: Cited
    said_on: Cited | None = None


@dataclass(frozen=True, slots=True)
class Candidates:
    """Everything that one answer claims.

    Attributes:
        mentions: Names.
        ties: Ties between names.
        sayings: Who says what.
        malformed: How many items, or whole answers, could not be understood, by reason.
    """

    mentions: tuple[MentionCandidate, ...] = ()
    ties: tuple[TieCandidate, ...] = ()
    sayings: tuple[SayingCandidate, ...] = ()
    malformed: tuple[str, ...] = ()
