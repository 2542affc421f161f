"""The words of Chinese names, offices and sayings, loaded once from the resources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain

from tieline.model.entity import Schema
from tieline.model.tie import RelationshipType
from tieline.model.utterance import CueClass
from tieline.read.lexicon import load_yaml

BRIEF_CHARS = 2
"""Company names of this length (小米, 曙光, 美的) are often words of the language."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What makes a run of words a name. All in simplified characters.

    Attributes:
        ending: Finds the ending of an organisation's name at the end of a text; the group's name is its schema.
        weak_endings: Endings that with common words before them name nobody.
        generic: Words that name a kind of organisation and no party.
        not_opening: Words before a name that are no part of it.
        event: Finds the ending of an event's name at the end of a text.
        generic_events: Words that name a kind of event.
        trades: Trades that end a short name of a company.
        closings: Last characters of the endings, events and trades; a word with another one has none of them.
        known: Names that are sure wherever they stand as whole words.
        brief: Known names of companies that are other words too; sure only where the tagger sees a name.
        before_firm: Words right before a company's name.
        firm_acts: Words right behind a company's name.
        sports: Finds words by which a sentence is about sport.
        team_beside: Words beside the name of a team.
        military: Finds military units.
        surnames: Family names of one character.
        double_surnames: Family names of two characters.
        roles: An office -> the tie it stands for.
        role: Pattern of the offices, longest first.
    """

    ending: re.Pattern[str]
    weak_endings: frozenset[str]
    generic: frozenset[str]
    not_opening: frozenset[str]
    event: re.Pattern[str]
    generic_events: frozenset[str]
    trades: tuple[str, ...]
    closings: frozenset[str]
    known: Mapping[str, Schema]
    brief: frozenset[str]
    before_firm: frozenset[str]
    firm_acts: frozenset[str]
    sports: re.Pattern[str]
    team_beside: frozenset[str]
    military: re.Pattern[str]
    surnames: frozenset[str]
    double_surnames: frozenset[str]
    roles: Mapping[str, RelationshipType]
    role: str


@dataclass(frozen=True, slots=True)
class Cues:
    """The cue words of Chinese.

    Attributes:
        verbs: Cue verb -> its class.
        direct: Verbs whose content follows at once.
        marked_only: Verbs that need a mark after them.
        speakers: Words for speakers without a name.
        denial: Finds words of denial in a content.
        withhold: Finds words by which a content leaves open whether it is so.
        oppose: Finds words by which a content opposes what somebody did.
        measure: Finds words for what somebody did or decided.
        conduct: Finds words for how somebody acts at all.
        told: Finds words for what somebody said.
        admits: Finds words behind a denial by which its speaker then owns to something else.
        points: Finds words before a denial that point to what was said before.
        feelings: Finds feelings about what somebody else said, right behind a cue.
        decline: Finds ways to say nothing.
    """

    verbs: Mapping[str, CueClass]
    direct: frozenset[str]
    marked_only: frozenset[str]
    speakers: tuple[str, ...]
    denial: re.Pattern[str]
    withhold: re.Pattern[str]
    oppose: re.Pattern[str]
    measure: re.Pattern[str]
    conduct: re.Pattern[str]
    told: re.Pattern[str]
    admits: re.Pattern[str]
    points: re.Pattern[str]
    feelings: re.Pattern[str]
    decline: re.Pattern[str]


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of some words.

    Args:
        words: The words.

    Returns:
        An alternation without a group, the longest word first.
    """
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


@cache
def load_lexicon() -> Lexicon:
    """Load the words of names and offices.

    Returns:
        The lexicon; the same object at every call.
    """
    words = load_yaml("read/zh/mentions.yml")
    offices = load_yaml("read/zh/roles.yml")
    called = load_yaml("read/zh/companies.yml")
    assert isinstance(words, dict)
    assert isinstance(called, dict)
    assert isinstance(offices, dict)
    endings = [ending for group in words["endings"].values() for ending in group]
    kinds = {kind: any_of(group) for kind, group in words["endings"].items()}
    roles = {role: RelationshipType(tie) for tie, names in offices.items() for role in names}
    known = {name: Schema(kind) for kind, groups in called.items() for group in groups for name in group}
    return Lexicon(
        ending=re.compile("(?:" + "|".join(f"(?P<{kind}>{group})" for kind, group in kinds.items()) + r")\Z"),
        weak_endings=frozenset(words["weak_endings"]),
        generic=frozenset(words["generic"]),
        not_opening=frozenset(words["not_opening"]),
        event=re.compile(f"(?:{any_of(words['events'])})\\Z"),
        generic_events=frozenset(words["generic_events"]),
        trades=tuple(words["trades"]),
        closings=frozenset(ending[-1] for ending in chain(endings, words["events"], words["trades"])),
        known=known | {name: Schema(kind) for kind, names in words["known"].items() for name in names},
        brief=frozenset(name for name, kind in known.items() if kind is Schema.COMPANY and len(name) <= BRIEF_CHARS),
        before_firm=frozenset(words["before_firm"]),
        firm_acts=frozenset(words["firm_acts"]),
        sports=re.compile(any_of(words["sports"])),
        team_beside=frozenset(words["team_beside"]),
        military=re.compile(words["military"]),
        surnames=frozenset("".join(words["surnames"].split())),
        double_surnames=frozenset(words["double_surnames"]),
        roles=roles,
        role=any_of(roles),
    )


@cache
def load_cues() -> Cues:
    """Load the cue words.

    Returns:
        The cues; the same object at every call.
    """
    data = load_yaml("read/zh/cues.yml")
    assert isinstance(data, dict)
    return Cues(
        verbs={verb: CueClass(kind) for kind, verbs in data["verbs"].items() for verb in verbs},
        direct=frozenset(data["direct"]),
        marked_only=frozenset(data["marked_only"]),
        speakers=tuple(data["speakers"]),
        denial=re.compile("|".join(data["denials"])),
        withhold=re.compile("|".join(data["withholds"])),
        oppose=re.compile(data["opposes"]),
        measure=re.compile(data["measure"]),
        conduct=re.compile(data["conduct"]),
        told=re.compile(data["told"]),
        admits=re.compile(data["admits"]),
        points=re.compile(data["points"]),
        feelings=re.compile(data["feelings"]),
        decline=re.compile("|".join(data["declines"])),
    )
