"""What the kind of a document tells: who speaks in which stretch of it, and on which day."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum

from tieline.model.partial_date import PartialDate
from tieline.model.span import Span


class DocumentKind(StrEnum):
    """The kinds of documents whose form tells who speaks, or that nobody does."""

    TRANSCRIPT = "transcript"
    MAIL = "mail"
    ORDER = "order"
    PROCUREMENT_NOTICE = "procurement_notice"
    NOTICE = "notice"
    REGISTER_EXTRACT = "register_extract"
    LETTER = "letter"
    STATEMENT = "statement"


class Form(StrEnum):
    """How a voice fills its stretch of text."""

    SPEECH = "speech"  # all of it is said by the voice
    QUESTION = "question"  # all of it is asked by the voice
    WRITING = "writing"  # only what it says of itself ("I", "we", "hereby") is


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks, as the document states it.

    Attributes:
        name: In the document's words, on one line.
        span: Where the words stand.
        date: The day on which it speaks; None when the document does not tell.
        date_span: Where the document tells the day; None when it is the published date, or there is none.
    """

    name: str
    span: Span
    date: PartialDate | None = None
    date_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text and its voice.

    Attributes:
        span: The stretch.
        voice: Whose it is.
        cue: The words that show it: a speaker's label, "On ... X wrote:", the heading of a statement.
        form: How the voice fills it.
    """

    span: Span
    voice: Voice
    cue: Span
    form: Form


@dataclass(frozen=True, slots=True)
class Setting:
    """The kind of a document and what it tells.

    Attributes:
        kind: The kind.
        shown_by: The words that show the kind.
        passages: Stretches with a voice, in text order; they do not overlap.
    """

    kind: DocumentKind
    shown_by: Span
    passages: tuple[Passage, ...] = ()

    def find_passage(self, offset: int) -> Passage | None:
        """The passage that holds a character.

        Args:
            offset: Place in the text.

        Returns:
            The passage; None where nobody's voice is known.
        """
        index = bisect_right(self.passages, offset, key=lambda passage: passage.span.start) - 1
        return self.passages[index] if index >= 0 and offset < self.passages[index].span.end else None

    def is_label(self, offset: int) -> bool:
        """Whether a character belongs to the label of a passage and not to what is said.

        Args:
            offset: Place in the text.

        Returns:
            True inside the words that show the next passage.
        """
        index = bisect_right(self.passages, offset, key=lambda passage: passage.cue.start) - 1
        return index >= 0 and offset < self.passages[index].cue.end


def is_name(words: str) -> bool:
    """Whether words can name a voice.

    Args:
        words: What stands where a document names who speaks.

    Returns:
        True if they hold a letter, a Hanzi or a digit: empty quotation marks, dashes and stars name nobody.
    """
    return any(map(str.isalnum, words))


MAX_QUOTED = 2_000
"""Characters of a line that are looked at for an open quotation; a longer one lacks a mark."""


def is_quoted(text: str, offset: int) -> bool:
    """Whether a place stands inside quotation marks that open in its line.

    Args:
        text: Canonical text.
        offset: The place.

    Returns:
        True where a mark is open, so that the words are not those of whoever writes.
    """
    line = max(text.rfind("\n", max(0, offset - MAX_QUOTED), offset) + 1, offset - MAX_QUOTED)
    is_open = text.rfind("“", line, offset) > text.rfind("”", line, offset)
    return is_open or text.count('"', line, offset) % 2 == 1
