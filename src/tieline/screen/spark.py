"""Screening on Spark: the batch function of local runs, through `mapInArrow`."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from tieline.errors import NeedsExtraError, UsageError
from tieline.screen.batch import RESULT_SCHEMA, BatchOptions, Screener, screen_batch

if TYPE_CHECKING:
    from pyspark.broadcast import Broadcast
    from pyspark.sql import SparkSession

GROUP_BATCHES = 32
"""Batches that go to Spark as one job: enough for many workers, and little enough for the driver's memory; a killed
run goes on after the last group."""

OLDEST_SPARK = 4
"""Before Spark 4 a session neither takes nor gives Arrow tables. Source: release notes of Spark 4.0.0."""

MASTER_VARIABLE = "SPARK_MASTER"
LOCAL_MASTER = "local[*]"

_RESULT_DDL = (
    "row bigint, name string, country string, identifiers array<string>, "
    "issues array<struct<code: string, message: string, blocks: boolean>>, screened boolean, "
    "hits array<struct<listing: string, name: string, score: double, verdict: string, reasons: array<string>>>"
)
"""`RESULT_SCHEMA` in Spark's words."""


class SparkEngine:
    """Screens on the workers of a Spark session. The index goes to each worker once, as a broadcast."""

    def __init__(self, *, group_batches: int = GROUP_BATCHES) -> None:
        """Make the engine; nothing starts yet.

        Args:
            group_batches: Batches of one job.

        Raises:
            UsageError: PySpark or Java is not installed.
        """
        require_spark()
        self._group_batches = group_batches

    @property
    def name(self) -> str:
        """What it is called: spark."""
        return "spark"

    def screen(
        self, batches: Iterable[pa.RecordBatch], screener: Screener, options: BatchOptions
    ) -> Iterator[pa.RecordBatch]:
        """Screen batches in groups.

        Args:
            batches: Batches of the query schema.
            screener: What to screen against.
            options: How.

        Yields:
            A batch of results for each batch, in the same order and with the same bytes as a local run gives.
        """
        session, is_ours = open_session()
        shared = session.sparkContext.broadcast(screener)
        try:
            rest = iter(batches)
            while group := list(islice(rest, self._group_batches)):
                yield from _screen_group(session, group, shared, options)
        finally:
            shared.destroy()
            if is_ours:
                session.stop()


def require_spark() -> None:
    """Make sure that Spark can start.

    Raises:
        UsageError: PySpark or Java is not installed, or PySpark is too old.
    """
    missing = [package for package in ("pyspark", "pandas") if find_spec(package) is None]
    if missing:
        raise UsageError(
            f"--engine spark needs PySpark with pandas, and {' and '.join(missing)} cannot be found",
            hint='pip install "tieline[spark]", or leave --engine out',
            code=NeedsExtraError.default_code,
        )
    installed = version("pyspark")
    if int(installed.split(".")[0]) < OLDEST_SPARK:
        raise UsageError(
            f"--engine spark needs PySpark {OLDEST_SPARK} or later, and {installed} is installed",
            hint='pip install --upgrade "tieline[spark]"',
            code=NeedsExtraError.default_code,
        )
    home = os.environ.get("JAVA_HOME")
    if shutil.which("java") is None and (home is None or not (Path(home) / "bin" / "java").exists()):
        raise UsageError(
            "--engine spark needs Java, and none is found on the path or in JAVA_HOME",
            hint="install Java 17 or 21, or leave --engine out",
            code=NeedsExtraError.default_code,
        )


def open_session() -> tuple[SparkSession, bool]:
    """Take the running session, as on a cluster's driver, or start one.

    Returns:
        The session, and whether it was started here and is to be stopped after use. The master is that of
        `spark-submit` or of the variable SPARK_MASTER, else this machine with all its cores, which listens on no
        address but its own.
    """
    from pyspark.sql import SparkSession

    running = SparkSession.getActiveSession()
    if running is not None:
        return running, False
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("tieline screen").config("spark.ui.enabled", "false")
    builder = builder.config("spark.ui.showConsoleProgress", "false")
    master = os.environ.get(MASTER_VARIABLE)
    if master is None and "PYSPARK_GATEWAY_PORT" not in os.environ:
        master = LOCAL_MASTER
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
        builder = builder.config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1")
    if master is not None:
        builder = builder.master(master)
    session = builder.config("spark.sql.session.timeZone", "UTC").getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    return session, True


def _screen_group(
    session: SparkSession, group: list[pa.RecordBatch], shared: Broadcast[Screener], options: BatchOptions
) -> Iterator[pa.RecordBatch]:
    """Screen some batches as one job, and give the results as they were cut."""

    def screen_part(part: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in part:
            yield screen_batch(batch, shared.value, options)

    asked = pa.Table.from_batches(group)
    workers = max(session.sparkContext.defaultParallelism, 1)
    frame = session.createDataFrame(asked).repartition(min(workers, len(group)))
    found = frame.mapInArrow(screen_part, _RESULT_DDL).toArrow().sort_by("row").cast(RESULT_SCHEMA)
    start = 0
    for batch in group:
        yield _combine(found.slice(start, batch.num_rows))
        start += batch.num_rows


def _combine(part: pa.Table) -> pa.RecordBatch:
    """The rows of a part of a table as one batch."""
    return pa.RecordBatch.from_arrays(
        [
            pa.concat_arrays(column.chunks) if column.num_chunks else pa.array([], column.type)
            for column in part.columns
        ],
        schema=RESULT_SCHEMA,
    )
