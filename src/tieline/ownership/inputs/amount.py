"""Contributions: amounts of money, and the shares of a company that they come to."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from tieline.ownership.inputs.resource import load_texts
from tieline.ownership.inputs.share import Share

RESOURCE = "money.yml"
TOLERANCE = Decimal("0.005")
"""By this part of the capital contributions may miss it: registers round to the hundredth of 10,000 yuan or worse."""

_AMOUNT = re.compile(
    r"(?P<before>[^\d.,]{0,20}?)\s*(?P<figure>\d[\d,]{0,40}(?:\.\d{1,12})?)\s*(?P<after>[^\d.,]{0,30})"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A contribution.

    Attributes:
        value: In the currency's own unit; never negative.
        currency: ISO code; None where the source names none.
    """

    value: Decimal
    currency: str | None


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one row states of a contribution.

    Attributes:
        row: The row's number.
        group: What tells the company and the date apart.
        text: The cell; "" where nothing is stated.
        unit: The unit that the column's name states.
        currency: The currency that another column states; "" where none does.
        capital: The company's registered capital; "" where none is stated.
    """

    row: int
    group: tuple[str, str]
    text: str
    unit: str
    currency: str
    capital: str


def parse_amount(text: str, *, unit: str = "", currency: str = "") -> Amount:
    """Read an amount of money.

    Args:
        text: "1000", "1,000.5 万元人民币", "USD 5,000,000", "500万美元".
        unit: What the column's name states ("万元"), where the text itself states no unit.
        currency: What another column states, where neither text nor unit does.

    Returns:
        The amount.

    Raises:
        ValueError: It is no amount.
    """
    folded = " ".join(unicodedata.normalize("NFKC", text[:120]).casefold().split())
    match = _AMOUNT.fullmatch(folded)
    if match is None:
        raise ValueError(f"not an amount of money: {text[:60]!r}")
    words = f"{match['before']} {match['after']}".strip() or " ".join(unit.split())
    factor, named = _read_unit(words, text)
    if factor == 1 and named is None and unit:
        factor, named = _read_unit(unit, text)
    if named is None and currency:
        named = _read_unit(currency, text)[1]
    return Amount(Decimal(match["figure"].replace(",", "")) * factor, named)


def share_out(contributions: Iterable[Contribution]) -> tuple[Mapping[int, Share], Mapping[int, str]]:
    """Turn contributions into shares.

    A share is its part of all contributions to the company on its date. It can be had only where every row of the
    company states one, all in one currency, and together they are not more than the registered capital, where that is
    stated; where they are less, the capital is the whole.

    Args:
        contributions: Those of all rows.

    Returns:
        Shares by row, and by row why there is none.
    """
    groups = defaultdict[tuple[str, str], list[Contribution]](list)
    for one in contributions:
        groups[one.group].append(one)
    shares, faults = dict[int, Share](), dict[int, str]()
    for group in groups.values():
        try:
            shares |= _share_out_one(group)
        except ValueError as error:
            faults |= {one.row: str(error) for one in group if one.text}
    return shares, faults


def _share_out_one(group: Sequence[Contribution]) -> dict[int, Share]:
    if not all(one.text for one in group):
        if any(one.text for one in group):
            raise ValueError("another owner of the company states no contribution, so the whole is not known")
        return {}
    amounts = {one.row: parse_amount(one.text, unit=one.unit, currency=one.currency) for one in group}
    capitals = {parse_amount(one.capital, unit=one.unit) for one in group if one.capital}
    currencies = {amount.currency for amount in (*amounts.values(), *capitals)}
    if len(currencies) > 1:
        named = ", ".join(sorted(currency or "none named" for currency in currencies))
        raise ValueError(f"the contributions to the company are in several currencies ({named})")
    total = sum((amount.value for amount in amounts.values()), Decimal(0))
    if len(capitals) > 1:
        raise ValueError("several amounts are given for the capital of the company")
    for capital in capitals:
        if total > capital.value * (1 + TOLERANCE):
            raise ValueError("the contributions to the company are more than its capital")
        total = max(total, capital.value)
    if not total:
        raise ValueError("the contributions to the company come to nothing")
    percents = {row: float(round(amount.value * 100 / total, 10)) for row, amount in amounts.items()}
    return {row: Share(percent, percent) for row, percent in percents.items()}


def _read_unit(words: str, text: str) -> tuple[Decimal, str | None]:
    """The factor and the currency that the words around a figure state."""
    units, currencies = _units(), _currencies()
    rest = "".join(words.casefold().split())
    factor, named = Decimal(1), None
    while rest:
        unit = next((one for one in units if rest.startswith(one)), None)
        currency = next((one for one in currencies if rest.startswith(one)), None)
        if currency is not None and (unit is None or len(currency) >= len(unit)):
            code = currencies[currency]
            # 元 behind the name of another currency is its unit: 美元 is one word, 港币元 two.
            if named is not None and named != code and currency not in {"元", "圆"}:
                raise ValueError(f"an amount in two currencies: {text[:60]!r}")
            named = named or code
            rest = rest[len(currency) :]
        elif unit is not None:
            factor *= Decimal(units[unit])
            rest = rest[len(unit) :]
        else:
            raise ValueError(f"not an amount of money: {text[:60]!r}")
    return factor, named


@cache
def _units() -> Mapping[str, str]:
    return _longest_first(load_texts(RESOURCE)["units"])


@cache
def _currencies() -> Mapping[str, str]:
    return _longest_first({key.replace(" ", ""): code for key, code in load_texts(RESOURCE)["currencies"].items()})


def _longest_first(words: Mapping[str, str]) -> Mapping[str, str]:
    return dict(sorted(words.items(), key=lambda pair: -len(pair[0])))
