"""The tokens of a name."""

from __future__ import annotations

from tieline.screen.token import name_tokens, query_tokens


def test_abbreviation_and_plural_share_a_word_token() -> None:
    """Spellings of one common word give one token."""
    assert "w:technology" in name_tokens("Dahua Tech") & name_tokens("Dahua Technologies")


def test_slip_leaves_a_token_in_common() -> None:
    """A name with a slip still shares its beginning or its consonants."""
    assert name_tokens("Hikvision") & name_tokens("Hikvison")
    assert name_tokens("Phytium") & name_tokens("Phytiam")


def test_hanzi_are_taken_two_by_two() -> None:
    """Neighbouring Hanzi are a token; traditional and simplified are one."""
    assert name_tokens("飛騰") == name_tokens("飞腾") == {"h:飞腾"}


def test_initials_link_acronym_and_name() -> None:
    """An acronym and the name whose initials it is share a token."""
    assert name_tokens("SAST") & name_tokens("Shanghai Academy of Spaceflight Technology")
    assert "a:casc" in name_tokens("China Aerospace Science and Technology Corporation")


def test_query_looks_for_compounds_and_known_names() -> None:
    """A query also looks for neighbours written as one and for what its acronyms stand for."""
    assert "w:goodwill" in query_tokens("Good Will")
    assert "w:aerospace" in query_tokens("CASC")


def test_nothing_gives_no_tokens() -> None:
    """A name without letters has no tokens."""
    assert name_tokens("!!!") == frozenset()
