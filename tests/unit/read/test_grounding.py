"""The grounding gate."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.read.passage import make_document
from tieline.model import Reading
from tieline.read.grounding import ground
from tieline.read.reader import Reader

TEXT = "Acme Corporation acquired Brunel Optics Ltd in 2019, the ministry said."


def test_true_reading_passes_whole(reader: Reader) -> None:
    """What the text bears out stays."""
    reading = reader.read(make_document(TEXT))
    assert reading.relationships
    assert ground(reading, TEXT) == reading


def test_altered_quotes_are_dropped_and_counted(reader: Reader) -> None:
    """A mention whose quote is not the text goes, and with it every tie that stands on it; both are counted."""
    reading = reader.read(make_document(TEXT))
    forged = replace(reading.mentions[0], quote="Acme Incorporated")
    gated = ground(replace(reading, mentions=(forged, *reading.mentions[1:])), TEXT)
    assert forged not in gated.mentions
    assert dict(gated.dropped)["mention_quote"] == 1
    assert dict(gated.dropped)["relationship_end"] == len(reading.relationships)


def test_every_value_is_dropped_against_another_text(reader: Reader) -> None:
    """Nothing of a reading survives another text of the same length."""
    gated = ground(reader.read(make_document(TEXT)), "x" * len(TEXT))
    assert gated == Reading(gated.document, (), (), (), gated.dropped)
