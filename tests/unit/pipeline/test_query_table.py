"""Tables of names to screen."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from openpyxl import Workbook

from tieline.errors import (
    DamagedError,
    EmptyError,
    MissingColumnError,
    NotFoundError,
    TooLargeError,
    UnknownFormatError,
)
from tieline.pipeline.query_table import load_queries, parse_queries
from tieline.settings import Limits

LIMITS = Limits()


def _names(data: bytes, path: str, *, column: str = "name") -> list[tuple[int, str]]:
    return [(query.row, query.text) for query in parse_queries(data, path=path, column=column, limits=LIMITS)]


def test_csv_gives_one_query_a_row() -> None:
    """Rows are counted from 1 under the headings, and an empty cell is an empty query."""
    assert _names(b"id,Name\n1, Acme \n2,\n3,\xe9\xa3\x9e\xe8\x85\xbe\n", "a.csv") == [
        (1, "Acme"),
        (2, ""),
        (3, "飞腾"),
    ]


@pytest.mark.parametrize(
    ("data", "path"),
    [
        ("id;name\n1;Müller\n".encode(), "a.csv"),
        ("id\tname\n1\tMüller\n".encode(), "a.tsv"),
        ("\ufeffid,name\n1,Müller\n".encode(), "a.csv"),
        ("id,name\n1,Müller\n".encode("utf-16"), "a.csv"),
        ('{"name": "Müller"}\n'.encode(), "a.jsonl"),
    ],
)
def test_other_layouts_are_understood(data: bytes, path: str) -> None:
    """Semicolons, tabs, byte order marks and JSON Lines are read alike."""
    assert _names(data, path) == [(1, "Müller")]


def test_xlsx_gives_the_first_sheet() -> None:
    """A workbook is read like a CSV file."""
    book = Workbook()
    book.active.append(["id", "name"])
    book.active.append([1, "Acme"])
    data = io.BytesIO()
    book.save(data)
    assert _names(data.getvalue(), "a.xlsx") == [(1, "Acme")]


def test_a_missing_column_names_the_closest() -> None:
    """The error offers the column that was probably meant."""
    with pytest.raises(MissingColumnError) as caught:
        _names(b"id,names\n1,Acme\n", "a.csv")
    assert caught.value.message == "a.csv: there is no column 'name'"
    assert caught.value.hint == "--column names"


def test_a_missing_column_lists_what_there_is() -> None:
    """Without a close spelling the error lists the columns."""
    with pytest.raises(MissingColumnError) as caught:
        _names(b"id,party\n1,Acme\n", "a.csv")
    assert caught.value.hint == "--column NAME with one of: id, party"


@pytest.mark.parametrize(
    ("data", "path", "error"),
    [
        (b"  \n", "a.csv", EmptyError),
        (b"name\nAcme\n", "a.doc", UnknownFormatError),
        (b"not a workbook", "a.xlsx", DamagedError),
        (b"not json\n", "a.jsonl", DamagedError),
        (b"[1]\n", "a.jsonl", DamagedError),
        (b"[" * 100_000, "a.jsonl", DamagedError),
        (b'{"title": "x"}\n', "a.jsonl", MissingColumnError),
        (b'name\n"' + b"x" * 200_000 + b'"\n', "a.csv", DamagedError),
    ],
)
def test_bad_tables_are_refused_by_name(data: bytes, path: str, error: type[Exception]) -> None:
    """Each kind of bad table raises its own error, which names the file."""
    with pytest.raises(error, match=path):
        _names(data, path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """A table that is not there is told apart from a bad one."""
    with pytest.raises(NotFoundError, match=r"none\.csv"):
        load_queries(str(tmp_path / "none.csv"), limits=LIMITS)


def test_a_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    """The size is looked at before the bytes."""
    path = tmp_path / "a.csv"
    path.write_bytes(b"name\nAcme\n")
    with pytest.raises(TooLargeError, match=r"a\.csv"):
        load_queries(str(path), limits=Limits(file_bytes=3))
