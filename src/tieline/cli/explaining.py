"""`tieline read --explain`: how a passage was read, as records and as a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tieline.cli.column import Column, Record, cell_text
from tieline.model import Document, Span
from tieline.pipeline.explain import Explanation
from tieline.read.explain import ExplainedSentence, ExplainedTie
from tieline.read.trace import Step

KIND = "explanation"


def iter_explanation_records(explanations: Iterable[Explanation]) -> Iterator[Record]:
    """Make records of explanations.

    Args:
        explanations: What was explained.

    Yields:
        For each sentence one record with `step` "sentence", then "mention" for its names, "fired" for rules that
        gave a tie, "tie" for the ties that were kept, "utterance" for who says something, and "not_fired" for the
        nearest rules that gave nothing.
    """
    for one in explanations:
        for sentence in one.sentences:
            yield from _iter_sentence(one.document, sentence)


def _iter_sentence(document: Document, sentence: ExplainedSentence) -> Iterator[Record]:
    for step, record in _iter_steps(document, sentence):
        yield {"kind": KIND, "step": step, "document": document.id, **record}


def _iter_steps(document: Document, sentence: ExplainedSentence) -> Iterator[tuple[str, Record]]:
    yield "sentence", _place(sentence.span, sentence.span.cut(document.text))
    for found in sentence.mentions:
        mention = found.mention
        named = {"name": mention.name, "schema": mention.schema.value, "found_by": list(found.found_by)}
        yield "mention", {**_place(mention.span, mention.quote), **named}
    for step in sentence.fired:
        yield "fired", _step_record(step)
    for tie in sentence.ties:
        yield "tie", _tie_record(tie)
    for utterance in sentence.utterances:
        yield (
            "utterance",
            {
                "rule": utterance.rule,
                "speaker_name": utterance.speaker_name,
                "cue": utterance.cue,
                "stance": utterance.stance.value,
                "content": utterance.content,
            },
        )
    for step in sentence.nearest:
        yield "not_fired", _step_record(step)


def _place(span: Span, quote: str) -> Record:
    return {"start": span.start, "end": span.end, "quote": quote}


def _tie_record(told: ExplainedTie) -> Record:
    tie = told.tie
    return {
        "rule": tie.rule,
        "type": tie.type.value,
        "source": told.source_name,
        "target": told.target_name,
        "properties": {item.name: item.value for item in tie.properties},
        "according_to": told.said_by,
        "inferred": tie.inferred,
        "confidence": tie.confidence,
    }


def _step_record(step: Step) -> Record:
    record = {"rule": step.rule, "detail": step.detail, "slots": dict(step.slots)}
    return record if step.reason is None else {**record, "reason": step.reason.value}


def _what(record: Record) -> str:
    match record["step"]:
        case "tie":
            return f"{record['source']} {record['type']} {record['target']}"
        case "utterance":
            return cell_text(f"{record['speaker_name']} {record['cue']} ({record['stance']}): {record['content']}")
        case "fired" | "not_fired":
            return cell_text(record["rule"])
        case _:
            return cell_text(record["quote"])


def _why(record: Record) -> str:
    match record["step"]:
        case "mention":
            found = record["found_by"]
            shown = "; ".join(map(str, found)) if isinstance(found, list) else ""
            return f"{record['schema']}, by {shown}"
        case "tie":
            said = record["according_to"]
            return cell_text(f"{record['rule']}; {f'according to {said}' if said else 'stated by the document'}")
        case "utterance":
            return cell_text(record["rule"])
        case "fired" | "not_fired":
            slots = record["slots"]
            shown = ", ".join(f"{name}: {words}" for name, words in slots.items()) if isinstance(slots, dict) else ""
            told = [str(record.get("reason", "")), cell_text(record["detail"]), shown]
            return "; ".join(part for part in told if part)
        case _:
            return f"{record['start']}-{record['end']}"


EXPLAIN_COLUMNS = (Column("step", "step"), Column("what", _what), Column("why", _why))
