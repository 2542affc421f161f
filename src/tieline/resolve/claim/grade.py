"""Proposed grades: source reliability and information credibility, each by a stated rule with a printed reason.

The rules are told in `resources/resolve/claim_grades.yml`. None of them asks where a source is from. Where nothing is
known, the proposal is F and 6: cannot be judged.

Source:
    NATO STANAG 2511 and AJP-2.1.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from tieline.model.claim import Origin, PositionChange
from tieline.model.grade import Credibility, ProposedGrade, Reliability
from tieline.model.ids import UtteranceId
from tieline.model.utterance import Stance
from tieline.resolve.claim.group import Union
from tieline.resolve.claim.lexicon import load_claim_words
from tieline.resolve.claim.side import Side
from tieline.resolve.claim.voice import Voice
from tieline.text.normal import fold

_STANDS = (Stance.AFFIRMS, Stance.DENIES)


@dataclass(frozen=True, slots=True)
class _Ledger:
    """What grades are proposed on.

    Attributes:
        accused: The sides the claim is against.
        sources: How many sources of different sides take each stand, one for each stand's independent origins.
        registers: Utterances of official registers.
        recorded: Those of them that affirm it.
        admitted: Whether the accused affirms it too.
        accusers: Whether somebody else than the accused affirms it.
        changed: Speakers who changed their stand, by either utterance.
        taken_back: Utterances that the same speaker contradicted later.
    """

    accused: frozenset[Side]
    sources: Mapping[Stance, int]
    registers: frozenset[UtteranceId]
    recorded: frozenset[UtteranceId]
    admitted: bool
    accusers: bool
    changed: frozenset[UtteranceId]
    taken_back: frozenset[UtteranceId]


def propose_grades(
    group: Sequence[Voice], origins: Sequence[Origin], changes: Sequence[PositionChange]
) -> tuple[ProposedGrade, ...]:
    """Propose a grade for each utterance of a claim.

    Args:
        group: The utterances.
        origins: Which of them count once.
        changes: Who changed the stand.

    Returns:
        One grade for each utterance, in their order.
    """
    accused: frozenset[Side] = frozenset().union(*(voice.accused for voice in group if voice.accuses))
    affirming = [voice for voice in group if voice.position is Stance.AFFIRMS]
    ledger = _Ledger(
        accused=accused,
        sources={stance: _count_sources([v for v in group if v.position is stance], origins) for stance in _STANDS},
        registers=frozenset(voice.utterance.id for voice in group if is_register(voice)),
        recorded=frozenset(voice.utterance.id for voice in affirming if is_register(voice)),
        admitted=any(voice.sides & accused for voice in affirming),
        accusers=any(not voice.sides & accused for voice in affirming),
        changed=frozenset(one for change in changes for one in (change.earlier, change.later)),
        taken_back=frozenset(change.earlier for change in changes),
    )
    return tuple(_propose(voice, ledger) for voice in group)


def _count_sources(group: Sequence[Voice], origins: Sequence[Origin]) -> int:
    """Count sources that are independent: utterances of one origin, or of one side, are one source."""
    union = Union()
    first: dict[str, int] = {}
    origin_of = {utterance: f"origin:{number}" for number, one in enumerate(origins) for utterance in one.utterances}
    for number, voice in enumerate(group):
        name = f"name:{fold(voice.utterance.speaker_name)}"
        for key in (origin_of[voice.utterance.id], *(voice.sides or {name})):
            union.join(first.setdefault(key, number), number)
    return len({union.find(number) for number in range(len(group))})


def is_register(voice: Voice) -> bool:
    """Whether an official register speaks.

    Args:
        voice: The utterance.

    Returns:
        Whether the speaker's name is that of one.
    """
    return bool(load_claim_words().registers.search(fold(voice.utterance.speaker_name)))


def _propose(voice: Voice, ledger: _Ledger) -> ProposedGrade:
    reliability, reason = _load_grades()["reliability"][_reliability_rule(voice, ledger)]
    rule = _credibility_rule(voice, ledger)
    credibility, why = _load_grades()["credibility"][rule]
    same = ledger.sources.get(voice.position, 0)
    other = sum(count for stance, count in ledger.sources.items() if stance is not voice.position)
    return ProposedGrade(
        voice.utterance.id,
        Reliability(reliability),
        Credibility(credibility),
        reason,
        why.format(same=same, other=other),
    )


def _reliability_rule(voice: Voice, ledger: _Ledger) -> str:
    if voice.utterance.id in ledger.registers:
        return "register"
    if voice.utterance.id in ledger.changed:
        return "changed"
    if voice.speaker is None and load_claim_words().anonymous.search(fold(voice.utterance.speaker_name)):
        return "anonymous"
    concerned = voice.sides & ledger.accused or (voice.position is Stance.DENIES and not ledger.accused)
    return "own-cause" if concerned else "unknown"


def _credibility_rule(voice: Voice, ledger: _Ledger) -> str:
    if voice.position is Stance.UNCLEAR:
        return "silent"
    if voice.utterance.id in ledger.taken_back:
        return "taken-back"
    if voice.position is Stance.PARTLY:
        return "in-part"
    is_own = bool(voice.sides & ledger.accused)
    if voice.position is Stance.AFFIRMS and ledger.admitted and ledger.accusers:
        return "own-admission" if is_own else "admitted"
    if voice.position is Stance.AFFIRMS and ledger.recorded - {voice.utterance.id}:
        return "recorded"
    return _weigh(ledger.sources[voice.position], sum(ledger.sources.values()) - ledger.sources[voice.position])


def _weigh(same: int, other: int) -> str:
    """What the numbers of independent sources for and against it tell."""
    if same >= 2:
        return "disputed" if other else "confirmed"
    if other >= 2:
        return "outweighed"
    return "contested" if other else "alone"


@cache
def _load_grades() -> Mapping[str, Mapping[str, tuple[str, str]]]:
    """Load the rules: axis -> rule -> grade and reason."""
    text = resources.files("tieline.resources").joinpath("resolve", "claim_grades.yml").read_text(encoding="utf-8")
    loaded = yaml.safe_load(text)
    assert isinstance(loaded, dict)
    return {
        str(axis): {str(rule): (str(entry["grade"]), str(entry["reason"])) for rule, entry in rules.items()}
        for axis, rules in loaded.items()
    }
