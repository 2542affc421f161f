"""The vocabulary of organisation names."""

from __future__ import annotations

from collections import Counter

from tieline.names.knowledge import get_words, load_table
from tieline.names.word import WordKind, is_official, is_stop, make_word


def test_abbreviation_shares_the_text_of_its_word() -> None:
    """An abbreviation and a plural have the text of the word they stand for."""
    assert make_word("tech").text == make_word("technologies").text == "technology"
    assert make_word("rockets").text == "rocket"


def test_unknown_word_is_a_trade_name() -> None:
    """A word that the vocabulary lacks is a trade name."""
    assert make_word("huawei").kind is WordKind.TRADE


def test_stops_and_official_bodies_are_known() -> None:
    """Articles do not count, and a ministry is a body of every country."""
    assert is_stop("the")
    assert is_official(make_word("ministry"))
    assert not is_official(make_word("factory"))


def test_no_word_stands_in_two_blocks() -> None:
    """Every word of the vocabulary has one kind, and no variant is a word itself."""
    table = load_table("words")
    words = Counter(word for block in ("stop", "kind", "sector", "quality") for word in get_words(table, block))
    assert [word for word, count in words.items() if count > 1] == []
    spellings = table["spellings"]
    assert isinstance(spellings, dict)
    variants = Counter(variant for word in spellings for variant in get_words(spellings, word))
    assert [variant for variant, count in variants.items() if count > 1 or variant in words] == []
