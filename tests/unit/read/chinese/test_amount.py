"""Shares as Chinese writes them."""

from __future__ import annotations

import pytest

from tieline.read.chinese.amount import parse_share


@pytest.mark.parametrize(
    ("words", "share"),
    [
        ("35%", "35"),
        ("约51.20％", "51.2"),
        ("三成五", "35"),
        ("百分之三十", "30"),
        ("百分之十二点五", "12.5"),
        ("一半", None),
    ],
)
def test_share(words: str, share: str | None) -> None:
    """A share becomes percent; what is none stays unknown."""
    assert parse_share(words) == share
