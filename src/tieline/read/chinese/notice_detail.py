"""What a notice tells besides its parties: product, value and date of each award, each with its own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tieline.model.span import Span
from tieline.model.tie import Property
from tieline.read.annotation import Annotation
from tieline.read.chinese.form import Field

MAX_PRODUCT = 80
"""Characters; longer values of such labels are terms of reference."""

_NUMBERS = "零壹贰叁肆伍陆柒捌玖拾佰仟万亿萬圆元角分整正一二三四五六七八九十百千"
_AMOUNT = re.compile(
    r"(?:人民币|￥|¥|RMB|CNY)?\s*(?P<digits>[0-9][0-9,，]*(?:[.．][0-9]+)?)\s*(?P<unit>(?:[（(])?(?:百|千)?(?:万|亿)?元(?:整|人民币)?[)）]?|万(?!元))?"
)
_WRITTEN = re.compile(
    rf"(?:人民币|大写[：:]?)?[零壹贰叁肆伍陆柒捌玖拾佰仟一二三四五六七八九十百千][{_NUMBERS}]{{1,24}}[元圆](?:[{_NUMBERS}]{{0,8}})"
)
_NO_PRODUCT = re.compile("^(?:详见|见|/|无|如下|[0-9.\\-]+$|包|第[一二三四]包$)")
_TITLE_TAIL = re.compile(
    "(?:[（(][^（）()]{1,24}[)）])?(?:公开招标|竞争性谈判|竞争性磋商|单一来源|询价|竞价|采购)*(?:中标|成交|结果|中选|采购)*(?:候选人)?(?:结果)?(?:公告|公示|通知)\\Z"
)


def find_details(
    annotation: Annotation, simple: str, fields: Sequence[Field], starts: Sequence[int]
) -> list[tuple[Property, ...]]:
    """Find what belongs to each award.

    Args:
        annotation: The document as read so far.
        simple: The document in simplified characters.
        fields: The fields of the notice.
        starts: Where each supplier's field begins, in text order.

    Returns:
        For each supplier the properties product, value and date, as far as the notice states them.
    """
    values = list(_iter_values(annotation, simple, fields))
    products = list(_iter_products(annotation, simple, fields))
    date = _find_date(annotation, fields)
    found: list[tuple[Property, ...]] = []
    for number, start in enumerate(starts):
        value = _belonging(values, starts, number)
        product = _last_before(products, start)
        found.append(tuple(sorted({one for one in (value, product, date) if one is not None})))
    return found


def _belonging(values: Sequence[Property], starts: Sequence[int], number: int) -> Property | None:
    """The value of an award: of the same rank where each has one, else the first behind it and before the next."""
    if len(values) == len(starts):
        return values[number]
    until = next((start for start in starts[number:] if start > starts[number]), None)
    after = [v for v in values if v.evidence.span.start > starts[number]]
    own = [v for v in after if until is None or v.evidence.span.start < until]
    if own:
        return own[0]
    return values[0] if len(starts) == 1 and values else None


def _last_before(products: Sequence[Property], start: int) -> Property | None:
    """The product named last before an award; the first of all where none comes before."""
    before = [one for one in products if one.evidence.span.start < start]
    return before[-1] if before else products[0] if products else None


def _iter_values(annotation: Annotation, simple: str, fields: Sequence[Field]) -> Iterator[Property]:
    """The amounts of the fields that give one."""
    seen: set[int] = set()
    for one in fields:
        if one.role != "value" or one.value.start in seen:
            continue
        match = _find_amount(simple, one)
        if match is not None:
            seen.add(one.value.start)
            evidence = annotation.quote(Span(match.start(), match.start() + len(match[0].rstrip())))
            has_unit = "unit" not in match.re.groupindex or match["unit"]
            yield Property("value", evidence.quote.strip() + ("" if has_unit else one.unit or ""), evidence)


def _find_amount(simple: str, one: Field) -> re.Match[str] | None:
    """The amount in a value; in a stretch that nothing parts only one with its unit counts."""
    found = [
        m for m in _AMOUNT.finditer(simple, one.value.start, one.value.end) if simple[m.end() : m.end() + 1] != "%"
    ]
    if not one.closed:
        found = [m for m in found if m["unit"] and not re.match("[Xx*]", simple[m.start() - 1])]
        return found[0] if len(found) == 1 else None
    if found:
        is_masked = re.search("[Xx*]{2}", simple[one.value.start : found[0].end()]) is not None
        return None if is_masked else max(found, key=lambda m: (bool(m["unit"]), -m.start()))
    return _WRITTEN.search(simple, one.value.start, one.value.end)


def _iter_products(annotation: Annotation, simple: str, fields: Sequence[Field]) -> Iterator[Property]:
    """What is bought, as the fields name it."""
    for one in fields:
        if one.role != "product" or not one.closed:
            continue
        words = one.value.cut(simple)
        end = one.value.start + len(_TITLE_TAIL.sub("", words.rstrip(" 。；;，,|")))
        span = Span(one.value.start, end)
        if 2 <= end - one.value.start <= MAX_PRODUCT and not _NO_PRODUCT.search(words):
            evidence = annotation.quote(span)
            yield Property("product", " ".join(evidence.quote.split()), evidence)


def _find_date(annotation: Annotation, fields: Sequence[Field]) -> Property | None:
    """The date of the award, else of the notice."""
    for role in ("award_date", "date"):
        for one in fields:
            dates = annotation.dates_in(one.value) if one.role == role and one.closed else []
            if dates and dates[0].value is not None and dates[0].end is None:
                return Property("date", dates[0].value.text, annotation.quote(dates[0].span))
    return None
