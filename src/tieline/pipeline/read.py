"""Stage: make documents of blobs, and readings of documents. One transaction for each item."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass

from tieline.errors import StoreError, TooLargeError
from tieline.model import Document, Issue, NameQuality
from tieline.model.ids import DocumentId
from tieline.pipeline.failure import make_issue
from tieline.pipeline.progress import SILENT, Progress
from tieline.pipeline.read_pool import (
    CRASHED,
    STAGE,
    DocumentReader,
    Outcome,
    PoolPlan,
    count_processes,
    fail,
    iter_outcomes,
    read_one,
)
from tieline.pipeline.workspace import Workspace
from tieline.read.document import read_document

GAZETTEER_KINDS = frozenset({"organisation", "unknown"})
"""Kinds of listings whose names the reader looks for; names of people and ships are too often plain words."""


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


def read(
    workspace: Workspace, *, again: bool = False, jobs: int | None = None, progress: Progress = SILENT
) -> ReadSummary:
    """Make every blob a document and read every document that was not read by this version.

    What failed before is tried again: the cause may be gone.

    Args:
        workspace: Open for writing.
        again: Whether to read every document, also those that this version has read (with other lists, perhaps).
        jobs: How many processes read; None leaves it to the cores and to the amount of text.
        progress: Who listens.

    Returns:
        What was done. An item that fails becomes an issue and the rest goes on.

    Raises:
        StoreError: The workspace cannot be written.
    """
    has_crashed = any(issue.code == CRASHED for issue in workspace.store.iter_issues(STAGE))
    _forget_failures(workspace)
    issues: list[Issue] = []
    documents = _make_documents(workspace, issues, progress)
    lengths = _list_wanted(workspace, again=again)
    processes = count_processes(jobs, list(lengths.values()), apart=has_crashed)
    readings, characters = _read_documents(workspace, lengths, processes, issues, progress) if lengths else (0, 0)
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


def _list_wanted(workspace: Workspace, *, again: bool) -> dict[DocumentId, int]:
    """The documents that this version has not read, or all, with their characters."""
    from tieline.read.reader import READER_VERSION

    lengths = {head.id: head.text_chars for head in workspace.store.iter_document_heads()}
    wanted = lengths if again else workspace.store.documents_to_read(READER_VERSION)
    return {document: lengths[document] for document in wanted}


def _read_documents(
    workspace: Workspace, lengths: dict[DocumentId, int], processes: int, issues: list[Issue], progress: Progress
) -> tuple[int, int]:
    """Read documents and keep their readings; the reader is loaded only when there are any."""
    done = characters = 0
    with (
        closing(_iter_outcomes(workspace, lengths, processes)) as outcomes,
        progress.stage("reading", total=sum(lengths.values()), unit="characters") as advance,
    ):
        for (document, length), outcome in zip(lengths.items(), outcomes, strict=True):
            if _keep(workspace, document, outcome, issues):
                done += 1
                characters += length
            advance(length)
    return done, characters


def _keep(workspace: Workspace, document: DocumentId, outcome: Outcome, issues: list[Issue]) -> bool:
    """Keep a reading, or the issue in its place; whether it is a reading that is kept."""
    from tieline.read.reader import READER_VERSION

    if isinstance(outcome, Issue):
        _record(workspace, issues, outcome)
        return False
    try:
        workspace.store.save_reading(outcome, version=READER_VERSION)
    except StoreError:
        raise
    except Exception as error:  # noqa: BLE001  # one reading that cannot be kept must not end the others
        _record(workspace, issues, make_issue(error, stage=STAGE, item=document))
        return False
    return True


def _iter_outcomes(
    workspace: Workspace, wanted: Iterable[DocumentId], processes: int
) -> Generator[Outcome, None, None]:
    """Read documents here or, when there is much to read, in other processes."""
    documents = (_get_document(workspace, document) for document in wanted)
    names = tuple(list_names(workspace))
    if processes:
        yield from iter_outcomes(documents, PoolPlan(processes, load_reader, names))
        return
    reader = load_reader(names)
    for document in documents:
        yield document if isinstance(document, Issue) else read_one(reader, document)


def load_reader(gazetteer: Iterable[str]) -> DocumentReader:
    """Load the reader: language models, rules and the names to look for.

    Args:
        gazetteer: Names of organisations.

    Returns:
        The reader.
    """
    from tieline.read.reader import Reader

    return Reader.load(gazetteer)


def _get_document(workspace: Workspace, document_id: DocumentId) -> Document | Issue:
    """A document to read, or the issue that it is too long to be read."""
    document = workspace.store.get_document(document_id)
    try:
        _refuse_long(document, workspace.settings.limits.reading_chars)
    except TooLargeError as error:
        return fail(document, error)
    return document


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
