"""Tables of targets; the rows are made up after the columns that OpenSanctions publishes."""

from __future__ import annotations

import csv
import io

from tieline.lists import opensanctions_csv, opensanctions_names
from tieline.lists.draft import ListFile
from tieline.lists.party_name import LONGEST_NAME
from tieline.settings import Limits

HEADER = (
    *("id", "schema", "name", "aliases", "birth_date", "countries", "addresses", "identifiers", "sanctions"),
    *("phones", "emails", "program_ids", "dataset", "first_seen", "last_seen", "last_change"),
)
ROW = {
    "id": "NK-1",
    "schema": "Company",
    "name": "Feiteng Tech",
    "aliases": '飞腾;"Feiteng; Ltd"',
    "countries": "cn;hk",
    "sanctions": "EL - Builds supercomputers - 2021-04-08",
    "program_ids": "US-BIS-EL",
    "dataset": "US Trade List",
    "last_seen": "2026-07-31T06:10:00",
}


def make_file(*rows: dict[str, str], header: tuple[str, ...] = HEADER) -> ListFile:
    """Make a table.

    Args:
        rows: The values of each row; what is absent is empty.
        header: The names of the columns.

    Returns:
        The file.
    """
    out = io.StringIO()
    writer = csv.DictWriter(out, header, restval="", quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return ListFile("targets.simple.csv", out.getvalue().encode(), {}, Limits())


def test_the_columns_are_the_mark() -> None:
    """Older tables without programmes are claimed too; tables without data sets are not."""
    assert opensanctions_csv.claims(make_file(ROW))
    assert opensanctions_csv.claims(make_file(header=tuple(name for name in HEADER if name != "program_ids")))
    assert not opensanctions_csv.claims(make_file(header=("id", "name", "birth_date")))


def test_a_row_gives_a_whole_entry() -> None:
    """Cells that hold a row of values are parted, quoted semicolons kept; the measure's day is the day on."""
    parsed = opensanctions_csv.parse(make_file(ROW | {"emails": "a@b.test"}))
    (draft,) = parsed.drafts
    assert [name.text for name in draft.names] == ["Feiteng Tech", "飞腾", "Feiteng; Ltd"]
    assert draft.countries == ("CN", "HK")
    assert (draft.list_name, draft.kind, draft.row) == ("US Trade List", "organisation", "row 2")
    assert draft.programmes == ("US-BIS-EL",)
    assert str(draft.listed_on) == "2021-04-08"
    assert draft.delisted_on is None
    assert draft.identifiers == (("Email address", "a@b.test"),)
    assert str(parsed.as_of) == "2026-07-31"
    assert parsed.ignored_fields == ("first_seen", "last_change")


def test_a_measure_may_state_its_end() -> None:
    """The last two days of its text are its first and its last."""
    (draft,) = opensanctions_csv.parse(make_file(ROW | {"sanctions": "EL - 2021-01-14 - 2021-05-25"})).drafts
    assert (str(draft.listed_on), str(draft.delisted_on)) == ("2021-01-14", "2021-05-25")


def test_each_data_set_of_a_row_is_a_list_and_gets_no_day_of_another() -> None:
    """The table does not say which data set a measure belongs to."""
    drafts = opensanctions_csv.parse(make_file(ROW | {"dataset": "US Trade List;EU List"})).drafts
    assert [draft.list_name for draft in drafts] == ["US Trade List", "EU List"]
    assert {draft.listed_on for draft in drafts} == {None}
    assert all("2021-04-08" in (draft.remarks or "") for draft in drafts)


def test_what_cannot_be_read_is_told() -> None:
    """Rows without names, unknown schemata, days and columns are issues."""
    rows = (ROW | {"name": " "}, ROW | {"schema": "Ufo", "sanctions": "EL - 2021-02-30"})
    parsed = opensanctions_csv.parse(make_file(*rows, header=(*HEADER, "mood")))
    assert [draft.kind for draft in parsed.drafts] == ["unknown"]
    assert {issue.code for issue in parsed.issues} == {"no_name", "unknown_kind", "not_read:date", "unknown_field"}


def make_names(text: str, *, source: str = "names.txt") -> ListFile:
    """Make a file of names.

    Args:
        text: Its lines.
        source: Its file name.

    Returns:
        The file.
    """
    return ListFile(source, text.encode(), {}, Limits())


def test_names_are_known_by_the_name_of_their_file() -> None:
    """Nothing in the file tells what it is."""
    assert opensanctions_names.claims(make_names("A\n", source="x/opensanctions-names.txt"))
    assert opensanctions_names.claims(make_names("A\n", source="names_2026-07-31.txt.gz"))
    assert not opensanctions_names.claims(make_names("A\n", source="surnames.txt"))
    assert not opensanctions_names.claims(make_names(" \n"))


def test_each_name_is_an_entry() -> None:
    """Repeated and empty lines give nothing; a letter with its accent apart is composed."""
    parsed = opensanctions_names.parse(make_names("A Co., Ltd.\n\n飞腾\nA Co., Ltd.\nE\u0301a\n"))
    assert [draft.names[0].text for draft in parsed.drafts] == ["A Co., Ltd.", "飞腾", "Éa"]
    assert [draft.row for draft in parsed.drafts] == ["row 1", "row 3", "row 5"]
    assert parsed.drafts[0].kind == "organisation"
    assert not parsed.issues


def test_lines_too_long_for_names_are_told() -> None:
    """They are left out, and the rest goes on."""
    parsed = opensanctions_names.parse(make_names("x" * (LONGEST_NAME + 1) + "\nAcme\n"))
    assert [draft.names[0].text for draft in parsed.drafts] == ["Acme"]
    assert [issue.code for issue in parsed.issues] == ["broken_row"]
