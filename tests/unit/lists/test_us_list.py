"""Which US list a row belongs to."""

from __future__ import annotations

from tieline.lists.us_list import find_by_programs, find_by_source, get_sdn


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
    assert find_by_programs(["NEW"]).code == ""
    assert get_sdn().code == "SDN"
