"""Title and published date of an HTML page.

Trust for the date, highest first: `datePublished` in JSON-LD; a <meta> of publishing (article:published_time, the
Dublin Core, the names that news and Chinese government sites use); an element with itemprop="datePublished" or a
<time pubdate>; the visible lines that `metadata.find_published` knows; the only <time datetime> of the page; the date
in the path of the canonical address. `dateModified` and its kin are never used.

Trust for the title: og:title, the only <h1>, `headline` in JSON-LD, <title>.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from lxml import etree

from tieline.model import PartialDate
from tieline.read.formats.html_block import Block
from tieline.read.metadata import clean_title, find_published, find_stated

_DATE_NAMES = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.date",
    "dc.date",
    "citation_publication_date",
    "citation_date",
    "publication_date",
    "publication-date",
    "publishdate",
    "publish-date",
    "publish_date",
    "published_time",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "firstpublishdate",
    "date",
)
"""Names, most exact first. "PubDate" is of the standard for Chinese government sites."""

_URL_DATE = re.compile(r"/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])(?:[/-](0[1-9]|[12]\d|3[01]))?(?=[/_-]|\Z)")
LINKED_DATA_CHARS = 200_000
"""Longer JSON-LD is no description of a page."""


def find_page_title(root: etree._Element, blocks: Sequence[Block]) -> str | None:
    """Find the page's title.

    Args:
        root: The parsed page.
        blocks: Its blocks.

    Returns:
        The title; None when the page states none.
    """
    graph = _read_metas(root).get("og:title")
    headings = [block.text for block in blocks if block.tag == "h1"]
    linked = next((value for value in _iter_linked(root, "headline")), None)
    candidates = (graph, headings[0] if len(headings) == 1 else None, linked, root.findtext(".//title"))
    return next((title for raw in candidates if raw and (title := clean_title(raw))), None)


def find_page_date(root: etree._Element, text: str) -> PartialDate | None:
    """Find the page's published date.

    Args:
        root: The parsed page.
        text: The page's matter and the lines just around it.

    Returns:
        The date, as precise as stated; None when the page states none.
    """
    for value in _iter_stated(root):
        stated = find_stated(value)
        if stated is not None:
            return stated
    visible = find_published(text)
    if visible is not None:
        return visible
    times = {element.get("datetime", "")[:10] for element in root.iter("time") if element.get("datetime")}
    lone = find_stated(times.pop()) if len(times) == 1 else None
    return lone or _find_in_address(root)


def _iter_stated(root: etree._Element) -> Iterator[str]:
    yield from _iter_linked(root, "datePublished")
    metas = _read_metas(root)
    yield from (metas[name] for name in _DATE_NAMES if name in metas)
    found = root.xpath('//*[@itemprop="datePublished"] | //time[@pubdate]')
    for element in found if isinstance(found, list) else []:
        if isinstance(element, etree._Element):
            yield element.get("datetime") or element.get("content") or " ".join(map(str, element.itertext()))


def _read_metas(root: etree._Element) -> dict[str, str]:
    """The first content of each <meta>, by its lower-case name or property."""
    metas: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = (element.get("content") or "").strip()
        if content:
            metas.setdefault(name.strip().lower(), content)
    return metas


def _iter_linked(root: etree._Element, name: str) -> Iterator[str]:
    """Yield the string values of a property of the first level of JSON-LD, its @graph included."""
    for element in root.iter("script"):
        raw = element.text
        if element.get("type", "").strip().lower() != "application/ld+json" or not raw or len(raw) > LINKED_DATA_CHARS:
            continue
        try:
            data = json.loads(raw)
        except (ValueError, RecursionError):
            continue
        nodes = data if isinstance(data, list) else [data]
        for node in nodes:
            graph = node.get("@graph", []) if isinstance(node, dict) else []
            for item in [node, *(graph if isinstance(graph, list) else [])]:
                value = item.get(name) if isinstance(item, dict) else None
                if isinstance(value, str) and value.strip():
                    yield value


def _find_in_address(root: etree._Element) -> PartialDate | None:
    addresses = [element.get("href", "") for element in root.iter("link") if element.get("rel") == "canonical"]
    addresses.append(_read_metas(root).get("og:url", ""))
    match = next((found for address in addresses if (found := _URL_DATE.search(address))), None)
    return find_stated("-".join(part for part in match.groups() if part)) if match else None
