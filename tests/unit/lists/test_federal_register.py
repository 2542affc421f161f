"""The Entity List as the Federal Register and the eCFR print it."""

from __future__ import annotations

import pytest

from tests.unit.lists.fr_builder import ALL_ITEMS, DENIAL, ecfr, gpotable
from tieline.errors import DamagedError
from tieline.lists.draft import ListFile, Parsed
from tieline.lists.federal_register import claims, find_citation_date, parse
from tieline.model import PartialDate
from tieline.settings import Limits


def file(data: bytes) -> ListFile:
    """A file of a page.

    Args:
        data: Its bytes.

    Returns:
        The file.
    """
    return ListFile("part744", data, {}, Limits())


def read(data: bytes) -> Parsed:
    """Read a page that the format claims.

    Args:
        data: Its bytes.

    Returns:
        What it gives.
    """
    assert claims(file(data))
    return parse(file(data))


@pytest.mark.parametrize("data", [gpotable(), ecfr()])
def test_both_layouts_give_the_same_entries(data: bytes) -> None:
    """XML of the Federal Register and the page of the eCFR are read alike, the country carried down."""
    parsed = read(data)
    assert parsed.issues == ()
    assert [draft.names[0].text for draft in parsed.drafts] == [
        *("Ibrahim Haqqani", "Abdul Satar Ghoura", "Beijing Zhipu Huazhang Technology Co., Ltd.", "CNOOC Limited")
    ]
    assert [draft.countries[0] for draft in parsed.drafts] == [
        *("AFGHANISTAN", "AFGHANISTAN", "CHINA, PEOPLE'S REPUBLIC OF", "CHINA, PEOPLE'S REPUBLIC OF")
    ]
    assert [str(draft.listed_on) for draft in parsed.drafts] == ["2012-04-27", "2011-11-21", "2025-01-16", "2021-01-15"]


def test_entry_has_the_words_of_its_columns() -> None:
    """Requirement, policy and citations are kept as stated; names and addresses are told apart."""
    first, second, third, fourth = read(gpotable()).drafts
    assert [name.text for name in third.names[1:]] == ["Zhipu AI", "Beijing Knowledge Atlas Technology Co., Ltd."]
    assert third.addresses == ("Floor 10, Building 9, Haidian District, Beijing, China",)
    assert (third.licence_requirement, third.licence_policy) == (ALL_ITEMS, DENIAL)
    assert fourth.citation == "86 FR 4862, 1/15/21. 88 FR 13675, 3/6/23"
    assert [(link.relation, link.name) for link in fourth.linked] == [
        ("subsidiary of", "China National Offshore Oil Corporation")
    ]
    assert second.addresses == ("501, 5th Floor, Kabul, Afghanistan", "Flat No. 41, Kabul, Afghanistan")
    assert first.addresses == ()
    assert first.row == "row 3"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("89 FR 41886, 5/14/24.", "2024-05-14"),
        ("62 FR 35334, 6/30/97. 65 FR 12919, 3/10/00.", "1997-06-30"),
        ("65 FR 12919, 03/10/2000", "2000-03-10"),
        ("89 FR [INSERT FR PAGE NUMBER, May 14, 2024].", "2024-05-14"),
        ("89 FR 41886", None),
        ("89 FR 41886, 13/40/24", None),
        ("", None),
    ],
)
def test_day_on_is_that_of_the_first_citation(text: str, day: str | None) -> None:
    """The first citation's day counts; without one the list does not say."""
    assert find_citation_date(text) == (None if day is None else PartialDate(day))


def test_citation_without_a_day_is_a_notice() -> None:
    """An entry whose citation carries no day is kept without one, and the reader is told."""
    parsed = read(gpotable(("CHINA", "One Co., Beijing, China", "x", "y", "89 FR 41886")))
    assert (len(parsed.drafts), parsed.drafts[0].listed_on) == (1, None)
    assert [issue.code for issue in parsed.issues] == ["not_read:date"]


def test_row_of_other_columns_is_an_issue_and_the_rest_goes_on() -> None:
    """A row that has lost its columns is reported; reserved rows and rows of stars are no entries."""
    rows = (("A", "One Co., X", "r"), ("A", "[Reserved]", "", "", ""), ("A", "Two Co., X", "r", "p", "1 FR 2, 1/2/20"))
    parsed = read(gpotable(*rows))
    assert [draft.names[0].text for draft in parsed.drafts] == ["Two Co."]
    assert [issue.code for issue in parsed.issues] == ["broken_row"]


def test_country_that_spans_its_rows_is_carried_down() -> None:
    """A row whose country cell is printed once for several rows has four cells."""
    rows = (("A", "One Co., X", "r", "p", "1 FR 2, 1/2/20"), ("Two Co., X", "r", "p", "1 FR 2, 1/2/20"))
    assert [draft.countries for draft in read(ecfr(*rows)).drafts] == [("A",), ("A",)]


def test_other_pages_are_not_claimed() -> None:
    """A page without the list's table is not in this format, and neither is plain text that speaks of it."""
    assert not claims(file(b"<html><table><tr><td>1</td></tr></table></html>"))
    assert not claims(file(b"License requirement, license review policy, Federal Register citation <table"))


def test_table_without_entries_is_refused() -> None:
    """Headings alone are no list."""
    with pytest.raises(DamagedError, match="no entries"):
        read(gpotable(("", "", "", "", "")))
