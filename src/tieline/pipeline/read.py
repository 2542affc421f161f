"""Stage: make documents of blobs, and readings of documents. One transaction for each item."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from tieline.errors import StoreError, TooLargeError
from tieline.model import Document, Issue, NameQuality, Reading
from tieline.model.ids import DocumentId
from tieline.pipeline.failure import make_issue
from tieline.pipeline.progress import SILENT, Progress
from tieline.pipeline.workspace import Workspace
from tieline.read.document import read_document

STAGE = "read"

GAZETTEER_KINDS = frozenset({"organisation", "unknown"})
"""Kinds of listings whose names the reader looks for; names of people and ships are too often plain words."""


class DocumentReader(Protocol):
    """What reads documents: `read.reader.Reader`, or a small one in tests."""

    def read(self, document: Document) -> Reading:
        """Read one document.

        Args:
            document: The document.

        Returns:
            Its mentions, relationships and utterances.
        """
        ...


@dataclass(frozen=True, slots=True)
class ReadSummary:
    """What reading did.

    Attributes:
        documents: How many blobs became documents.
        readings: How many documents were read.
        characters: How many characters those had.
        issues: What went wrong, documents first.
    """

    documents: int
    readings: int
    characters: int
    issues: tuple[Issue, ...]


def read(workspace: Workspace, *, again: bool = False, progress: Progress = SILENT) -> ReadSummary:
    """Make every blob a document and read every document that was not read by this version.

    What failed before is tried again: the cause may be gone.

    Args:
        workspace: Open for writing.
        again: Whether to read every document, also those that this version has read (with other lists, perhaps).
        progress: Who listens.

    Returns:
        What was done. An item that fails becomes an issue and the rest goes on.

    Raises:
        StoreError: The workspace cannot be written.
    """
    _forget_failures(workspace)
    issues: list[Issue] = []
    documents = _make_documents(workspace, issues, progress)
    readings, characters = _read_documents(workspace, issues, progress, again=again)
    return ReadSummary(documents, readings, characters, tuple(issues))


def list_names(workspace: Workspace) -> Iterator[str]:
    """Names that official lists give to organisations: the reader's gazetteer.

    Args:
        workspace: Open.

    Yields:
        Every name that is not weak, as listed.
    """
    for listing in workspace.store.iter_listings():
        if listing.kind in GAZETTEER_KINDS:
            yield from (name.text for name in listing.names if name.quality is not NameQuality.WEAK)


def _forget_failures(workspace: Workspace) -> None:
    """Forget the issues of what will be tried again; those about parts of documents that are kept stay."""
    store = workspace.store
    kept = {head.path for head in store.iter_document_heads()}
    for item in {issue.item for issue in store.iter_issues(STAGE)} - kept:
        store.clear_issues(STAGE, item=item)


def _make_documents(workspace: Workspace, issues: list[Issue], progress: Progress) -> int:
    """Make documents of the blobs that have none."""
    captures = list(workspace.store.unread_blobs())
    done = 0
    with progress.stage("opening", total=sum(capture.size_bytes for capture in captures), unit="bytes") as advance:
        for capture in captures:
            try:
                data = workspace.blobs.get(capture.sha256)
                limits = workspace.settings.limits
                made = read_document(data, sha256=capture.sha256, path=capture.source, limits=limits)
                # Issues first: a document without them would never be looked at again.
                for issue in made.issues:
                    _record(workspace, issues, issue)
                workspace.store.save_document(made.document)
                done += 1
            except StoreError:
                raise
            except Exception as error:  # noqa: BLE001  # one bad blob must not end the others
                _record(workspace, issues, make_issue(error, stage=STAGE, item=capture.source))
            advance(capture.size_bytes)
    return done


def _read_documents(workspace: Workspace, issues: list[Issue], progress: Progress, *, again: bool) -> tuple[int, int]:
    """Read the documents that this version has not read; the reader is loaded only when there are any."""
    from tieline.read.reader import READER_VERSION

    store = workspace.store
    lengths = {head.id: head.text_chars for head in store.iter_document_heads()}
    wanted = list(lengths) if again else store.documents_to_read(READER_VERSION)
    if not wanted:
        return 0, 0
    reader = load_reader(list_names(workspace))
    done = characters = 0
    with progress.stage("reading", total=sum(lengths[document] for document in wanted), unit="characters") as advance:
        for document in wanted:
            if _read_one(workspace, reader, document, issues):
                done += 1
                characters += lengths[document]
            advance(lengths[document])
    return done, characters


def load_reader(gazetteer: Iterable[str]) -> DocumentReader:
    """Load the reader: language models, rules and the names to look for.

    Args:
        gazetteer: Names of organisations.

    Returns:
        The reader.
    """
    from tieline.read.reader import Reader

    return Reader.load(gazetteer)


def _read_one(workspace: Workspace, reader: DocumentReader, document_id: DocumentId, issues: list[Issue]) -> bool:
    """Read one document and keep its reading; a failure becomes an issue."""
    from tieline.read.reader import READER_VERSION

    document = workspace.store.get_document(document_id)
    try:
        _refuse_long(document, workspace.settings.limits.reading_chars)
        workspace.store.save_reading(reader.read(document), version=READER_VERSION)
    except StoreError:
        raise
    except Exception as error:  # noqa: BLE001  # one bad document must not end the others
        # Named by its id: the path may carry issues about parts of the document, which stay.
        _record(workspace, issues, make_issue(error, stage=STAGE, item=document.id, name=document.path))
        return False
    return True


def _refuse_long(document: Document, limit: int) -> None:
    """Leave a text unread that would take an hour and all the memory."""
    if len(document.text) > limit:
        raise TooLargeError(
            f"{document.path}: {len(document.text):,} characters are too many to be read; the text can be searched",
            hint=f"split it into files of at most {limit:,} characters",
        )


def _record(workspace: Workspace, issues: list[Issue], issue: Issue) -> None:
    """Keep an issue."""
    workspace.store.record_issue(issue)
    issues.append(issue)
