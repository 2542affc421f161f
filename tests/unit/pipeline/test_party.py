"""What a person means by a name."""

from __future__ import annotations

import pytest

from tests.unit.pipeline.sample import make_entity
from tieline.errors import NotFoundError
from tieline.pipeline.party import get_parties

PHYTIUM = make_entity("Phytium Technology Co., Ltd.", names=("飞腾",))
OTHER = make_entity("Sunway")


@pytest.mark.parametrize("name", ["phytium technology", "飞腾", PHYTIUM.id])
def test_a_name_in_any_spelling_or_an_id_gives_the_entity(name: str) -> None:
    """Letter case and legal form make no difference; any name of the entity will do."""
    assert get_parties((PHYTIUM, OTHER), name) == (PHYTIUM,)


def test_all_entities_that_share_a_name_are_given() -> None:
    """Two parties of one name are both meant."""
    twin = make_entity("Sunway Berhad", names=("Sunway",))
    assert get_parties((OTHER, twin, PHYTIUM), "sunway") == (OTHER, twin)


def test_a_misspelt_name_offers_close_ones() -> None:
    """The error's hint names what was probably meant."""
    with pytest.raises(NotFoundError) as caught:
        get_parties((PHYTIUM, OTHER), "Sunwey")
    assert caught.value.hint == "did you mean Sunway?"


def test_a_word_of_a_name_offers_the_names_that_hold_it() -> None:
    """A part of a name is no name, but whoever bears it is offered, the shortest first."""
    with pytest.raises(NotFoundError) as caught:
        get_parties((PHYTIUM, make_entity("Phytium, Beijing Branch Office"), OTHER), "phytium")
    assert caught.value.hint == "did you mean Phytium Technology Co., Ltd. or Phytium, Beijing Branch Office?"
