"""Identifiers among the remarks of OFAC's delimited files."""

from __future__ import annotations

import pytest

from tieline.lists.ofac_remark import find_identifiers


@pytest.mark.parametrize(
    ("remarks", "identifiers"),
    [
        ("DOB 10 Dec 1948; alt. DOB 1949.", (("Date of birth", "10 Dec 1948"), ("Date of birth", "1949"))),
        ("nationality Korea, North; citizen Iran", (("Nationality", "Korea, North"), ("Citizenship", "Iran"))),
        (
            "Unified Social Credit Code (USCC) 91110000100009563N (China); Tax ID No. 1 (Serbia)",
            (("Unified Social Credit Code (USCC)", "91110000100009563N (China)"), ("Tax ID No.", "1 (Serbia)")),
        ),
        ("Vessel Registration Identification IMO 7406784.", (("Vessel Registration Identification", "IMO 7406784"),)),
        ("Issuer Name Alpha Co., Ltd.; Linked To: BETA", (("Issuer Name", "Alpha Co., Ltd."),)),
        ("Licensed in 1999; DOB; Passports were lost", ()),
        ("Website " + "x" * 400, ()),
        ("", ()),
    ],
)
def test_kinds_and_values_are_found(remarks: str, identifiers: tuple[tuple[str, str], ...]) -> None:
    """Parts that begin with a known kind are identifiers; other parts are not."""
    assert find_identifiers(remarks) == identifiers
