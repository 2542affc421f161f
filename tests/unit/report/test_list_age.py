"""How old a list is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.report.case_factory import make_snapshots
from tieline.model import PartialDate
from tieline.report.list_age import age_of


@pytest.mark.parametrize(
    ("as_of", "age"),
    [
        ("2026-11-21", "of the same day"),
        ("2026-11-20", "1 day old"),
        ("2026-10", "21 days old"),
        ("2020", "2,151 days old, more than 30"),
        ("2026-12-01", "newer than this dossier"),
        (None, "age unknown"),
    ],
)
def test_age_is_as_precise_as_the_list(as_of: str | None, age: str) -> None:
    """A list known to the month counts from its last day; one without a day has no age."""
    snapshot = replace(make_snapshots()[0], as_of=PartialDate(as_of) if as_of else None)
    assert age_of(snapshot, "2026-11-21T09:30:00+00:00") == age
