"""Files of screening results: JSON Lines, CSV, XLSX and Parquet, each with every row of the input."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from tieline.cli.column import Record, cell_text, reason_text
from tieline.cli.screen_shape import (
    COLUMNS,
    NO_HIT,
    NOT_SCREENED,
    TEXT_COLUMNS,
    VERDICTS,
    Shapes,
    list_words,
    rank,
)
from tieline.cli.spreadsheet import Sheet, replaced, save_book, save_csv
from tieline.errors import UnknownFormatError
from tieline.model import ListUsed, RowResult, ScreeningSummary
from tieline.screen.record import RecordHead

SUFFIXES = (".jsonl", ".csv", ".xlsx", ".parquet")
PARQUET_ROWS = 20_000
RANKS = 4

COLOURS = {"same": "FFC7CE", "unsure": "FFEB9C", NOT_SCREENED: "D9D9D9", NO_HIT: "E2EFDA"}
"""Colour of a row by its verdict; the verdict stands in words too."""

_WIDTHS = {
    "query": 38,
    "name": 38,
    "listing_name": 38,
    "list": 30,
    "reasons": 70,
    "note": 40,
    "citation": 26,
    "entry_id": 16,
}
_TEXTS = pa.list_(pa.string())
_SCHEMA = pa.schema(
    [
        (
            str(column.field),
            {
                "row": pa.int64(),
                "score": pa.float64(),
                "programmes": _TEXTS,
                "identifiers": _TEXTS,
                "reasons": _TEXTS,
            }.get(str(column.field), pa.string()),
        )
        for column in COLUMNS
    ]
)

Results = Callable[[], Iterable[RowResult]]
"""Gives the results from the first row on, as often as it is called."""


def check_suffix(path: Path) -> None:
    """Make sure that a file of results can be written in the format that its name says.

    Args:
        path: The file.

    Raises:
        UnknownFormatError: Its extension is none of `SUFFIXES`.
    """
    if path.suffix.lower() not in SUFFIXES:
        raise UnknownFormatError(f"{path}: not a table format", hint=f"name the file {', '.join(SUFFIXES)}")


def save_results(
    path: Path,
    results: Results,
    shapes: Shapes,
    *,
    head: RecordHead,
    closing: Callable[[], tuple[Record, ScreeningSummary]],
) -> int:
    """Write results to a file; the file appears when it is whole.

    Args:
        path: The file; its extension says the format.
        results: The results.
        shapes: Makes records of them.
        head: What was screened, how, and against which lists.
        closing: Called after the results were gone through once: gives the last record and the counts.

    Returns:
        How many rows, hits or lines were written.

    Raises:
        UnknownFormatError: The extension is none of `SUFFIXES`.
        TooLargeError: A workbook cannot hold so many rows.
        StoreError: The file cannot be written.
    """
    check_suffix(path)
    suffix = path.suffix.lower()
    if suffix == ".csv":
        return save_csv(path, (row for result in results() for row in shapes.iter_rows(result)), TEXT_COLUMNS)
    if suffix == ".jsonl":
        return _save_jsonl(path, results, shapes, closing)
    if suffix == ".parquet":
        return _save_parquet(path, results, shapes, closing)
    sheets = (
        _screening_sheet(results, shapes),
        _list_sheet(head),
        _about_sheet(head, closing),
    )
    return save_book(path, sheets)


def _save_jsonl(
    path: Path, results: Results, shapes: Shapes, closing: Callable[[], tuple[Record, ScreeningSummary]]
) -> int:
    """Write JSON Lines, as on standard output."""
    count = 0
    with replaced(path) as temporary, temporary.open("w", encoding="utf-8", errors="backslashreplace") as file:
        for result in results():
            for record in shapes.iter_records(result):
                file.write(json.dumps(record, ensure_ascii=False) + "\n")
                count += 1
        file.write(json.dumps(closing()[0], ensure_ascii=False) + "\n")
    return count + 1


def _save_parquet(
    path: Path, results: Results, shapes: Shapes, closing: Callable[[], tuple[Record, ScreeningSummary]]
) -> int:
    """Write Parquet, some thousand rows at a time; the last record stands in the file's metadata."""
    rows = (row for result in results() for row in shapes.iter_rows(result))
    count = 0
    with replaced(path) as temporary, pq.ParquetWriter(temporary, _SCHEMA, compression="zstd") as writer:
        while part := list(islice(rows, PARQUET_ROWS)):
            columns = [pa.array([row.get(field.name) for row in part], field.type) for field in _SCHEMA]
            writer.write_batch(pa.RecordBatch.from_arrays(columns, schema=_SCHEMA))
            count += len(part)
        writer.add_key_value_metadata({"tieline": json.dumps(closing()[0], ensure_ascii=False)})
    return count


