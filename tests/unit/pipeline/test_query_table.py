"""Tables of names to screen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from tieline.errors import (
    DamagedError,
    EmptyError,
    EncryptedError,
    MissingColumnError,
    NotFoundError,
    TielineError,
    TooLargeError,
    UnknownFormatError,
    UsageError,
)
from tieline.model import Query
from tieline.pipeline.query_table import load_queries, open_rows, open_table
from tieline.screen.table import TableColumns
from tieline.settings import Limits

LIMITS = Limits()


class Queries:
    """Reads bytes as a table."""

    def __call__(self, data: bytes, name: str, *, columns: TableColumns | None = None) -> list[Query]:
        """Read bytes."""
        raise NotImplementedError


@pytest.fixture
def queries(tmp_path: Path) -> Queries:
    """Give what reads bytes as a table.

    Returns:
        A function from bytes, file name and columns to the rows.
    """

    def read(data: bytes, name: str, *, columns: TableColumns | None = None) -> list[Query]:
        path = tmp_path / name
        path.write_bytes(data)
        return list(open_table(str(path), columns=columns or TableColumns(), limits=LIMITS).iter_queries())

    return read


def _told(rows: Sequence[Query]) -> list[tuple[int, str, list[str]]]:
    return [(row.row, row.text, [issue.code for issue in row.issues]) for row in rows]


def save_book(path: Path, rows: Sequence[Sequence[object]]) -> Path:
    """Write a workbook of one sheet."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def test_csv_gives_one_query_a_row(queries: Queries) -> None:
    """Rows are counted from 1 under the headings, and an empty cell is a row with an issue."""
    found = queries(b"id,Name\n1, Acme \n2,\n3,\xe9\xa3\x9e\xe8\x85\xbe\n", "a.csv")
    assert _told(found) == [(1, "Acme", []), (2, "", ["empty_name"]), (3, "飞腾", [])]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ("id;name\n1;Müller\n".encode(), "a.csv"),
        ("id\tname\n1\tMüller\n".encode(), "a.tsv"),
        ("id\tname\n1\tMüller\n".encode(), "a.csv"),
        ("\ufeffid,name\n1,Müller\n".encode(), "a.csv"),
        ("id,name\n1,Müller\n".encode("utf-16"), "a.csv"),
        ("id,name\r\n1,Müller\r\n".encode("utf-16-be"), "b.csv"),
        ('{"name": "Müller"}\n'.encode(), "a.jsonl"),
        ("\n\nid,name\n1,Müller\n".encode(), "a.csv"),
    ],
)
def test_other_layouts_are_understood(queries: Queries, data: bytes, name: str) -> None:
    """Semicolons, tabs, byte order marks, blank first lines and JSON Lines are read alike."""
    data = b"\xfe\xff" + data if name == "b.csv" else data
    assert _told(queries(data, name)) == [(1, "Müller", [])]


def test_a_row_of_a_workbook_may_end_early(tmp_path: Path) -> None:
    """A workbook keeps no empty cells at the end of a row, so nothing is the matter with it; only its name may lack."""
    rows = [["id", "name", "land", "tax"], [1, "Acme"], [2], [3, "Bolt", "CN"]]
    path = save_book(tmp_path / "a.xlsx", rows)
    columns = TableColumns(country="land", identifiers=("tax",))
    found = list(open_table(str(path), columns=columns, limits=LIMITS).iter_queries())
    assert _told(found) == [(1, "Acme", []), (2, "", ["empty_name"]), (3, "Bolt", [])]
    assert [row.country for row in found] == [None, None, "CN"]


def test_xlsx_gives_the_first_sheet(tmp_path: Path) -> None:
    """A workbook is read like a CSV file; empty rows at its end are none, those between are rows."""
    path = save_book(tmp_path / "a.xlsx", [["id", "name"], [1, "Acme"], [None, None], [2, "Bolt"], [None, " "]])
    assert _told(load_queries(str(path), limits=LIMITS)) == [(1, "Acme", []), (2, "", ["empty_name"]), (3, "Bolt", [])]


