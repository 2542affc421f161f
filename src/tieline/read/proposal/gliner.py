"""GLiNER weights that the person brings: names, and with weights that read relations, ties too.

The `gliner` package is the person's own install, and so are the weights; nothing is ever downloaded.
"""

from __future__ import annotations

import hashlib
import importlib
import inspect
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Protocol, cast

from tieline.errors import DamagedError, UnreadableError, UsageError
from tieline.model.proposal import ModelAnswer
from tieline.read.proposal.candidate import Candidates, Cited, MentionCandidate, TieCandidate
from tieline.read.proposal.passage import Passage
from tieline.read.proposal.reason import Reason
from tieline.read.proposal.schema import load_schema

CONFIG = "gliner_config.json"
WEIGHTS = "model.safetensors"
THRESHOLD = 0.5
"""The default of the package: a span is given from this score on."""

Found = Mapping[str, object]
"""A name as GLiNER gives it: start, end, text, label, score; or a tie: head, tail, relation, score."""


class _Gliner(Protocol):
    """The part of gliner.GLiNER that is used; `inference` of weights for relations takes `relations` too."""

    def predict_entities(self, text: str, labels: Sequence[str], *, threshold: float) -> list[Found]: ...


class GlinerModel:
    """GLiNER weights in a folder."""

    wants_everything = True

    def __init__(self, folder: Path, *, threshold: float = THRESHOLD) -> None:
        """Begin; the weights are loaded when they are first asked.

        Args:
            folder: Holds gliner_config.json, model.safetensors and the tokenizer.
            threshold: Least score of a name, 0 to 1.

        Raises:
            UsageError: The folder does not hold them.
        """
        missing = [name for name in (CONFIG, WEIGHTS) if not (folder / name).is_file()]
        if missing:
            raise UsageError(
                f"{folder.name}: the folder of GLiNER weights has no {' and no '.join(missing)}",
                hint="download the weights as safetensors yourself and name their folder; pickled weights are not read",
            )
        self._folder = folder
        self._threshold = threshold

    @property
    def name(self) -> str:
        """What it is called in rule ids."""
        return f"gliner/{self._folder.resolve().name}"

    @cached_property
    def fingerprint(self) -> str:
        """Everything beside the passage that an answer depends on."""
        digests = []
        for name in (CONFIG, WEIGHTS):
            with (self._folder / name).open("rb") as file:
                digests.append(hashlib.file_digest(file, "sha256").hexdigest())
        schema = load_schema()
        return json.dumps(["gliner", *digests, self._threshold, list(schema.labels), list(schema.relations)])

    def fetch_answer(self, passage: Passage) -> ModelAnswer:
        """Run the weights over a passage.

        Args:
            passage: The passage.

        Returns:
            Names and ties as JSON; there are no tokens to pay for.

        Raises:
            UsageError: The gliner package is not installed.
            UnreadableError: The weights cannot be run.
        """
        weights = self._weights
        try:
            names, ties = _run(weights, passage.view, self._threshold)
        except (RuntimeError, ValueError, IndexError, KeyError, TypeError) as error:
            raise UnreadableError(
                f"the GLiNER weights cannot read a passage ({type(error).__name__})", code="model_failed"
            ) from error
        return ModelAnswer(json.dumps({"names": names, "ties": ties}, default=float), 0, 0)

    def parse_answer(self, answer: ModelAnswer) -> Candidates:
        """Take an answer apart.

        Args:
            answer: The answer.

        Returns:
            What it claims, each with its offset.
        """
        return _parse(answer.text)

    @cached_property
    def _weights(self) -> _Gliner:
        """The weights, loaded from the folder alone."""
        # Some weights name a tokenizer of the hub; without these two the package would fetch it.
        os.environ["HF_HUB_OFFLINE"] = os.environ["TRANSFORMERS_OFFLINE"] = "1"
        try:
            package = importlib.import_module("gliner")
        except ImportError as error:
            raise UsageError(
                "GLiNER weights need the gliner package, which is not installed", hint="pip install gliner"
            ) from error
        try:
            loaded = package.GLiNER.from_pretrained(str(self._folder), local_files_only=True)
        except (OSError, RuntimeError, ValueError, KeyError, TypeError) as error:
            raise DamagedError(
                f"{self._folder.name}: the GLiNER weights cannot be loaded ({type(error).__name__})",
                hint="check that the folder holds the whole model with its tokenizer",
                code="model_refused",
            ) from error
        return cast("_Gliner", loaded)


def _run(weights: _Gliner, text: str, threshold: float) -> tuple[list[Found], list[Found]]:
    """Names and ties of a text, by what the weights can do."""
    schema = load_schema()
    labels = list(schema.labels)
    infer = getattr(weights, "inference", None)
    if infer is None or "relations" not in inspect.signature(infer).parameters:
        return weights.predict_entities(text, labels, threshold=threshold), []
    names, ties = infer([text], labels, relations=list(schema.relations), threshold=threshold, return_relations=True)
    return names[0], ties[0]


@dataclass(frozen=True, slots=True)
class _End:
    """An end of a tie."""

    cited: Cited
    label: object


def _parse(text: str) -> Candidates:
    """Names and ties with their offsets; what is not of GLiNER's form is counted."""
    schema = load_schema()
    try:
        answer = json.loads(text)
        names = [_parse_end(one, "label") for one in answer["names"]]
        ties = [(_parse_end(t["head"], "type"), _parse_end(t["tail"], "type"), t["relation"]) for t in answer["ties"]]
    except (ValueError, KeyError, TypeError):
        return Candidates(malformed=(Reason.NOT_JSON,))
    mentions: dict[Cited, MentionCandidate] = {}
    for end in (*names, *(one for head, tail, _ in ties for one in (head, tail))):
        kind = schema.labels.get(str(end.label))
        mentions.setdefault(end.cited, MentionCandidate(end.cited, kind.value if kind else str(end.label)))
    found = []
    for head, tail, relation in ties:
        source, target = (tail, head) if relation in schema.reversed else (head, tail)
        kind_of_tie = schema.relations.get(str(relation))
        name = kind_of_tie.value if kind_of_tie else str(relation)
        found.append(TieCandidate(name, source.cited, target.cited, None, None))
    return Candidates(tuple(mentions.values()), tuple(found))


def _parse_end(found: Found, label: str) -> _End:
    start, words = found["start"], found["text"]
    if not isinstance(start, int) or not isinstance(words, str):
        raise TypeError
    return _End(Cited(words, start=start), found[label])
