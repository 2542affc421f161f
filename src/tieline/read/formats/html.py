"""HTML pages: the canonical text and its offsets are ours, trafilatura only tells which blocks are the page's matter.

The text is made of the page's blocks in document order, paragraphs and headings apart by a blank line, list items and
table rows by a line end, the cells of a row by tabs. A block belongs to the matter if trafilatura keeps its words; the
headline stays in any case. When trafilatura finds next to nothing, or its words cannot be found among the blocks, the
whole body is the text: leaving something in is a smaller fault than leaving it out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from lxml import etree

from tieline.errors import DamagedError, EmptyError, TooLargeError
from tieline.read.formats.encoding import decode
from tieline.read.formats.html_block import Block, iter_blocks
from tieline.read.formats.html_metadata import find_page_date, find_page_title
from tieline.read.formats.readable import Gap, Readable, TextBuilder, check_length
from tieline.read.formats.table_cell import mark_cells
from tieline.settings import Limits
from tieline.text.normal import canonical

HTML_TYPE = "text/html"

MAIN_CHARS = 2_000_000
"""A longer page is a data dump; its whole body is the text (trafilatura takes seconds for each million of markup)."""

MAX_ELEMENTS = 500_000
"""Larger pages are data dumps or attacks; this many are walked in some five seconds."""

MIN_MAIN_CHARS = 80
"""Less main text than this is a cookie notice or an error, no article."""

MIN_FOUND_RATIO = 0.6
"""So much of trafilatura's text must be found again among the blocks (a choice of ours)."""

SHORT_KEY = 24
"""A shorter block is kept only if it is a whole line of trafilatura's text: "Share" occurs inside of anything."""

BYLINE_BLOCKS = 2
"""So many blocks before and after the matter may still state its date."""

MAX_LINK_RATIO = 0.5
"""A block with more links than that leads away from the page (a choice of ours)."""

NO_MAIN_TEXT = "not_read:no-main-text"
"""The notice code of a page that has menus, links and headings, and no text of its own."""

TITLE_PATH = "/html[1]/head[1]/title[1]"

STRAY_CHARS = 2_000
"""In so many characters one undecodable byte is a slip of the page's maker; more of them are another encoding."""

