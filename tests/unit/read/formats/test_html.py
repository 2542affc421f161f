"""HTML pages."""

from __future__ import annotations

import pytest

from tests.unit.read.formats.samples import HTML, PROSE
from tieline.errors import DamagedError, TooLargeError
from tieline.model import PartialDate
from tieline.read.formats import Readable
from tieline.read.formats import html as html_module
from tieline.read.formats.html import read_html
from tieline.settings import Limits

LONG = f"<p>{PROSE}</p>" * 3


def _read(page: str) -> Readable:
    return read_html(page.encode(), path="page", limits=Limits())


def test_the_matter_of_a_page_is_kept_and_its_furniture_is_not() -> None:
    """Headline, byline, paragraphs, table and list stay; navigation, scripts, styles and footer go."""
    text = _read(HTML).text
    assert text.startswith(f"Acme refutes claims\n\nBy A. Writer\n\n{PROSE}")
    assert "飞腾信息技术有限公司 is owned by three" in text
    assert not {word for word in ("Home", "script words", "color", "Copyright") if word in text}


def test_rows_have_tabs_and_items_lines() -> None:
    """The cells of a row are apart by tabs, rows and items by single line ends, line breaks stay."""
    text = _read(HTML).text
    assert "\n\nOwner\tShare\nAcme Ltd\t51 %\n\n" in text
    assert "One item of a list, long enough to count as text\nAnother item" in text
    assert text.endswith("else had been agreed.\nA second line.")


def test_each_block_is_a_region_with_its_element_path() -> None:
    """A region names the element that the words stand in."""
    readable = _read(HTML)
    labels = {region.label: region.span.cut(readable.text) for region in readable.regions}
    assert labels["/html[1]/body[1]/article[1]/h1[1]"] == "Acme refutes claims"
    assert labels["/html[1]/body[1]/article[1]/table[1]/tr[2]"] == "Acme Ltd\t51 %"


def test_title_and_date_come_from_the_head() -> None:
    """The only <h1> is the title, the published time of the head the date."""
    readable = _read(HTML)
    assert (readable.title, readable.published_on) == ("Acme refutes claims", PartialDate("2021-03-30"))


def test_a_page_without_matter_is_its_whole_body() -> None:
    """Where the main text is not to be told, everything visible is kept."""
    page = "<nav>Home</nav><div>One line.</div><div hidden>Not this.</div><p style='display: none'>Nor</p>"
    assert _read(f"<html><body>{page}</body></html>").text == "Home\n\nOne line."


def test_a_layout_table_is_read_as_paragraphs() -> None:
    """A cell that holds blocks is a place on the page, no value."""
    page = f"<html><body><table><tr><td><table><tr><td>Menu</td></tr></table></td><td>{LONG}</td></tr></table></body>"
    assert f"{PROSE}\n\n{PROSE}" in _read(page).text


def test_preformatted_lines_stay() -> None:
    """White space inside <pre> is kept."""
    assert _read("<html><body><pre>a  b\n   c</pre></body></html>").text == "a  b\n   c"


@pytest.mark.parametrize(
    "head",
    [
        '<meta charset="gb2312">',
        '<meta http-equiv="Content-Type" content="text/html; charset=gbk">',
        "",
    ],
)
def test_the_encoding_is_declared_or_told(head: str) -> None:
    """Old Chinese pages are read with their label and without."""
    words = "<p>飞腾信息技术有限公司的股东是中国长城科技集团股份有限公司。</p>"
    page = f"<html><head>{head}</head><body>{words}</body></html>"
    assert read_html(page.encode("gb18030"), path="page", limits=Limits()).text.startswith("飞腾信息技术")


def test_a_stray_byte_in_a_page_is_a_gap() -> None:
    """One byte that is not UTF-8 shows as U+FFFD and is reported; many are refused."""
    readable = read_html(
        f"<html><body>{LONG} caf\u00e9 ".encode() + b"\xff</body></html>", path="page", limits=Limits()
    )
    assert "\ufffd" in readable.text
    assert [gap.code for gap in readable.gaps] == ["invalid_encoding"]
    with pytest.raises(DamagedError):
        read_html("<html><p>café </p>".encode() + b"\xff\xfe\xfd" * 9, path="page", limits=Limits())


def test_deep_nesting_is_refused() -> None:
    """A page of nothing but open elements is no page, and costs no recursion."""
    with pytest.raises(DamagedError, match="255 deep"):
        _read("<html><body>" + "<div>" * 5_000 + "words")


