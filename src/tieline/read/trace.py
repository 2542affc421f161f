"""What reading tells an observer who asks why: names as they are found, rules as they fire or are held back.

Reading passes an observer down and tells it nothing when there is none, which costs one comparison for each sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from tieline.model.entity import Schema
from tieline.model.span import Span


class Reason(StrEnum):
    """Why a rule did not give a tie, the nearest miss first."""

    NEGATED = "negated, conditional or bygone"
    UNREAL = "planned, wanted or conditional"
    HEARSAY = "hearsay for which nobody answers"
    SPEAKER = "ties who speaks to what is said"
    SAME_PARTY = "both ends are one party"
    SURER_RULE = "a surer rule reads the same tie"
    ASIDE = "a remark between commas only seems to be party to it"
    NO_ROLE = "the role stands for no tie"
    NO_UNIT = "nothing says whether the figures are percent"
    NO_SUBJECT = "nothing says whose table it is"
    NO_HEADER = "no row of the table says what its columns hold"
    WRONG_KIND = "an end is of the wrong kind"
    NO_PARTY = "no party of the right kind at an end"
    WRONG_HEAD = "the words at an end are others"
    FORBIDDEN = "a word stands that the rule excludes"
    NOT_GROUNDED = "not borne out by the text"
    NO_FIT = "the words around the trigger are others"
    NO_TRIGGER = "no word that triggers it"


@dataclass(frozen=True, slots=True)
class Step:
    """One rule at one place.

    Attributes:
        rule: Id of the rule.
        within: The sentence.
        reason: Why it gave nothing; None when it fired.
        detail: What exactly, in words for people; may be empty.
        slots: What filled the slots of the rule: name of the slot, words.
    """

    rule: str
    within: Span
    reason: Reason | None = None
    detail: str = ""
    slots: tuple[tuple[str, str], ...] = ()


class Observer(Protocol):
    """Who wants to know how a document is read."""

    def wants(self, within: Span) -> bool:
        """Whether a stretch of the text is asked about.

        Args:
            within: A sentence.

        Returns:
            True if its steps are wanted.
        """
        ...

    def named(self, span: Span, finder: str, schema: Schema | None) -> None:
        """Take note of a proposal of a name.

        Args:
            span: Which words.
            finder: What proposed them.
            schema: What they would name; None when the finder leaves it open.
        """
        ...

    def note(self, step: Step) -> None:
        """Take note of a rule that fired or was held back.

        Args:
            step: What happened.
        """
        ...


def find_observer(observer: Observer | None, within: Span) -> Observer | None:
    """The observer, if it asks about a sentence.

    Args:
        observer: Who may ask; None for nobody.
        within: The sentence.

    Returns:
        The observer; None where nobody asks.
    """
    return observer if observer is not None and observer.wants(within) else None


def show_words(words: Sequence[str], *, most: int = 6) -> str:
    """Words for people.

    Args:
        words: Any number of words.
        most: How many are shown.

    Returns:
        The first of them, in order.
    """
    ordered = sorted(words)
    return ", ".join(ordered[:most]) + (f" and {len(ordered) - most} more" if len(ordered) > most else "")
