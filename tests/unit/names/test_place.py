"""Places in names."""

from __future__ import annotations

from tieline.names.knowledge import get_rows, get_text, load_table
from tieline.names.place import find_conflict, find_hanzi_place, find_place, is_place


def test_longest_place_counts() -> None:
    """A place of several words is found as a whole."""
    found = find_place(["hong", "kong", "bank"], 0)
    assert found is not None
    assert (found[0].code, found[1]) == ("HK", 2)


def test_hanzi_place_takes_its_tail() -> None:
    """省 and 市 belong to the place before them."""
    found = find_hanzi_place("深圳市华为", 0)
    assert found is not None
    assert (found[0].label, found[1]) == ("Shenzhen", 3)


def test_places_in_one_another_do_not_conflict() -> None:
    """A city does not contradict its province or country, and contradicts another city."""
    places = {name: find_place(name.split(), 0) for name in ("shenzhen", "guangdong", "china", "beijing")}
    shenzhen, guangdong, china, beijing = (found[0] for found in places.values() if found is not None)
    assert find_conflict([shenzhen], [guangdong]) is None
    assert find_conflict([shenzhen], [china]) is None
    assert find_conflict([shenzhen], [beijing]) == (shenzhen, beijing)
    assert find_conflict([shenzhen], []) is None


def test_is_place_wants_nothing_else() -> None:
    """Only a text that is nothing but a place is one."""
    assert is_place("Hong Kong")
    assert is_place("深圳市")
    assert not is_place("Hong Kong Bank")
    assert not is_place("")


def test_codes_are_unique_and_parents_exist() -> None:
    """Every place of the table has its own code, and what it lies in is in the table."""
    rows = get_rows(load_table("places"), "places")
    codes = [get_text(row, "code") for row in rows]
    assert len(codes) == len(set(codes))
    assert {get_text(row, "in") for row in rows if "in" in row} <= set(codes)
