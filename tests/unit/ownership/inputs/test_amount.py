"""Amounts of money and what they come to."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tieline.ownership.inputs.amount import Amount, parse_amount


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("1000", "1000", None),
        ("1,000.5 万元人民币", "10005000", "CNY"),
        ("500万美元", "5000000", "USD"),
        ("USD 5,000,000", "5000000", "USD"),
        ("人民币100万元", "1000000", "CNY"),
        ("1.2亿元", "120000000", "CNY"),
        ("5 million EUR", "5000000", "EUR"),
        ("300万港元", "3000000", "HKD"),
        ("US$ 20", "20", "USD"),
    ],
)
def test_amounts_are_read_with_unit_and_currency(text: str, value: str, currency: str | None) -> None:
    """Units and currencies before and behind the figure."""
    assert parse_amount(text) == Amount(Decimal(value), currency)


def test_unit_of_the_header_holds_where_the_cell_states_none() -> None:
    """A cell's own unit goes first."""
    assert parse_amount("600", unit="万元") == Amount(Decimal(6_000_000), "CNY")
    assert parse_amount("600元", unit="万元") == Amount(Decimal(600), "CNY")
    assert parse_amount("600", currency="USD") == Amount(Decimal(600), "USD")


@pytest.mark.parametrize("text", ["", "-5", "five", "5 apples", "5 美元 人民币", "1e5", "1.2.3", "9" * 100])
def test_what_is_no_amount_is_refused(text: str) -> None:
    """Negative, unknown units, two currencies."""
    with pytest.raises(ValueError, match="amount"):
        parse_amount(text)
