"""Explain how a passage was read: read its document again, watched, and tell what every rule did there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tieline.errors import NotFoundError, UnreadableError
from tieline.model import Document, Issue
from tieline.pipeline.failure import make_issue
from tieline.pipeline.read import list_names
from tieline.pipeline.workspace import Workspace
from tieline.read.document import read_document
from tieline.read.explain import ExplainedSentence, explain, find_passage


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a passage was read.

    Attributes:
        document: Where it stands.
        sentences: Every sentence that it touches.
    """

    document: Document
    sentences: tuple[ExplainedSentence, ...]


def explain_passage(workspace: Workspace, target: str) -> tuple[tuple[Explanation, ...], tuple[Issue, ...]]:
    """Explain a passage in every document of a workspace that has it.

    Args:
        workspace: Open; nothing is written.
        target: "START-END", for a workspace of one document, or words of the text.

    Returns:
        The explanations, and what could not be made readable.

    Raises:
        NotFoundError: No document has these words.
        UsageError: The offsets lie outside of the text.
    """
    from tieline.read.reader import Reader

    issues: list[Issue] = []
    passages = [
        (document, span)
        for document in _iter_documents(workspace, issues)
        if (span := find_passage(document, target)) is not None
    ]
    if not passages and not issues:
        raise NotFoundError(f'no document has the words "{target}"', hint="Copy them from the text, in its own script.")
    if not passages:
        return (), tuple(issues)
    reader = Reader.load(list_names(workspace))
    return tuple(Explanation(one, explain(reader, one, span)) for one, span in passages), tuple(issues)


def _iter_documents(workspace: Workspace, issues: list[Issue]) -> Iterator[Document]:
    """The documents that are stored, and those of blobs that nobody has opened yet."""
    for head in workspace.store.iter_document_heads():
        yield workspace.store.get_document(head.id)
    for capture in list(workspace.store.unread_blobs()):
        data = workspace.blobs.get(capture.sha256)
        try:
            made = read_document(data, sha256=capture.sha256, path=capture.source, limits=workspace.settings.limits)
        except UnreadableError as error:
            issues.append(make_issue(error, stage="read", item=capture.source))
        else:
            yield made.document
