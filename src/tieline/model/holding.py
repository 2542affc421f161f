"""Holdings and findings: who holds what share of whom, and what a rule yields."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tieline.model.partial_date import PartialDate


class Answer(StrEnum):
    """What a rule yields."""

    YES = "yes"
    NO = "no"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True)
class Holding:
    """One stated stake: an owner holds a share of a company.

    Attributes:
        owner: Name as stated.
        owned: Name as stated.
        low_pct: Lower bound of the share, 0 to 100.
        high_pct: Upper bound; None when unknown (it may be anything that others do not surely hold).
        low_open: Whether the lower bound itself is excluded ("more than 50").
        high_open: Whether the upper bound itself is excluded.
        kind: shares, votes, appointment or control.
        held_from: First day held; None when not stated.
        held_to: Last day held; None when still held or not stated.
        source: Where it is stated: "file.csv row 3" or a document id with offsets.
        owner_id: What tells the owner apart in its source: an LEI, a company number, a statement id; None where only
            names tell. Holdings whose parties have ids are joined by them, else by name.
        owned_id: Likewise for the company.
        is_indirect: Whether the source states it as held through others.
        is_joint: Whether the source states that the owner holds it jointly, by arrangement with other owners of the
            same company who bear this mark too.
    """

    owner: str
    owned: str
    low_pct: float
    high_pct: float | None
    low_open: bool
    high_open: bool
    kind: str
    held_from: PartialDate | None
    held_to: PartialDate | None
    source: str
    owner_id: str | None = None
    owned_id: str | None = None
    is_indirect: bool = False
    is_joint: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule's result. Not legal advice.

    Attributes:
        entity: Name of the company the finding is about.
        rule: Id of the rule ("ofac-50").
        rule_title: The rule in words, with its citation.
        as_of: The day the finding speaks for.
        answer: yes, no or cannot tell.
        proof: Numbered steps, in an order a person can follow; each names its source.
        missing: The smallest set of facts that would decide; empty unless the answer is cannot tell.
        note: A caution ("not in force on that day"); None when there is none.
    """

    entity: str
    rule: str
    rule_title: str
    as_of: PartialDate
    answer: Answer
    proof: tuple[str, ...]
    missing: tuple[str, ...]
    note: str | None = None
