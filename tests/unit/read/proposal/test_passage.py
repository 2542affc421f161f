"""The passages that a model is asked about."""

from __future__ import annotations

from tests.unit.read.proposal.sample import make_document, make_read, passages_of
from tieline.model import Reading
from tieline.read.proposal.passage import MAX_CHARS, make_passages


def test_only_passages_with_two_names_are_asked_about() -> None:
    """Without two names there is no tie; everything is asked about where it costs nothing."""
    document, reading = make_read("Menu\n{C|Acme} and {C|Acme} again.\n{C|Acme} met {P|Jane Doe}.")
    assert [one.view for one in make_passages(document, reading)] == ["Acme met Jane Doe."]
    assert len(passages_of(document, reading)) == 3


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    """Every part is short, and none of its sentences is cut."""
    sentence = "Acme sells a great many lenses to everybody who wants some of them."
    document = make_document(" ".join([sentence] * 90))
    passages = make_passages(document, Reading(document.id, (), (), ()), everything=True)
    assert sum(len(one.sentences) for one in passages) == 90
    assert all(len(one.view) <= MAX_CHARS and one.view.startswith(sentence) for one in passages)


def test_a_passage_knows_what_rules_read_in_it() -> None:
    """Names and dates of its own, and the kinds that the document gives to names."""
    document, reading = make_read("{C|Acme} grew in May 2019.\n{P|Jane Doe} left on 3 June 2020.")
    passage = passages_of(document, reading)[1]
    assert [one.quote for one in passage.mentions] == ["Jane Doe"]
    assert [str(date.value) for date in passage.dates] == ["2020-06-03"]
    assert set(passage.kinds) == {"Acme", "Jane Doe"}


def test_days_without_a_year_are_dated_by_the_page() -> None:
    """By its own date."""
    document = make_document("It ended on 4 January.", published_on="2021-02-01")
    (passage,) = make_passages(document, Reading(document.id, (), (), ()), everything=True)
    assert str(passage.dates[-1].value) == "2021-01-04"
