"""A case narrowed to the parties of one field of technology."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.report.test_view_technology import tie_party as tie
from tieline.errors import NotFoundError
from tieline.model import TechnologyArea
from tieline.report.case import Case
from tieline.report.focus_technology import focus_technology, get_area


@pytest.mark.parametrize("words", ["quantum", "QUANTUM", "quantum information"])
def test_area_is_found_by_id_or_words(words: str) -> None:
    """The id and the words of the public list lead to the area."""
    assert get_area(words) is TechnologyArea.QUANTUM


@pytest.mark.parametrize("words", ["alchemy", "technologies", ""])
def test_unknown_or_ambiguous_area_offers_ids(words: str) -> None:
    """What names no single area is refused with the ids that there are."""
    with pytest.raises(NotFoundError) as raised:
        get_area(words)
    assert "biotechnology" in (raised.value.hint or "")


def test_only_parties_of_the_area_and_what_touches_them_are_left(case: Case) -> None:
    """Ties without a party of the area go; the title names the area."""
    tied = replace(case, technologies=(tie(case, "Hongtan Microsystems", TechnologyArea.SEMICONDUCTORS),))
    narrowed = focus_technology(tied, TechnologyArea.SEMICONDUCTORS)
    party = next(entity.id for entity in case.entities if entity.name == "Hongtan Microsystems")
    assert narrowed.relationships
    assert all(party in (item.source, item.target) for item in narrowed.relationships)
    assert narrowed.title.endswith("· Semiconductors and Microelectronics")
    assert narrowed.about == case.about


def test_denied_field_ties_nobody(case: Case) -> None:
    """A field that somebody only denies is none to filter by; the error tells which there are."""
    denial = next(u for reading in case.readings for u in reading.utterances if u.stance.value == "denies")
    tied = replace(
        case,
        technologies=(
            tie(case, "Hongtan Microsystems", TechnologyArea.MISSILES, said=denial.id),
            tie(case, "Hongtan Microsystems", TechnologyArea.COMPUTING),
        ),
    )
    with pytest.raises(NotFoundError) as raised:
        focus_technology(tied, TechnologyArea.MISSILES)
    assert raised.value.hint == "there are computing"
