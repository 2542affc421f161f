"""The reader as a whole."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.read.passage import make_document
from tieline.model import Reading
from tieline.read.document import make_document as read_file
from tieline.read.reader import Reader
from tieline.settings import Limits

_READER: list[Reader] = []


def _assert_grounded(reading: Reading, text: str) -> None:
    assert reading.dropped == ()
    assert all(m.span.cut(text) == m.quote for m in reading.mentions)
    assert all(u.content_span.cut(text) == u.content and u.cue_span.cut(text) == u.cue for u in reading.utterances)
    quoted = [e for tie in reading.relationships for e in tie.evidence]
    quoted += [p.evidence for tie in reading.relationships for p in tie.properties]
    assert all(e.span.cut(text) == e.quote for e in quoted)


def test_every_span_of_all_shared_documents_quotes_its_text(reader: Reader, shared: Path) -> None:
    """Whatever is read in real documents stands in them, word for word; the gate has nothing to drop."""
    files = sorted((shared / "documents").rglob("*.txt"))
    for file in files:
        document = read_file(file.read_bytes(), sha256="0" * 64, path=file.name, limits=Limits())
        _assert_grounded(reader.read(document), document.text)
    assert len(files) > 10


_WORDS = ["Acme Group", "Qiu Shan", "said", "that", '"', "“", "”", ",", ".", "(ACG)", "owns", "denied", "it", "the",
          "Ministry of Trade", "\n", "飞龙", "a subsidiary of", "on Thursday", "according to", "and", "'s"]  # fmt: skip


@settings(max_examples=40)
@given(st.lists(st.sampled_from(_WORDS), max_size=40))
def test_no_word_salad_breaks_the_reader(words: list[str]) -> None:
    """Any order of words is read without an error, and what is read is grounded."""
    if not _READER:
        _READER.append(Reader.load(()))
    text = " ".join(words)
    _assert_grounded(_READER[0].read(make_document(text)), text)


def test_reading_twice_gives_the_same(reader: Reader) -> None:
    """Reading is a function of the document."""
    document = make_document("Acme Group, a unit of Lanqiao Holdings, denied that it sold machines on Thursday.")
    assert reader.read(document) == reader.read(document)


def test_empty_text_reads_as_nothing(reader: Reader) -> None:
    """A document without words has no mentions and no faults."""
    reading = reader.read(make_document(" \n "))
    assert (reading.mentions, reading.relationships, reading.utterances) == ((), (), ())
