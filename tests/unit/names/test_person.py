"""Names of persons."""

from __future__ import annotations

from tieline.names.person import compare_persons, parse_person


def test_titles_and_particles_are_left_out() -> None:
    """Titles and particles are no words of the name."""
    assert parse_person("Gen. Ahmad al-Rashid").words == ("ahmad", "rashid")


def test_name_of_titles_keeps_them() -> None:
    """A name of nothing but a title keeps it."""
    assert parse_person("President").words == ("president",)


def test_hanzi_name_is_one_word() -> None:
    """Spaces and dots inside a Hanzi name do not part it."""
    assert parse_person("贝拉克·奥巴马").words == ("贝拉克奥巴马",)


def test_missing_name_is_told() -> None:
    """A given name that only one side has is among the reasons."""
    assert "Only one name has: maria." in compare_persons("Anna Maria Keller", "Anna Keller").reasons
