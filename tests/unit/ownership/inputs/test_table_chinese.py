"""Ownership tables of many hands: Chinese headers, ratios, contributions, reports on days, codes."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from tieline.errors import MissingColumnError, TooLargeError
from tieline.model import Holding
from tieline.ownership.inputs import HoldingTable, parse_holdings
from tieline.ownership.inputs.row import MAX_COLUMNS


def read(text: str, **names: str) -> HoldingTable:
    """Read a table from text, with names by code."""
    return parse_holdings(text.encode(), source="t.csv", names={key.strip("_"): name for key, name in names.items()})


def shares(table: HoldingTable) -> list[tuple[float, float | None]]:
    """The bounds of all holdings."""
    return [(one.low_pct, one.high_pct) for one in table.holdings]


def codes(table: HoldingTable) -> list[str]:
    """The codes of all issues."""
    return [issue.code for issue in table.issues]


def test_chinese_headers_are_understood() -> None:
    """A register extract needs no mapping of columns."""
    (holding,) = read("企业名称,股东名称,持股比例,变更日期\n甲公司,乙公司,51%,2020年3月1日\n").holdings
    assert (holding.owner, holding.owned, holding.low_pct) == ("乙公司", "甲公司", 51.0)
    assert str(holding.held_from) == "2020-03-01"


def test_title_above_the_header_is_passed_over() -> None:
    """Rows above the header do not hide it, and rows keep their numbers in the file."""
    table = read("股权结构表,,\n,,\n股东,被投资企业,出资比例（%）\n乙,甲,60\n")
    assert table.holdings[0].source == "t.csv row 4"


def test_table_without_a_company_names_what_it_has() -> None:
    """An error says which column is missing."""
    with pytest.raises(MissingColumnError, match="owned"):
        read("股东名称,持股比例\n甲,50\n")


def test_contract_columns_are_percent_whatever_their_size() -> None:
    """Under the names of the contract 0.35 is 0.35 percent, and a notice tells of the doubt."""
    table = read("owner,owned,share\nX,A,0.35\nY,A,0.65\n")
    assert shares(table) == [(0.35, 0.35), (0.65, 0.65)]
    assert codes(table) == ["not_read:scale"]


def test_column_called_a_ratio_with_parts_of_one_is_a_ratio() -> None:
    """Figures of at most 1 under a name that says ratio are parts of 1, and a notice says so."""
    table = read("股东名称,公司名称,持股比例\nX,A,0.35\nY,A,0.4\n")
    assert shares(table) == [(35.0, 35.0), (40.0, 40.0)]
    assert codes(table) == ["not_read:scale"]


def test_parts_that_sum_to_one_are_ratios() -> None:
    """All owners of a company together hold it whole."""
    assert shares(read("shareholder,company,stake\nX,A,0.6\nY,A,0.4\n")) == [(60.0, 60.0), (40.0, 40.0)]


def test_scale_that_nothing_tells_gives_a_range_and_an_issue() -> None:
    """A lone 0.6 may be 0.6 or 60 percent: it is anything between."""
    table = read("shareholder,company,stake\nX,A,0.6\n")
    assert shares(table) == [(0.6, 60.0)]
    assert codes(table) == ["unclear_scale"]


def test_column_with_figures_above_one_is_percent() -> None:
    """One figure above 1 shows that all are percent."""
    assert shares(read("股东,公司,持股比例\nX,A,0.35\nY,A,40\n")) == [(0.35, 0.35), (40.0, 40.0)]


def test_contributions_become_shares_of_each_company() -> None:
    """Subscribed amounts are parts of all that is subscribed to the company."""
    table = read("企业名称,股东名称,认缴出资额（万元）\n甲,张三,600\n甲,李四,400\n乙,王五,10\n")
    assert shares(table) == [(60.0, 60.0), (40.0, 40.0), (100.0, 100.0)]
    assert table.issues == ()


def test_units_and_currencies_of_contributions_are_read() -> None:
    """万元, 元, RMB and thousands commas state amounts of one currency."""
    table = read('公司名称,股东,认缴出资额\n甲,A,600万元\n甲,B,"3,000,000元"\n甲,C,人民币100万\n')
    assert shares(table) == [(60.0, 60.0), (30.0, 30.0), (10.0, 10.0)]


@pytest.mark.parametrize(
    "rows", ["甲,A,600万元\n甲,B,100万美元\n", "甲,A,600万元\n甲,B,\n", "甲,A,-5\n甲,B,10\n", "甲,A,0\n甲,B,0\n"]
)
def test_contributions_without_one_whole_leave_shares_unknown(rows: str) -> None:
    """Two currencies, a contribution that is missing, negative or nothing: each row that states one has an issue."""
    table = read(f"公司名称,股东,认缴出资额\n{rows}")
    assert shares(table) == [(0.0, None), (0.0, None)]
    assert set(codes(table)) == {"bad_contribution"}


def test_registered_capital_is_the_whole_where_it_is_stated() -> None:
    """Contributions that are less than the capital are parts of the capital."""
    table = read("公司名称,股东,认缴出资额（万元）,注册资本（万元）\n甲,A,300,1000\n")
    assert shares(table) == [(30.0, 30.0)]


def test_contributions_above_the_capital_are_an_issue() -> None:
    """Amounts that cannot be parts of the capital state no share."""
    assert codes(read("公司名称,股东,认缴出资额,注册资本\n甲,A,300,100\n")) == ["bad_contribution"]


def test_stated_share_and_contribution_that_disagree_are_a_range() -> None:
    """Nobody decides which of the two is right."""
    table = read("公司名称,股东,持股比例,认缴出资额\n甲,A,60%,300\n甲,B,40%,700\n")
    assert shares(table) == [(30.0, 60.0), (40.0, 70.0)]
    assert codes(table) == ["disputed_share", "disputed_share"]


def test_vague_share_is_unknown_and_its_words_are_kept() -> None:
    """The proof shows what the source says, and the issue why it gives no figure."""
    table = read("股东,公司,持股比例\nX,A,约三成\n")
    assert shares(table) == [(0.0, None)]
    assert table.holdings[0].source == 't.csv row 2 (share stated as "约三成")'
    assert codes(table) == ["bad_share"]


def test_report_counts_until_the_next_one() -> None:
    """A row of a report day is held from it to the day before the company's next report."""
    text = (
        "ts_code,ann_date,end_date,holder_name,hold_ratio\n1.SZ,20170401,20161231,X,40\n1.SZ,20180401,20171231,Y,50\n"
    )
    first, second = read(text).holdings
    assert (str(first.held_from), str(first.held_to)) == ("2016-12-31", "2017-12-30")
    assert (str(second.held_from), second.held_to) == ("2017-12-31", None)


