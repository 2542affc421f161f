"""Tables whose company stands only in a heading, a caption or the title."""

from __future__ import annotations

import pytest

from tests.unit.read.table.stated import make_document, tell
from tieline.read.layout import Layout
from tieline.read.table.find import find_table_ties

ROWS = (
    "<table>{caption}<tr><th>Shareholder</th><th>Stake, %</th></tr><tr><td>Acme Corporation</td><td>60</td></tr>"
    "<tr><td>Brunel Holdings Ltd</td><td>40</td></tr></table>"
)
ZH_ROWS = (
    "<table><tr><th>股东名称</th><th>持股比例（%）</th></tr><tr><td>云帆集团有限公司</td><td>60</td></tr>"
    "<tr><td>王小明</td><td>40</td></tr></table>"
)


def _read(body: str, *, caption: str = "", language: str = "en") -> tuple[set[str], Layout]:
    """Whom the owners of a page own, and what its tables state."""
    document = make_document(body.replace("ROWS", ROWS.format(caption=caption)), language=language)
    return {target for _, _, target, _ in tell(document).ties}, find_table_ties(document)


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Corax Optics Ltd</h1><p>Registered in 1999.</p><h2>Owners</h2>ROWS",
        "<h1>Register</h1><h2>Corax Optics Ltd</h2>ROWS<h2>Delta Forge Ltd</h2>",
        "<p>Corax Optics Ltd</p>ROWS",
        "<h1>Profile of Corax Optics Ltd</h1>ROWS",
    ],
    ids=["h1", "h2", "line", "profile"],
)
def test_nearest_heading_names_the_company_owned(body: str) -> None:
    """The only organisation of the nearest heading is owned; the ties are marked as inferred."""
    targets, layout = _read(body)
    assert targets == {"Corax Optics Ltd"}
    assert all(tie.inferred for tie in layout.ties)


def test_caption_names_the_company_owned() -> None:
    """A caption that is but a name counts as a heading."""
    assert _read("<h1>Delta Forge Ltd</h1>ROWS", caption="<caption>Corax Optics Ltd</caption>")[0] == {
        "Corax Optics Ltd"
    }


def test_title_of_a_page_without_headings_names_the_company() -> None:
    """A title that stands nowhere on a page with a table becomes the first line of its text."""
    page = f"<head><title>Corax Optics Ltd – company page</title></head><body>{ROWS.format(caption='')}</body>"
    assert _read(page)[0] == {"Corax Optics Ltd"}


def test_chinese_heading_names_the_company() -> None:
    """So it is in Chinese, past a heading that names nobody."""
    targets, layout = _read(f"<h1>白河铸造有限公司</h1><h2>股东信息</h2>{ZH_ROWS}", language="zh")
    assert targets == {"白河铸造有限公司"}
    assert [tie.properties[0].value for tie in layout.ties] == ["60", "40"]


@pytest.mark.parametrize(
    "heading",
    [
        "Corax Optics Ltd and Delta Forge Ltd",
        "Corax Optics Ltd / Delta Forge Ltd",
        "Our owners",
        "白河铸造有限公司与青松有限公司",
    ],
    ids=["and", "slash", "nobody", "zh"],
)
def test_heading_with_two_names_or_none_tells_nothing(heading: str) -> None:
    """Two organisations in the nearest heading leave open whose table it is."""
    assert _read(f"<h1>{heading}</h1><p>Some words.</p>ROWS")[0] == set()


def test_what_the_words_before_say_is_not_inferred() -> None:
    """A line that says whose shareholders they are goes before the heading."""
    targets, layout = _read("<h1>Delta Forge Ltd</h1><p>Shareholders of Corax Optics Ltd:</p>ROWS")
    assert targets == {"Corax Optics Ltd"}
    assert not any(tie.inferred for tie in layout.ties)
