"""The annex of an EU regulation as a table. The rows are written for these tests under the header of the real one."""

from __future__ import annotations

import csv
import gzip
import io
from pathlib import Path

import pytest

from tieline.lists import eu_annex_csv
from tieline.lists.draft import ListFile, Parsed
from tieline.lists.eu_annex_csv import USED_COLUMNS, name_act
from tieline.model import NameQuality, PartialDate
from tieline.settings import Limits

HEADER = sorted(USED_COLUMNS)
COMPANY = {
    "celex": "32014R0269",
    "recordId": "49",
    "programKey": "EU-UKR",
    "annex": "I.ENTITIES",
    "measure": "Asset freeze",
    "startDate": "1.10.2020",
    "reason": "A reason.",
    "schema": "Company",
    "name": "North Bank (Северный банк)",
    "alias": "Nordbank; NB",
    "weakAlias": "N",
    "previousName": "Old Bank",
    "country": "Russia",
    "address": "1 Way, Moscow; Moscow",
    "ogrnCode": "1027700132195",
    "incorporationDate": "14.10.2002",
    "legalForm": "Joint Stock Company",
    "notes": "A note.",
}


def parse(*rows: dict[str, str], header: list[str] | None = None) -> Parsed:
    """Read a file.

    Args:
        *rows: Values by column.
        header: The columns; None takes all.

    Returns:
        What the format makes of it.
    """
    out = io.StringIO()
    writer = csv.DictWriter(out, header or HEADER)
    writer.writeheader()
    writer.writerows(rows)
    file = ListFile("annex.csv", out.getvalue().encode(), {}, Limits())
    assert eu_annex_csv.claims(file)
    return eu_annex_csv.parse(file)


def test_every_field_of_a_row_is_used() -> None:
    """Names by quality and script, reason, act, numbers, addresses and remarks arrive, and nothing is unknown."""
    parsed = parse(COMPANY)
    (draft,) = parsed.drafts
    assert (parsed.issues, parsed.ignored_fields) == ((), ())
    assert [(name.text, name.quality) for name in draft.names] == [
        ("North Bank", NameQuality.PRIMARY),
        ("Северный банк", NameQuality.ALIAS),
        ("Nordbank", NameQuality.ALIAS),
        ("NB", NameQuality.ALIAS),
        ("N", NameQuality.WEAK),
        ("Old Bank", NameQuality.FORMER),
    ]
    assert (draft.list_name, draft.entry_id) == ("Annex I to Regulation (EU) No 269/2014", "I.ENTITIES 49")
    assert draft.citation == "Regulation (EU) No 269/2014, Annex I.ENTITIES"
    assert (draft.kind, draft.reason, draft.listed_on) == ("organisation", "A reason.", PartialDate("2020-10-01"))
    assert (draft.countries, draft.addresses) == (("Russia",), ("1 Way, Moscow", "Moscow"))
    assert draft.identifiers == (("OGRN", "1027700132195"), ("Date of incorporation", "2002-10-14"))
    assert draft.remarks == "Measure: Asset freeze. Legal form: Joint Stock Company. Notes: A note."
    assert draft.row == "row 2"


def test_odd_rows_are_reported() -> None:
    """Odd dates and kinds, a wrong check digit, a missing name and an unknown column are issues; the rest goes on."""
    odd = {**COMPANY, "startDate": "soon", "schema": "Robot", "ogrnCode": "1027700132196"}
    parsed = parse(
        odd, {**COMPANY, "name": "", "alias": "", "weakAlias": "", "previousName": ""}, header=[*HEADER, "mood"]
    )
    (draft,) = parsed.drafts
    assert (draft.kind, draft.listed_on) == ("unknown", None)
    codes = sorted(issue.code for issue in parsed.issues)
    assert codes == ["doubtful:identifier", "no_name", "not_read:date", "unknown_field", "unknown_kind"]


@pytest.mark.parametrize(
    ("celex", "name"),
    [
        ("32014R0269", "Regulation (EU) No 269/2014"),
        ("32015R1755", "Regulation (EU) 2015/1755"),
        ("x", "CELEX x"),
    ],
)
def test_act_is_named_as_its_time_numbers_it(celex: str, name: str) -> None:
    """Acts up to 2014 bear number and year, later ones year and number."""
    assert name_act(celex) == name


def test_real_table_is_read_whole(shared: Path) -> None:
    """Every row of the real table is an entry with reason, number and programme; one row alone has no date."""
    data = gzip.decompress((shared / "lists" / "eu" / "reg_2014-269_2026-08-14.csv.gz").read_bytes())
    parsed = eu_annex_csv.parse(ListFile("reg.csv", data, {}, Limits()))
    assert len(parsed.drafts) == len({draft.entry_id for draft in parsed.drafts}) == 2802
    assert sum(draft.listed_on is None for draft in parsed.drafts) == 1
    assert all(draft.reason and draft.programmes and draft.row for draft in parsed.drafts)
    assert parsed.issues == ()