def test_parquet_gives_every_row(tmp_path: Path) -> None:
    """Cells that are null are rows too."""
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"id": [1, 2, 3], "Name": ["Acme", None, "Bolt"]}), path)
    assert _told(load_queries(str(path), limits=LIMITS)) == [(1, "Acme", []), (2, "", ["empty_name"]), (3, "Bolt", [])]


def test_a_column_of_numbers_is_told_row_by_row(tmp_path: Path) -> None:
    """A number may be a name, and probably is none: it is screened, with an issue."""
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"name": [360, 12_345.0, 3]}), path)
    assert _told(load_queries(str(path), limits=LIMITS)) == [
        (1, "360", ["only_digits"]),
        (2, "12345", ["only_digits"]),
        (3, "3", ["only_digits"]),
    ]


def test_a_column_of_lists_is_told_row_by_row(tmp_path: Path) -> None:
    """Several values in a cell are no name."""
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"name": [["Acme", "Bolt"]]}), path)
    (row,) = load_queries(str(path), limits=LIMITS)
    assert ([issue.code for issue in row.issues], row.is_screenable) == (["not_text"], False)


def test_country_and_numbers_are_picked(queries: Queries) -> None:
    """Several columns of numbers, and several numbers in a cell, are all taken."""
    columns = TableColumns("party", "land", ("tax", "#4"))
    (row,) = queries(b"party,LAND,tax,passport\nAcme,CN,123456; 777888,A1234\n", "a.csv", columns=columns)
    assert (row.text, row.country, row.identifiers) == ("Acme", "CN", ("123456", "777888", "A1234"))


def test_lines_in_other_encodings_are_read_and_told(queries: Queries) -> None:
    """One line in GB 18030 and one in Windows-1252 among UTF-8 are read as such, each with an issue."""
    data = (
        "name\nMüller\n飞腾信息\n".encode() + "中国电子\n".encode("gb18030") + "Société\n".encode("cp1252") + b"Acme\n"
    )
    assert _told(queries(data, "a.csv")) == [
        (1, "Müller", []),
        (2, "飞腾信息", []),
        (3, "中国电子", ["mixed_encoding"]),
        (4, "Société", ["mixed_encoding"]),
        (5, "Acme", []),
    ]


def test_a_whole_file_in_another_encoding_is_read(queries: Queries) -> None:
    """A table that no line of is UTF-8 is read in the encoding that fits it."""
    text = "name\n" + "中国电子科技集团公司第五十四研究所\n哈尔滨工业大学\n" * 20
    assert queries(text.encode("gb18030"), "a.csv")[1].text == "哈尔滨工业大学"


def test_rows_of_other_lengths_are_told(queries: Queries) -> None:
    """A row that is too short has no name, and one that is too long says so."""
    found = queries(b"id,name\n1\n2,Acme,Ltd\n3,Bolt,\n", "a.csv")
    assert _told(found) == [(1, "", ["short_row", "empty_name"]), (2, "Acme", ["long_row"]), (3, "Bolt", [])]


def test_blank_lines_between_rows_are_rows(queries: Queries) -> None:
    """In a table of one column an empty line is an empty name; at the end it is none."""
    assert _told(queries(b"name\nAcme\n\nBolt\n\n\n", "a.csv")) == [
        (1, "Acme", []),
        (2, "", ["empty_name"]),
        (3, "Bolt", []),
    ]


def test_a_huge_cell_is_an_issue_of_its_row(queries: Queries) -> None:
    """What is too long for a name does not end the table."""
    found = queries(b'name\n"' + b"x" * 200_000 + b'"\nAcme\n', "a.csv")
    assert [[issue.code for issue in query.issues] for query in found] == [["long_name"], []]


def test_a_bad_line_of_json_is_one_row(queries: Queries) -> None:
    """The other lines are read."""
    found = queries(b'{"name": "Acme"}\n[1]\n{"name": nope}\n{"title": "x"}\n', "a.jsonl")
    assert _told(found) == [
        (1, "Acme", []),
        (2, "", ["damaged_line"]),
        (3, "", ["damaged_line"]),
        (4, "", ["empty_name"]),
    ]


