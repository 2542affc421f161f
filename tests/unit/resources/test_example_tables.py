"""The tables of the bundled example: list, holdings and counterparties parse and hold together."""

from __future__ import annotations

import csv
import gzip
from importlib import resources
from pathlib import Path

import pytest

from tieline.model.partial_date import PartialDate

EXAMPLE = Path(str(resources.files("tieline.resources") / "examples" / "phytium"))
SCREENING_LIST = EXAMPLE / "lists" / "screening-list_2026-07-31.csv"
INVENTED_LIST = EXAMPLE / "lists" / "invented-entries_2026-07-31.csv"
HOLDINGS = EXAMPLE / "ownership" / "holdings.csv"
COUNTERPARTIES = EXAMPLE / "counterparties.csv"

LIST_COLUMNS = [
    "_id",
    "source",
    "entity_number",
    "type",
    "programs",
    "name",
    "title",
    "addresses",
    "federal_register_notice",
    "start_date",
    "end_date",
    "standard_order",
    "license_requirement",
    "license_policy",
    "call_sign",
    "vessel_type",
    "gross_tonnage",
    "gross_registered_tonnage",
    "vessel_flag",
    "vessel_owner",
    "remarks",
    "source_list_url",
    "alt_names",
    "citizenships",
    "dates_of_birth",
    "nationalities",
    "places_of_birth",
    "source_information_url",
    "ids",
]
HOLDING_COLUMNS = ["owner", "owned", "share", "min", "max", "kind", "from", "to"]
HOLDING_KINDS = {"shares", "votes", "appointment", "control"}


def rows(path: Path, columns: list[str]) -> list[dict[str, str]]:
    """Read a table and check its shape.

    Args:
        path: A CSV file.
        columns: The columns it must have, in order.

    Returns:
        Its rows.
    """
    with path.open(encoding="utf-8", newline="") as lines:
        table = list(csv.reader(lines, strict=True))
    assert table[0] == columns
    assert {len(row) for row in table} == {len(columns)}
    return [dict(zip(columns, row, strict=True)) for row in table[1:]]


def test_the_list_has_the_official_columns_and_about_150_parties() -> None:
    """The list has the 29 columns of the Consolidated Screening List and 140 to 170 rows with ids of their own."""
    listed = rows(SCREENING_LIST, LIST_COLUMNS)
    assert len(LIST_COLUMNS) == 29
    assert 140 <= len(listed) <= 170
    assert len({row["_id"] for row in listed}) == len(listed)


@pytest.mark.parametrize("path", [SCREENING_LIST, INVENTED_LIST], ids=lambda path: path.stem)
def test_every_listed_party_names_its_ground(path: Path) -> None:
    """Every row has a source with its authority, a name, and a citation or a programme."""
    for row in rows(path, LIST_COLUMNS):
        assert " - " in row["source"], row["name"]
        assert row["name"] == row["name"].strip() != ""
        assert row["federal_register_notice"] or row["programs"], row["name"]


@pytest.mark.parametrize("path", [SCREENING_LIST, INVENTED_LIST], ids=lambda path: path.stem)
def test_every_date_of_the_list_is_a_day(path: Path) -> None:
    """Dates are ISO days not after the list's own, off never before on; only the Unverified List gives none."""
    for row in rows(path, LIST_COLUMNS):
        assert row["start_date"] or row["source"].startswith("Unverified List"), row["name"]
        for column in ("start_date", "end_date"):
            if row[column]:
                assert len(PartialDate(row[column]).text) == 10
                assert row[column] <= "2026-07-31"
        assert not row["end_date"] or row["start_date"] < row["end_date"]


def test_phytium_is_listed_with_its_citation() -> None:
    """Phytium's entry gives its aliases, its date and the Federal Register page."""
    (phytium,) = [row for row in rows(SCREENING_LIST, LIST_COLUMNS) if "Phytium" in row["name"]]
    assert phytium["start_date"] == "2021-04-09"
    assert "86 FR 18437" in phytium["federal_register_notice"]
    assert "Tianjin Feiteng Information Technology" in phytium["alt_names"].split("; ")


def test_xiaomi_was_listed_and_removed() -> None:
    """Xiaomi's only entry begins on 2021-01-14, ends on 2021-05-25 and names the case."""
    (xiaomi,) = [row for row in rows(SCREENING_LIST, LIST_COLUMNS) if "Xiaomi" in row["name"]]
    assert (xiaomi["start_date"], xiaomi["end_date"]) == ("2021-01-14", "2021-05-25")
    assert "Sec. 1237" in xiaomi["source"]
    assert "No. 21-cv-280" in xiaomi["remarks"]


def test_invented_entries_say_so() -> None:
    """Every row of the second list says in its remarks that it is invented, and no row of the first does."""
    assert all(row["remarks"].startswith("INVENTED") for row in rows(INVENTED_LIST, LIST_COLUMNS))
    assert not any("INVENTED" in row["remarks"] for row in rows(SCREENING_LIST, LIST_COLUMNS))


def test_every_listed_name_is_real(shared: Path) -> None:
    """Every Bureau of Industry and Security or Treasury entry stands in the real list of the same day."""
    with gzip.open(shared / "lists/us-csl/consolidated_2026-07-31.csv.gz", "rt", encoding="utf-8", newline="") as lines:
        real = {(row["source"], row["name"].strip(" ,").casefold()) for row in csv.DictReader(lines)}
    for row in rows(SCREENING_LIST, LIST_COLUMNS):
        if not row["source"].endswith("Department of Defense"):
            assert (row["source"], row["name"].casefold()) in real, row["name"]


def test_holdings_are_within_bounds() -> None:
    """Shares and bounds are percentages, kinds are known, dates are days in order."""
    for row in rows(HOLDINGS, HOLDING_COLUMNS):
        for column in ("share", "min", "max"):
            assert row[column] == "" or 0 <= float(row[column].strip("<>")) <= 100
        assert row["kind"] in HOLDING_KINDS
        dates = [PartialDate(row[column]).text for column in ("from", "to") if row[column]]
        assert dates == sorted(dates)


def test_holdings_show_each_difficulty() -> None:
    """The table has an unknown share, a range, an open bound, an ended holding, a control edge and a loop."""
    held = rows(HOLDINGS, HOLDING_COLUMNS)
    pairs = {(row["owner"], row["owned"]) for row in held}
    assert any(row["kind"] == "shares" and not row["share"] + row["min"] + row["max"] for row in held)
    assert any(row["min"] and row["max"] for row in held)
    assert any(row["min"].startswith(">") for row in held)
    assert any(row["to"] for row in held)
    assert {"control", "appointment"} <= {row["kind"] for row in held}
    assert any((owned, owner) in pairs for owner, owned in pairs)


def test_no_real_company_holds_an_invented_one() -> None:
    """Nobody real is said to own, or to be owned by, a company of the invented city."""
    for row in rows(HOLDINGS, HOLDING_COLUMNS):
        assert ("Example" in row["owner"]) == ("Example" in row["owned"])


def test_counterparties_mix_scripts_and_fates() -> None:
    """The file has about 25 names, each with its own id and a country, in Latin letters and in Hanzi."""
    parties = rows(COUNTERPARTIES, ["id", "name", "country"])
    names = [row["name"] for row in parties]
    assert 24 <= len(names) == len({row["id"] for row in parties}) <= 30
    assert all(len(row["country"]) == 2 for row in parties)
    assert {"飞腾信息技术有限公司", "哈尔滨工业大学", "Xiaomi Corporation", "Barcelona Supercomputing Center"} <= set(
        names
    )