def _screening_sheet(results: Results, shapes: Shapes) -> Sheet:
    """The sheet of results: what is held to be the same first, then what is unsure, not screened, and without a hit."""

    def iter_rows() -> Iterator[tuple[Sequence[str | int | float | None], str | None]]:
        for wanted in range(RANKS):
            for result in results():
                if rank(result) == wanted:
                    for row in shapes.iter_rows(result):
                        yield [_value(row, str(column.field)) for column in COLUMNS], COLOURS.get(str(row["verdict"]))

    return Sheet("Screening", [(column.heading, _WIDTHS.get(str(column.field), 13)) for column in COLUMNS], iter_rows())


def _value(row: Record, field: str) -> str | int | float | None:
    """A cell: a number where it is one, so that a spreadsheet sorts it as one."""
    if field == "reasons":
        return reason_text(row) or None
    value = row.get(field)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    return cell_text(value) or None


def _list_sheet(head: RecordHead) -> Sheet:
    """The sheet of lists: those used, how old they were, and those that were not loaded."""
    columns = [
        ("list", 60),
        ("status", 26),
        ("speaks for", 13),
        ("age in days", 11),
        ("entries", 10),
        ("authority", 50),
        ("file", 36),
        ("retrieved at (UTC)", 26),
        ("SHA-256 of the file", 68),
    ]
    used = [
        (
            [
                one.list_name,
                _status(one, head.max_age_days),
                str(one.as_of or ""),
                one.age_days,
                one.listings,
                one.authority,
                one.source,
                one.retrieved_at,
                one.sha256,
            ],
            COLOURS["unsure"] if one.is_old is not False else None,
        )
        for one in head.lists
    ]
    missing = [([name, "NOT LOADED", *[None] * 7], COLOURS["same"]) for name in head.not_loaded]
    return Sheet("Lists", columns, [*used, *missing])


def _status(used: ListUsed, max_age_days: int) -> str:
    """How a list that was used stands to the set age."""
    if used.is_old is None:
        return "used; age unknown"
    return f"used; OLDER THAN {max_age_days} DAYS" if used.is_old else "used"


def _about_sheet(head: RecordHead, closing: Callable[[], tuple[Record, ScreeningSummary]]) -> Sheet:
    """The sheet that says what was screened, when, how and by what."""

    def iter_rows() -> Iterator[tuple[Sequence[str | int | float | None], str | None]]:
        record, summary = closing()
        told: Mapping[str, object] = {
            "screened at (UTC)": head.made_at,
            "Tieline version": head.version,
            **{f"input: {key}": value for key, value in head.input.items()},
            **{f"option: {key}": "none" if value is None else str(value) for key, value in head.options.items()},
            **{f"threshold: {key}": f"{value:g}" for key, value in head.thresholds.items()},
            "rows": summary.rows,
            "rows held to be the same party": summary.same,
            "rows to be looked at": summary.unsure,
            "rows without a hit": summary.none,
            "rows that could not be screened": summary.not_screened,
            "hits left out because a person rejected them": summary.rejected,
            "lists older than the set age, or of unknown age": "; ".join(
                list_words(used) for used in head.lists if used.is_old is not False
            )
            or "none",
            "what the day asked about leaves open": record.get("notes") or "nothing",
            "lists not loaded": "; ".join(head.not_loaded) or "none",
            "SHA-256 of the screening record": record.get("record_sha256") or "no record was written",
            "what verdicts mean": VERDICTS,
        }
        for key, value in told.items():
            yield [key, value if isinstance(value, int) else cell_text(value)], None

    return Sheet("About", [("what", 48), ("value", 110)], iter_rows())
