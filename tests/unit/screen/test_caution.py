"""Cautions of a hit."""

from __future__ import annotations

from tests.unit.screen.listing_builder import make_listing
from tieline.model import ListedName, NameQuality
from tieline.screen import caution


def alias(text: str) -> ListedName:
    """Make an alias.

    Args:
        text: The name.

    Returns:
        It.
    """
    return ListedName(text, NameQuality.ALIAS)


def test_letters_are_doubtful_unless_known() -> None:
    """Few letters are borne by many; a known acronym is not."""
    assert caution.short_letters("AOOK", alias("AOOK"))
    assert not caution.short_letters("CASC", alias("CASC"))


def test_capitals_are_not_a_word_with_small_letters() -> None:
    """HUA on a list is not meant by Hua."""
    assert caution.shouted_letters("Hua", alias("HUA"))
    assert not caution.shouted_letters("HUA", alias("HUA"))


def test_alias_of_common_words_says_nothing() -> None:
    """An alias of common words is doubtful; a primary name, a place or more words are not."""
    assert caution.common_alias(alias("People's Liberation Army"))
    assert not caution.common_alias(ListedName("People's Liberation Army", NameQuality.PRIMARY))
    assert not caution.common_alias(alias("Chinese Liberation Army"))
    assert not caution.common_alias(alias("Electronic Network Products Inc."))


def test_letters_of_well_known_bodies_mean_those() -> None:
    """Letters of a body that is not listed mean no listed namesake."""
    assert caution.known_elsewhere("BIS")
    assert not caution.known_elsewhere("CASC")


def test_slip_in_a_single_word_weighs_less_between_companies() -> None:
    """A slip in one word weighs more where nothing says that it is a company's name."""
    (bare,) = caution.slip_in_one_word("Action", alias("Auction"))
    (companies,) = caution.slip_in_one_word("Amero OOO", alias("Amerko OOO"))
    assert bare.factor < companies.factor
    assert not caution.slip_in_one_word("Amerko", alias("AMERKO OOO"))


def test_every_caution_is_gathered() -> None:
    """A weak short name of a listing with an end gives four reasons: it is told whose alias it is, too."""
    listed = ListedName("AOOK", NameQuality.WEAK)
    found = caution.find_cautions("AOOK", listed, make_listing("X", off="2021-05-25"), kind="organisation")
    assert len(found) == 4


def test_an_alias_says_whose_it_is() -> None:
    """A match by an alias names the entry; one by its primary name does not repeat it."""
    listing = make_listing("Acme Timekeeping Centre", "ATC")
    (told,) = caution.other_name(alias("ATC"), listing)
    assert (told.reason, told.cap) == ("Another name of Acme Timekeeping Centre.", 1.0)
    (told,) = caution.other_name(alias("ATC"), make_listing("Acme Inc.", "ATC"))
    assert told.reason == "Another name of Acme Inc."
    assert not caution.other_name(alias("ACME Timekeeping Centre"), listing)


def test_an_alias_that_means_a_well_known_body_does_not_settle_another_entry() -> None:
    """CAS, of the National Time Service Center, does not make it the academy; CAS itself is what the list says."""
    listing = make_listing("National Time Service Center", "CAS")
    (told,) = caution.alias_of_another("中国科学院", alias("CAS"), listing)
    assert told.cap < 1.0
    assert not caution.alias_of_another("CAS", alias("CAS"), listing)


def test_a_telling_alias_settles_its_entry() -> None:
    """A list that gives the full name of an institute as an alias of its parent means that institute."""
    listing = make_listing("Chinese Academy of Engineering Physics", "Southwest Institute of Fluid Physics")
    full = alias("Southwest Institute of Fluid Physics")
    assert not caution.alias_of_another("中国工程物理研究院流体物理研究所", full, listing)


def test_an_alias_of_the_known_body_itself_settles_it() -> None:
    """An acronym whose known bearer the entry is leaves nothing open."""
    listing = make_listing("Chinese Academy of Sciences", "CAS")
    assert not caution.alias_of_another("中国科学院", alias("CAS"), listing)
