"""Recognising known organisations by names that the table has in another form."""

from __future__ import annotations

import pytest

from tieline.names.known import KnownBy
from tieline.names.known_wide import recognise_widely


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("CETC 54", "cetc-54"),
        ("20th Research Institute of China Electronic Technology Group Corporation (CETC)", "cetc-20"),
        ("China Aerospace Science and Industry Corporation (CASIC), Third Academy, No. 33 Institute", "casic-33"),
        ("CASC 772", "casc-772"),
        ("No. 601 Institute of AVIC I", "avic-601"),
        ("502 Institute, CAST", "cast-502"),
        ("中国航天科技集团公司第九研究院771研究所", "casc-771"),
        ("China National Nuclear Corporation Plant 404", "cnnc-404"),
        ("Third Academy of CASIC", "casic-3"),
        ("Third Academy of CASIC No. 33", "casic-33"),
        ("CSIC's 719th Institute", "cssc-719"),
        ("中电五十四所", "cetc-54"),
        ("Zhongguo Jingmi Jixie Jinchu Kou Zong Gongsi", "cpmiec"),
        ("China National Precision Machinery I/E Corp. (CPMIEC)", "cpmiec"),
        ("China Precision Machinery Export and Import Corporation", "cpmiec"),
    ],
)
def test_a_known_organisation_is_found_by_another_form_of_its_name(name: str, known: str) -> None:
    """Its words in another order, its acronym beside them, its number within its group."""
    found = recognise_widely(name)
    assert found is not None
    assert [one.id for one in found.organisations] == [known]


@pytest.mark.parametrize(
    "name",
    [
        "",
        "Zenith 771",
        "771 Institute of Zenith Kitchens",
        "CETC 999th Research Institute",
        "航天五院西安研究所",
        "Precision Machinery",
        "CPMIEC Kitchens Import Export",
    ],
)
def test_other_numbers_and_words_are_not_known(name: str) -> None:
    """Neither another group's number, nor a number that the table lacks, nor too few words."""
    assert recognise_widely(name) is None


def test_how_a_name_was_found_is_told() -> None:
    """By its number within the group."""
    found = recognise_widely("No. 601 Institute of AVIC I")
    assert found is not None
    assert found.by is KnownBy.NUMBER
