"""The options of screening."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class EngineName(StrEnum):
    """Engines that screen."""

    LOCAL = "local"
    SPARK = "spark"


@dataclass(frozen=True, slots=True)
class ScreenOptions:
    """Options of screening.

    Attributes:
        file: A table of names; None screens one name.
        column: Its column of names.
        country_column: Its column of countries.
        id_column: Its columns of identifiers.
        lists: List files to screen against instead of the workspace's.
        max_age: From which age on a list counts as old, in days.
        as_of: The day asked about.
        engine: Which engine runs.
        out: A file of results; None writes records to standard output.
        record: Where the screening record goes.
        hash_names: Whether the record has hashes of names only.
        since: An earlier record to compare with.
        verify: A record to check instead of screening.
    """

    file: Annotated[
        str | None,
        typer.Option("--file", metavar="FILE", help="Table of names: .csv, .tsv, .xlsx, .parquet or .jsonl."),
    ] = None
    column: Annotated[
        str, typer.Option("--column", metavar="NAME", help="Its column, or field, of names; #2 is the second.")
    ] = "name"
    country_column: Annotated[
        str | None, typer.Option("--country-column", metavar="NAME", help="Its column of countries.")
    ] = None
    id_column: Annotated[
        list[str] | None,
        typer.Option("--id-column", metavar="NAME", help="Its column of tax, registration or passport numbers."),
    ] = None
    lists: Annotated[
        list[str] | None,
        typer.Option("--lists", metavar="PATH", help="List file or folder, instead of the workspace's lists."),
    ] = None
    max_age: Annotated[
        int | None, typer.Option("--max-age", metavar="DAYS", min=0, help="Lists older than this are named as old.")
    ] = None
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="Ask what was listed on this day.")] = (
        None
    )
    engine: Annotated[EngineName, typer.Option("--engine", help="What runs a table.")] = EngineName.LOCAL
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="Write results to a .csv, .xlsx, .parquet or .jsonl file instead."),
    ] = None
    record: Annotated[
        Path | None, typer.Option("--record", metavar="FILE", help="Write the screening record, a .json file.")
    ] = None
    hash_names: Annotated[
        bool, typer.Option("--hash-names", help="Put hashes of names and numbers into the record.")
    ] = False
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="RECORD", help="Report only what changed since a record, or since the last."),
    ] = None
    verify: Annotated[
        str | None, typer.Option("--verify", metavar="RECORD", help="Check a record instead: screen again, compare.")
    ] = None
