"""The English reader: names, ties and utterances of English paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tieline.model.document import Document
from tieline.model.entity import Mention
from tieline.model.reading import Reading
from tieline.model.span import Span
from tieline.model.tie import RelationshipMention, RelationshipType
from tieline.model.utterance import Utterance
from tieline.read.annotation import Annotation
from tieline.read.cue import Cues, load_cues
from tieline.read.date.find import find_dates, infer_anchor
from tieline.read.english.alias import find_aliases, iter_repeats
from tieline.read.english.attribution import RANKS, Attribution, Scene
from tieline.read.english.frame_as import iter_as_frames
from tieline.read.english.frame_aside import iter_asides
from tieline.read.english.frame_decline import iter_declines
from tieline.read.english.frame_line import iter_line_frames
from tieline.read.english.frame_nested import iter_nested_frames
from tieline.read.english.frame_phrase import iter_light_frames, iter_noun_frames, iter_phrase_frames
from tieline.read.english.frame_verb import iter_verb_frames
from tieline.read.english.mention import find_mentions
from tieline.read.english.paragraph import find_english_paragraphs
from tieline.read.english.parser import EnglishParser, load_english
from tieline.read.english.reference import Referent, is_description
from tieline.read.english.relationship import RelationshipReader
from tieline.read.english.utterance import VOICE_RULE, make_utterances
from tieline.read.gazetteer import Gazetteer
from tieline.read.grounding import ground
from tieline.read.hanzi import find_hanzi_mentions
from tieline.read.kind.detect import find_setting
from tieline.read.kind.first_person import add_first_persons
from tieline.read.layout import NO_LAYOUT, Layout
from tieline.read.lexicon import Lexicon, load_lexicon, load_yaml
from tieline.read.quotation import find_quotations
from tieline.read.rules import load_rules, precision
from tieline.read.sentence import Sentence, iter_sentences
from tieline.read.span_index import SpanIndex
from tieline.read.standing import attribute
from tieline.read.tie import make_tie
from tieline.read.trace import Observer, Reason, Step, find_observer

ALIAS_RULE = "en.alias.parenthesis"


@dataclass(frozen=True, slots=True)
class EnglishReader:
    """Reads English documents, and English paragraphs of others. Loaded once, used for many.

    Attributes:
        gazetteer: Names of official lists.
        parser: The English model.
        lexicon: The words of English names.
        cues: The English cue words.
        relationships: The English relationship rules.
        precision: Measured precision of the frames of attribution and of the rule of other names.
    """

    gazetteer: Gazetteer
    parser: EnglishParser
    lexicon: Lexicon
    cues: Cues
    relationships: RelationshipReader
    precision: dict[str, float]

    @classmethod
    def load(cls, gazetteer: Iterable[str]) -> EnglishReader:
        """Load the model and the rules.

        Args:
            gazetteer: Names of official lists that may stand in documents.

        Returns:
            The reader.

        Raises:
            NotFoundError: The model is not installed.
            DamagedError: A file of the model is not the one Tieline was measured with.
        """
        lexicon = load_lexicon()
        measured = load_yaml("read/en/precision.yml") or {}
        assert isinstance(measured, dict)
        return cls(
            Gazetteer(gazetteer),
            load_english(),
            lexicon,
            load_cues("en"),
            RelationshipReader(load_rules("en"), lexicon),
            {rule: precision(measured, rule) for rule in (*RANKS, VOICE_RULE, ALIAS_RULE)},
        )

    def read(self, document: Document, *, layout: Layout = NO_LAYOUT, observer: Observer | None = None) -> Reading:
        """Read the English paragraphs of a document.

        Args:
            document: A document in any language.
            layout: What its tables and printed lists gave; sentences in them are not read.
            observer: Who wants to know how names and ties are found; None for nobody.

        Returns:
            Its mentions, relationships and utterances with those of the layout, grounded in its text.
        """
        paragraphs = find_english_paragraphs(document)
        annotation = self._annotate(document, paragraphs, layout, observer)
        aliases = self._add_aliases(annotation, layout)
        setting = find_setting(document.text, document.published_on)
        add_first_persons(annotation, setting)
        self._parse(annotation)
        referent = Referent(annotation, self.lexicon)
        scene = Scene(annotation, referent, self.cues, self.precision, setting)
        utterances = _read_utterances(scene, paragraphs)
        relationships = [
            tie for sentence in annotation.sentences for tie in self.relationships.read(annotation, sentence, referent)
        ]
        contents = SpanIndex((utterance.content_span, utterance) for utterance in utterances)
        said = [_attribute(tie, contents, annotation) for tie in [*aliases, *layout.ties, *relationships]]
        said = [tie for tie in said if _stands(tie, contents, annotation)]
        self._forget_unused(annotation, said, utterances)
        said.sort(key=lambda tie: (tie.evidence[0].span, tie.id))
        return ground(Reading(document.id, annotation.mentions, tuple(said), utterances, layout.dropped), document.text)

    def _annotate(
        self, document: Document, paragraphs: list[Span], layout: Layout, observer: Observer | None
    ) -> Annotation:
        spans = [(s, n) for n, p in enumerate(paragraphs) for s in iter_sentences(document.text, p)]
        spans = [(span, number) for span, number in spans if not layout.holds(span)]
        texts = [span.cut(document.text).replace("\n", " ") for span, _ in spans]
        docs = self.parser.recognise(texts)
        sentences = [
            Sentence(span, text, doc, number) for (span, number), text, doc in zip(spans, texts, docs, strict=True)
        ]
        mentions = find_mentions(document.id, document.text, sentences, self.lexicon, self.gazetteer, observer=observer)
        hanzi = find_hanzi_mentions(document.id, document.text)
        dates = find_dates(document.text, anchor=document.published_on)
        if document.published_on is None and (year := infer_anchor(document.text, dates)):
            dates = find_dates(document.text, anchor=year)
        return Annotation(document, sentences, layout.merge([*mentions, *hanzi]), dates, observer=observer)

    def _add_aliases(self, annotation: Annotation, layout: Layout) -> list[RelationshipMention]:
        ties: list[RelationshipMention] = []
        for alias, named in find_aliases(annotation.document.id, annotation.mentions, annotation.text, self.lexicon):
            if layout.holds(alias.span):
                continue
            named = annotation.add(named)
            standing = annotation.add(alias)
            if standing.same_as is None:
                annotation.replace(replace(standing, same_as=named.id))
            ties.append(_alias_tie(standing, named, annotation, self.precision[ALIAS_RULE]))
        given = [annotation.get(tie.source) for tie in ties]
        for repeat in iter_repeats(given, annotation.mentions, annotation.text):
            if not layout.holds(repeat.span):
                annotation.add(repeat)
        return ties

    def _parse(self, annotation: Annotation) -> None:
        """Grow trees only where a cue, or a trigger beside a name, stands."""
        wanted = []
        for sentence in annotation.sentences:
            words = frozenset(sentence.lowered)
            is_cued = not words.isdisjoint(self.cues.words)
            if is_cued or (annotation.mentions_in(sentence.span) and self.relationships.needs_tree(words)):
                wanted.append(sentence.doc)
        self.parser.parse(wanted)

    def _forget_unused(
        self, annotation: Annotation, ties: Sequence[RelationshipMention], utterances: Sequence[Utterance]
    ) -> None:
        """Drop descriptions that a rule tried as an end and then did not use."""
        used = {end for tie in ties for end in (tie.source, tie.target)}
        used |= {u.speaker for u in utterances if u.speaker} | {m.same_as for m in annotation.mentions if m.same_as}
        used |= {mention for utterance in utterances for mention in utterance.about}
        annotation.keep(lambda mention: mention.id in used or not is_description(mention))


def _read_utterances(scene: Scene, paragraphs: list[Span]) -> tuple[Utterance, ...]:
    text, sentences = scene.annotation.text, scene.annotation.sentences
    quotations = [find_quotations(text, paragraph) for paragraph in paragraphs]
    found = [a for s in sentences for a in _attributions(scene, s, quotations[s.paragraph])]
    found += [a for s in sentences for a in iter_line_frames(scene, s, paragraphs)]
    return make_utterances(scene, found, paragraphs)


def _attributions(scene: Scene, sentence: Sentence, quotations: Sequence[Span]) -> Iterator[Attribution]:
    """Let every frame read a sentence."""
    yield from iter_declines(scene, sentence)
    yield from iter_phrase_frames(scene, sentence)
    if sentence.doc.has_annotation("DEP"):
        told = list(iter_verb_frames(scene, sentence, quotations))
        yield from told
        yield from iter_nested_frames(scene, sentence, told)
        yield from iter_noun_frames(scene, sentence)
        yield from iter_light_frames(scene, sentence)
        yield from iter_asides(scene, sentence, {attribution.cue for attribution in told})
        yield from iter_as_frames(scene, sentence)


def _alias_tie(alias: Mention, named: Mention, annotation: Annotation, confidence: float) -> RelationshipMention:
    span = Span.around((alias.span, named.span))
    sentence = next((s.span for s in annotation.sentences if s.span.covers(span)), span)
    ends, evidence = (alias.id, named.id), (annotation.quote(sentence),)
    return make_tie(RelationshipType.ALIAS_OF, ends, (), evidence, ALIAS_RULE, confidence)


def _attribute(tie: RelationshipMention, contents: SpanIndex[Utterance], annotation: Annotation) -> RelationshipMention:
    return attribute(tie, list(contents.overlapping(tie.evidence[0].span)), annotation)


def _stands(tie: RelationshipMention, contents: SpanIndex[Utterance], annotation: Annotation) -> bool:
    """Whether a tie that a rule read is stated by somebody, and of somebody else."""
    reason = Reason.HEARSAY if _is_hearsay(tie) else None
    if reason is None and _ties_its_source(tie, contents, annotation):
        reason = Reason.SPEAKER
    sentence = tie.evidence[0].span
    if reason is not None and (observer := find_observer(annotation.observer, sentence)) is not None:
        observer.note(Step(tie.rule, sentence, reason))
    return reason is None


def _is_hearsay(tie: RelationshipMention) -> bool:
    """Whether a tie is only rumoured, and no utterance answers for it: it is nobody's statement and no fact."""
    hearsay = _HEARSAY.search(tie.evidence[0].quote) if tie.according_to is None else None
    return hearsay is not None and tie.type is not RelationshipType.ALIAS_OF


