"""What a document states by its layout and not by its sentences."""

from __future__ import annotations

from tieline.model.document import Document
from tieline.read.entry.find import find_entries
from tieline.read.layout import Layout


def find_structure(document: Document) -> Layout:
    """Read the tables and printed lists of a document.

    Args:
        document: A document in any language.

    Returns:
        What they state; empty where it has none.
    """
    return find_entries(document)