_CHARSET = re.compile(
    rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})|<\?xml[^>]{0,100}encoding=[\"']([A-Za-z0-9_.-]{2,40})",
    re.IGNORECASE,
)
_FRAME = re.compile(r"/(?:nav|footer|header|menu|aside|dir)\[")
_NOT_WORD = re.compile(r"[\W_]+")
_SPAN = re.compile(r"""\s(?:col|row)span\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>]+)""", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_DEPTH_CODES = frozenset({etree.ErrorTypes.ERR_RESOURCE_LIMIT, etree.ErrorTypes.ERR_INTERNAL_ERROR})


def read_html(data: bytes, *, path: str, limits: Limits) -> Readable:
    """Read an HTML page.

    Args:
        data: The bytes; the encoding is told by byte order mark, <meta>, or content.
        path: The item, for messages.
        limits: Limits on untrusted input.

    Returns:
        The page's matter with one region of kind "node" per block, labelled with its element path. Pages are often
        spoilt by a stray byte: up to one in 2,000 characters is read as U+FFFD and reported as a gap.

    Raises:
        UnreadableError: Empty, too large, nested too deeply, or not decodable.
    """
    declared = _CHARSET.search(data[:4_096])
    label = (declared[1] or declared[2]).decode("ascii") if declared else None
    check_length(len(data) // 4, path=path, limits=limits)
    try:
        raw, _ = decode(data, path=path, declared=label)
    except DamagedError as error:
        mended = _mend(data)
        if mended is None:
            raise
        readable = read_markup(mended, path=path, limits=limits)
        message = f"A few bytes of {path} are not valid UTF-8 and stand as \ufffd in its text."
        return replace(readable, gaps=(Gap(error.code, message, error.hint), *readable.gaps))
    return read_markup(raw, path=path, limits=limits)


def _mend(data: bytes) -> str | None:
    """Decode a page with a few stray bytes as browsers do; None if there are more than a few."""
    text = data.decode("utf-8", errors="replace")
    return text if text.count("\ufffd") <= max(1, len(text) // STRAY_CHARS) else None


def read_markup(raw: str, *, path: str, limits: Limits) -> Readable:
    """Read decoded HTML markup, such as a part of a mail.

    Args:
        raw: The markup.
        path: The item, for messages.
        limits: Limits on untrusted input.

    Returns:
        As `read_html`.

    Raises:
        UnreadableError: Empty, too large, or nested too deeply.
    """
    markup = _XML_DECLARATION.sub("", _CONTROL.sub("", raw))
    root = _parse(markup, path)
    builder = TextBuilder(path, limits)
    blocks = list(iter_blocks(root)) if root is not None else []
    title = find_page_title(root, blocks) if root is not None else None
    if not blocks:
        raise EmptyError(
            f"There is no text in {path} as it was kept; a script may fill the page.",
            hint="Open it in a browser and save what it shows as text or PDF; leave it out if that is nothing.",
        )
    kept = choose_blocks(blocks, markup, title)
    previous: Block | None = None
    if title is not None and _needs_title(kept, title):
        builder.add(title, kind="node", label=TITLE_PATH)
    for block in kept:
        tight = previous is not None and block.kind == previous.kind and block.kind in {"item", "row"}
        span = builder.add(block.text, kind="node", label=block.path, separator="\n" if tight else "\n\n")
        if span is not None and block.cells:
            mark_cells(builder, span, block.cells, block.table)
        previous = block
    text, regions = builder.build()
    published = find_page_date(root, _near_matter(blocks, kept)) if root is not None else None
    return Readable(text, regions, HTML_TYPE, title, published, gaps=(*_find_gaps(kept, path), *builder.gaps))


def _needs_title(kept: Sequence[Block], title: str) -> bool:
    """Whether the title is the only heading of a page with tables: without it nothing says whose they are."""
    if not any(block.cells for block in kept) or any(block.kind == "heading" for block in kept):
        return False
    return not any(_key(title) in _key(block.text) for block in kept)


def _find_gaps(kept: Sequence[Block], path: str) -> tuple[Gap, ...]:
    """Tell when a page is nothing but menus, links and headings."""
    if any(_is_matter(block) for block in kept):
        return ()
    message = f"{path} has menus and links but no main text; the names in them were read."
    return (Gap(NO_MAIN_TEXT, message, "Open it in a browser and save the article itself as text or PDF."),)


def _is_matter(block: Block) -> bool:
    """Whether a block is text of the page's own: no heading, not mostly links, and in no frame around the matter."""
    return block.kind != "heading" and block.link_ratio < MAX_LINK_RATIO and _FRAME.search(block.path) is None


def _near_matter(blocks: Sequence[Block], kept: Sequence[Block]) -> str:
    """The matter and what stands just around it: bylines are often left out of it, and pages head with today's date."""
    places = {block.path: number for number, block in enumerate(blocks)}
    first, last = (places[kept[0].path], places[kept[-1].path]) if kept else (0, 0)
    return "\n".join(block.text for block in blocks[max(0, first - BYLINE_BLOCKS) : last + 1 + BYLINE_BLOCKS])


def _parse(markup: str, path: str) -> etree._Element | None:
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=False, no_network=True)
    root: etree._Element | None = etree.fromstring(markup.encode(), parser)
    if any(entry.type in _DEPTH_CODES and "depth" in entry.message for entry in parser.error_log):
        raise DamagedError(
            f"The elements of {path} are nested more than 255 deep, which no page needs.",
            hint="Open it in a browser and save it as text or PDF.",
        )
    if root is not None and sum(1 for _ in root.iter()) > MAX_ELEMENTS:
        raise TooLargeError(
            f"{path} has more than {MAX_ELEMENTS:,} elements, more than a page that a person reads.",
            hint="Save it as text, or split it into smaller pages.",
        )
    return root


def choose_blocks(blocks: Sequence[Block], markup: str, title: str | None) -> Sequence[Block]:
    """Choose the blocks that are the page's matter.

    Args:
        blocks: All blocks in document order.
        markup: The whole page.
        title: The page's title; a heading that says the same is kept.

    Returns:
        The chosen blocks in document order; all of them when the main text is not to be told.
    """
    main = _find_main(markup) if len(markup) <= MAIN_CHARS else ""
    if len(main) < MIN_MAIN_CHARS:
        return blocks
    lines = {_key(line) for line in main.split("\n")}
    whole, title_key = _key(main), _key(title or "")
    kept = [False] * len(blocks)
    position = found = 0
    for number, block in enumerate(blocks):
        key = _key(block.text)
        at = whole.find(key[: 4 * SHORT_KEY], position) if len(key) >= SHORT_KEY else -1
        position = max(position, at)
        if at >= 0 or all(_key(line) in lines for line in block.text.split("\n")):
            kept[number] = True
            found += len(key)
        elif block.kind == "heading" and key and key in title_key:
            kept[number] = True
    if found < MIN_FOUND_RATIO * len(whole):
        return blocks
    filled = _fill(blocks, kept)
    # A table is kept as a whole: without its header and caption its cells say nothing.
    tables = {block.table for block, keep in zip(blocks, filled, strict=True) if keep and block.table}
    captioned = {before.path for before, block in pairwise(blocks) if before.tag == "caption" and block.table in tables}
    return [
        block
        for block, keep in zip(blocks, filled, strict=True)
        if keep or block.table in tables or block.path in captioned
    ]


def _fill(blocks: Sequence[Block], kept: Sequence[bool]) -> list[bool]:
    """Keep also what stands between kept blocks of the same parent and is not mostly links: bylines, short lines."""
    filled = list(kept)
    last_kept: dict[str, int] = {}
    for number, block in enumerate(blocks):
        if not kept[number]:
            continue
        before = last_kept.get(block.parent)
        if before is not None:
            for between in range(before + 1, number):
                if blocks[between].parent == block.parent and blocks[between].link_ratio < MAX_LINK_RATIO:
                    filled[between] = True
        last_kept[block.parent] = number
    return filled


def _find_main(markup: str) -> str:
    from trafilatura import extract  # slow to import, and needed by pages only

    # It would expand each span into so many cells; where text stands in a table does not matter here.
    markup = _SPAN.sub("", markup)
    return canonical(extract(markup, include_comments=False, include_tables=True, include_formatting=False) or "")


def _key(text: str) -> str:
    return _NOT_WORD.sub("", text)
