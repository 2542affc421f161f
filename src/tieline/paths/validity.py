"""Whether ties hold on a day: what each source tells, and of two that tell otherwise the newest."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from tieline.model import PartialDate, RelationshipType
from tieline.model.path import VALIDITIES, WEAKNESS, Link, Validity
from tieline.model.utterance import Standing

_UNDIRECTED = frozenset(
    {RelationshipType.AGREEMENT, RelationshipType.MEETS, RelationshipType.ALIAS_OF, RelationshipType.LINKED_TO}
)
_CUT = frozenset(
    {RelationshipType.AGREEMENT, RelationshipType.FUNDS, RelationshipType.MEMBER_OF, RelationshipType.PART_OF}
)
"""Ties that may have ended where a source tells that two parties are no longer linked at all ("cut ties with")."""
_TRUSTED = frozenset({Standing.SHOWN, Standing.SAID})

_SHARE = re.compile(r"(\d+(?:\.\d+)?) ?[%％]")
_PART = re.compile(
    r"\b(?:part of|some of|portion of|slice of|half of)|部分|一部|仍持|尚持|还持|降至|减至", re.IGNORECASE
)
"""Words by which a stake was sold in part."""

_Key = tuple[RelationshipType, str, str]


def judge_links(links: Iterable[Link], day: PartialDate, *, is_now: bool) -> tuple[Link, ...]:
    """Judge for each tie whether it holds on a day.

    Args:
        links: All ties.
        day: The day asked about.
        is_now: Whether it is today: what a source tells as over without a date is over today, and may have held on
            any earlier day before the source.

    Returns:
        The ties with their validity, in their order. Where sources disagree about one tie the newest dated statement
        decides; where a date is missing, or where the end is only said and the tie is shown, it may have ended. What
        is denied or not affirmed ends nothing.
    """
    own = [replace(link, validity=_own_validity(link, day, is_now=is_now)) for link in links]
    ends: defaultdict[_Key, list[Link]] = defaultdict(list)
    for link in own:
        if link.validity is Validity.ENDED and link.standing in _TRUSTED:
            ends[tie_key(link)].append(link)
    return tuple(_against(link, ends) for link in own)


def has_begun(link: Link, day: PartialDate) -> bool:
    """Whether a tie may have begun by a day.

    Args:
        link: The tie.
        day: The day.

    Returns:
        False where it surely began later.
    """
    return link.since is None or day.is_before(link.since) is not True


def _own_validity(link: Link, day: PartialDate, *, is_now: bool) -> Validity:
    """Whether a tie holds by what its own source tells."""
    if link.until is not None:
        is_over = link.until.is_before(day)
        return Validity.MAY_HAVE_ENDED if is_over is None else (Validity.ENDED if is_over else Validity.HOLDS)
    if link.past is None:
        return Validity.HOLDS
    is_told = link.told_on is not None and link.told_on.last <= day.first
    return Validity.ENDED if is_now or is_told else Validity.MAY_HAVE_ENDED


def _against(link: Link, ends: dict[_Key, list[Link]]) -> Link:
    """A tie, judged against what other sources tell of its end."""
    if link.validity is not Validity.HOLDS or link.past is not None:
        return link
    kind, one, other = tie_key(link)
    found = [_judge(link, end) for end in ends.get((kind, one, other), ())]
    if link.type in _CUT:
        low, high = sorted((one, other))
        cut = ends.get((RelationshipType.LINKED_TO, low, high), ())
        found += [Validity.MAY_HAVE_ENDED for end in cut if _judge(link, end) is not Validity.HOLDS]
    worst = max(found, key=VALIDITIES.index, default=Validity.HOLDS)
    return link if worst is Validity.HOLDS else replace(link, validity=worst)


def _judge(link: Link, end: Link) -> Validity:
    """Whether a tie that one source tells as held holds though another tells of its end: the newest decides."""
    if link.type is RelationshipType.OWNS and _is_of_part(link, end):
        return Validity.HOLDS
    ended = end.until or end.told_on
    if link.since is not None and ended is not None and link.since.is_before(ended) is False:
        return Validity.HOLDS  # it began when the other was over: another stake, another contract
    if link.told_on is None or ended is None:
        return Validity.MAY_HAVE_ENDED
    if ended.is_before(link.told_on):
        return Validity.HOLDS
    is_weaker = WEAKNESS.index(end.standing) > WEAKNESS.index(link.standing)
    is_newer = link.told_on.is_before(ended) is True and not is_weaker
    return Validity.ENDED if is_newer else Validity.MAY_HAVE_ENDED


def _is_of_part(link: Link, end: Link) -> bool:
    """Whether what ended is only a part of a stake: a share below the one held, or words of a part."""
    if any(_PART.search(sentence.quote) for sentence in end.evidence):
        return True
    held, sold = _SHARE.search(link.detail or ""), _SHARE.search(end.detail or "")
    return held is not None and sold is not None and float(sold[1]) < float(held[1])


def tie_key(link: Link) -> _Key:
    """Tell one tie from another.

    Args:
        link: What a source states of it.

    Returns:
        Its type and its ends, in order where the tie has a direction; equal for all that sources state of one tie.
    """
    one, other = sorted((link.source, link.target)) if link.type in _UNDIRECTED else (link.source, link.target)
    return (link.type, one, other)
