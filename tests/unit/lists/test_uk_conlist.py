"""The UK's consolidated list of targets. The rows are written for these tests in the layout of OFSI's 2022 format."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from tests.contract.list_files import load_file
from tests.unit.lists.test_table import make_xlsx
from tieline.lists import import_list, uk_conlist
from tieline.lists.draft import ListFile, Parsed
from tieline.lists.uk_conlist import COLUMNS, IGNORED_FIELDS, split_information
from tieline.model import LinkedParty, NameQuality, PartialDate
from tieline.settings import Limits

HEADER = [*COLUMNS, *IGNORED_FIELDS]
PRIMARY = {
    "Name 1": "Anna",
    "Name 2": "Maria",
    "Name 6": "KELLER",
    "Title": "Doctor",
    "Name Non-Latin Script": "Анна Келлер",
    "Non-Latin Script Type": "Cyrillic",
    "Non-Latin Script Language": "Russian",
    "DOB": "00/00/1961",
    "Town of Birth": "(1) Bern (2) Basel",
    "Country of Birth": "(1) Switzerland (2) Switzerland",
    "Nationality": "(1) Switzerland. (2) Mali",
    "Passport Number": "(1) X1 (2) X2",
    "Passport Details": "(1) Swiss (2) -",
    "Position": "Clerk",
    "Address 1": "1 Way",
    "Address 6": "Bern",
    "Post/Zip Code": "3000",
    "Country": "Switzerland",
    "Group Type": "Individual",
    "Alias Type": "Primary name",
    "Regime": "Russia",
    "Listed On": "15/03/2022",
    "UK Sanctions List Date Designated": "14/03/2022",
    "Last Updated": "21/03/2023",
    "Group ID": "99",
    "Other Information": "(UK Sanctions List Ref):RUS9999. (UN Ref):CDi.999. A note. "
    "(UK Statement of Reasons):A reason. (Gender):Female",
}


def row(**changes: str) -> dict[str, str]:
    """Make a row of the same group.

    Args:
        **changes: Values by column, with "_" for a space.

    Returns:
        The row.
    """
    return {**PRIMARY, **{name.replace("_", " "): value for name, value in changes.items()}}


def make_csv(*rows: dict[str, str], header: list[str] | None = None) -> bytes:
    """Make a CSV file.

    Args:
        *rows: Values by column.
        header: The columns; None takes all.

    Returns:
        Its bytes, with the line above the header.
    """
    out = io.StringIO()
    columns = header or HEADER
    writer = csv.writer(out)
    writer.writerow(["Last Updated", "14/04/2025", *[""] * (len(columns) - 2)])
    writer.writerow(columns)
    writer.writerows([one.get(name, "") for name in columns] for one in rows)
    return out.getvalue().encode("utf-8-sig")


def parse(data: bytes, *, source: str = "ConList.csv") -> Parsed:
    """Read a file.

    Args:
        data: Its bytes.
        source: Its name.

    Returns:
        What the format makes of it.
    """
    file = ListFile(source, data, {}, Limits())
    assert uk_conlist.claims(file)
    return uk_conlist.parse(file)


def test_every_field_of_a_full_row_is_used() -> None:
    """Names, birth, papers, addresses, dates and the labelled fields inside the other information arrive."""
    parsed = parse(make_csv(PRIMARY))
    (draft,) = parsed.drafts
    assert parsed.issues == ()
    assert (draft.entry_id, draft.kind, draft.programmes, draft.row) == ("99", "person", ("Russia",), "row 3")
    assert [name.text for name in draft.names] == ["Anna Maria KELLER", "Анна Келлер"]
    assert (draft.listed_on, parsed.as_of) == (PartialDate("2022-03-15"), PartialDate("2025-04-14"))
    assert (draft.reason, draft.countries) == ("A reason.", ("Switzerland", "Mali"))
    assert draft.addresses == ("1 Way, Bern, 3000, Switzerland",)
    assert draft.identifiers == (
        ("Passport", "X1 (Swiss)"),
        ("Passport", "X2"),
        ("Date of birth", "1961"),
        ("Place of birth", "Bern, Switzerland"),
        ("Place of birth", "Basel, Switzerland"),
        ("Nationality", "Switzerland"),
        ("Nationality", "Mali"),
        ("UN reference number", "CDi.999"),
        ("Gender", "Female"),
        ("UK Sanctions List unique ID", "RUS9999"),
    )
    assert draft.remarks == (
        "A note. Title: Doctor. Position: Clerk. Names in Russian: Анна Келлер. "
        "Designated on: 2022-03-14. Last updated: 2023-03-21."
    )
    assert parsed.ignored_fields == ("Non-Latin Script Type",)


def test_rows_of_a_group_are_one_entry() -> None:
    """All rows with a group's number make one entry, wherever they stand, with every name as the list gives it."""
    rows = (
        row(Name_1="Ann", Alias_Type="AKA", Alias_Quality="Good quality"),
        row(Group_ID="100", Name_6="OTHER"),
        PRIMARY,
        row(Name_1="", Name_2="", Name_6="ANNI", Alias_Type="AKA", Alias_Quality="Low quality"),
        row(Name_6="MEIER", Alias_Type="FKA", Address_1="2 Way"),
        row(Name_2="Marie", Alias_Type="Primary name variation"),
        row(Name_2="", Name_6="(previously listed as) KELER", Alias_Type="AKA"),
    )
    first, second = parse(make_csv(*rows)).drafts
    assert [(name.text, name.quality) for name in first.names] == [
        ("Anna Maria KELLER", NameQuality.PRIMARY),
        ("Ann Maria KELLER", NameQuality.ALIAS),
        ("Анна Келлер", NameQuality.ALIAS),
        ("ANNI", NameQuality.WEAK),
        ("Anna Maria MEIER", NameQuality.FORMER),
        ("Anna Marie KELLER", NameQuality.ALIAS),
        ("Anna KELER", NameQuality.FORMER),
    ]
    assert first.row == "rows 3, 5, 6, 7, 8 and 1 more"
    assert len(first.addresses) == 2
    assert second.entry_id == "100"


