"""What a document states by its layout and not by its sentences."""

from __future__ import annotations

from tieline.model.document import Document
from tieline.read.entry.find import find_entries
from tieline.read.layout import Layout, join_layouts
from tieline.read.table.find import find_table_ties
from tieline.read.trace import Observer


def find_structure(document: Document, *, observer: Observer | None = None) -> Layout:
    """Read the tables and printed lists of a document.

    Args:
        document: A document in any language.
        observer: Who wants to know why rows of tables state no tie; None for nobody.

    Returns:
        What they state; empty where it has none.
    """
    tables = find_table_ties(document, observer=observer)
    return join_layouts(tables, find_entries(document, taken=tables.spans))
