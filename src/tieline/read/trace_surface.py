"""Why a surface rule gave nothing for a sentence, told from its own pattern and the marked sentence it was tried on."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tieline.model.entity import Mention
from tieline.model.span import Span
from tieline.read.rules import CLOSE, OPEN
from tieline.read.trace import Observer, Reason, Step, show_words
from tieline.read.view import View

_CODES = re.compile(rf"{OPEN}\[([A-Z]+)\]\\d\+{CLOSE}")
_MARK = re.compile(rf"{OPEN}([A-Z])(\d+){CLOSE}")
_STEM = 5
"""So many first letters alike make a word of the sentence a near miss of a trigger ("blacklists": "blacklisting")."""

MAX_PATTERN_CHARS = 1_500
"""A longer sentence is not searched again with a loosened pattern, which may take long."""


@dataclass(frozen=True, slots=True)
class SurfaceTrial:
    """A surface rule and the sentence it was tried on.

    Attributes:
        rule: Id of the rule.
        surface: Its pattern.
        view: The marked sentence.
        within: Where the sentence stands.
        triggers: The words of which one must stand there; empty where any sentence will do.
    """

    rule: str
    surface: re.Pattern[str]
    view: View
    within: Span
    triggers: Collection[str] = ()


def note_miss(observer: Observer, trial: SurfaceTrial, why_unreal: Callable[[re.Match[str]], str]) -> None:
    """Note why a rule whose trigger stands in the sentence gave nothing.

    Args:
        observer: Who asks.
        trial: The rule and the sentence.
        why_unreal: Gives the words that make a match unreal; empty when none do.
    """
    match = trial.surface.search(trial.view.text)
    if match is not None:
        unreal = why_unreal(match)
        slots = _slots(match, trial.view)
        reason = Reason.NEGATED if unreal else Reason.SAME_PARTY
        observer.note(Step(trial.rule, trial.within, reason, f'"{unreal}"' if unreal else "", slots))
        return
    loose = _loosen(trial.surface) if len(trial.view.text) <= MAX_PATTERN_CHARS else None
    match = loose.search(trial.view.text) if loose is not None else None
    if match is None:
        standing = [word for word in trial.triggers if word in trial.view.text.lower()]
        if standing:
            observer.note(Step(trial.rule, trial.within, Reason.NO_FIT, f'"{show_words(standing)}" stands there'))
        return
    observer.note(Step(trial.rule, trial.within, Reason.WRONG_KIND, "", _slots(match, trial.view)))


def note_untried(observer: Observer, rule: str, triggers: Iterable[str], within: Span, words: frozenset[str]) -> None:
    """Note that no trigger of a rule stands in a sentence.

    Args:
        observer: Who asks.
        rule: Id of the rule.
        triggers: The words of which one must stand there.
        within: The sentence.
        words: The words of the sentence.
    """
    wanted = list(triggers)
    stems = {word[:_STEM] for word in words if len(word) >= _STEM}
    near = [trigger for trigger in wanted if len(trigger) >= _STEM and trigger[:_STEM] in stems]
    if near:
        observer.note(Step(rule, within, Reason.NO_TRIGGER, f"near: {show_words(near)}"))
    else:
        observer.note(Step(rule, within, Reason.NO_TRIGGER, show_words(wanted)))


def _slots(match: re.Match[str], view: View) -> tuple[tuple[str, str], ...]:
    """What each named group took, mentions by their names."""
    slots = []
    for name, words in match.groupdict().items():
        if words and words.strip():
            slots.append((name, _MARK.sub(lambda mark: _name(mark, view.mentions), words).strip()))
    return tuple(slots)


def _name(mark: re.Match[str], mentions: Sequence[Mention]) -> str:
    number = int(mark[2])
    if mark[1] == "D" or number >= len(mentions):
        return "a date"
    return f"{mentions[number].name} ({mentions[number].schema})"


@lru_cache(maxsize=2_048)
def _loosen(surface: re.Pattern[str]) -> re.Pattern[str] | None:
    """The pattern with mentions of any kind at its ends; None where the kinds are not what it asks for."""
    loose = _CODES.sub(lambda _: rf"{OPEN}[A-Z]\d+{CLOSE}", surface.pattern)
    return re.compile(loose, surface.flags) if loose != surface.pattern else None
