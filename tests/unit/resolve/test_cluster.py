"""Tests of what a cluster is called and what kind of thing it is."""

from __future__ import annotations

from collections import Counter

import pytest

from tieline.model.entity import Mention, Schema
from tieline.model.ids import DocumentId, MentionId
from tieline.model.span import Span
from tieline.resolve.cluster import choose_name, choose_schema, make_cluster, only_refers
from tieline.resolve.family import Family


def _mention(name: str, schema: Schema, *, same_as: str | None = None, at: int = 0) -> Mention:
    """Make a mention."""
    span = Span(at, at + len(name))
    before = None if same_as is None else MentionId(same_as)
    return Mention(MentionId(f"m{at}{name}"), DocumentId("d"), span, name, schema, name, before)


def test_majority_of_families_wins() -> None:
    """Two mentions as a company outvote one as a person."""
    schemas = [Schema.COMPANY, Schema.PERSON, Schema.COMPANY]
    assert choose_schema([_mention("Itu", schema) for schema in schemas]) is Schema.COMPANY


def test_unspecific_organisation_does_not_outvote_a_company() -> None:
    """An organisation of no stated kind says nothing against a company."""
    schemas = [Schema.ORGANIZATION, Schema.ORGANIZATION, Schema.COMPANY]
    assert choose_schema([_mention("Itu", schema) for schema in schemas]) is Schema.COMPANY


def test_disagreement_of_kinds_leaves_an_organisation() -> None:
    """As many mentions as a company and as a public body settle neither."""
    assert choose_schema([_mention("Itu", Schema.COMPANY), _mention("Itu", Schema.PUBLIC_BODY)]) is Schema.ORGANIZATION


@pytest.mark.parametrize(
    ("counts", "family", "name"),
    [
        ({"Lei Jun": 1, "Lei": 9}, Family.PERSON, "Lei Jun"),
        ({"Quanhe": 8, "Quanhe Optics Group": 3}, Family.ORGANISATION, "Quanhe Optics Group"),
        ({"Quanhe": 9, "Quanhe Optics Group": 1}, Family.ORGANISATION, "Quanhe"),
        (
            {"CETC": 9, "China Electronics Technology Group": 1},
            Family.ORGANISATION,
            "China Electronics Technology Group",
        ),
        ({"QUANHE OPTICS": 5, "Quanhe Optics": 1}, Family.ORGANISATION, "Quanhe Optics"),
        ({"The White House": 1, "White House": 1}, Family.ORGANISATION, "White House"),
        ({"US": 6, "United States": 2}, Family.PLACE, "United States"),
    ],
)
def test_name_shown_is_the_fullest_of_the_frequent_ones(counts: dict[str, int], family: Family, name: str) -> None:
    """Surnames and acronyms give way, rare longer names do not win, capitals lose to mixed case."""
    assert choose_name(Counter(counts), family) == name


def test_words_that_only_refer_are_no_names() -> None:
    """A pronoun and "the company" that the reader tied give no name."""
    mentions = [
        _mention("Quanhe Optics", Schema.COMPANY),
        _mention("It", Schema.COMPANY, same_as="m0Quanhe Optics", at=20),
        _mention("the company", Schema.COMPANY, same_as="m0Quanhe Optics", at=30),
        _mention("the Group", Schema.COMPANY, same_as="m0Quanhe Optics", at=50),
    ]
    assert make_cluster(0, mentions).names == ("Quanhe Optics",)


def test_untied_common_word_is_a_name() -> None:
    """Without a mention before it "the Academy" is all the name there is."""
    assert not only_refers(_mention("the Academy", Schema.ORGANIZATION))
    assert make_cluster(0, [_mention("the Academy", Schema.ORGANIZATION)]).name == "the Academy"


def test_titles_are_no_part_of_a_persons_name() -> None:
    """A person is shown without titles."""
    cluster = make_cluster(0, [_mention("President Lei Jun", Schema.PERSON), _mention("Mr Lei", Schema.PERSON, at=30)])
    assert (cluster.name, cluster.names) == ("Lei Jun", ("Lei", "Lei Jun"))
