"""Well-known organisations."""

from __future__ import annotations

from tests.unit.read.passage import make_document
from tieline.model.entity import Schema
from tieline.read.english.known import iter_known
from tieline.read.reader import Reader


def _known(text: str) -> list[tuple[str, Schema]]:
    return [(text[start:end], schema) for start, end, schema in iter_known(text)]


def test_parties_and_parliaments_are_known_by_their_words() -> None:
    """The longest name at a place counts, with its kind."""
    text = "Fianna Fáil lost in the House of Commons of Canada; Oxfam did not."
    assert _known(text) == [
        ("Fianna Fáil", Schema.ORGANIZATION),
        ("House of Commons of Canada", Schema.PUBLIC_BODY),
        ("Oxfam", Schema.ORGANIZATION),
    ]


def test_parts_of_words_and_other_case_are_not_known() -> None:
    """ "Hamas-run" is not the movement, "hamas" and "Hamasat" are other words."""
    assert _known("A Hamas-run office, hamas and Hamasat.") == []


def test_known_party_is_no_person(reader: Reader) -> None:
    """What the model takes for a person is an organisation where it is known."""
    (party,) = reader.read(make_document("It was founded by members of Sinn Féin.")).mentions
    assert party.schema is Schema.ORGANIZATION
