"""What takes the truth from a fit of a pattern."""

from __future__ import annotations

import re

import pytest

from tieline.read.english.undone import find_undone, is_question


@pytest.mark.parametrize(
    ("before", "event", "behind"),
    [
        ("It is false ", "that the owner of A is B", "."),
        ("Nobody believes that ", "the owner of A is B", "."),
        ("The ban on the ", "sale of lenses by A to B", " holds."),
        ("The court blocked ", "A's exports to B", "."),
        ("A ", "joint laboratory of A and B", " does not exist."),
    ],
)
def test_what_is_denied_or_stopped_is_undone(before: str, event: str, behind: str) -> None:
    """A verdict or a word of stopping before an event, or a denial behind it, undoes it."""
    match = re.compile(re.escape(event)).search(before + event + behind)
    assert match is not None
    assert find_undone(match)


@pytest.mark.parametrize(
    ("before", "event", "behind"),
    [
        ("It is known ", "that the owner of A is B", "."),
        ("The court blocked ", "A, a unit of B", "."),
        ("The ", "sale of lenses by A to B", " was profitable."),
    ],
)
def test_what_is_told_stays(before: str, event: str, behind: str) -> None:
    """What is stated stays, and so does who is hit by a ban."""
    match = re.compile(re.escape(event)).search(before + event + behind)
    assert match is not None
    assert not find_undone(match)


def test_question_states_nothing_but_why() -> None:
    """A declarative question asks as well; one that asks why takes for granted what it asks about."""
    assert is_question("So Acme Corporation bought Acme Optics Ltd?")
    assert not is_question("Why did Acme Corporation buy Acme Optics Ltd?")