def test_too_many_elements_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dump of elements does not hold up the rest."""
    monkeypatch.setattr(html_module, "MAX_ELEMENTS", 50)
    with pytest.raises(TooLargeError, match="more than 50 elements"):
        _read("<html><body>" + "<b>x</b>" * 60)


DATES = [
    ('<script type="application/ld+json">{"@graph":[{"datePublished":"2020-01-02T03:04Z"}]}</script>', "2020-01-02"),
    ('<meta name="PubDate" content="2020-06-17 14:32">', "2020-06-17"),
    ('<meta name="dc.date" content="2020-06">', "2020-06"),
    ('<meta property="article:modified_time" content="2022-02-02">', None),
    ('<link rel="canonical" href="https://a.example/2020/06/17/x.html">', "2020-06-17"),
    ("<script type='application/ld+json'>{broken</script>", None),
    (
        '<meta name="date" content="2020-01-01"><script type="application/ld+json">[{"datePublished":"2019"}]</script>',
        "2019",
    ),
]


@pytest.mark.parametrize(("head", "expected"), DATES)
def test_a_date_in_the_head_is_published(head: str, expected: str | None) -> None:
    """Names of publishing count, the most exact first; names of change never do."""
    readable = _read(f"<html><head>{head}</head><body>{LONG}</body></html>")
    assert readable.published_on == (PartialDate(expected) if expected else None)


def test_the_date_of_today_above_a_page_is_not_its_own() -> None:
    """What stands far from the matter does not date it."""
    head = "<div>Saturday, November 21, 2026</div>" + "".join(
        f"<div><a href='/{n}'>Part {n}</a></div>" for n in range(4)
    )
    page = f"<html><body>{head}<article><h1>Headline of the page</h1>{LONG}</article></body></html>"
    assert _read(page).published_on is None


CHINESE = (
    "　　蓝桥示例计算技术有限公司成立于2019年，其股东为蓝桥示例控股集团有限公司，持股比例为百分之六十，其余由员工持有。"
)


def test_a_chinese_page_keeps_its_paragraphs_and_loses_its_menu() -> None:
    """The matter of a page without spaces between words is told as well."""
    menu = "".join(f"<li><a href='/{word}'>{word}</a></li>" for word in ("首页", "要闻", "机构", "公开"))
    body = "".join(f"<p>{CHINESE}第{number}段。</p>" for number in range(5))
    top = "<h1>企业登记信息</h1><p>2021年3月25日</p>"
    readable = _read(f"<html><body><ul>{menu}</ul><div class=content>{top}{body}</div></body></html>")
    assert readable.text.startswith("企业登记信息\n\n2021年3月25日\n\n蓝桥示例计算")
    assert "要闻" not in readable.text
    assert (readable.title, readable.published_on) == ("企业登记信息", PartialDate("2021-03-25"))


BODIES = [
    ("<p>By A. Writer | July 24, 2020</p>", "2020-07-24"),
    ('<time datetime="2020-07-24T10:00">yesterday</time>', "2020-07-24"),
    ('<time datetime="2020-07-24">a</time><time datetime="2020-07-25">b</time>', None),
    ('<span itemprop="datePublished" content="2020-07">x</span>', "2020-07"),
    ("<p>On July 24, 2020 it refuted the report.</p>", None),
]


@pytest.mark.parametrize(("body", "expected"), BODIES)
def test_a_date_in_the_body_is_published_by_its_place(body: str, expected: str | None) -> None:
    """A byline, a marked element or the only time of a page; never a date in a sentence."""
    readable = _read(f"<html><body><h1>Headline of the page</h1>{body}{LONG}</body></html>")
    assert readable.published_on == (PartialDate(expected) if expected else None)


@pytest.mark.parametrize(
    "body",
    [
        "<nav><a href='/'>Home</a> <a href='/a'>Acme Group</a></nav>",
        "<h1>Acme Group</h1><nav><a href='/'>Home</a></nav><main></main><footer><p>© 2024 Acme Group</p></footer>",
        "<ul><li><a href='/a'>Acme Group</a></li><li><a href='/b'>Imprint</a></li></ul>",
    ],
    ids=["menu", "frame", "list"],
)
def test_page_without_main_text_says_so(body: str) -> None:
    """A page of menus, links and headings is read with one notice; the names in them are no news."""
    gaps = read_html(f"<html><body>{body}</body></html>".encode(), path="a.html", limits=Limits()).gaps
    assert [gap.code for gap in gaps] == ["not_read:no-main-text"]
    assert "a.html has menus and links but no main text" in gaps[0].message


def test_short_page_with_a_sentence_is_no_menu() -> None:
    """One sentence of its own is main text."""
    page = b"<html><body><nav><a href='/'>Home</a></nav><p>Acme bought Brunel.</p></body></html>"
    assert read_html(page, path="a.html", limits=Limits()).gaps == ()


def test_marks_that_nobody_sees_leave_names_whole() -> None:
    """Soft hyphens and marks without width part no name, and cells of tables stay where they stand."""
    page = "<table><tr><td>Ac\u00adme\u200b Ltd</td><td>6\u20600%</td></tr><tr><td>B</td><td>C</td></tr></table>"
    readable = read_html(page.encode(), path="a.html", limits=Limits())
    cells = [region.span.cut(readable.text) for region in readable.regions if region.kind == "cell"]
    assert cells == ["Acme Ltd", "60%", "B", "C"]
