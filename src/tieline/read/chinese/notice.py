"""Procurement notices: who supplies whom with what, for how much and since when, from what their labels announce."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from tieline.model.entity import Mention
from tieline.model.span import Span
from tieline.model.tie import Property, RelationshipMention, RelationshipType
from tieline.read.annotation import Annotation
from tieline.read.chinese.form import Field, find_fields
from tieline.read.chinese.label import find_labels, load_forms
from tieline.read.chinese.notice_detail import find_details
from tieline.read.chinese.party import NAMING, NEXT_LOT, Parties, tells_failure
from tieline.read.lexicon import load_yaml
from tieline.read.tie import make_tie

RULE = "zh.supplies.notice"
CANDIDATE_RULE = "zh.supplies.candidate"
"""The first candidate of a notice that names no winner yet: announced, and not yet awarded."""

HEAD = 300
"""Characters of a document in which its title is looked for."""

MAX_REMARK = 40
"""Characters of a value that may say that a lot came to nothing; longer ones are terms and procedures."""

_ENTRUSTS = re.compile("受(?:采购人|招标人|采购单位|业主)?[：:]?\\Z")
_ENTRUSTED = re.compile("(?:[（(][^（）()]{1,20}[)）])?(?:的)?委托")
_CALLS = re.compile("[^。\n]{0,60}?(?:采购|招标|项目|中标|成交|中选|询价|单一来源|合同|结果)")
_IS_WINNER = re.compile(
    "(?:[（(][^（）()]{1,30}[)）])?(?:[，,]?(?:被)?(?:确定|推荐|评|列|选定|评定)?(?:为|成为|系|是))(?:本次|本项目|该项目|此次|本|该|最终|第?[一二三四五六七八九十0-9A-Z]{1,3})*(?:采购|项目|招标|标段|包|询价|竞价)*(?:的)?"
    "(?:中标|成交|中选)(?:[（(]?成交[)）]?)?(?:供应商|人|单位|方|商|资格|企业)(?!候选)|(?:[（(][^（）()]{1,30}[)）])?(?:以[^，。\n]{1,30}?)?(?:中标|成交|中选)(?![价金候])"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A party that a notice names.

    Attributes:
        mention: Who.
        field: The label and value that name it; None where a sentence does.
        span: From the label, or the sentence's words, to the end of the name.
    """

    mention: Mention
    field: Field | None
    span: Span


def read_notice(annotation: Annotation, simple: str, confidence: Mapping[str, float]) -> list[RelationshipMention]:
    """Read a procurement notice.

    Args:
        annotation: The document as read so far; names that a label shows are added to it.
        simple: The document in simplified characters.
        confidence: Measured precision of the rules.

    Returns:
        A tie from each supplier to the buyer; none where the text is no notice, names no buyer or no supplier, or
        tells that the procurement came to nothing.
    """
    forms = load_forms("notice")
    if not forms.may_stand_in(simple):
        return []
    starts = {mention.span.start for mention in annotation.mentions if mention.schema.is_organisation}
    fields = find_fields(simple, find_labels(simple, forms, starts), NAMING)
    fields = _without_failed_rows(simple, fields)
    parties = Parties(annotation, simple)
    named = {role: _named(parties, fields, role) for role in sorted(NAMING)}
    buyers = _find_buyers(annotation, simple, named)
    suppliers, rule = _find_suppliers(annotation, simple, named, fields)
    if not buyers or not suppliers or _has_failed(annotation, simple, bool(named["supplier"])):
        return []
    details = find_details(annotation, simple, fields, [_start(one) for one in suppliers])
    found: dict[tuple[str, str], RelationshipMention] = {}
    for supplier, properties in zip(suppliers, details, strict=True):
        for buyer in buyers:
            key = (supplier.mention.name, buyer.mention.name)
            if key[0] != key[1] and key not in found:
                found[key] = _make(annotation, (supplier, buyer), properties, rule, confidence[rule])
    return list(found.values())


def _start(one: Named) -> int:
    """Where what announces a party begins; under a head of labels, its own cell."""
    return one.field.label.start if one.field is not None and not one.field.row else one.mention.span.start


def _named(parties: Parties, fields: Sequence[Field], role: str) -> list[Named]:
    """Who the fields of a role name, but for lots that came to nothing."""
    found: list[Named] = []
    for one in fields:
        own = NEXT_LOT.split(one.value.cut(parties.simple), maxsplit=1)[0] if one.role == role and one.closed else ""
        if one.role == role and not (len(own) <= MAX_REMARK and tells_failure(own)):
            behind = [mention for mention in parties.find(one) if mention.span.start >= one.label.start]
            found += [Named(mention, one, Span(one.label.start, mention.span.end)) for mention in behind]
    return found


def _without_failed_rows(simple: str, fields: Sequence[Field]) -> list[Field]:
    """Leave out the rows of a table of which a cell says that the lot came to nothing."""
    failed = {
        (one.table, one.row)
        for one in fields
        if one.table is not None and one.closed and len(one.value.cut(simple)) <= MAX_REMARK
        if tells_failure(one.value.cut(simple))
    }
    return [one for one in fields if (one.table, one.row) not in failed]


