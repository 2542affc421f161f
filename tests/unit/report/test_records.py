"""The records other programs rely on."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from tieline.model import LinkedParty, Verdict
from tieline.report.case import Case
from tieline.report.records import iter_records

SHAPES = {
    "document": "id path title language published_on sha256 text",
    "entity": "id schema name names",
    "mention": "document start end quote entity",
    "relationship": "type source_name target_name source target properties evidence according_to rule confidence"
    " inferred",
    "utterance": "id speaker_name speaker cue cue_class stance content about said_on parent document",
    "claim": "id matter affirmed_by denied_by unclear about",
    "listing": "list authority entry_id name names aliases programmes reason citation listed_on delisted_on",
    "hit": "row query list entry_id name score verdict reasons",
    "screened": "row hits",
    "finding": "entity rule as_of answer proof missing note",
    "issue": "code item message try",
}


def of_kind(case: Case, kind: str) -> list[dict[str, object]]:
    """Give the records of one kind."""
    return [record for record in iter_records(case) if record["kind"] == kind]


@pytest.mark.parametrize("kind", SHAPES)
def test_every_promised_field_is_there(case: Case, kind: str) -> None:
    """Records of each kind have all the fields that the design names."""
    found = of_kind(case, kind)
    assert found
    assert all(set(SHAPES[kind].split()) <= set(record) for record in found)


def test_every_span_holds_its_quote(case: Case) -> None:
    """Wherever start, end and quote stand together, the document's text has the quote there."""
    texts = {str(record["id"]): str(record["text"]) for record in of_kind(case, "document")}
    checked = 0

    def check(value: object, document: str | None) -> None:
        nonlocal checked
        if isinstance(value, list):
            for item in value:
                check(item, document)
        if isinstance(value, dict):
            inner = str(value["document"]) if value.get("document") else document
            if "quote" in value:
                assert inner is not None
                assert texts[inner][value["start"] : value["end"]] == value["quote"]
                checked += 1
            for item in value.values():
                check(item, inner)

    for record in iter_records(case):
        check(record, None)
    assert checked > 80


def test_said_relationship_names_its_utterance(case: Case) -> None:
    """A relationship that was said carries the id of an utterance that is in the records."""
    utterances = {record["id"] for record in of_kind(case, "utterance")}
    said = [record["according_to"] for record in of_kind(case, "relationship") if record["according_to"]]
    assert len(said) == 3
    assert set(said) <= utterances


def test_speaker_and_about_are_entities(case: Case) -> None:
    """Utterances point to entities of the case, or to none."""
    entities = {record["id"] for record in of_kind(case, "entity")}
    utterances = of_kind(case, "utterance")
    assert {record["speaker"] for record in utterances} - {None} <= entities
    assert all(set(record["about"]) <= entities for record in utterances)  # type: ignore[arg-type]  # a list of ids


def test_properties_are_strings_with_their_words(case: Case) -> None:
    """A property that sources agree on is a string, with its evidence beside it."""
    tie = next(record for record in of_kind(case, "relationship") if record["type"] == "owns" and record["properties"])
    assert tie["properties"] in ({"share": "41.5"}, {"share": "33"})
    words = tie["property_evidence"]
    assert isinstance(words, dict)
    assert set(words["share"][0]) == {"value", "document", "start", "end", "quote"}


def test_property_with_several_values_is_a_list(case: Case) -> None:
    """Where sources state several values, all are given."""
    tie = next(tie for tie in case.relationships if any(item.name == "share" for item in tie.properties))
    other = replace(tie, properties=(*tie.properties, replace(tie.properties[0], value="40")))
    record = next(iter(of_kind(replace(case, relationships=(other,)), "relationship")))
    properties = record["properties"]
    assert isinstance(properties, dict)
    assert properties["share"] == [tie.properties[0].value, "40"]


def test_party_without_hits_is_a_result(case: Case) -> None:
    """Every party that was screened has a row that counts its hits, also none."""
    rows = of_kind(case, "screened")
    counts = [row["hits"] for row in rows]
    assert len(rows) == 15
    assert counts.count(1) == 3
    assert counts.count(0) == 12
    assert {hit["row"] for hit in of_kind(case, "hit")} == {row["row"] for row in rows if row["hits"]}


def test_bare_name_has_its_own_row(case: Case) -> None:
    """A hit of a name that was screened by itself gets a row after the parties."""
    bare = replace(case.hits[0], entity=None, query="Hongtan Ltd")
    rows = of_kind(replace(case, hits=(*case.hits, bare)), "screened")
    assert rows[-1]["query"] == "Hongtan Ltd"
    assert (rows[-1]["row"], rows[-1]["hits"], rows[-1]["entity"]) == (16, 1, None)


def test_bare_name_without_a_hit_is_a_result(case: Case) -> None:
    """A name that was screened by itself and is on no list has a row without hits."""
    rows = of_kind(replace(case, screened=(*case.screened, "Nobody Knows Ltd")), "screened")
    assert (rows[-1]["query"], rows[-1]["hits"], rows[-1]["entity"]) == ("Nobody Knows Ltd", 0, None)


def test_nothing_screened_gives_no_rows(case: Case) -> None:
    """Without lists nothing was screened, and no row claims so."""
    assert of_kind(replace(case, screened=(), hits=()), "screened") == []


def test_kinds_come_in_a_fixed_order(case: Case) -> None:
    """Documents come first, issues last."""
    kinds = list(dict.fromkeys(str(record["kind"]) for record in iter_records(case)))
    assert kinds == list(SHAPES)


def test_records_are_json(hostile_case: Case) -> None:
    """Every record survives JSON, whatever words it holds."""
    for record in iter_records(hostile_case):
        assert json.loads(json.dumps(record, ensure_ascii=False)) == record


def test_ties_of_lists_have_their_row(case: Case) -> None:
    """A subsidiary is owned by its parent; an unknown party has no id."""
    listed = next(hit.listing for hit in case.hits if hit.verdict is Verdict.SAME and hit.entity is not None)
    linked = (LinkedParty("Subsidiary Of", "Lanqiao Holding"), LinkedParty("Linked To", "Zenith Works"))
    listings = tuple(replace(one, linked=linked, row="row 7") if one.id == listed else one for one in case.listings)
    owns, tied = of_kind(replace(case, listings=listings), "list_relationship")
    if owns["type"] != "owns":
        owns, tied = tied, owns
    assert (owns["source_name"], owns["source"], tied["type"]) == ("Lanqiao Holding", None, "linked_to")
    assert str(owns["record"]).endswith(", row 7")
    assert owns["target"] == tied["source"] is not None
