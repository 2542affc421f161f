"""Stated reasons: why a list, an honour, a contract, a removal or a penalty was given, as the source states it.

A pass over what was read: it looks at the sentences of ties, and at the sentence after each. What it finds is kept as
the property "reason" of the tie, with the words that state it. The words of another speaker than the tie's are no
reason of the tie, unless the speaker is who acts: who lists may say why.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from tieline.model.document import Document
from tieline.model.ids import MentionId, RelationshipId, content_id
from tieline.model.reading import Reading
from tieline.model.span import Evidence, Span
from tieline.model.tie import Property, RelationshipMention, RelationshipType
from tieline.model.utterance import Stance, Utterance
from tieline.read.reason_rule import ReasonGrammar, ReasonRule, load_reason_grammar
from tieline.read.sentence import iter_sentences
from tieline.read.span_index import SpanIndex
from tieline.text.normal import fold
from tieline.text.script import HANZI_RANGES

REASON = "reason"
CARRIED = {"en": "en.reason.next", "zh": "zh.reason.next"}
MAX_SENTENCE_CHARS = 1500
"""A longer stretch of evidence is a table or a list; see `tieline.read.sentence.MAX_SENTENCE`."""

_HANZI = re.compile(f"[{HANZI_RANGES}]")
_PLAIN = str.maketrans("’‘“”\n\t\xa0", "''\"\"   ")
_PLAIN_ZH = str.maketrans(",;", "，；")
_EDGES = " ,.;:，。；：、\"'"
_ACTOR_IS_SOURCE = frozenset({RelationshipType.REMOVES, RelationshipType.FUNDS})


def add_reasons(reading: Reading, document: Document) -> Reading:
    """Add the reasons that a document states for ties.

    Args:
        reading: What was read.
        document: Its document.

    Returns:
        The reading; ties with a reason have the property "reason". A reason that stands in the sentence after its tie
        comes with a second passage of that tie, which is marked as inferred.
    """
    if not reading.relationships:
        return reading
    finder = _ReasonFinder(reading, document)
    ties = [found for tie in reading.relationships for found in finder.complete(tie)]
    return replace(reading, relationships=tuple(ties))


class _ReasonFinder:
    """Finds the reasons of the ties of one document."""

    def __init__(self, reading: Reading, document: Document) -> None:
        self._text = document.text
        self._document = document.id
        self._mentions = {mention.id: mention for mention in reading.mentions}
        self._ids = {tie.id for tie in reading.relationships}
        self._ends = {mention.span.end for mention in reading.mentions}
        self._utterances = {utterance.id: utterance for utterance in reading.utterances}
        self._said = SpanIndex((utterance.content_span, utterance) for utterance in reading.utterances)
        self._in_sentence: dict[Span, list[RelationshipMention]] = defaultdict(list)
        for tie in reading.relationships:
            self._in_sentence[tie.evidence[0].span].append(tie)

    def complete(self, tie: RelationshipMention) -> Iterator[RelationshipMention]:
        """The tie, with its reason where the source states one."""
        if any(one.name == REASON for one in tie.properties) or self._is_denied(tie):
            yield tie
            return
        for evidence in tie.evidence:
            grammar = self._grammar_of(evidence.span)
            reason = self._find(tie, evidence.span, grammar)
            if reason is not None:
                yield replace(tie, properties=tuple(sorted((*tie.properties, self._property(reason)))))
                return
        yield tie
        yield from self._carry(tie)

    def _is_denied(self, tie: RelationshipMention) -> bool:
        said = self._utterances.get(tie.according_to) if tie.according_to else None
        return said is not None and said.stance is Stance.DENIES

    def _grammar_of(self, span: Span) -> ReasonGrammar:
        return load_reason_grammar("zh" if _HANZI.search(self._text, span.start, span.end) else "en")

    def _find(self, tie: RelationshipMention, sentence: Span, grammar: ReasonGrammar) -> Span | None:
        """The reason that the sentence itself states."""
        if tie.type not in grammar.acts or sentence.end - sentence.start > MAX_SENTENCE_CHARS:
            return None
        words = self._plain(sentence, grammar.language)
        for rule in grammar.rules:
            for match in rule.find(words) if rule.applies(tie.type) and rule.where != "next" else ():
                is_ours = grammar.acts[tie.type].fullmatch(match["act"]) is not None
                if is_ours and not self._breaks_off(rule, match, sentence, grammar):
                    reason = self._cut(match, sentence, grammar)
                    if reason is not None and self._belongs(tie, reason):
                        return reason
        return None

    def _plain(self, span: Span, language: str) -> str:
        """The words of a stretch, character for character, as the rules see them."""
        words = span.cut(self._text)
        return fold(words).translate(_PLAIN_ZH) if language == "zh" else words.translate(_PLAIN)

    def _breaks_off(self, rule: ReasonRule, match: re.Match[str], sentence: Span, grammar: ReasonGrammar) -> bool:
        """Whether a weak cue ("for") stands behind words that it may join to something else."""
        if not rule.needs_end:
            return False
        before = match.string[: match.start("cue")].rstrip()
        at_party = sentence.start + len(before) in self._ends
        return not at_party and grammar.ends.search(before) is None and match.end("act") < len(before)

    def _cut(self, match: re.Match[str], sentence: Span, grammar: ReasonGrammar) -> Span | None:
        """The words of the reason, up to where another statement begins."""
        words = match["reason"]
        stop = grammar.stops.search(words)
        words = words[: stop.start()] if stop else words
        start = match.start("reason") + len(words) - len(words.lstrip(_EDGES))
        words = _close(words.strip(_EDGES))
        if len(words) < 2 or grammar.starts_unreal(words):
            return None
        return Span(sentence.start + start, sentence.start + start + len(words))

    def _belongs(self, tie: RelationshipMention, reason: Span) -> bool:
        """Whether the reason is no part of an end, and told by who tells the tie or by who acts."""
        ends = [self._mentions[end].span for end in (tie.source, tie.target) if end in self._mentions]
        if any(reason.covers(end) for end in ends):
            return False
        said = self._innermost(reason)
        if said is None or tie.according_to is None:
            return (said is None and tie.according_to is None) or (said is not None and self._is_actor(tie, said))
        return said.id == tie.according_to or self._is_actor(tie, said)

    def _innermost(self, span: Span) -> Utterance | None:
        around = self._said.overlapping(Span(span.start, span.start + 1))
        return min(around, key=lambda u: u.content_span.end - u.content_span.start, default=None)

    def _is_actor(self, tie: RelationshipMention, said: Utterance) -> bool:
        """Whether who says it is who listed, honoured, removed or fined."""
        actor = tie.source if tie.type in _ACTOR_IS_SOURCE else tie.target
        names = self._names(actor)
        return (
            said.stance is not Stance.DENIES
            and said.speaker is not None
            and not names.isdisjoint(self._names(said.speaker))
        )

    def _names(self, key: MentionId) -> set[str]:
        mention = self._mentions.get(key)
        found: set[str] = set()
        while mention is not None and mention.id not in found:
            found |= {mention.id, mention.name}
            mention = self._mentions.get(mention.same_as) if mention.same_as else None
        return found

    def _carry(self, tie: RelationshipMention) -> Iterator[RelationshipMention]:
        """A second passage of a tie, where the next sentence states its reason."""
        sentence = tie.evidence[-1].span
        grammar = self._grammar_of(sentence)
        following = self._next_sentence(sentence)
        acts = grammar.acts.get(tie.type)
        if following is None or acts is None or not acts.search(self._plain(sentence, grammar.language)):
            return
        if any(other.type is not tie.type and other.type in grammar.acts for other in self._in_sentence[sentence]):
            return
        words = self._plain(following, grammar.language)
        for rule in grammar.rules:
            for match in rule.find(words) if rule.where == "next" else ():
                reason = self._cut(match, following, grammar)
                if reason is not None and self._belongs(tie, reason):
                    passage = self._second_passage(tie, reason, following, grammar.language)
                    yield from () if passage.id in self._ids else (passage,)
                    return

    def _next_sentence(self, sentence: Span) -> Span | None:
        """The sentence after another, in the same line or at the start of the next that has words."""
        rest = re.compile(r"\s*([^\n]+)").match(self._text, sentence.end)
        if rest is None:
            return None
        return next(iter_sentences(self._text, Span(rest.start(1), rest.end(1))), None)

    def _second_passage(
        self, tie: RelationshipMention, reason: Span, following: Span, language: str
    ) -> RelationshipMention:
        rule = CARRIED[language]
        return replace(
            tie,
            id=RelationshipId(content_id("rlm", tie.id, rule)),
            properties=tuple(sorted((*tie.properties, self._property(reason)))),
            evidence=(*tie.evidence, self._quote(following)),
            rule=rule,
            confidence=load_reason_grammar(language).precision_of(rule),
            inferred=True,
        )

    def _property(self, reason: Span) -> Property:
        return Property(REASON, " ".join(reason.cut(self._text).split()), self._quote(reason))

    def _quote(self, span: Span) -> Evidence:
        return Evidence(self._document, span, span.cut(self._text))


def _close(words: str) -> str:
    """Drop a bracket at the end that was opened before the reason."""
    for opening, closing in ("()", "（）", "[]"):
        if words.endswith(closing) and words.count(closing) > words.count(opening):
            words = words[:-1].rstrip(_EDGES)
    return words
