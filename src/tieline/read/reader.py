"""The reader: a document in, everything read in it out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from tieline.model.document import Document
from tieline.model.reading import Reading
from tieline.read.chinese.reader import ChineseReader, find_chinese_paragraphs, merge_readings
from tieline.read.english.paragraph import find_english_paragraphs
from tieline.read.english.reader import EnglishReader
from tieline.read.grounding import ground
from tieline.read.hanzi import find_hanzi_mentions
from tieline.read.listing_count import add_counts
from tieline.read.reason import add_reasons
from tieline.read.structure import find_structure
from tieline.read.technology import add_technologies
from tieline.read.trace import Observer

READER_VERSION = "4"
"""Raised whenever the same document would be read differently; documents of an older version are read again."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads documents. Loaded once, used for many.

    Attributes:
        english: The reader of English.
        chinese: Gives the reader of Chinese, which is loaded when it is first asked for.
    """

    english: EnglishReader
    chinese: Callable[[], ChineseReader]

    @classmethod
    def load(cls, gazetteer: Iterable[str]) -> Reader:
        """Load models and rules.

        Args:
            gazetteer: Names of official lists that may stand in documents.

        Returns:
            The reader.

        Raises:
            NotFoundError: A model is not installed.
            DamagedError: A model's file is not the one Tieline was measured with.
        """
        names = tuple(gazetteer)
        return cls(EnglishReader.load(names), cache(lambda: ChineseReader.load(names)))

    def read(self, document: Document, *, observer: Observer | None = None) -> Reading:
        """Read one document.

        Args:
            document: A document in any language. Chinese is read by a reader of its own, and both it and English also
                in paragraphs of documents of other languages; those are read for the names that Hanzi company suffixes
                give away, and for nothing else yet.
            observer: Who wants to know how names and ties are found; None for nobody.

        Returns:
            Its mentions, relationships with their stated reasons, utterances and fields of technology; everything is
            grounded in its text.
        """
        reading = add_counts(self._read_statements(document, observer), document)
        reading = add_reasons(reading, document)
        return add_technologies(reading, document)

    def _read_statements(self, document: Document, observer: Observer | None) -> Reading:
        """Read names, ties and utterances by the reader of the document's language."""
        layout = find_structure(document, observer=observer)
        if observer is not None:
            for mention in layout.mentions:
                observer.named(mention.span, "layout", mention.schema)
        if document.language == "zh":
            reading = self.chinese().read(document, layout=layout, observer=observer)
        elif document.language not in {"en", None}:
            mentions = layout.merge(find_hanzi_mentions(document.id, document.text))
            reading = ground(Reading(document.id, tuple(mentions), layout.ties, (), layout.dropped), document.text)
        else:
            reading = self.english.read(document, layout=layout, observer=observer)
        if document.language != "zh" and find_chinese_paragraphs(document.text, whole=False):
            reading = merge_readings(reading, self.chinese().read(document, observer=observer))
        if document.language in {"en", None} or not find_english_paragraphs(document):
            return reading
        return merge_readings(self.english.read(document, observer=observer), reading)

    def read_many(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """Read documents one after the other.

        Args:
            documents: The documents.

        Yields:
            One reading for each, in order.
        """
        for document in documents:
            yield self.read(document)
