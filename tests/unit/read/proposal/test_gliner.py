"""GLiNER weights, through a stand-in with the interface of the gliner package."""

from __future__ import annotations

import sys
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.unit.read.proposal.sample import make_read, passages_of
from tieline.errors import DamagedError, UnreadableError, UsageError
from tieline.model import ProposalKind
from tieline.read.proposal.gate import Passed, pass_gate
from tieline.read.proposal.gliner import GlinerModel

PAGE = "{C|Acme Optics Ltd} of Dover owns {C|Bolt Ltd}."
TEXT = "Acme Optics Ltd of Dover owns Bolt Ltd."


def entity(text: str, label: str, *, at: int | None = None) -> dict[str, Any]:
    """A name as the package gives it."""
    start = TEXT.index(text) if at is None else at
    return {"start": start, "end": start + len(text), "text": text, "label": label, "score": 0.9}


def tie(head: dict[str, Any], relation: str, tail: dict[str, Any]) -> dict[str, Any]:
    """A tie as the package gives it."""
    ends = [
        {"start": end["start"], "end": end["end"], "text": end["text"], "type": end["label"], "entity_idx": number}
        for number, end in enumerate((head, tail))
    ]
    return {"head": ends[0], "tail": ends[1], "relation": relation, "score": 0.8}


class NameWeights:
    """Weights that find names: the interface of gliner.GLiNER."""

    def __init__(self) -> None:
        """Find nothing, until a test says otherwise."""
        self.found: list[dict[str, Any]] = []
        self.ties: list[dict[str, Any]] = []

    def predict_entities(
        self, text: str, labels: list[str], flat_ner: bool = True, threshold: float = 0.5, multi_label: bool = False
    ) -> list[dict[str, Any]]:
        """Give the names."""
        # shape: the gliner package gives the parameters 2026-11-22
        assert (labels[0], threshold, flat_ner, multi_label) == ("company", 0.5, True, False)
        return self.found


class TieWeights(NameWeights):
    """Weights that find ties too: the interface of the relation classes of the package."""

    def inference(
        self,
        texts: str | list[str],
        labels: list[str],
        relations: list[str],
        flat_ner: bool = True,
        threshold: float = 0.5,
        adjacency_threshold: float | None = None,
        relation_threshold: float | None = None,
        multi_label: bool = False,
        batch_size: int = 8,
        packing_config: object = None,
        return_relations: bool = True,
    ) -> tuple[list[list[dict[str, Any]]], list[list[dict[str, Any]]]]:
        """Give names and ties for each text."""
        # shape: the gliner package gives the parameters 2026-11-22
        assert (texts, "owns" in relations, return_relations) == ([TEXT], True, True)
        return [self.found], [self.ties]


Propose = Callable[..., Passed]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder of weights.

    Returns:
        The folder.
    """
    made = tmp_path / "my-weights"
    made.mkdir()
    (made / "gliner_config.json").write_text("{}")
    (made / "model.safetensors").write_bytes(b"weights")
    return made


@pytest.fixture
def propose(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Propose:
    """Give a function that lets weights read the page, through the gate.

    Returns:
        The function; it takes the weights or what loading them raises.
    """
    for name in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE"):
        monkeypatch.setenv(name, "0")

    def load(path: str, *, local_files_only: bool = False) -> object:
        assert (path, local_files_only) == (str(folder), True)
        if isinstance(package.weights, Exception):
            raise package.weights
        return package.weights

    package = types.SimpleNamespace(GLiNER=types.SimpleNamespace(from_pretrained=load), weights=None)
    monkeypatch.setitem(sys.modules, "gliner", package)  # type: ignore[arg-type]  # stands in for the module

    def run(weights: object) -> Passed:
        package.weights = weights
        document, reading = make_read(PAGE)
        (passage,) = passages_of(document, reading)
        model = GlinerModel(folder)
        candidates = model.parse_answer(model.fetch_answer(passage))
        return pass_gate(candidates, document=document, passage=passage, backend=model.name)

    return run


def test_names_pass_the_same_gate(propose: Propose) -> None:
    """What rules read is not doubled, what stands nowhere is dropped, and the rest is a proposal."""
    weights = NameWeights()
    weights.found = [
        entity("Acme Optics Ltd", "company"),
        entity("Dover", "country, city or region"),
        entity("owns", "starship"),
        entity("Dover", "company", at=3),
    ]
    passed = propose(weights)
    assert [(one.kind, one.backend) for one in passed.proposals] == [(ProposalKind.MENTION, "gliner/my-weights")]
    assert dict(passed.dropped) == {"already_read": 1, "unknown_kind": 1, "wrong_place": 1}


def test_weights_for_relations_propose_ties(propose: Propose) -> None:
    """Each needs a word in its sentence that states it; a reversed one is turned round."""
    weights = TieWeights()
    acme, bolt = entity("Acme Optics Ltd", "company"), entity("Bolt Ltd", "company")
    weights.found = [acme, bolt]
    weights.ties = [tie(bolt, "subsidiary of", acme), tie(acme, "sanctioned by", bolt), tie(acme, "eats", bolt)]
    passed = propose(weights)
    (proposal,) = passed.proposals
    (stated,) = proposal.fragment.relationships
    named = {mention.id: mention.name for mention in proposal.fragment.mentions}
    assert (stated.type, named[stated.source], named[stated.target]) == ("owns", "Acme Optics Ltd", "Bolt Ltd")
    assert dict(passed.dropped) == {"already_read": 2, "type_not_stated": 1, "unknown_type": 1}


@pytest.mark.parametrize("found", [[{"start": 0}], [5], None, [{"start": "0", "text": "A", "label": "b"}]])
def test_an_answer_of_another_form_is_counted(propose: Propose, found: Any) -> None:
    """Another version of the package may give something else."""
    weights = NameWeights()
    weights.found = found
    assert dict(propose(weights).dropped) == {"not_json": 1}


def test_weights_that_fail_are_told(propose: Propose) -> None:
    """Loading and running each have their error."""
    with pytest.raises(DamagedError, match="cannot be loaded"):
        propose(OSError("no tokenizer"))
    broken = NameWeights()
    broken.predict_entities = None  # type: ignore[assignment,method-assign]  # cannot be called
    with pytest.raises(UnreadableError, match="cannot read a passage"):
        propose(broken)


def test_a_missing_package_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the person's own install."""
    monkeypatch.setitem(sys.modules, "gliner", None)
    with pytest.raises(UsageError, match="not installed"):
        GlinerModel(folder).fetch_answer(passages_of(*make_read(PAGE))[0])


def test_only_safe_weights_in_a_folder_are_taken(folder: Path) -> None:
    """Pickled weights could run code when they are loaded, and nothing is downloaded."""
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")
    for path in (folder, folder / "urchade"):
        with pytest.raises(UsageError, match=r"no .*model\.safetensors"):
            GlinerModel(path)


def test_other_weights_are_another_question(folder: Path) -> None:
    """The fingerprint is that of the bytes."""
    before = GlinerModel(folder).fingerprint
    (folder / "model.safetensors").write_bytes(b"others")
    assert GlinerModel(folder).fingerprint != before
