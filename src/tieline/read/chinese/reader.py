"""The reader of Chinese: a document in, everything read in it out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from tieline.model.document import Document
from tieline.model.ids import MentionId
from tieline.model.reading import Reading
from tieline.model.span import Span
from tieline.model.tie import RelationshipMention, RelationshipType
from tieline.model.utterance import Utterance
from tieline.read.annotation import Annotation
from tieline.read.chinese.gazetteer import HanziGazetteer, load_known_names
from tieline.read.chinese.hearsay import is_hearsay
from tieline.read.chinese.lexicon import Cues, Lexicon, load_cues, load_lexicon
from tieline.read.chinese.mention import Found, Scope, find_chinese_mentions
from tieline.read.chinese.notice import CANDIDATE_RULE, read_notice
from tieline.read.chinese.notice import RULE as NOTICE_RULE
from tieline.read.chinese.order import add_issuer
from tieline.read.chinese.register import RULE as REGISTER_RULE
from tieline.read.chinese.register import read_register
from tieline.read.chinese.rules import load_rules
from tieline.read.chinese.say import RULES, SayingReader
from tieline.read.chinese.say_on import find_continued
from tieline.read.chinese.saying import Saying
from tieline.read.chinese.tie import TieReader
from tieline.read.chinese.utterance import find_stance, make_chinese_utterances
from tieline.read.chinese.view import make_view
from tieline.read.chinese.word import Line, make_lines, simplify
from tieline.read.date.find import find_dates, infer_anchor
from tieline.read.date.parts import DateMention
from tieline.read.date.said import carry_dates
from tieline.read.grounding import ground
from tieline.read.kind.detect import find_setting
from tieline.read.kind.first_person import add_first_persons
from tieline.read.kind.setting import Setting
from tieline.read.kind.voiced import RULE as VOICE
from tieline.read.kind.voiced import make_voiced_utterances
from tieline.read.layout import NO_LAYOUT, Layout
from tieline.read.lexicon import load_yaml
from tieline.read.rules import precision
from tieline.read.sentence import iter_paragraphs
from tieline.read.standing import attribute
from tieline.read.tie import make_tie
from tieline.read.trace import Observer
from tieline.text.script import HANZI_RANGES

ALIAS_RULE = "zh.alias.brackets"
VOICE_RULE = f"zh.{VOICE}"
"""The frame of what the form of a document shows to be said."""

MIN_HANZI = 8
"""Fewer Hanzi in a paragraph of another language are a name, and no Chinese text."""

_HANZI = re.compile(f"[{HANZI_RANGES}]")
_LATIN = re.compile("[A-Za-z]")
_KANA = re.compile("[\u3041-\u309f\u30a1-\u30fa]")


@dataclass(frozen=True, slots=True)
class ChineseReader:
    """Reads Chinese documents. Loaded once, used for many.

    Attributes:
        gazetteer: Names of official lists and of known organisations.
        lexicon: The words of Chinese names.
        cues: The cue words.
        ties: The relationship rules.
        sayings: The frames of utterances.
        precision: Measured precision of the frames and of the rule of other names.
    """

    gazetteer: HanziGazetteer
    lexicon: Lexicon
    cues: Cues
    ties: TieReader
    sayings: SayingReader
    precision: Mapping[str, float]

    @classmethod
    def load(cls, names: Iterable[str]) -> ChineseReader:
        """Load the words and rules; the tagger loads at the first document.

        Args:
            names: Names of official lists that may stand in documents.

        Returns:
            The reader.
        """
        lexicon, cues = load_lexicon(), load_cues()
        measured = load_yaml("read/zh/precision.yml") or {}
        assert isinstance(measured, dict)
        return cls(
            HanziGazetteer(chain(names, load_known_names(), lexicon.known)),
            lexicon,
            cues,
            TieReader(load_rules(), lexicon),
            SayingReader(cues),
            {
                rule: precision(measured, rule)
                for rule in (*RULES, VOICE_RULE, ALIAS_RULE, NOTICE_RULE, CANDIDATE_RULE, REGISTER_RULE)
            },
        )

    def read(self, document: Document, *, layout: Layout = NO_LAYOUT, observer: Observer | None = None) -> Reading:
        """Read a document, or the Chinese paragraphs of one.

        Args:
            document: A document in any language; paragraphs in another language are left out.
            layout: What its tables and lists state.
            observer: Who wants to know how names and ties are found; None for nobody.

        Returns:
            Its mentions, relationships and utterances; everything is grounded in its text.

        Raises:
            NotFoundError: The tagger is not installed.
            DamagedError: The tagger's files are not the ones Tieline was measured with.
        """
        text = document.text
        paragraphs = find_chinese_paragraphs(text, whole=document.language == "zh")
        if not paragraphs:
            return ground(Reading(document.id, layout.mentions, layout.ties, (), layout.dropped), text)
        simple = simplify(text)
        lines = make_lines(simple, paragraphs)
        found = find_chinese_mentions(Scope(document.id, text, simple, lines, observer), self.lexicon, self.gazetteer)
        mentions, dates = layout.merge(found.mentions), _dates(document, paragraphs)
        annotation = Annotation(document, [], mentions, dates, observer=observer)
        # A page in another language is read for its kind by the reader of that language.
        setting = find_setting(text, document.published_on) if document.language == "zh" else None
        add_first_persons(annotation, setting)
        awards = read_notice(annotation, simple, self.precision)
        told = [line for line in lines if not layout.holds(line.span)]
        extract = read_register(annotation, simple, self.precision[REGISTER_RULE])
        said, ties = self._read_lines(annotation, told, paragraphs, simple)
        ties += extract
        if awards:
            # The form as a whole tells more surely than each of its sentences who supplies whom.
            ties = [*awards, *(tie for tie in ties if tie.type is not RelationshipType.SUPPLIES)]
        standing = {mention.id for mention in annotation.mentions if not layout.holds(mention.span)}
        ties += [self._alias_tie(annotation, pair, lines) for pair in found.aliases if standing.issuperset(pair)]
        ties += layout.ties
        ties = [add_issuer(tie, annotation, setting) for tie in ties]
        voiced = self._voiced(annotation, setting, paragraphs)
        undated = make_chinese_utterances(annotation, said, self.cues, self.precision, voiced=voiced)
        utterances = tuple(carry_dates(undated, annotation, paragraphs))
        ties = [attribute(tie, utterances, annotation) for tie in ties]
        ties = [tie for tie in ties if not is_hearsay(tie, annotation)]
        _forget_unused(annotation, found, ties, utterances)
        ties.sort(key=lambda tie: (tie.evidence[0].span, tie.id))
        kept = {mention.id for mention in annotation.mentions}
        said_about = _about(utterances, kept)
        return ground(Reading(document.id, annotation.mentions, tuple(ties), said_about, layout.dropped), text)

    def _voiced(
        self, annotation: Annotation, setting: Setting | None, paragraphs: Sequence[Span]
    ) -> tuple[Utterance, ...]:
        """What the form of the document shows to be said."""
        if setting is None:
            return ()
        measured = (VOICE_RULE, self.precision[VOICE_RULE])
        return make_voiced_utterances(
            annotation, setting, paragraphs, lambda kind, content: find_stance(kind, content, self.cues), measured
        )

    def _read_lines(
        self, annotation: Annotation, lines: Sequence[Line], paragraphs: Sequence[Span], simple: str
    ) -> tuple[list[tuple[Saying, Span]], list[RelationshipMention]]:
        """Let every frame and rule read every line."""
        said: list[tuple[Saying, Span]] = []
        ties: list[RelationshipMention] = []
        last: tuple[Saying, int] | None = None
        for line in lines:
            view = make_view(annotation, line.span, simple)
            found = self.sayings.read(annotation, view, paragraphs[line.paragraph])
            before = last[0] if last is not None and last[1] == line.paragraph else None
            on = None if found else find_continued(before, line.span, text=annotation.text, simple=simple)
            said += [(one, line.span) for one in ([on] if on is not None else found)]
            # What goes on is compared with how the speaker began.
            last = (found[-1], line.paragraph) if found else last if on is not None else None
            ties += self.ties.read(annotation, view, line.span)
        return said, ties

    def _alias_tie(
        self, annotation: Annotation, pair: tuple[MentionId, MentionId], lines: Sequence[Line]
    ) -> RelationshipMention:
        """The tie of another name that brackets give."""
        alias, named = (annotation.get(key) for key in pair)
        span = Span(named.span.start, alias.span.end)
        within = next((line.span for line in lines if line.span.covers(span)), span)
        ends, evidence = (alias.id, named.id), (annotation.quote(within),)
        return make_tie(RelationshipType.ALIAS_OF, ends, (), evidence, ALIAS_RULE, self.precision[ALIAS_RULE])


def find_chinese_paragraphs(text: str, *, whole: bool) -> list[Span]:
    """Find the paragraphs that are Chinese.

    Args:
        text: Canonical text.
        whole: Whether the document as a whole is Chinese; then every paragraph with a Hanzi counts.

    Returns:
        Their spans in order.
    """
    if text.isascii():
        return []
    return [span for span in iter_paragraphs(text) if _is_chinese(span.cut(text), whole)]


def _is_chinese(paragraph: str, whole: bool) -> bool:
    hanzi = len(_HANZI.findall(paragraph))
    if whole:
        return hanzi > 0
    # A Latin word has about five letters and says as much as two Hanzi.
    return hanzi >= MIN_HANZI and 2.5 * hanzi > len(_LATIN.findall(paragraph)) and not _KANA.search(paragraph)


def _dates(document: Document, paragraphs: Sequence[Span]) -> list[DateMention]:
    """The dates of the Chinese paragraphs, by the date of the document or, without one, by the year it gives away."""
    anchor = document.published_on
    if anchor is None:
        anchor = infer_anchor(document.text, find_dates(document.text, anchor=None))
    return [
        date for part in paragraphs for date in find_dates(document.text, anchor=anchor, start=part.start, end=part.end)
    ]


def _forget_unused(
    annotation: Annotation, found: Found, ties: Sequence[RelationshipMention], utterances: Sequence[Utterance]
) -> None:
    """Drop names that only a rule could make believable and that none used."""
    used = {end for tie in ties for end in (tie.source, tie.target)}
    used |= {utterance.speaker for utterance in utterances if utterance.speaker}
    names = {mention.name for mention in annotation.mentions if mention.id in used}
    annotation.keep(lambda mention: mention.id not in found.weak or mention.id in used or mention.name in names)


def _about(utterances: Sequence[Utterance], kept: set[MentionId]) -> tuple[Utterance, ...]:
    """The utterances without mentions that were dropped."""
    return tuple(replace(u, about=tuple(mention for mention in u.about if mention in kept)) for u in utterances)


def merge_readings(first: Reading, second: Reading) -> Reading:
    """Put two readings of one document together.

    Args:
        first: One reading.
        second: Another, whose mentions go before those of the first that they overlap, unless a tie or an utterance of
            the first needs these.

    Returns:
        Everything that both read.
    """
    held = {end for tie in first.relationships for end in (tie.source, tie.target)}
    held |= {u.speaker for u in first.utterances if u.speaker} | {m.same_as for m in first.mentions if m.same_as}
    held |= {m.id for m in first.mentions if m.same_as} | {mention for u in first.utterances for mention in u.about}
    known = {mention.id for mention in second.mentions}
    places = {offset for mention in second.mentions for offset in range(mention.span.start, mention.span.end)}
    kept = [
        mention
        for mention in first.mentions
        if mention.id not in known
        and (mention.id in held or places.isdisjoint(range(mention.span.start, mention.span.end)))
    ]
    return Reading(
        first.document,
        tuple(sorted((*kept, *second.mentions), key=lambda mention: mention.span)),
        tuple(sorted((*first.relationships, *second.relationships), key=lambda tie: (tie.evidence[0].span, tie.id))),
        tuple(sorted((*first.utterances, *second.utterances), key=lambda u: u.cue_span)),
        tuple(sorted((Counter(dict(first.dropped)) + Counter(dict(second.dropped))).items())),
    )
