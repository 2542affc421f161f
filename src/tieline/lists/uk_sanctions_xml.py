"""List format: the UK Sanctions List, official XML.

The file nests what the CSV has side by side. Values that stand beside each other in one element (the lines of an
address, a passport and its details) make one row of the CSV's columns, whatever the elements around them are called.
"""

from __future__ import annotations

from collections.abc import Iterator

from tieline.lists.day import find_day
from tieline.lists.draft import ListFile, Parsed
from tieline.lists.trouble import TELL, Troubles, shorten
from tieline.lists.uk_columns import XML_COLUMNS
from tieline.lists.uk_entry import Row, gather_entries
from tieline.lists.uk_sanctions_list import FALLBACK, LIST
from tieline.lists.xml import XmlNode, finish_records, iter_elements

ID = "uk-sanctions-xml"
TITLE = "UK Sanctions List (FCDO), official XML"
IS_TEXT = False

IGNORED_FIELDS = ("NonLatinScriptType", "SanctionsImposedIndicators")
"""Read past on purpose: the letters of the name show their script, and the indicators repeat the sanctions imposed."""

_RECORD, _DATE = "Designation", "DateGenerated"


def claims(file: ListFile) -> bool:
    """Whether a file is in this format.

    Args:
        file: The file.

    Returns:
        True when its root is that of the list.
    """
    return b"<Designations" in file.head


def _iter_rows(node: XmlNode, troubles: Troubles, ignored: set[str]) -> Iterator[Row]:
    """The rows of an element: one of the values in it, more where a value repeats, then those of the elements in it."""
    row = dict[str, str]()
    for child in node.children:
        if child.tag in IGNORED_FIELDS:
            ignored.add(child.tag)
            continue
        if child.children:
            yield from _iter_rows(child, troubles, ignored)
            continue
        column = XML_COLUMNS.get(child.tag)
        if column is None and child.text:
            message = f"the element {shorten(child.tag)!r} is not known and is not read"
            hint = TELL
            troubles.add("unknown_field", child.tag, row=child.line, message=message, hint=hint)
        if column is None or not child.text:
            continue
        if column in row:
            yield row
            row = {}
        row[column] = child.text
    if row:
        yield row


def parse(file: ListFile) -> Parsed:
    """Read a file of this format. The row of an issue is the line on which an entry begins.

    Args:
        file: A file that `claims` says yes to.

    Returns:
        Its entries; odd dates, unknown fields and entries without a name or number are issues, and the rest goes on.

    Raises:
        DamagedError: It is no XML, or broken before its first entry.
        UnsafeError: It has a document type, or goes beyond the limits.
    """
    troubles, ignored, as_of = Troubles(file.source), set[str](), None
    numbered = list[tuple[int, Row]]()
    records = iter_elements(file, {_RECORD, _DATE})
    for record in records:
        if record.tag == _DATE:
            as_of = find_day(record.text)
            continue
        rows = list(_iter_rows(record, troubles, ignored))
        number = next((row[LIST.number] for row in rows if LIST.number in row), "")
        group = next((row[FALLBACK] for row in rows if FALLBACK in row), "")
        numbered += ((record.line, {**row, LIST.number: number or group}) for row in rows)
    drafts = gather_entries(numbered, LIST, troubles, unit="line")
    return finish_records(records, drafts, troubles, ignored=ignored, as_of=as_of)
