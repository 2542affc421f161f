"""What a language model is asked: instructions with the closed schema, and the passage as data between marks."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tieline.model.entity import Schema
from tieline.model.utterance import CueClass
from tieline.read.lexicon import load_yaml
from tieline.read.proposal.passage import Passage
from tieline.read.proposal.schema import TieSchema, load_schema

MAX_NAMES = 60
"""Known names that a question lists; a passage of 2,000 characters hardly has more."""

Json = Mapping[str, object]

_SLOT = re.compile(r"\{(names|mark|passage|kinds|types|cues)\}")
_KINDS = tuple(schema.value for schema in Schema if schema is not Schema.THING)


@dataclass(frozen=True, slots=True)
class Prompt:
    """The prompt of this version of Tieline.

    Attributes:
        system: Instructions.
        user: Template of the question.
        version: Hash of both and of the schema: another wording is another question.
    """

    system: str
    user: str
    version: str


@cache
def load_prompt() -> Prompt:
    """Load the prompt.

    Returns:
        The prompt with the closed lists filled in; the same object at every call.
    """
    data = load_yaml("propose/prompt.yml")
    assert isinstance(data, dict)
    types = "\n".join(
        f"  - {tie.type}: {tie.meaning}. Properties: {_listed(tie)}" for tie in load_schema().ties.values()
    )
    filled = {"kinds": ", ".join(_KINDS), "types": types.strip(), "cues": ", ".join(CueClass)}
    system, user = _fill(data["system"], filled), str(data["user"])
    packed = json.dumps([system, user, make_answer_schema()]).encode()
    return Prompt(system, user, hashlib.sha256(packed).hexdigest()[:16])


def render_question(passage: Passage) -> str:
    """Render the question about a passage.

    Args:
        passage: The passage.

    Returns:
        The known names and the passage, between marks that do not occur in them: they are data, whatever they say.
    """
    kinds = {mention.quote: mention.schema.value for mention in passage.mentions[:MAX_NAMES]}
    names = json.dumps([{"quote": quote, "kind": kind} for quote, kind in kinds.items()], ensure_ascii=False)
    mark = make_mark(passage.view + names)
    return _fill(load_prompt().user, {"names": names, "mark": mark, "passage": passage.view})


def make_mark(text: str) -> str:
    """Make a mark that does not stand in a text.

    Args:
        text: The text.

    Returns:
        The same mark for the same text: a question that is asked again is the same question.
    """
    mark = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    while mark in text:
        mark = hashlib.sha256(mark.encode()).hexdigest()[:16]
    return mark


@cache
def make_answer_schema() -> Json:
    """Make the JSON schema of an answer.

    Returns:
        A schema in the part of JSON Schema that servers turn into grammars: every field required, no others allowed.
    """
    place = {"type": ["integer", "null"]}
    words = {"type": "string"}
    cited = _object({"quote": words, "occurrence": place})
    schema = load_schema()
    names = sorted({name for tie in schema.ties.values() for name in tie.properties})
    stated = _object({"name": {"type": "string", "enum": names}, "quote": words, "occurrence": place})
    kind = {"type": "string", "enum": list(_KINDS)}
    tie: dict[str, object] = {"type": {"type": "string", "enum": [one.value for one in schema.ties]}}
    tie |= dict.fromkeys(("source", "target", "stated_by", "evidence"), cited)
    tie |= {"properties": {"type": "array", "items": stated}}
    saying = {
        "speaker": cited,
        "cue": cited,
        "cue_class": {"type": "string", "enum": [one.value for one in CueClass]},
        "content": cited,
        "said_on": {"anyOf": [cited, {"type": "null"}]},
    }
    lists = {
        "mentions": _object({"quote": words, "occurrence": place, "kind": kind}),
        "relationships": _object(tie),
        "utterances": _object(saying),
    }
    return _object({name: {"type": "array", "items": item} for name, item in lists.items()})


def _object(properties: Json) -> Json:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _listed(tie: TieSchema) -> str:
    return ", ".join(tie.properties) or "none"


def _fill(template: object, values: Mapping[str, str]) -> str:
    """Fill slots once; what is filled in is not looked at again."""
    return _SLOT.sub(lambda match: values.get(match[1], match[0]), str(template))
