"""Small documents with their names marked, as rules would have read them, and questions to the gate."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence

from tieline.model import Document, PartialDate, Reading, Schema, Span, Utterance
from tieline.model.ids import DocumentId, UtteranceId, content_id
from tieline.read.cue import load_cues, stance_of
from tieline.read.mention import make_mention
from tieline.read.proposal.answer import parse_answer
from tieline.read.proposal.gate import Passed, pass_gate
from tieline.read.proposal.passage import Passage, make_passages
from tieline.read.proposal.schema import load_schema

KINDS = {
    "C": Schema.COMPANY,
    "O": Schema.ORGANIZATION,
    "G": Schema.PUBLIC_BODY,
    "P": Schema.PERSON,
    "L": Schema.PLACE,
    "E": Schema.EVENT,
}
_MARKED = re.compile(r"\{([COGPLE])\|([^}]+)\}")


def make_document(text: str, *, published_on: str | None = "2020-06-05") -> Document:
    """Make a document of a text."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    day = None if published_on is None else PartialDate(published_on)
    language = "zh" if re.search("[\u4e00-\u9fff]", text) else "en"
    return Document(DocumentId(f"doc-{digest[:8]}"), digest, "a.txt", "text/plain", None, language, day, text)


def make_read(marked: str) -> tuple[Document, Reading]:
    """Make a document and its reading of a text in which names are marked: "{C|Acme Ltd} met {P|Jane Doe}"."""
    text, spans, at = "", [], 0
    for match in _MARKED.finditer(marked):
        text += marked[at : match.start()]
        spans.append((Span(len(text), len(text) + len(match[2])), KINDS[match[1]]))
        text += match[2]
        at = match.end()
    document = make_document(text + marked[at:])
    mentions = tuple(make_mention(document.id, span, kind, document.text) for span, kind in spans)
    return document, Reading(document.id, mentions, (), ())


def make_utterance(document: Document, reading: Reading, *, speaker: str, cue: str, content: str) -> Utterance:
    """Make an utterance as a rule would read it."""
    places = [document.text.index(words) for words in (speaker, cue, content)]
    spans = [Span(at, at + len(words)) for at, words in zip(places, (speaker, cue, content), strict=True)]
    named = next((one for one in reading.mentions if one.span == spans[0]), None)
    kind = load_schema().cues[cue]
    return Utterance(
        id=UtteranceId(content_id("utt", document.id, spans[1].start, spans[1].end, spans[2].start, spans[2].end)),
        document=document.id,
        speaker_name=speaker,
        speaker=named.id if named else None,
        cue=cue,
        cue_span=spans[1],
        cue_class=kind,
        stance=stance_of(kind, content, load_cues("en")),
        content_span=spans[2],
        content=content,
        evidence_span=Span(min(span.start for span in spans), max(span.end for span in spans)),
        about=tuple(one.id for one in reading.mentions if spans[2].covers(one.span)),
        said_on=None,
        parent=None,
        rule="en.say.clause",
        confidence=0.9,
    )


def gate(document: Document, reading: Reading, *, number: int = 0, **answer: Sequence[object]) -> Passed:
    """Let an answer about one passage through the gate."""
    return pass_gate(
        parse_answer(json.dumps(answer)),
        document=document,
        passage=passages_of(document, reading)[number],
        backend="test/model",
    )


def passages_of(document: Document, reading: Reading) -> tuple[Passage, ...]:
    """All passages of a document."""
    return make_passages(document, reading, everything=True)
