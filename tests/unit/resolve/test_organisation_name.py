"""Tests of what organisations' names say."""

from __future__ import annotations

import pytest

from tieline.resolve.organisation_name import (
    acronyms_of,
    is_short_form,
    known_keys,
    read_organisation_name,
)


def _key(name: str) -> str:
    """Give the key of a name."""
    return read_organisation_name(name).key


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Quanhe Optics Co., Ltd.", "The QUANHE OPTICS"),
        ("Chinese Foreign Ministry", "China's Foreign Ministry"),
        ("Chinese Foreign Ministry", "Ministry of Foreign Affairs of China"),
        ("U.S. Department of Defense", "United States Defence Department"),
        ("Anshan City Government", "Anshan Municipal Government"),
        ("CETC 54th Research Institute", "54th Research Institute of CETC"),
        ("Suzhou Weiming Robotics", "Weiming Robotics (Suzhou) Co., Ltd."),
        ("CCP", "Communist Party of China"),
        ("Commerce Department's Bureau of Industry and Security", "Bureau of Industry and Security"),
        ("Northern Research Centre", "Northern Research Center"),
        ("博朗信息技术（天津）有限公司", "天津博朗信息技术有限公司"),
    ],
)
def test_wordings_of_one_name_have_one_key(left: str, right: str) -> None:
    """Legal form, wording of public bodies, order of numbered units and spelling do not change the key."""
    assert _key(left) == _key(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("CETC 54th Research Institute", "CETC 55th Research Institute"),
        ("Harbin Institute of Technology", "Harbin Engineering University"),
        ("Nordland Telecom Corporation", "Nordland Telecommunications Corporation"),
        ("US Steel", "American Steel"),
        ("Orbela (Singapore) Pte. Ltd.", "Orbela Co., Ltd."),
        ("Quanhe's Board of Directors", "Velmora's Board of Directors"),
    ],
)
def test_names_of_siblings_have_two_keys(left: str, right: str) -> None:
    """Numbers, kinds of school, abbreviations, places and owners keep names apart."""
    assert _key(left) != _key(right)


@pytest.mark.parametrize(
    "name",
    [
        "Quanhe",
        "Quanhe Optics",
        "Chinese Foreign Ministry",
        "US Congress",
        "China Academy of Fictional Rocketry",
        "Tianjin University",
        "Bank of China",
        "China Mobile Limited",
        "Ministry of Industry and Information Technology",
        "Bureau of Industry and Security",
        "National People's Congress",
        "General Office of Anshan City Government",
        "Chinese Embassy in Lisbon",
        "飞腾",
        "美国商务部",
        "天津大学",
    ],
)
def test_name_that_stands_for_itself(name: str) -> None:
    """A trade name, a place or enough words make a name good in any document."""
    assert read_organisation_name(name).is_specific


@pytest.mark.parametrize(
    "name",
    [
        "Foreign Ministry",
        "State Department",
        "Department of the Treasury",
        "Internet Information Office",
        "General Office",
        "General Office of the Municipal Government",
        "the Committee",
        "Communist Party",
        "Congress",
        "Academy of Sciences",
        "National University",
        "Wuhan Institute",
        "Chinese bank",
        "Chinese Ministry",
        "Chinese Embassy",
        "Board of Directors",
        "CETC",
        "商务部",
        "中国大学",
        "北京办公室",
        "",
    ],
)
def test_name_that_is_anybodys(name: str) -> None:
    """Common words without a place tell nobody apart outside their own document."""
    assert not read_organisation_name(name).is_specific


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Huawei", "Huawei Technologies"),
        ("Phytium", "Tianjin Phytium"),
        ("Hikvision", "Hangzhou Hikvision Digital Technology Co., Ltd."),
        ("Great Wall", "China Great Wall Technology"),
        ("State Department", "US State Department"),
        ("Commerce Department", "U.S. Department of Commerce"),
        ("Brunel", "Brunel University"),
    ],
)
def test_short_form_leaves_out_what_people_leave_out(short: str, full: str) -> None:
    """Places in front and words such as "Technologies" at the end may be missing."""
    assert is_short_form(read_organisation_name(short), read_organisation_name(full))


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("CASIC", "CASIC Third Academy"),
        ("Tsinghua", "Tsinghua Unigroup"),
        ("Huawei", "Huawei Marine Networks"),
        ("Tencent", "Tencent Music Entertainment Group"),
        ("Embassy", "Chinese Embassy"),
        ("National University", "National University of Defense Technology"),
        ("Orbela", "Orbela Luxembourg"),
        ("Weiming Robotics", "Weiming Robotics (Suzhou)"),
        ("Lizhong Co., Ltd.", "Lizhong Group Co., Ltd."),
        ("Huawei Technologies", "Huawei"),
    ],
)
def test_unit_or_subsidiary_is_no_short_form(short: str, full: str) -> None:
    """Numbers, trade names, places behind and legal forms mark another body."""
    assert not is_short_form(read_organisation_name(short), read_organisation_name(full))


def test_acronyms_of_a_name() -> None:
    """Initials count with and without the place and small words."""
    assert "dod" in acronyms_of("U.S. Department of Defense")
    assert "cardc" in acronyms_of("China Aerodynamics Research and Development Center")
    assert all(len(letters) > 2 for letters in acronyms_of("Bank of Zeta"))


def test_capitals_are_read_as_an_acronym() -> None:
    """A word in capitals may be an acronym, and keeps the key of the word."""
    name = read_organisation_name("XINHUA")
    assert name.is_acronym
    assert name.key == _key("Xinhua")


def test_known_acronym_leads_to_full_names() -> None:
    """Letters that everybody knows have the keys of their names; others have none."""
    assert _key("People's Liberation Army") in known_keys("PLA")
    assert known_keys("QTE") == frozenset()
