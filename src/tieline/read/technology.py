"""Fields of technology that a document ties to organisations, read after everything else."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tieline.model.document import Document
from tieline.model.entity import Mention, Schema
from tieline.model.ids import MentionId, TechnologyId, UtteranceId, content_id
from tieline.model.reading import Reading
from tieline.model.span import Evidence, Span
from tieline.model.technology import TechnologyMention
from tieline.model.tie import RelationshipType
from tieline.model.utterance import Utterance
from tieline.read.rules import CLOSE, OPEN
from tieline.read.sentence import iter_paragraphs, iter_sentences
from tieline.read.span_index import SpanIndex
from tieline.read.technology_rule import load_precision, load_technology_rules
from tieline.read.technology_term import FoundTerm, load_name_heads, load_terms
from tieline.read.view import View
from tieline.text.normal import fold
from tieline.text.script import HANZI_RANGES

_STRAIGHT = str.maketrans("’‘“”\n\t\xa0,:;", "''\"\"   ，：；")
_PLAIN = str.maketrans("’‘“”\n\t\xa0", "''\"\"   ")
_HANZI = re.compile(f"[{HANZI_RANGES}]")
_LATIN = re.compile("[A-Za-z]")
_MARK = re.compile(rf"{OPEN}([OXM])(\d+){CLOSE}")
_NO_FIELD_ZH = re.compile(
    "(?:局|部|委员会|办公室|署|厅|协会|学会|联盟|大会|论坛|委|网|报|杂志|展|展览会|法|条例|规划|清单|组织)$"
)
"""Words that make a name one of a regulator, a paper or a meeting: its field is not what it makes or studies."""
_HEARSAY = re.compile(
    r"\b(?:allegedly|reportedly|purportedly|supposedly|said to|believed to|suspected of|rumou?red)\b"
    "|据传|传闻|疑似|涉嫌|据称"
)
_STATED = {
    RelationshipType.SUPPLIES: ("product", "source"),
    RelationshipType.LISTED_BY: ("reason", "source"),
    RelationshipType.HONOURED_BY: ("reason", "source"),
}
"""Ties with a property that names a field, and the end that it is a field of."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A field tied to a party by one rule."""

    party: Mention
    terms: tuple[FoundTerm, ...]
    rule: str
    sentence: Span


def add_technologies(reading: Reading, document: Document) -> Reading:
    """Add the fields of technology that a document ties to organisations.

    Args:
        reading: What was read, reasons included.
        document: Its document.

    Returns:
        The reading with its technologies, in text order; every quote is cut from the text.
    """
    organisations = [mention for mention in reading.mentions if _is_named(mention)]
    terms = list(load_terms().find(document.text)) if organisations else []
    if not terms:
        return reading
    placed = _by_place(terms)
    found = [
        *_read_sentences(document, SpanIndex((one.span, one) for one in organisations), terms),
        *_read_names(document, organisations, placed),
        *_read_properties(reading, placed),
    ]
    said = SpanIndex((utterance.content_span, utterance) for utterance in reading.utterances)
    made = (_make(item, said, document) for group in map(_by_area, found) for item in group)
    best: dict[tuple[object, ...], TechnologyMention] = {}
    for one in (item for item in made if item is not None):
        key = (one.party, one.area, one.evidence[0].span, one.according_to)
        if key not in best or one.confidence > best[key].confidence:
            best[key] = one
    ordered = sorted(best.values(), key=lambda one: (one.words[0].span, one.id))
    return replace(reading, technologies=tuple(ordered))


def _is_named(mention: Mention) -> bool:
    """Whether a mention names an organisation, or surely refers to one that is named."""
    starts_small = mention.quote[:1].islower() and mention.quote.islower()
    return mention.schema.is_organisation and (mention.same_as is not None or not starts_small)


def _read_sentences(
    document: Document, organisations: SpanIndex[Mention], terms: Sequence[FoundTerm]
) -> Iterator[_Found]:
    """Let the rules read every sentence that holds both a field and an organisation."""
    simple = fold(document.text)
    outside = _by_place(term for term in terms if not any(organisations.overlapping(term.span)))
    for sentence in _iter_sentences_with(document.text, outside):
        named = [mention for mention in organisations.overlapping(sentence) if sentence.covers(mention.span)]
        if named:
            here = _within(outside, sentence)
            ordered = sorted(named, key=lambda mention: (mention.span, mention.id))
            yield from _read_sentence(_Sentence(document.text, simple, sentence, ordered, here))


def _iter_sentences_with(text: str, terms: SpanIndex[FoundTerm]) -> Iterator[Span]:
    """The sentences that hold one of the words."""
    for paragraph in iter_paragraphs(text):
        if _within(terms, paragraph):
            yield from (sentence for sentence in iter_sentences(text, paragraph) if _within(terms, sentence))


def _by_place(terms: Iterable[FoundTerm]) -> SpanIndex[FoundTerm]:
    return SpanIndex((term.span, term) for term in terms)