def _find_buyers(annotation: Annotation, simple: str, named: Mapping[str, Sequence[Named]]) -> list[Named]:
    """Who buys: the final user and the buyer that labels name; else who entrusts an agency, publishes or is titled."""
    agents = {one.mention.name for one in named["agency"]}
    told = [
        _first_of_each([one for one in named[role] if one.mention.name not in agents]) for role in ("user", "buyer")
    ]
    if told[0] or told[1]:
        return _first_of_each([*told[0], *told[1]])
    entrusting = list(_entrusting(annotation, simple))
    published = [one for one in named["publisher"] if one.mention.name not in agents]
    return entrusting[:1] or published[:1] or list(_titled(annotation, simple, agents))[:1]


def _first_of_each(named: Sequence[Named]) -> list[Named]:
    """Without repeats of a name; a shorter or longer form of it counts as a repeat."""
    kept: list[Named] = []
    for one in named:
        names = (one.mention.name, one.mention.same_as)
        if not any(names[0] in o.mention.name or o.mention.name in names[0] or names[1] == o.mention.id for o in kept):
            kept.append(one)
    return kept


def _entrusting(annotation: Annotation, simple: str) -> Iterator[Named]:
    """Who entrusts an agency: 受X委托."""
    for mention in annotation.mentions:
        if not mention.schema.is_organisation:
            continue
        before = _ENTRUSTS.search(simple[max(0, mention.span.start - 8) : mention.span.start])
        if before is not None and _ENTRUSTED.match(simple, mention.span.end):
            yield Named(mention, None, mention.span)


def _titled(annotation: Annotation, simple: str, agents: set[str]) -> Iterator[Named]:
    """Whose procurement the title tells of."""
    for mention in annotation.mentions_in(Span(0, min(HEAD, len(simple)))):
        line = simple[simple.rfind("\n", 0, mention.span.start) + 1 : mention.span.start].strip(" 《")
        line = re.sub("(?:.*(?:现将|关于|现对|就))", "", line)
        is_buyer = mention.schema.is_organisation and not line and mention.name not in agents
        if is_buyer and _CALLS.match(simple, mention.span.end):
            yield Named(mention, None, mention.span)


def _find_suppliers(
    annotation: Annotation, simple: str, named: Mapping[str, Sequence[Named]], fields: Sequence[Field]
) -> tuple[list[Named], str]:
    """Who supplies, and by which rule: labels, sentences, or the first candidate where nobody has won yet."""
    won = [*named["supplier"], *named["member"]]
    if not won:
        won = list(_winning(annotation, simple))
    if won:
        return sorted(_distinct(won), key=lambda one: one.span), RULE
    first: list[Named] = []
    for one in named["candidate"]:
        is_first = one.field is not None and one.field.row <= 1 and not any(o.field == one.field for o in first)
        if is_first and one.field is not None and not _is_ranked_lower(simple, one.field, fields):
            first.append(one)
    return _distinct(first), CANDIDATE_RULE


def _distinct(named: Sequence[Named]) -> list[Named]:
    """Without repeats of a place."""
    return list({one.mention.id: one for one in reversed(named)}.values())[::-1]


def _is_ranked_lower(simple: str, one: Field, fields: Sequence[Field]) -> bool:
    """Whether another cell of the row gives a rank behind the first."""
    ranks = [
        f.value.cut(simple)
        for f in fields
        if f.role == "rank" and f.closed and (f.table, f.row) == (one.table, one.row)
    ]
    return any(re.search("[2-9二三四五]", rank) is not None for rank in ranks)


def _winning(annotation: Annotation, simple: str) -> Iterator[Named]:
    """Who wins by the words of a sentence: 确定X为中标供应商."""
    for mention in annotation.mentions:
        if mention.schema.is_organisation and (match := _IS_WINNER.match(simple, mention.span.end)) is not None:
            yield Named(mention, None, Span(mention.span.start, match.end()))


def _has_failed(annotation: Annotation, simple: str, has_winner: bool) -> bool:
    """Whether the title tells that the procurement came to nothing."""
    title = f"{annotation.document.title or ''}\n{simple[:HEAD]}"
    found = _failed_title().search(title)
    return found is not None and not (has_winner and re.search("中标|成交|中选", title[: found.start()]))


@cache
def _failed_title() -> re.Pattern[str]:
    data = load_yaml("read/zh/forms.yml")
    assert isinstance(data, dict)
    return re.compile("|".join(data["failed_title"]))


def _make(
    annotation: Annotation, ends: tuple[Named, Named], properties: tuple[Property, ...], rule: str, confidence: float
) -> RelationshipMention:
    supplier, buyer = (one.mention for one in ends)
    evidence = (annotation.quote(one.span) for one in ends)
    return make_tie(RelationshipType.SUPPLIES, (supplier.id, buyer.id), properties, evidence, rule, confidence)
