"""Rebuilding entities."""

from __future__ import annotations

from tests.unit.pipeline.sample import FirstWordReader
from tieline.model import Claim, Document, Resolution
from tieline.model.ids import ClaimId, DocumentId, UtteranceId
from tieline.pipeline.resolve import count_resolution, resolve
from tieline.pipeline.workspace import Workspace


def _document(name: str, text: str) -> Document:
    return Document(DocumentId(f"doc-{name}"), name * 8, f"{name}.txt", "text/plain", None, "en", None, text)


def test_mentions_of_all_documents_become_entities(workspace: Workspace) -> None:
    """The resolution covers every reading and replaces the one before."""
    for name in ("a", "b"):
        document = _document(name, "Sunwaysystems makes chips.")
        workspace.store.save_document(document)
        workspace.store.save_reading(FirstWordReader().read(document), version="1")
    assert resolve(workspace).entities == 1
    assert [entity.name for entity in workspace.store.load_resolution().entities] == ["Sunwaysystems"]


def test_a_claim_is_disputed_when_somebody_denies_it() -> None:
    """Only a claim with both sides counts as disputed."""
    said, denied = (UtteranceId("a"),), (UtteranceId("b"),)
    claims = (Claim(ClaimId("1"), "x", said, (), (), ()), Claim(ClaimId("2"), "y", said, denied, (), ()))
    assert count_resolution(Resolution((), (), claims)).disputed == 1