def _within(terms: SpanIndex[FoundTerm], span: Span) -> list[FoundTerm]:
    return [term for term in terms.overlapping(span) if span.covers(term.span)]


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with the organisations and the fields in it."""

    text: str
    simple: str
    span: Span
    named: Sequence[Mention]
    terms: Sequence[FoundTerm]

    @property
    def language(self) -> str:
        words = self.span.cut(self.text)
        return "zh" if 2.5 * len(_HANZI.findall(words)) > len(_LATIN.findall(words)) else "en"

    def mark(self) -> View:
        """The sentence with a mark in the place of each organisation and field."""
        marks = [(mention.span, f"O{n}") for n, mention in enumerate(self.named)]
        marks += [(term.span, f"{'M' if term.is_maker else 'X'}{n}") for n, term in enumerate(self.terms)]
        source, table = (self.simple, _STRAIGHT) if self.language == "zh" else (self.text, _PLAIN)
        parts: list[tuple[str, int, int]] = []
        at = self.span.start
        for span, mark in sorted(marks, key=lambda item: (item[0].start, -item[0].end)):
            if span.start >= at:
                parts.append((source[at : span.start].translate(table), at, span.start))
                parts.append((f"{OPEN}{mark}{CLOSE}", span.start, span.end))
                at = span.end
        parts.append((source[at : self.span.end].translate(table), at, self.span.end))
        kept = [part for part in parts if part[0]]
        starts, offset = [], 0
        for piece, _, _ in kept:
            starts.append(offset)
            offset += len(piece)
        marked = "".join(piece for piece, _, _ in kept)
        return View(marked, tuple(self.named), tuple(starts), tuple((low, high) for _, low, high in kept))


def _read_sentence(sentence: _Sentence) -> Iterator[_Found]:
    view = sentence.mark()
    for rule in load_technology_rules(sentence.language):
        for match in rule.find(view.text):
            groups = match.groupdict()
            fields = (groups.get("x") or "") + (groups.get("m") or "")
            terms = tuple(sentence.terms[int(n)] for code, n in _MARK.findall(fields) if code in "XM")
            for code, n in _MARK.findall(groups["o"]):
                if code == "O" and terms:
                    yield _Found(sentence.named[int(n)], terms, rule.id, sentence.span)


def _read_names(document: Document, organisations: Sequence[Mention], terms: SpanIndex[FoundTerm]) -> Iterator[_Found]:
    """The fields that the names of organisations hold, once for each name."""
    seen: set[str] = set()
    sentences = SpanIndex((sentence, sentence) for sentence in _iter_sentences_with(document.text, terms))
    for mention in organisations:
        inside = tuple(
            term for term in _within(terms, mention.span) if term.term.names and _names_field(mention, term.span)
        )
        if inside and mention.name not in seen and mention.schema is not Schema.PUBLIC_BODY:
            seen.add(mention.name)
            rule = f"{'zh' if _HANZI.search(mention.quote) else 'en'}.technology.name"
            wide = (one for one in sentences.overlapping(mention.span) if one.covers(mention.span))
            yield _Found(mention, inside, rule, next(wide, mention.span))


def _names_field(mention: Mention, term: Span) -> bool:
    """Whether a word in the name of an organisation tells what it makes or studies."""
    if mention.span == term:
        return False
    if _HANZI.search(mention.quote):
        return _NO_FIELD_ZH.search(fold(mention.name)) is None
    rest = re.findall("[a-z]+", mention.quote[term.end - mention.span.start :].lower())
    return not rest or not load_name_heads().isdisjoint((rest[0], rest[-1]))


def _read_properties(reading: Reading, terms: SpanIndex[FoundTerm]) -> Iterator[_Found]:
    """The fields that stand in what was read of ties: goods that are supplied, reasons for a listing."""
    mentions = {mention.id: mention for mention in reading.mentions}
    for tie in reading.relationships:
        wanted = _STATED.get(tie.type)
        for stated in tie.properties if wanted else ():
            inside = tuple(_within(terms, stated.evidence.span)) if wanted and stated.name == wanted[0] else ()
            party = mentions.get(tie.source)
            if inside and party is not None and _is_named(party):
                language = "zh" if _HANZI.search(stated.value) else "en"
                yield _Found(party, inside, f"{language}.technology.{stated.name}", tie.evidence[0].span)


def _by_area(found: _Found) -> Iterator[_Found]:
    """One for each area."""
    groups: dict[str, list[FoundTerm]] = defaultdict(list)
    for term in found.terms:
        groups[term.term.area].append(term)
    for terms in groups.values():
        yield replace(found, terms=tuple(terms))


def _make(found: _Found, utterances: SpanIndex[Utterance], document: Document) -> TechnologyMention | None:
    """Make the mention; None for what is only rumoured and nobody answers for."""
    said = _find_speaking(found, utterances)
    if said is None and _HEARSAY.search(found.sentence.cut(document.text)) and not found.rule.endswith(".name"):
        return None
    area = found.terms[0].term.area
    party: MentionId = found.party.id
    key = content_id("tem", area, party, found.rule, found.sentence.start)
    return TechnologyMention(
        id=TechnologyId(key),
        area=area,
        subfields=tuple(sorted({term.term.subfield for term in found.terms})),
        party=party,
        words=tuple(_quote(document, term.span) for term in sorted(found.terms, key=lambda term: term.span)),
        evidence=(_quote(document, found.sentence),),
        according_to=said,
        rule=found.rule,
        confidence=load_precision(found.rule[:2])[found.rule],
    )


def _find_speaking(found: _Found, utterances: SpanIndex[Utterance]) -> UtteranceId | None:
    """The innermost utterance in whose content the party or the field stands; a name by itself is nobody's word."""
    if found.rule.endswith(".name"):
        return None
    spans = [found.party.span, *(term.span for term in found.terms)]
    inside = [span for span in spans if found.sentence.covers(span)]
    around = [u for span in inside for u in utterances.overlapping(span) if u.content_span.covers(span)]
    innermost = min(around, key=lambda u: u.content_span.end - u.content_span.start, default=None)
    return innermost.id if innermost else None


def _quote(document: Document, span: Span) -> Evidence:
    return Evidence(document.id, span, span.cut(document.text))
