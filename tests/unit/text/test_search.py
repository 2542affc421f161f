"""Words for searching."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tieline.text.normal import fold_plain
from tieline.text.search import TERM_CHARS, iter_phrase_spans, search_phrases, search_terms

fold_plain("é")  # builds the table, so that no example is timed with it
WORDS = st.text(alphabet='ab é_-"\n飞騰１', max_size=30)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("天津飞腾 Phytium", "天 津 飞 腾 phytium"),
        ("飛騰FT-2000+", "飞 腾 ft 2000"),
        ("Société (Ｇｒｏｕｐ)", "societe group"),
        ("snake_case", "snake case"),
        ("…", ""),
    ],
)
def test_terms_are_folded_words_and_single_hanzi(text: str, terms: str) -> None:
    """Each Hanzi and each word is one term."""
    assert search_terms(text) == terms


def test_a_very_long_word_is_indexed_in_pieces() -> None:
    """Encoded data makes terms of bounded length."""
    assert {len(term) for term in search_terms("x" * 1050).split()} == {TERM_CHARS, 50}


@pytest.mark.parametrize(
    ("typed", "phrases"),
    [
        ("飞腾", ("飞 腾",)),
        ("Phytium Tianjin", ("phytium", "tianjin")),
        ('"Tianjin Phytium" x', ("tianjin phytium", "x")),
        ("“Tianjin Phytium”", ("tianjin phytium",)),
        ("F-35 F-35", ("f 35",)),
        ('NEAR(a b) * -x "unclosed', ("near a", "b", "x", "unclosed")),
        (' "" * ', ()),
    ],
)
def test_only_quotes_have_a_meaning(typed: str, phrases: tuple[str, ...]) -> None:
    """What other search engines take as operators is read as words or not at all."""
    assert search_phrases(typed) == phrases


@given(WORDS, WORDS, WORDS)
@example("", "a", "b")
def test_a_phrase_is_found_where_its_terms_stand(before: str, words: str, after: str) -> None:
    """Each span that is found holds exactly the terms of the phrase."""
    text = f"{before} {words} {after}"
    phrase = search_terms(words)
    found = list(iter_phrase_spans(text, phrase))
    assert bool(found) == bool(phrase)
    assert all(search_terms(text[start:end]) == phrase for start, end in found)


@pytest.mark.parametrize(
    ("text", "phrase", "quotes"),
    [
        ("天津飛騰，飞\n腾", "飞 腾", ["飛騰", "飞\n腾"]),
        ("Phytiums PHYTIUM", "phytium", ["PHYTIUM"]),
        ("F-35 F35 f 35", "f 35", ["F-35", "f 35"]),
        ("飞腾FT2000", "腾 ft2000", ["腾FT2000"]),
    ],
)
def test_spans_follow_the_words_of_the_text(text: str, phrase: str, quotes: list[str]) -> None:
    """Spans cut the text's own spelling, line breaks included."""
    assert [text[start:end] for start, end in iter_phrase_spans(text, phrase)] == quotes


def test_looking_can_start_and_stop_anywhere() -> None:
    """Offsets count from the start of the whole text."""
    assert list(iter_phrase_spans("ab ab ab", "ab", start=2, end=6)) == [(3, 5)]