def _ties_its_source(tie: RelationshipMention, contents: SpanIndex[Utterance], annotation: Annotation) -> bool:
    """Whether a tie joins who says something to what is said: "according to X, Y was listed" ties Y, not X."""
    ends = {tie.source: annotation.get(tie.source).span, tie.target: annotation.get(tie.target).span}
    return any(
        utterance.speaker in ends
        and utterance.rule in _REPORTING
        and any(utterance.content_span.covers(span) for end, span in ends.items() if end != utterance.speaker)
        for place in ends.values()
        for utterance in contents.overlapping(place)
    )


_REPORTING = frozenset({"en.say.according-to", "en.say.clause", "en.say.quotation"})
_HEARSAY = re.compile(
    r"\b(?:allegedly|reportedly|purportedly|supposedly|accused of|alleged to|said to|believed to|suspected of"
    r"|rumou?red"
    r"|(?:alleged|purported|supposed|so-called|suspected)(?: [\w-]+){0,2}? (?:subsidiar(?:y|ies)|units?|owners?|parent"
    r"|affiliates?|branch|shareholders?|partners?|suppliers?|customers?|members?|directors?|chief|chair\w*|heads?|leaders?"
    r"|founders?|employees?|agents?|acquisition|purchase|takeover|merger|sale|deal|contract|agreement|stake|ownership"
    r"|ties|links|visit|meeting)|(?:purported|supposed|thought|reported|rumou?red) to)\b",
    re.IGNORECASE,
)
