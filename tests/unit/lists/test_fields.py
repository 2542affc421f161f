"""What differs between two entries of one party."""

from __future__ import annotations

from tests.unit.lists.entry_builder import make_entry
from tieline.lists.fields import FIELDS, find_carried, is_renamed, iter_field_changes

ALL = frozenset(FIELDS)


def test_names_cut_at_other_commas_are_the_same_names() -> None:
    """A layout that splits aliases at commas takes nothing away and adds nothing."""
    before = make_entry("Tianjin University", "Hefei Institute", "Qingdao Institute")
    after = make_entry("Tianjin University", "Tianjin University, Hefei Institute", "Qingdao Institute")
    assert list(iter_field_changes(before, after, ALL)) == []


def test_a_kind_that_is_not_known_is_no_change() -> None:
    """Only what both say can differ."""
    assert list(iter_field_changes(make_entry("A", kind="unknown"), make_entry("A"), ALL)) == []


def test_values_are_told_as_they_are_printed() -> None:
    """What is gone, and what is new."""
    (change,) = iter_field_changes(make_entry("A", programmes=("X", "Y")), make_entry("A", programmes=("Y", "Z")), ALL)
    assert (change.field, change.gone, change.new) == ("programmes", ("X",), ("Z",))


def test_what_next_to_none_of_an_edition_states_is_not_carried() -> None:
    """A field must be stated by both layouts."""
    full = [make_entry(f"A{number}", programmes=("X",), countries=("CN",)) for number in range(200)]
    bare = [make_entry(f"A{number}", countries=("CN",)) for number in range(199)]
    assert find_carried(full, [*bare, full[0]]) == {"names", "kind", "countries"}


def test_a_name_in_other_letters_is_renamed() -> None:
    """As much as a letter."""
    assert is_renamed(make_entry("ACME"), make_entry("Acme"))
