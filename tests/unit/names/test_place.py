"""Places in names."""

from __future__ import annotations

from tieline.names.knowledge import get_rows, get_text, load_table
from tieline.names.place import (
    Place,
    find_conflict,
    find_hanzi_place,
    find_place,
    find_places_inside,
    get_meanings,
    is_place,
)


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


def _place(text: str) -> Place:
    """The place at the head of a Latin or Hanzi text."""
    found = find_place(text.split(), 0) if text.isascii() else find_hanzi_place(text, 0)
    assert found is not None
    return found[0]


def test_a_shared_spelling_has_several_meanings() -> None:
    """Taizhou may be either city; a place of its own spelling has itself for its only meaning."""
    assert [names.hanzi[0] for names in get_meanings(_place("taizhou").code)] == ["泰州", "台州"]
    assert [names.hanzi[0] for names in get_meanings(_place("深圳").code)] == ["深圳"]
    assert get_meanings("") == ()


def test_shared_spellings_with_a_common_meaning_agree() -> None:
    """Chaoyang may be 潮阳 too, 朝阳 may not: they agree nevertheless."""
    latin, hanzi = _place("chaoyang"), _place("朝阳")
    assert latin.code != hanzi.code
    assert latin.agrees(hanzi)
    assert hanzi.agrees(latin)


def test_places_behind_the_head_are_found_inside() -> None:
    """A place may stand anywhere in a Hanzi name."""
    assert [place.label for place in find_places_inside("南京师范大学泰州学院")] == ["Nanjing", "Taizhou"]
    assert find_places_inside("") == ()
