"""The closed schema of proposals, loaded once from the resources."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from tieline.model.entity import Schema
from tieline.model.tie import RelationshipType
from tieline.model.utterance import CueClass
from tieline.read.chinese.lexicon import load_cues as load_chinese_cues
from tieline.read.chinese.word import simplify
from tieline.read.cue import load_cues
from tieline.read.lexicon import load_yaml

_LATIN = re.compile("[A-Za-z]")


@dataclass(frozen=True, slots=True)
class TieSchema:
    """What a tie of one type may be.

    Attributes:
        type: The type.
        meaning: What it says, for the model.
        source: Kinds that its source may have.
        target: Kinds that its target may have.
        properties: Properties that may be stated of it.
        stated_by: Finds a word that states such a tie.
    """

    type: RelationshipType
    meaning: str
    source: frozenset[Schema]
    target: frozenset[Schema]
    properties: tuple[str, ...]
    stated_by: re.Pattern[str]

    def is_stated(self, words: str) -> bool:
        """Whether some words state a tie of this type.

        Args:
            words: The words, folded.

        Returns:
            True if one of them does.
        """
        return self.stated_by.search(simplify(words)) is not None


@dataclass(frozen=True, slots=True)
class ProposalSchema:
    """The closed lists of what a model may propose.

    Attributes:
        ties: What ties of each type may be.
        unreal: Finds a word that makes what is stated no fact.
        hearsay: Finds a word of rumour, by which a sentence states nothing itself.
        labels: What a GLiNER model is asked for -> the kind it stands for.
        relations: Ties that a GLiNER model is asked for -> their type.
        reversed: Those of them whose head is our target.
        cues: Every cue word of English and Chinese, in lower case and simplified characters -> its class.
    """

    ties: Mapping[RelationshipType, TieSchema]
    unreal: re.Pattern[str]
    hearsay: re.Pattern[str]
    labels: Mapping[str, Schema]
    relations: Mapping[str, RelationshipType]
    reversed: frozenset[str]
    cues: Mapping[str, CueClass]


@cache
def load_schema() -> ProposalSchema:
    """Load the schema.

    Returns:
        The schema; the same object at every call.
    """
    data = load_yaml("propose/schema.yml")
    assert isinstance(data, dict)
    kinds = {name: frozenset(map(Schema, group)) for name, group in data["kinds"].items()}
    english, chinese = load_cues("en"), load_chinese_cues()
    unreal, hearsay = (_words(data[key], whole=True) for key in ("unreal", "hearsay"))
    return ProposalSchema(
        ties={RelationshipType(name): _make_tie(name, entry, kinds) for name, entry in data["types"].items()},
        unreal=unreal,
        hearsay=hearsay,
        labels={label: Schema(kind) for label, kind in data["labels"].items()},
        relations={label: RelationshipType(kind) for label, kind in data["relations"].items()},
        reversed=frozenset(data["reversed"]),
        cues={**chinese.verbs, **english.nouns, **english.verbs, **english.phrases},
    )


def _make_tie(name: str, entry: Mapping[str, object], kinds: Mapping[str, frozenset[Schema]]) -> TieSchema:
    def ends(key: str) -> frozenset[Schema]:
        return frozenset(schema for group in _strings(entry[key]) for schema in kinds[group])

    groups = entry["stated_by"]
    assert isinstance(groups, list)
    return TieSchema(
        RelationshipType(name),
        str(entry["meaning"]),
        ends("source"),
        ends("target"),
        tuple(_strings(entry["properties"])),
        _words(groups),
    )


def _strings(value: object) -> list[str]:
    assert isinstance(value, list)
    return [str(item) for item in value]


def _words(groups: Sequence[Sequence[str]], *, whole: bool = False) -> re.Pattern[str]:
    """A pattern of words: English ones where a word begins (and ends, if they are whole), others anywhere."""
    words = sorted({word for group in groups for word in group}, key=lambda word: (-len(word), word))
    ends = {word: r"(?!\w)" if whole or word.endswith("$") else "" for word in words}
    opened = [
        rf"\b{re.escape(word.removesuffix('$'))}{ends[word]}" if _is_word(word) else re.escape(word) for word in words
    ]
    return re.compile("|".join(opened), re.IGNORECASE)


def _is_word(text: str) -> bool:
    """Whether it is written in Latin letters and begins a word: not the "n't" of "isn't"."""
    return _LATIN.match(text) is not None and text != "n't"
