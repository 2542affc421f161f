"""What the dossier shows of its sources: where each came from, its hash, and its text with anchors to link to."""

from __future__ import annotations

from dataclasses import dataclass

from tieline.model import Capture, Document, Snapshot
from tieline.report.case_index import CaseIndex
from tieline.report.citation import find_spans, name_document
from tieline.report.list_age import age_of
from tieline.report.source_text import FULL_TEXT_CHARS, SourceText, cut_source
from tieline.report.view_scan import ScanView, make_scan
from tieline.report.visible import find_web_address

ALL_TEXT_CHARS = 4_000_000
"""Most characters that are embedded of all sources together: a dossier of some 12 MB, which browsers open at once."""

LANGUAGE_LABELS = {"en": "English", "zh": "Chinese", "ja": "Japanese", "ko": "Korean", "ru": "Russian"}


@dataclass(frozen=True, slots=True)
class CaptureView:
    """One retrieval of a source.

    Attributes:
        source: Where from.
        address: The same as a link; None unless it is a web address.
        retrieved_at: When, in UTC.
        how: The method, with the status where there is one.
    """

    source: str
    address: str | None
    retrieved_at: str
    how: str


@dataclass(frozen=True, slots=True)
class SourceView:
    """A document with its text.

    Attributes:
        anchor: Its id inside the dossier.
        number: Its number: source 2 is cited as S2.
        title: What it is called.
        path: The source of its first capture.
        address: The same as a link; None unless it is a web address.
        media_type: What the bytes turned out to be.
        language: Code of its language; None when unknown.
        language_label: The language in words.
        published_on: As it states it; None when it does not.
        size: Number of bytes in words; None when no capture tells.
        sha256: Hash of the bytes.
        characters: Length of its text.
        captures: Every retrieval of these bytes, by time.
        text: Its text as embedded.
        scan: Its pictures and how sure its words are; None where they come from a text layer.
    """

    anchor: str
    number: int
    title: str
    path: str
    address: str | None
    media_type: str
    language: str | None
    language_label: str
    published_on: str | None
    size: str | None
    sha256: str
    characters: int
    captures: tuple[CaptureView, ...]
    text: SourceText
    scan: ScanView | None


@dataclass(frozen=True, slots=True)
class SnapshotView:
    """An official list that was screened against.

    Attributes:
        anchor: Its id inside the dossier.
        label: How it is cited: "L1".
        source: The file or address it was imported from.
        address: The same as a link; None unless it is a web address.
        format: Which list format read it.
        as_of: The day it speaks for; None when unknown.
        age: Its age on the day of the dossier, in words.
        imported_at: When it was imported, in UTC.
        listings: How many entries it holds.
        sha256: Hash of the file.
        ignored_fields: Fields of the file that were read past on purpose.
    """

    anchor: str
    label: str
    source: str
    address: str | None
    format: str
    as_of: str | None
    age: str
    imported_at: str
    listings: int
    sha256: str
    ignored_fields: tuple[str, ...]


def make_sources(index: CaseIndex) -> tuple[SourceView, ...]:
    """Make the section on sources.

    Args:
        index: The case with its look-ups.

    Returns:
        Documents in the order of their numbers. A text that is long, or that comes after so much other text that the
        dossier would become unwieldy, is embedded in passages around what is cited.
    """
    spans = find_spans(index)
    views: list[SourceView] = []
    embedded = 0
    for document in index.documents:
        length = len(document.text)
        whole = length <= FULL_TEXT_CHARS and embedded + length <= ALL_TEXT_CHARS
        embedded += length if whole else 0
        text = cut_source(
            document.text,
            number=index.number_of[document.id],
            spans=spans.get(document.id, ()),
            paragraphs=index.paragraphs_of[document.id],
            whole=whole,
        )
        views.append(_source(index, document, text, make_scan(index, document, spans.get(document.id, ()))))
    return tuple(views)


def make_snapshots(index: CaseIndex) -> tuple[SnapshotView, ...]:
    """Make the descriptions of the lists.

    Args:
        index: The case with its look-ups.

    Returns:
        Lists in the order of their numbers.
    """
    return tuple(_snapshot(index, snapshot, number) for number, snapshot in enumerate(index.snapshots, 1))


def size_of(size_bytes: int) -> str:
    """Write a number of bytes as people do.

    Args:
        size_bytes: How many.

    Returns:
        Bytes below 10,000, else kB or MB (powers of ten).
    """
    if size_bytes < 10_000:
        return f"{size_bytes:,} bytes"
    if size_bytes < 10_000_000:
        return f"{size_bytes / 1000:,.0f} kB"
    return f"{size_bytes / 1_000_000:,.0f} MB"


def moment_of(stamp: str) -> str:
    """Write a time of ours as people do.

    Args:
        stamp: Aware UTC time in ISO 8601.

    Returns:
        Day and time to the second, with the zone named; any other text unchanged.
    """
    if len(stamp) >= 19 and stamp[10:11] == "T" and stamp[19:] in {"+00:00", "Z"}:
        return f"{stamp[:10]} {stamp[11:19]} UTC"
    return stamp


def _source(index: CaseIndex, document: Document, text: SourceText, scan: ScanView | None) -> SourceView:
    captures = index.captures_of.get(document.sha256, ())
    number = index.number_of[document.id]
    return SourceView(
        anchor=f"source-{number}",
        number=number,
        title=name_document(document),
        path=document.path,
        address=find_web_address(document.path),
        media_type=document.media_type,
        language=document.language,
        language_label=LANGUAGE_LABELS.get(document.language or "", document.language or "not told"),
        published_on=None if document.published_on is None else str(document.published_on),
        size=size_of(captures[0].size_bytes) if captures else None,
        sha256=document.sha256,
        characters=len(document.text),
        captures=tuple(_capture(capture) for capture in captures),
        text=text,
        scan=scan,
    )


def _capture(capture: Capture) -> CaptureView:
    status = "" if capture.status is None else f", status {capture.status}"
    return CaptureView(
        source=capture.source,
        address=find_web_address(capture.source),
        retrieved_at=moment_of(capture.retrieved_at),
        how=f"{capture.method}{status}",
    )


def _snapshot(index: CaseIndex, snapshot: Snapshot, number: int) -> SnapshotView:
    return SnapshotView(
        anchor=f"list-{number}",
        label=f"L{number}",
        source=snapshot.source,
        address=find_web_address(snapshot.source),
        format=snapshot.format,
        as_of=None if snapshot.as_of is None else str(snapshot.as_of),
        age=age_of(snapshot, index.case.generated_at, max_age_days=index.case.max_list_age_days),
        imported_at=moment_of(snapshot.imported_at),
        listings=snapshot.listings,
        sha256=snapshot.sha256,
        ignored_fields=snapshot.ignored_fields,
    )