def test_workbook_says_the_same_as_the_csv() -> None:
    """The XLSX file with the same cells gives the same entries and no issue about its encoding."""
    cells = [["Last Updated", "14/04/2025"], HEADER, [PRIMARY.get(name) for name in HEADER]]
    from_csv, from_xlsx = parse(make_csv(PRIMARY)), parse(make_xlsx(*cells), source="ConList.xlsx")
    assert from_csv == from_xlsx
    imported = import_list(make_xlsx(*cells), source="ConList.xlsx", imported_at="2026-11-21T09:30:00+00:00")
    assert (imported.snapshot.format, imported.issues) == ("uk-ofsi", ())


def test_two_regimes_are_both_told_with_their_days() -> None:
    """An entry under two regimes has both as programmes; the first day is its date on, and no issue is made."""
    parsed = parse(make_csv(PRIMARY, row(Regime="Belarus", Listed_On="01/02/2021")))
    (draft,) = parsed.drafts
    assert (draft.programmes, draft.listed_on) == (("Russia", "Belarus"), PartialDate("2021-02-01"))
    assert "Listed under Russia on 2022-03-15, under Belarus on 2021-02-01." in (draft.remarks or "")
    assert parsed.issues == ()


def test_rows_that_disagree_are_reported() -> None:
    """Two kinds, or two days under one regime, are issues; the first kind and the first day are taken."""
    parsed = parse(make_csv(PRIMARY, row(Group_Type="Entity", Listed_On="16/03/2022")))
    (draft,) = parsed.drafts
    assert (draft.kind, draft.listed_on) == ("person", PartialDate("2022-03-15"))
    assert [issue.code for issue in parsed.issues] == ["rows_disagree", "rows_disagree"]


def test_bad_rows_are_reported_and_the_rest_goes_on() -> None:
    """Rows without number or name, odd dates, kinds and columns are issues."""
    rows = (
        row(Group_ID=""),
        row(Group_ID="1", Name_1="", Name_2="", Name_6="", Name_NonLatin="x") | {"Name Non-Latin Script": ""},
        row(Group_ID="2", Listed_On="soon", UK_Sanctions_List_Date_Designated=""),
        row(Group_ID="3", Group_Type="Robot", Alias_Type="Whim"),
    )
    parsed = parse(make_csv(*rows, header=[*HEADER, "Mood"]))
    assert [(draft.entry_id, draft.kind, draft.listed_on is None) for draft in parsed.drafts] == [
        ("2", "person", True),
        ("3", "unknown", False),
    ]
    codes = sorted(issue.code for issue in parsed.issues)
    assert codes == ["no_name", "no_number", "not_read:date", "unknown_field", "unknown_kind", "unknown_kind"]


def test_missing_columns_leave_the_file_to_no_format() -> None:
    """A table without the columns that every such file has is not claimed."""
    data = make_csv(PRIMARY, header=[name for name in HEADER if name != "Regime"])
    assert not uk_conlist.claims(ListFile("ConList.csv", data, {}, Limits()))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("plain", {"other information": "plain"}),
        (
            "(UK Sanctions List Ref):IRN0001 and SYR0310. Both.",
            {"unique id": "(1) IRN0001 (2) SYR0310", "other information": "Both."},
        ),
        (
            "(UN Ref): QDi.177. Note (2022): x.",
            {"un reference number": "QDi.177", "other information": "Note (2022): x."},
        ),
        ("(Phone number):1 (Phone number):2", {"phone number": "1 2", "other information": ""}),
    ],
)
def test_labels_part_the_other_information(text: str, values: dict[str, str]) -> None:
    """What stands behind a label is its value; what has none, and what a reference is followed by, is a remark."""
    assert dict(split_information(text)) | {"other information": split_information(text)["other information"]} == values


def test_companies_that_a_row_names_are_linked() -> None:
    """Parents and subsidiaries become linked parties, one each, with the word of the value where it has one."""
    told = "(1) One Ltd. (2) Cham Holding (parent), 1 Way. Two Co., Ltd.; Three; 11203"
    told = f"(Parent company):Rosatom (Subsidiaries):{told}"
    (draft,) = parse(make_csv(row(Group_Type="Entity", Other_Information=told))).drafts
    assert draft.linked == (
        LinkedParty("Parent company", "Rosatom"),
        LinkedParty("Subsidiary", "One Ltd"),
        LinkedParty("Parent", "Cham Holding"),
        LinkedParty("Subsidiary", "Two Co., Ltd"),
        LinkedParty("Subsidiary", "Three"),
    )


@pytest.mark.parametrize(("day", "entries", "names"), [("2025-04-14", 4688, 16_000)])
def test_real_file_is_read_whole(shared: Path, day: str, entries: int, names: int) -> None:
    """Every group of the real workbook is an entry with number, date and place, and nothing is unknown."""
    read = load_file(shared, f"uk/ConList_{day}.xlsx")
    assert len(read.listings) == len({one.entry_id for one in read.listings}) == entries
    assert sum(len(one.names) for one in read.listings) >= names
    assert all(one.listed_on is not None and one.row is not None for one in read.listings)
    assert (read.snapshot.as_of, read.issues) == (PartialDate(day), ())
    assert sum(bool(one.linked) for one in read.listings) > 100
