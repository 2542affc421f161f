"""Tests of resolution as a whole."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.resolve_cases import CASES, Case, find_groups, load_case, load_cases, parse_case
from tieline.model.document import Document
from tieline.model.entity import Entity, Judgement, Mention, Schema, Verdict
from tieline.model.ids import DocumentId, JudgementId, MentionId, content_id
from tieline.model.reading import Reading
from tieline.model.span import Span
from tieline.resolve.judgement import entity_key
from tieline.resolve.resolve import resolve, resolve_entities

FILES = sorted(CASES.glob("*.yml"))
NAMES = ("Quanhe Optics", "Quanhe", "Quanhe Optics Group", "QO", "Foreign Ministry", "Chinese Foreign Ministry", "CFM")
PERSONS = ("Gao Lianhua", "Gao", "Gao Yue", "Mr Gao", "Oriol Brandvold", "Brandvold", "John Smith")
NAMED = st.one_of(
    st.tuples(st.sampled_from(NAMES), st.sampled_from([Schema.ORGANIZATION, Schema.COMPANY, Schema.PUBLIC_BODY])),
    st.tuples(st.sampled_from(PERSONS), st.just(Schema.PERSON)),
)
KEYS = st.sampled_from(
    [
        "organisation:quanhe optics",
        "organisation:quanhe",
        "organisation:foreign ministry",
        "person:gao",
        "person:gao yue",
    ]
)
JUDGED = st.lists(st.tuples(KEYS, KEYS, st.sampled_from(list(Verdict)), st.integers(1, 28)), max_size=4)


def _make_reading(number: int, named: list[tuple[str, Schema]]) -> Reading:
    """Make the reading of a document that names these one after the other."""
    document, mentions, at = DocumentId(f"d{number}"), [], 0
    for name, schema in named:
        span = Span(at, at + len(name))
        key = MentionId(content_id("mtn", document, span.start, span.end, schema))
        mentions.append(Mention(key, document, span, name, schema, name))
        at = span.end + 1
    return Reading(document, tuple(mentions), (), ())


def _make_judgement(left: str, right: str, verdict: Verdict, day: int) -> Judgement:
    """Make a judgement of a day."""
    at = f"2026-11-{day:02}T09:30:00+00:00"
    return Judgement(JudgementId(content_id("jdg", left, right, verdict, at)), left, right, verdict, "analyst", at)


def _names(entities: tuple[Entity, ...]) -> list[tuple[str, ...]]:
    """List the names of every entity."""
    return sorted(entity.names for entity in entities)


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_case_is_resolved_as_expected(path: Path) -> None:
    """Every strong and medium case comes out exactly as written; weak ones are measured by the bench only."""
    case = load_case(path)
    found, expected = defaultdict(set), defaultdict(set)
    for mention, entity in find_groups(case).items():
        found[entity].add(mention)
        expected[case.expected[MentionId(mention)]].add(mention)
    assert case.strength == "weak" or sorted(map(sorted, found.values())) == sorted(map(sorted, expected.values()))


@pytest.mark.parametrize("case", load_cases(CASES), ids=lambda case: case.name)
def test_order_of_input_does_not_matter(case: Case) -> None:
    """Shuffled readings, mentions and judgements give the same resolution."""
    expected = resolve(case.readings, case.documents, case.judgements)
    for seed in range(3):
        source = random.Random(seed)
        readings = [replace(r, mentions=tuple(source.sample(r.mentions, len(r.mentions)))) for r in case.readings]
        source.shuffle(readings)
        documents, judgements = list(case.documents), list(case.judgements)
        source.shuffle(documents)
        source.shuffle(judgements)
        assert resolve(readings, documents, judgements) == expected


@settings(max_examples=60, deadline=None)
@given(data=st.lists(st.lists(NAMED, max_size=6), max_size=4), judged=JUDGED, seed=st.integers(0, 99))
def test_any_input_is_resolved_once_and_the_same(
    data: list[list[tuple[str, Schema]]], judged: list[tuple[str, str, Verdict, int]], seed: int
) -> None:
    """Every mention is in exactly one entity, and a shuffle changes nothing, whatever was read and judged."""
    readings = [_make_reading(number, named) for number, named in enumerate(data)]
    judgements = [_make_judgement(*one) for one in judged]
    entities = resolve_entities(readings, judgements)
    mentions = sorted(mention.id for reading in readings for mention in reading.mentions)
    assert sorted(mention for entity in entities for mention in entity.mentions) == mentions
    assert all(entity.name in entity.names for entity in entities)
    random.Random(seed).shuffle(readings)
    random.Random(seed).shuffle(judgements)
    assert resolve_entities(readings, judgements) == entities


def test_different_outweighs_every_rule() -> None:
    """Two names that a person called different never stand in one entity, not even of one document."""
    readings = [_make_reading(0, [("Lizhong Group", Schema.COMPANY), ("Lizhong", Schema.COMPANY)])]
    judgement = _make_judgement("organisation:lizhong", "organisation:lizhong group", Verdict.DIFFERENT, 1)
    assert len(resolve_entities(readings, [])) == 1
    assert _names(resolve_entities(readings, [judgement])) == [("Lizhong",), ("Lizhong Group",)]


def test_different_outweighs_same_through_a_third() -> None:
    """A is B and B is C cannot make one of A and C when they were called different."""
    readings = [_make_reading(n, [(name, Schema.COMPANY)]) for n, name in enumerate(["Arvel", "Bolang", "Corvin"])]
    judgements = [
        _make_judgement("organisation:arvel", "organisation:bolang", Verdict.SAME, 1),
        _make_judgement("organisation:bolang", "organisation:corvin", Verdict.SAME, 2),
        _make_judgement("organisation:arvel", "organisation:corvin", Verdict.DIFFERENT, 3),
    ]
    assert _names(resolve_entities(readings, judgements)) == [("Arvel",), ("Bolang", "Corvin")]


def test_judgement_outlives_new_documents() -> None:
    """A decision on an entity's key still holds when a document is added and ids change."""
    readings = [_make_reading(0, [("Arvel", Schema.COMPANY)]), _make_reading(1, [("Bolang", Schema.COMPANY)])]
    keys = [entity_key(entity) for entity in resolve_entities(readings, [])]
    judgement = _make_judgement(keys[0], keys[1], Verdict.SAME, 1)
    readings.append(_make_reading(2, [("Arvel", Schema.COMPANY), ("Corvin", Schema.COMPANY)]))
    assert _names(resolve_entities(readings, [judgement])) == [("Arvel", "Bolang"), ("Corvin",)]


