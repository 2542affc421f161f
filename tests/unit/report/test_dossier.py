"""The dossier as a whole: its structure, its links, what it loads, and what hostile words can do."""

from __future__ import annotations

import base64
import hashlib
import itertools
import re
from dataclasses import replace

import lxml.html
import pytest

from tests.unit.report.hostile_case import EVIL
from tieline.report.case import Case
from tieline.report.dossier import render_dossier

LOADING = ("src", "srcset", "poster", "data", "background", "action", "formaction", "ping", "manifest")


@pytest.fixture(scope="module")
def page(case: Case) -> lxml.html.HtmlElement:
    """Give the parsed dossier of the realistic case."""
    return lxml.html.document_fromstring(render_dossier(case))


@pytest.fixture(scope="module")
def hostile_page(hostile_case: Case) -> lxml.html.HtmlElement:
    """Give the parsed dossier of the hostile case."""
    return lxml.html.document_fromstring(render_dossier(hostile_case))


def ids(page: lxml.html.HtmlElement) -> list[str]:
    """Give every id of a page."""
    return [str(found) for found in page.xpath("//@id")]


def test_every_link_inside_the_page_has_a_target(page: lxml.html.HtmlElement) -> None:
    """Every in-page link names an id that exists."""
    known = set(ids(page))
    broken = [href for href in page.xpath("//@href") if href.startswith("#") and href[1:] not in known]
    assert broken == []


def test_no_id_occurs_twice(page: lxml.html.HtmlElement) -> None:
    """Every id of the page is unique."""
    assert len(ids(page)) == len(set(ids(page)))


@pytest.mark.parametrize("name", ["page", "hostile_page"])
def test_nothing_is_loaded(name: str, request: pytest.FixtureRequest) -> None:
    """The page has no attribute, element or style rule that makes a browser fetch something."""
    page = request.getfixturevalue(name)
    assert [value for attribute in LOADING for value in page.xpath(f"//@{attribute}")] == []
    assert page.xpath("//script | //link | //iframe | //object | //embed | //img | //form | //base | //use") == []
    style = "".join(page.xpath("//style/text()"))
    assert re.search(r"url\(|@import|expression\(|@font-face", style) is None
    assert page.xpath("//@style") == []


@pytest.mark.parametrize("name", ["page", "hostile_page"])
def test_links_only_lead_inside_or_to_the_web(name: str, request: pytest.FixtureRequest) -> None:
    """A link is an in-page anchor or an http or https address, never another scheme."""
    page = request.getfixturevalue(name)
    odd = [href for href in page.xpath("//@href") if not re.match(r"#|https?://", href)]
    assert odd == []


def test_links_to_the_web_tell_nobody_where_they_were(page: lxml.html.HtmlElement) -> None:
    """Outside links carry noreferrer, and the page forbids referrers."""
    outside = page.xpath("//a[starts-with(@href, 'http')]")
    assert outside
    assert all("noreferrer" in link.get("rel", "") for link in outside)
    assert page.xpath("//meta[@name='referrer']/@content") == ["no-referrer"]


def test_policy_allows_only_its_own_style_sheet(case: Case) -> None:
    """The content security policy is closed but for the hash of the style sheet in the page."""
    html = render_dossier(case)
    style = html.split("<style>")[1].split("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html)
    assert policy is not None
    allowed = f"img-src data:; style-src 'sha256-{digest}'"
    assert policy[1] == f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"


def test_hostile_words_stay_words(hostile_page: lxml.html.HtmlElement) -> None:
    """Markup in names, titles and quotes shows up as text and makes no element or event handler."""
    assert hostile_page.xpath("//*[@onerror or @onload or @onmouseover]") == []
    assert "<script>alert(1)</script>" in hostile_page.xpath("string(//h1)")
    assert "{{ 7*7 }}" in hostile_page.xpath("string(//h1)")


def test_direction_controls_are_shown_as_marks(hostile_case: Case) -> None:
    """No bidirectional control reaches the page; a visible mark stands in its place."""
    html = render_dossier(hostile_case)
    assert re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08]", html) is None
    assert "U+202E" in html
    assert "right-to-left override" in html


def test_every_relationship_links_to_its_words(page: lxml.html.HtmlElement, case: Case) -> None:
    """Each relationship has a link to an anchor in the embedded text."""
    ties = page.xpath("//li[contains(@class, 'tie ')]")
    assert len(ties) == len(case.relationships)
    assert all(tie.xpath(".//a[@class='cite' and starts-with(@href, '#doc-')]") for tie in ties)


def test_every_utterance_links_to_its_words(page: lxml.html.HtmlElement) -> None:
    """Each utterance of a claim has a link to an anchor in the embedded text."""
    utterances = page.xpath("//div[@class='utterance']")
    assert utterances
    assert all(item.xpath(".//a[@class='cite' and starts-with(@href, '#doc-')]") for item in utterances)


def test_every_line_of_the_timeline_has_a_source(page: lxml.html.HtmlElement) -> None:
    """Each line of the timeline cites a document or a list."""
    rows = page.xpath("//table[contains(@class, 'timeline')]//tr[td]")
    assert rows
    assert all(row.xpath(".//a[@class='cite']") for row in rows)


