"""Packed columns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.contract.values import values
from tieline.model import Evidence, Property, Region
from tieline.store.column import WrittenText
from tieline.store.packing import EVIDENCE, PLAIN, PROPERTIES, REGIONS


@pytest.mark.parametrize(("column", "kind"), [(EVIDENCE, Evidence), (PROPERTIES, Property), (REGIONS, Region)])
def test_packed_values_come_back(column: WrittenText[tuple[object, ...]], kind: type) -> None:
    """Every field of a packed value survives."""

    @given(st.lists(values(kind), max_size=3).map(tuple))
    def check(items: tuple[object, ...]) -> None:
        assert column.parse(column.write(items)) == items

    check()


@given(st.lists(st.tuples(st.text(), st.none() | st.integers() | st.floats(allow_nan=False))).map(tuple))
def test_plain_tuples_come_back(items: tuple[object, ...]) -> None:
    """Tuples in tuples stay tuples, and any text survives."""
    assert PLAIN.parse(PLAIN.write(items)) == items


def test_hanzi_are_legible_in_the_database() -> None:
    """A packed cell can be read and searched by eye."""
    assert PLAIN.write(("飞腾", "a b")) == '["飞腾","a b"]'
