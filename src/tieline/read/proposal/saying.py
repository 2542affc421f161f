"""Utterances that a model proposes, grounded: our cue words decide class and stance, never the model."""

from __future__ import annotations

from dataclasses import dataclass

from tieline.model.document import Document
from tieline.model.entity import Mention, Schema
from tieline.model.ids import MentionId
from tieline.model.partial_date import PartialDate
from tieline.model.proposal import RULE_PREFIX
from tieline.model.span import Span
from tieline.model.utterance import CueClass, Stance, Utterance
from tieline.read.chinese.lexicon import load_cues as load_chinese_cues
from tieline.read.chinese.word import simplify
from tieline.read.cue import load_cues, stance_of
from tieline.read.mention import clean_name
from tieline.read.proposal.candidate import Cited, SayingCandidate
from tieline.read.proposal.mentioned import Names
from tieline.read.proposal.passage import Passage
from tieline.read.proposal.reason import Reason, UngroundedError
from tieline.read.proposal.schema import load_schema
from tieline.read.proposal.value import MAX_CHARS, find_date
from tieline.read.utterance import make_utterance_id
from tieline.text.script import is_hanzi

UNJUDGED = 0.5
"""The precision of what was never judged. Source: Laplace's rule of succession, as for the rules."""

MIN_WORDS, MIN_HANZI = 3, 4
"""Least length of what is said. Source: the shortest contents that the rules' own examples have."""

_QUOTES = frozenset("\"“”「」『』《》'")
_SPEAKING = frozenset(Schema) - {Schema.EVENT, Schema.THING}


@dataclass(frozen=True, slots=True)
class _Speaker:
    """Who speaks: a mention, or words that name nobody."""

    span: Span
    name: str
    mention: MentionId | None


def ground_saying(
    candidate: SayingCandidate, names: Names, *, document: Document, passage: Passage, backend: str
) -> tuple[Utterance, tuple[Mention, ...]]:
    """Let an utterance through the gate.

    Args:
        candidate: What a model says is said.
        names: The names of the passage.
        document: The document.
        passage: The passage.
        backend: Name of the model.

    Returns:
        The utterance, without a parent, and the mentions that it refers to.

    Raises:
        UngroundedError: A field of it does not hold.
    """
    cue = names.place(candidate.cue)
    kind = _parse_class(candidate.cue_class, cue.cut(document.text))
    content = names.place(candidate.content)
    sentence = _find_sentence(passage, cue, content)
    if any(one.cue_span == cue and one.content_span != content for one in passage.utterances):
        raise UngroundedError(Reason.CUE_TAKEN)
    speaker = _find_speaker(candidate.speaker, names, sentence, document.text)
    if speaker.span.overlaps(cue) or content.covers(speaker.span):
        raise UngroundedError(Reason.WRONG_SPEAKER)
    mentions = [one for one in (*passage.mentions, *names.proposed) if content.covers(one.span)]
    about = tuple(one.id for one in sorted(mentions, key=lambda one: one.span))
    words = content.cut(document.text)
    spans = (cue, content, speaker.span)
    utterance = Utterance(
        id=make_utterance_id(document.id, cue, content),
        document=document.id,
        speaker_name=speaker.name,
        speaker=speaker.mention,
        cue=cue.cut(document.text),
        cue_span=cue,
        cue_class=kind,
        stance=_find_stance(kind, words),
        content_span=content,
        content=words,
        evidence_span=Span.around(spans),
        about=about,
        said_on=_find_date(candidate.said_on, names, passage),
        parent=None,
        rule=f"{RULE_PREFIX}{backend}",
        confidence=UNJUDGED,
    )
    known = {one.id: one for one in (*passage.mentions, *names.proposed)}
    wanted = dict.fromkeys((*about, *([speaker.mention] if speaker.mention else [])))
    return utterance, tuple(known[one] for one in wanted)


def _find_sentence(passage: Passage, cue: Span, content: Span) -> Span:
    """The sentence of the cue; what is said stands in it or beside it, and does not hold the cue."""
    at = next((number for number, span in enumerate(passage.sentences) if span.covers(cue)), None)
    if at is None or content.covers(cue):
        raise UngroundedError(Reason.NOT_ONE_SENTENCE)
    beside = passage.sentences[max(0, at - 1) : at + 2]
    if not any(span.overlaps(content) for span in beside):
        raise UngroundedError(Reason.NOT_IN_EVIDENCE)
    start, end = content.start - passage.span.start, content.end - passage.span.start
    words, around = passage.view[start:end], passage.view[max(0, start - 1) : end + 1]
    is_quoted = around[0] in _QUOTES and around[-1] in _QUOTES
    if not _is_clause(words) or not (is_quoted or passage.sentences[at].covers(content)):
        raise UngroundedError(Reason.NO_CLAUSE)
    return passage.sentences[at]


def _is_clause(words: str) -> bool:
    """Whether words can say something: three words, or four Hanzi."""
    return len(words.split()) >= MIN_WORDS or sum(map(is_hanzi, words)) >= MIN_HANZI


def _parse_class(stated: str, cue: str) -> CueClass:
    """The class of a cue word, by our lists; the model's must not differ."""
    words = simplify(" ".join(cue.split())).lower()
    if words not in load_schema().cues:
        raise UngroundedError(Reason.UNKNOWN_CUE)
    kind = load_schema().cues[words]
    if stated != kind.value:
        raise UngroundedError(Reason.CUE_DIFFERS)
    return kind


def _find_speaker(cited: Cited, names: Names, sentence: Span, text: str) -> _Speaker:
    """The speaker: a name in the sentence of the cue, or words there that name nobody known."""
    span = names.place(cited, within=sentence)
    try:
        mention = names.get(cited, within=sentence)
    except UngroundedError:
        words = span.cut(text)
        if len(words) > MAX_CHARS or not any(sign.isalpha() for sign in words):
            raise UngroundedError(Reason.WRONG_SPEAKER) from None
        return _Speaker(span, clean_name(words), None)
    if mention.schema not in _SPEAKING:
        raise UngroundedError(Reason.WRONG_KIND)
    return _Speaker(mention.span, mention.name, mention.id)


def _find_stance(kind: CueClass, content: str) -> Stance:
    """The stance that the cue word, or words of denial in the content, give; in either language."""
    if kind is CueClass.ASSERT and load_chinese_cues().denial.search(simplify(content)):
        return Stance.DENIES
    return stance_of(kind, content, load_cues("en"))


def _find_date(cited: Cited | None, names: Names, passage: Passage) -> PartialDate | None:
    """The day of saying; None where the model cites none, or words that state none."""
    if cited is None:
        return None
    return find_date(names.place(cited), passage.dates).value
