"""From the bytes of a capture to a document."""

from __future__ import annotations

from dataclasses import dataclass

from tieline.model import Document, Issue, content_id
from tieline.model.ids import DocumentId, IssueId
from tieline.read.formats import Gap, read_bytes
from tieline.read.language import find_language
from tieline.read.table.unread import find_table_gaps
from tieline.settings import Limits

STAGE = "read"


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document, and what of it could not be read.

    Attributes:
        document: The document.
        issues: One for each part that was not read, such as pages that are pictures; empty when all was read.
    """

    document: Document
    issues: tuple[Issue, ...]


def make_document(data: bytes, *, sha256: str, path: str, limits: Limits) -> Document:
    """Make bytes readable.

    Args:
        data: The bytes of the capture.
        sha256: Their hash; it makes the document's id.
        path: The source of the first capture of these bytes.
        limits: Limits on untrusted input.

    Returns:
        The document.

    Raises:
        UnreadableError: Empty, encrypted, damaged, too large, or of no format that Tieline reads.
        NeedsExtraError: Readable only with an extra that is not installed.
    """
    return read_document(data, sha256=sha256, path=path, limits=limits).document


def read_document(data: bytes, *, sha256: str, path: str, limits: Limits) -> ReadDocument:
    """Make bytes readable, and tell what of them could not be read.

    Args:
        data: The bytes of the capture.
        sha256: Their hash; it makes the document's id.
        path: The source of the first capture of these bytes.
        limits: Limits on untrusted input.

    Returns:
        The document with its issues.

    Raises:
        UnreadableError: Nothing of it can be read.
        NeedsExtraError: Readable only with an extra that is not installed.
    """
    readable = read_bytes(data, path=path, limits=limits)
    document = Document(
        id=DocumentId(content_id("doc", sha256)),
        sha256=sha256,
        path=path,
        media_type=readable.media_type,
        title=readable.title,
        language=find_language(readable.text),
        published_on=readable.published_on,
        text=readable.text,
        regions=readable.regions,
    )
    gaps = (*readable.gaps, *find_table_gaps(document))
    return ReadDocument(document, tuple(_make_issue(gap, path) for gap in gaps))


def _make_issue(gap: Gap, path: str) -> Issue:
    return Issue(
        id=IssueId(content_id("issue", STAGE, gap.code, path)),
        stage=STAGE,
        code=gap.code,
        item=path,
        message=gap.message,
        hint=gap.hint,
    )
