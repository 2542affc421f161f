"""Who does what to whom: relative clauses, datives, what is announced, names that a noun explains."""

from __future__ import annotations

import pytest

from tests.unit.read.passage import ties
from tieline.read.reader import Reader

OWNS = ("owns", "Acme Corporation", "Brunel Optics Ltd")


@pytest.mark.parametrize(
    "text",
    [
        "Brunel Optics Ltd, which Acme Corporation acquired in 2014, makes lenses.",
        "Brunel Optics Ltd, a lens maker that Acme Corporation bought in 2014, has 300 workers.",
        "Brunel Optics Ltd is a company Acme Corporation bought in 2014.",
        "Acme Corporation, the company that bought Brunel Optics Ltd, makes lenses.",
        "Brunel Optics Ltd, in which Acme Corporation holds 30 percent, declined.",
    ],
)
def test_relative_clause_gives_its_noun_to_the_verb(reader: Reader, text: str) -> None:
    """The noun that a relative clause belongs to is its object or subject, also through a noun that explains a name."""
    assert OWNS in ties(reader, text)


def test_clause_of_time_has_no_object_left_out(reader: Reader) -> None:
    """ "The year Acme Corporation bought ..." is about a year."""
    assert ties(reader, "Brunel Optics Ltd closed in the year Acme Corporation bought lenses.") == set()


def test_noun_that_is_denied_of_a_name_is_not_the_name(reader: Reader) -> None:
    """Who is not the company that bought has not bought."""
    assert OWNS not in ties(reader, "Acme Corporation is not the company that bought Brunel Optics Ltd in 2014.")


def test_receiver_may_stand_before_the_gift(reader: Reader) -> None:
    """ "Gave X a grant" is "gave a grant to X"."""
    text = "The Acme Foundation gave Brunel University a grant of 4 million euros."
    assert ("funds", "Acme Foundation", "Brunel University") in ties(reader, text)


def test_what_will_happen_is_no_tie(reader: Reader) -> None:
    """A visit to come is only planned."""
    assert ties(reader, "Anna Miller will visit Brunel University next week.") == set()


def test_listing_that_is_announced_is_a_tie(reader: Reader) -> None:
    """An authority lists by saying that it will."""
    text = "The Commerce Department will add Acme Corporation to the Entity List."
    assert ("listed_by", "Acme Corporation", "Commerce Department") in ties(reader, text)


def test_owners_in_a_chain_are_all_read(reader: Reader) -> None:
    """The owner in one tie may be the owned of the next."""
    text = "Brunel Optics Ltd is owned by Acme Corporation, itself owned by Lanqiao Holdings."
    assert ties(reader, text) == {OWNS, ("owns", "Lanqiao Holdings", "Acme Corporation")}


def test_purchase_under_talk_is_no_tie(reader: Reader) -> None:
    """Talks on a purchase are no purchase."""
    assert ties(reader, "Talks on the purchase of Brunel Optics Ltd by Acme Corporation broke down.") == set()


def test_they_takes_up_a_group_without_a_name(reader: Reader) -> None:
    """ "They" stands for the delegates just told of, and not for a name before them."""
    text = (
        "Brunel University was founded in 1990. In June a group of delegates went to Riga. "
        "They had a meeting with Acme Corporation."
    )
    assert not [tie for tie in ties(reader, text) if tie[0] == "meets"]


def test_another_agreement_is_with_the_same_partner(reader: Reader) -> None:
    """Who signs another memo signs it with whom the first was signed."""
    text = "Lanqiao City signed a memo with Brunel University. After that, Lanqiao City signed another memo on trade."
    assert ("agreement", "Lanqiao City", "Brunel University") in ties(reader, text)
