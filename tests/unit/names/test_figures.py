"""Measured figures of the comparison, with floors that never drop."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from tieline.model import Verdict
from tieline.names import compare

BEYOND_LATIN = re.compile("[^\u0000-\u024f\u1e00-\u1eff\u2000-\u206f]")


def test_same_is_right_on_latin_organisation_names(shared: Path) -> None:
    """On the Latin organisation pairs of the published name bench, "same" keeps its measured precision and recall."""
    right = wrong = missed = 0
    with (shared / "labels" / "nomenklatura_name_bench_cases.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            names = row["name1"], row["name2"]
            if row["schema"] in ("Person", "Vessel") or any(map(BEYOND_LATIN.search, names)):
                continue
            same = compare(*names).verdict is Verdict.SAME
            wanted = row["is_match"] == "true"
            right += same and wanted
            wrong += same and not wanted
            missed += wanted and not same
    assert right / (right + wrong) >= 0.98
    assert right / (right + missed) >= 0.72
