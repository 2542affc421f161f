"""How many a listing put on its list at once, where the sentence of a tie says so: "added 28 entities, among them X".

The number is kept on the tie as the property "count", with the noun that is counted: counts of companies and counts of
entities are two facts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tieline.model.document import Document
from tieline.model.reading import Reading
from tieline.model.span import Evidence, Span
from tieline.model.tie import Property, RelationshipMention, RelationshipType
from tieline.text.normal import fold

COUNT = "count"
MAX_SENTENCE_CHARS = 1500
"""A longer stretch of evidence is a table or a list; see `tieline.read.sentence.MAX_SENTENCE`."""

_WORDS = {
    word: str(number)
    for number, word in enumerate(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
        " eighteen nineteen twenty".split(),
        2,
    )
}
_HANZI = {word: str(number) for number, word in enumerate("一二三四五六七八九十", 1)} | {"两": "2"}
_NUMBER = rf"(?P<number>\d{{1,4}}|{'|'.join(_WORDS)})"
_NOUN = (
    "(?P<noun>entities|companies|firms|organi[sz]ations|individuals|people|persons|institutions|universities|addresses"
    "|parties|vessels|banks)"
)
_EN = re.compile(
    r"\b(?:add(?:s|ed|ing)?|plac(?:es|ed|ing)|put|designat(?:es|ed|ing)|sanction(?:s|ed|ing)|blacklist(?:s|ed|ing)|list(?:s|"
    rf"ed|ing)) (?:a (?:further|total of) |another |an additional )?{_NUMBER} (?:more |new |other |additional )?"
    rf"(?:(?!and |or )[\w-]+ ){{0,4}}?{_NOUN}\b"
)
_ZH = re.compile(
    r"(?:将|把|新增|增列|加入|列入|制裁)(?:了|另外|包括)?[^，。；]{0,12}?(?P<number>\d{1,4}|[两一二三四五六七八九十])(?:家|个|名|所|艘)"
    r"[^，。；]{0,14}?(?P<noun>企业|公司|实体|机构|个人|高校|大学|单位)"
)
_UNREAL = re.compile(r"\b(?:may|might|could|would|will|plans? to|not)\b|拟|计划|考虑|可能|未")


def add_counts(reading: Reading, document: Document) -> Reading:
    """Add to listings how many were listed at once, where their sentence says so.

    Args:
        reading: What was read.
        document: Its document.

    Returns:
        The reading; a listing whose sentence names exactly one number has the property "count".
    """
    ties = [_with_count(tie, document) for tie in reading.relationships]
    return replace(reading, relationships=tuple(ties))


def _with_count(tie: RelationshipMention, document: Document) -> RelationshipMention:
    if tie.type is not RelationshipType.LISTED_BY or any(one.name == COUNT for one in tie.properties):
        return tie
    found = [one for evidence in tie.evidence for one in _find(evidence.span, document)]
    if len({one.value for one in found}) != 1:
        return tie
    return replace(tie, properties=tuple(sorted((*tie.properties, found[0]))))


def _find(sentence: Span, document: Document) -> Iterator[Property]:
    if sentence.end - sentence.start > MAX_SENTENCE_CHARS:
        return
    words = fold(sentence.cut(document.text)).replace("\n", " ")
    for pattern in (_EN, _ZH):
        for match in pattern.finditer(words):
            if _UNREAL.search(words[max(0, match.start() - 12) : match.end()]):
                continue
            number = _WORDS.get(match["number"]) or _HANZI.get(match["number"]) or match["number"]
            span = Span(sentence.start + match.start("number"), sentence.start + match.end("noun"))
            yield Property(COUNT, f"{number} {match['noun']}", Evidence(document.id, span, span.cut(document.text)))
