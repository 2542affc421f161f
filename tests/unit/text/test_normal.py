"""Normal forms and views."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieline.text.normal import canonical, count_reordering, fold, fold_plain, strip_accents

fold_plain("é")  # builds the table, so that no example is timed with it
ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=()), max_size=200)


@given(ANY_TEXT)
def test_canonical_text_is_stable(raw: str) -> None:
    """Bringing canonical text into canonical form changes nothing."""
    assert canonical(canonical(raw)) == canonical(raw)


@given(ANY_TEXT)
def test_canonical_text_is_composed_utf8(raw: str) -> None:
    """Canonical text is NFC and can be written as UTF-8."""
    text = canonical(raw)
    assert unicodedata.is_normalized("NFC", text)
    assert text.encode().decode() == text


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\f", "\v", "\x85", "\u2028", "\u2029", "\x1c"])
def test_every_line_end_becomes_a_line_feed(end: str) -> None:
    """Lines end by a line feed, whatever ended them."""
    assert canonical(f"one{end}two") == "one\ntwo"


@given(ANY_TEXT)
def test_canonical_text_has_no_other_controls(raw: str) -> None:
    """Of the control characters only tabs and line feeds stay."""
    assert {one for one in canonical(raw) if unicodedata.category(one) == "Cc"} <= {"\t", "\n"}


def test_byte_order_marks_go() -> None:
    """A byte order mark is no part of the text, wherever it stands."""
    assert canonical("\ufeffa\ufeffb\x00") == "ab"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Hua\u200bwei", "Huawei"),
        ("\u200eAcme\u200f \u2066Corp\u2069", "Acme Corp"),
        ("长\u2060城", "长城"),
        ("Tech\u00adnology and tech\u00ad\nnology", "Technology and technology"),
        ("Ac\u200dme", "Acme"),
        ("\u0645\u06cc\u200c\u062e", "\u0645\u06cc\u200c\u062e"),
        ("\U0001f468\u200d\U0001f469", "\U0001f468\u200d\U0001f469"),
    ],
    ids=["space", "direction", "joiner", "hyphen", "width", "persian", "picture"],
)
def test_marks_that_nobody_sees_go(raw: str, expected: str) -> None:
    """What has no width and no meaning is no part of the text; joiners stay where they are part of the spelling."""
    assert canonical(raw) == expected


def test_marks_of_order_are_counted() -> None:
    """Embeddings, overrides and isolates can show a text in another order; simple marks cannot."""
    assert count_reordering("\u202eab\u202c \u2066c\u2069 \u200e") == 4


def test_what_xml_cannot_carry_is_replaced() -> None:
    """Lone surrogates and non-characters become replacement characters."""
    assert canonical("a\ud800b\uffff") == "a\ufffdb\ufffd"


def test_a_mark_that_loses_its_neighbour_is_composed() -> None:
    """A control character between a letter and its accent does not stop composition."""
    assert canonical("e\x00\u0301") == "é"


@given(ANY_TEXT)
def test_folding_keeps_the_length(text: str) -> None:
    """A folded text has a character for each character, whatever the text."""
    assert len(fold(text)) == len(text)
    assert len(fold_plain(text)) == len(text)


@given(ANY_TEXT)
def test_folding_is_stable(text: str) -> None:
    """Folding what is folded changes nothing."""
    assert fold(fold(text)) == fold(text)
    assert fold_plain(fold_plain(text)) == fold_plain(text)


@given(ANY_TEXT)
def test_long_texts_fold_like_short_ones(text: str) -> None:
    """The way for long texts and the way for short ones agree."""
    assert fold(text * 3 + "長" * 70) == "".join(fold(one) for one in text) * 3 + "长" * 70


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("PHYTIUM Straße ẞ", "phytium straße ß"),
        ("Ｆｅｉｔｅｎｇ（２１２）", "feiteng(212)"),
        ("國防科技大學", "国防科技大学"),
        ("試験実業繊維製図", "试验实业纤维制图"),
        ("“Tianhe” ‘2’ 「天河」", '"tianhe" \'2\' "天河"'),
        ("a\xa0b\u3000c", "a b c"),
        ("F‑35", "f-35"),
        ("⽤⼾", "用户"),
        ("ﬁ ½ İ", "ﬁ ½ İ"),
    ],
)
def test_folding_drops_what_tells_no_names_apart(text: str, folded: str) -> None:
    """Case, width, script form and quotation style fold away; what would grow longer stays."""
    assert fold(text) == folded


@pytest.mark.parametrize("character", "研台干于后里发国产广")
def test_simplified_hanzi_stay(character: str) -> None:
    """What GB2312 holds is never converted, as a Japanese table would do."""
    assert fold(character) == character


def test_all_of_gb2312_stays() -> None:
    """No Hanzi of the simplified standard changes when folded."""
    pairs = ((high, low) for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF))
    hanzi = "".join(bytes(pair).decode("gb2312", "ignore") for pair in pairs)
    assert len(hanzi) == 6763
    assert fold(hanzi) == hanzi


def test_plain_folding_takes_accents_off() -> None:
    """Latin and Greek letters lose their marks, Cyrillic and Kana keep theirs."""
    assert fold_plain("Société Łódź Ἀθῆναι Й ガ") == "societe lodz αθηναι й ガ"


def test_stripping_accents_takes_loose_marks_too() -> None:
    """Composed and decomposed letters come out the same, in their own case."""
    assert strip_accents("Société S̆ e\u0301 Øst ガ") == "Societe S e Ost ガ"
