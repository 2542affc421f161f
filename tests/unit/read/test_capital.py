"""Runs of capitalised words."""

from __future__ import annotations

import pytest

from tieline.model import Schema
from tieline.read.capital import iter_runs, strip_possessive
from tieline.read.lexicon import load_lexicon


def _runs(sentence: str) -> list[tuple[str, Schema | None]]:
    runs = iter_runs(sentence, load_lexicon(), frozenset())
    return [(sentence[run.start : run.end], run.schema) for run in runs]


@pytest.mark.parametrize(
    ("sentence", "name", "schema"),
    [
        ("He joined the Ministry of Industry and Trade.", "Ministry of Industry and Trade", Schema.PUBLIC_BODY),
        ("They chose Example Castings Co., Ltd. for it.", "Example Castings Co., Ltd.", Schema.COMPANY),
        ("It was the Lanqiao University of Science.", "Lanqiao University of Science", Schema.ORGANIZATION),
        ("We met Lanqiao City officials.", "Lanqiao City", Schema.PLACE),
    ],
)
def test_head_word_gives_the_kind(sentence: str, name: str, schema: Schema) -> None:
    """The head word of a name tells what it names."""
    assert (name, schema) in _runs(sentence)


def test_and_between_two_names_parts_them() -> None:
    """ "and" joins only words of fields, not two organisations."""
    names = [name for name, _ in _runs("There Acme Group and Brunel University signed.")]
    assert names == ["Acme Group", "Brunel University"]


def test_possessive_joins_only_an_organisation_behind_it() -> None:
    """ "China's Foreign Ministry" is one name, "China's Xiaomi" two."""
    assert ("China's Foreign Ministry", Schema.PUBLIC_BODY) in _runs("It was China's Foreign Ministry again.")
    assert [name for name, _ in _runs("It was China's Xiaomi again.")] == ["China", "Xiaomi"]


def test_hyphenated_attribute_is_no_part_of_a_name() -> None:
    """ "London-based" leaves London, and the name begins after it."""
    assert [name for name, _ in _runs("We met London-based Acme Group.")] == ["London", "Acme Group"]


def test_strip_possessive_keeps_plain_names() -> None:
    """Only a possessive ending goes."""
    assert [strip_possessive(name) for name in ("Acme's", "Acme’s", "Systems'", "Acme")] == [
        "Acme",
        "Acme",
        "Systems",
        "Acme",
    ]