def test_later_announcement_about_a_day_replaces_the_earlier() -> None:
    """A restated report is not added to the one that it corrects."""
    text = (
        "ts_code,ann_date,end_date,holder_name,hold_ratio\n1.SZ,20170401,20161231,X,40\n1.SZ,20170501,20161231,X,45\n"
    )
    table = read(text)
    assert shares(table) == [(45.0, 45.0)]
    assert codes(table) == ["not_read:between-reports", "not_read:restated"]


def test_codes_get_names_and_stay_as_ids() -> None:
    """A code stands for its company, with or without its exchange; one without a name is the name itself."""
    table = parse_holdings(
        "股票代码,股东名称,持股比例\n000001.SZ,X,10\n000002.SZ,X,20\n".encode(),
        source="t.csv",
        names={"000001": "平安银行股份有限公司"},
    )
    assert [one.owned for one in table.holdings] == ["平安银行股份有限公司", "000002.SZ"]
    assert [one.owned_id for one in table.holdings] == ["000001.SZ", "000002.SZ"]


def test_columns_that_state_nothing_here_are_listed() -> None:
    """What is read past is named."""
    assert read("股东,公司,持股比例,备注\nX,A,10%,无\n").ignored_fields == ("备注",)


def test_flood_of_bad_rows_is_counted() -> None:
    """A million faults are a hundred issues and a count."""
    table = read("owner,owned,share\n" + "X,A,much\n" * 1_000)
    assert len(table.issues) == 101
    assert "900" in table.issues[-1].message


def test_row_of_a_million_cells_is_refused() -> None:
    """Too many columns are an error, before they fill the memory."""
    with pytest.raises(TooLargeError):
        read("owner,owned,share\n" + "," * (MAX_COLUMNS + 1))


@pytest.fixture(scope="module")
def top_holders(shared: Path) -> tuple[Holding, ...]:
    """The real table of top ten holders."""
    data = gzip.decompress((shared / "ownership" / "a_share_top10_holders_2017.csv.gz").read_bytes())
    table = parse_holdings(data, source="a.csv.gz")
    assert table.rows == 7364
    assert table.ignored_fields == ("hold_amount",)
    return table.holdings


def test_real_table_of_top_holders_is_read_whole(top_holders: tuple[Holding, ...]) -> None:
    """Every row but those restated later is a holding with an exact share and a first day."""
    assert len(top_holders) == 7281
    assert all(one.high_pct == one.low_pct and one.held_from is not None for one in top_holders)


def test_real_table_never_gives_a_company_more_than_a_whole(top_holders: tuple[Holding, ...]) -> None:
    """On the day of each report, what is held of a company is at most 100 percent."""
    totals: dict[tuple[str, str], float] = {}
    for one in {(one.owner, one.owned, str(one.held_from)): one for one in top_holders}.values():
        key = (one.owned, str(one.held_from))
        totals[key] = totals.get(key, 0.0) + one.low_pct
    assert max(totals.values()) <= 100.0
