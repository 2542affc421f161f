"""The UK Sanctions List as a table. The rows are written for these tests under the header of the published CSV.

No real file is at hand: the columns are those of the FCDO's format guide and of the file of June 2026.
"""

from __future__ import annotations

import csv
import io

from tests.unit.lists.test_table import make_xlsx
from tieline.lists import uk_sanctions_list
from tieline.lists.draft import ListFile, Parsed
from tieline.model import LinkedParty, NameQuality, PartialDate
from tieline.settings import Limits

HEADER = (
    "Last Updated,Unique ID,OFSI Group ID,UN Reference Number,Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Name type,"
    "Alias strength,Title,Name non-latin script,Non-latin script type,Non-latin script language,Regime Name,"
    "Designation Type,Designation source,Sanctions Imposed,Other Information,UK Statement of Reasons,Address Line 1,"
    "Address Line 2,Address Line 3,Address Line 4,Address Line 5,Address Line 6,Address Postal Code,Address Country,"
    "Phone number,Website,Email address,Date Designated,D.O.B,Nationality(/ies),National Identifier number,"
    "National Identifier additional information,Passport number,Passport additional information,Position,Gender,"
    "Town of birth,Country of birth,Type of entity,Subsidiaries,Parent company,Business registration number (s),"
    "IMO number,Current owner/operator (s),Previous owner/operator (s),Current believed flag of ship,Previous flags,"
    "Type of ship,Tonnage of ship,Length of ship,Year Built,Hull identification number (HIN)"
).split(",")
ENTITY = {
    "Last Updated": "16/04/2026",
    "Unique ID": "RUS9999",
    "OFSI Group ID": "12703",
    "UN Reference Number": "TAe.010",
    "Name 6": "NORTH TRADING (NT)",
    "Name type": "Primary Name",
    "Name non-latin script": "Север Трейдинг",
    "Non-latin script type": "Cyrillic",
    "Non-latin script language": "Russian",
    "Regime Name": "The Russia (Sanctions) (EU Exit) Regulations 2019",
    "Designation Type": "Entity",
    "Designation source": "UK",
    "Sanctions Imposed": "Asset freeze|Trust services sanctions",
    "Other Information": "A note.",
    "UK Statement of Reasons": "(1) One ground. (2) Another.",
    "Address Line 1": "1 Way",
    "Address Country": "Russia",
    "Phone number": "+7 1",
    "Website": "north.example",
    "Email address": "a@north.example",
    "Date Designated": "29/06/2022",
    "Type of entity": "Company",
    "Subsidiaries": "(1) South (2) East",
    "Parent company": "West",
    "Business registration number (s)": "7707083893",
}
SHIP = {
    "Unique ID": "RUS0001",
    "Name 6": "SEA STAR",
    "Name type": "Primary Name",
    "Regime Name": "Russia",
    "Designation Type": "Ship",
    "Date Designated": "01/02/2025",
    "IMO number": "9074728",
    "Current owner/operator (s)": "Sea Ltd",
    "Current believed flag of ship": "Gabon",
    "Tonnage of ship": "900",
}


