"""Relationships: said and shown, dates, carried ends."""

from __future__ import annotations

import pytest

from tests.unit.read.passage import make_document, names, ties
from tieline.read.reader import Reader


def test_tie_inside_an_utterance_is_according_to_it(reader: Reader) -> None:
    """What a newspaper says is said, not shown."""
    text = "According to Lanqiao Daily, Acme Corporation acquired Brunel Optics Ltd in 2019."
    reading = reader.read(make_document(text))
    (utterance,) = reading.utterances
    assert [tie.according_to for tie in reading.relationships] == [utterance.id]


def test_tie_outside_every_utterance_is_shown(reader: Reader) -> None:
    """What the document itself states has nobody else to answer for it."""
    reading = reader.read(make_document("Acme Corporation acquired Brunel Optics Ltd in 2019."))
    assert [tie.according_to for tie in reading.relationships] == [None]


def test_list_of_owners_with_appositions(reader: Reader) -> None:
    """Remarks between the owners of a joint venture neither break the list nor get lost."""
    text = (
        "Feilong Technology is a joint venture of Acme Group, a subsidiary of Lanqiao Holdings, "
        "Binhai Investment Group, and Lanqiao University."
    )
    assert ties(reader, text) >= {
        ("owns", "Acme Group", "Feilong Technology"),
        ("owns", "Binhai Investment Group", "Feilong Technology"),
        ("owns", "Lanqiao University", "Feilong Technology"),
        ("owns", "Lanqiao Holdings", "Acme Group"),
    }


def test_negated_tie_is_none(reader: Reader) -> None:
    """What a sentence denies is no tie."""
    assert ties(reader, "Acme Corporation did not acquire Brunel Optics Ltd.") == set()


def test_party_of_the_sentence_before_is_carried_and_marked(reader: Reader) -> None:
    """A contract whose holder stands one sentence earlier is tied to it, as inferred."""
    text = "The visit helped Lanqiao Group to secure two contracts. One of the contracts was with Acme Corporation."
    reading = reader.read(make_document(text))
    by = names(reading)
    (tie,) = [t for t in reading.relationships if t.type == "agreement"]
    assert (by[tie.source], by[tie.target], tie.inferred) == ("Lanqiao Group", "Acme Corporation", True)


def test_pronoun_end_is_inferred(reader: Reader) -> None:
    """An end that a pronoun stands for is carried over and marked."""
    text = "Acme Corporation grew fast. In 2019 it acquired Brunel Optics Ltd."
    reading = reader.read(make_document(text))
    assert [tie.inferred for tie in reading.relationships if tie.type == "owns"] == [True]
    assert ("owns", "Acme Corporation", "Brunel Optics Ltd") in ties(reader, text)


def test_date_without_a_year_and_anchor_gives_no_property(reader: Reader) -> None:
    """A date that cannot be resolved is left out, and no other date of the sentence takes its place."""
    text = "After the rule of 2018, the Commerce Department blacklisted Acme Corporation on Jan. 14."
    reading = reader.read(make_document(text, published=None))
    (tie,) = [t for t in reading.relationships if t.type == "listed_by"]
    assert [p for p in tie.properties if p.name == "date_on"] == []


def test_property_quotes_its_own_words(reader: Reader) -> None:
    """A role is a property with its own span."""
    text = "Qiu Shan, chairman of Acme Group, resigned."
    reading = reader.read(make_document(text))
    (role,) = [p for tie in reading.relationships for p in tie.properties if p.name == "role"]
    assert (role.value, role.evidence.span.cut(text)) == ("chairman", "chairman")


def test_other_language_is_not_read_by_english_rules(reader: Reader) -> None:
    """A Chinese document yields names only."""
    reading = reader.read(make_document("股东：蓝桥光学有限公司", language="zh"))
    assert [m.name for m in reading.mentions] == ["蓝桥光学有限公司"]
    assert (reading.relationships, reading.utterances) == ((), ())


@pytest.mark.parametrize(
    "text",
    [
        "Acme Optics Ltd is not a subsidiary of Acme Corporation.",
        "It is not true that Acme Optics Ltd is a subsidiary of Acme Corporation.",
        "If Acme Corporation acquires Brunel Optics Ltd, prices will rise.",
        "Acme Corporation could acquire Brunel Optics Ltd.",
        "Acme Corporation plans to acquire Brunel Optics Ltd.",
        "Acme Corporation allegedly owns 40 percent of Brunel Optics Ltd.",
    ],
)
def test_what_is_not_so_is_no_tie(reader: Reader, text: str) -> None:
    """Negation, condition, plan and hearsay without a speaker make no fact."""
    assert {tie for tie in ties(reader, text) if tie[0] == "owns"} == set()


@pytest.mark.parametrize(
    "text",
    [
        "Acme Corporation owns Example Castings Co., Ltd., the ministry said.",
        "In addition, according to Lanqiao Daily, Acme Corporation acquired Brunel Optics Ltd in 2019.",
        "The ministry said that Acme Corporation acquired Brunel Optics Ltd in 2019.",
    ],
)
def test_what_is_said_is_never_shown(reader: Reader, text: str) -> None:
    """However the saying is put, its tie is according to it."""
    reading = reader.read(make_document(text))
    assert reading.relationships
    assert all(tie.according_to is not None for tie in reading.relationships)


