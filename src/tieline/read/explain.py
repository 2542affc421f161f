"""Why a passage was read as it was: its names and how they were found, the rules that fired and the nearest others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from tieline.errors import NotFoundError, UsageError
from tieline.model.document import Document
from tieline.model.entity import Mention, Schema
from tieline.model.reading import Reading
from tieline.model.span import Span
from tieline.model.tie import RelationshipMention
from tieline.model.utterance import Utterance
from tieline.read.trace import Observer, Reason, Step

MAX_NEAREST = 12
"""So many rules that did not fire are shown for a sentence (our choice); those nearest to firing come first."""

_NEAR = "near: "
_FINDERS = {
    "list": "a name of an official list",
    "head": "its head word or legal form",
    "happening": "the name of an event or a work",
    "title": "a title before it",
    "place": "the names of places",
    "enumeration": "the names it stands among",
    "brand": "a trade name",
    "context": "the words around it",
    "model": "the language model",
    "layout": "a table or a printed list",
}
_OFFSETS = re.compile(r"(?P<start>\d{1,9})\s*[-:–]\s*(?P<end>\d{1,9})")


class ObservedReader(Protocol):
    """A reader that an observer can watch."""

    def read(self, document: Document, *, observer: Observer | None = None) -> Reading:
        """Read one document.

        Args:
            document: The document.
            observer: Who wants to know how.

        Returns:
            What was read.
        """
        ...


@dataclass(frozen=True, slots=True)
class ExplainedMention:
    """A name and how it was found.

    Attributes:
        mention: The mention.
        found_by: What proposed it, in words.
    """

    mention: Mention
    found_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExplainedTie:
    """A tie that was kept.

    Attributes:
        tie: The tie.
        source_name: What it starts from.
        target_name: What it goes to.
        said_by: Who says it; None where the document itself states it.
    """

    tie: RelationshipMention
    source_name: str
    target_name: str
    said_by: str | None


@dataclass(frozen=True, slots=True)
class ExplainedSentence:
    """How one sentence was read.

    Attributes:
        span: Where it stands.
        mentions: Its names, in text order.
        fired: Rules that gave a tie.
        ties: What became of them: the ties that were kept.
        nearest: Rules that gave none, the nearest first.
        utterances: Who says something in it.
    """

    span: Span
    mentions: tuple[ExplainedMention, ...]
    fired: tuple[Step, ...]
    ties: tuple[ExplainedTie, ...]
    nearest: tuple[Step, ...]
    utterances: tuple[Utterance, ...]


@dataclass(slots=True)
class _Watch:
    """Takes note of what concerns a passage."""

    span: Span
    sentences: set[Span] = field(default_factory=set)
    finders: dict[Span, list[str]] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)

    def wants(self, within: Span) -> bool:
        if not within.overlaps(self.span):
            return False
        self.sentences.add(within)
        return True

    def named(self, span: Span, finder: str, schema: Schema | None) -> None:
        shown = _FINDERS.get(finder, finder)
        found = self.finders.setdefault(span, [])
        words = f"{shown} ({schema})" if schema is not None else shown
        if words not in found:
            found.append(words)

    def note(self, step: Step) -> None:
        self.steps.append(step)


def find_passage(document: Document, target: str) -> Span | None:
    """Find the passage that a person asks about.

    Args:
        document: The document.
        target: "START-END" in code points, or words that stand in the text; line ends and runs of spaces are alike.

    Returns:
        The passage; None where the words do not stand in this document.

    Raises:
        UsageError: The offsets lie outside of the text.
    """
    offsets = _OFFSETS.fullmatch(target.strip())
    if offsets is not None:
        start, end = int(offsets["start"]), int(offsets["end"])
        if not 0 <= start < end <= len(document.text):
            raise UsageError(
                f"{document.path} has {len(document.text)} characters; {start}-{end} is no passage of it",
                hint="Give START-END with START below END, or words of the text.",
            )
        return Span(start, end)
    words = target.split()
    if not words:
        return None
    found = re.search(r"\s+".join(map(re.escape, words)), document.text)
    return Span(found.start(), found.end()) if found is not None else None


def explain(reader: ObservedReader, document: Document, span: Span) -> tuple[ExplainedSentence, ...]:
    """Read a document and tell how a passage of it was read.

    Args:
        reader: The reader.
        document: The document.
        span: The passage; every sentence that it touches is explained.

    Returns:
        The sentences in text order.

    Raises:
        NotFoundError: No sentence and no entry of a list or table stands there.
    """
    watch = _Watch(span)
    reading = reader.read(document, observer=watch)
    around = {
        evidence.span for tie in reading.relationships for evidence in tie.evidence if evidence.span.overlaps(span)
    }
    sentences = sorted(watch.sentences | {one for one in around if not any(one.overlaps(s) for s in watch.sentences)})
    if not sentences:
        sentences = [span] if any(m.span.overlaps(span) for m in reading.mentions) else []
    if not sentences:
        raise NotFoundError(
            f"nothing of {document.path} is read at {span.start}-{span.end}",
            hint="Ask about a sentence that names somebody.",
        )
    return tuple(_explain_sentence(sentence, watch, reading) for sentence in sentences)


def _explain_sentence(sentence: Span, watch: _Watch, reading: Reading) -> ExplainedSentence:
    steps = [step for step in watch.steps if step.within == sentence]
    ties = tuple(tie for tie in reading.relationships if any(one.span.overlaps(sentence) for one in tie.evidence))
    names = {mention.name for mention in reading.mentions if mention.span in watch.finders}
    return ExplainedSentence(
        sentence,
        tuple(
            ExplainedMention(mention, _found_by(mention, watch, names, reading.mentions))
            for mention in reading.mentions
            if mention.span.overlaps(sentence)
        ),
        tuple(step for step in steps if step.reason is None),
        tuple(_explain_tie(tie, reading) for tie in ties),
        _nearest(steps),
        tuple(u for u in reading.utterances if u.evidence_span.overlaps(sentence)),
    )  # fmt: skip


def _explain_tie(tie: RelationshipMention, reading: Reading) -> ExplainedTie:
    names = {mention.id: mention.name for mention in reading.mentions}
    speakers = {utterance.id: utterance.speaker_name for utterance in reading.utterances}
    said_by = None if tie.according_to is None else speakers.get(tie.according_to, "somebody")
    return ExplainedTie(tie, names.get(tie.source, ""), names.get(tie.target, ""), said_by)


def _found_by(mention: Mention, watch: _Watch, names: set[str], mentions: Sequence[Mention]) -> tuple[str, ...]:
    found = list(watch.finders.get(mention.span, ()))
    if mention.same_as is not None:
        other = next((one.name for one in mentions if one.id == mention.same_as), None)
        found.append(f"another name of {other}" if other is not None else "another name")
    if not found:
        found.append(
            "the same name elsewhere in the document" if mention.name in names else "a rule or a word's ending"
        )
    return tuple(found)


def _nearest(steps: Iterable[Step]) -> tuple[Step, ...]:
    """One step for each rule that gave nothing, the nearest miss first; without a trigger only what comes near one."""
    order = {reason: number for number, reason in enumerate(Reason)}
    fired = {step.rule for step in steps if step.reason is None}
    best: dict[str, Step] = {}
    for step in steps:
        is_far = step.reason is Reason.NO_TRIGGER and not step.detail.startswith(_NEAR)
        if step.reason is None or is_far or (step.rule in fired and step.reason is Reason.NO_FIT):
            continue
        known = best.get(step.rule)
        if known is None or known.reason is None or order[step.reason] < order[known.reason]:
            best[step.rule] = step

    def rank(step: Step) -> tuple[int, str]:
        return (order[step.reason or Reason.NO_TRIGGER], step.rule)

    return tuple(sorted(best.values(), key=rank)[:MAX_NEAREST])
