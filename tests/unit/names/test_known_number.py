"""Numbers of institutes within their group."""

from __future__ import annotations

import pytest

from tieline.names.known_key import loose_key
from tieline.names.known_number import split_number


@pytest.mark.parametrize(
    ("name", "rest", "code"),
    [
        ("CASC Ninth Academy 771 Institute", "casc|9|academy", "i771"),
        ("Institute No. 13 of CALT", "calt", "i13"),
        ("Research Institute 14, CETC", "cetc", "i14"),
        ("CASC 771", "casc", "i771"),
        ("CASC771", "casc", "i771"),
        ("CASIC Third Academy 31", "casic|3|academy", "i31"),
        ("CETC 54th RI", "cetc", "i54"),
        ("Plant 404", "", "f404"),
        ("航天科技九院七七一所", "航天科技9院", "i771"),
        ("中国航天科工集团公司第三研究院", "中国航天科工集团", "a3"),
        ("中国电子科技集团公司No.54研究所", "中国电子科技集团", "i54"),
    ],
)
def test_the_innermost_number_is_parted_from_its_group(name: str, rest: str, code: str) -> None:
    """An institute counts before the academy that it belongs to."""
    assert split_number(loose_key(name)) == (rest, code)


@pytest.mark.parametrize("name", ["Phase 2 Power", "63870部队", "301医院", "航天五院西安分院", "Acme", ""])
def test_a_number_of_nothing_is_none(name: str) -> None:
    """Units, hospitals and phases are no numbered institutes."""
    assert split_number(loose_key(name)) is None
