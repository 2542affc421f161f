"""Building blocks of holdings: the two parties, and the terms of a stake."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tieline.model import Holding, PartialDate
from tieline.ownership.inputs.day import day_before, parse_day
from tieline.ownership.inputs.file import Faults
from tieline.ownership.inputs.share import Share

_BRITISH = re.compile(r"(?:\d{2}|[A-Z]{2}|[A-Z]\d)\d{6}")

DAY_CHARS = len("2017-12-31")
UNKNOWN_PREFIX = "unknown:"
"""Ids of parties that a source leaves open begin so: such a party may be anybody."""


@dataclass(frozen=True, slots=True)
class Party:
    """A party as a source names it.

    Attributes:
        name: Never empty.
        id: What tells it apart; None where only the name does.
    """

    name: str
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """What a source states of a stake besides its parties and its share.

    Attributes:
        source: Where it is stated.
        kind: shares, votes, appointment or control.
        held_from: First day held; None when not stated.
        held_to: Last day held; None when still held or not stated.
        is_indirect: Whether it is stated as held through others.
        is_joint: Whether it is stated as held jointly with other owners.
    """

    source: str
    kind: str = "shares"
    held_from: PartialDate | None = None
    held_to: PartialDate | None = None
    is_indirect: bool = False
    is_joint: bool = False


def british_id(number: str) -> str | None:
    """Make the id of a company in the British register, by whatever source it comes.

    Args:
        number: Its number; digits alone may lack zeros before them.

    Returns:
        The scheme of org-id.guide and the number in eight places; None where it is no such number.

    Source:
        Companies House: eight digits, or two letters or a letter and a digit with six digits.
    """
    folded = number.strip().upper()
    folded = folded.zfill(8) if folded.isdigit() else folded
    return f"GB-COH:{folded}" if _BRITISH.fullmatch(folded) else None


def unknown_party(company: Party, reason: str, key: str) -> Party:
    """Make the party that stands for an owner whom a source leaves open.

    Args:
        company: Whose owner it is.
        reason: Why it is not known, in a few words.
        key: What tells it apart in the source.

    Returns:
        A party that is nobody else, kept and counted so that its share is not taken for held by nobody.
    """
    return Party(f"unknown owner of {company.name} ({reason})", f"{UNKNOWN_PREFIX}{key}")


def make_holding(owner: Party, owned: Party, share: Share, *, term: Term) -> Holding:
    """Make a holding.

    Args:
        owner: Who holds.
        owned: Of whom.
        share: What is stated of the share; a bound not stated is 0 below and unknown above.
        term: The rest.

    Returns:
        The holding.
    """
    return Holding(
        owner=owner.name,
        owned=owned.name,
        low_pct=0.0 if share.low_pct is None else share.low_pct,
        high_pct=share.high_pct,
        low_open=share.low_open,
        high_open=share.high_open,
        kind=term.kind,
        held_from=term.held_from,
        held_to=term.held_to,
        source=term.source,
        owner_id=owner.id,
        owned_id=owned.id,
        is_indirect=term.is_indirect,
        is_joint=term.is_joint,
    )


def read_days(
    days: tuple[str, str], share: Share, item: str, faults: Faults, *, end_is_held: bool = True
) -> tuple[Share, PartialDate | None, PartialDate | None]:
    """Read the dates of a stake.

    Args:
        days: The first and the last day, as written.
        share: What is stated of the share.
        item: What the record is called.
        faults: Where a bad date is noted.
        end_is_held: Whether the last day is one on which it was still held. Registers name the day on which a stake
            ended, on which another owner's begins: it then was held until the day before.

    Returns:
        The share, and the first and the last day. Where a date cannot be read, the stake may or may not have been held:
        its lower bound is 0.
    """
    read: list[PartialDate | None] = []
    for text in days:
        try:
            read.append(parse_day(text))
        except ValueError as error:
            read.append(None)
            faults.add("bad_date", item, f"whether it was held is taken as unknown: {error}")
            share = maybe(share)
    start, end = read
    if end is not None and not end_is_held and len(end.text) == DAY_CHARS and (start is None or start.last < end.first):
        end = day_before(end)
    return share, start, end


def maybe(share: Share) -> Share:
    """The share of a stake that may or may not be held.

    Args:
        share: What it is where it is held.

    Returns:
        From 0 to the same upper bound.
    """
    return Share(0.0, 100.0 if share.high_pct is None else share.high_pct, False, share.high_open)
