"""Untrusted words made safe to show."""

from __future__ import annotations

import pytest

from tieline.report.visible import find_web_address, keep_xml_characters, render_visible, render_words, show_plain


def test_markup_is_escaped() -> None:
    """Characters that mean something in HTML are escaped."""
    assert str(render_visible("<b>\"&'")) == "&lt;b&gt;&#34;&amp;&#39;"


@pytest.mark.parametrize(
    "character", ["\u202e", "\u2066", "\u200b", "\ufeff", "\x00", "\ud800", "\U000e0041", "\u061c"]
)
def test_invisible_character_gets_a_mark(character: str) -> None:
    """What can reorder or hide words is replaced by its code, visibly."""
    shown = str(render_visible(f"a{character}b"))
    assert character not in shown
    assert f"U+{ord(character):04X}" in shown


def test_line_breaks_and_tabs_stay() -> None:
    """Line breaks and tabs are part of a text and stay."""
    assert str(render_visible("a\n\tb")) == "a\n\tb"


def test_plain_marks_need_no_markup() -> None:
    """Where no HTML is possible the mark is plain text."""
    assert show_plain("a\u202eb") == "a[U+202E]b"


def test_words_are_isolated() -> None:
    """Words of a source stand in an element that isolates their direction."""
    assert str(render_words("שלום")) == "<bdi>שלום</bdi>"


def test_hanzi_bear_their_language() -> None:
    """A Chinese name is tagged as Chinese as a whole, Hanzi inside other words as a run."""
    assert str(render_words("飞腾（天津）")) == '<bdi lang="zh">飞腾（天津）</bdi>'
    assert str(render_words("Phytium 飞腾 Co.")) == '<bdi>Phytium <span lang="zh">飞腾</span> Co.</bdi>'


def test_japanese_and_korean_are_not_taken_for_chinese() -> None:
    """Kana and Hangul tell the language."""
    assert 'lang="ja"' in render_words("株式会社ファーウェイ")
    assert 'lang="ko"' in render_words("화웨이")


@pytest.mark.parametrize("address", ["https://a.example/b?c=1#d", "HTTP://a.example", "http://[::1]/x"])
def test_web_addresses_are_safe_to_follow(address: str) -> None:
    """Absolute http and https addresses become links."""
    assert find_web_address(address) == address


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "javascript:alert(1)",
        "data:text/html,x",
        "JaVaScRiPt://a.example/%0aalert(1)",
        "https://",
        "https://a.example/ b",
        "https://a.example/\u202e",
        "https://[bad/",
        "//a.example",
        "sources/a.html",
        "file:///etc/passwd",
        'https://a.example/"onclick="x',
    ],
)
def test_other_addresses_are_never_links(address: str | None) -> None:
    """Other schemes, paths, and addresses with spaces, quotes or invisible characters are no links."""
    assert find_web_address(address) is None


def test_xml_keeps_only_what_it_may_hold() -> None:
    """Controls and lone surrogates are replaced where XML is written."""
    assert keep_xml_characters("a\x00\ud800\tb") == "a\ufffd\ufffd\tb"
