"""Ties that have ended say so."""

from __future__ import annotations

import pytest

from tests.unit.read.passage import make_document
from tieline.read.reader import Reader


@pytest.mark.parametrize(
    ("text", "kind", "word"),
    [
        ("Acme Corp, formerly a subsidiary of Lanqiao Group, grew fast.", "former", "formerly"),
        ("Jane Doe resigned as chief executive of Acme Corp.", "former", "resigned as"),
        ("Jane Doe, the former chief executive of Acme Corp, spoke.", "former", "former"),
        ("Acme Corp has pulled out of its joint venture with Brunel Ltd.", "former", "pulled out of"),
        ("Acme Corp and Lanqiao Group dissolved their joint venture.", "former", "dissolved"),
        ("The contract between Acme Corp and Lanqiao Group was terminated.", "former", "terminated"),
        ("Lanqiao University cut ties with Acme Corp.", "former", "cut ties"),
        ("Acme Corp sold its stake in Lanqiao Group.", "former", "sold"),
        ("Acme Corp no longer owns Lanqiao Group.", "former", "no longer"),
        ("The Commerce Department removed Acme Ltd from the Entity List.", "removed", "removed"),
        ("Acme Ltd was removed from the Entity List by the Commerce Department.", "removed", "removed"),
    ],
)
def test_ended_tie_is_marked(reader: Reader, text: str, kind: str, word: str) -> None:
    """A tie of the past, and one lifted, has a kind whose evidence is the word that says so."""
    (tie,) = reader.read(make_document(text)).relationships
    assert (kind, word) in {(p.value, p.evidence.quote) for p in tie.properties if p.name == "kind"}


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("In May 2021 Acme Corp terminated its agreement with Lanqiao Group.", {("date_off", "2021-05")}),
        ("Acme Corp's deal with Lanqiao Group is over.", set()),
        ("Acme Corp's contract with Lanqiao Group expired on 1 May 2020.", {("date_off", "2020-05-01")}),
        (
            "Acme Corp ended its agreement with Lanqiao Group, signed in 2015, in May 2021.",
            {("date", "2015"), ("date_off", "2021-05")},
        ),
        (
            "Acme Corp signed an agreement with Lanqiao Group in 2018 and terminated it in 2020.",
            {("date", "2018"), ("date_off", "2020")},
        ),
        ("Acme Corp sold its 25 percent stake in Lanqiao Group in June 2022.", {("date_off", "2022-06")}),
        ("Jane Doe resigned as chief executive of Acme Corp in May 2021.", {("date_off", "2021-05")}),
    ],
)
def test_date_of_an_end_begins_nothing(reader: Reader, text: str, dates: set[tuple[str, str]]) -> None:
    """The date beside a word of ending is the end, and only a date told as such the beginning."""
    found = {(p.name, p.value) for t in reader.read(make_document(text)).relationships for p in t.properties}
    assert {(name, value) for name, value in found if name.startswith("date")} == dates


@pytest.mark.parametrize(
    "text",
    [
        "Acme Corp may terminate its agreement with Lanqiao Group in 2030.",
        "Acme Corp threatened to end its partnership with Lanqiao Group.",
        "Acme Corp will end its partnership with Lanqiao Group in 2030.",
        "Acme Corp suspended its partnership with Lanqiao Group in 2019.",
        "The agreement between Acme Corp and Lanqiao Group will be terminated in 2030.",
        "Acme Corp plans to sell its stake in Lanqiao Group in 2030.",
    ],
)
def test_end_to_come_ends_nothing(reader: Reader, text: str) -> None:
    """What is planned, threatened or paused has not ended, and its date is no beginning."""
    found = {(p.name, p.value) for t in reader.read(make_document(text)).relationships for p in t.properties}
    assert {name for name, _ in found if name.startswith("date")} == set()
    assert ("kind", "former") not in found


def test_former_name_ends_no_tie(reader: Reader) -> None:
    """What was formerly named otherwise is still a subsidiary."""
    text = "Acme Corp (formerly Brunel Corp) is a subsidiary of Lanqiao Group."
    kinds = {p.value for t in reader.read(make_document(text)).relationships for p in t.properties}
    assert "former" not in kinds


@pytest.mark.parametrize(
    "text",
    [
        "Acme Corp sold an 8 percent stake in Lanqiao Group.",
        "Acme Corp sold the 8 percent stake in Lanqiao Group.",
        "Acme Corp sold some of its shares in Lanqiao Group.",
        "Acme Corp sold half its stake in Lanqiao Group.",
        "Acme Corp sold shares in Lanqiao Group to fund its lab.",
        "Acme Corp sold 2,000 shares in Lanqiao Group from its large holding.",
        "Acme Corp and Lanqiao Group ended their partnership dispute.",
        "Reports that Acme Corp sold its stake in Lanqiao Group were false.",
    ],
)
def test_sale_of_a_part_and_the_end_of_another_matter_make_no_former_tie(reader: Reader, text: str) -> None:
    """Who sells some shares may hold the others, and a dispute is no partnership."""
    found = [p for tie in reader.read(make_document(text)).relationships for p in tie.properties]
    assert "former" not in {p.value for p in found}
