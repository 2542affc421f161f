"""Frames of attribution in English sentences: verb with clause or quotation, "according to", noun, declined comment."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from tieline.model.entity import Mention, Schema
from tieline.model.partial_date import PartialDate
from tieline.model.span import Span
from tieline.model.utterance import CueClass
from tieline.read.annotation import Annotation
from tieline.read.clause import make_clause
from tieline.read.cue import Cues
from tieline.read.mention import Sentence
from tieline.read.phrase import phrase_span
from tieline.read.reference import Referent

_NOUN_USES = frozenset(
    {"nsubj", "nsubjpass", "dobj", "pobj", "compound", "amod", "poss", "attr", "appos", "npadvmod", "nmod", "quantmod"}
)
_TRIM = " \n\t,;:.\"“”‘’'—–-"
MIN_CONTENT_WORDS = 3
"""A shorter content ("rejects this") tells nothing by itself."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says it.

    Attributes:
        name: In the document's words; the antecedent's name for a pronoun.
        mention: The mention; None when the words name no entity.
        span: Where the words stand; None when the speaker is carried over.
    """

    name: str
    mention: Mention | None
    span: Span | None


@dataclass(frozen=True, slots=True)
class Attribution:
    """One saying, as a frame found it.

    Attributes:
        speaker: Who.
        cue: Where the cue stands.
        cue_class: What kind of saying.
        content: What is said.
        date: When, as its own sentence tells; None when it does not.
        rule: Id of the frame.
        rank: Lower is surer, where two frames find the same.
        confidence: Measured precision of the frame.
    """

    speaker: Speaker
    cue: Span
    cue_class: CueClass
    content: Span
    date: PartialDate | None
    rule: str
    rank: int
    confidence: float


class AttributionReader:
    """Finds attributions in the sentences of one document."""

    def __init__(self, annotation: Annotation, referent: Referent, cues: Cues, precision: dict[str, float]) -> None:
        """Prepare for one document.

        Args:
            annotation: The document as read so far.
            referent: Finds whom words refer to.
            cues: The cue words of its language.
            precision: Measured precision of each frame.
        """
        self._annotation = annotation
        self._referent = referent
        self._cues = cues
        self._precision = precision

    def read(self, sentence: Sentence, quotations: Sequence[Span]) -> list[Attribution]:
        """Find the attributions of one sentence.

        Args:
            sentence: The sentence, parsed.
            quotations: The quotations of its paragraph.

        Returns:
            Attributions in no particular order; some may say the same.
        """
        found = [*self._declines(sentence), *self._phrases(sentence)]
        if sentence.doc.has_annotation("DEP"):
            for token in sentence.doc:
                if (kind := self._verb_class(token)) is not None:
                    found.extend(self._verb(token, kind, sentence, quotations))
                elif token.lower_ in self._cues.nouns:
                    found.extend(self._noun(token, sentence))
        return found

    # --- verbs -------------------------------------------------------------------------------------------------

    def _verb_class(self, token: Token) -> CueClass | None:
        if token.dep_ in _NOUN_USES and not any(c.dep_ in {"ccomp", "nsubj"} for c in token.children):
            return None
        if (
            token.dep_ == "conj"
            and token.head.dep_ in _NOUN_USES
            and not any(c.dep_ == "ccomp" for c in token.children)
        ):
            return None
        following = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
        return self._cues.verbs.get(f"{token.lower_} {following}") or self._cues.verbs.get(token.lower_)

    def _verb(
        self, token: Token, kind: CueClass, sentence: Sentence, quotations: Sequence[Span]
    ) -> Iterator[Attribution]:
        base = sentence.span.start
        cue = Span(base + token.idx, base + token.idx + len(token.text))
        if any(q.covers(cue) and not _whole_sentence(q, sentence) for q in quotations) and len(quotations) == 1:
            return
        clause = make_clause(token)
        if (clause.is_negated and kind is not CueClass.DENY) or _is_bare_participle(token, kind):
            return
        content, rule = self._verb_content(token, kind, cue, sentence, quotations)
        if content is None or not clause.subject:
            return
        speaker = self._speaker(clause.subject[0], sentence)
        if speaker is None or (speaker.span and content.covers(speaker.span)):
            return
        yield self._make(speaker, cue, kind, content, sentence, rule)

    def _verb_content(
        self, token: Token, kind: CueClass, cue: Span, sentence: Sentence, quotations: Sequence[Span]
    ) -> tuple[Span | None, str]:
        quoted = self._quoted(cue, sentence, quotations)
        if quoted is not None:
            return quoted, "en.say.quotation"
        clause = self._clause_content(token, cue, sentence)
        if clause is not None:
            return clause, "en.say.clause"
        charged = self._charged(token, kind, sentence)
        if charged is not None:
            return charged, _CHARGES[kind]
        if token.lower_ in self._cues.clause_only:
            return None, ""
        objects = make_clause(token).object
        if not objects:
            return None, ""
        least = 2 if kind in {CueClass.DENY, CueClass.REFUTE} else MIN_CONTENT_WORDS
        return self._trimmed(_subtree(objects[0], sentence), minimum=least), "en.say.object"

    def _quoted(self, cue: Span, sentence: Sentence, quotations: Sequence[Span]) -> Span | None:
        """The quotation that stands right before or after a cue, if it is more than a quoted phrase."""
        text = self._annotation.text
        for quotation in quotations:
            if quotation.covers(cue) or len(quotation.cut(text).split()) < MIN_CONTENT_WORDS:
                continue
            if sentence.span.start < quotation.end <= cue.start:
                gap = text[quotation.end : cue.start]
                lead = text[max(0, quotation.start - 12) : quotation.start].rstrip(' "“')
                starts_free = quotation.start < 12 or lead[-1:] in {"", ".", "\n", "!", "?", "-"}
                comma_inside = quotation.cut(text).rstrip()[-1:] in ",?!"
                if starts_free and comma_inside and len(gap) < 90 and not self._holds_cue(gap):
                    return quotation
            if cue.end <= quotation.start < sentence.span.end:
                gap = text[cue.end : quotation.start].rstrip('"“ ')
                if gap.endswith((",", ":")) and len(gap) < 90:
                    return quotation
        return None

    def _holds_cue(self, gap: str) -> bool:
        """Whether another cue stands between a quotation and a cue."""
        return "." in gap.strip('."” ') or any(word.lower() in self._cues.verbs for word in re.findall(r"\w+", gap))

    def _clause_content(self, token: Token, cue: Span, sentence: Sentence) -> Span | None:
        for child in token.children:
            if child.dep_ != "ccomp" or not _is_clause(child):
                continue
            span = self._trimmed(_subtree(child, sentence))
            if span is None or span.cut(self._annotation.text).split()[0] in _AUXILIARIES:
                continue
            if span.overlaps(cue):  # a cue in the middle of what it reports
                return self._around(span, token, sentence)
            return self._from_that(span, cue)
        if token.dep_ == "parataxis" or (
            token.dep_ in {"ccomp", "advcl"} and token.i > token.head.i and not _has_mark(token)
        ):
            head = token.head
            own = {t.i for t in token.subtree}
            rest = [t for t in head.subtree if t.i not in own]
            before = [t for t in rest if t.i < min(own)]
            if len(before) >= MIN_CONTENT_WORDS and sentence.text[: token.idx].rstrip().count(","):
                start, end = before[0].idx, before[-1].idx + len(before[-1].text)
                return self._trimmed(Span(sentence.span.start + start, sentence.span.start + end))
        return None

    def _from_that(self, span: Span, cue: Span) -> Span:
        """Begin a content behind the "that" that follows its cue, where the tree cuts it short."""
        gap = self._annotation.text[cue.end : span.start] if span.start > cue.end else ""
        match = re.search(r"\bthat\s+", gap)
        return Span(cue.end + match.end(), span.end) if match else span

    def _around(self, span: Span, token: Token, sentence: Sentence) -> Span | None:
        own = [t for t in token.children if t.dep_ in {"nsubj", "prep", "npadvmod", "dobj"}]
        left = min([token.idx, *(t.left_edge.idx for t in own if t.left_edge.idx < token.idx)])
        before = Span(span.start, sentence.span.start + left) if sentence.span.start + left > span.start else None
        after_start = sentence.span.start + max(t.idx + len(t.text) for t in [token, *(x.right_edge for x in own)])
        after = Span(after_start, span.end) if span.end > after_start else None
        options = [s for s in (before, after) if s is not None]
        longest = max(options, key=lambda s: s.end - s.start, default=None)
        return self._trimmed(longest) if longest else None

    def _charged(self, token: Token, kind: CueClass, sentence: Sentence) -> Span | None:
        """ "accuse X of Y", "urge X to Y", "call X Y": from X to the end of Y."""
        objects = [c for c in token.children if c.dep_ in {"dobj", "nsubjpass", "dative"}]
        if kind not in _CHARGES:
            return None
        if kind is CueClass.ACCUSE:
            rest = [c for t in (token, *objects) for c in t.children if c.dep_ == "prep" and c.lower_ in {"of", "for"}]
        elif kind is CueClass.DEMAND:
            rest = [c for c in token.children if c.dep_ in {"xcomp", "ccomp"}] or [
                c
                for c in token.children
                if c.dep_ == "prep" and c.lower_ in {"on", "for"} and token.lower_.startswith("call")
            ]
        else:
            rest = [c for c in token.children if c.dep_ in {"oprd", "xcomp"}] if token.lower_.startswith("call") else []
        if not rest:
            return None
        spans = [_subtree(t, sentence) for t in (*objects, *rest) if t.i > token.i]
        return self._trimmed(Span(min(s.start for s in spans), max(s.end for s in spans))) if spans else None

    # --- phrases, nouns, declined comments -----------------------------------------------------------------------

    def _phrases(self, sentence: Sentence) -> Iterator[Attribution]:
        text, base = sentence.text, sentence.span.start
        for match in self._cues.phrase_pattern.finditer(text):
            source_end = _source_end(text, match.end())
            source = text[match.end() : source_end].strip(_TRIM)
            if not source or len(source) > 200:
                continue
            start = text.index(source, match.end())
            head = text[: match.start()].strip(_TRIM)
            leads = len(head.split()) <= 3
            if match[0].islower() and leads:
                continue
            area = (source_end, len(text)) if leads else (0, match.start())
            content = self._trimmed(Span(base + area[0], base + area[1])) if area[1] > area[0] else None
            if content is None:
                continue
            source_span = Span(base + start, base + start + len(source))
            speaker = self._named_source(source_span)
            cue = Span(base + match.start(), base + match.end())
            yield self._make(
                speaker, cue, self._cues.phrases[match[0].lower()], content, sentence, "en.say.according-to"
            )

    def _named_source(self, span: Span) -> Speaker:
        """The speaker in the words after "according to": a name behind "by" or "in", else the first name."""
        mentions = [m for m in self._annotation.mentions_in(span) if m.schema is not Schema.PLACE]
        text = self._annotation.text
        after = [m for m in mentions if re.search(r"\b(?:by|from|of|in)(?: the)? $", text[span.start : m.span.start])]
        mention = (after or mentions or [None])[0]
        name = (
            mention.name
            if mention
            else re.sub(r"^(?:the|a|an) ", "", " ".join(span.cut(text).split()), flags=re.IGNORECASE)
        )
        return Speaker(name, mention, span)

    def _noun(self, token: Token, sentence: Sentence) -> Iterator[Attribution]:
        holders = [c for c in token.children if c.dep_ in {"poss", "compound", "amod", "nmod"}]
        against = [c for c in token.children if c.dep_ == "prep" and c.lower_ == "against"]
        if against:
            holders += [
                p for c in token.children if c.dep_ == "prep" and c.lower_ in {"of", "by", "from"} for p in c.children
            ]
        speaker = next((s for h in holders if (s := self._holder(h, sentence)) is not None), None)
        clauses = [c for c in token.children if c.dep_ in {"acl", "ccomp", "relcl"} and _subtree_words(c)[0] == "that"]
        matters = [
            c for c in token.children if c.dep_ == "prep" and c.lower_ in {"of", "for", "against"} and c.i > token.i
        ]
        parts = clauses or [
            m for m in matters if speaker is None or not _subtree(m, sentence).covers(speaker.span or sentence.span)
        ]
        if speaker is None or not parts:
            return
        spans = [_subtree(part, sentence) for part in parts]
        content = self._trimmed(
            Span(min(s.start for s in spans), max(s.end for s in spans)), skip=("that", "of", "for")
        )
        if content is None:
            return
        base = sentence.span.start
        cue = Span(base + token.idx, base + token.idx + len(token.text))
        yield self._make(speaker, cue, self._cues.nouns[token.lower_], content, sentence, "en.say.noun")

    def _holder(self, token: Token, sentence: Sentence) -> Speaker | None:
        mention = self._annotation.find_at(sentence.span.start + token.idx)
        if mention is None or (token.dep_ == "amod" and mention.schema is not Schema.PLACE):
            return None
        return Speaker(mention.name, mention, mention.span)

    def _declines(self, sentence: Sentence) -> Iterator[Attribution]:
        for match in self._cues.decline.finditer(sentence.text):
            base = sentence.span.start
            before = Span(base, base + match.start()) if match.start() else None
            speakers = (
                [
                    m
                    for m in self._annotation.mentions_in(before)
                    if m.schema.is_organisation or m.schema is Schema.PERSON
                ]
                if before
                else []
            )
            if not speakers:
                continue
            named = speakers[0]
            cue = Span(base + match.start(), base + match.end())
            rest = re.match(r"\s*(?:to|on|for|about)?\s*([^.;]*)", sentence.text[match.end() :])
            start = base + match.end() + (rest.start(1) if rest else 0)
            content = Span(start, start + len(rest[1])) if rest and rest[1].strip() else cue
            trimmed = self._trimmed(content, minimum=1) or cue
            speaker = Speaker(named.name, named, named.span)
            yield self._make(speaker, cue, CueClass.DECLINE_TO_COMMENT, trimmed, sentence, "en.say.decline")

    # --- shared --------------------------------------------------------------------------------------------------

    def _speaker(self, head: Token, sentence: Sentence) -> Speaker | None:
        if head.lower_ == "it" and (paper := self._paper_before(sentence)):
            return paper
        references = self._referent.find(head, sentence)
        if references:
            mention = references[0].mention
            return Speaker(mention.name, mention, mention.span)
        span = phrase_span(head, sentence)
        words = " ".join(span.cut(self._annotation.text).split())
        if head.lower_ in {"it", "this", "that", "which", "what", "there", "i", "we", "you", "who"} or len(words) > 120:
            return None
        name = re.sub(r"^(?:the|a|an) ", "", words, flags=re.IGNORECASE)
        return Speaker(name, None, span) if name else None

    def _paper_before(self, sentence: Sentence) -> Speaker | None:
        """The document that "it" takes up: "The notice came from the office. It said ..." """
        index = self._annotation.sentences.index(sentence)
        if not index or not self._annotation.sentences[index - 1].doc.has_annotation("DEP"):
            return None
        before = self._annotation.sentences[index - 1]
        for token in before.doc:
            if token.dep_ in {"nsubj", "nsubjpass"} and token.lower_ in _PAPERS:
                words = " ".join(phrase_span(token, before).cut(self._annotation.text).split())
                return Speaker(re.sub(r"^(?:the|a|an) ", "", words, flags=re.IGNORECASE), None, None)
        return None

    def _make(
        self, speaker: Speaker, cue: Span, kind: CueClass, content: Span, sentence: Sentence, rule: str
    ) -> Attribution:
        date = self._date(cue, content, sentence)
        return Attribution(speaker, cue, kind, content, date, rule, RANKS[rule], self._precision[rule])

    def _date(self, cue: Span, content: Span, sentence: Sentence) -> PartialDate | None:
        """The date nearest to the cue and outside of what is said."""
        dates = [
            date
            for date in self._annotation.dates_in(sentence.span)
            if date.value is not None and date.end is None and not content.overlaps(date.span)
        ]
        nearest = min(dates, key=lambda date: (abs(date.span.start - cue.start), date.span.start), default=None)
        return nearest.value if nearest else None

    def _trimmed(
        self, span: Span | None, *, minimum: int = MIN_CONTENT_WORDS, skip: tuple[str, ...] = ("that",)
    ) -> Span | None:
        """The span without marks at its ends and an opening "that"; None when too little is left."""
        if span is None:
            return None
        text = self._annotation.text
        start, end = span.start, span.end
        while start < end and text[start] in _TRIM:
            start += 1
        opening = re.match(rf"(?:{'|'.join(skip)})\s+", text[start:end])
        if opening:
            start += opening.end()
        while end > start and text[end - 1] in _TRIM:
            end -= 1
        return Span(start, end) if end > start and len(text[start:end].split()) >= minimum else None


_CHARGES = {CueClass.ACCUSE: "en.say.accuse", CueClass.DEMAND: "en.say.urge", CueClass.ASSERT: "en.say.call"}
_AUXILIARIES = frozenset("was were is are had has have be been".split())
_PAPERS = frozenset(
    "document documents memo report notice letter statement article paper filing order note study post".split()
)

RANKS = {
    "en.say.quotation": 0,
    "en.say.decline": 0,
    "en.say.according-to": 1,
    "en.say.clause": 2,
    "en.say.accuse": 3,
    "en.say.urge": 3,
    "en.say.call": 3,
    "en.say.noun": 4,
    "en.say.object": 5,
    "en.say.quote-continues": 6,
}
"""Frames in the order of their precision on PolNeAR's development part: where two find the same, the first stands."""