def test_accused_party_and_not_the_accuser_is_tied(reader: Reader) -> None:
    """Whoever is accused of supplying supplies, and only according to the accuser."""
    text = "The Trade Ministry accused Acme Corporation of supplying radar equipment to Feilong Group."
    reading = reader.read(make_document(text))
    assert {tie for tie in ties(reader, text) if tie[0] == "supplies"} <= {
        ("supplies", "Acme Corporation", "Feilong Group")
    }
    assert all(tie.according_to is not None for tie in reading.relationships)


def test_source_is_no_party_of_what_it_says(reader: Reader) -> None:
    """ "According to X, Y was listed" ties Y."""
    text = "According to the Commerce Ministry, Acme Corporation was listed by the Bureau of Industry and Security."
    assert all(source != "Commerce Ministry" for _, source, _ in ties(reader, text))


def test_two_joined_dates_date_no_single_tie(reader: Reader) -> None:
    """ "in October 2019 and May 2020" leaves it open which is whose."""
    text = "Acme Group and Beta Robotics Ltd were blacklisted by the Commerce Department in October 2019 and May 2020."
    reading = reader.read(make_document(text))
    assert [p for tie in reading.relationships for p in tie.properties if p.name == "date_on"] == []


@pytest.mark.parametrize(
    ("words", "dates"),
    [
        ("from 2010 to 2015", {("date_on", "2010"), ("date_off", "2015")}),
        ("(1992-1995)", {("date_on", "1992"), ("date_off", "1995")}),
        ("since May 2012", {("date_on", "2012-05")}),
        ("until 2004", {("date_off", "2004")}),
    ],
    ids=["from-to", "parenthesis", "since", "until"],
)
def test_role_takes_the_time_behind_it(reader: Reader, words: str, dates: set[tuple[str, str]]) -> None:
    """A role begins and ends when the words right behind it say so."""
    reading = reader.read(make_document(f"Anna Miller was the chairwoman of Acme Corporation {words}."))
    (tie,) = reading.relationships
    assert {(p.name, p.value) for p in tie.properties if p.name != "role"} == dates


def test_roles_in_a_row_are_one_person_s(reader: Reader) -> None:
    """Every role after the first goes to the same person, until another person is named."""
    text = (
        "Anna Miller is an engineer, the chairwoman of Acme Corporation, a member of the Lanqiao Academy and a former "
        "director of Brunel Holdings Ltd; her brother Peter Miller is the director of Tarn Optics Ltd."
    )
    assert ties(reader, text) == {
        ("leads", "Anna Miller", "Acme Corporation"),
        ("member_of", "Anna Miller", "Lanqiao Academy"),
        ("leads", "Anna Miller", "Brunel Holdings Ltd"),
        ("leads", "Peter Miller", "Tarn Optics Ltd"),
    }


@pytest.mark.parametrize(
    ("sentence", "tie"),
    [
        ("It is a subsidiary of Brunel Holdings Ltd.", ("owns", "Brunel Holdings Ltd", "Acme Corporation")),
        ("Its chairman is John Smith.", ("leads", "John Smith", "Acme Corporation")),
        ("The company is a customer of Tarn Optics Ltd.", ("supplies", "Tarn Optics Ltd", "Acme Corporation")),
    ],
    ids=["pronoun", "possessive", "description"],
)
def test_opening_words_carry_the_subject_on(reader: Reader, sentence: str, tie: tuple[str, str, str]) -> None:
    """A pronoun or description that opens a sentence stands for the subject before, and the tie is inferred."""
    reading = reader.read(make_document(f"Acme Corporation makes lenses in Shenzhen. {sentence}"))
    by = names(reading)
    assert [(t.type, by[t.source], by[t.target]) for t in reading.relationships if t.inferred] == [tie]


def test_authority_that_the_sentence_leaves_out_is_found_before(reader: Reader) -> None:
    """Who designates is named once at the head of a press release; each party below is tied to it."""
    text = (
        "Today the Treasury Department sanctioned two firms. Acme Optics Ltd sells lenses. "
        "Brunel Optics Ltd is being designated pursuant to Executive Order 14024 for having sold lenses."
    )
    assert ("listed_by", "Brunel Optics Ltd", "Treasury Department") in ties(reader, text)


def test_list_of_another_authority_implies_none(reader: Reader) -> None:
    """Who keeps a list is taken from a sentence that names the same list, never from the nearest authority."""
    text = "The Treasury Department sanctioned Acme Optics Ltd. Brunel Optics Ltd was added to the Entity List in May."
    assert not {tie for tie in ties(reader, text) if tie[:2] == ("listed_by", "Brunel Optics Ltd")}


def test_minister_heads_the_office_that_the_document_names(reader: Reader) -> None:
    """A minister's title names the office; where the document names it too, the minister leads it."""
    text = "The US State Department said nothing. Secretary of State Anna Miller spoke later."
    reading = reader.read(make_document(text))
    by = names(reading)
    found = [(t.type, by[t.source], by[t.target], t.inferred) for t in reading.relationships]
    assert ("leads", "Anna Miller", "US State Department", True) in found
