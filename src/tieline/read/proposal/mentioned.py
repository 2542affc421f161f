"""Names that a model proposes, and names that it refers to: what the gate knows of a passage's mentions."""

from __future__ import annotations

from tieline.model.document import Document
from tieline.model.entity import Mention, Schema
from tieline.model.span import Span
from tieline.read.mention import clean_name, make_mention
from tieline.read.proposal.candidate import Cited, MentionCandidate
from tieline.read.proposal.citation import fold_quote, locate
from tieline.read.proposal.naming import check_name, kind_of_words
from tieline.read.proposal.passage import Passage
from tieline.read.proposal.reason import Reason, UngroundedError

_AROUND = frozenset("\"'“”‘’()（）[]《》「」『』.,;:，。、；： ")
_TRIMMED = ("the ", "The ", "'s", "’s", "'", "’", ".", ",")


class Names:
    """The names of a passage: those that rules read, and those that passed the gate."""

    def __init__(self, document: Document, passage: Passage) -> None:
        """Begin with what rules read.

        Args:
            document: The document.
            passage: The passage.
        """
        self._document = document
        self._passage = passage
        self._proposed: dict[Span, Mention] = {}

    @property
    def proposed(self) -> tuple[Mention, ...]:
        """Names that passed the gate, in text order."""
        return tuple(self._proposed[span] for span in sorted(self._proposed))

    def add(self, candidate: MentionCandidate) -> Mention:
        """Let a name through the gate.

        Args:
            candidate: The name.

        Returns:
            Its mention.

        Raises:
            UngroundedError: It is no name, none of its kind, stands nowhere, or was read by rule.
        """
        schema = parse_kind(candidate.kind)
        span = self.place(candidate.name)
        if self._find_read(span) is not None:
            raise UngroundedError(Reason.ALREADY_READ)
        if any(mention.span.overlaps(span) for mention in (*self._passage.mentions, *self._proposed.values())):
            raise UngroundedError(Reason.OVERLAPS)
        quote = span.cut(self._document.text)
        known = self._passage.kinds.get(clean_name(quote)) or kind_of_words(quote)
        if known and not any(_is_alike(schema, one) for one in known):
            raise UngroundedError(Reason.KIND_DIFFERS)
        self._check_name(span, schema)
        mention = make_mention(self._document.id, span, schema, self._document.text)
        self._proposed[span] = mention
        return mention

    def get(self, cited: Cited, *, within: Span | None = None) -> Mention:
        """Get the mention that a citation refers to.

        Args:
            cited: The words.
            within: Where they must stand; None is the whole passage.

        Returns:
            A mention that rules read, or one that passed the gate.

        Raises:
            UngroundedError: There is none at that place.
        """
        span = self.place(cited, within=within)
        mention = self._find_read(span) or self._proposed.get(span)
        if mention is None:
            raise UngroundedError(Reason.NOT_A_MENTION)
        return mention

    def place(self, cited: Cited, *, within: Span | None = None) -> Span:
        """Find where cited words stand in the document.

        Args:
            cited: The words.
            within: Where they must stand; None is the whole passage.

        Returns:
            Their span in the document.

        Raises:
            UngroundedError: They do not stand there.
        """
        offset = self._passage.span.start
        inside = None if within is None else Span(within.start - offset, within.end - offset)
        found = locate(cited, self._passage.view, within=inside)
        return Span(found.start + offset, found.end + offset)

    def _check_name(self, span: Span, schema: Schema) -> None:
        sentence = next((one for one in self._passage.sentences if one.covers(span)), None)
        if sentence is None:
            raise UngroundedError(Reason.NOT_ONE_SENTENCE)
        words = fold_quote(sentence.cut(self._document.text))
        check_name(words, Span(span.start - sentence.start, span.end - sentence.start), schema)

    def _find_read(self, span: Span) -> Mention | None:
        """The mention read by rule at a place, articles, possessives and marks aside."""
        for mention in self._passage.mentions:
            if mention.span == span or (mention.span.overlaps(span) and self._is_trimmed(mention.span, span)):
                return mention
        return None

    def _is_trimmed(self, left: Span, right: Span) -> bool:
        text = self._document.text
        starts, ends = sorted((left.start, right.start)), sorted((left.end, right.end))
        return all(
            not part or part in _TRIMMED or _AROUND.issuperset(part)
            for part in (text[starts[0] : starts[1]], text[ends[0] : ends[1]])
        )


def parse_kind(kind: str) -> Schema:
    """Parse the kind of a name.

    Args:
        kind: As a model writes it.

    Returns:
        The schema.

    Raises:
        UngroundedError: There is no such schema, or it is that of things without a name.
    """
    try:
        schema = Schema(kind)
    except ValueError as error:
        raise UngroundedError(Reason.UNKNOWN_KIND) from error
    if schema is Schema.THING:
        raise UngroundedError(Reason.UNKNOWN_KIND)
    return schema


def _is_alike(left: Schema, right: Schema) -> bool:
    return left is right or (left.is_organisation and right.is_organisation)
