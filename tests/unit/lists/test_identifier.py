"""Identifiers whose form or check digit is wrong."""

from __future__ import annotations

import pytest

from tieline.lists.identifier import check_identifiers
from tieline.lists.trouble import Troubles


@pytest.mark.parametrize(
    ("kind", "value", "codes"),
    [
        ("OGRN", "1027700132195", []),
        ("OGRN", "1027700132196", ["doubtful:identifier"]),
        ("OGRN", "1027700132196 on 25.11.2002", []),
        ("Registration", "INN: 7707083894", ["doubtful:identifier"]),
        ("Registration", "INN 7707083893 OGRN 1", []),
        ("Passport", "X1", []),
    ],
)
def test_single_numbers_with_wrong_check_digits_are_noted(kind: str, value: str, codes: list[str]) -> None:
    """A number that stands alone is checked; of values with more in them none is called wrong."""
    troubles = Troubles("x.csv")
    check_identifiers([(kind, value)], troubles, row=1)
    assert [issue.code for issue in troubles.issues()] == codes


@pytest.mark.parametrize(
    ("kind", "value", "codes"),
    [
        ("Legal Entity Number", "529900VVDOKMRRAHZ894 (Luxembourg)", []),
        ("Legal Entity Number", "529900VVDOKMRRAHZ895", ["doubtful:identifier"]),
        ("Legal Entity Number", "851683897 (Netherlands)", []),
        ("Vessel Registration Identification", "RS 150443 (Russia)", []),
        ("Vessel Registration Identification", "IMO 15411", ["doubtful:identifier"]),
        ("Passport", "A1", []),
    ],
)
def test_identifiers_are_checked_where_their_digits_can_be(kind: str, value: str, codes: list[str]) -> None:
    """An LEI and an IMO number have check digits; other numbers under the same words have none."""
    troubles = Troubles("sdn.csv")
    check_identifiers([(kind, value)], troubles, row=1)
    assert [issue.code for issue in troubles.issues()] == codes
