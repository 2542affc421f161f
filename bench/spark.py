"""A table screened on Spark and on this machine: the files must be the same, byte for byte.

Usage of its own: python bench/spark.py [--rows N] [--suffix .csv]
"""

from __future__ import annotations

import argparse
import contextlib
import csv
import gzip
import io
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from unittest.mock import patch

if __name__ == "__main__":
    sys.path[0] = str(Path(__file__).resolve().parent.parent)

from bench.figure import Figure, NoDataError, get_shared
from tieline.cli.app import main as run_tieline
from tieline.errors import UsageError
from tieline.screen.spark import require_spark

ROWS = 50_000
EACH = 20
"""Of the million names, every twentieth is a row: names of every source, and the same ones each time."""

SUFFIXES = (".csv", ".jsonl", ".parquet")
EPOCH = "1795000000"
COUNTRIES = ("CN", "Germany", "", "Atlantis", "RU")


def run() -> list[Figure]:
    """Screen the same rows with both engines and compare their files.

    Returns:
        Whether they are the same, and the rows a second of each engine, starting Spark included.

    Raises:
        NoDataError: PySpark, Java or the data is not on this machine.
    """
    return measure(ROWS)


def measure(rows: int, *, suffixes: Sequence[str] = SUFFIXES) -> list[Figure]:
    """Screen some rows with both engines and compare their files.

    Args:
        rows: How many rows.
        suffixes: Which kinds of files.

    Returns:
        The figures.

    Raises:
        NoDataError: PySpark, Java or the data is not on this machine.
    """
    try:
        require_spark()
    except UsageError as error:
        raise NoDataError(error.message) from error
    names = get_shared("names", "org_names_1M.tsv.gz")
    lists = get_shared("lists", "us-csl", "consolidated_2022-04.csv.gz")
    with tempfile.TemporaryDirectory() as folder:
        table = _save_table(Path(folder) / "rows.csv", names, rows)
        seconds = {engine: _screen_all(table, lists, engine, suffixes) for engine in ("local", "spark")}
        same = [
            table.with_name(f"local{suffix}").read_bytes() == table.with_name(f"spark{suffix}").read_bytes()
            for suffix in suffixes
        ]
    size = f"{rows:,} rows"
    data = "org_names_1M against the US lists of 2022-04"
    rates = [
        Figure(f"rows screened on {engine}", rows / taken, "rows/s", data, size) for engine, taken in seconds.items()
    ]
    return [Figure("Spark files equal to local ones", sum(same) / len(same), "ratio", data, size), *rates]


def _save_table(path: Path, names: Path, rows: int) -> Path:
    """Write names, countries and numbers as a table."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["name", "country", "number"])
        for number, name in enumerate(islice(_iter_names(names), rows)):
            writer.writerow([name, COUNTRIES[number % len(COUNTRIES)], "7736640919" if number % 997 == 0 else ""])
    return path


def _iter_names(path: Path) -> Iterator[str]:
    """Names of the table of a million, from all over it."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in islice(file, 0, None, EACH):
            yield line.rstrip("\n").split("\t", 1)[1]


def _screen_all(table: Path, lists: Path, engine: str, suffixes: Sequence[str]) -> float:
    """Screen a table into a file of each format; give the seconds of the first."""
    seconds = []
    for suffix in suffixes:
        out = table.with_name(f"{engine}{suffix}")
        arguments = ["screen", "--file", str(table), "--country-column", "country", "--id-column", "number"]
        arguments += ["--lists", str(lists), "--engine", engine, "--out", str(out), "--quiet"]
        start = time.perf_counter()
        with patch.dict(os.environ, SOURCE_DATE_EPOCH=EPOCH), contextlib.redirect_stderr(io.StringIO()):
            code = run_tieline(argv=arguments)
        seconds.append(time.perf_counter() - start)
        if code not in {0, 3}:
            raise RuntimeError(f"screening with {engine} exited with {code}")
    return seconds[0]


def _main() -> int:
    """Run by itself and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--suffix", action="append", choices=SUFFIXES, help="A kind of files; all where none is named.")
    told = parser.parse_args()
    for figure in measure(told.rows, suffixes=told.suffix or SUFFIXES):
        print(f"{figure.name}: {figure.value:,.2f} {figure.unit} ({figure.size}; {figure.data})")
    return 0


if __name__ == "__main__":
    sys.exit(_main())
