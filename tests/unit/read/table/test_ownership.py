"""Tables of shareholders."""

from __future__ import annotations

import pytest

from tests.unit.read.table.stated import make_document, make_page, tell

ENGLISH = [["Shareholder", "Holding %"], ["Acme Corporation", "35"], ["Ivan Petrov", "65.0"], ["Total", "100"]]
CHINESE = [
    ["序号", "股东名称", "持股比例", "认缴出资额（万元）"],
    ["1", "云帆光学股份有限公司", "35%", "350"],
    ["2", "王小明", "65%", "650"],
    ["", "合计", "100%", "1000"],
]


def test_shareholders_own_the_company_that_the_line_before_names() -> None:
    """The sentence before the table says whose shareholders they are; sums are no owner."""
    told = tell(make_page(ENGLISH, before="Shareholders of Brunel Optics Ltd as of 31 December 2020:"))
    assert told.ties == [
        ("owns", "Acme Corporation", "Brunel Optics Ltd", {"share": "35", "date": "2020-12-31"}),
        ("owns", "Ivan Petrov", "Brunel Optics Ltd", {"share": "65", "date": "2020-12-31"}),
    ]
    assert told.schemas["Ivan Petrov"] == "Person"


def test_chinese_shareholders_are_read_alike() -> None:
    """股东名称 and 持股比例 head owners and shares; 认缴出资额 is kept as amount."""
    told = tell(make_page(CHINESE, before="下表为白河铸造有限公司股东情况：", language="zh"))
    assert told.ties == [
        ("owns", "云帆光学股份有限公司", "白河铸造有限公司", {"share": "35", "amount": "350"}),
        ("owns", "王小明", "白河铸造有限公司", {"share": "65", "amount": "650"}),
    ]


def test_caption_names_the_company_owned() -> None:
    """A caption counts as the words before the table."""
    rows = "<tr><th>Shareholder</th><th>Share</th></tr><tr><td>Acme Corporation</td><td>51%</td></tr>"
    caption = "<caption>Ownership structure of Corax Imaging Inc.</caption>"
    told = tell(make_document(f"<p>Some words.</p><table>{caption}{rows}</table>"))
    assert [tie[:3] for tie in told.ties] == [("owns", "Acme Corporation", "Corax Imaging Inc.")]


def test_table_that_names_no_company_gives_no_tie() -> None:
    """Owners of an unnamed company are left out and counted."""
    told = tell(make_page(ENGLISH, before="The shareholders are as follows:"))
    assert (told.ties, told.dropped) == ([], {"table_no_subject": 2})


def test_column_of_companies_names_who_is_owned() -> None:
    """Owner and owned may both be columns."""
    rows = [["Parent", "Subsidiary", "Ownership %"], ["Acme Corporation", "Delta Forge Ltd", "100"]]
    assert tell(make_page(rows)).ties == [("owns", "Acme Corporation", "Delta Forge Ltd", {"share": "100"})]


@pytest.mark.parametrize(
    ("title", "cells", "shares"),
    [
        ("持股比例", ["0.35", "0.65"], ["35", "65"]),
        ("持股比例", ["35", "65"], ["35", "65"]),
        ("Holding %", ["0.35", "0.65"], [None, None]),
        ("Share", ["0.35", "0.20"], [None, None]),
        ("Share", [">50%", "25-50%"], [">50", "25-50%"]),
        ("Share", ["1,000,000", "35%"], [None, "35"]),
        ("Share", ["三成五", "majority"], ["三成五", None]),
    ],
)
def test_shares_are_percent_or_left_out(title: str, cells: list[str], shares: list[str | None]) -> None:
    """A bare figure is percent, or a part of one, only where header or column tell which."""
    rows = [["Shareholder", title], ["Acme Corporation", cells[0]], ["Brunel Optics Ltd", cells[1]]]
    told = tell(make_page(rows, before="Shareholders of Corax Imaging Inc."))
    assert list(told.shares.values()) == shares


def test_share_over_several_owners_is_nobodys() -> None:
    """A share cell merged over two rows states no share of either."""
    rows = (
        "<tr><th>Shareholder</th><th>Share</th></tr><tr><td>Acme Corporation</td><td rowspan=2>51%</td></tr>"
        "<tr><td>Delta Forge Ltd</td></tr>"
    )
    told = tell(make_document(f"<p>Shareholders of Corax Imaging Inc.</p><table>{rows}</table>"))
    assert told.shares == {"Acme Corporation": None, "Delta Forge Ltd": None}
    assert told.dropped == {"table_share_unclear": 2}


def test_others_and_the_public_are_no_owners() -> None:
    """Rows of parties that are not named are left out and counted."""
    rows = [["Shareholder", "Share"], ["Other shareholders", "40%"], ["Acme Corporation", "60%"]]
    told = tell(make_page(rows, before="Shareholders of Corax Imaging Inc."))
    assert (list(told.shares), told.dropped) == (["Acme Corporation"], {"table_no_party": 1})


def test_table_without_header_states_nothing() -> None:
    """Figures under no header are read by nobody."""
    told = tell(make_page(ENGLISH[1:], before="Shareholders of Brunel Optics Ltd"))
    assert told.ties == []


def test_header_in_two_rows_gives_bounds() -> None:
    """Columns under one heading over both are told apart by the row below."""
    rows = (
        "<tr><th rowspan=2>Shareholder</th><th colspan=2>Share</th></tr><tr><th>min</th><th>max</th></tr>"
        "<tr><td>Acme Corporation</td><td>25%</td><td>50%</td></tr>"
    )
    told = tell(make_document(f"<p>Shareholders of Corax Imaging Inc.</p><table>{rows}</table>"))
    assert told.ties[0][:3] == ("owns", "Acme Corporation", "Corax Imaging Inc.")
    assert told.ties[0][3]["share"] in {">=25", "<=50"}


def test_company_of_the_title_owns_the_table_where_the_words_point_to_it() -> None:
    """ "The Company" before the table is the only company of the title."""
    told = tell(
        make_page(ENGLISH, before="The shareholders of the Company are:", title="Brunel Optics Ltd Annual Report")
    )
    assert {tie[2] for tie in told.ties} == {"Brunel Optics Ltd"}


@pytest.mark.parametrize(
    "title",
    [
        "Shareholding (%)",
        "Stake, %",
        "Share of capital (%)",
        "Ownership in %",
        "持股比例（%）",
        "持股比例(%)",
        "占总股本比例（％）",
    ],
)
def test_unit_in_the_header_makes_bare_figures_percent(title: str) -> None:
    """A header with a unit names the column as it would without, and its figures are percent."""
    rows = [["Shareholder", title], ["Acme Corporation", "51.0"], ["Ivan Petrov", "0.5"]]
    told = tell(make_page(rows, before="Shareholders of Brunel Optics Ltd:"))
    assert told.shares == {"Acme Corporation": "51", "Ivan Petrov": "0.5"}
