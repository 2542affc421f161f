"""Cue words: how an English text tells that something was said, and which stance the word gives its speaker."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from tieline.model.utterance import CueClass, Stance
from tieline.read.inflection import inflect
from tieline.read.lexicon import load_yaml


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
        withhold: Finds openings of a content by which its speaker leaves open whether it is so.
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
    withhold: re.Pattern[str]
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
        denial=re.compile("|".join(data["denials"]), re.IGNORECASE),
        withhold=re.compile("|".join(data["withholds"]), re.IGNORECASE),
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
        speaker says nothing or leaves it open; affirms otherwise. Similarity to other utterances never decides.
    """
    if cue in {CueClass.DENY, CueClass.REFUTE}:
        return Stance.DENIES
    if cue is CueClass.DECLINE_TO_COMMENT:
        return Stance.UNCLEAR
    if cue is CueClass.ASSERT and cues.withhold.search(content):
        return Stance.UNCLEAR
    if cue is CueClass.ASSERT and cues.denial.search(content):
        return Stance.DENIES
    return Stance.AFFIRMS


def _forms(verbs: Iterable[str]) -> frozenset[str]:
    return frozenset(form for verb in verbs for form in inflect(str(verb)))


def _by_class(groups: Mapping[str, list[str]]) -> dict[str, CueClass]:
    return {word: CueClass(kind) for kind, words in groups.items() for word in words}
