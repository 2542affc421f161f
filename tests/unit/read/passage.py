"""What the tests of reading share: a document of a few sentences, and its parts by name."""

from __future__ import annotations

from tieline.model import Document, PartialDate, Reading
from tieline.model.ids import DocumentId, MentionId
from tieline.read.reader import Reader


def make_document(text: str, *, published: str | None = "2021-04-09", language: str = "en") -> Document:
    """Make a document of a text.

    Args:
        text: Canonical text.
        published: Its date; None for none.
        language: ISO 639-1 code.

    Returns:
        The document.
    """
    date = PartialDate(published) if published else None
    return Document(DocumentId("doc-test"), "0" * 64, "test.txt", "text/plain", None, language, date, text)


def names(reading: Reading) -> dict[MentionId, str]:
    """Name every mention.

    Args:
        reading: A reading.

    Returns:
        The name of each mention.
    """
    return {mention.id: mention.name for mention in reading.mentions}


def ties(reader: Reader, text: str, *, published: str | None = "2021-04-09") -> set[tuple[str, str, str]]:
    """Read the relationships of a text.

    Args:
        reader: The reader.
        text: The text.
        published: Its date.

    Returns:
        Type, source name and target name of each.
    """
    reading = reader.read(make_document(text, published=published))
    by = names(reading)
    return {(tie.type.value, by[tie.source], by[tie.target]) for tie in reading.relationships}