def _is_clause(token: Token) -> bool:
    """Whether a complement is a clause with a subject of its own."""
    return (
        any(c.dep_ in {"nsubj", "nsubjpass", "csubj", "expl", "mark"} for c in token.children) or token.dep_ == "ROOT"
    )


def _is_bare_participle(token: Token, kind: CueClass) -> bool:
    """ "when asked to comment", "fearing that": a verb form whose subject is only guessed."""
    own = any(c.dep_ in {"nsubj", "nsubjpass"} for c in token.children)
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in token.children)
    if infinitive and not own:
        return True
    marked = any(c.dep_ in {"advmod", "mark"} and c.lower_ in {"when", "as", "if", "once"} for c in token.children)
    return not own and (marked or (kind is CueClass.BELIEVE and token.dep_ in {"advcl", "acl"}))


def _has_mark(token: Token) -> bool:
    return any(c.dep_ in {"mark", "advmod"} for c in token.children)


def _subtree(token: Token, sentence: Sentence) -> Span:
    base = sentence.span.start
    return Span(base + token.left_edge.idx, base + token.right_edge.idx + len(token.right_edge.text))


def _subtree_words(token: Token) -> list[str]:
    return [t.lower_ for t in token.subtree]


def _whole_sentence(quotation: Span, sentence: Sentence) -> bool:
    return quotation.covers(sentence.span)


def _source_end(text: str, start: int) -> int:
    """Where the source after "according to" ends: at a comma that belongs to no date, or at the sentence's end."""
    for match in re.finditer(r",(?!\s*(?:\d{4}\b|Inc|Ltd|LLC|Co\b))|[;:](?=\s)|\.$|—| – ", text[start:]):
        if match.start() > 1:
            return start + match.start()
    return len(text)
