"""Attributions: who says what by which cue, as one sentence shows it, and what all frames share."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from tieline.model.entity import Mention, Schema
from tieline.model.partial_date import PartialDate
from tieline.model.span import Span
from tieline.model.utterance import CueClass
from tieline.read.annotation import Annotation
from tieline.read.cue import Cues
from tieline.read.date.find import DateMention
from tieline.read.english.negation import is_nobody
from tieline.read.english.phrase import phrase_span
from tieline.read.english.reference import Referent
from tieline.read.kind.setting import Passage, Setting, is_quoted
from tieline.read.kind.voiced import find_voice_mention, get_voice_name
from tieline.read.sentence import Sentence

RANKS = {
    "en.say.quotation": 0,
    "en.say.signed": 0,
    "en.say.heading": 0,
    "en.say.decline": 0,
    "en.say.quoted-as": 0,
    "en.say.according-to": 1,
    "en.say.clause": 2,
    "en.say.accuse": 3,
    "en.say.urge": 3,
    "en.say.call": 3,
    "en.say.citing": 3,
    "en.say.commit": 3,
    "en.say.aside": 4,
    "en.say.light": 4,
    "en.say.noun": 4,
    "en.say.object": 5,
    "en.say.quote-continues": 6,
}
"""The frames, surest first: where two find the same content, the first stands."""

TRIM = " \n\t,;:.\"“”‘’'—–->"
"""Marks that belong to no content."""
MIN_CONTENT_WORDS = 3
"""A shorter content ("rejects this") tells nothing by itself."""

_ACCORDING = "en.say.according-to"
_ARTICLE = re.compile(r"^(?:the|a|an) ", re.IGNORECASE)
_EMPTY_SPEAKERS = frozenset({"it", "this", "that", "which", "what", "there", "i", "we", "you", "who"})
_MAX_SPEAKER_CHARS = 120
_PAPERS = frozenset(
    ["document", "documents", "memo", "report", "notice", "letter", "statement", "article", "paper", "filing", "order"]
)
_AUTHORED = _PAPERS | {"study", "analysis", "investigation", "survey", "dossier", "audit", "book", "review", "briefing"}
"""Words for documents whose author speaks in them."""
_BY = re.compile(r" (?:(?:published|released|issued|written|compiled|prepared|produced) (?:\w+ ){0,3}?)?(?:by|from) ")
_KIND_OF_AUTHOR = re.compile(r"(?:[Tt]he |an? )?(?:(?!at |of |in |for |and )[a-z-]+ ){0,4}(?:[Tt]he )?")
"""What stands between "by" and a name: "the think tank", but not "researchers at"."""
_OWNS = re.compile(r"['’]s? (?:[\w’'-]+ ){0,4}")
_OPENING_PAPER = re.compile(rf"(?:The|An?|This|That) (?:[\w’'-]+ ){{0,2}}?(?:{'|'.join(sorted(_PAPERS))})\b")
_DATED = re.compile(r"\bdated\s+")
_NEAR_DATED = 3
"""Characters between "dated" and its date."""
_BEFORE_SOURCE = re.compile(r"\b[Aa]ccording to (?:an? |the |its )?\Z")
_BEFORE_DATELINE = re.compile(r"\W*(?:date\s+)?(?:[A-Z][A-Z.,/ '’-]+(?:\([^)]{2,30}\))?,?\s+)?")
_BEHIND_DATELINE = re.compile(r"\s*(?:[A-Z][A-Z.,/ '’-]*\s*)?(?:\([^)]{2,30}\)\s*)?[-–—:]")
_FIRST_PERSONS = frozenset({"i", "we", "me", "us"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says it.

    Attributes:
        name: In the document's words; the antecedent's name for a pronoun.
        mention: The mention; None when the words name no entity.
        span: Where the words stand; None when the speaker is carried over.
        date: The day on which the form of the document lets them speak; None where it tells none.
    """

    name: str
    mention: Mention | None
    span: Span | None
    date: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """One saying, as a frame found it.

    Attributes:
        speaker: Who.
        cue: Where the cue stands.
        cue_class: What kind of saying.
        content: What is said.
        date: When, as its own sentence tells; None when it does not.
        rule: Id of the frame, one of RANKS.
        confidence: Measured precision of the frame.
        told_by: The cue of the saying that reports this one with the same content; None where none does.
    """

    speaker: Speaker
    cue: Span
    cue_class: CueClass
    content: Span
    date: PartialDate | None
    rule: str
    confidence: float
    told_by: Span | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """What frames need to know of the document they read.

    Attributes:
        annotation: The document as read so far.
        referent: Finds whom words refer to.
        cues: The cue words of its language.
        precision: Measured precision of each frame.
        setting: The kind of the document, and who speaks where in it; None where nothing shows a kind.
    """

    annotation: Annotation
    referent: Referent
    cues: Cues
    precision: Mapping[str, float]
    setting: Setting | None = None

    def make(
        self, speaker: Speaker, cue: Span, kind: CueClass, content: Span, *, sentence: Sentence, rule: str
    ) -> Attribution:
        """Make an attribution, dated by its own sentence.

        Args:
            speaker: Who says it.
            cue: Where the cue stands.
            kind: What kind of saying.
            content: What is said.
            sentence: The sentence of the cue.
            rule: Id of the frame.

        Returns:
            The attribution.
        """
        told = None if kind is CueClass.DECLINE_TO_COMMENT else content
        dates = [date for date in self._dates(told, sentence) if rule == _ACCORDING or not self._is_source(date)]
        nearest = min(dates, key=lambda date: (abs(date.span.start - cue.start), date.span.start), default=None)
        date = nearest.value if nearest else speaker.date
        return Attribution(speaker, cue, kind, content, date, rule, self.precision[rule])

    def speaker(self, head: Token, sentence: Sentence) -> Speaker | None:
        """Find the speaker that the head of a noun phrase names.

        Args:
            head: The head.
            sentence: Its sentence.

        Returns:
            The speaker; None where the words refer to nobody, as "nobody" and "few" do.
        """
        if is_nobody(head):
            return None
        if head.lower_ == "it" and (paper := self._paper_before(sentence)):
            return paper
        place = sentence.span.start + head.idx
        if self.setting is not None and self.setting.is_label(place):
            return None
        passage = self._passage(place)
        if head.lower_ in _FIRST_PERSONS:
            return self._voice(passage) if passage is not None else None
        references = self.referent.find(head, sentence)
        if references:
            mention = references[0].mention
            own = passage is not None and mention.name in passage.voice.name
            return Speaker(mention.name, mention, mention.span, passage.voice.date if passage and own else None)
        span = phrase_span(head, sentence)
        author = self._author(head, span, sentence)
        if author is not None:
            return Speaker(author.name, author, author.span)
        name = self.bare_name(span)
        if head.lower_ in _EMPTY_SPEAKERS or not name or len(name) > _MAX_SPEAKER_CHARS:
            return None
        return Speaker(name, None, span)

    def _author(self, head: Token, phrase: Span, sentence: Sentence) -> Mention | None:
        """Who speaks in a document: "a report by the think tank X", "a study published by X", "X's report"."""
        if head.lower_ not in _AUTHORED:
            return None
        text, end = self.annotation.text, sentence.span.start + head.idx + len(head.text)
        by = _BY.match(text, end)
        area = Span(phrase.start, end) if by is None else Span(by.end(), min(len(text), by.end() + _MAX_SPEAKER_CHARS))
        named = [m for m in self.annotation.mentions_in(area) if m.schema.is_organisation or m.schema is Schema.PERSON]
        if by is None:
            return next((m for m in named if _OWNS.match(text, m.span.end, end)), None)
        own = {sentence.span.start + token.idx for token in head.subtree}
        found = next((m for m in named if m.span.start in own), None)
        return found if found and _KIND_OF_AUTHOR.fullmatch(text, by.end(), found.span.start) else None

    def _passage(self, offset: int) -> Passage | None:
        """The passage of the voice that speaks at a place, outside of what it quotes."""
        passage = self.setting.find_passage(offset) if self.setting is not None else None
        if passage is None:
            return None
        return None if is_quoted(self.annotation.text, offset) else passage

    def _voice(self, passage: Passage) -> Speaker:
        mention = find_voice_mention(self.annotation, passage)
        return Speaker(get_voice_name(passage, mention), mention, None, passage.voice.date)

    def bare_name(self, span: Span) -> str:
        """The words of a span on one line, without an opening article.

        Args:
            span: Where they stand.

        Returns:
            The words.
        """
        return _ARTICLE.sub("", " ".join(span.cut(self.annotation.text).split()))

    def trim(self, span: Span, *, minimum: int = MIN_CONTENT_WORDS, skip: tuple[str, ...] = ("that",)) -> Span | None:
        """Cut marks at both ends and an opening conjunction off a content.

        Args:
            span: The content.
            minimum: Fewest words that make a content.
            skip: Opening words that do not belong to it.

        Returns:
            The trimmed span; None when too little is left.
        """
        text = self.annotation.text
        start, end = span.start, span.end
        while start < end and text[start] in TRIM:
            start += 1
        opening = re.match(rf"(?:{'|'.join(skip)})\s+", text[start:end])
        if opening:
            start += opening.end()
        while end > start and text[end - 1] in TRIM:
            end -= 1
        named = self.annotation.find_at(end - 1) if end > start else None
        if named is not None and named.span.end <= span.end:
            end = max(end, named.span.end)  # the full stop of "Ltd." is the name's
        return Span(start, end) if end > start and len(text[start:end].split()) >= minimum else None

    def _paper_before(self, sentence: Sentence) -> Speaker | None:
        """The document that "it" takes up: "The notice came from the office. It said ..." """
        before = self.annotation.previous(sentence)
        if before is None:
            return None
        opening = _OPENING_PAPER.match(before.text)
        if opening is not None:
            span = Span(before.span.start, before.span.start + opening.end())
            return Speaker(self.bare_name(span), None, None, self._dated_behind(span.start, before))
        for token in before.doc if before.doc.has_annotation("DEP") else ():
            if token.dep_ in {"nsubj", "nsubjpass"} and token.lower_ in _PAPERS:
                span = phrase_span(token, before)
                return Speaker(self.bare_name(span), None, None, self._dated_behind(span.start, before))
        return None

    def _dated_behind(self, start: int, sentence: Sentence) -> PartialDate | None:
        """The date of a document whose name stands at a place: "the letter, dated 12 July 2019"."""
        dated = _DATED.search(self.annotation.text, start, sentence.span.end)
        behind = Span(dated.end(), sentence.span.end) if dated and dated.end() < sentence.span.end else None
        dates = self.annotation.dates_in(behind) if behind else []
        return dates[0].value if dates and dated and dates[0].span.start - dated.end() <= _NEAR_DATED else None

    def _dates(self, content: Span | None, sentence: Sentence) -> list[DateMention]:
        """The dates outside of what is said; the dateline tells when the page was published."""
        return [
            date
            for date in self.annotation.dates_in(sentence.span)
            if date.end is None
            and not (content is not None and content.overlaps(date.span))
            and not self._is_dateline(date, sentence)
        ]

    def _is_source(self, date: DateMention) -> bool:
        """Whether a date is that of a report that tells the whole sentence: "according to a March 5 report"."""
        return _BEFORE_SOURCE.search(self.annotation.text, max(0, date.span.start - 24), date.span.start) is not None

    def _is_dateline(self, date: DateMention, sentence: Sentence) -> bool:
        opening = self.annotation.text[sentence.span.start : date.span.start]
        following = self.annotation.text[date.span.end : sentence.span.end]
        return _BEFORE_DATELINE.fullmatch(opening) is not None and _BEHIND_DATELINE.match(following) is not None


def is_paper(name: str) -> bool:
    """Whether a speaker is a document by its words.

    Args:
        name: The speaker's name: "the letter", "a report by the office".

    Returns:
        Whether a word for a document stands in it.
    """
    return not _PAPERS.isdisjoint(word.removesuffix("s") for word in name.lower().split())
