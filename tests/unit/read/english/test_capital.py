"""Runs of capitalised words."""

from __future__ import annotations

import pytest

from tieline.model import Schema
from tieline.read.english.capital import iter_runs, strip_possessive
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
        ("It is the Social Democratic and Farmers Party.", "Social Democratic and Farmers Party", Schema.ORGANIZATION),
        ("He leads the Union for a New Harbour.", "Union for a New Harbour", Schema.ORGANIZATION),
        ("So did Physicians for Human Rights.", "Physicians for Human Rights", Schema.ORGANIZATION),
        ("The Front for the Liberation of Borduria won.", "Front for the Liberation of Borduria", Schema.ORGANIZATION),
        ("The Parti Libéral de la Syldavie lost.", "Parti Libéral de la Syldavie", Schema.ORGANIZATION),
        ("The League of Builders of Norway met.", "League of Builders of Norway", Schema.ORGANIZATION),
        ("We met Acme (Shenzhen) Optics Co., Ltd. there.", "Acme (Shenzhen) Optics Co., Ltd.", Schema.COMPANY),
        ("The Acme Systems (Group) Co., Ltd. sold it.", "Acme Systems (Group) Co., Ltd.", Schema.COMPANY),
        ("It bought Tarn Holdings plc for cash.", "Tarn Holdings plc", Schema.COMPANY),
        ("The 54th Research Institute tested it.", "54th Research Institute", Schema.ORGANIZATION),
        ("The No. 38 Research Institute made it.", "No. 38 Research Institute", Schema.ORGANIZATION),
        ("He called Marlowe, Finch & Partners LLP again.", "Marlowe, Finch & Partners LLP", Schema.COMPANY),
        ("So did Sable & Crowe last year.", "Sable & Crowe", Schema.ORGANIZATION),
        ("It is John M. Olin Foundation money.", "John M. Olin Foundation", Schema.ORGANIZATION),
    ],
)
def test_head_word_gives_the_kind(sentence: str, name: str, schema: Schema) -> None:
    """The head word of a name tells what it names."""
    assert (name, schema) in _runs(sentence)


def test_and_between_two_names_parts_them() -> None:
    """ "and" joins only words of fields, not two organisations."""
    names = [name for name, _ in _runs("There Acme Group and Brunel University signed.")]
    assert names == ["Acme Group", "Brunel University"]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("There Democrats and Greens voted.", ["Democrats", "Greens"]),
        ("He left the Harbour Party for the Labour Party.", ["Harbour Party", "Labour Party"]),
        ("It was Harbour Party of Canada Ann Example.", ["Harbour Party of Canada", "Ann Example"]),
        ("The Party of Harbours and the Farmers Party won.", ["Party of Harbours", "Farmers Party"]),
        ("It was Brunel International and Acme Design Systems.", ["Brunel International", "Acme Design Systems"]),
        ("It was Japan's Tarn Motors Corporation.", ["Japan", "Tarn Motors Corporation"]),
    ],
)
def test_two_names_stay_two(sentence: str, names: list[str]) -> None:
    """Joining words between two names, and a name right behind a complete one, do not make one of them."""
    assert [name for name, _ in _runs(sentence)] == names


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
