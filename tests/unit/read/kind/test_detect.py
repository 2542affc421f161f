"""Kinds of documents, shown by their own words."""

from __future__ import annotations

import pytest

from tieline.model import PartialDate
from tieline.read.kind.detect import find_setting
from tieline.read.kind.setting import DocumentKind, Form, Setting

ORDER = (
    "By the authority vested in me as President, it is hereby ordered:\n\n"
    "Section 1. I find that Acme Ltd is a threat.\n\n"
    "                 QIU B. SHAN\n\nTHE GREEN HOUSE,\n    May 13, 2024.\n"
)
LETTER = "June 3, 2021\n\nDear Members:\n\nWe have found that Acme Ltd supplies Beta Ltd.\n\nSincerely,\n\nQiu Shan\n"


def _setting(text: str, *, published: str | None = None) -> Setting:
    setting = find_setting(text, PartialDate(published) if published else None)
    assert setting is not None
    return setting


@pytest.mark.parametrize(
    ("text", "kind", "shown"),
    [
        (ORDER, "order", "By the authority vested in me as President"),
        ("AGENCY: Bureau of Trade\n\nACTION: Final rule.", "notice", "AGENCY: Bureau of Trade"),
        (
            "The Ministry of Trade hereby announces that it adds Acme.",
            "notice",
            "The Ministry of Trade hereby announces",
        ),
        (LETTER, "letter", "Dear Members:"),
        ("Statement by Qiu Shan on the listing\n\nWe oppose it.", "statement", "Statement by Qiu Shan"),
        (
            "Testimony before the Trade Board on “Chips” - May 3, 2021 - Qiu Shan, Blue University\n\nWe saw it.",
            "statement",
            "Testimony before the Trade Board on “Chips” - May 3, 2021 - Qiu Shan",
        ),
        ("Contract Award Notice\nSupplier: Acme", "procurement_notice", "Contract Award Notice"),
        ("Acme Ltd\nCompany number: 01234567\nDirectors: Qiu Shan", "register_extract", "Company number: 01234567"),
        ("北国商务部公告2025年第21号\n现将Acme列入清单。", "notice", "北国商务部公告2025年第21号"),
        ("蓝桥大学设备采购项目中标公告\n采购人：蓝桥大学", "procurement_notice", "中标公告"),
    ],
    ids=["order", "notice", "hereby", "letter", "statement", "testimony", "award", "register", "zh-notice", "zh-award"],
)
def test_kind_is_shown_by_a_span(text: str, kind: str, shown: str) -> None:
    """Every kind comes with the words that show it."""
    setting = _setting(text)
    assert (setting.kind.value, setting.shown_by.cut(text)) == (kind, shown)


def test_news_has_no_kind() -> None:
    """Where nothing shows a kind, none is guessed."""
    assert find_setting("Qiu Shan said on Friday that the plant had closed.", None) is None


def test_an_order_names_its_signer_and_day() -> None:
    """Who signs and the day under the signature are the order's voice, with their spans."""
    voice = _setting(ORDER).passages[0].voice
    assert (voice.span.cut(ORDER), voice.date) == ("QIU B. SHAN", PartialDate("2024-05-13"))
    assert voice.date_span is not None
    assert voice.date_span.cut(ORDER) == "May 13, 2024"


def test_a_letter_is_dated_by_its_document() -> None:
    """A letter's signer speaks on the day that the document states."""
    setting = _setting(LETTER, published="2021-06-03")
    assert [(p.voice.name, p.voice.date, p.form) for p in setting.passages] == [
        ("Qiu Shan", PartialDate("2021-06-03"), Form.SPEECH)
    ]


def test_an_unsigned_order_has_no_voice() -> None:
    """An order that names nobody speaks with nobody's voice."""
    setting = _setting("It is hereby ordered that the plant be closed.")
    assert (setting.kind, setting.passages) == (DocumentKind.ORDER, ())


def test_a_transcript_is_dated_by_its_heading() -> None:
    """The only whole day over a transcript is the day of all its turns."""
    text = "Press conference on March 3, 2023\n\nQ: Who owns it?\nA: A fund does."
    assert {p.voice.date for p in _setting(text, published="2023-03-04").passages} == {PartialDate("2023-03-03")}


def test_a_signature_of_stars_is_nobodys() -> None:
    """A line of stars where a signature would stand names no voice, and the kind is found all the same."""
    setting = _setting("兹说明蓝桥大学向蓝桥公司购买设备。\n\n特此函复。\n\n**\n\n2021年3月5日\n")
    assert (setting.kind, setting.passages) == (DocumentKind.LETTER, ())
