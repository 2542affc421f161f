"""Screening on a real Spark, started on this machine."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.integration.program import run
from tests.unit.pipeline.test_import_lists import save_list

ROWS = 400
NAMES = (
    "Acme Rockets",
    "ACME ROCKETS CO., LTD.",
    "Bolt Holding",
    "Xylophonics",
    "飞腾信息技术有限公司",
    "",
    "---",
    "Akme Rokets",
)
ARGUMENTS = ("screen", "--file", "names.csv", "--country-column", "land", "--lists", "list_2023-11-01.csv")


@pytest.mark.extras
def test_spark_writes_the_very_file_of_a_local_run(tmp_path: Path) -> None:
    """Some hundred rows, hits, rows without, and issues: the same bytes."""
    pytest.importorskip("pyspark", reason='no PySpark: pip install "tieline[spark]"')
    if shutil.which("java") is None and not os.environ.get("JAVA_HOME"):
        pytest.skip("no Java: install Java 17")
    save_list(tmp_path / "list_2023-11-01.csv", "Acme Rockets Ltd", "Bolt Holding", "飞腾信息技术有限公司")
    rows = (f"{NAMES[row % len(NAMES)]},{('CN', '', 'Atlantis')[row % 3]}" for row in range(ROWS))
    quoted = (f'"{name}",{land}' for name, land in (row.rsplit(",", 1) for row in rows))
    (tmp_path / "names.csv").write_text("name,land\n" + "\n".join(quoted) + "\n", encoding="utf-8")
    for engine in ("local", "spark"):
        ended = run(*ARGUMENTS, "--engine", engine, "--out", f"{engine}.jsonl", cwd=tmp_path)
        assert ended.code == 3, ended.err
    assert (tmp_path / "spark.jsonl").read_bytes() == (tmp_path / "local.jsonl").read_bytes()
