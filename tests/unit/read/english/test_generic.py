"""What is written like a name and names nobody."""

from __future__ import annotations

import pytest

from tests.unit.read.passage import make_document
from tieline.read.english.generic import find_defined, is_generic
from tieline.read.english.headline import is_headline, stands_alone
from tieline.read.lexicon import load_lexicon, load_yaml
from tieline.read.reader import Reader


@pytest.mark.parametrize(
    "words", ["Registered Capital", "Shares Percentage", "Pub. L. 116-283", "Board of Directors", "CFR"]
)
def test_headings_and_citations_name_nobody(words: str) -> None:
    """Words of forms, parts of laws and kinds of boards are no names."""
    assert is_generic(words, load_lexicon())


@pytest.mark.parametrize("words", ["Acme Capital", "Tarn Media Group", "Pentagon"])
def test_one_word_of_its_own_makes_a_name(words: str) -> None:
    """A name with a word that no heading has stays one."""
    assert not is_generic(words, load_lexicon())


def test_letters_for_a_law_or_a_thing_are_told_from_those_for_a_party() -> None:
    """The word before the brackets tells what the letters stand for."""
    text = "The Arms Reform Act of 2018 (ARA), drones (UAS) and the Bureau of Sands (BOS) are named."
    assert find_defined(text, load_lexicon()) == frozenset({"ARA", "UAS"})


def test_marks_part_a_name_from_a_headline() -> None:
    """A headline is told by its capitals; between marks a name stands by itself in it."""
    text = "Anna Reyes, Head of Communications, Northmere University"
    assert is_headline(text)
    assert stands_alone(text, 0, 10)
    assert not stands_alone("Acme Group Wins Tender", 0, 10)


def test_given_letters_and_surnames_go_on(reader: Reader) -> None:
    """Letters that a text gives a party, and the last word of a person's name, are found again."""
    text = "Acme Dynamics (AD) builds sensors; AD employs 40 people. Ivan Dragomirov left it. Dragomirov now teaches."
    quotes = [mention.quote for mention in reader.read(make_document(text)).mentions]
    assert (quotes.count("AD"), quotes.count("Dragomirov")) == (2, 1)


def test_words_of_names_are_words() -> None:
    """No entry of the lists is read as a truth value, as a bare "on" would be."""
    for path in ("read/en/mentions.yml", "read/en/headings.yml"):
        lists = load_yaml(path)
        assert isinstance(lists, dict)
        assert not [
            word for group in lists.values() if isinstance(group, list) for word in group if word in (True, False)
        ]
