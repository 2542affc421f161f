"""Screening on Spark."""

from __future__ import annotations

import os
import shutil

import pytest

from tests.unit.screen.listing_builder import make_listing
from tieline.errors import UsageError
from tieline.screen import spark
from tieline.screen.batch import BatchOptions, Screener
from tieline.screen.local import LocalEngine
from tieline.screen.table import Cells, TableColumns, make_batches, make_query

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


@pytest.fixture
def needs_spark() -> None:
    """Skip where Spark cannot run."""
    pytest.importorskip("pyspark", reason='no PySpark: pip install "tieline[spark]"')
    if shutil.which("java") is None and not os.environ.get("JAVA_HOME"):
        pytest.skip("no Java: install Java 17")


@pytest.mark.extras
@pytest.mark.enable_socket
@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.usefixtures("needs_spark")
def test_spark_gives_the_very_batches_of_a_local_run() -> None:
    """Some hundred rows in many batches and several jobs come back in the same order with the same bytes."""
    listings = [make_listing("Acme Rockets Ltd"), make_listing("Bolt Holding"), make_listing("飞腾信息技术有限公司")]
    screener = Screener.build(listings)
    columns = TableColumns("name", "country", ("tax",))
    cells = [Cells([NAMES[row % len(NAMES)], ("CN", None, "Atlantis")[row % 3], "7736640919"]) for row in range(700)]
    queries = [make_query(row, cell, columns) for row, cell in enumerate(cells, 1)]
    batches = list(make_batches(queries, size=64))
    local = list(LocalEngine().screen(batches, screener, BatchOptions()))
    found = list(spark.SparkEngine(group_batches=5).screen(batches, screener, BatchOptions()))
    assert len(found) == len(local)
    assert all(one.equals(other) for one, other in zip(found, local, strict=True))
    assert any(hits for batch in local for hits in batch["hits"].to_pylist())


@pytest.mark.parametrize("missing", ["pyspark", "pandas"])
def test_a_missing_package_is_told(monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    """The message says what to install."""
    monkeypatch.setattr(spark, "find_spec", lambda name: None if name == missing else object())
    with pytest.raises(UsageError) as caught:
        spark.SparkEngine()
    assert (missing in caught.value.message, caught.value.hint) == (
        True,
        'pip install "tieline[spark]", or leave --engine out',
    )


def test_an_old_version_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spark 3 has not what is needed."""
    monkeypatch.setattr(spark, "find_spec", lambda name: object())
    monkeypatch.setattr(spark, "version", lambda name: "3.5.4")
    with pytest.raises(UsageError, match=r"3\.5\.4 is installed"):
        spark.require_spark()


def test_missing_java_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spark cannot start without it."""
    monkeypatch.setattr(spark, "find_spec", lambda name: object())
    monkeypatch.setattr(spark, "version", lambda name: "4.0.0")
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(UsageError, match="needs Java"):
        spark.require_spark()
