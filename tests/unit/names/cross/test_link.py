"""Which links hold: one to one, the most telling first."""

from __future__ import annotations

import numpy as np

from tests.unit.names.cross.name_builder import find_links
from tieline.names.cross.link import (
    MAX_CANDIDATES,
    MAX_LINKS,
    LinkKind,
    add_candidate,
    choose,
    make_candidates,
    make_choice,
)


def test_a_word_is_never_linked_twice() -> None:
    """One "technology" explains one 科技, three of them one 科技 once."""
    assert [link.hanzi for link in find_links("Technology", "科技科技")] == ["科技"]
    assert [link.latin for link in find_links("Technology Technology Technology", "科技")] == ["technology"]


def test_a_longer_word_goes_before_those_inside_it() -> None:
    """医科大学 as a whole explains more than 大学 alone."""
    assert [link.hanzi for link in find_links("Medical University", "医科大学")] == ["医科大学"]


def test_links_are_told_best_first() -> None:
    """A rare word explains more than one that many names have."""
    links = find_links("Sieyuan Electric Technology", "思源科技电气")
    assert [link.hanzi for link in links] == ["电气", "思源", "科技"]


def test_candidates_beyond_the_room_are_left_out() -> None:
    """A name made to have endless candidates costs no memory."""
    candidates = make_candidates()
    for _ in range(MAX_CANDIDATES + 5):
        add_candidate(candidates, LinkKind.GLOSS, 0, 1, np.int64(1), 1.0)
    assert candidates.used[0] == MAX_CANDIDATES


def test_no_more_links_than_there_is_room_for() -> None:
    """Links beyond the last place are not chosen."""
    candidates, choice = make_candidates(), make_choice()
    for at in range(MAX_LINKS + 2):
        add_candidate(candidates, LinkKind.GLOSS, at, at + 1, np.int64(1) << np.int64(at), 1.0)
        candidates.worth[at] = 1.0
    choose(candidates, choice)
    assert choice.used[0] == MAX_LINKS


def test_of_equal_candidates_the_first_is_chosen() -> None:
    """Ties are broken the same way every time."""
    candidates, choice = make_candidates(), make_choice()
    for _ in range(2):
        add_candidate(candidates, LinkKind.GLOSS, 0, 1, np.int64(1), 1.0)
        candidates.worth[candidates.used[0] - 1] = 2.0
    choose(candidates, choice)
    assert (choice.used[0], choice.links[0]) == (1, 0)
