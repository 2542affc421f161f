"""The part of the store that keeps evidence and what was read in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from tieline.model import Capture, Document, Issue, Reading
from tieline.model.ids import DocumentId
from tieline.store.found import DocumentHead


class EvidencePort(Protocol):
    """Captures, documents, readings and issues."""

    def save_capture(self, capture: Capture) -> None:
        """Keep a capture. One that is kept already stays as it is.

        Args:
            capture: The capture; its bytes are in the blob store by now.

        Raises:
            StoreError: It cannot be written.
        """
        ...

    def find_capture(self, source: str, sha256: str) -> Capture | None:
        """Find the first capture of these bytes from this source.

        Args:
            source: Where from, as captures name it.
            sha256: Hash of the bytes.

        Returns:
            The capture; None when these bytes were never captured from there.
        """
        ...

    def iter_captures(self) -> Iterator[Capture]:
        """Go through all captures.

        Yields:
            Captures by source, then time.
        """
        ...

    def unread_blobs(self) -> Iterator[Capture]:
        """Go through the blobs that are still to become documents.

        A blob is left out when it has a document. What could not be read before is tried again: an extra may have been
        installed since, and an issue of one capture says nothing about a later one of the same source.

        Yields:
            For each blob its first capture (by source, then time), in order of their hash.
        """
        ...

    def save_document(self, document: Document) -> None:
        """Keep a document and index its text for searching.

        A document of the same id is replaced; if its text was another, its reading goes, because spans would be off.

        Args:
            document: The document.

        Raises:
            StoreError: It cannot be written.
        """
        ...

    def get_document(self, document: DocumentId) -> Document:
        """Get a document with its text.

        Args:
            document: Id of the document.

        Returns:
            The document.

        Raises:
            NotFoundError: There is no such document.
        """
        ...

    def iter_documents(self) -> Iterator[Document]:
        """Go through all documents with their texts, a few at a time.

        Yields:
            Documents by path, then id.
        """
        ...

    def iter_document_heads(self) -> Iterator[DocumentHead]:
        """Go through all documents without loading their texts.

        Yields:
            Heads of documents by path, then id.
        """
        ...

    def save_reading(self, reading: Reading, *, version: str) -> None:
        """Keep what was read in a document, in place of any earlier reading of it.

        Args:
            reading: What was read; the document is kept by now.
            version: Version of the reader.

        Raises:
            StoreError: It cannot be written, or there is no such document.
        """
        ...

    def find_reading(self, document: DocumentId) -> Reading | None:
        """Find what was read in one document.

        Args:
            document: Id of the document.

        Returns:
            The reading; None when it was not read yet.
        """
        ...

    def iter_readings(self) -> Iterator[Reading]:
        """Go through all readings, a few at a time.

        Yields:
            Readings by path of their document, then its id.
        """
        ...

    def documents_to_read(self, version: str) -> list[DocumentId]:
        """List the documents that this version of the reader has not read.

        Args:
            version: Version of the reader.

        Returns:
            Ids by path of the document, then id.
        """
        ...

    def record_issue(self, issue: Issue) -> None:
        """Keep an issue; one with the same id is replaced.

        Args:
            issue: The issue.

        Raises:
            StoreError: It cannot be written.
        """
        ...

    def clear_issues(self, stage: str, *, item: str | None = None) -> None:
        """Forget the issues of a stage, because the stage runs again.

        Args:
            stage: Which stage met them.
            item: Only those of this item; None means all of the stage.

        Raises:
            StoreError: They cannot be removed.
        """
        ...

    def iter_issues(self, stage: str | None = None) -> Iterator[Issue]:
        """Go through issues.

        Args:
            stage: Only those of this stage; None means all.

        Yields:
            Issues by stage, item and code.
        """
        # shape: the stage stands first, as where issues are cleared 2026-11-21
        ...