def make_csv(
    *rows: dict[str, str], header: list[str] | None = None, above: str = "Report Date: 24-Jun-2026\n"
) -> bytes:
    """Make a file.

    Args:
        *rows: Values by column.
        header: The columns; None takes all.
        above: What stands above the header.

    Returns:
        Its bytes.
    """
    out = io.StringIO()
    writer = csv.DictWriter(out, header or HEADER, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return (above + out.getvalue()).encode()


def parse(data: bytes) -> Parsed:
    """Read a file.

    Args:
        data: Its bytes.

    Returns:
        What the format makes of it.
    """
    file = ListFile("UK-Sanctions-List.csv", data, {}, Limits())
    assert uk_sanctions_list.claims(file)
    return uk_sanctions_list.parse(file)


def test_every_field_of_an_entity_is_used() -> None:
    """Names, reason, links, numbers, dates and remarks of a full row arrive, and nothing is unknown."""
    parsed = parse(make_csv(ENTITY))
    (draft,) = parsed.drafts
    assert parsed.issues == ()
    assert (draft.list_name, draft.entry_id, draft.kind) == ("UK Sanctions List", "RUS9999", "organisation")
    assert [name.text for name in draft.names] == ["NORTH TRADING (NT)", "NT", "Север Трейдинг"]
    assert draft.reason == "(1) One ground. (2) Another."
    assert draft.linked == (
        LinkedParty("Parent company", "West"),
        LinkedParty("Subsidiary", "South"),
        LinkedParty("Subsidiary", "East"),
    )
    assert (draft.listed_on, parsed.as_of) == (PartialDate("2022-06-29"), PartialDate("2026-06-24"))
    assert ("Business registration number", "7707083893") in draft.identifiers
    assert ("OFSI group ID", "12703") in draft.identifiers
    assert draft.programmes == ("The Russia (Sanctions) (EU Exit) Regulations 2019",)
    assert draft.remarks == (
        "A note. Type of entity: Company. Designated by: UK. Sanctions imposed: Asset freeze|Trust services sanctions. "
        "Names in Russian: Север Трейдинг. Designated on: 2022-06-29. Last updated: 2026-04-16."
    )
    assert parsed.ignored_fields == ("Non-latin script type",)


def test_aliases_have_their_strength() -> None:
    """Rows of the same unique ID are one entry; weak aliases and variations are told apart."""
    rows = [
        ENTITY,
        {**ENTITY, "Name 6": "NORT", "Name type": "Alias", "Alias strength": "Low quality a.k.a"},
        {**ENTITY, "Name 6": "NORTH", "Name type": "Alias", "Alias strength": "Good quality a.k.a"},
        {**ENTITY, "Name 6": "NORTH TRADE", "Name type": "Primary Name Variation"},
    ]
    (draft,) = parse(make_csv(*rows)).drafts
    qualities = {name.text: name.quality for name in draft.names}
    assert qualities["NORT"] is NameQuality.WEAK
    assert qualities["NORTH"] is qualities["NORTH TRADE"] is NameQuality.ALIAS


def test_ship_has_its_facts_and_its_number_is_checked() -> None:
    """A ship's owner is linked, its flag and tonnage are kept, and an IMO number with a wrong digit is reported."""
    parsed = parse(make_csv(SHIP))
    (draft,) = parsed.drafts
    assert (draft.kind, draft.linked) == ("vessel", (LinkedParty("Current owner or operator", "Sea Ltd"),))
    assert draft.identifiers == (("IMO number", "9074728"), ("Flag", "Gabon"), ("Tonnage", "900"))
    assert [issue.code for issue in parsed.issues] == ["doubtful:identifier"]
    assert parse(make_csv({**SHIP, "IMO number": "9074729"})).issues == ()


def test_row_without_unique_id_is_known_by_its_group() -> None:
    """The older group ID stands in where the unique ID is missing; a row without either is an issue."""
    parsed = parse(make_csv({**ENTITY, "Unique ID": ""}, {**SHIP, "Unique ID": ""}))
    assert [draft.entry_id for draft in parsed.drafts] == ["12703"]
    assert [issue.code for issue in parsed.issues] == ["no_number"]


def test_older_column_name_and_missing_date_line_are_understood() -> None:
    """The kind under its older column name is read; without a line above the header the day is not known."""
    header = ["Individual, Entity, Ship" if name == "Designation Type" else name for name in HEADER]
    parsed = parse(make_csv({**SHIP, "Individual, Entity, Ship": "Ship", "IMO number": ""}, header=header, above=""))
    assert [draft.kind for draft in parsed.drafts] == ["vessel"]
    assert (parsed.as_of, parsed.issues) == (None, ())


def test_rows_that_disagree_on_the_kind_are_reported() -> None:
    """Two kinds in the rows of one entry are an issue."""
    parsed = parse(make_csv(ENTITY, {**ENTITY, "Designation Type": "Individual"}))
    assert [draft.kind for draft in parsed.drafts] == ["organisation"]
    assert [issue.code for issue in parsed.issues] == ["rows_disagree"]


def test_unknown_column_is_reported() -> None:
    """A column that the format does not know is an issue."""
    assert [issue.code for issue in parse(make_csv(ENTITY, header=[*HEADER, "Mood"])).issues] == ["unknown_field"]


def test_workbook_says_the_same_as_the_csv() -> None:
    """The same table as XLSX gives the same entries."""
    data = make_xlsx(["Report Date: 24-Jun-2026"], HEADER, [ENTITY.get(name) for name in HEADER])
    assert parse(data) == parse(make_csv(ENTITY))
