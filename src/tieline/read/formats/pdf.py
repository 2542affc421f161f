"""PDF files: the text of each page, its line ends mended, with a region for each page.

Pages that hold only a picture are read by text recognition when the `ocr` extra is installed. The dates in the file's
information are not used: they tell when the file was made, and a scan of an old letter is made long after it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from typing import TYPE_CHECKING

import pypdfium2 as pdfium

from tieline.errors import DamagedError, EncryptedError, NeedsExtraError
from tieline.model import Span
from tieline.read.formats.line import as_paragraphs, find_page_separator, find_separators
from tieline.read.formats.pdf_table import lay_out_tables
from tieline.read.formats.picture import add_scan
from tieline.read.formats.readable import NEEDS_OCR, OCR_HINT, Gap, Readable, TextBuilder, check_length
from tieline.read.formats.recognition import is_recognition_installed
from tieline.read.formats.scan import read_scan
from tieline.read.formats.table_row import TableRows, keep_rows, tidy_line
from tieline.read.metadata import clean_title, find_published, find_title
from tieline.settings import Limits

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PDF_TYPE = "application/pdf"

RENDER_DPI = 150
"""Of 120, 150, 200 and 300 the least that reads print of 8 points; more was slower and read our letter no better."""

MAX_SIDE_PIXELS = 4_000
"""A longer side is rendered smaller: pages may claim any size."""

MAX_STAMPED_CHARS = 60
"""A page with a text layer of no more characters (a page number, the name of a scanner) and a picture over most of it
is a scan."""

PICTURE_SHARE = 0.5
"""Most of the page, for that."""

GARBLED_SHARE = 0.3
"""A text layer in which this share of the characters are no letters (private use, unknown, control) names shapes of a
font and no words; the page is read as a picture."""

_NO_LETTER = re.compile("[\x00-\x08\x0e-\x1f\ufffd\ue000-\uf8ff]")
_BREAK_HYPHEN = re.compile("([^\\W\\d_]+)[\x02\ufffe]\\s*([^\\W\\d_]+)")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_TOOL_TITLE = re.compile(
    r"\.(?:docx?|pdf|indd|pptx?|xlsx?|txt|html?)\b|microsoft word|untitled|^\W*$|^slide \d", re.IGNORECASE
)
_SECURITY_CODES = frozenset({pdfium.raw.FPDF_ERR_PASSWORD, pdfium.raw.FPDF_ERR_SECURITY})


def read_pdf(data: bytes, *, path: str, limits: Limits) -> Readable:
    """Read a PDF file.

    Args:
        data: The bytes.
        path: The item, for messages.
        limits: Limits on untrusted input.

    Returns:
        The text with a region of kind "page" for each page that has some, and gaps for those that are pictures.

    Raises:
        NeedsExtraError: Every page is a picture and the `ocr` extra is not installed (code not_read:needs-ocr).
        UnreadableError: Encrypted (code encrypted_pdf), damaged, empty, or over a limit.
    """
    with closing(open_pdf(data, path)) as document:
        reader = _PdfReader(document, path, limits)
        gaps = reader.read_pages()
        stated = document.get_metadata_value("Title")
    text, regions = reader.builder.build()
    title = clean_title(stated) if stated and not _TOOL_TITLE.search(stated) else None
    gaps = (*gaps, *reader.builder.gaps)
    return Readable(text, regions, PDF_TYPE, title or find_title(as_paragraphs(text)), find_published(text), gaps)


def open_pdf(data: bytes, path: str) -> pdfium.PdfDocument:
    """Open a PDF file.

    Args:
        data: The bytes.
        path: The item, for messages.

    Returns:
        The open file; the caller closes it.

    Raises:
        EncryptedError: It needs a password (code encrypted_pdf).
        DamagedError: It is damaged or cut off (code damaged_pdf).
    """
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if error.err_code in _SECURITY_CODES:
            raise EncryptedError(
                f"The PDF file {path} needs a password.",
                hint="Open it with the password and print it to a PDF file without one.",
                code="encrypted_pdf",
            ) from error
        raise _damaged(path) from error


def _damaged(path: str) -> DamagedError:
    return DamagedError(
        f"The PDF file {path} is damaged or cut off.", hint="Get an undamaged copy.", code="damaged_pdf"
    )


class _PdfReader:
    """Reads the pages of one open document into one text."""

    def __init__(self, document: pdfium.PdfDocument, path: str, limits: Limits) -> None:
        self.builder = TextBuilder(path, limits)
        self._document = document
        self._path = path
        self._last = ""
        self._rows = TableRows()

    def read_pages(self) -> tuple[Gap, ...]:
        """Append every page; what could not be read comes back as gaps."""
        pictures: list[int] = []
        broken: list[int] = []
        texts: dict[int, str] = {}
        length = 0
        for number in range(1, len(self._document) + 1):
            try:
                text, is_picture = _read_page(self._document, number - 1)
            except pdfium.PdfiumError:
                broken.append(number)
                continue
            if is_picture:
                pictures.append(number)
            if text.strip():
                texts[number] = text
                length += len(text)
                check_length(length, path=self._path, limits=self.builder.limits)
        if len(broken) == len(self._document):
            raise _damaged(self._path)
        has_recognition = bool(pictures) and is_recognition_installed()
        if pictures and not texts and not has_recognition:
            raise NeedsExtraError(
                f"{self._path} holds pictures of text, and text recognition is not installed.",
                hint=OCR_HINT,
                code=NEEDS_OCR,
            )
        words = _count_words(texts.values())
        for number in sorted({*texts, *pictures}):
            if number in pictures and has_recognition:
                self._add_picture(number)
            elif number in texts:
                self._add_text(number, _mend_hyphens(texts[number], words))
        return tuple(self._gaps([] if has_recognition else pictures, broken))

    def _add_text(self, number: int, text: str) -> None:
        lines = [line for raw in text.splitlines() if (line := tidy_line(raw))]
        separators = keep_rows(lines, [find_page_separator(self._last, lines[0]), *find_separators(lines)])
        added = list[Span]()
        for line, mark in zip(lines, separators, strict=True):
            span = self.builder.add(line, separator=mark)
            self._rows.note(self.builder, span, line)
            added += [span] if span is not None else []
        if added:
            self.builder.mark(Span(added[0].start, added[-1].end), "page", str(number))
            self._last = lines[-1]

    def _add_picture(self, number: int) -> None:
        scan = read_scan(render_page(self._document, number - 1))
        if scan.lines:
            add_scan(self.builder, scan, page=str(number), last=self._last)
            self._last = scan.lines[-1].text

    def _gaps(self, pictures: list[int], broken: list[int]) -> Iterator[Gap]:
        if pictures:
            yield Gap(NEEDS_OCR, f"{_name(pictures)} of {self._path} hold only pictures of text.", OCR_HINT)
        if broken:
            yield Gap("damaged_pdf", f"{_name(broken)} of {self._path} are damaged.", "Get an undamaged copy.")


def _name(pages: list[int]) -> str:
    shown = ", ".join(map(str, pages[:20]))
    return f"Pages {shown}" + (f" and {len(pages) - 20} more" if len(pages) > 20 else "")


def _read_page(document: pdfium.PdfDocument, index: int) -> tuple[str, bool]:
    """The text layer of a page, and whether its words are in a picture instead."""
    with closing(document[index]) as page:
        with closing(page.get_textpage()) as text_page:
            text: str = text_page.get_text_bounded().replace("\t", " ")
            laid_out = lay_out_tables(page, text_page) if text.strip() else None
        words = "".join(text.split())
        if _is_garbled(words):
            return "", True
        is_picture = len(words) <= MAX_STAMPED_CHARS and _covered(page) >= (PICTURE_SHARE if words else 0.0)
    return laid_out or text, is_picture


def _is_garbled(words: str) -> bool:
    """Whether a text layer lacks the table that tells which letters its shapes are."""
    return bool(words) and len(_NO_LETTER.findall(words)) >= GARBLED_SHARE * len(words)


def _covered(page: pdfium.PdfPage) -> float:
    """The share of the page that its largest picture covers; -1 without one."""
    width, height = page.get_size()
    shares = [-1.0]
    for picture in page.get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_IMAGE], max_depth=4):
        left, bottom, right, top = picture.get_bounds()
        shares.append((right - left) * (top - bottom) / (width * height))
    return max(shares)


def render_page(document: pdfium.PdfDocument, index: int) -> NDArray[np.uint8]:
    """Draw a page as text recognition sees it.

    Args:
        document: The open file.
        index: The page, from 0.

    Returns:
        Height by width by three colours, blue first; `RENDER_DPI` unless the page is very large.
    """
    with closing(document[index]) as page:
        scale = min(RENDER_DPI / 72, MAX_SIDE_PIXELS / max(page.get_size()))
        with closing(page.render(scale=scale)) as bitmap:
            pixels: NDArray[np.uint8] = bitmap.to_numpy().copy()
    return pixels


def _count_words(texts: Iterable[str]) -> Counter[str]:
    words: Counter[str] = Counter()
    for text in texts:
        words.update(word.lower() for word in _WORD.findall(text))
    return words


def _mend_hyphens(text: str, words: Counter[str]) -> str:
    """Undo a hyphen at a line end if the file writes the word without one elsewhere; otherwise the hyphen stays."""

    def mend(match: re.Match[str]) -> str:
        joined = match[1] + match[2]
        return joined if words[joined.lower()] > words[f"{match[1]}-{match[2]}".lower()] else f"{match[1]}-{match[2]}"

    return _BREAK_HYPHEN.sub(mend, text).replace("\x02", "-").replace("\ufffe", "-")
