"""The day for which a table states its stakes."""

from __future__ import annotations

import pytest

from tests.unit.read.table.stated import make_document, tell


def _days(before: str, *, share: str = "Share", caption: str = "", language: str = "en") -> set[str | None]:
    """The dates of the stakes of a page."""
    owner = "股东名称" if language == "zh" else "Shareholder"
    rows = f"<tr><th>{owner}</th><th>{share}</th></tr><tr><td>Acme Corporation</td><td>60%</td></tr>"
    rows += "<tr><td>Brunel Holdings Ltd</td><td>40%</td></tr>"
    page = f"<h1>Corax Optics Ltd</h1>{before}<table>{caption}{rows}</table>"
    ties = tell(make_document(page, language=language)).ties
    assert ties
    return {stated.get("date") for *_, stated in ties}


@pytest.mark.parametrize(
    ("before", "share", "caption"),
    [
        ("<p>As at 31 December 2023</p>", "Share", ""),
        ("<p>Shareholders (as of 31 December 2023):</p>", "Share", ""),
        ("", "Share", "<caption>Holdings as at 31 December 2023</caption>"),
        ("", "Share as at 31 December 2023", ""),
        ("", "Share (as at 31 December 2023)", ""),
    ],
    ids=["line", "brackets", "caption", "header", "header-brackets"],
)
def test_day_before_or_in_the_header_dates_the_stakes(before: str, share: str, caption: str) -> None:
    """ "As at" with a day tells when the stakes were so."""
    assert _days(before, share=share, caption=caption) == {"2023-12-31"}


@pytest.mark.parametrize(
    ("before", "share"),
    [("<p>截至2023年12月31日，股东情况如下：</p>", "持股比例"), ("", "持股比例（截至2023年12月31日）")],
)
def test_chinese_day_dates_the_stakes(before: str, share: str) -> None:
    """So it is with 截至."""
    assert _days(before, share=share, language="zh") == {"2023-12-31"}


@pytest.mark.parametrize(
    "sentence", ["The board met on 31 December 2023.", "As of 31 December 2023, it had 500 people at work."]
)
def test_other_days_before_a_table_date_nothing(sentence: str) -> None:
    """A day on which something else happened is not that of the stakes."""
    assert _days(f"<p>{sentence}</p>") == {None}
