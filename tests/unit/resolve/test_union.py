"""Tests of the union that keeps told pairs apart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tieline.resolve.union import ConstrainedUnion

PAIRS = st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=30)


def test_joined_elements_are_one_group() -> None:
    """Two joins that share an element make one set of three."""
    union = ConstrainedUnion(4)
    assert union.join(0, 2)
    assert union.join(2, 3)
    assert union.groups() == [[0, 2, 3], [1]]


def test_join_of_forbidden_pair_is_refused() -> None:
    """A pair that is kept apart is not joined."""
    union = ConstrainedUnion(2)
    union.tag(0, "a")
    union.tag(1, "b")
    union.keep_apart("a", "b")
    assert not union.join(0, 1)
    assert union.groups() == [[0], [1]]


def test_join_through_third_element_is_refused() -> None:
    """A chain cannot bring a forbidden pair together."""
    union = ConstrainedUnion(3)
    union.tag(0, "a")
    union.tag(2, "b")
    union.keep_apart("b", "a")
    assert union.join(0, 1)
    assert not union.may_join(1, 2)
    assert not union.join(1, 2)


def test_tag_kept_apart_from_itself_forbids_nothing() -> None:
    """One tag on two elements does not keep them apart."""
    union = ConstrainedUnion(2)
    union.tag(0, "a")
    union.tag(1, "a")
    union.keep_apart("a", "a")
    assert union.join(0, 1)


def test_join_of_joined_elements_succeeds() -> None:
    """Joining twice is joining once."""
    union = ConstrainedUnion(2)
    assert union.join(0, 1)
    assert union.join(1, 0)


@given(joins=PAIRS, apart=PAIRS)
def test_no_group_ever_holds_a_forbidden_pair(joins: list[tuple[int, int]], apart: list[tuple[int, int]]) -> None:
    """Whatever the joins, forbidden pairs stay in different sets, and every element in exactly one."""
    union = ConstrainedUnion(12)
    for element in range(12):
        union.tag(element, str(element))
    for left, right in apart:
        union.keep_apart(str(left), str(right))
    for left, right in joins:
        union.join(left, right)
    groups = union.groups()
    assert sorted(element for group in groups for element in group) == list(range(12))
    for left, right in apart:
        assert left == right or not any(left in group and right in group for group in groups)
