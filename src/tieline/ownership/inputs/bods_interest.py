"""Interests of the Beneficial Ownership Data Standard: kind, share and days."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tieline.ownership.inputs.record import Fields, Record, Value, child_of, text_of
from tieline.ownership.inputs.resource import load_words
from tieline.ownership.inputs.share import Share, check_share

RESOURCE = "bods.yml"
NOT_COUNTED = "not_counted"
_USED = frozenset({"type", "share", "startDate", "endDate", "directOrIndirect", "interestLevel"})
_SHARE_USED = frozenset({"exact", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"})


@dataclass(frozen=True, slots=True)
class Interest:
    """One interest.

    Attributes:
        type: As written; "unknownInterest" where none is stated.
        kind: shares, votes, appointment or control; `NOT_COUNTED` for what no rule counts; "" where it is not known.
        start: First day, as written.
        end: Last day, as written.
        is_indirect: Whether it is stated as held through others.
        details: The interest itself.
    """

    type: str
    kind: str
    start: str
    end: str
    is_indirect: bool
    details: Record


def read_interest(record: Record, *, has_components: bool, fields: Fields) -> Interest:
    """Read an interest.

    Args:
        record: Its JSON.
        has_components: Whether the relationship sums up others that are stated by themselves.
        fields: Where its fields are accounted for.

    Returns:
        The interest.
    """
    fields.note("interest", record, _USED, load_words(RESOURCE)["interest_ignored"])
    named = text_of(record, "type") or "unknownInterest"
    level = text_of(record, "directOrIndirect", "interestLevel").casefold()
    return Interest(
        type=named,
        kind=_kinds().get(_fold(named), ""),
        start=text_of(record, "startDate"),
        end=text_of(record, "endDate"),
        is_indirect=level == "indirect" or (has_components and level != "direct"),
        details=record,
    )


def read_share(interest: Interest, fields: Fields) -> Share:
    """Read the share of an interest.

    Args:
        interest: The interest.
        fields: Where its fields are accounted for.

    Returns:
        Its bounds. An excluded bound is a figure in 0.4; before, a mark on the bound beside it.

    Raises:
        ValueError: They are no bounds of a share.
    """
    share = child_of(interest.details, "share")
    fields.note("share", share, _SHARE_USED, ())
    if (exact := _figure(share, "exact")) is not None:
        return check_share(Share(exact, exact))
    low, low_open = _bound(share, "minimum", "exclusiveMinimum")
    high, high_open = _bound(share, "maximum", "exclusiveMaximum")
    return check_share(Share(low, high, low_open, high_open))


def _bound(share: Record, name: str, exclusive: str) -> tuple[float | None, bool]:
    excluded = share.get(exclusive)
    if isinstance(excluded, bool) or excluded is None:
        return _figure(share, name), excluded is True and share.get(name) is not None
    return _figure(share, exclusive), True


def _figure(share: Record, name: str) -> float | None:
    value: Value = share.get(name)
    if value is None:
        return None
    try:
        figure = float(value) if isinstance(value, int | float | str) and not isinstance(value, bool) else math.nan
    except (ValueError, OverflowError):
        figure = math.nan
    if not math.isfinite(figure):
        raise ValueError(f"no share: {str(value)[:60]!r}")
    return figure


@cache
def _kinds() -> Mapping[str, str]:
    words = load_words(RESOURCE)
    kinds = {_fold(word): kind for kind in ("shares", "votes", "appointment", "control") for word in words[kind]}
    kinds |= {_fold(word): "shares" for word in words["unstated"]}
    return kinds | {_fold(word): NOT_COUNTED for word in words[NOT_COUNTED]}


def _fold(word: str) -> str:
    return word.replace("-", "").casefold()