def test_a_missing_column_names_the_closest(queries: Queries) -> None:
    """The error offers the column that was probably meant, and lists what there is."""
    with pytest.raises(MissingColumnError) as caught:
        queries(b"id,names\n1,Acme\n", "a.csv")
    assert caught.value.message == "a.csv: there is no column 'name'"
    assert caught.value.hint == "perhaps 'names'; the columns are: id, names"


def test_a_heading_over_two_columns_is_asked_about(queries: Queries) -> None:
    """Nobody guesses which of them is meant; a number says it."""
    data = b"name,name\nAcme,Bolt\n"
    with pytest.raises(UsageError) as caught:
        queries(data, "a.csv")
    assert caught.value.hint == "say which by its number: #1 and #2"
    assert queries(data, "a.csv", columns=TableColumns("#2"))[0].text == "Bolt"


@pytest.mark.parametrize(
    ("data", "name", "error"),
    [
        (b"  \n", "a.csv", EmptyError),
        (b"", "a.csv", EmptyError),
        (b"\n\n", "a.jsonl", EmptyError),
        (b"name\nAcme\n", "a.doc", UnknownFormatError),
        (b"not a workbook", "a.xlsx", DamagedError),
        (b"\xd0\xcf\x11\xe0 an old workbook", "a.xlsx", EncryptedError),
        (b"PAR1 cut off", "a.parquet", DamagedError),
        (b"not json\n", "a.jsonl", DamagedError),
        (b"[1]\n", "a.jsonl", DamagedError),
        (b"[" * 100_000, "a.jsonl", DamagedError),
        (b'{"title": "x"}\n', "a.jsonl", MissingColumnError),
        (b"name\n" + b"x" * 5_000_000, "a.csv", DamagedError),
        (b"\x00\xff\x00\xfe" * 300, "a.csv", DamagedError),
    ],
)
def test_bad_tables_are_refused_by_name(queries: Queries, data: bytes, name: str, error: type[Exception]) -> None:
    """Each kind of bad table raises its own error, which names the file."""
    with pytest.raises(error, match=name):
        queries(data, name)


def test_a_parquet_file_that_is_damaged_inside_is_told(tmp_path: Path) -> None:
    """What is wrong only behind the headings is an error with the file's name, never a shorter table."""
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"name": [f"Company {number}" for number in range(20_000)]}), path, compression="none")
    data = bytearray(path.read_bytes())
    data[200:400] = bytes(200)
    path.write_bytes(bytes(data))
    with pytest.raises(DamagedError, match=r"a\.parquet"):
        list(open_table(str(path), columns=TableColumns(), limits=LIMITS).iter_queries())


def test_a_table_of_headings_only_has_no_rows(queries: Queries) -> None:
    """Zero rows are a result."""
    assert queries(b"name\n", "a.csv") == []


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """A table that is not there is told apart from a bad one."""
    with pytest.raises(NotFoundError, match=r"none\.csv"):
        load_queries(str(tmp_path / "none.csv"), limits=LIMITS)


def test_a_workbook_over_the_limit_is_not_read(tmp_path: Path) -> None:
    """A workbook is read as a whole: its size is looked at before."""
    path = save_book(tmp_path / "a.xlsx", [["name"], ["Acme"]])
    with pytest.raises(TooLargeError, match=r"a\.xlsx"):
        load_queries(str(path), limits=Limits(file_bytes=3))


def test_the_number_of_rows_is_known_for_progress(tmp_path: Path) -> None:
    """Lines of texts and the metadata of Parquet tell it."""
    (tmp_path / "a.csv").write_bytes(b"name\nAcme\nBolt\n")
    pq.write_table(pa.table({"name": ["a"] * 7}), tmp_path / "a.parquet")
    rows = [
        open_table(str(tmp_path / name), columns=TableColumns(), limits=LIMITS).rows for name in ("a.csv", "a.parquet")
    ]
    assert rows == [2, 7]


def test_batches_have_the_size_asked_for(tmp_path: Path) -> None:
    """All but the last batch are full."""
    (tmp_path / "a.csv").write_text("name\n" + "Acme\n" * 5)
    table = open_table(str(tmp_path / "a.csv"), columns=TableColumns(), limits=LIMITS)
    assert [batch.num_rows for batch in table.iter_batches(size=2)] == [2, 2, 1]


