"""Names of elections, wars and summits."""

from __future__ import annotations

import pytest

from tests.unit.read.passage import make_document
from tieline.model.entity import Schema
from tieline.read.english.happening import iter_happenings
from tieline.read.lexicon import load_lexicon
from tieline.read.reader import Reader


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("She lost the 1987 Freedonia general election by a hair.", "1987 Freedonia general election"),
        ("He won in the March 1961 Sylvanian parliamentary election.", "March 1961 Sylvanian parliamentary election"),
        ("After the 2012 European Parliament election in Malta he left.", "2012 European Parliament election in Malta"),
        ("The Ruritanian presidential election was called off.", "Ruritanian presidential election"),
        ("A 1975 referendum settled it.", "1975 referendum"),
        ("It began with the 2011 invasion of Sylvania.", "2011 invasion of Sylvania"),
        ("The 2009 financial crisis cost them dear.", "2009 financial crisis"),
        ("The Freedonian Civil War ended.", "Freedonian Civil War"),
        ("In the Battle of Klopstokia both lost.", "Battle of Klopstokia"),
        ("Operation Mulligan failed.", "Operation Mulligan"),
        ("They met at the 12th G9 summit.", "12th G9 summit"),
    ],
)  # fmt: skip
def test_happenings_are_found_whole(text: str, name: str) -> None:
    """The name reaches from its date or its first capital to its head word."""
    found = [text[start:end] for start, end in iter_happenings(text, load_lexicon())]
    assert name in found


@pytest.mark.parametrize(
    "text",
    [
        "The 2010 election was close.",
        "The War Office replied.",
        "They held an election in May.",
        "The Summit Group of Berlin grew.",
        "In the 1990s the company grew.",
    ],
)
def test_plain_words_name_no_happening(text: str) -> None:
    """A year alone, or a head word inside another name, names nothing."""
    assert list(iter_happenings(text, load_lexicon())) == []


def test_happening_is_one_event_and_hides_the_names_inside(reader: Reader) -> None:
    """The country inside the name of an election is no mention of its own."""
    reading = reader.read(make_document("Mr Brown stood in the 1999 United Kingdom general election."))
    assert [(m.quote, m.schema) for m in reading.mentions if m.schema is Schema.EVENT] == [
        ("1999 United Kingdom general election", Schema.EVENT)
    ]
    assert not [m for m in reading.mentions if m.schema is Schema.PLACE]
