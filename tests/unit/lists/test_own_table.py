"""A person's own tables."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from openpyxl import Workbook

from tieline.errors import MissingColumnError
from tieline.lists import own_table
from tieline.lists.draft import Draft, ListFile, Parsed
from tieline.lists.options import TableMapping
from tieline.model import LinkedParty, NameQuality
from tieline.settings import Limits


def make_file(text: str, *, encoding: str = "utf-8", tables: tuple[TableMapping, ...] = ()) -> ListFile:
    """Make a CSV file.

    Args:
        text: Its lines.
        encoding: What they are written in.
        tables: What is known about tables.

    Returns:
        The file.
    """
    return ListFile("in/watch list.csv", text.encode(encoding), {}, Limits(), tables)


def parse(text: str, *, tables: tuple[TableMapping, ...] = ()) -> Parsed:
    """Read a CSV text that the format claims.

    Args:
        text: Its lines.
        tables: What is known about tables.

    Returns:
        What the format makes of it.
    """
    file = make_file(text, tables=tables)
    assert own_table.claims(file)
    return own_table.parse(file)


def read_one(text: str, *, tables: tuple[TableMapping, ...] = ()) -> Draft:
    """Read a CSV text of one entry without trouble.

    Args:
        text: Its lines.
        tables: What is known about tables.

    Returns:
        The entry.
    """
    parsed = parse(text, tables=tables)
    assert not parsed.issues
    (draft,) = parsed.drafts
    return draft


@pytest.mark.parametrize(
    "header",
    ["Name", "company_name", "Firma", "企业名称", "名称", "会社名", "氏名", "Entity Name*"],
)
def test_usual_words_name_the_column_of_names(header: str) -> None:
    """English, German, Chinese and Japanese headers are known, whatever marks they bear."""
    assert read_one(f"{header},x\nAcme,1\n").names[0].text == "Acme"


@pytest.mark.parametrize(
    "text", ["a,b\n1,2\n", '{"name": 1}\n', "<name>\n", "", "owner,owned,share\nA,B,3\n", "\x00name\n"]
)
def test_other_files_are_left_alone(text: str) -> None:
    """Without a column of names, and where another kind of file begins, nothing is claimed."""
    assert not own_table.claims(make_file(text))


def test_a_row_gives_a_whole_entry() -> None:
    """Every known column is used under the list's name, and unknown ones are listed as ignored."""
    parsed = parse(
        "Nr;Name;Alias;Country;Address;Registration number;Type;Listed on;Removed on;"
        "Reason;Legal basis;Parent;Note;URL;Foo\n"
        "7;飞腾;Feiteng, Phytium|FT Ltd;CN|HK;1 Road;A-1;company;25.05.2021;2022;Chips;R 1;CEC;Seen;https://x.test;1\n"
    )
    (draft,) = parsed.drafts
    assert (draft.list_name, draft.authority, draft.entry_id) == ("watch list", "not stated", "7")
    assert [name.text for name in draft.names] == ["飞腾", "Feiteng, Phytium", "FT Ltd"]
    assert (draft.countries, draft.addresses, draft.kind) == (("CN", "HK"), ("1 Road",), "organisation")
    assert draft.identifiers == (("Registration number", "A-1"),)
    assert (str(draft.listed_on), str(draft.delisted_on)) == ("2021-05-25", "2022")
    assert (draft.reason, draft.citation, draft.remarks, draft.url) == ("Chips", "R 1", "Seen", "https://x.test")
    assert draft.linked == (LinkedParty("subsidiary of", "CEC"),)
    assert draft.row == "row 2"
    assert parsed.ignored_fields == ("Foo",)


def test_several_aliases_in_one_cell_are_parted() -> None:
    """Semicolons, bars and line breaks part them; a cut-off legal form goes back to its name; former ones stay so."""
    draft = read_one('name,alias,former name\nAcme,"A Co.; Ltd.\nBest|Crow；Dot",Old\n')
    assert [(name.text, name.quality.value) for name in draft.names] == [
        ("Acme", "primary"),
        ("A Co., Ltd.", "alias"),
        ("Best", "alias"),
        ("Crow", "alias"),
        ("Dot", "alias"),
        ("Old", "former"),
    ]


def test_a_second_column_of_names_gives_other_names() -> None:
    """Tables with a name in each of two languages have one primary name."""
    draft = read_one("企业名称,Name\n飞腾,Feiteng\n")
    assert [(name.text, name.quality) for name in draft.names] == [
        ("飞腾", NameQuality.PRIMARY),
        ("Feiteng", NameQuality.ALIAS),
    ]


