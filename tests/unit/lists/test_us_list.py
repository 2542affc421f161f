"""Which US list a row belongs to."""

from __future__ import annotations

from tieline.lists.us_list import (
    NON_SDN,
    find_by_name,
    find_by_programs,
    find_by_source,
    get_sdn,
    get_us_list,
    is_non_sdn,
)


def test_source_column_names_list_and_authority() -> None:
    """The code in brackets leads to the list as its authority calls it."""
    known = find_by_source("Entity List (EL) - Bureau of Industry and Security")
    assert known is not None
    assert (known.code, known.name) == ("EL", "Entity List")
    assert known.authority.startswith("Bureau of Industry and Security")


def test_unknown_source_keeps_its_words() -> None:
    """A list that is not known keeps the file's own words; no words are no list."""
    new = find_by_source("Brand New List (BNL) - Some Department")
    assert new is not None
    assert (new.code, new.name, new.authority) == ("", "Brand New List (BNL)", "Some Department")
    assert find_by_source("  ") is None


def test_programme_leads_to_a_non_sdn_list() -> None:
    """A programme that stands for a list leads to it; others lead to the consolidated list."""
    assert find_by_programs(["CMIC-EO13959"]).code == "CMIC"
    assert find_by_programs(["SDGT", "NS-PLC"]).code == "PLC"
    assert find_by_programs(["NEW"]).code == NON_SDN
    assert get_sdn().code == "SDN"


def test_several_programmes_lead_to_the_list_named_first() -> None:
    """Of several lists that programmes stand for, the resource's order decides, whatever the order in the file."""
    assert find_by_programs(["RUSSIA-EO14024", "UKRAINE-EO13662"]).code == "SSI"
    assert find_by_programs(["UKRAINE-EO13662", "RUSSIA-EO14024"]).code == "SSI"


def test_enhanced_names_lead_to_lists() -> None:
    """The names of OFAC's Enhanced XML lead to the lists; the file of all non-SDN lists is none."""
    known = find_by_name("Non-SDN CMIC List")
    assert known is not None
    assert known.code == "CMIC"
    assert find_by_name("Consolidated List") is None
    assert (is_non_sdn(["SDGT", "NS-PLC"]), is_non_sdn(["SDGT"])) == (True, False)
    assert get_us_list("1260H").authority == "US Department of Defense"
