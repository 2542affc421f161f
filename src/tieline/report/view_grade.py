"""What the dossier shows of grades: each grade once, with its reasons and whose words bear it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tieline.report.claim_ledger import GradeNow
from tieline.report.wording import Part


@dataclass(frozen=True, slots=True)
class GradeLine:
    """A grade with its reasons.

    Attributes:
        grade: The grade.
        speakers: Whose words bear it, each once, in order of saying.
    """

    grade: GradeNow
    speakers: tuple[Part, ...]


def make_grade_lines(graded: Iterable[tuple[Part, GradeNow | None]]) -> tuple[GradeLine, ...]:
    """Put equal grades together.

    Args:
        graded: Speakers with the grades of their utterances; None where nothing is graded.

    Returns:
        Each grade with its reasons once, those that a person set first.
    """
    speakers: dict[GradeNow, dict[Part, None]] = {}
    for speaker, grade in graded:
        if grade is not None:
            speakers.setdefault(grade, {})[speaker] = None
    ordered = sorted(speakers.items(), key=lambda item: item[0].by is None)
    return tuple(GradeLine(grade, tuple(names)) for grade, names in ordered)
