"""Names of persons."""

from __future__ import annotations

import pytest

from tieline.model import Verdict
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


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("AnnaKeller", "Anna Keller", Verdict.SAME),
        ("Ted Keller", "Theodore Keller", Verdict.SAME),
        ("Anna K. Keller", "Anna Katharina Keller", Verdict.SAME),
        ("Sergey Viktorovich Orlov", "Sergei Orlov", Verdict.SAME),
        ("Sergey Viktorovich Orlov", "Sergey Borisovich Orlov", Verdict.DIFFERENT),
        ("Volodymyr Orlov", "Vladimir Orlov", Verdict.SAME),
        ("Rashid Omar Faruk Hanafi", "Rashid Hanafi", Verdict.SAME),
        ("Muhammad Ali", "Muhammad Ali Hanafi Rashid", Verdict.UNSURE),
        ("Mohamed bin Rashid", "Muhammad ibn Rashid", Verdict.SAME),
        ("Rashid bin Mohamed", "Muhammad ibn Rashid", Verdict.UNSURE),
        ("Zhang Wei", "Zhang Wen", Verdict.DIFFERENT),
        ("Bill Keller", "Jill Keller", Verdict.DIFFERENT),
    ],
)
def test_verdict_both_ways(left: str, right: str, verdict: Verdict) -> None:
    """Short forms, initials, patronymics, other spellings and omitted names are told from other persons."""
    assert compare_persons(left, right).verdict is verdict, compare_persons(left, right)
    assert compare_persons(right, left).verdict is verdict, compare_persons(right, left)


def test_scores_differ_with_the_evidence() -> None:
    """Equal, respelt, shortened and partly omitted names have different scores."""
    names = ("Theodore Keller", "Theodor Keller", "Ted Keller", "Theodore Anna Keller", "Theodore Anna Maria Keller")
    assert len({compare_persons("Theodore Keller", name).score for name in names}) == len(names)
