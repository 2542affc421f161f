"""The tables of a document, and what they state."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from tieline.model.document import Document
from tieline.read.layout import NO_LAYOUT, Layout, join_layouts, make_layout
from tieline.read.lexicon import load_yaml
from tieline.read.rules import precision
from tieline.read.table.grid import Table, find_tables
from tieline.read.table.header import Header, find_header
from tieline.read.table.listed import read_listed
from tieline.read.table.officers import OFFICE, read_officers
from tieline.read.table.ownership import OWNS, read_ownership
from tieline.read.table.statement import TableStatements
from tieline.read.table.supply import SUPPLIES, read_supply
from tieline.read.table.unread import leave_out_unheaded
from tieline.read.trace import Observer

_READERS: Mapping[str, Callable[[Table, Header, TableStatements], None]] = {
    "ownership": read_ownership,
    "officers": read_officers,
    "supply": read_supply,
}


def find_table_ties(document: Document, *, observer: Observer | None = None) -> Layout:
    """Read the tables of a document.

    Args:
        document: A document in any language.
        observer: Who wants to know why rows state no tie; None for nobody.

    Returns:
        What their rows state; empty where no table has a header that is known.
    """
    tables = find_tables(document)
    if not tables:
        return NO_LAYOUT
    statements = TableStatements(document, load_precision(), observer)
    listed = NO_LAYOUT
    for table in tables:
        header = find_header(table)
        reader = _READERS.get(header.kind.name) if header is not None else None
        if header is None:
            leave_out_unheaded(table, statements)
        elif reader is not None:
            reader(table, header, statements)
        else:
            listed = join_layouts(listed, read_listed(document, table, header))
    own = make_layout(
        spans=statements.spans,
        closed=(),
        mentions=statements.mentions.values(),
        ties=statements.ties,
        dropped=sorted(statements.dropped.items()),
    )
    return join_layouts(own, listed)


@cache
def load_precision() -> Mapping[str, float]:
    """Load the measured precision of what tables state.

    Returns:
        Precision by rule.
    """
    words = load_yaml("read/tables.yml")
    assert isinstance(words, dict)
    return {rule: precision(words["precision"], rule) for rule in (OWNS, OFFICE, SUPPLIES)}
