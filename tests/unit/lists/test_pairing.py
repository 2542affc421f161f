"""Which entries of two editions are of one party."""

from __future__ import annotations

from tests.unit.lists.entry_builder import make_entry
from tieline.lists.pairing import pair_listings


def test_pairs_are_one_to_one() -> None:
    """Two entries never share a partner; the nearer one takes it."""
    before = [make_entry("Acme Works", countries=("CN",)), make_entry("ACME Works.", countries=("CN",))]
    pairs = [pair for pair in pair_listings(before, before[1:]) if not pair.is_repeat]
    assert [pair.before for pair in pairs] == before[1:]


def test_persons_are_found_in_any_order_of_their_names() -> None:
    """A list that turns its names round loses nobody."""
    before = [make_entry("ABDUL JAWAD, Naser", kind="unknown")]
    after = [make_entry("Naser ABDUL JAWAD", kind="unknown")]
    assert len(pair_listings(before, after)) == 1


def test_numbers_of_other_schemes_join_nobody() -> None:
    """Equal numbers whose names have nothing in common are no proof."""
    before = [make_entry(f"Acme {letter}", number=str(at)) for at, letter in enumerate("abc")]
    after = [make_entry(f"Zinc {letter}", number=str(at)) for at, letter in enumerate("xyz")]
    assert pair_listings(before, after) == ()
