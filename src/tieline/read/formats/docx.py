"""Word documents: paragraphs, tables, headers and notes in document order, straight from the checked package.

The XML is read with lxml and not through python-docx, which refuses packages with a dangling picture, passes over text
boxes, notes and tracked insertions, and walks parts recursively. What is tracked as deleted is not text.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from tieline.errors import DamagedError, EncryptedError, TooLargeError, UnsafeError
from tieline.read.formats.docx_table import CellShape, place_rows, read_shape
from tieline.read.formats.readable import Readable, TextBuilder
from tieline.read.formats.table_cell import mark_cells
from tieline.read.metadata import clean_title, find_published, find_title
from tieline.settings import Limits

DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

RATIO_FLOOR_BYTES = 1024 * 1024
"""Members that unpack to less cannot harm, however well they are packed."""

MAX_MEMBERS = 5_000
"""A Word file with more parts than this is no document (a choice of ours)."""

MAX_XML_BYTES = 64 * 1024 * 1024
"""A larger part would need gigabytes once parsed; 64 MB hold more than ten thousand pages."""

_MAIN = "word/document.xml"
_PARTS = re.compile(r"word/(?P<name>header|footer|footnotes|endnotes|comments)\d*\.xml")
_PAGE_NUMBER = re.compile(r"[\d\s/|·.–-]*")
_TITLE_STYLES = ("title",)
_HEADING_STYLES = ("heading1", "heading 1", "1")
_DROPPED = frozenset(
    ("del", "moveFrom", "Fallback", "instrText", "delText", "pPr", "rPr", "sectPr", "tblPr", "tcPr", "trPr")
)
_CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "ptab": "\t"}
_DUBLIN_TITLE = "{http://purl.org/dc/elements/1.1/}title"


@dataclass(frozen=True, slots=True)
class _Paragraph:
    text: str
    label: str
    style: str
    is_row: bool
    cells: tuple[tuple[str, CellShape], ...] = ()


@dataclass(slots=True)
class _Open:
    """A paragraph or row that is being read."""

    label: str
    is_row: bool
    style: str = ""
    pieces: list[str] = field(default_factory=list)
    shapes: list[CellShape] = field(default_factory=list)


def read_docx(data: bytes, *, path: str, limits: Limits) -> Readable:
    """Read a Word document.

    Args:
        data: The bytes of the package.
        path: The item, for messages.
        limits: Limits on untrusted input.

    Returns:
        Its text with a region of kind "node" per paragraph or table row ("body/p[3]", "body/tbl[1]/tr[2]") and one of
        kind "part" for headers, footers and notes. The published date is the one that the text states.

    Raises:
        UnreadableError: Damaged, encrypted, empty, or over a limit.
    """
    members = _unpack(data, path, limits)
    builder = TextBuilder(path, limits)
    names = sorted(members)
    _add_parts(builder, members, [name for name in names if name.startswith("word/header")], path)
    body = list(_iter_paragraphs(_parse(members[_MAIN], path)))
    placed = place_rows([(_table(one), one.cells) for one in body if one.is_row])
    rows = iter(placed)
    previous = False
    for paragraph in body:
        tight = previous and paragraph.is_row
        span = builder.add(paragraph.text, kind="node", label=paragraph.label, separator="\n" if tight else "\n\n")
        if paragraph.is_row and span is not None:
            table, cells = next(rows)
            mark_cells(builder, span, cells, table)
        previous = paragraph.is_row
    for part in ("word/footnotes", "word/endnotes", "word/comments", "word/footer"):
        _add_parts(builder, members, [name for name in names if name.startswith(part)], path)
    text, regions = builder.build()
    return Readable(
        text, regions, DOCX_TYPE, _find_title(body, members, path) or find_title(text), find_published(text),
        builder.gaps,
    )  # fmt: skip


def _add_parts(builder: TextBuilder, members: dict[str, bytes], names: list[str], path: str) -> None:
    seen: set[str] = set()
    for name in names:
        text = "\n".join(paragraph.text for paragraph in _iter_paragraphs(_parse(members[name], path)))
        if text not in seen and not _PAGE_NUMBER.fullmatch(text):
            seen.add(text)
            builder.add(text, kind="part", label=name.removeprefix("word/").removesuffix(".xml"))


def _find_title(body: list[_Paragraph], members: dict[str, bytes], path: str) -> str | None:
    core = members.get("docProps/core.xml")
    stated = _parse(core, path).findtext(_DUBLIN_TITLE) if core else None
    titles = [paragraph.text for paragraph in body if paragraph.style in _TITLE_STYLES]
    headings = [paragraph.text for paragraph in body if paragraph.style in _HEADING_STYLES]
    candidates = [*titles[:1], stated or "", *headings[:1]]
    return next((title for raw in candidates if (title := clean_title(raw))), None)


def _iter_paragraphs(root: etree._Element) -> Iterator[_Paragraph]:
    """Walk a part once, without recursion; text boxes come before the paragraph that anchors them."""
    open_: list[_Open] = []
    labels: list[tuple[str, dict[str, int]]] = [("", {})]
    rows = 0
    events = etree.iterwalk(root, events=("start", "end"))
    for event, element in events:
        name = etree.QName(element).localname
        if event == "start" and name in _DROPPED:
            _note_style(element, name, open_)
            if name == "tcPr" and open_ and rows == 1:
                open_[-1].shapes[-1:] = [read_shape(element)]
            events.skip_subtree()
        elif event == "start" and name in ("body", "tbl", "tr", "p"):
            parent, counts = labels[-1]
            counts[name] = counts.get(name, 0) + 1
            label = (
                f"{parent}/{name}[{counts[name]}]"
                if parent
                else (name if name == "body" else f"{name}[{counts[name]}]")
            )
            labels.append((label, {}))
            rows += name == "tr"
            if (name == "tr" and rows == 1) or (name == "p" and not rows):
                open_.append(_Open(label, name == "tr"))
        elif event == "start" and open_:
            if name == "tc" and rows == 1:
                open_[-1].shapes.append(CellShape())
            open_[-1].pieces.append((element.text or "") if name == "t" else _CHARACTERS.get(name, ""))
        elif event == "end" and name in ("body", "tbl", "tr", "p"):
            labels.pop()
            rows -= name == "tr"
            if (name == "tr" and not rows) or (name == "p" and not rows):
                yield from _close(open_.pop())
            elif open_ and name == "p":
                open_[-1].pieces.append(" ")
        elif event == "end" and name == "tc" and open_ and rows == 1:
            open_[-1].pieces.append("\x00")


def _note_style(element: etree._Element, name: str, open_: list[_Open]) -> None:
    if name == "pPr" and open_:
        for child in element:
            if etree.QName(child).localname == "pStyle":
                open_[-1].style = str(next(iter(child.attrib.values()), "")).lower()


def _close(done: _Open) -> Iterator[_Paragraph]:
    raw = "".join(done.pieces)
    if done.is_row:
        texts = [" ".join(cell.split()) for cell in raw.split("\x00")]
        raw = "\t".join(texts).rstrip("\t")
        if raw.strip():
            yield _Paragraph(raw, done.label, done.style, True, tuple(zip(texts[:-1], done.shapes, strict=False)))
    elif raw.strip():
        yield _Paragraph(raw, done.label, done.style, False)


def _table(row: _Paragraph) -> str:
    """The label of the table that a row belongs to."""
    return row.label.rpartition("/")[0]


def _parse(data: bytes, path: str) -> etree._Element:
    if b"<!DOCTYPE" in data[:2_048]:
        raise UnsafeError(
            f"{path} declares a document type, which no Word document does.",
            hint="Do not open it; get it from its source.",
        )
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _damaged(path, "its XML is broken") from error


def _unpack(data: bytes, path: str, limits: Limits) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            _check(infos, path, limits)
            wanted = [
                info for info in infos if info.filename in {_MAIN, "docProps/core.xml"} or _PARTS.match(info.filename)
            ]
            if any(info.file_size > MAX_XML_BYTES for info in wanted):
                raise TooLargeError(
                    f"{path} has a part of more than {MAX_XML_BYTES:,} bytes.", hint="Split it into smaller documents."
                )
            members = {info.filename: archive.read(info) for info in wanted}
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, RuntimeError) as error:
        raise _damaged(path, "its package is cut off or broken") from error
    if _MAIN not in members:
        raise _damaged(path, "its package has no main part")
    return members


def _check(infos: list[zipfile.ZipInfo], path: str, limits: Limits) -> None:
    if any(info.flag_bits & 1 for info in infos):
        raise EncryptedError(f"{path} needs a password.", hint="Save a copy without a password.", code="encrypted_docx")
    total = sum(info.file_size for info in infos)
    bomb = any(
        info.file_size > RATIO_FLOOR_BYTES and info.file_size > limits.zip_ratio * max(1, info.compress_size)
        for info in infos
    )
    if bomb or total > limits.zip_bytes or len(infos) > min(MAX_MEMBERS, limits.zip_members):
        raise UnsafeError(
            f"{path} unpacks to far more than its size, like a decompression bomb.",
            hint="Do not open it; get it from its source.",
            code="zip_bomb",
        )


def _damaged(path: str, why: str) -> DamagedError:
    return DamagedError(
        f"{path} is a damaged Word document: {why}.",
        hint="Get an undamaged copy, or open and save it in a word processor.",
        code="damaged_docx",
    )
