"""Tests of joining mentions inside one document, on marked texts."""

from __future__ import annotations

import pytest

from bench.resolve_cases import parse_case, score_case
from tieline.model.entity import Mention, Schema
from tieline.model.ids import DocumentId, MentionId
from tieline.model.span import Span
from tieline.resolve.within import mention_key


def _is_resolved(text: str, *, ties: str = "[]") -> bool:
    """Say whether a marked text is resolved exactly as marked."""
    case = parse_case("case", f"strength: strong\ndocuments:\n  - text: >-\n      {text}\n    ties: {ties}\n")
    pairs = score_case(case)
    return pairs.precision == pairs.recall == 1.0


@pytest.mark.parametrize(
    "text",
    [
        "[Quanhe Optics|Company|q] grew; [Quanhe Optics Co., Ltd.|Company|q] shrank.",
        "[Gao Lianhua|Person|g] met [Mr Gao|Person|g]; later [President Gao Lianhua|Person|g] left.",
        "[Oriol Brandvold|Person|b] spoke. [Brandvold|Person|b] left. [O. Brandvold|Person|b] wrote.",
        "[Oriol Piet Brandvold|Person|b] spoke. [Oriol Brandvold|Person|b] left.",
        "[Lizhong Group|Company|l] and [Lizhong|Company|l].",
        "The [US State Department|PublicBody|s] and the [State Department|PublicBody|s].",
        "[Lowland Institute for Radar Studies|Organization|i] ... [LIRS|Organization|i].",
        "[LIRS|Organization|i] ... [Lowland Institute for Radar Studies|Organization|i].",
        "The [US|Place|u], [America|Place|u] and the [United States|Place|u].",
        "[Itu|Company|i] hired, [Itu|Person|i] sold, [Itu|Company|i] rose.",
        "[thirty notices|Thing|t] went; [thirty notices|Thing|t] came back.",
    ],
)
def test_names_of_one_party_are_joined(text: str) -> None:
    """Equal names, titles, short forms, acronyms and votes join inside a document."""
    assert _is_resolved(text)


@pytest.mark.parametrize(
    "text",
    [
        "[Wang Wenhai|Person|a] and [Wang Yuelan|Person|b]. [Wang|Person|c] left.",
        "[Tianjin Bolang|Company|a], [Shanghai Bolang|Company|b], [Bolang|Company|c].",
        "[Taihang Steel|Company|a] and [Taihang Steel Hospital|Organization|b].",
        "[Alpine Club of Rowers|Company|a], [Association of Coastal Railways|Company|b], [ACR|Company|c].",
        "[China|Place|a] and [Beijing|Place|b].",
        "[Mr Tannhoff|Person|a] sold [Tannhoff|Company|b] and again [Tannhoff|Company|b].",
        "[Ministry of Trade of China|PublicBody|a], [Trade Ministry of Japan|PublicBody|b], [Trade Ministry|Thing|c].",
        "[Anna Brenscher|Person|a] married [Anton Brenscher|Person|b].",
        "The [Academy of Fine Arts|Organization|a] and the [Academy|Organization|b].",
    ],
)
def test_names_of_two_parties_stay_apart(text: str) -> None:
    """What could mean two parties is joined to neither."""
    assert _is_resolved(text)


def test_surname_goes_to_the_only_bearer_named_so_far() -> None:
    """A surname before the second bearer of it means the first."""
    assert _is_resolved("[Wang Wenhai|Person|a] spoke. [Wang|Person|a] left. [Wang Yuelan|Person|b] came.")


def test_reader_decides_what_it_ties() -> None:
    """A surname that the reader tied stays where it is tied, also with two bearers."""
    assert _is_resolved("[Wang Wenhai|Person|a] met [Wang Yuelan|Person|b]. [Wang|Person|a|=] left.")


def test_alias_that_the_document_states_joins() -> None:
    """A stated other name makes two mentions one."""
    text = "[Oldfield|Company|o], formerly [Marlow|Company|o]."
    assert _is_resolved(text, ties="[{type: alias_of, source: Marlow, target: Oldfield}]")


def test_alias_of_another_kind_of_thing_does_not_join() -> None:
    """A person is no other name of a company."""
    text = "[Emil Tannhoff|Person|p], known as [Tannhoff Works|Company|c]."
    assert _is_resolved(text, ties="[{type: alias_of, source: Tannhoff Works, target: Emil Tannhoff}]")


@pytest.mark.parametrize(
    ("name", "schema", "key"),
    [
        ("President Lei Jun", Schema.PERSON, "lei jun"),
        ("The Quanhe Optics Co., Ltd.", Schema.COMPANY, "quanhe optics"),
        ("U.S.", Schema.PLACE, "US"),
        ("2019 World Lens Fair", Schema.EVENT, "2019 world lens fair"),
        ("...", Schema.THING, ""),
    ],
)
def test_key_of_a_mention(name: str, schema: Schema, key: str) -> None:
    """Each family has its key."""
    mention = Mention(MentionId("m"), DocumentId("d"), Span(0, len(name)), name, schema, name)
    assert mention_key(mention) == key


@pytest.mark.parametrize(
    "text",
    [
        "[深圳蓝桥光电有限公司|Company|a]、[深圳红石精密有限公司|Company|b]、[蓝桥光电|Company|a]。",
        "[深圳蓝桥光电有限公司|Company|a]、[深圳红石精密有限公司|Company|b]、[深圳蓝桥|Company|a]。",
        "[深圳蓝桥光电有限公司|Company|a]、[深圳蓝桥精密有限公司|Company|b]、[深圳蓝桥|Company|c]。",
    ],
)
def test_hanzi_short_forms_find_the_only_name_that_begins_alike(text: str) -> None:
    """With or without the place, beside names that share only the place."""
    assert _is_resolved(text)
