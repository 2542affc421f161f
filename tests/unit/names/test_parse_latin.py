"""Stretches of Latin words taken apart."""

from __future__ import annotations

from tieline.names.parse import parse


def test_legal_form_ends_a_phrase() -> None:
    """A phrase of the gloss does not swallow the legal form behind it."""
    assert [part.text for part in parse("Import & Export Corp.").parts] == ["Import & Export", "Corp."]


def test_small_words_are_in_no_part_unless_inside_one() -> None:
    """Words such as "of" count only inside a phrase."""
    texts = [part.text for part in parse("Academy of Qorvex").parts]
    assert texts == ["Academy", "Qorvex"]
    assert parse("University of Science and Technology").parts[0].text == "University of Science and Technology"


def test_form_inside_a_name_is_found() -> None:
    """A legal form before a branch is one."""
    kinds = [part.kind.value for part in parse("Qorvex Co., Ltd., Beijing Research Institute").parts]
    assert kinds == ["trade name", "legal form", "place", "institution"]
