"""The bench of both engines."""

from __future__ import annotations

import gzip
from pathlib import Path

from bench.spark import COUNTRIES, EACH, _save_table


def test_rows_come_from_all_over_the_names(tmp_path: Path) -> None:
    """Every twentieth name is a row, with a country of each kind, and the same ones each time."""
    names = tmp_path / "names.tsv.gz"
    with gzip.open(names, "wt", encoding="utf-8") as file:
        file.writelines(f"source\tName {number}\n" for number in range(EACH * 5))
    lines = _save_table(tmp_path / "rows.csv", names, 3).read_text(encoding="utf-8").splitlines()
    assert lines == [
        "name,country,number",
        f"Name 0,{COUNTRIES[0]},7736640919",
        f"Name {EACH},{COUNTRIES[1]},",
        f"Name {2 * EACH},{COUNTRIES[2]},",
    ]
