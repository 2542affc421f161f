"""Chinese ties that are only rumoured, which nobody named answers for."""

from __future__ import annotations

import re

from tieline.model.tie import RelationshipMention, RelationshipType
from tieline.read.annotation import Annotation
from tieline.read.chinese.word import simplify

_TOLD = re.compile(
    "[网据谣盛误讹]传(?![统媒感播真输达导承])|据说|据称|据信|听说|"
    "(?:坊间|外界|市场|业内|网络|网上|社会)[^，。；]{0,4}(?:传闻|传言|流传|猜测)|"
    "(?<![拥所没具])有(?:媒体|外媒|消息|传闻|传言|报道|说法|网友|网民|观点|人)[^，。；]{0,6}?(?:称|说|指|认为|猜测)"
)
"""Words at the head of a sentence by which all of it is told at second hand."""

_DOUBTED = re.compile("疑似|疑为|疑是|被疑|被指(?![定派导])|被传|(?:^|[，；：])(?:近日|日前)?传$")
"""Words of the same clause by which one tie is doubted."""

_SO_CALLED = re.compile("所谓[^，。；]{0,8}$")
_CLAIM = re.compile("[^，。；]{0,20}(?:说法|传闻|传言|消息|指控|指责|言论|报道|猜测)")
_UNTRUE = re.compile(
    "[^，。；因以]{0,20}?(?:，?(?:系|是|均?为|纯属|属|实为)|说法|消息|传闻|传言|报道|指控|一事)[^，。；因以]{0,4}?"
    "(?:谣言|不实|不属实|失实|虚假(?:消息|信息)|假消息|误传|讹传|子虚乌有|无中生有|捏造)(?:的)?(?=[，。；！]|$)"
)
"""What stands right behind a tie that is called untrue, in its clause or in the next one (系谣言)."""


def is_hearsay(tie: RelationshipMention, annotation: Annotation) -> bool:
    """Whether a tie is a rumour or called untrue, and no utterance answers for it.

    Args:
        tie: The tie, after the utterances settled who says it.
        annotation: The document as read.

    Returns:
        True where it is nobody's statement and no fact.
    """
    if tie.according_to is not None or tie.type is RelationshipType.ALIAS_OF:
        return False
    within = tie.evidence[0].span
    ends = sorted(annotation.get(end).span for end in (tie.source, tie.target))
    if not all(within.covers(end) for end in ends):
        return False
    text = simplify(tie.evidence[0].quote).replace(",", "，")
    first, last = ends[0].start - within.start, max(end.end for end in ends) - within.start
    before, behind = text[:first], text[last:]
    clause = max(before.rfind(sign) for sign in "，；：。") + 1
    middle = text[ends[0].end - within.start : max(ends[1].start - within.start, 0)]
    return (
        _TOLD.search(before.rpartition("；")[2]) is not None
        or _DOUBTED.search(before[clause:]) is not None
        or _DOUBTED.search(middle) is not None
        or (_SO_CALLED.search(before) is not None and _CLAIM.match(behind) is not None)
        or _UNTRUE.match(behind) is not None
    )
