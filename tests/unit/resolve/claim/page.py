"""Documents of utterances, made by hand: who says what, in plain sentences."""

from __future__ import annotations

from dataclasses import dataclass, field

from tieline.model import CueClass, Document, Mention, PartialDate, Reading, Schema, Span, Stance, Utterance, content_id
from tieline.model.ids import DocumentId, EntityId, MentionId, UtteranceId

CUES = {
    "accused": (CueClass.ACCUSE, Stance.AFFIRMS),
    "denied": (CueClass.DENY, Stance.DENIES),
    "said": (CueClass.ASSERT, Stance.AFFIRMS),
    "admitted": (CueClass.CONFIRM, Stance.AFFIRMS),
    "declined to comment on": (CueClass.DECLINE_TO_COMMENT, Stance.UNCLEAR),
    "did not respond to": (CueClass.DECLINE_TO_COMMENT, Stance.UNCLEAR),
}


@dataclass
class Page:
    """A document that grows by a sentence at a time; every name is one entity over all pages."""

    name: str
    published_on: str | None = None
    text: str = ""
    mentions: list[Mention] = field(default_factory=list)
    utterances: list[Utterance] = field(default_factory=list)

    def say(
        self, speaker: str, cue: str, content: str, *, about: tuple[str, ...] = (), on: str | None = None
    ) -> UtteranceId:
        """Add a sentence; names in `about` are marked where they stand in the content, first to last."""
        start = len(self.text)
        self.text += f"{speaker} {cue} {content}. "
        cue_start = start + len(speaker) + 1
        content_start = cue_start + len(cue) + 1
        cue_span = Span(cue_start, cue_start + len(cue))
        content_span = Span(content_start, content_start + len(content))
        kind, stance = CUES[cue]
        one = Utterance(
            id=UtteranceId(content_id("utt", self.name, start)),
            document=DocumentId(self.name),
            speaker_name=speaker,
            speaker=self._mention(speaker, start) if speaker[0].isupper() else None,
            cue=cue,
            cue_span=cue_span,
            cue_class=kind,
            stance=stance,
            content_span=content_span,
            content=content,
            evidence_span=Span(start, content_span.end),
            about=tuple(self._mention(name, content_start + content.index(name)) for name in about),
            said_on=None if on is None else PartialDate(on),
            parent=None,
            rule="en.say.accuse" if cue == "accused" else "en.say.clause",
            confidence=0.9,
        )
        self.utterances.append(one)
        return one.id

    def _mention(self, name: str, start: int) -> MentionId:
        span = Span(start, start + len(name))
        schema = Schema.PLACE if name in {"Velmark", "China"} else Schema.COMPANY
        mention = Mention(MentionId(f"{self.name}:{start}"), DocumentId(self.name), span, name, schema, name)
        self.mentions.append(mention)
        return mention.id

    @property
    def document(self) -> Document:
        """The document as it stands."""
        day = None if self.published_on is None else PartialDate(self.published_on)
        return Document(
            DocumentId(self.name), content_id("sha", self.text), self.name, "text/plain", None, "en", day, self.text
        )

    @property
    def reading(self) -> Reading:
        """What is read in it."""
        return Reading(DocumentId(self.name), tuple(self.mentions), (), tuple(self.utterances))


def entities_of(*pages: Page) -> dict[MentionId, EntityId]:
    """One entity for each name."""
    return {mention.id: EntityId(mention.name) for page in pages for mention in page.mentions}