def test_rows_can_be_opened_by_themselves(tmp_path: Path) -> None:
    """Others that read tables share the formats."""
    (tmp_path / "a.csv").write_text("left,right\na,b\n")
    source = open_rows(tmp_path / "a.csv", LIMITS)
    assert (list(source.headings), [list(cells.values) for cells in source.iter_rows([1, 0])]) == (
        ["left", "right"],
        [["b", "a"]],
    )


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=300), name=st.sampled_from(["a.csv", "a.tsv", "a.jsonl", "a.xlsx", "a.parquet"]))
def test_any_bytes_are_rows_or_one_clear_error(tmp_path: Path, data: bytes, name: str) -> None:
    """No file makes the reader fail otherwise than by an error that names it."""
    path = tmp_path / name
    path.write_bytes(data)
    for column in ("name", "#1"):
        message, rows = name, []
        try:
            rows = list(open_table(str(path), columns=TableColumns(column), limits=LIMITS).iter_queries())
        except TielineError as error:
            message = error.message
        assert name in message
        assert [row.row for row in rows] == list(range(1, len(rows) + 1))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Give a good workbook and a good Parquet file.

    Returns:
        Their bytes by extension.
    """
    folder = tmp_path_factory.mktemp("whole")
    names = [f"Company {number}" for number in range(50)]
    save_book(folder / "a.xlsx", [["name"], *([name] for name in names)])
    pq.write_table(pa.table({"name": names}), folder / "a.parquet", write_page_checksum=True)
    return {name: (folder / name).read_bytes() for name in ("a.xlsx", "a.parquet")}


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(["a.xlsx", "a.parquet"]),
    share=st.floats(0, 1),
    places=st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), max_size=20),
)
def test_damage_anywhere_is_told(
    tmp_path: Path, whole: dict[str, bytes], name: str, share: float, places: list[tuple[float, int]]
) -> None:
    """A workbook or Parquet file with other bytes, or cut off, is read or refused by name."""
    data = bytearray(whole[name])
    for place, byte in places:
        data[int(place * len(data))] = byte
    path = tmp_path / name
    path.write_bytes(bytes(data[: int(share * len(data))] if not places else data))
    message = name
    try:
        list(open_table(str(path), columns=TableColumns(), limits=LIMITS).iter_queries())
    except TielineError as error:
        message = error.message
    assert name in message


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(names=st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n\0"), max_size=40)))
def test_every_cell_of_a_table_is_a_row(tmp_path: Path, names: list[str]) -> None:
    """Whatever stands in the cells of a Parquet file, each is a query with a name or an issue that blocks."""
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"name": pa.array(names, pa.string())}), path)
    rows = load_queries(str(path), limits=LIMITS)
    assert [row.row for row in rows] == list(range(1, len(names) + 1))
    assert all(row.text.strip() or not row.is_screenable for row in rows)


def test_a_quotation_mark_that_is_never_closed_blocks_its_row(queries: Queries) -> None:
    """The lines after it are in one cell: the row is not screened as if it were one name."""
    rows = queries(b'name,c\nAcme,US\n"Bolt,CN\nCrab,CN\n', "names.csv")
    assert _told(rows) == [(1, "Acme", []), (2, "Bolt,CN Crab,CN", ["open_quote"])]
    assert rows[1].issues[0].blocks


def test_a_cell_without_end_is_told_with_its_first_line(queries: Queries) -> None:
    """The reader of tables says only that a field is too long."""
    with pytest.raises(DamagedError, match="from line 3 to line 5; a quotation mark"):
        queries(b'name\nAcme\n"Bolt\n' + (b"x" * 2_500_000 + b"\n") * 3, "names.csv")


@pytest.mark.parametrize("data", [b"id|name\n1|Acme\n2|Bolt\n", b"name\rAcme\rBolt\r", b"name\rAcme\rBolt"])
def test_bars_separate_and_carriage_returns_end_lines(queries: Queries, data: bytes) -> None:
    """Tables of old programs are read as well."""
    assert [row.text for row in queries(data, "names.csv")] == ["Acme", "Bolt"]
