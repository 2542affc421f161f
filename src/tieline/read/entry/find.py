"""The entries of a document, and what they state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from tieline.model.document import Document
from tieline.model.span import Span
from tieline.read.entry.amendment import iter_amendments
from tieline.read.entry.context import EntryContext
from tieline.read.entry.described import iter_described
from tieline.read.entry.designation import iter_designations
from tieline.read.entry.entry import Entry
from tieline.read.entry.inline import iter_inline_rolls
from tieline.read.entry.register import iter_register_entries
from tieline.read.entry.roll import iter_rolls
from tieline.read.entry.statement import ALIAS, LISTED, LOCATED, EntryStatements
from tieline.read.layout import NO_LAYOUT, Layout, make_layout
from tieline.read.lexicon import load_yaml
from tieline.read.rules import precision


def find_entries(document: Document, *, taken: Iterable[Span] = ()) -> Layout:
    """Read the entries of printed lists.

    Args:
        document: A document in any language.
        taken: Stretches that were read otherwise, such as rows of tables.

    Returns:
        What they state; empty where the document has none.
    """
    text = document.text
    entries = sorted(_without_overlaps(_iter_all(text), taken), key=lambda entry: entry.span)
    return state_entries(document, entries) if entries else NO_LAYOUT


def state_entries(document: Document, entries: Sequence[Entry]) -> Layout:
    """State what entries say.

    Args:
        document: The document.
        entries: Its entries, in text order; they do not overlap.

    Returns:
        Their mentions and ties.
    """
    statements = EntryStatements(document, EntryContext(document), load_precision())
    for entry in entries:
        statements.add(entry)
    statements.add_repeats()
    closed = [entry.span for entry in entries if entry.fields]
    closed += [address for entry in entries for address in entry.addresses]
    return make_layout(
        spans=(entry.span for entry in entries if entry.lead is None or entry.span.end > entry.lead.end),
        closed=closed,
        mentions=statements.mentions.values(),
        ties=statements.ties,
    )


@cache
def load_precision() -> Mapping[str, float]:
    """Load the measured precision of what entries state.

    Returns:
        Precision by rule.
    """
    measured = load_yaml("read/entries.yml")
    assert isinstance(measured, dict)
    return {rule: precision(measured, rule) for rule in (LISTED, ALIAS, LOCATED)}


def _iter_all(text: str) -> Iterator[Entry]:
    """The entries of every layout, the surest layout first."""
    yield from iter_register_entries(text)
    yield from iter_designations(text)
    yield from iter_amendments(text)
    yield from iter_described(text)
    for roll in iter_inline_rolls(text):
        yield from roll
    for roll in iter_rolls(text):
        yield from roll


def _without_overlaps(entries: Iterable[Entry], taken: Iterable[Span]) -> list[Entry]:
    kept: list[Entry] = []
    covered = {offset for span in taken for offset in range(span.start, span.end)}
    for entry in entries:
        offsets = range(entry.span.start, entry.span.end)
        if covered.isdisjoint(offsets):
            kept.append(entry)
            covered.update(offsets)
    return kept