def test_columns_can_be_told() -> None:
    """Told columns win, also below lines above the header; the others are known by their names."""
    told = TableMapping((("name", "Wer"), ("country", "Wo")), "Black list", "Compliance")
    draft = read_one("Stand 2026;;\nWer;Wo;Grund\nAcme;DE;Late\n", tables=(told,))
    assert (draft.names[0].text, draft.countries, draft.reason) == ("Acme", ("DE",), "Late")
    assert (draft.list_name, draft.authority) == ("Black list", "Compliance")


def test_a_told_column_that_is_missing_is_an_error_with_a_near_spelling() -> None:
    """Nothing is guessed where a person said what to read."""
    told = TableMapping((("name", "Frima"),))
    with pytest.raises(MissingColumnError) as raised:
        own_table.claims(make_file("Firma,Land\nAcme,DE\n", tables=(told,)))
    assert "'Frima'" in str(raised.value)
    assert "'Firma'" in (raised.value.hint or "")


def test_a_remembered_mapping_is_for_tables_of_the_same_header() -> None:
    """Another header is not read by it."""
    known = TableMapping((("name", "Wer"),), "L", "A", ("Wer", "Wo"))
    assert read_one("Wer,Wo\nAcme,DE\n", tables=(known,)).list_name == "L"
    assert not own_table.claims(make_file("Wer,Wo,Was\nAcme,DE,1\n", tables=(known,)))


def test_a_told_mapping_needs_a_column_of_names() -> None:
    """Told columns that leave the name open are an error."""
    told = TableMapping((("country", "Wo"),))
    with pytest.raises(MissingColumnError, match="names"):
        own_table.claims(make_file("Wer,Wo\nAcme,DE\n", tables=(told,)))


def test_a_remembered_name_of_a_list_is_for_tables_of_the_same_header() -> None:
    """Columns known by their names need not have been told."""
    known = TableMapping((), "L", "A", ("name", "Wo"))
    assert read_one("name,Wo\nAcme,DE\n", tables=(known,)).list_name == "L"
    assert read_one("name\nAcme\n", tables=(known,)).list_name == "watch list"


def test_only_the_name_of_the_list_can_be_told() -> None:
    """Columns are then known by their names."""
    told = TableMapping((), "Black list", "Compliance")
    assert read_one("name\nAcme\n", tables=(told,)).list_name == "Black list"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2021-05-25", "2021-05-25"),
        ("2021/5/25", "2021-05-25"),
        ("2021年5月25日", "2021-05-25"),
        ("2021年5月", "2021-05"),
        ("25.05.2021", "2021-05-25"),
        ("05/25/2021", "2021-05-25"),
        ("05/05/2021", "2021-05-05"),
        ("25 May 2021", "2021-05-25"),
        ("2021", "2021"),
    ],
)
def test_dates_are_read_as_people_write_them(text: str, day: str) -> None:
    """Only where day and month cannot be exchanged."""
    assert str(read_one(f"name,date\nAcme,{text}\n").listed_on) == day


def test_what_cannot_be_read_is_told() -> None:
    """Rows without names, dates that may be two, bad numbers, odd types and formulas are issues; the rest goes on."""
    parsed = parse(
        "name,date,LEI,type\n,2021,,\nA,05/06/2021,,\nB,,5493001KJTIIGC8Y1R13,\nC,,,blob\n=1+1,,,\nD,2021-02-30,,\n"
    )
    assert [draft.names[0].text for draft in parsed.drafts] == ["A", "B", "C", "=1+1", "D"]
    assert sorted(issue.code for issue in parsed.issues) == [
        *("bad_date", "bad_date", "doubtful:identifier", "no_name", "not_read:formula", "unknown_kind"),
    ]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("企业名称,国家\n飞腾,中国\n", "gb18030"),
        ("会社名,国\n高麗航空,日本\n", "cp932"),
    ],
)
def test_tables_of_other_encodings_are_read_with_a_notice(text: str, encoding: str) -> None:
    """Spreadsheets save in the system's encoding; the columns tell which one it is."""
    parsed = own_table.parse(make_file(text, encoding=encoding))
    assert parsed.drafts[0].names[0].text == text.splitlines()[1].partition(",")[0]
    assert [issue.code for issue in parsed.issues] == ["not_read:encoding"]


def test_a_workbook_is_read_and_its_formulas_are_not_run() -> None:
    """The value that the spreadsheet kept counts; a formula without one is an empty cell."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["名称", "国家"])
    sheet.append(["飞腾", "中国"])
    sheet.append(['=HYPERLINK("https://x.test")', "中国"])
    out = io.BytesIO()
    book.save(out)
    file = replace(make_file(""), data=out.getvalue(), source="list.xlsx")
    assert own_table.claims(file)
    parsed = own_table.parse(file)
    assert [draft.names[0].text for draft in parsed.drafts] == ["飞腾"]
    assert [issue.code for issue in parsed.issues] == ["no_name"]
