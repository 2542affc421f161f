"""Countries of rows and listings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.screen.listing_builder import make_listing
from tieline.screen.country import compare_country, find_country


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("CN", "CN"),
        ("cn", "CN"),
        ("China", "CN"),
        ("P.R. China", "CN"),
        ("中国", "CN"),
        ("深圳市", "CN"),
        ("Beijing", "CN"),
        ("Hong Kong", "HK"),
        ("UK", "GB"),
        ("the Netherlands", "NL"),
        ("Iran (Islamic Republic of)", "IR"),
        ("Atlantis", None),
        ("", None),
    ],
)
def test_countries_are_known_in_many_spellings(text: str, code: str | None) -> None:
    """Codes, names in both scripts and places within are understood."""
    assert find_country(text) == code


@pytest.mark.parametrize(
    ("country", "listed", "told"),
    [
        ("China", ("CN",), "Country equal: CN."),
        ("Germany", ("CN", "HK"), "Country differs: the row says DE, the list CN, HK."),
        ("Hong Kong", ("CN",), "Country near: the row says HK, the list CN."),
        ("Atlantis", ("CN",), None),
        ("China", (), None),
    ],
)
def test_what_a_country_says_is_told(country: str, listed: tuple[str, ...], told: str | None) -> None:
    """Equal and other countries are reasons; what is not known says nothing."""
    assert compare_country(country, replace(make_listing("Acme"), countries=listed)) == told