def test_embedded_text_is_the_canonical_text(page: lxml.html.HtmlElement, case: Case) -> None:
    """The text between the marks is the document's text, character for character."""
    shown = sorted(str(found.text_content()) for found in page.xpath("//div[@class='text']"))
    assert shown == sorted(document.text for document in case.documents)


def test_link_lights_up_exactly_the_quoted_words(case: Case) -> None:
    """The segments that a target rule selects join to the quoted words, also where stretches overlap."""
    html = render_dossier(case)
    page = lxml.html.document_fromstring(html)
    rules = dict(re.findall(r"#(doc-\d+-s\d+-\d+):target~\.(e\d+-\d+)", html))
    for tie in page.xpath("//li[contains(@class, 'tie ')]"):
        for link in tie.xpath(".//p[@class='words']//a[@class='cite']"):
            mark = rules[link.get("href")[1:]]
            lit = "".join(page.xpath(f"//span[contains(concat(' ', @class, ' '), ' {mark} ')]/text()"))
            assert lit in {evidence.quote for tie in case.relationships for evidence in tie.evidence}


def test_said_is_worded_as_said(page: lxml.html.HtmlElement) -> None:
    """A relationship inside an utterance is worded with its speaker and who reports it, and marked."""
    said = [" ".join(item.text_content().split()) for item in page.xpath("//li[@class='tie said']")]
    assert any("According to Petra Oduya, as reported by The Harbour Post, Hongtan" in words for words in said)
    assert all(words.startswith("Said According to") for words in said)


def test_denied_relationship_is_never_worded_as_fact(page: lxml.html.HtmlElement) -> None:
    """A relationship that a speaker denies starts with who denies it."""
    denied = [" ".join(item.text_content().split()) for item in page.xpath("//li[@class='tie denied']")]
    assert len(denied) == 1
    assert denied[0].startswith("Denied Denied by Shen Luo: Northern Fleet owns Hongtan")


def test_claim_sets_affirming_and_denying_side_by_side(page: lxml.html.HtmlElement) -> None:
    """A disputed claim has one column for each side, what is unclear included."""
    claim = page.xpath("//article[@id='claim-1']")[0]
    side = ".//div[contains(@class, 'sides-3')]/section[contains(@class, '{}')]//blockquote"
    assert [len(claim.xpath(side.format(name))) for name in ("affirming", "denying")] == [2, 2]
    assert "declines to comment" in claim.xpath("string(.//section[@class='side unclear'])")


def test_party_shows_what_its_listing_says(page: lxml.html.HtmlElement) -> None:
    """A party's card gives list, authority, dates, citation, programme, reason, match and verdict."""
    words = " ".join(page.xpath("string(//article[@id='party-1'])").split())
    for fact in (
        "Restricted Parties List",
        "Department of Trade, Marland",
        "on the list since 2024-03-18",
        "12 MR 4407",
        "RPL-WEAPONS",
        "in support of a weapons programme",
        "matches 98 of 100",
        "equal but for the legal form",
        "Same",
    ):
        assert fact in words
    assert "A hit is not an accusation" in page.xpath("string(//section[@id='parties'])")


def test_headings_do_not_skip_a_level(page: lxml.html.HtmlElement) -> None:
    """Headings go down one level at a time, for readers who hear the page."""
    levels = [int(heading.tag[1]) for heading in page.xpath("//h1 | //h2 | //h3 | //h4")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_tables_name_their_columns_and_rows(page: lxml.html.HtmlElement) -> None:
    """Every header cell of every table has a scope."""
    assert page.xpath("//table")
    assert page.xpath("//th[not(@scope)]") == []


def test_chinese_words_bear_their_language(page: lxml.html.HtmlElement) -> None:
    """Hanzi stand in elements with a Chinese language tag, so that the right typeface is used."""
    assert page.xpath("//a[@class='party']/bdi[@lang='zh' and text()='临海新区投资有限公司']")
    assert page.xpath("//div[@class='text' and @lang='zh']")


def test_empty_case_says_that_nothing_was_found(empty_case: Case) -> None:
    """A case without anything still gives a whole page that says so in each section."""
    page = lxml.html.document_fromstring(render_dossier(empty_case))
    words = " ".join(page.text_content().split())
    for sentence in (
        "No organisation and no person was found",
        "No relationship was found",
        "No claim is both affirmed and denied",
        "No ownership rule was checked",
        "Nothing that was found has a date",
        "No name was screened",
        "there is nothing to draw",
    ):
        assert sentence in words


def test_long_text_is_embedded_in_passages(case: Case) -> None:
    """Of a very long text only the surroundings of what is cited are embedded, and the page says so."""
    long = tuple(replace(document, text=document.text + "\nMore words." * 30_000) for document in case.documents)
    html = render_dossier(replace(case, documents=long))
    assert len(html) < 400_000
    assert "only passages around what this dossier rests on are embedded" in html
    assert "characters left out" in html
    page = lxml.html.document_fromstring(html)
    known = set(ids(page))
    assert [href for href in page.xpath("//@href") if href.startswith("#") and href[1:] not in known] == []


def test_hostile_title_cannot_end_the_title_element(hostile_page: lxml.html.HtmlElement) -> None:
    """The title element holds the whole hostile title."""
    assert EVIL[:40] in hostile_page.xpath("string(//head/title)")
