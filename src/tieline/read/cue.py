"""Cue words: how an English text tells that something was said, and which stance the word gives its speaker."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from tieline.model.utterance import CueClass, Stance
from tieline.read.inflection import inflect
from tieline.read.lexicon import load_yaml

_MARKS = " \t\n\"'“”‘’.,;:"  # what stands around a quotation
_REACH = 60
"""Characters before a cue in which words that take it back stand."""
_PARTS = ("saying", "measure", "self", "who")
"""Entries that patterns of the file name in braces."""


@dataclass(frozen=True, slots=True)
class Cues:
    """The cue words of a language.

    Attributes:
        verbs: Every form of every cue verb -> its class.
        clause_only: Forms that tell of a saying only with a clause or a quotation.
        commits: Forms of verbs whose infinitive is said: "pledged to".
        abouts: Forms of verbs whose matter follows "of", "about" or "against": "spoke of".
        light_verbs: Forms of verbs that tell of a saying only with a noun: "issued".
        light_nouns: Noun behind such a verb -> its class.
        phrases: Phrase before a source, lower case -> its class.
        nouns: Noun that holds a saying -> its class.
        denial: Finds words inside a content by which its speaker stands against the matter.
        admits: Finds words behind a denial by which its speaker then owns to something else.
        withhold: Finds openings of a content by which its speaker leaves open whether it is so.
        oppose: Finds words inside a content by which its speaker opposes what somebody did, and denies no fact.
        measure: Finds a content that begins with what somebody did or decided.
        held_back: Finds words right before a cue by which it is not said, "did not" before "deny".
        decline: Finds ways to say nothing.
        unreached: Find that somebody, in group "party", could not be asked or did not answer.
        phrase_pattern: Finds the phrases.
        words: Words of which one stands in every sentence that may hold an utterance.
    """

    verbs: Mapping[str, CueClass]
    clause_only: frozenset[str]
    commits: frozenset[str]
    abouts: frozenset[str]
    light_verbs: frozenset[str]
    light_nouns: Mapping[str, CueClass]
    phrases: Mapping[str, CueClass]
    nouns: Mapping[str, CueClass]
    denial: re.Pattern[str]
    admits: re.Pattern[str]
    withhold: re.Pattern[str]
    oppose: re.Pattern[str]
    measure: re.Pattern[str]
    held_back: re.Pattern[str]
    decline: re.Pattern[str]
    unreached: tuple[re.Pattern[str], ...]
    phrase_pattern: re.Pattern[str]
    words: frozenset[str]


@cache
def load_cues(language: str) -> Cues:
    """Load the cue words of a language.

    Args:
        language: ISO 639-1 code, "en".

    Returns:
        The cues.
    """
    data = load_yaml(f"read/{language}/cues.yml")
    assert isinstance(data, dict)
    phrases = _by_class(data["phrases"])
    longest = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    verbs = {form: kind for verb, kind in _by_class(data["verbs"]).items() for form in inflect(verb)}
    nouns = _by_class(data["nouns"])
    return Cues(
        verbs=verbs,
        clause_only=_forms(data["clause_only"]),
        commits=_forms(data["commits"]),
        abouts=_forms(data["abouts"]),
        light_verbs=_forms(data["light"]["verbs"]),
        light_nouns=_by_class(data["light"]["nouns"]),
        phrases=phrases,
        nouns=nouns,
        denial=_pattern(data, data["denials"]),
        admits=_pattern(data, [data["admits"]]),
        withhold=_pattern(data, data["withholds"]),
        oppose=_pattern(data, data["opposes"]),
        measure=_pattern(data, [data["measures"]]),
        held_back=re.compile(data["held_back"], re.IGNORECASE),
        decline=re.compile("|".join(data["declines"]), re.IGNORECASE),
        unreached=tuple(re.compile(pattern, re.IGNORECASE) for pattern in data["unreached"]),
        phrase_pattern=re.compile(
            r"\b(?:"
            + "|".join(map(re.escape, longest))
            + r")\b(?! ?(?:cent|capita|year|month|day|share|person|week|annum|se)\b)",
            re.IGNORECASE,
        ),
        words=frozenset(entry.split()[0] for entry in (*verbs, *nouns, *phrases, *_by_class(data["light"]["nouns"]))),
    )


def stance_of(cue: CueClass, content: str, cues: Cues) -> Stance:
    """The stance that a speaker takes.

    Args:
        cue: Class of the cue word.
        content: What is said.
        cues: The cue words of the language.

    Returns:
        denies for deny and refute, and for neutral cues whose content opens with words of denial; unclear where the
        speaker says nothing, leaves it open or opposes what somebody did, which denies no fact; affirms otherwise.
        Similarity to other utterances never decides.
    """
    if cue is CueClass.DENY:
        return Stance.DENIES
    if cue is CueClass.REFUTE:
        return Stance.UNCLEAR if cues.measure.search(content) else Stance.DENIES
    if cue is CueClass.DECLINE_TO_COMMENT:
        return Stance.UNCLEAR
    return _stance_of_neutral(content, cues) if cue is CueClass.ASSERT else Stance.AFFIRMS


def _stance_of_neutral(content: str, cues: Cues) -> Stance:
    """The stance of a saying whose cue tells none: by the words of what is said."""
    bare = content.strip(_MARKS)
    if cues.withhold.search(bare):
        return Stance.UNCLEAR
    denied = cues.denial.search(bare)
    if denied is not None:
        owned = cues.admits.search(bare, denied.start())
        return Stance.AFFIRMS if owned and not cues.denial.search(bare[owned.start() :]) else Stance.DENIES
    return Stance.UNCLEAR if cues.oppose.search(bare) else Stance.AFFIRMS


def is_held_back(before: str, cues: Cues) -> bool:
    """Whether the words before a cue of denying or confirming take it back: "did not deny", "refused to confirm or".

    Args:
        before: The text before the cue, in its sentence.
        cues: The cue words of the language.

    Returns:
        True where the speaker then leaves it open.
    """
    return cues.held_back.search(before[-_REACH:]) is not None


def _pattern(data: Mapping[str, str], patterns: Iterable[str]) -> re.Pattern[str]:
    """Patterns as one; `{name}` in them stands for another entry of the file."""
    joined = "|".join(f"(?:{pattern})" for pattern in patterns)
    for name in _PARTS:
        joined = joined.replace(f"{{{name}}}", data[name])
    return re.compile(joined, re.IGNORECASE)


def _forms(verbs: Iterable[str]) -> frozenset[str]:
    return frozenset(form for verb in verbs for form in inflect(str(verb)))


def _by_class(groups: Mapping[str, list[str]]) -> dict[str, CueClass]:
    return {word: CueClass(kind) for kind, words in groups.items() for word in words}
