"""Dates as options."""

from __future__ import annotations

import pytest

from tieline.cli.verbs.date_option import parse_date
from tieline.errors import UsageError
from tieline.model import PartialDate


def test_a_date_may_be_partial() -> None:
    """A month is a date, and nothing is none."""
    assert parse_date("2021-05") == PartialDate("2021-05")
    assert parse_date(None) is None


@pytest.mark.parametrize("text", ["", "yesterday", "2021-02-30", "01/02/2021"])
def test_what_is_no_date_is_refused(text: str) -> None:
    """The error shows how to write one."""
    with pytest.raises(UsageError) as caught:
        parse_date(text)
    assert caught.value.hint == "write YYYY, YYYY-MM or YYYY-MM-DD"
