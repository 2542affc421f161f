"""Extracts of company registers in Chinese: who leads the company, who owns it, and what it was called before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tieline.model.entity import Mention, Schema
from tieline.model.span import Span
from tieline.model.tie import Property, RelationshipMention, RelationshipType
from tieline.read.annotation import Annotation
from tieline.read.chinese.amount import parse_share
from tieline.read.chinese.form import Field, find_fields
from tieline.read.chinese.label import find_labels, load_forms
from tieline.read.chinese.lexicon import load_lexicon
from tieline.read.chinese.party import Parties
from tieline.read.mention import make_mention
from tieline.read.tie import make_tie

RULE = "zh.register.labels"

_PARTIES = frozenset({"company", "leader", "owner", "officer"})
_PERSON = re.compile("[\u4e00-\u9fff]{2,4}(?:·[\u4e00-\u9fff]{1,8})*")
_PART = re.compile(r"[^、，,；;\n\t]*?[（(][^（）()]*[)）][^、，,；;\n\t（(]*|[^、，,；;\n\t（(]+")
_SHARE = re.compile(
    r"[0-9０-９]+(?:[.．][0-9０-９]+)?\s?[%％]|百分之[一二三四五六七八九十百点零]+|[一二三四五六七八九]成[半一二三四五六七八九]?"
)
_TIES = {
    "leader": RelationshipType.LEADS, "officer": RelationshipType.LEADS, "owner": RelationshipType.OWNS,
    "parent": RelationshipType.OWNS, "former": RelationshipType.ALIAS_OF,
}  # fmt: skip


def read_register(annotation: Annotation, simple: str, confidence: float) -> list[RelationshipMention]:
    """Read the labels of a register extract.

    Args:
        annotation: The document as read so far; names that a label shows are added to it.
        simple: The document in simplified characters.
        confidence: Measured precision of this rule.

    Returns:
        Ties to the company that the extract is about: from its leaders and owners, and from its former name; none
        where the text is no extract.
    """
    forms = load_forms("register")
    if not forms.may_stand_in(simple):
        return []
    fields = find_fields(simple, find_labels(simple, forms, ()), _PARTIES)
    parties = Parties(annotation, simple)
    company: Mention | None = None
    found: list[RelationshipMention] = []
    for one in fields:
        if one.role == "company":
            company = next(iter(parties.find(one)), company)
        elif one.role in _TIES and company is not None and one.closed:
            for source, properties in _iter_sources(parties, one, fields):
                if source.span != company.span and source.name != company.name:
                    found.append(_make(annotation, one, (source, company), properties, confidence))
    return found


def _iter_sources(
    parties: Parties, one: Field, fields: Sequence[Field]
) -> Iterator[tuple[Mention, tuple[Property, ...]]]:
    """Who a value names, each with its office or share."""
    annotation, simple = parties.annotation, parties.simple
    for match in _PART.finditer(simple, one.value.start, one.value.end):
        span = Span(match.start(), match.end())
        source = next(iter(parties.find(Field(one.role, one.label, span, True))), None)
        if source is None and one.role != "former":
            source = _person(annotation, simple, span)
        if source is None:
            continue
        if one.role in {"leader", "officer"}:
            office = annotation.quote(Span(one.label.start, one.label.start + len(_office(simple, one))))
            yield source, (Property("role", office.quote, office),)
        else:
            yield source, tuple(_iter_shares(annotation, simple, (source.span.end, span.end), one, fields))


def _office(simple: str, one: Field) -> str:
    return re.split("[（(：: 　姓\t]", one.label.cut(simple))[0]


def _iter_shares(
    annotation: Annotation, simple: str, behind: tuple[int, int], one: Field, fields: Sequence[Field]
) -> Iterator[Property]:
    """The share in the words behind a name, or in the cell of its row."""
    cells = [f.value for f in fields if f.role == "share" and (f.table, f.row) == (one.table, one.row)]
    row = [(cell.start, cell.end) for cell in cells] if one.table is not None else []
    for start, end in (behind, *row):
        match = _SHARE.search(simple, start, end)
        if match is not None and (share := parse_share(match[0])) is not None:
            yield Property("share", share, annotation.quote(Span(match.start(), match.end())))
            return


def _person(annotation: Annotation, simple: str, span: Span) -> Mention | None:
    """The person that a whole value, or its words before a bracket, names."""
    words = re.split("[（(]", span.cut(simple))[0].strip()
    start = simple.find(words, span.start)
    if not words or not _PERSON.fullmatch(words) or words[0] not in load_lexicon().surnames:
        return None
    place = Span(start, start + len(words))
    known = next((m for m in annotation.mentions_in(place) if m.span == place), None)
    if known is not None and known.schema is Schema.PERSON:
        return known
    annotation.keep(lambda mention: not mention.span.overlaps(place))
    return annotation.add(make_mention(annotation.document.id, place, Schema.PERSON, annotation.text))


def _make(
    annotation: Annotation,
    one: Field,
    ends: tuple[Mention, Mention],
    properties: tuple[Property, ...],
    confidence: float,
) -> RelationshipMention:
    source, company = ends
    evidence = map(annotation.quote, (company.span, Span(one.label.start, source.span.end)))
    return make_tie(_TIES[one.role], (source.id, company.id), properties, evidence, RULE, confidence)
