"""Whose a table of owners is, and whose it is not."""

from __future__ import annotations

import pytest

from tests.unit.read.table.stated import make_document, tell

ROWS = (
    "<table><tr><th>Shareholder</th><th>Share</th></tr><tr><td>Acme Corporation</td><td>60%</td></tr>"
    "<tr><td>Brunel Holdings Ltd</td><td>40%</td></tr></table>"
)
ZH_ROWS = (
    "<table><tr><th>股东名称</th><th>持股比例</th></tr><tr><td>云帆集团有限公司</td><td>60%</td></tr>"
    "<tr><td>王小明</td><td>40%</td></tr></table>"
)
MEMO = "<p>Who stands behind it</p><p>To: Ann Example</p><p>From: Audit Office, Sample University</p>"


def _owned(body: str, *, language: str = "en") -> set[str]:
    """Whom the owners of a page own."""
    return {target for _, _, target, _ in tell(make_document(body, language=language)).ties}


@pytest.mark.parametrize(
    "line",
    ["The owners of Corvane that are public are these:", "Corvane's known shareholders:", "Shareholders of Corvane"],
)
def test_short_name_that_the_text_knows_is_owned(line: str) -> None:
    """A name without a legal form is enough where the text uses it elsewhere, whoever wrote the memo."""
    body = f"{MEMO}<p>The office asked Corvane in May.</p><p>{line}</p>{ROWS}"
    assert _owned(body) == {"Corvane"}


def test_short_chinese_name_that_the_text_knows_is_owned() -> None:
    """So it is before 的股东."""
    body = f"<p>采购部门询问了云枢。</p><p>云枢的股东如下：</p>{ZH_ROWS}"
    assert _owned(body, language="zh") == {"云枢"}


@pytest.mark.parametrize(
    "line",
    [
        "The owners of Corvane that are public are these:",
        "The owners of Germany are these:",
        "The owners of Horses:",
        "The owners of Corvane and Dellow:",
    ],
    ids=["unknown", "place", "common-word", "two"],
)
def test_unsure_name_before_the_table_leaves_it_open(line: str) -> None:
    """Where the words before call somebody owned who is not surely one organisation, no heading fills the gap."""
    body = f"<h1>Delta Forge Ltd</h1><p>Germany keeps horses; Dellow does not.</p><p>{line}</p>{ROWS}"
    assert _owned(body) == set()


@pytest.mark.parametrize(
    "head",
    [
        MEMO,
        "<p>Sample University</p><p>To: Ann Example</p>",
        "<p>From:</p><p>Sample University</p>",
        "<p>By Sample University</p>",
        "<p>Prepared by: Sample University</p>",
        "<p>Subject: Sample University</p>",
        "<h1>Sample University</h1><p>Dear Ann Example</p>",
    ],
)
def test_head_of_a_letter_tells_of_no_table(head: str) -> None:
    """Sender, addressee, author, subject and letterhead are never who is owned."""
    told = tell(make_document(f"{head}<p>Some words.</p><p>What is known:</p>{ROWS}"))
    assert (told.ties, told.dropped) == ([], {"table_no_subject": 2})


def test_heading_below_the_head_of_a_letter_still_tells() -> None:
    """A heading about the company counts in a letter as elsewhere."""
    assert _owned(f"{MEMO}<h2>Corax Optics Ltd</h2>{ROWS}") == {"Corax Optics Ltd"}
