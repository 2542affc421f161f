"""Why a clause rule gave nothing: its verb is missing, denied or only planned, or its slots hold something else."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from tieline.model.span import Span
from tieline.read.english.clause import Clause
from tieline.read.rules import Rule
from tieline.read.trace import Observer, Reason, Step, show_words
from tieline.read.trace_surface import note_untried


def note_without_trigger(observer: Observer, rules: Iterable[Rule], within: Span, words: frozenset[str]) -> None:
    """Note which rules were not tried on a sentence.

    Args:
        observer: Who asks.
        rules: Rules that the words of the sentence leave out.
        within: The sentence.
        words: Its words, in lower case.
    """
    for rule in rules:
        if forbidden := rule.without & words:
            observer.note(Step(rule.id, within, Reason.FORBIDDEN, show_words(sorted(forbidden))))
        else:
            note_untried(observer, rule.id, rule.words or ("words of a role",), within, words)


def note_without_verb(observer: Observer, rules: Iterable[Rule], within: Span, words: Collection[str]) -> None:
    """Note clause rules whose verb, or whose word beside it, does not stand in a sentence.

    Args:
        observer: Who asks.
        rules: All clause rules.
        within: The sentence.
        words: Its words, in lower case.
    """
    present = frozenset(words)
    for rule in rules:
        firsts = {verb.partition(" ")[0] for verb in rule.verbs}
        if firsts.isdisjoint(present):
            note_untried(observer, rule.id, firsts, within, present)
        elif rule.words and rule.words.isdisjoint(present):
            note_untried(observer, rule.id, rule.words, within, present)


def note_clause(observer: Observer, rules: Iterable[Rule], within: Span, reason: Reason, verb: str) -> None:
    """Note rules whose verb stands in a clause that tells nothing real.

    Args:
        observer: Who asks.
        rules: The rules that the verb starts.
        within: The sentence.
        reason: Why the clause does not count.
        verb: The verb.
    """
    for rule in rules:
        observer.note(Step(rule.id, within, reason, f'"{verb}"'))


def note_slots(observer: Observer, rule: Rule, clause: Clause, within: Span, slots: Sequence[str]) -> None:
    """Note what stands in slots that a rule could not use.

    Args:
        observer: Who asks.
        rule: The rule.
        clause: The clause of its verb.
        within: The sentence.
        slots: Slots of the clause: the ends that gave no party, or those that must hold certain words.
    """
    is_head = bool(rule.heads) and set(slots) == set(rule.heads)
    held = tuple((slot, " ".join(token.text for token in clause.slot(slot)) or "nothing") for slot in slots)
    wanted = show_words(sorted({word for words in rule.heads.values() for word in words})) if is_head else ""
    reason = Reason.WRONG_HEAD if is_head else Reason.NO_PARTY
    observer.note(Step(rule.id, within, reason, f"wants {wanted}" if wanted else f'"{clause.verb.text}"', held))
