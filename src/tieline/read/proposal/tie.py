"""Ties that a model proposes, grounded: type, ends, words, sentence and every property."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tieline.model.document import Document
from tieline.model.entity import Mention
from tieline.model.proposal import RULE_PREFIX
from tieline.model.span import Evidence, Span
from tieline.model.tie import Property, RelationshipMention, RelationshipType
from tieline.model.utterance import Utterance
from tieline.read.annotation import Annotation
from tieline.read.chinese.word import simplify
from tieline.read.proposal.candidate import Cited, TieCandidate
from tieline.read.proposal.citation import fold_quote
from tieline.read.proposal.mentioned import Names
from tieline.read.proposal.passage import Passage
from tieline.read.proposal.reason import Reason, UngroundedError
from tieline.read.proposal.saying import UNJUDGED
from tieline.read.proposal.schema import TieSchema, load_schema
from tieline.read.proposal.value import derive
from tieline.read.standing import attribute
from tieline.read.tie import make_tie

MAX_BRACKETS = 2
"""An opening bracket and a quotation mark."""

Drops = list[Reason]
"""Reasons for which fields were dropped from something that was kept."""


class TieGate:
    """The gate for the ties of one passage."""

    def __init__(self, document: Document, passage: Passage, names: Names, *, backend: str) -> None:
        """Begin.

        Args:
            document: The document.
            passage: The passage.
            names: Its names.
            backend: Name of the model.
        """
        self._document = document
        self._passage = passage
        self._names = names
        self._rule = f"{RULE_PREFIX}{backend}"

    def ground(
        self, candidate: TieCandidate, utterances: Sequence[Utterance]
    ) -> tuple[RelationshipMention, tuple[Mention, Mention], Drops]:
        """Let a tie through the gate.

        Args:
            candidate: The tie.
            utterances: Utterances that have a part in the passage.

        Returns:
            The tie, according to the utterance in whose content it stands; its ends; and why properties of it were
            dropped.

        Raises:
            UngroundedError: Another field of it does not hold.
        """
        schema = _parse_type(candidate.type)
        sentence = self._find_sentence(candidate)
        source = self._names.get(candidate.source, within=sentence)
        target = self._names.get(candidate.target, within=sentence)
        _check_ends(source, target, schema)
        stated = self._find_stated(candidate.stated_by, sentence, (source, target))
        self._check_stated(schema, stated, (source, target), sentence)
        dropped: Drops = []
        properties = self._properties(candidate.properties, schema, sentence, dropped)
        ends, evidence = (source.id, target.id), (self._quote(sentence),)
        tie = make_tie(schema.type, ends, properties, evidence, self._rule, UNJUDGED)
        tie = attribute(tie, utterances, Annotation(self._document, [], (source, target), ()))
        if tie.according_to is None and load_schema().hearsay.search(simplify(tie.evidence[0].quote)):
            raise UngroundedError(Reason.HEARSAY)
        return tie, (source, target), dropped

    def _find_sentence(self, candidate: TieCandidate) -> Span:
        """The one sentence that holds the evidence; without any, the first end tells which."""
        cited = candidate.evidence or candidate.source
        span = self._names.place(cited)
        sentence = next((one for one in self._passage.sentences if one.covers(span)), None)
        if sentence is None:
            raise UngroundedError(Reason.NOT_ONE_SENTENCE)
        return sentence

    def _find_stated(self, cited: Cited | None, sentence: Span, ends: tuple[Mention, Mention]) -> Span:
        """The words that state the tie; they must say more than the ends."""
        if cited is None:
            return sentence
        span = self._names.place(cited, within=sentence)
        if any(end.span.covers(span) for end in ends):
            raise UngroundedError(Reason.TYPE_NOT_STATED)
        return span

    def _check_stated(self, schema: TieSchema, stated: Span, ends: tuple[Mention, Mention], sentence: Span) -> None:
        """Refuse words that state no tie of this type, or deny it."""
        words = list(fold_quote(stated.cut(self._document.text)))
        for end in ends:  # a name states no tie: "Holdings" in it does not own
            for at in range(max(end.span.start, stated.start), min(end.span.end, stated.end)):
                words[at - stated.start] = " "
        is_apposed = schema.type is RelationshipType.ALIAS_OF and self._is_apposed(ends)
        if not is_apposed and not schema.is_stated("".join(words)):
            raise UngroundedError(Reason.TYPE_NOT_STATED)
        spans = (stated, *(end.span for end in ends)) if stated != sentence else (sentence,)
        around = Span.around(spans)
        if load_schema().unreal.search(simplify(fold_quote(around.cut(self._document.text)))):
            raise UngroundedError(Reason.UNREAL)

    def _is_apposed(self, ends: tuple[Mention, Mention]) -> bool:
        """Whether one name stands in brackets right behind the other."""
        first, second = sorted(end.span for end in ends)
        gap = self._document.text[first.end : second.start].strip()
        return 0 < len(gap) <= MAX_BRACKETS and gap[0] in "(（" and not any(map(str.isalnum, gap))

    def _properties(
        self, cited: Sequence[tuple[str, Cited]], schema: TieSchema, sentence: Span, dropped: Drops
    ) -> Iterator[Property]:
        """The properties that hold; the others are dropped one by one."""
        for name, words in cited:
            try:
                if name not in schema.properties:
                    raise UngroundedError(Reason.UNKNOWN_PROPERTY)
                quote = self._quote(self._names.place(words, within=sentence))
                yield derive(name, quote, self._quote(sentence), self._passage.dates)
            except UngroundedError as error:
                dropped.append(error.reason)

    def _quote(self, span: Span) -> Evidence:
        return Evidence(self._document.id, span, span.cut(self._document.text))


def _parse_type(stated: str) -> TieSchema:
    try:
        return load_schema().ties[RelationshipType(stated)]
    except (ValueError, KeyError) as error:
        raise UngroundedError(Reason.UNKNOWN_TYPE) from error


def _check_ends(source: Mention, target: Mention, schema: TieSchema) -> None:
    """Refuse ends of the wrong kinds, and one party tied to itself."""
    if source.schema not in schema.source or target.schema not in schema.target:
        raise UngroundedError(Reason.WRONG_KIND)
    is_one = source.id == target.id or source.name == target.name
    if is_one or (schema.type is not RelationshipType.ALIAS_OF and _root(source) == _root(target)):
        raise UngroundedError(Reason.SAME_ENDS)


def _root(mention: Mention) -> str:
    return mention.same_as or mention.id
