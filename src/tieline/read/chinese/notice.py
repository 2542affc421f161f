"""Procurement notices: buyer, supplier and value from labels that stand lines apart."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tieline.model.entity import Mention
from tieline.model.ids import RelationshipId, content_id
from tieline.model.span import Span
from tieline.model.tie import Property, RelationshipMention, RelationshipType
from tieline.read.annotation import Annotation

RULE = "zh.supplies.notice"
_AFTER = r"(?:名称|信息|全称)?[\s：:|（(]*(?:(?:单位)?名称[\s：:|]*)?"
_BUYER = re.compile(f"(?:采购人|采购单位|招标人|招标单位|采购方|发布单位|最终用户|需方|建设单位){_AFTER}")
_SUPPLIER = re.compile(
    f"(?:(?:中标|成交|中选|入围)(?:（成交）)?(?:供应商|人|单位|方)|成交人|供应商|供货商|供方){_AFTER}"
)
_VALUE = re.compile(
    r"(?:中标|成交)(?:（成交）)?(?:总)?(?:金额|价格?|总价)[\s：:|]*(?:（[^）\n]{1,8}）[\s：:|]*)?"
    r"(?P<value>(?:人民币|￥|¥)?\s*[0-9][0-9,，.]*\s*(?:万|亿)?元?)"
)


def read_notice(
    annotation: Annotation, simple: str, known: Sequence[RelationshipMention], confidence: float
) -> list[RelationshipMention]:
    """Read the labels of a notice.

    Args:
        annotation: The document as read so far.
        simple: The document in simplified characters.
        known: Ties read already; where one of them supplies, the sentences have told.
        confidence: Measured precision of this rule.

    Returns:
        A tie from each supplier to the buyer; none where there is no buyer, or more than one.
    """
    if any(tie.type is RelationshipType.SUPPLIES for tie in known):
        return []
    buyers = _labelled(annotation, simple, _BUYER)
    suppliers = _labelled(annotation, simple, _SUPPLIER)
    if len(buyers) != 1:
        return []
    (buyer,) = buyers.values()
    values = list(_VALUE.finditer(simple))
    properties: tuple[Property, ...] = ()
    if len(values) == 1 and len(suppliers) == 1:
        evidence = annotation.quote(Span(values[0].start("value"), values[0].end("value")))
        properties = (Property("value", evidence.quote.strip(), evidence),)
    return [
        _make(annotation, one, buyer, properties, confidence) for name, one in suppliers.items() if name not in buyers
    ]


def _labelled(annotation: Annotation, simple: str, label: re.Pattern[str]) -> dict[str, tuple[Mention, Span]]:
    """The organisations right behind a label, by name, each with the stretch from its label to its end."""
    found: dict[str, tuple[Mention, Span]] = {}
    for match in label.finditer(simple):
        mention = next(
            (
                mention
                for mention in annotation.mentions_in(Span(match.start(), match.end() + 60))
                if mention.schema.is_organisation and 0 <= mention.span.start - match.end() <= 1
            ),
            None,
        )
        if mention is not None:
            found.setdefault(mention.name, (mention, Span(match.start(), mention.span.end)))
    return found


def _make(
    annotation: Annotation,
    supplier: tuple[Mention, Span],
    buyer: tuple[Mention, Span],
    properties: tuple[Property, ...],
    confidence: float,
) -> RelationshipMention:
    key = content_id("rlm", RelationshipType.SUPPLIES, supplier[0].id, buyer[0].id, RULE)
    evidence = tuple(annotation.quote(span) for span in sorted((supplier[1], buyer[1])))
    return RelationshipMention(
        RelationshipId(key), RelationshipType.SUPPLIES, supplier[0].id, buyer[0].id, properties, evidence, None, RULE,
        confidence,
    )  # fmt: skip
