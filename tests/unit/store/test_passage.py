"""Passages."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieline.store.passage import OVERLAP_CHARS, PASSAGE_CHARS, iter_passages

TEXTS = st.lists(st.sampled_from(["飞腾", "word ", "\n", "x" * 150, "一" * 500, "of the party "]), max_size=60).map(
    "".join
)


@given(TEXTS)
def test_passages_cover_the_text(text: str) -> None:
    """Every character is in a passage, and passages get ahead."""
    cuts = list(iter_passages(text))
    assert bool(cuts) == bool(text)
    if cuts:
        assert (cuts[0][0], cuts[-1][1]) == (0, len(text))
    for (start, end), (following, _) in pairwise(cuts):
        assert start < following < end <= start + PASSAGE_CHARS


@given(TEXTS)
def test_neighbours_share_enough_for_a_phrase(text: str) -> None:
    """Whatever is as short as the overlap stands whole in one passage."""
    cuts = list(iter_passages(text))
    for (_, end), (following, _) in pairwise(cuts):
        assert end - following >= OVERLAP_CHARS


def test_a_cut_falls_between_words() -> None:
    """No passage starts or ends inside a word."""
    text = "sevenths " * 1000
    for start, end in iter_passages(text):
        assert text[start:end].split() == ["sevenths"] * len(text[start:end].split())


@pytest.mark.parametrize("text", ["x" * 9999, "飞" * 9999])
def test_a_text_without_spaces_is_cut_all_the_same(text: str) -> None:
    """Encoded data and Chinese do not make one endless passage."""
    assert max(end - start for start, end in iter_passages(text)) <= PASSAGE_CHARS
