"""Content-based ids."""

from __future__ import annotations

import re

from hypothesis import assume, given
from hypothesis import strategies as st

from tieline.model import content_id

PART = st.one_of(st.none(), st.text(max_size=8), st.integers(), st.floats(allow_nan=False))


def test_same_content_same_id() -> None:
    """An id does not hang on the run, the machine or the day."""
    assert content_id("doc", "飞腾", 3, None) == content_id("doc", "飞腾", 3, None)
    assert content_id("doc", "a") == "doc-rpbmupna47tpjxkq73ivk"


def test_id_has_kind_and_fixed_length() -> None:
    """The prefix tells the kind; 21 base-32 characters follow."""
    assert re.fullmatch(r"ent-[a-z2-7]{21}", content_id("ent", "x"))


def test_separators_cannot_be_forged() -> None:
    """Parts that hold quotes, commas, brackets or dots never run into their neighbours."""
    attempts = [
        ("a.b", "c"),
        ("a", "b.c"),
        ("a,b", "c"),
        ("a", "b,c"),
        ('a","b', "c"),
        ("a", 'b","c'),
        ("a", "b", "c"),
        ('["a"', "b", "c"),
        ("abc",),
        ("ab", "c"),
        ("abc", ""),
        ("abc", None),
        ("abc", "null"),
        (1, "a"),
        ("1", "a"),
    ]
    assert len({content_id("doc", *parts) for parts in attempts}) == len(attempts)


def test_undecodable_file_name_gets_an_id() -> None:
    """A name whose bytes are no UTF-8 reaches Python with lone surrogates, and is a name like any other."""
    name = b"report-\xff.txt".decode("utf-8", "surrogateescape")
    assert content_id("cap", name) != content_id("cap", "report-?.txt")


def test_kind_is_part_of_the_content() -> None:
    """The same parts name different things under different kinds."""
    assert content_id("doc", "a").split("-")[1] != content_id("cap", "a").split("-")[1]


@given(st.lists(PART, max_size=4), st.lists(PART, max_size=4))
def test_different_parts_different_ids(
    left: list[str | int | float | None], right: list[str | int | float | None]
) -> None:
    """Two lists of parts share an id only if they are written alike."""
    assume(repr(left) != repr(right))
    assert content_id("doc", *left) != content_id("doc", *right)
