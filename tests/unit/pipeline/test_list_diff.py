"""The two sides of a difference."""

from __future__ import annotations

import pytest

from tests.unit.lists.entry_builder import make_entry
from tieline.errors import NotFoundError, UsageError
from tieline.pipeline.list_diff import Side, find_list, match_lists


def side(name: str, *lists: str) -> Side:
    """A side that holds these lists."""
    return Side(name, tuple(make_entry("Acme", list_name=one) for one in lists), ())


def test_lists_that_both_sides_have_are_compared_and_others_told() -> None:
    """A list that only one file holds is no thousand additions."""
    compared = match_lists(side("a", "EL"), side("b", "EL", "SDN"))
    assert compared.pairs == (("EL", "EL"),)
    assert compared.notes == ("only b has, and not compared: SDN",)


def test_single_lists_are_compared_whatever_they_are_called() -> None:
    """A table of one's own may call the list otherwise; it is told."""
    compared = match_lists(side("a", "EL"), side("b", "Entities"))
    assert compared.pairs == (("EL", "Entities"),)
    assert compared.notes


def test_sides_without_a_common_list_are_wrong_usage() -> None:
    """The hint names the lists of both."""
    with pytest.raises(UsageError):
        match_lists(side("a", "A", "B"), side("b", "C", "D"))


@pytest.mark.parametrize("name", ["entity list", "EL", "entity"])
def test_a_list_is_found_by_name_letters_or_part(name: str) -> None:
    """Letter case makes no difference."""
    assert find_list(name, ["Entity List", "Unverified List"]) == "Entity List"


def test_a_part_of_two_names_is_not_enough() -> None:
    """Both are offered."""
    with pytest.raises(NotFoundError, match="more than one"):
        find_list("list", ["Entity List", "Unverified List"])