def test_key_of_several_parties_joins_nothing() -> None:
    """A key judged different from itself stops rules, and "same" cannot tell which of them it means."""
    readings = [_make_reading(n, [("Oriol Brandvold", Schema.PERSON)]) for n in range(2)]
    readings.append(_make_reading(2, [("Brandvold Oriolsen", Schema.PERSON)]))
    apart = _make_judgement("person:oriol brandvold", "person:oriol brandvold", Verdict.DIFFERENT, 1)
    same = _make_judgement("person:oriol brandvold", "person:brandvold oriolsen", Verdict.SAME, 2)
    assert len(resolve_entities(readings, [])) == 2
    assert len(resolve_entities(readings, [apart, same])) == 3


def test_said_alias_joins_nothing() -> None:
    """A name that somebody merely claims does not make two entities one."""
    text = "[Arvel|Company|a], which he called [Bolang|Company|b]."
    ties = "[{type: alias_of, source: b, target: a}]"
    case = parse_case("case", f"strength: strong\ndocuments:\n  - text: '{text}'\n    ties: {ties}\n")
    (reading,) = case.readings
    said = replace(reading, relationships=tuple(replace(tie, according_to="utt-1") for tie in reading.relationships))
    assert len(resolve_entities([reading], [])) == 1
    assert len(resolve_entities([said], [])) == 2


def test_nothing_read_gives_an_empty_resolution() -> None:
    """No documents give no entities."""
    resolution = resolve([], [], [])
    assert (resolution.entities, resolution.relationships, resolution.claims) == ((), (), ())


def test_document_without_mentions_is_fine() -> None:
    """A reading may be empty."""
    document = Document(DocumentId("d"), "d", "d.txt", "text/plain", None, None, None, "text")
    assert resolve([Reading(document.id, (), (), ())], [document], []).entities == ()
