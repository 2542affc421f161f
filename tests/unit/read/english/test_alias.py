"""Other names in parentheses."""

from __future__ import annotations

import pytest

from tests.unit.read.passage import make_document, names
from tieline.read.reader import Reader


def _aliases(reader: Reader, text: str) -> set[tuple[str, str]]:
    reading = reader.read(make_document(text))
    by = names(reading)
    return {(by[t.source], by[t.target]) for t in reading.relationships if t.type == "alias_of"}


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("It asked the Lanqiao Academy of Space Optics (LASO).", ("LASO", "Lanqiao Academy of Space Optics")),
        ("The chips of Feilong Technology (飞龙) sold well.", ("飞龙", "Feilong Technology")),
        ("He left Lanqiao Group (Lanqiao) in May.", ("Lanqiao", "Lanqiao Group")),
        ("He left the Bureau of Trade of the Workers Party (WP).", ("WP", "Workers Party")),
        ("A test ran at the largest optics research center (LORC) there.", ("LORC", "largest optics research center")),
    ],
)
def test_other_name_in_parentheses(reader: Reader, text: str, pair: tuple[str, str]) -> None:
    """Acronyms, Chinese names and short forms in parentheses belong to the name before them."""
    assert pair in _aliases(reader, text)


@pytest.mark.parametrize(
    "text",
    ["He left Lanqiao Group (see page 4) in May.", "He left Lanqiao Group (IBM) in May.", "He left Lanqiao (2019)."],
)
def test_remark_in_parentheses_is_no_name(reader: Reader, text: str) -> None:
    """A remark, a year or a foreign acronym is no other name."""
    assert _aliases(reader, text) == set()


def test_alias_mention_points_to_its_name(reader: Reader) -> None:
    """The alias is a mention of its own, the same as the one it belongs to."""
    reading = reader.read(make_document("It asked the Lanqiao Academy of Space Optics (LASO)."))
    by = {mention.name: mention for mention in reading.mentions}
    assert by["LASO"].same_as == by["Lanqiao Academy of Space Optics"].id
