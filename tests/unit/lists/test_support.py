"""What two entries share besides their names."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.unit.lists.entry_builder import make_entry
from tieline.lists.support import Support, gather_facts, split_citation, weigh_support


def weigh(left: dict[str, object], right: dict[str, object]) -> Support:
    """Weigh two entries that state these things."""
    return weigh_support(
        gather_facts(make_entry("A", **left)), gather_facts(make_entry("B", **right)), Counter({"84 FR 22961": 50})
    )


@pytest.mark.parametrize(
    ("stated", "points"),
    [
        ({"countries": ("China",)}, 1),
        ({"citation": "84 FR 22961"}, 1),
        ({"citation": "85 FR 1000"}, 2),
        ({"addresses": ("1 Main Street, Bern",)}, 2),
        ({"identifiers": (("Tax ID No.", "CHE-123.456"),)}, 3),
        ({"identifiers": (("Gender", "Male"), ("Listing Date", "03 Jun 2021"))}, 0),
    ],
)
def test_what_is_shared_counts_by_how_much_it_tells(stated: dict[str, object], points: int) -> None:
    """A number only one party has counts most; a date or a word counts nothing."""
    assert weigh(stated, stated).points == points


def test_pages_of_one_order_are_near() -> None:
    """One layout cites the order, another the page of the entry."""
    support = weigh({"citation": "87 FR 8180"}, {"citation": "87 FR 8182"})
    assert support.reasons == ("Both are cited at pages of one order.",)


def test_other_countries_count_against() -> None:
    """Unless an address or a citation is shared; Hong Kong and China do not differ."""
    assert weigh({"countries": ("CN",)}, {"countries": ("IR",)}).against == "The countries differ."
    assert weigh({"countries": ("HK",)}, {"countries": ("CN",)}).against is None


def test_citations_are_split_by_page() -> None:
    """However they are separated."""
    assert split_citation("84 F.R. 22961; 85 FR 29852 (no. 9)") == {"84 FR 22961", "85 FR 29852"}
    assert split_citation("Vol. 83, No. 194") == {"vol 83 no 194"}
