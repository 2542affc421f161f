"""Tests of postal addresses."""

from __future__ import annotations

import pytest

from tieline.resolve.address import AddressLikeness, compare_addresses, parse_address


@pytest.mark.parametrize(
    ("left", "right", "likeness"),
    [
        ("12 Harbour Street, Velmora OH 43004", "12 Harbour St\nVelmora, Ohio", AddressLikeness.SAME),
        ("Hafenstraße 12, 56422 Velmora", "12 Hafenstr. Velmora 56422", AddressLikeness.SAME),
        ("Hafen Straße 12, 56422 Velmora", "12 Hafen Street, Velmora 56422", AddressLikeness.SAME),
        ("P.O. Box 129, Velmora IL 60611", "PO Box 129 Velmora 60611", AddressLikeness.SAME),
        ("#01-11, 4 Hill Rise, 667979 Velmora", "4 Hill Rise Velmora 667979", AddressLikeness.SAME),
        ("12 Harbour St, Velmora 43004", "12 Harbour St, Ostrow 43005", AddressLikeness.NEAR),
        ("12 Harbour St, Velmora", "14 Harbour St, Velmora", AddressLikeness.UNLIKE),
        ("Velmora, Ruritania", "Velmora, Ruritania", AddressLikeness.UNLIKE),
        ("", "12 Harbour St, Velmora", AddressLikeness.UNLIKE),
    ],
)
def test_likeness_of_addresses(left: str, right: str, likeness: AddressLikeness) -> None:
    """Addresses compare by their words, and by house numbers where both have them."""
    assert compare_addresses(parse_address(left), parse_address(right)) is likeness
    assert compare_addresses(parse_address(right), parse_address(left)) is likeness


def test_postcodes_are_no_house_numbers() -> None:
    """A long number does not stand for a house."""
    assert parse_address("12 Harbour St 43004").numbers == {"12"}
