"""Known organisations named together with their group, another name of theirs, or their place."""

from __future__ import annotations

import pytest

from tieline.names.known import KnownBy
from tieline.names.known_wide import recognise_widely


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Institute of Fluid Physics of the China Academy of Engineering Physics", "caep-1"),
        ("China Academy of Engineering Physics, Institute of Fluid Physics", "caep-1"),
        ("Institute of Electronic Engineering, China Academy of Engineering Physics", "caep-5"),
        ("China Shipbuilding Industry Corporation Wuhan Digital Engineering Institute", "cssc-709"),
        ("中国航空工业集团公司沈阳飞机设计研究所", "avic-601"),
        ("Beijing Power Machinery Institute (CASIC 31st Research Institute)", "casic-31"),
        ("Beijing Power Machinery Institute (31st Research Institute)", "casic-31"),
        ("北京动力机械研究所（航天三院31所）", "casic-31"),
        ("Beijing Power Machinery Institute a.k.a. CASIC 31", "casic-31"),
    ],
)
def test_an_organisation_is_found_beside_its_group_or_another_name_of_its_own(name: str, known: str) -> None:
    """Before or after it, also a group whose institutes another took over, and its number there."""
    found = recognise_widely(name)
    assert found is not None
    assert ([one.id for one in found.organisations], found.by) == ([known], KnownBy.GROUP)


@pytest.mark.parametrize(
    ("name", "known"),
    [("Shanghai Biren Technology", "biren"), ("Nanjing Electronic Devices Institute, P.R. China", "cetc-55")],
)
def test_an_organisation_is_found_with_a_place_that_its_other_names_have(name: str, known: str) -> None:
    """Biren is 上海壁仞, and Nanjing lies in China."""
    found = recognise_widely(name)
    assert found is not None
    assert ([one.id for one in found.organisations], found.by) == ([known], KnownBy.PLACE)


@pytest.mark.parametrize(
    "name",
    [
        "Beijing Biren Technology",
        "Siemens (China)",
        "CETC Beijing Power Machinery Institute",
        "CASIC Shenyang Aircraft Design Institute",
        "中国电子科技集团公司沈阳飞机设计研究所",
        "Institute of Fluid Physics of the University of Zenith",
        "Beijing Power Machinery Institute (33rd Research Institute)",
        "北京动力机械研究所（33所）",
    ],
)
def test_another_group_place_or_number_makes_it_unknown(name: str) -> None:
    """Nothing is known of an institute beside a group that it does not belong to."""
    assert recognise_widely(name) is None
