"""A document while it is being read: its sentences, mentions and dates, and how to look them up."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence

from tieline.model.document import Document
from tieline.model.entity import Mention, Schema
from tieline.model.ids import MentionId
from tieline.model.span import Evidence, Span
from tieline.read.date.parts import DateMention
from tieline.read.sentence import Sentence
from tieline.read.trace import Observer


class Annotation:
    """What is known of a document so far. Mentions are added as rules need them; nothing is taken away."""

    def __init__(
        self,
        document: Document,
        sentences: list[Sentence],
        mentions: Iterable[Mention],
        dates: Iterable[DateMention],
        *,
        observer: Observer | None = None,
    ) -> None:
        """Collect what the finders found.

        Args:
            document: The document.
            sentences: Its sentences in text order.
            mentions: Its mentions.
            dates: Its dates.
            observer: Who wants to know how it is read; None for nobody.
        """
        self.document = document
        self.observer = observer
        self.text = document.text
        self.sentences = sentences
        self._index_of = {sentence.span.start: index for index, sentence in enumerate(sentences)}
        self.dates = sorted(dates, key=lambda date: date.span)
        self._date_starts = [date.span.start for date in self.dates]
        self._by_id: dict[MentionId, Mention] = {}
        self._starts: list[int] = []
        self._ordered: list[Mention] = []
        self._persons: dict[str, list[Mention]] | None = None
        for mention in mentions:
            self.add(mention)

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """All mentions, in text order."""
        return tuple(self._ordered)

    def add(self, mention: Mention) -> Mention:
        """Add a mention, unless one stands at the very same place.

        Args:
            mention: The mention to add.

        Returns:
            The mention that stands there now.
        """
        if mention.id in self._by_id:
            return self._by_id[mention.id]
        index = bisect_left(self._starts, mention.span.start)
        if index < len(self._ordered) and self._ordered[index].span == mention.span:
            return self._ordered[index]
        self._persons = None
        self._starts.insert(index, mention.span.start)
        self._ordered.insert(index, mention)
        self._by_id[mention.id] = mention
        return mention

    def replace(self, mention: Mention) -> None:
        """Put a mention in the place of the one with the same id.

        Args:
            mention: The changed mention; id and span are as before.
        """
        self._persons = None
        index = self._ordered.index(self._by_id[mention.id])
        self._ordered[index] = self._by_id[mention.id] = mention

    def keep(self, wanted: Callable[[Mention], bool]) -> None:
        """Drop mentions.

        Args:
            wanted: Tells which mentions stay.
        """
        self._persons = None
        self._ordered = [mention for mention in self._ordered if wanted(mention)]
        self._starts = [mention.span.start for mention in self._ordered]
        self._by_id = {mention.id: mention for mention in self._ordered}

    def get(self, key: MentionId) -> Mention:
        """A mention by its id.

        Args:
            key: Id of a mention of this document.

        Returns:
            The mention.
        """
        return self._by_id[key]

    def mentions_in(self, span: Span) -> list[Mention]:
        """Mentions that lie wholly inside a span.

        Args:
            span: Where to look.

        Returns:
            Mentions in text order.
        """
        low, high = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return [mention for mention in self._ordered[low:high] if mention.span.end <= span.end]

    def persons_called(self, word: str) -> Sequence[Mention]:
        """Persons whose name ends with a word.

        Args:
            word: The word, case folded.

        Returns:
            Mentions in text order.
        """
        if self._persons is None:
            self._persons = {}
            for mention in self._ordered:
                if mention.schema is Schema.PERSON:
                    self._persons.setdefault(mention.name.casefold().split()[-1], []).append(mention)
        return self._persons.get(word, ())

    def find_at(self, offset: int) -> Mention | None:
        """The mention that covers a character.

        Args:
            offset: Place in the text.

        Returns:
            The shortest such mention; None where there is none.
        """
        index = bisect_right(self._starts, offset)
        found: Mention | None = None
        for mention in reversed(self._ordered[max(0, index - 4) : index]):
            inside = mention.span.start <= offset < mention.span.end
            if inside and (found is None or len(mention.quote) < len(found.quote)):
                found = mention
        return found

    def dates_in(self, span: Span) -> list[DateMention]:
        """Dates that lie wholly inside a span.

        Args:
            span: Where to look.

        Returns:
            Dates in text order.
        """
        low, high = bisect_left(self._date_starts, span.start), bisect_left(self._date_starts, span.end)
        return [date for date in self.dates[low:high] if date.span.end <= span.end]

    def previous(self, sentence: Sentence) -> Sentence | None:
        """The sentence before another.

        Args:
            sentence: A sentence of this document.

        Returns:
            The one before it; None for the first.
        """
        index = self._index_of[sentence.span.start]
        return self.sentences[index - 1] if index else None

    def before(self, sentence: Sentence, count: int) -> list[Sentence]:
        """The sentences before another, nearest first.

        Args:
            sentence: A sentence of this document.
            count: How many at most.

        Returns:
            The sentences.
        """
        index = self._index_of[sentence.span.start]
        return self.sentences[max(0, index - count) : index][::-1]

    def quote(self, span: Span) -> Evidence:
        """The evidence of a span.

        Args:
            span: Where the words stand.

        Returns:
            Document, span and words.
        """
        return Evidence(self.document.id, span, span.cut(self.text))
