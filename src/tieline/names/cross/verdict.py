"""What a score and the links behind it amount to: a verdict with reasons."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tieline.model import Verdict
from tieline.names.comparison import UNSURE_CAP, UNSURE_SCORE, Comparison, Feature, judge
from tieline.names.cross.branch import find_branch_place
from tieline.names.cross.contradiction import (
    find_abroad,
    find_look_alike,
    find_member,
    find_other_group,
    find_part,
)
from tieline.names.cross.homophone import Homophone, find_homophone
from tieline.names.cross.leftover import find_leftover, find_surname
from tieline.names.cross.link import LinkKind
from tieline.names.cross.reason import explain, find_linked, find_unlinked
from tieline.names.cross.side import HanziSide, LatinSide

VETO_FACTOR = 0.4
"""What the score of names is multiplied with whose numbers or places, or whose words, contradict each other."""

KOREA = ("朝鲜", "朝鮮", "韩国", "韓國", "大韩", "大韓")
"""How names of Korean bodies begin in Hanzi."""


class Evidence(NamedTuple):
    """What was measured of one pair.

    Attributes:
        score: On the scale of `Comparison`.
        links: The links as the kernel wrote them, most telling first.
        trusts: How sure each is.
        is_unclear: Whether a trade name stands alone, or none is linked.
    """

    score: float
    links: Sequence[Sequence[int]]
    trusts: Sequence[float]
    is_unclear: bool


def find_doubts(links: Sequence[Sequence[int]], latin: LatinSide, hanzi: HanziSide) -> list[Feature]:
    """Find what speaks against names whose links are enough; any of it keeps them from being the same.

    Args:
        links: The links as the kernel wrote them.
        latin: The Latin name.
        hanzi: The Hanzi name.

    Returns:
        The doubts; none when nothing speaks against them.
    """
    doubts = list[Feature]()
    words = find_look_alike(latin, hanzi)
    if words is not None:
        told = f"Words that tell such names apart: {words[0]} and {words[1]}."
        doubts.append(Feature(told, VETO_FACTOR, VETO_FACTOR))
    groups = find_other_group(latin, hanzi)
    if groups is not None:
        told = f"Of other organisations: {groups[0]} and {groups[1]}."
        doubts.append(Feature(told, VETO_FACTOR, VETO_FACTOR))
    part = find_part(latin, hanzi)
    if part is not None and not _is_spelled(links, hanzi):
        doubts.append(Feature(f"Only one name speaks of a part or branch: {part}.", 1.0, UNSURE_CAP))
    branch = find_branch_place(*find_linked(links), latin, hanzi)
    if branch is not None:
        doubts.append(Feature(f"Only one name gives a place behind its head: {branch}.", 1.0, UNSURE_CAP))
    left_words, runs = find_unlinked(links, latin, hanzi)
    member = find_member([fields[0] for fields in links], runs, hanzi)
    if member is not None:
        doubts.append(Feature(f"A known name, and only one name adds: {member}.", 1.0, UNSURE_CAP))
    leftover = find_leftover(links, latin, hanzi)
    if leftover is not None:
        doubts.append(Feature(f"Not explained, and it tells namesakes apart: {leftover}.", 1.0, UNSURE_CAP))
    surname = find_surname(links, hanzi)
    if surname is not None:
        doubts.append(Feature(f"Not explained, and may be a person's family name: {surname}.", 1.0, UNSURE_CAP))
    place = find_abroad(left_words, runs, latin, hanzi)
    if place is not None:
        doubts.append(Feature(f"Only one name gives a place abroad: {place}.", 1.0, UNSURE_CAP))
    if _is_korean(links, hanzi):
        told = "The sound is that of the characters in Mandarin; a Korean name is read in Korean."
        doubts.append(Feature(told, 1.0, UNSURE_CAP))
    homophone = find_homophone(links, latin, hanzi)
    if homophone is not None:
        doubts.append(_doubt_homophone(homophone))
    return doubts


def _is_spelled(links: Sequence[Sequence[int]], hanzi: HanziSide) -> bool:
    """Whether one link by sound spells the whole Hanzi name, words for its kind of body included (Zongyiyuan)."""
    return len(links) == 1 and tuple(links[0][:3]) == (LinkKind.SOUND, 0, len(hanzi.units))


def _is_korean(links: Sequence[Sequence[int]], hanzi: HanziSide) -> bool:
    """Whether a name that says it is Korean is linked by how its characters sound in Mandarin."""
    return hanzi.text.startswith(KOREA) and any(fields[0] == LinkKind.SOUND for fields in links)


def _doubt_homophone(found: Homophone) -> Feature:
    """What a place speaks against that shares its romanisation with others."""
    others = " or ".join(found.others)
    if found.is_other:
        told = f"The places differ: {others}, as the rest of the name says, and {found.hanzi}."
        return Feature(told, VETO_FACTOR, VETO_FACTOR)
    told = f"The place may be {found.hanzi} or {others}, which are spelled alike; nothing else that agrees tells which."
    return Feature(told, 1.0, UNSURE_CAP)


def make_comparison(evidence: Evidence, latin: LatinSide, hanzi: HanziSide) -> Comparison:
    """Make a verdict of a score, with reasons.

    Args:
        evidence: What was measured.
        latin: The Latin name.
        hanzi: The Hanzi name.

    Returns:
        The comparison.
    """
    reasons = explain(evidence.links, evidence.trusts, latin, hanzi)
    score = round(evidence.score, 3)
    if score < UNSURE_SCORE:
        return Comparison(score, Verdict.DIFFERENT, reasons)
    doubts = find_doubts(evidence.links, latin, hanzi)
    if evidence.is_unclear:
        doubts.append(Feature("No trade name is surely linked; others may bear such a name.", 1.0, UNSURE_CAP))
    told = judge(score, doubts)
    return Comparison(told.score, told.verdict, reasons + told.reasons)
