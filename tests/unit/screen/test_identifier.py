"""Identifiers of listings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.screen.listing_builder import make_listing
from tieline.screen.identifier import IdentifierIndex, identifier_key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("7736640919", "7736640919"),
        ("AIN-000713-GR7", "AIN000713GR7"),
        (" ain 000713 gr7 ", "AIN000713GR7"),
        ("IMO 8898831", "8898831"),
        ("９１１１０", "91110"),
        ("1690", None),
        ("000000", None),
        ("", None),
        ("n/a", None),
    ],
)
def test_spellings_of_a_number_share_a_key(text: str, key: str | None) -> None:
    """Spaces, hyphens, case and the scheme's name make no difference; what tells nobody apart has no key."""
    assert identifier_key(text) == key


@pytest.mark.parametrize(
    ("kind", "value", "asked", "is_found"),
    [
        ("Passport", "JO, 2014-08-30, 2009-08-31, K475336", "K475336", True),
        ("Tax ID No.", "RU, 7736640919", "7736640919", True),
        ("Company Number", "US, 3848561 (New York)", "3848561", True),
        ("SWIFT/BIC", "AIIFIQBA", "AIIFIQBA", True),
        ("Unified Social Credit Code (USCC)", "91120116MA05R9YN0H", "91120116ma05r9yn0h", True),
        ("Date of birth", "1973-03-25", "1973-03-25", False),
        ("Organization Established Date", "16 Jan 2017", "16 Jan 2017", False),
        ("Nationality", "Indonesia", "Indonesia", False),
        ("Website", "www.example2020.org", "www.example2020.org", False),
        (
            "Secondary sanctions risk",
            "section 1(b) of Executive Order 13224",
            "section 1(b) of Executive Order 13224",
            False,
        ),
        ("Registration Number", "Indonesia", "Indonesia", False),
    ],
)
def test_only_numbers_that_tell_who_somebody_is_are_found(kind: str, value: str, asked: str, is_found: bool) -> None:
    """Countries and dates beside a number are left out, and so are fields that many share."""
    listing = replace(make_listing("Acme"), identifiers=((kind, value),))
    assert [found.listing for found in IdentifierIndex.build([listing]).find(asked)] == [listing] * is_found
